"""Numbers: every figure of the source is in the translation, with the same value.

Figures are compared by value, read as each language writes them: `1,275` is `1 275` in French,
`1.275` in Spanish and `275 1` in Arabic; `84,000` is `8.4万` and `84 тыс.`; `1990s` is `90年代`.
Words are weaker than figures: they may stand for a figure of the other side, and only an ordinal
that became another one is an error.

>>> from transmem.checks import check
>>> def rules(source, target, language="fr"):
...     found = check(source, target, source_language="en", target_language=language)
...     return [f.rule for f in found]
>>> rules("1,275 residents", "1 275 habitants")
[]
>>> rules("1,275 residents", "1 257 habitants")
['number-changed']
>>> rules("84,000 people", "8.4万人", "zh")
[]
>>> rules("84,000 people", "8.5万人", "zh")
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
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from transmem.checks.dates import neighbours
from transmem.checks.matching import changed, match
from transmem.checks.pair import Pair, finding
from transmem.fidelity import Month, Number
from transmem.model import Finding, Rule, Severity, Span

NAME = "numbers"
CHANGED = Rule(
    check=NAME, name="number-changed", severity=Severity.ERROR, title="a number became another one"
)
LOST = Rule(
    check=NAME,
    name="number-lost",
    severity=Severity.ERROR,
    title="a number is not in the translation",
)
ADDED = Rule(
    check=NAME, name="number-added", severity=Severity.ERROR, title="a number is not in the source"
)
UNSAID = Rule(
    check=NAME,
    name="number-unsaid",
    severity=Severity.INFO,
    title="a number is not in figures, and the words may say it",
)
FORM = Rule(
    check=NAME,
    name="number-form",
    severity=Severity.WARNING,
    title="the value is right, the separators are not the language's",
)
UNIT = Rule(
    check=NAME,
    name="number-unit",
    severity=Severity.ERROR,
    title="a percentage became a number, or a number a percentage",
)
RANGE = Rule(
    check=NAME,
    name="list-became-range",
    severity=Severity.ERROR,
    title="the members of a list became the ends of a range",
)
LABEL_LOST = Rule(
    check=NAME,
    name="label-lost",
    severity=Severity.WARNING,
    title="a paragraph number stands in the source only",
)
LABEL_ADDED = Rule(
    check=NAME,
    name="label-added",
    severity=Severity.WARNING,
    title="a paragraph number stands in the translation only",
)
SCALE = Rule(
    check=NAME,
    name="number-scale",
    severity=Severity.INFO,
    title="a power of ten may stand in a word that we cannot read",
)
RULES = (CHANGED, LOST, ADDED, UNSAID, FORM, UNIT, RANGE, LABEL_LOST, LABEL_ADDED, SCALE)
# Below this an ordinal in words is a way of speaking (“first of all”, “the second time”).
_TELLING = 3
# How far back a word like “between” is looked for.
_NEAR = 40
# The figures of a list; but “between 5 and 8”, “from 5 and up to 8” mean a range.
_LABEL = re.compile(r"\W{0,2}\d{1,3}(?:[.)．、]|\s?[-–]) ?[^\W\d]?")
_LISTED = re.compile(r"\s*(?:[,،、]\s*)?(?:(?:and|or|et|y|e|и|و|和|及|与|und)\s*)?")
_SPANNING = re.compile(
    r"(?:between|from|entre|de|du|между|с|بين|من|zwischen)(?:\s+\w+){0,2}\s*$", re.IGNORECASE
)


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
    yield from _percent(figures, pair)
    yield from _ranges(figures, pair)


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


def _said_once(
    pair: Pair, lost: list[Number], added: list[Number]
) -> tuple[list[Number], list[Number]]:
    """Leaves out the years that one side says once for two dates, and the other twice."""
    once = _shared_years(pair.target, pair.target_values.months)
    lost = [number for number in lost if number.value not in once]
    once = _shared_years(pair.source, pair.source_values.months)
    return lost, [number for number in added if number.value not in once]


def _shared_years(text: str, months: Sequence[Month]) -> set[int]:
    """Years by one month that are meant for its neighbour too: `2 May and 3 June 2020`."""
    return {
        first.year or second.year or 0
        for first, second in neighbours(text, months)
        if (first.year is None) != (second.year is None)
    }


def _form(source: Number, target: Number, pair: Pair) -> Iterator[Finding]:
    if target.unusual and source.span.text != target.span.text:
        suggestion = pair.target_writing.write(target.value)
        yield finding(
            FORM,
            f"{target.span.text} is written {suggestion} in this language",
            source=source.span,
            target=target.span,
            suggestion=suggestion,
        )


def _changes(lost: list[Number], added: list[Number], pair: Pair) -> Iterator[Finding]:
    became, lost, added = _pair_off(lost, added, pair)
    for source, target in became:
        if _perhaps_scaled(source, target, pair):
            yield finding(
                SCALE,
                f"{source.span.text} became {target.span.text}; see that the word after it says "
                "the rest",
                source=source.span,
                target=target.span,
            )
            continue
        yield finding(
            CHANGED,
            _became(source, target),
            source=source.span,
            target=target.span,
            suggestion=_written(source, pair),
        )
    for source in lost:
        yield _label(source.span, pair.source, "lost", source=source.span) or _lost(source, pair)
    for target in added:
        label = _label(target.span, pair.target, "added", target=target.span)
        if label:
            yield label
            continue
        message = f"{target.span.text} is not in the source"
        yield finding(ADDED, message, target=target.span)


def _perhaps_scaled(source: Number, target: Number, pair: Pair) -> bool:
    """Whether a scale word that we cannot read may be the difference: `3,5 Millionen`."""
    if source.clock or target.clock or not target.value or not source.value:
        return False
    ratio = source.value / target.value
    unread = pair.target_writing if ratio > 1 else pair.source_writing
    powers = {Fraction(10) ** power for power in (2, 3, 4, 5, 6, 7, 8, 9, 12)}
    return not unread.knows_scales and (ratio in powers or 1 / ratio in powers)


def _became(source: Number, target: Number) -> str:
    if source.span.text == target.span.text:
        return f"{target.span.text} means {float(target.value):g} in this language"
    return f"{source.span.text} became {target.span.text}"


def _pair_off(
    lost: list[Number], added: list[Number], pair: Pair
) -> tuple[list[tuple[Number, Number]], list[Number], list[Number]]:
    """Pairs what became what; a paragraph's number only with a paragraph's number."""
    ours = [number for number in lost if _is_label(number.span, pair.source)]
    theirs = [number for number in added if _is_label(number.span, pair.target)]
    if bool(ours) == bool(theirs):
        return changed(lost, added, at_least=0.0)
    became, lost, added = changed(
        [number for number in lost if number not in ours],
        [number for number in added if number not in theirs],
        at_least=0.0,
    )
    return became, ours + lost, theirs + added


def _is_label(place: Span, text: str) -> bool:
    return place.start < 4 and bool(_LABEL.fullmatch(text[: place.end + 2].strip()))


def _label(
    place: Span, text: str, what: str, *, source: Span | None = None, target: Span | None = None
) -> Finding | None:
    """A paragraph's number at the head of the text, which one side has and the other has not.

    Aligned texts often keep it on one side only; it is numbered by the document, not asserted by
    the sentence. Numbers on both sides are compared as any others.
    """
    if not _is_label(place, text):
        return None
    return finding(
        LABEL_LOST if what == "lost" else LABEL_ADDED,
        f"the paragraph number {place.text} stands on one side only",
        source=source,
        target=target,
    )


def _lost(source: Number, pair: Pair) -> Finding:
    dual = pair.target_writing.dual_counts and source.value in {1, 2}
    if dual and all(month.day != source.value for month in pair.source_values.months):
        message = f"{source.span.text} is not in figures; see that the noun's form says it"
        return finding(UNSAID, message, source=source.span)
    message = f"{source.span.text} is lost"
    return finding(LOST, message, source=source.span)


def _written(source: Number, pair: Pair) -> str | None:
    """How the target language writes a figure of the source; None where that takes a person."""
    if len(source.readings) > 1 or source.ordinal or source.clock:
        return None
    grouped = not source.span.text.isdecimal()
    return pair.target_writing.write(source.value) if grouped else str(source.value)


def _ordinals(spoken: Sequence[Number], heard: Sequence[Number]) -> Iterator[Finding]:
    """Ordinals in words that became other ordinals."""
    _, lost, added = match(spoken, heard, _readings, _readings)
    lost = [number for number in lost if number.ordinal and number.value >= _TELLING]
    added = [number for number in added if number.ordinal and number.value >= _TELLING - 1]
    for source, target in zip(lost, added, strict=False):
        message = f"“{source.span.text}” became “{target.span.text}”"
        yield finding(CHANGED, message, source=source.span, target=target.span)
    for source in lost[len(added) :]:
        message = f"“{source.span.text}” is not in the translation as a number"
        yield finding(UNSAID, message, source=source.span)


def _percent(figures: Sequence[tuple[Number, Number]], pair: Pair) -> Iterator[Finding]:
    """A per cent sign at a figure, where the other side speaks of no percentage at all."""
    before = pair.source_writing.percents.search(pair.source)
    after = pair.target_writing.percents.search(pair.target)
    if bool(before) == bool(after):
        return
    found = before or after
    assert found is not None  # noqa: S101 - one of them is set, they differ
    place = Span(text=found[0], start=found.start(), end=found.end())
    text = pair.source if before else pair.target
    for source, target in figures:
        number = source if before else target
        if text[number.span.end : place.end].strip("\u00a0\u202f ") != found[0].strip():
            continue
        what = f"{source.span.text} per cent" if before else source.span.text
        became = target.span.text if before else f"{target.span.text} {found[0]}"
        yield finding(
            UNIT,
            f"{what} became {became}",
            source=place if before else source.span,
            target=target.span if before else place,
        )


def _ranges(figures: Sequence[tuple[Number, Number]], pair: Pair) -> Iterator[Finding]:
    """Two figures of a list that became the ends of a range: 72, 74 is not 72–74."""
    for (first, one), (second, two) in pairwise(figures):
        between = pair.source[first.span.end : second.span.start]
        became = pair.target[one.span.end : two.span.start]
        listed = _LISTED.fullmatch(between) and not _SPANNING.search(
            pair.source[max(0, first.span.start - _NEAR) : first.span.start]
        )
        if listed and pair.target_writing.range_words.fullmatch(became):
            source = _stretch(pair.source, first.span, second.span)
            target = _stretch(pair.target, one.span, two.span)
            yield finding(
                RANGE,
                f"{source.text} became {target.text}",
                source=source,
                target=target,
            )


def _stretch(text: str, first: Span, last: Span) -> Span:
    return Span(text=text[first.start : last.end], start=first.start, end=last.end)
