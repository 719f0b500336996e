"""Units: what a figure counts is the same on both sides, per cent, money or kilometres.

A unit may stand before or after its figure, as a sign, an abbreviation or a word. It may also be
said elsewhere in the sentence, once for several figures: “5 and 8 per cent”. A unit that the
data of a language do not name is never missed.

>>> from transmem.checks import check
>>> def rules(source, target, language):
...     found = check(source, target, source_language="en", target_language=language)
...     return [one.rule for one in found]

## unit-changed

The figure is right and counts something else: kilometres became miles, dollars euros, weeks days.
A unit may become one of another kind, since words have more than one meaning, and a length of
time may be counted in another unit, if the figure goes with it.

>>> rules("a road of 40 km", "eine Straße von 40 Meilen", "de")
['unit-changed']
>>> rules("a road of 40 km", "дорога длиной 40 километров", "ru")
[]
>>> rules("a fund of $3 million", "300万円の基金", "ja")
['unit-changed']
>>> rules("a fund of $3 million", "300万ドルの基金", "ja")
[]
>>> rules("in 2 weeks", "2 gün içinde", "tr"), rules("in 2 weeks", "14 gün içinde", "tr")
(['unit-changed'], [])
>>> rules("3 kg", "3 ton", "az"), rules("3 kg", "3 kq", "az")
(['unit-changed'], [])

## number-unit

A percentage became a plain number, or the other way round. Five of them are not 5 per cent of
them. It is silent where a percentage is said in any way: `5 %`, `%5`, 百分之五.

>>> rules("5 per cent of them", "5 d'entre eux", "fr")
['number-unit']
>>> rules("5 per cent of them", "5 % d'entre eux", "fr")
[]
>>> rules("30 years ago", "قبل 30 في المائة", "ar")
['number-unit']
>>> rules("a rise of 5 per cent", "यह 5 बढ़ा", "hi"), rules("a rise of 5 per cent", "%5 artış", "tr")
(['number-unit'], [])
>>> rules("a rise of 5 per cent", "增长百分之五", "zh")
[]
>>> rules("5 per cent and 8 per cent", "5 et 8 %", "fr")
[]

## currency-lost

A sum of money is a plain number on the other side. Which money it is may be clear from another
sentence, so this is a warning.

>>> rules("a fund of $3 million", "un fondo de 3 millones", "es")
['currency-lost']
>>> rules("a fund of $3 million", "un fondo de 3 millones de dólares", "es")
[]
>>> rules("It costs €20.", "این 20 یورو است.", "fa"), rules("It costs €20.", "费用为20。", "zh")
([], ['currency-lost'])
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from transmem.checks.numbers import is_year
from transmem.checks.pair import Pair, finding
from transmem.fidelity import Number
from transmem.fidelity.folding import fold
from transmem.fidelity.writing import Writing
from transmem.fidelity.writing.notation import UNITS
from transmem.model import Finding, Rule, Severity, Span

NAME = "units"
CHANGED = Rule(
    check=NAME,
    name="unit-changed",
    severity=Severity.ERROR,
    title="a unit or a currency became another one",
)
LOST = Rule(
    check=NAME,
    name="number-unit",
    severity=Severity.ERROR,
    title="a percentage became a number, or a number a percentage",
)
MONEY = Rule(
    check=NAME,
    name="currency-lost",
    severity=Severity.WARNING,
    title="a sum of money has no currency on the other side",
)
RULES = (CHANGED, LOST, MONEY)
_CLASSES = {code: kind for kind, codes in UNITS.items() for code in codes} | {"percent": "percent"}
# One word in many languages: the pound of money and of mass.
_ONE = {"GBP": "pound"}
# What may stand between the figures of a list or a range, which then share the last one's unit.
_LISTED = re.compile(
    r"\s?[%٪]?\s?(?:[,،、;/–—-]\s?)?"
    r"(?:and|or|to|et|ou|à|y|o|e|a|и|или|до|и до|و|أو|إلى|和|或|至|到|及|und|oder|bis|və|ve|"
    r"ilə|ile|से|और|या|یا|تا|から|と|～|~)?\s?"
)


def find(pair: Pair) -> Iterator[Finding]:
    """Compares the units of numbers that were matched."""
    matched = (*pair.numbers.same, *pair.numbers.told)
    if all(source.unit == target.unit for source, target in matched):
        return
    ours = _Said.of(pair.source, pair.source_values.numbers, pair.source_writing)
    theirs = _Said.of(pair.target, pair.target_values.numbers, pair.target_writing)
    for source, target in matched:
        before, after = ours.unit(source), theirs.unit(target)
        if before == after or _ONE.get(before) == after or _ONE.get(after) == before:
            continue
        if before and after:
            if not theirs.loosely(before) and not ours.loosely(after):
                yield from _changed(source, before, target, after)
        elif not (theirs.loosely(before) if before else ours.loosely(after)):
            yield from _lost(source, before, target, after)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """The units of a text: of each figure, and how often each is spoken of.

    Attributes:
        units: By where the figure stands; the members of a list have the unit of its end.
    """

    text: str
    writing: Writing
    units: Mapping[Span, str]

    @classmethod
    def of(cls, text: str, numbers: Sequence[Number], writing: Writing) -> _Said:
        units: dict[Span, str] = {}
        following = ""
        reach = len(text)
        for number in reversed(numbers):
            shares = not is_year(number) and _LISTED.fullmatch(text, number.span.end, reach)
            following = number.unit or (following if shares else "")
            reach = number.span.start
            units[number.span] = following
        return cls(text=fold(text).text, writing=writing, units=units)

    def unit(self, number: Number) -> str:
        """The unit of a figure."""
        return self.units.get(number.span, number.unit)

    def loosely(self, unit: str) -> bool:
        """Whether a unit is spoken of apart from the figures that have it.

        Of a unit that the language's data do not name, we cannot say that it is not.
        """
        if unit == "percent" and self.writing.lexicon.knows_words:
            pattern = self.writing.percents
        elif unit in self.writing.units:
            pattern = self.writing.units[unit]
        else:
            return True
        spoken = sum(1 for _ in pattern.finditer(self.text))
        return spoken > sum(1 for one in self.units.values() if one == unit)


def _changed(source: Number, before: str, target: Number, after: str) -> Iterator[Finding]:
    percent = "percent" in {before, after}
    if percent or _CLASSES[before] == _CLASSES[after]:
        yield finding(
            LOST if percent else CHANGED,
            f"{source.span.text} {before} became {target.span.text} {after}",
            source=source.span,
            target=target.span,
        )


def _lost(source: Number, before: str, target: Number, after: str) -> Iterator[Finding]:
    kind = _CLASSES[before or after]
    if kind in {"percent", "money"} and not source.words and not target.words:
        ours = f"{source.span.text} {before}".rstrip()
        theirs = f"{target.span.text} {after}".rstrip()
        rule = LOST if kind == "percent" else MONEY
        yield finding(rule, f"{ours} became {theirs}", source=source.span, target=target.span)
