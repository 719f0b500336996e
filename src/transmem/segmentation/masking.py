"""A copy of a text in which only prose has punctuation, as long as the text itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from transmem.addresses import ADDRESS, trim_address

# As with addresses, no pattern here gives back what it took.
# Symbols and codes: letters, digits and signs with a slash among them, `A/67/753`,
# `CM/Del/Concl(92)471bis`, `8/43-C`, or a number that points run through, `11.03.1992`.
_CODE = re.compile(
    r"(?<![\w.-])[^\W_](?:\([\w-]++\)|[\w.-])*+(?:/(?:\([\w-]++\)|[\w.*-])++)++"
    r"|(?<!\d)\d++(?:[.,]\d++)++"
)
_MARK = re.compile(r"\[\^[^\]\s]{1,8}\]|\[\d{1,3}\]|[⁰¹²³⁴-⁹]+")
_SPACE = re.compile(r"[^\S\n\r]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """The copy, the text itself, and where footnote marks begin in it."""

    text: str
    original: str
    marks: tuple[int, ...]

    def mark_starts(self, found: re.Match[str]) -> tuple[int, ...]:
        """Where marks begin within a match on the copy."""
        first = bisect_left(self.marks, found.start())
        return self.marks[first : bisect_left(self.marks, found.end())]


def mask(text: str) -> Masked:
    """Hides addresses and codes behind letters and digits, and marks behind the sign before them.

    Offsets in the copy are offsets in the text. Every kind of space becomes U+0020: sentencex
    panics on a capital letter, a no-break space and a full stop.
    """
    marks = tuple(found.start() for found in _MARK.finditer(text))
    masked = ADDRESS.sub(_hide_address, text)
    masked = _CODE.sub(_hide_code, masked)
    masked = _MARK.sub(lambda found: " " * len(found[0]), masked)
    return Masked(text=_SPACE.sub(" ", masked), original=text, marks=marks)


def _hide_address(found: re.Match[str]) -> str:
    address = trim_address(found[0])
    return "x" * len(address) + found[0][len(address) :]


def _hide_code(found: re.Match[str]) -> str:
    code = found[0].rstrip(".")
    return "9" * len(code) + found[0][len(code) :]
