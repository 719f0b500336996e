"""Ranges: what was a list is no range.

The figures of both are compared as `numbers`; here it is what stands between them. “72, 74” names
two paragraphs, “72–74” three.

>>> from transmem.checks import check
>>> def rules(source, target, language):
...     found = check(source, target, source_language="en", target_language=language)
...     return [one.rule for one in found]

## list-became-range

Two figures with a comma or an “and” between them became the ends of a range, with a dash or a
word such as “to”. All figures are right, and the reader is sent to what nobody named. It is
silent after “between” and “from”, which make a range of an “and”; and a range that became a list
is not found.

>>> rules("paras. 72, 74", "par. 72-74", "fr")
['list-became-range']
>>> rules("paras. 72, 74", "par. 72 et 74", "fr")
[]
>>> rules("items 5 and 8", "пункты 5–8", "ru"), rules("items 5 and 8", "пункты 5 и 8", "ru")
(['list-became-range'], [])
>>> rules("items 5 and 8", "Punkte 5 bis 8", "de"), rules("items 5 and 8", "Punkte 5 und 8", "de")
(['list-became-range'], [])
>>> rules("items 5, 8", "第5至8项", "zh"), rules("items 5, 8", "第5、8项", "zh")
(['list-became-range'], [])
>>> rules("items 5 and 8", "5-8. maddeler", "tr"), rules("items 5 and 8", "5 ve 8. maddeler", "tr")
(['list-became-range'], [])
>>> rules("items 5 and 8", "بندهای 5 تا 8", "fa"), rules("items 5 and 8", "بندهای 5 و 8", "fa")
(['list-became-range'], [])
>>> rules("items 5 and 8", "बिंदु 5 से 8", "hi"), rules("items 5 and 8", "बिंदु 5 और 8", "hi")
(['list-became-range'], [])
>>> rules("between 5 and 8 people", "من 5 إلى 8 أشخاص", "ar")
[]
>>> rules("items 5 to 8", "los puntos 5 a 8", "es")
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
        # 5 and 6 are also 5 to 6.
        if abs(second.value - first.value) <= (10 if first.decade else 1):
            continue
        if listed and pair.target_writing.range_words.fullmatch(became):
            source = _stretch(pair.source, first.span, second.span)
            target = _stretch(pair.target, one.span, two.span)
            message = f"{source.text} became {target.text}"
            yield finding(BECAME, message, source=source, target=target)


def _stretch(text: str, first: Span, last: Span) -> Span:
    return Span(text=text[first.start : last.end], start=first.start, end=last.end)
