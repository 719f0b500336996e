"""Ranges: what was a list is no range, and a range keeps its ends.

The ends are figures, which `numbers` compares; here their connection is. “72, 74” names two
paragraphs, “72–74” three.

>>> from transmem.checks import check
>>> def rules(source, target, language="fr"):
...     found = check(source, target, source_language="en", target_language=language)
...     return [f.rule for f in found]
>>> rules("paras. 72, 74", "par. 72-74")
['list-became-range']
>>> rules("between 5 and 8 people", "5 à 8 personnes")
[]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from transmem.checks.pair import Pair, finding
from transmem.model import Finding, Rule, Severity, Span

NAME = "ranges"
BECAME = Rule(
    check=NAME,
    name="list-became-range",
    severity=Severity.ERROR,
    title="the members of a list became the ends of a range",
)
RULES = (BECAME,)
# How far back a word like “between” is looked for.
_NEAR = 40
# The figures of a list; but “between 5 and 8”, “from 5 and up to 8” mean a range.
_LISTED = re.compile(r"\s*(?:[,،、]\s*)?(?:(?:and|or|et|y|e|и|و|和|及|与|und|ve|və)\s*)?")
_SPANNING = re.compile(
    r"(?:between|from|entre|de|du|между|с|بين|من|zwischen)(?:\s+\w+){0,2}\s*$", re.IGNORECASE
)


def find(pair: Pair) -> Iterator[Finding]:
    """Compares what stands between neighbouring figures."""
    for (first, one), (second, two) in pairwise(pair.numbers.same):
        if first.span.end >= second.span.start or one.span.end >= two.span.start:
            continue
        between = pair.source[first.span.end : second.span.start]
        became = pair.target[one.span.end : two.span.start]
        listed = _LISTED.fullmatch(between) and not _SPANNING.search(
            pair.source[max(0, first.span.start - _NEAR) : first.span.start]
        )
        if listed and pair.target_writing.range_words.fullmatch(became):
            source = _stretch(pair.source, first.span, second.span)
            target = _stretch(pair.target, one.span, two.span)
            message = f"{source.text} became {target.text}"
            yield finding(BECAME, message, source=source, target=target)


def _stretch(text: str, first: Span, last: Span) -> Span:
    return Span(text=text[first.start : last.end], start=first.start, end=last.end)
