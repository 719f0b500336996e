"""What figures count or measure, and whether they are below zero: said beside them."""

from __future__ import annotations

import re

from transmem.fidelity.writing import Writing

# A sign is one where no word or figure ends before it: `(-5)`, not `2010-2015` or `COVID-19`.
# Chinese and Japanese have no spaces before it.
_SIGN = re.compile(
    r"(?:^|(?<![\w)\]])(?<!\d\s)|(?<=[为為至到是由从達达がはをにの約约]))(?:[$€£¥]\s?)?[-−–]$"
)
_MONEY = frozenset("$%£€¥")
_WINDOW = 14
_ENDS = frozenset(".,;:!?)]»”\"'،؛。，、；：")


def unit_of(text: str, start: int, end: int, writing: Writing) -> str:
    """Gives the code of the unit that stands after or before figures; empty if none does."""
    if end < len(text) and text[end] not in _ENDS:
        found = writing.units_after.match(text, end)
        if found:
            return found.lastgroup or ""
    if start and text[start - 1] not in "([-–/":
        before = text[max(0, start - _WINDOW) : start]
        last = before.rstrip()[-1:]
        # In English a sign or capitals may stand before figures; no word does.
        likely = last.isupper() or last in _MONEY or not last.isascii()
        likely = likely or writing.notation.percent_before
        if last and likely and (found := writing.units_before.search(before)):
            return found.lastgroup or ""
    return ""


def is_negative(text: str, start: int, writing: Writing) -> bool:
    """Whether a minus sign or a word for one stands before figures."""
    if not start:
        return False
    before = text[max(0, start - _WINDOW) : start]
    if before[-1] in "-−–":
        return bool(_SIGN.search(before))
    return bool(writing.negative_before.search(before))
