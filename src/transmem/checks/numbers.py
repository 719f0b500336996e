"""Numbers: every figure of the source is in the translation, with the same value.

Figures are compared by value, read as each language writes them: `1,275` is `1 275` in French,
`1.275` in Spanish and `275 1` in Arabic; `84,000` is `8.4万` and `84 тыс.`; `1990s` is `90年代`.
Words are weaker than figures: they may stand for a figure of the other side, and only an ordinal
that became another one is an error.

>>> from transmem.checks import check
>>> def rules(source, target, language="fr"):
...     return [f.rule for f in check(source, target, source_language="en", target_language=language)]
>>> rules("1,275 residents", "1 275 habitants")
[]
>>> rules("1,275 residents", "1 257 habitants")
['number-changed']
>>> rules("84,000 people", "8.4万人", "zh")
[]
>>> rules("84,000 people", "8,4万人", "zh")
['number-changed']
>>> rules("the thirtieth anniversary", "le 30e anniversaire")
[]
>>> rules("the thirtieth anniversary", "le treizième anniversaire")
['number-changed']
>>> rules("613 civilians, 106 women", "613 civils")
['number-lost']
>>> rules("613 civilians", "613 civils, dont 106 femmes")
['number-added']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from transmem.checks.matching import changed, match
from transmem.checks.pair import Pair, finding
from transmem.fidelity import Month, Number
from transmem.model import Finding, Severity

NAME = "numbers"
# Below this an ordinal in words is a way of speaking (“first of all”, “the second time”).
_TELLING = 3
_NEAR = 40
_PARTING = re.compile(r"[();؛；（）]")


def find(pair: Pair) -> Iterator[Finding]:
    """Compares the numbers of a pair."""
    sources, targets = pair.source_values.numbers, pair.target_values.numbers
    figures, lost, added = match(_figures(sources), _figures(targets), _readings, _readings)
    lost, added = _as_parts(lost, added)
    added, lost = _as_parts(added, lost)
    spoken, heard = _words(sources), _words(targets)
    _, lost, heard = match(lost, heard, _spoken_readings, _readings)
    _, added, spoken = match(added, spoken, _spoken_readings, _readings)
    lost, added = _said_once(pair, lost, added)
    for source, target in figures:
        yield from _form(source, target, pair)
    yield from _changes(lost, added, pair)
    yield from _ordinals(spoken, heard)


def _figures(numbers: Iterable[Number]) -> list[Number]:
    return [number for number in numbers if not number.words]


def _words(numbers: Iterable[Number]) -> list[Number]:
    return [number for number in numbers if number.words]


def _readings(number: Number) -> tuple[Fraction, ...]:
    return number.readings


def _spoken_readings(number: Number) -> tuple[Fraction, ...]:
    # 1990s is “les années quatre-vingt-dix”.
    return (*number.readings, number.value % 100) if number.decade else number.readings


def _as_parts(whole: list[Number], others: list[Number]) -> tuple[list[Number], list[Number]]:
    """Takes `1 275` for 1 and 275 where the other side has just these."""
    rest = []
    for number in whole:
        _, missing, left = match(number.parts, others, _readings, _readings)
        if number.parts and not missing:
            others = left
        else:
            rest.append(number)
    return rest, others


def _said_once(
    pair: Pair, lost: list[Number], added: list[Number]
) -> tuple[list[Number], list[Number]]:
    """Leaves out the years that one side says once for two dates, and the other twice."""
    once = _shared_years(pair.target, pair.target_values.months)
    lost = [number for number in lost if number.value not in once]
    once = _shared_years(pair.source, pair.source_values.months)
    return lost, [number for number in added if number.value not in once]


def _shared_years(text: str, months: Sequence[Month]) -> set[int]:
    """Years that stand by one month and are meant for its neighbour too: `2 May and 3 June 2020`."""
    shared = set()
    for first, second in pairwise(months):
        between = text[first.span.end : second.span.start]
        near = len(between) < _NEAR and not _PARTING.search(between)
        years = {first.year, second.year} - {None}
        if near and len(years) == 1 and None in (first.year, second.year):
            shared |= years
    return {year for year in shared if year is not None}


def _form(source: Number, target: Number, pair: Pair) -> Iterator[Finding]:
    if target.unusual and source.span.text != target.span.text:
        suggestion = pair.target_writing.write(int(target.value))
        yield finding(
            "number-form",
            f"{target.span.text} is written {suggestion} in this language",
            check=NAME,
            severity=Severity.WARNING,
            source=source.span,
            target=target.span,
            suggestion=suggestion,
        )


def _changes(lost: list[Number], added: list[Number], pair: Pair) -> Iterator[Finding]:
    became, lost, added = changed(lost, added, at_least=0.0)
    for source, target in became:
        yield finding(
            "number-changed",
            f"{source.span.text} became {target.span.text}",
            check=NAME,
            source=source.span,
            target=target.span,
            suggestion=_written(source, pair),
        )
    for source in lost:
        yield _lost(source, pair)
    for target in added:
        message = f"{target.span.text} is not in the source"
        yield finding("number-added", message, check=NAME, target=target.span)


def _lost(source: Number, pair: Pair) -> Finding:
    days = {month.day for month in pair.source_values.months}
    if pair.target_writing.dual_counts and source.value in {1, 2} and source.value not in days:
        message = f"{source.span.text} is not in figures; see that the noun's form says it"
        return finding(
            "number-lost", message, check=NAME, severity=Severity.INFO, source=source.span
        )
    message = f"{source.span.text} is lost"
    return finding("number-lost", message, check=NAME, source=source.span)


def _written(source: Number, pair: Pair) -> str | None:
    """How the target language writes a figure of the source; None where that takes a person."""
    if len(source.readings) > 1 or source.ordinal or source.value.denominator != 1:
        return None
    grouped = not source.span.text.isdecimal()
    whole = int(source.value)
    return pair.target_writing.write(whole) if grouped else str(whole)


def _ordinals(spoken: Sequence[Number], heard: Sequence[Number]) -> Iterator[Finding]:
    """Ordinals in words that became other ordinals."""
    _, lost, added = match(spoken, heard, _readings, _readings)
    lost = [number for number in lost if number.ordinal and number.value >= _TELLING]
    added = [number for number in added if number.ordinal and number.value >= _TELLING]
    for source, target in zip(lost, added, strict=False):
        message = f"“{source.span.text}” became “{target.span.text}”"
        yield finding(
            "number-changed", message, check=NAME, source=source.span, target=target.span
        )
    for source in lost[len(added) :]:
        message = f"“{source.span.text}” is not in the translation as a number"
        yield finding(
            "number-lost", message, check=NAME, severity=Severity.INFO, source=source.span
        )
