"""Times of day: 3.30 p.m., 15 h 30, 15 ч. 30 м., 下午3时30分 are one value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from transmem.fidelity.figures import whole
from transmem.fidelity.folding import Folded
from transmem.fidelity.values import Number
from transmem.fidelity.writing import Writing

# How far the word for an afternoon reaches.
_NEAR = 6
_FIGURES = re.compile(r"\d+")

Found = tuple[int, int, Number]


def times(folded: Folded, text: str, writing: Writing) -> Iterator[Found]:
    """Finds times of day.

    A time may turn out to be a duration (`15 heures`): its figures are its parts, so that it can
    also be taken for them.
    """
    places = [found.start() for found in _FIGURES.finditer(text)]
    for pattern, starts_with_figures in writing.time_patterns:
        afternoon = -_NEAR
        # To look at the figures alone is several times as fast.
        everywhere = () if starts_with_figures else pattern.finditer(text)
        there = (pattern.match(text, place) for place in places if starts_with_figures)
        for found in (*everywhere, *filter(None, there)):
            half = 30 if found.groupdict().get("half") else 0
            hour, minute = int(found["h"]), int(found["m"] or half)
            if hour > 24 and not (writing.notation.reversed_groups and minute <= 24):
                continue
            groups = found.groupdict()
            if groups.get("pm"):
                afternoon = found.end()
            span = folded.span(*found.span())
            parts = tuple(_figures(folded, text, found))
            readings = [_value(_hour(hour, found), minute)]
            if writing.notation.reversed_groups and found["m"] and minute <= 24 and hour <= 59:
                # 00:11 may be stored with its minutes first, as its groups are.
                readings.append(_value(minute, hour))
            if found.start() - afternoon < _NEAR and hour < 12 and not groups.get("am"):
                # 下午3时至6时: the afternoon is said once.
                readings.append(_value(hour + 12, minute))
            number = Number(span=span, readings=tuple(readings), parts=parts, clock=True)
            yield *found.span(), number


def _hour(hour: int, found: re.Match[str]) -> int:
    groups = found.groupdict()
    if groups.get("pm") and hour < 12:
        return hour + 12
    return 0 if groups.get("am") and hour == 12 else hour


def _value(hour: int, minute: int) -> Fraction:
    # Below zero, where no figure of a text is: 10:30 is not 630.
    return Fraction(-1 - 60 * hour - minute)


def _figures(folded: Folded, text: str, found: re.Match[str]) -> Iterator[Number]:
    """The figures of a time by themselves; 1530 is one figure."""
    places = [found.span(name) for name in ("h", "m") if found[name]]
    start, end = min(place[0] for place in places), max(place[1] for place in places)
    for figure in _FIGURES.finditer(text, start, end):
        yield Number(span=folded.span(*figure.span()), readings=(whole(figure[0]),))
