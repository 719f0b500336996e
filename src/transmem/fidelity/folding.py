"""A plain copy of a text to search in, and the way back to the text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import chain

from transmem.model import Span

# Bidirectional controls, joiners and the like: invisible, and no part of any value.
# So are the vowel signs and the stretching of Arabic: خُمس is خمس.
_UNSEEN = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\xad\u061c\u064b-\u0652\u0670\u0640"
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
_VISIBLE = re.compile(f"[^{_UNSEEN}]+")
_WIDE_COMMA = re.compile("(?<=[０-９])，(?=[０-９]{3})")
# Full-width signs within codes and decimals; not the punctuation that ends a Chinese clause,
# before which an address ends.
_SIGNS = "％－．／"
_SPACES = "\u00a0\u202f\u2007\u2009\u2008\u200a\u2002\u2003\u3000\t"


# Vowel signs and the virama of Devanagari are no letters to `\w`, but parts of words.
_ASCII_WORD = re.compile("[a-z]+")
WORD = re.compile("[^\\W\\d_]+(?:[\u0900-\u0963]+[^\\W\\d_]*)*")


class _Plain(dict[int, str]):
    """Maps a character to its plain form; made as texts need it, Unicode being large."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in _SPACES:
            plain = "\u00a0"
        elif unicodedata.category(character) == "Nd":
            plain = str(unicodedata.decimal(character))
        elif "\uff01" <= character <= "\uff5e" and (character.isalnum() or character in _SIGNS):
            plain = chr(code - 0xFEE0)
        elif "①" <= character <= "⑨" or "㈠" <= character <= "㈨":
            plain = str(int(unicodedata.numeric(character)))
        elif character == "İ":  # Turkish; in small letters it would be two characters
            plain = "i"
        else:
            plain = character
        self[code] = plain
        return plain


_PLAIN = _Plain()


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """The copy: digits are ASCII, spaces that do not break are U+00A0, nothing is invisible.

    Attributes:
        words: The words of the copy, casefolded: what they do not hold, need not be looked for.
        places: For each character of the copy, and for its end, the offset in the text.
    """

    text: str
    original: str
    places: tuple[int, ...] | range
    words: frozenset[str]

    def span(self, start: int, end: int) -> Span:
        """Gives the stretch of the text that a stretch of the copy stands for."""
        first = self.places[start]
        last = self.places[end - 1] + 1 if end > start else first
        return Span(text=self.original[first:last], start=first, end=last)


def fold(text: str) -> Folded:
    """Makes the copy. One character stands for one, so that no figure changes its meaning.

    >>> fold("٨٤ ٠٠٠").text, fold("１，２７５").text
    ('84 000', '1,275')
    """
    if text.isascii() and "\t" not in text:
        return Folded(text=text, original=text, places=range(len(text) + 1), words=_words(text))
    places: tuple[int, ...] | range
    if _INVISIBLE.search(text):
        visible = [found.span() for found in _VISIBLE.finditer(text)]
        places = (*chain.from_iterable(range(*stretch) for stretch in visible), len(text))
        copy = "".join(text[start:end] for start, end in visible)
    else:
        places, copy = range(len(text) + 1), text
    if "，" in copy:
        copy = _WIDE_COMMA.sub(",", copy)
    copy = copy.translate(_PLAIN)
    return Folded(text=copy, original=text, places=places, words=_words(copy))


def _words(text: str) -> frozenset[str]:
    if text.isascii():  # nearly twice as fast
        return frozenset(_ASCII_WORD.findall(text.lower()))
    return frozenset(WORD.findall(text.casefold()))
