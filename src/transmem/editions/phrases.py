"""Finds what is written in Latin letters inside a text that runs from right to left.

A title, a name or a reference with its date is read from left to right as a whole. The Unicode
bidirectional algorithm keeps a stretch of Latin words together, but not the figures at its ends:
``The Age, 6`` before an Arabic month takes the day to the far side, and ``29 February`` is shown
as ``February 29``. A format that isolates the stretch shows it as English does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
# Blocks of Hebrew, Arabic, Syriac, Thaana and N'Ko, and the presentation forms of the first two.
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_SIGNS = " '’.,:;&+/(–—-"
_STRETCH = re.compile(
    rf'(?<=[“«"])(?P<quoted>[^“”«»"{_RIGHT_TO_LEFT}]+)(?=[”»"])'
    rf"|(?<![{_LATIN}0-9])[{_LATIN}0-9](?:[{_LATIN}0-9){_SIGNS}]*[{_LATIN}0-9)])?"
)
_WORD = re.compile(rf"[{_LATIN}][{_LATIN}]")
# Figures that begin a stretch, and what parts those that end it from its words.
_FIRST_FIGURES = re.compile(rf"[^{_LATIN}]*\s(?=[{_LATIN}])")
_PARTING = re.compile(r"[,;:(–—-]")
_AFTER_A_WORD = re.compile(r"[^\W\d]\s+$")
_BEFORE_A_WORD = re.compile(r"\s+[^\W\d]")


def phrases(text: str) -> Iterator[tuple[int, int]]:
    """Finds stretches of Latin words, with the figures and brackets that are theirs.

    What stands in quotation marks is one phrase. Elsewhere figures before a stretch are its own
    unless they follow a word of the text; so are figures after it, unless a comma or a bracket
    parts them from it and a word of the text follows. A single letter is no phrase.

    >>> [text[a:b] for text in ["ورد في The Age, 6 آذار"] for a, b in phrases(text)]
    ['The Age']

    Args:
        text: Prose, without marks and codes.

    Yields:
        Where each begins and ends.
    """
    for found in _STRETCH.finditer(text):
        start, end = found.span()
        if not found["quoted"]:
            start, end = _own(text, start, end)
        if _WORD.search(text, start, end):
            yield start, end


def _own(text: str, start: int, end: int) -> tuple[int, int]:
    """Leaves the text what is its own at both ends of a stretch."""
    first = _FIRST_FIGURES.match(text, start, end)
    if first and _AFTER_A_WORD.search(text, max(0, start - 20), start):
        start = first.end()
    stretch = _balanced(text[start:end])
    if _BEFORE_A_WORD.match(text, start + len(stretch)):
        stretch = _without_last_figures(stretch)
    return start, start + len(stretch.rstrip(_SIGNS))


def _without_last_figures(stretch: str) -> str:
    words = stretch.rstrip(f"{_SIGNS}0123456789")
    parting = _PARTING.search(stretch, len(words))
    return stretch[: parting.start()] if parting else stretch


def _balanced(stretch: str) -> str:
    """Cuts a stretch before the first bracket that has no partner in it."""
    open_brackets: list[int] = []
    for place, sign in enumerate(stretch):
        if sign == "(":
            open_brackets.append(place)
        elif sign == ")":
            if not open_brackets:
                return stretch[:place]
            open_brackets.pop()
    return stretch[: open_brackets[0]] if open_brackets else stretch
