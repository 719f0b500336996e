"""Lengths of time that languages count in other units: two weeks are quinze jours."""

from __future__ import annotations

from transmem.fidelity import Number

# How many of the second unit the first has. The Romance languages count both ends of a week:
# huit jours, quinze jours.
_IN = {("week", "day"): 7, ("day", "hour"): 24, ("year", "month"): 12}


def same_time(source: Number, target: Number) -> bool:
    """Whether two numbers with their units are the same length of time."""
    for (large, small), times in _IN.items():
        if (source.unit, target.unit) == (large, small):
            return target.value - source.value * times in _slack(large)
        if (source.unit, target.unit) == (small, large):
            return source.value - target.value * times in _slack(large)
    return False


def _slack(unit: str) -> tuple[int, ...]:
    return (0, 1) if unit == "week" else (0,)
