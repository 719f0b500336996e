"""Text → tokens, as the memory compares them.

A token is a word, a number, a code (a document symbol), a tag or a sign of punctuation. Spaces are
none. Where a script puts no spaces between words, each ideograph, each hiragana and each cluster of
a Thai, Lao, Burmese or Khmer consonant is a token, and a run of katakana is one.

Of each surface the memory knows its *key*, by which it is found: a word without its case and its
width, and one key for all numbers, since a match whose numbers differ is a good match.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

WORD, NUMBER, CODE, TAG, SIGN = range(5)

WHOLE = 1000
"""What a word weighs, in thousandths of a token; all distances are counted so, in whole numbers."""
SLIGHT = 50
"""What a tag or a sign weighs, and what another case or another number costs."""

LONGEST = 64
"""Letters of a word that can be near another: what is longer is no word, but data."""

# Scripts without spaces between words (Unicode Standard, chapters 16 and 18).
_SOUTHEAST = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_KANA = "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9d"
_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Vowel signs, points and joiners, which Python's \w leaves out.
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0963\u0971-\u0dff\u200c\u200d"
)
_SOUTHEAST_MARKS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    "\u102b-\u103e\u1056-\u1059\u17b4-\u17d3"
)
_PLAIN = "[^\\W" + _SOUTHEAST + _KANA + _HAN + "]"
# Letters and marks in any order: as runs, which take half the time of an alternation a letter.
_LETTERS = f"(?:{_PLAIN}++|[{_MARKS}]++{_PLAIN}*+)(?:[{_MARKS}]++{_PLAIN}*+)*+"
_PATTERNS = {
    TAG: r"<[^<>\s][^<>]{0,200}>|\{[\w.!:]{0,40}\}|\[\^\w+\]"
    r"|%\(\w+\)[a-zA-Z]|%\d*\$?[sdifux](?!\w)|&#?\w+;",
    # Addresses are words that hold together.
    WORD: r"(?:https?|ftp)://[^\s<>\"“”«»]*[\w/]|www\.[^\s<>\"“”«»]*[\w/]"
    r"|[\w.+-]{1,64}+@[\w-]+(?:\.[\w-]+)+",
    # What a slash does not follow is no code: most is refused without looking for a digit.
    CODE: rf"(?=[\w.()]*+/)(?=[\w.()/-]*\d){_PLAIN}[\w.()]*(?:/[\w.()-]*{_PLAIN})+",
    NUMBER: r"\d+(?:[.,:/’'\u00a0\u202f\u066b\u066c–-]\d+)*[a-zA-Zа-яº°ª]{0,2}(?![a-zA-Zа-я_])",
}
_SPACED = rf"{_LETTERS}(?:['’]{_LETTERS})*"
_UNSPACED = (
    rf"[{_HAN}]|[\u30a1-\u30fe\u31f0-\u31ff\uff66-\uff9d]+|[{_KANA}]"
    rf"|[{_SOUTHEAST}][{_SOUTHEAST_MARKS}]*"
)
_TOKEN = re.compile("|".join([*_PATTERNS.values(), _SPACED, _UNSPACED, r"[-=*.~#·…]{2,}", r"\S"]))
_KINDS = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS.items())
_WORDLIKE = re.compile(f"{_SPACED}|{_UNSPACED}")
# Tokens that may hold spaces: tags, and numbers whose groups no-break spaces part.
_JOINED = re.compile("[<\u00a0\u202f]")
_MOST_KNOWN = 40_000  # surfaces, and pieces of text, that are remembered
_MOST_PIECES = 20_000
_SHORT = 2  # letters of words that have no near ones; the keys of numbers and codes have one
_LONG = 24  # characters of a piece that is not likely to come again


class Token(NamedTuple):
    """What a surface is.

    Attributes:
        kind: `WORD`, `NUMBER`, `CODE`, `TAG` or `SIGN`.
        key: What it is found by; the same for all numbers, and for all codes.
        weight: `WHOLE` or `SLIGHT`.
    """

    kind: int
    key: str
    weight: int


def cut(text: str) -> list[str]:
    """Gives the surfaces of a text's tokens, in their order.

    >>> cut("See A/67/753, para. 1,275 (don’t).")
    ['See', 'A/67/753', ',', 'para', '.', '1,275', '(', 'don’t', ')', '.']
    >>> cut("第822号决议 <b>")
    ['第', '822', '号', '决', '议', '<b>']
    """
    if _JOINED.search(text):
        return _TOKEN.findall(text)
    found: list[str] = []
    for piece in text.split():
        if piece.isascii() and piece.isalpha():
            found.append(piece)
        else:
            found += _PIECES[piece]
    return found


def pieces(text: str) -> Sequence[str | tuple[str]]:
    """Gives what stands between the spaces of a text, which can be cut piece by piece.

    Where a token may hold a space, or a NUL is in a text, the surfaces are given instead, each in a
    tuple.
    """
    if "\0" in text or (("<" in text or not text.isascii()) and _JOINED.search(text)):
        return [(surface,) for surface in _TOKEN.findall(text)]
    return text.split()


def cut_pieces(text: str) -> list[str]:
    """Gives the surfaces of such pieces, with spaces between them."""
    return _TOKEN.findall(text)


class _Pieces(dict[str, list[str]]):
    """Remembers the tokens of what stands between spaces: most of it is met again and again."""

    def __missing__(self, piece: str) -> list[str]:
        if len(self) >= _MOST_PIECES:
            self.clear()
        found = _TOKEN.findall(piece)
        if len(piece) <= _LONG:
            self[piece] = found
        return found


_PIECES = _Pieces()


class _Known(dict[str, Token]):
    """Remembers what surfaces are, up to a bound, so that text of any size takes no more memory."""

    def __missing__(self, surface: str) -> Token:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        found = self[surface] = _token(surface)
        return found


TOKENS = _Known()
"""What surfaces are, by surface: ``TOKENS["Files"].key == "files"``."""


def key_of(surface: str) -> str:
    """Gives the key of a word, a number or a code; of a tag or a sign nothing.

    It is `TOKENS` for those who ask once for each of many: nothing is remembered.
    """
    if surface.isascii() and surface.isalpha():
        return surface.lower()
    token = _token(surface)
    return token.key if token.weight == WHOLE else ""


def can_be_near(key: str) -> bool:
    """Whether a key is that of a word of a length at which words can be near."""
    return _SHORT < len(key) <= LONGEST


def _token(surface: str) -> Token:
    kind = _kind(surface)
    if kind == NUMBER:
        return Token(kind, "\x01", WHOLE)
    if kind == CODE:
        return Token(kind, "\x02", WHOLE)
    return Token(kind, _folded(surface), WHOLE if kind == WORD else SLIGHT)


def _kind(surface: str) -> int:
    if surface.isascii() and surface.isalpha():
        return WORD
    for kind, pattern in _KINDS:
        if pattern.fullmatch(surface):
            return kind
    return WORD if _WORDLIKE.fullmatch(surface) else SIGN


def _folded(surface: str) -> str:
    """Takes case, width and shapes of apostrophes away."""
    if surface.isascii():
        return surface.lower()
    return unicodedata.normalize("NFKC", surface).casefold().replace("’", "'")
