"""Dates of other calendars as dates of ours: the Solar Hijri calendar, and eras of Japan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from transmem.fidelity.folding import Folded
from transmem.fidelity.values import Month, Number
from transmem.fidelity.writing import Writing

Found = tuple[int, int, Month | Number]

_DAY = re.compile(r"(?<!\d)(\d{1,2})\s*$")
_YEAR = re.compile(r"[\s،]*(?:سال\s)?(\d{4})(?!\d)")
_REACH = 12


def other_calendars(folded: Folded, text: str, writing: Writing) -> Iterator[Found]:
    """Finds dates that count from another year; as numbers they are weak, often said twice."""
    if not (writing.notation.eras or writing.notation.solar_months):
        return
    for found in writing.solar_pattern.finditer(text):
        yield from _solar(folded, text, found, writing)
    for found in writing.era_pattern.finditer(text):
        year = 1 if found["year"] == "元" else int(found["year"])
        span = folded.span(*found.span())
        value = Fraction(writing.notation.eras[found["era"]] + year)
        yield *found.span(), Number(span=span, readings=(value,), words=True, doubtful=True)


def _solar(folded: Folded, text: str, found: re.Match[str], writing: Writing) -> Iterator[Found]:
    """26 February 1992 of 7 Esfand 1370; a date without its day or year stays as it is."""
    day = _DAY.search(text, max(0, found.start() - _REACH), found.start())
    year = _YEAR.match(text, found.end())
    if not day or not year:
        return
    ours = gregorian(int(year[1]), writing.solar_month(found[0]), int(day[1]))
    if ours is None:
        return
    span = folded.span(*found.span())
    yield (
        *found.span(),
        Month(span=span, months=(ours.month,), day=ours.day, year=ours.year, converted=True),
    )
    for place, value in ((day, ours.day), (year, ours.year)):
        own = Fraction(int(place[1]))
        number = Number(
            span=folded.span(*place.span(1)),
            readings=(Fraction(value), own),
            words=True,
            doubtful=True,
        )
        yield *place.span(1), number


def gregorian(year: int, month: int, day: int) -> date | None:
    """Converts a Solar Hijri date; None if there is no such day.

    Years begin at the equinox of March; within 1206 to 1498 the cycle of 33 years, eight of them
    leap years, tells when (Kazimierz M. Borkowski, The Persian calendar for 3000 years, 1996).

    >>> gregorian(1370, 12, 7)
    datetime.date(1992, 2, 26)
    """
    length = 31 if month <= 6 else 30
    if not (1206 <= year <= 1498 and 1 <= day <= length):
        return None
    # 1 Farvardin 1354 was 21 March 1975; leap years are those with these rests of 33.
    leaps = {1, 5, 9, 13, 17, 22, 26, 30}
    low, high = sorted((year, 1354))
    days = 365 * (high - low) + sum(one % 33 in leaps for one in range(low, high))
    start = date(1975, 3, 21) + timedelta(days=days if year >= 1354 else -days)
    past = min(month - 1, 6) * 31 + max(month - 7, 0) * 30
    return start + timedelta(days=past + day - 1)
