"""Paragraph numbers at the head of a text: they number the document, and assert nothing.

Aligned texts often keep them on one side only, where the splitting of sentences cut them off;
that is a warning. Numbers at the head of both sides are compared as any others.

>>> from transmem.checks import check
>>> def rules(source, target, language="fr"):
...     found = check(source, target, source_language="en", target_language=language)
...     return [f.rule for f in found]
>>> rules("14. The Summit met.", "Le Sommet s'est réuni.")
['label-lost']
>>> rules("The Summit met.", "14. Le Sommet s'est réuni.")
['label-added']
>>> rules("14. The Summit met.", "15. Le Sommet s'est réuni.")
['number-changed']
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
