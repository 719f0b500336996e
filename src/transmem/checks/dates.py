"""Dates: months, and the days and years that belong to them.

Months are compared by number, whatever they are called: February, février, 2月, شباط/فبراير. Days
and years are figures, which `numbers` compares; here they must stand by the same month as in the
source. A month without a figure beside it proves little, since May and March are also words: it
is compared only where both sides have such a month and a figure besides, and it is never missed.

>>> from transmem.checks import check
>>> def rules(source, target, language):
...     found = check(source, target, source_language="en", target_language=language)
...     return [one.rule for one in found]

## month-changed

One month became another. It is silent on every other way to write the same date: in figures, with
both Arabic names, in the Solar Hijri calendar or by an era of Japan.

>>> rules("on 26 February 1992", "26 марта 1992 года", "ru")
['month-changed']
>>> rules("on 26 February 1992", "26 февраля 1992 года", "ru")
[]
>>> rules("26 February 1992", "26.03.1992", "de"), rules("26 February 1992", "26.2.1992", "de")
(['month-changed'], [])
>>> rules("on 26 February 1992", "1992-ci il martın 26-da", "az")
['month-changed']
>>> rules("on 26 February 1992", "平成4年2月26日", "ja")
[]
>>> rules("26 February", "2月26日", "zh"), rules("26 February 1992", "۷ اسفند ۱۳۷۰", "fa")
([], [])

## month-lost

A month with a day or a year beside it is not in the translation. It may be said once for two days.

>>> rules("on 26 February 1992", "el 26 de 1992", "es")
['month-lost']
>>> rules("on 26 February 1992", "el 26 de febrero de 1992", "es")
[]
>>> rules("25 February to 26 February 1992", "du 25 au 26 février 1992", "fr")
[]

## month-added

The translation has a month with a figure beside it, and the source has none.

>>> rules("in 1992", "1992年2月", "zh"), rules("in 1992", "Şubat 1992'de", "tr")
(['month-added'], ['month-added'])
>>> rules("in February 1992", "फ़रवरी 1992 में", "hi")
[]

## month-contradicts

Arabic texts give a month two names, the Levantine and the Roman one. Here they are not the same
month, and the reader does not know which to believe. One name alone is right, too.

>>> rules("on 26 February 1992", "في 26 شباط/مارس 1992", "ar")
['month-contradicts']
>>> rules("on 26 February 1992", "في 26 شباط/فبراير 1992", "ar")
[]

## date-changed

All months and all figures are there, but a day or a year stands by another month. It is found
where every month has its own figure on both sides.

>>> rules("1 May 2019 and 2 June 2020", "1 июня 2019 года и 2 мая 2020 года", "ru")
['date-changed', 'date-changed']
>>> rules("1 May 2019 and 2 June 2020", "2 juin 2020 et 1er mai 2019", "fr")
[]
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from transmem.checks.matching import match
from transmem.checks.pair import Pair, finding
from transmem.fidelity import Month
from transmem.model import Finding, Rule, Severity

NAME = "dates"
CHANGED = Rule(
    check=NAME, name="month-changed", severity=Severity.ERROR, title="a month became another one"
)
LOST = Rule(
    check=NAME,
    name="month-lost",
    severity=Severity.ERROR,
    title="a month is not in the translation",
)
ADDED = Rule(
    check=NAME, name="month-added", severity=Severity.ERROR, title="a month is not in the source"
)
CONTRADICTS = Rule(
    check=NAME,
    name="month-contradicts",
    severity=Severity.ERROR,
    title="the two names of a month are different months",
)
PARTED = Rule(
    check=NAME,
    name="date-changed",
    severity=Severity.ERROR,
    title="a day or a year stands by another month",
)
RULES = (CHANGED, LOST, ADDED, CONTRADICTS, PARTED)
_NEAR = 40
_PARTING = re.compile(r"[();؛；（）]")


def find(pair: Pair) -> Iterator[Finding]:
    """Compares the months of a pair and what belongs to them."""
    sources, targets = pair.source_values.months, pair.target_values.months
    if not sources and not targets:
        return
    doubtful = [month for month in targets if len(month.months) > 1 and not month.bare]
    if doubtful and all(len(month.months) == 1 for month in sources):
        yield from (_contradiction(month) for month in doubtful)
    _, lost, added = match(
        _converted_last(sources),
        _converted_last(targets),
        lambda month: month.months,
        lambda month: month.months,
    )
    lost = [month for month in lost if not month.converted]
    added = [month for month in added if not month.converted]
    lost = _unrepeated(lost, pair.source, sources)
    added = _unrepeated(added, pair.target, targets)
    # A bare name may be another word: it can have changed, but it is neither lost nor new.
    if len(lost) != len(added):
        lost = [month for month in lost if not month.bare]
        added = [month for month in added if not month.bare]
    yield from _changes(lost, added)
    if not lost and not added:
        yield from _partings(sources, targets)


def neighbours(text: str, months: Sequence[Month]) -> Iterator[tuple[Month, Month]]:
    """Gives months that stand close to each other, in one phrase."""
    for first, second in pairwise(months):
        between = text[first.span.end : second.span.start]
        if len(between) < _NEAR and not _PARTING.search(between):
            yield first, second


def _converted_last(months: Sequence[Month]) -> list[Month]:
    """A date of another calendar often stands beside the same date of ours."""
    return sorted(months, key=lambda month: month.converted)


def _unrepeated(left: list[Month], text: str, months: Sequence[Month]) -> list[Month]:
    """Leaves out a month that the other side says once for two days: 25 February to 26 February."""
    repeated = {
        month.span
        for first, second in neighbours(text, months)
        if first.months == second.months
        for month in (first, second)
    }
    return [month for month in left if month.span not in repeated]


def _contradiction(month: Month) -> Finding:
    message = f"the two names in {month.span.text} are different months"
    return finding(CONTRADICTS, message, target=month.span)


def _changes(lost: list[Month], added: list[Month]) -> Iterator[Finding]:
    for source, target in zip(lost, added, strict=False):
        message = f"{source.span.text} became {target.span.text}"
        yield finding(CHANGED, message, source=source.span, target=target.span)
    for source in lost[len(added) :]:
        yield finding(LOST, f"{source.span.text} is lost", source=source.span)
    for target in added[len(lost) :]:
        message = f"{target.span.text} is not in the source"
        yield finding(ADDED, message, target=target.span)


def _partings(sources: tuple[Month, ...], targets: tuple[Month, ...]) -> Iterator[Finding]:
    """Days and years that stand by another month than in the source."""
    told = set()
    for what in ("day", "year"):
        before, after = _by_figure(sources, what), _by_figure(targets, what)
        for figure in sorted(before.keys() & after.keys()):
            if len(before[figure]) != 1 or len(after[figure]) != 1:
                continue
            source, target = before[figure][0], after[figure][0]
            # A year is said once for two months: only a single month can have changed hands.
            parted = not set(source.months) & set(target.months)
            if parted and source.span not in told and _settled(what, sources, targets):
                told.add(source.span)
                message = f"{figure} stood by {source.span.text}, now by {target.span.text}"
                yield finding(PARTED, message, source=source.span, target=target.span)


def _settled(what: str, sources: tuple[Month, ...], targets: tuple[Month, ...]) -> bool:
    """Whether every month has its own day, or year, on both sides."""
    return all(getattr(month, what) is not None for month in (*sources, *targets))


def _by_figure(months: tuple[Month, ...], what: str) -> dict[int, list[Month]]:
    found: dict[int, list[Month]] = defaultdict(list)
    for month in months:
        figure = getattr(month, what)
        if figure is not None:
            found[figure].append(month)
    return found
