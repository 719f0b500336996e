"""Labels: the number of a paragraph at the head of a text, which asserts nothing.

Aligned texts often have it on one side only, where the splitting of sentences cut it off. It has
up to three digits and a full stop, a bracket or a dash after it. Where both sides have one they
are compared as `numbers`.

>>> from transmem.checks import check
>>> def rules(source, target, language):
...     found = check(source, target, source_language="en", target_language=language)
...     return [one.rule for one in found]

## label-lost

The source begins with the number of a paragraph, and the translation does not. Who publishes the
translation loses the number by which others cite it.

>>> rules("14. The council met.", "Le conseil s'est réuni.", "fr")
['label-lost']
>>> rules("14. The council met.", "14. Le conseil s'est réuni.", "fr")
[]
>>> rules("14. The council met.", "اجتمع المجلس.", "ar")
['label-lost']
>>> rules("14. The council met.", "14- اجتمع المجلس.", "ar")
[]
>>> rules("14) The council met.", "Konsey toplandı.", "tr")
['label-lost']
>>> rules("14. The council met.", "15. 理事会开会。", "zh")  # both have one, and they differ
['number-changed']
>>> rules("The 14 members met.", "Los miembros se reunieron.", "es")  # not at the head
['number-lost']

## label-added

The same the other way round.

>>> rules("The council met.", "14. Совет собрался.", "ru")
['label-added']
>>> rules("14. The council met.", "14. Совет собрался.", "ru")
[]
>>> rules("The council met.", "1. परिषद की बैठक हुई।", "hi")
['label-added']
>>> rules("1. The council met.", "1. परिषद की बैठक हुई।", "hi")
[]
>>> rules("The council met.", "(14) Der Rat tagte.", "de")
['label-added']
"""

from __future__ import annotations

from collections.abc import Iterator

from transmem.checks.pair import Pair, finding, is_label
from transmem.fidelity import Number
from transmem.model import Finding, Rule, Severity

NAME = "labels"
LOST = Rule(
    check=NAME,
    name="label-lost",
    severity=Severity.WARNING,
    title="a paragraph number stands in the source only",
)
ADDED = Rule(
    check=NAME,
    name="label-added",
    severity=Severity.WARNING,
    title="a paragraph number stands in the translation only",
)
RULES = (LOST, ADDED)


def find(pair: Pair) -> Iterator[Finding]:
    """Finds the paragraph number that one side has and the other has not."""
    ours, theirs = _labels(pair)
    if bool(ours) == bool(theirs):
        return
    for number in ours:
        yield finding(LOST, _message(number), source=number.span)
    for number in theirs:
        yield finding(ADDED, _message(number), target=number.span)


def unlabelled(pair: Pair) -> tuple[list[Number], list[Number]]:
    """Gives the figures lost and added, less a paragraph number that one side only has."""
    ours, theirs = _labels(pair)
    lost, added = list(pair.numbers.lost), list(pair.numbers.added)
    if bool(ours) == bool(theirs):
        return lost, added
    return (
        [number for number in lost if number not in ours],
        [number for number in added if number not in theirs],
    )


def _labels(pair: Pair) -> tuple[list[Number], list[Number]]:
    return (
        [number for number in pair.numbers.lost if is_label(number, pair.source)],
        [number for number in pair.numbers.added if is_label(number, pair.target)],
    )


def _message(number: Number) -> str:
    return f"the paragraph number {number.span.text} stands on one side only"
