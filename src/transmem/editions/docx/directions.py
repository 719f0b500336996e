"""Cuts a text where its direction changes, and says which signs keep the pieces in order.

Word shows a run by its own sign for direction, and so wants every piece in a run of its own
(17.3.2.30); other programs go by the Unicode Bidirectional Algorithm alone. Signs without width
put around a piece serve these. Word preserves the marks U+200E and U+200F and the embeddings
U+202A to U+202C (annex I.7 and 17.3.2.8 name them); the isolates of Unicode 6.3 are newer than
its rules, and what it makes of them nowhere written.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LRM, _RLM, _LRE, _RLE, _PDF = "\u200e", "\u200f", "\u202a", "\u202b", "\u202c"
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_NUMBER = "EN"
_CLOSERS = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«"}
_ARABIC = "،؛؟"
_HOLDERS = {0xA0: "\u202f", 0x2011: "-\u2060"}
_IN_NUMBERS = re.compile(r"(?<=\d)[\u00a0\u2011](?=\d)")
_QUOTES = {"“": "”", "‘": "’", "«": "»", "„": "“”", '"': '"'}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a text that is read in one direction, ``rtl`` or ``ltr``."""

    text: str
    direction: str


def pieces(text: str, direction: str) -> Iterator[Piece]:
    """Cuts a text into words of its own direction and words of the other.

    Numbers that follow foreign words go with them, as Unicode has it (rule W7), but nothing from a
    bracket on that is not opened and closed among the foreign words: that bracket is the text's
    own. Quotation marks around foreign words are theirs.

    Args:
        text: Some prose.
        direction: Of the text that it stands in.

    >>> [piece.text for piece in pieces("في The Age (6 آذار) وTime, 5 (no. 2)، ص", "rtl")]
    ['في ', 'The Age', ' (6 آذار) و', 'Time, 5 (no. 2)', '، ص']
    >>> [piece.text for piece in pieces("انظر “Time”، 5", "rtl")]
    ['انظر ', '“Time”', '، 5']
    """
    start = 0
    while (found := _foreign(text, start, direction)) is not None:
        begin, end = found
        if start < begin:
            yield Piece(text=text[start:begin], direction=direction)
        yield Piece(text=text[begin:end], direction="ltr" if direction == "rtl" else "rtl")
        start = end
    if start < len(text):
        yield Piece(text=text[start:], direction=direction)


def guards(direction: str) -> tuple[str, str]:
    """Gives the signs around words that are read against the direction of the text around them.

    After them the text goes on as if the words were not there, as after an isolate.

    Args:
        direction: That of the words, ``ltr`` or ``rtl``.

    Returns:
        What goes before them, and what after.
    """
    return (_LRM, f"{_LRM}{_RLM}") if direction == "ltr" else (_RLM, f"{_RLM}{_LRM}")


def held(words: str, direction: str) -> str:
    """Holds together what stands in a text from right to left, and is itself from left to right.

    LibreOffice breaks lines in the middle of such words and numbers where a no-break space or
    hyphen is near. The narrow space, and a hyphen with a joiner, forbid a break as well, and it
    does nothing special about them.

    >>> [ascii(held(one, "rtl")) for one in ("84\u00a0000", "نص\u00a05")]
    ["'84\\u202f000'", "'\\u0646\\u0635\\xa05'"]
    """
    if direction == "ltr":
        return words.translate(_HOLDERS)
    return _IN_NUMBERS.sub(lambda sign: sign[0].translate(_HOLDERS), words)


def embedding(direction: str) -> tuple[str, str]:
    """Gives what stands before and after a sentence that is read against the text around it."""
    return (_LRE, f"{_PDF}{_RLM}") if direction == "ltr" else (_RLE, f"{_PDF}{_LRM}")


def _foreign(text: str, start: int, direction: str) -> tuple[int, int] | None:
    """Finds the next words of the other direction: where they begin and end."""
    begin = limit = None
    for place in range(start, len(text)):
        own = _STRONG.get(unicodedata.bidirectional(text[place]))
        if begin is None and own not in {None, direction}:
            begin = place
        elif begin is not None and own == direction:
            limit = place
            break
    if begin is None:
        return None
    end = begin + _length(text[begin:limit], direction)
    quoted = begin > start and text[end : end + 1] in _QUOTES.get(text[begin - 1], ())
    return begin - quoted, end + quoted


def _length(words: str, direction: str) -> int:
    """Finds where foreign words end that begin a text without words of its own direction."""
    opened: list[int] = []
    closed: set[int] = set()
    limit = len(words)
    for place, sign in enumerate(words):
        if sign in _CLOSERS.values():
            opened.append(place)
        elif sign in _CLOSERS and opened and words[opened[-1]] == _CLOSERS[sign]:
            opened.pop()
            closed.add(place)
        elif sign in _CLOSERS or sign in _ARABIC:
            limit = place
            break
    limit = min([limit, *opened])
    last = 0
    for place, sign in enumerate(words[:limit]):
        kind = unicodedata.bidirectional(sign)
        foreign = _STRONG.get(kind, direction) != direction or kind == _NUMBER
        if foreign or place in closed:
            last = place + 1
    return last
