"""Months, by name or by number, with the day and the year that stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transmem.fidelity.folding import Folded
from transmem.fidelity.ideographs import ideographs
from transmem.fidelity.values import Month
from transmem.fidelity.writing import Writing

_DAY_BEFORE = re.compile(
    r"(?<!\d)(?<!\d[.,/])(\d{1,2})(?:\s?(?:er|re|º|ª|o\.|st|nd|rd|th|\.|-\w{1,3}))?"
    r"(?:\s+(?:of|de|du|من))?\s*$"
)
_DAY_AFTER = re.compile(r"\s*(\d{1,2})(?:st|nd|rd|th)?(?!\d|[.,]\d)")
_YEAR_AFTER = re.compile(r"\s*,?(?:\s+(?:of|de|del|du|عام|سنة|لعام))?\s*(\d{4})(?!\d)")
_YEAR_AFTER_DAY = re.compile(r"\s*\d{1,2}(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_REACH = 24
# 年 月 日: the month is a number, and the day and the year carry their own signs.
_IDEOGRAPHIC = re.compile(
    r"(?:(?P<year>\d{4})\s?年\s?)?(?<!\d)(?P<month>1[0-2]|0?[1-9])\s?月(?!\s?来)(?:\s?(?P<day>\d{1,2})\s?[日号])?"
)
# 2014年7-8月: the sign of the month is written once.
_SHARED = re.compile(r"(?<=年)(?:1[0-2]|[1-9])(?=\s?[-–—至、]\s?(?:1[0-2]|[1-9])月)")
_SPELLED = re.compile(
    r"(?:(?<=年)(?P<m>十[一二]?|[一二三四五六七八九])月|(?P<n>十[一二]?|[一二三四五六七八九])月(?=[一二三四五六七八九十]{1,3}[日号]))"
)
# 26.02.1992, 26/02/1992 and ISO 8601.
_JOINED = re.compile(r"\d[./-]\d")
_NUMERIC = re.compile(
    r"(?<![\d./-])(?:(?P<d>0?[1-9]|[12]\d|3[01])(?P<s>[./])(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<y>\d{4})"
    r"|(?P<iy>\d{4})-(?P<im>0[1-9]|1[0-2])-(?P<id>0[1-9]|[12]\d|3[01]))(?![\d/-]|\.\d)"
)

Found = tuple[int, int, Month]


def months(folded: Folded, text: str, writing: Writing) -> Iterator[Found]:
    """Finds months; the figures of days and years beside a name are left for the numbers.

    Yields:
        The stretch of the copy that the month alone takes, and the month.
    """
    if _JOINED.search(text):
        yield from _numeric(folded, text)
    if "月" in text:
        yield from _ideographic(folded, text)
        for found in _SHARED.finditer(text):
            month = Month(span=folded.span(*found.span()), months=(int(found[0]),))
            yield *found.span(), month
    if writing.notation.ideographic:
        yield from _spelled(folded, text)
    if writing.months.may_be_among(folded.words):
        yield from _named(folded, text, writing)


def _numeric(folded: Folded, text: str) -> Iterator[Found]:
    for found in _NUMERIC.finditer(text):
        group = "m" if found["m"] else "im"
        day, year = found["d"] or found["id"], found["y"] or found["iy"]
        start, end = found.span(group)
        value = Month(
            span=folded.span(start, end), months=(int(found[group]),), day=int(day), year=int(year)
        )
        # The separators go with the month, or `26.` and `.1992` would be read as decimals.
        yield start - 1, end + 1, value


def _ideographic(folded: Folded, text: str) -> Iterator[Found]:
    for found in _IDEOGRAPHIC.finditer(text):
        start, end = found.start("month"), text.index("月", found.start("month")) + 1
        yield (
            start,
            end,
            Month(
                span=folded.span(start, end),
                months=(int(found["month"]),),
                day=int(found["day"]) if found["day"] else None,
                year=int(found["year"]) if found["year"] else None,
            ),
        )


def _spelled(folded: Folded, text: str) -> Iterator[Found]:
    for found in _SPELLED.finditer(text):
        month = ideographs(found["m"] or found["n"])
        yield *found.span(), Month(span=folded.span(*found.span()), months=(month,))


def _named(folded: Folded, text: str, writing: Writing) -> Iterator[Found]:
    for found in writing.months.pattern.finditer(text):
        month = _beside_figures(folded, text, found, writing)
        # “sept” alone is seven; only a name in full is a month without figures.
        if not month.bare or len(found[0]) > 4 or writing.months.is_full(found[0]):
            yield *found.span(), month


def _beside_figures(folded: Folded, text: str, found: re.Match[str], writing: Writing) -> Month:
    """The month of a name, with the day and the year that stand beside it."""
    start, end = found.span()
    day = _DAY_BEFORE.search(text[max(0, start - _REACH) : start])
    after = text[end : end + _REACH]
    year = _YEAR_AFTER.match(after)
    if not day and not year:
        day = _DAY_AFTER.match(after)
        year = _YEAR_AFTER_DAY.match(after)
    names = re.split(r"\s?/\s?", found[0])
    return Month(
        span=folded.span(start, end),
        months=tuple(sorted({writing.months.number(name) for name in names})),
        day=int(day[1]) if day else None,
        year=int(year[1]) if year else None,
    )
