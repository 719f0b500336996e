"""Which number of the source became which of the translation.

Figures are matched with figures first, then figures with words, then words with words. What has
several readings (`1.275` in Spanish, a decade) is matched so that as many numbers as can be find
a partner; `1 275` may turn out to be 1 and 275, and a year may be said once for two dates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from transmem.checks.durations import lengths
from transmem.checks.matching import match
from transmem.fidelity import Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """The numbers of a pair.

    Attributes:
        same: Numbers of equal value, both in figures.
        told: Numbers of equal value, at least one of them in words.
        lost: Figures of the source that have no partner.
        added: Figures of the translation that have none.
        unheard: Words of the source that have none.
        unspoken: Words of the translation that have none.
    """

    same: tuple[tuple[Number, Number], ...] = ()
    told: tuple[tuple[Number, Number], ...] = ()
    lost: tuple[Number, ...] = ()
    added: tuple[Number, ...] = ()
    unheard: tuple[Number, ...] = ()
    unspoken: tuple[Number, ...] = ()


_NOTHING = Assignment()


def assign(
    sources: Sequence[Number], targets: Sequence[Number], *, labels: Sequence[Number] = ()
) -> Assignment:
    """Matches the numbers of a pair; labels, paragraph numbers, only with figures."""
    if not sources and not targets:
        return _NOTHING
    same, lost, added = _match_figures(_figures(sources), _figures(targets), labels)
    lost, added = _as_parts(lost, added)
    added, lost = _as_parts(added, lost)
    spoken, heard = _words(sources), _words(targets)
    written, lost, heard = _match_words(lost, heard, labels)
    read, added, spoken = _match_words(added, spoken, labels)
    _, lost, added = match(lost, added, _short_decade, _readings)
    _, added, lost = match(added, lost, _short_decade, _readings)
    told, spoken, heard = match(_certain_first(spoken), _certain_first(heard), _readings, _readings)
    lost, added = _told_in_parts(lost, heard), _told_in_parts(added, spoken)
    lost, spoken, added, heard = _in_other_units(lost, spoken, added, heard)
    return Assignment(
        same=tuple(same),
        told=(*written, *((source, target) for target, source in read), *told),
        lost=tuple(lost),
        added=tuple(added),
        unheard=tuple(spoken),
        unspoken=tuple(heard),
    )


def _match_figures(
    sources: list[Number], targets: list[Number], labels: Sequence[Number]
) -> tuple[list[tuple[Number, Number]], list[Number], list[Number]]:
    """Matches equal values: 20 per cent with 20 per cent first, if 20 stands there twice."""

    def _measured(number: Number) -> tuple[tuple[Fraction, str, bool], ...]:
        return ((number.value, number.unit, number in labels),)

    exact, sources, targets = match(sources, targets, _measured, _measured)
    loose, sources, targets = match(sources, targets, _readings, _readings)
    same = sorted((*exact, *loose), key=lambda both: both[0].span.start) if loose else exact
    return same, sources, targets


def _match_words(
    figures: list[Number], words: list[Number], labels: Sequence[Number]
) -> tuple[list[tuple[Number, Number]], list[Number], list[Number]]:
    """Matches figures with words; “4. …” stands for no four of the translation."""
    asserted = [number for number in figures if number not in labels]
    pairs, left, words = match(asserted, words, _spoken_readings, _readings)
    return pairs, [*left, *(number for number in figures if number in labels)], words


def _figures(numbers: Iterable[Number]) -> list[Number]:
    return [number for number in numbers if not number.words]


def _words(numbers: Iterable[Number]) -> list[Number]:
    return [number for number in numbers if number.words]


def _readings(number: Number) -> tuple[Fraction, ...]:
    return number.readings


def _spoken_readings(number: Number) -> tuple[Fraction, ...]:
    # 1990s is “les années quatre-vingt-dix”, 50 per cent “la moitié”.
    if number.decade:
        return (*number.readings, number.value % 100)
    if number.clock:
        # Half past three is “three and a half” in Hindi and in Persian.
        hours = (-1 - number.value) / 60
        return (*number.readings, hours, hours - 12)
    if number.unit == "percent":
        return (*number.readings, number.value / 100)
    return number.readings


def _short_decade(number: Number) -> tuple[Fraction, ...]:
    """The 1950s and 1960s are also “les années 50 et 60”."""
    if number.decade:
        return (number.value % 100,)
    return _hours_and_minutes(number) if number.clock else ()


def _hours_and_minutes(number: Number) -> tuple[Fraction, ...]:
    """19.30, where no word beside it says that it is a time."""
    hours, minutes = divmod(-1 - number.value, 60)
    return (hours + Fraction(minutes) / 100,)


def _certain_first(numbers: list[Number]) -> list[Number]:
    """A trilateral talk of three: the three looks for its partner first."""
    return sorted(numbers, key=lambda number: number.doubtful)


def _in_other_units(
    lost: list[Number], unheard: list[Number], added: list[Number], unspoken: list[Number]
) -> tuple[list[Number], list[Number], list[Number], list[Number]]:
    """Leaves out what is the same length of time in other units: six months, half a year."""
    same, _, _ = match([*lost, *unheard], [*added, *unspoken], lengths, lengths)
    if not same:
        return lost, unheard, added, unspoken
    told = {source.span for source, _ in same}
    heard = {target.span for _, target in same}
    return (
        [number for number in lost if number.span not in told],
        [number for number in unheard if number.span not in told],
        [number for number in added if number.span not in heard],
        [number for number in unspoken if number.span not in heard],
    )


def _told_in_parts(figures: list[Number], words: list[Number]) -> list[Number]:
    """Leaves out `15 heures`, a time or a duration, where the other side says fifteen hours."""
    free = {reading for number in words for reading in number.readings}
    return [
        number
        for number in figures
        if not number.parts or not all(part.value in free for part in number.parts)
    ]


def _as_parts(whole: list[Number], others: list[Number]) -> tuple[list[Number], list[Number]]:
    """Takes `1 275` for 1 and 275 where the other side has just these."""
    if not any(number.parts for number in whole):
        return whole, others
    free = Counter(number.value for number in others)
    rest, taken = [], Counter[Fraction]()
    for number in whole:
        parts = Counter(part.value for part in number.parts)
        if parts and all(free[value] >= times for value, times in parts.items()):
            free.subtract(parts)
            taken.update(parts)
        else:
            rest.append(number)
    kept = []
    for number in others:
        if taken[number.value] > 0:
            taken[number.value] -= 1
        else:
            kept.append(number)
    return rest, kept
