"""Lengths of time that languages count in other units: two weeks are quinze jours."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from transmem.fidelity import Number

_HOURS = {"hour": 1, "day": 24, "week": 168}
_MONTHS = {"month": 1, "year": 12}


def lengths(number: Number) -> Iterator[tuple[str, Fraction]]:
    """Gives the lengths of time that a number with its unit may mean, in hours or in months.

    The Romance languages count both ends of a week: huit jours, quinze jours.
    """
    if number.clock:
        return
    if number.unit in _HOURS:
        hours = number.value * _HOURS[number.unit]
        yield "hours", hours
        if number.unit == "week":
            yield "hours", hours + _HOURS["day"]
    elif number.unit in _MONTHS:
        yield "months", number.value * _MONTHS[number.unit]
