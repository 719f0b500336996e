"""Words that go together in what is linked already: what the document itself teaches.

Two words are a term if they meet in linked segments far more often than chance would have it, by
the log-likelihood ratio (Dunning, Accurate Methods for the Statistics of Surprise and Coincidence,
Computational Linguistics 19(1), 1993). That links teach words and words links again is the way of
Moore, Fast and Accurate Sentence Alignment of Bilingual Corpora, AMTA 2002.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from transmem.align.evidence import Item, Key, Kind
from transmem.align.steps import Step

# The ratio is distributed as chi-square with one degree of freedom: one pair in 100,000 by chance.
_SURPRISE = 19.5
_OFTEN = 0.3  # words in more segments than this are grammar


def with_terms(
    sources: Sequence[Item], targets: Sequence[Item], steps: Sequence[Step]
) -> tuple[list[Item], list[Item]]:
    """Gives the segments with the terms that the links teach among their cues."""
    linked = [step for step in steps if step.sources and step.targets]
    ours = [_words(sources, step.source, step.sources) for step in linked]
    theirs = [_words(targets, step.target, step.targets) for step in linked]
    terms = _terms(ours, theirs)
    names: dict[str, int] = {source: number for number, (source, _) in enumerate(terms)}
    partners: dict[str, int] = {target: names[source] for source, target in terms}
    return [_with(item, names) for item in sources], [_with(item, partners) for item in targets]


def _words(items: Sequence[Item], start: int, count: int) -> frozenset[str]:
    return frozenset().union(*(item.words for item in items[start : start + count]))


def _terms(
    ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]
) -> list[tuple[str, str]]:
    """Finds pairs of words, the most surprising first, each word in one pair at most."""
    total = len(ours)
    left_counts, right_counts = _counts(ours), _counts(theirs)
    together: Counter[tuple[str, str]] = Counter()
    for left, right in zip(ours, theirs, strict=True):
        partners = right_counts.keys() & right
        together.update((word, other) for word in left_counts.keys() & left for other in partners)
    scored = sorted(
        (-surprise, pair)
        for pair, both in together.items()
        if both > 1
        and (surprise := _surprise(both, left_counts[pair[0]], right_counts[pair[1]], total))
        >= _SURPRISE
    )
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, (word, other) in scored:
        if word not in found and other not in taken:
            found[word] = other
            taken.add(other)
    return list(found.items())


def _counts(texts: Sequence[frozenset[str]]) -> dict[str, int]:
    """Counts the segments of each word that is neither there once only nor everywhere."""
    often = max(2.0, len(texts) * _OFTEN)
    counts = Counter(chain.from_iterable(texts))
    return {word: count for word, count in counts.items() if 1 < count <= often}


def _surprise(both: int, left: int, right: int, total: int) -> float:
    """Gives Dunning's -2 log lambda of the two-by-two table; 0 if they avoid one another."""
    if both * total <= left * right:
        return 0.0
    cells = (
        (both, left, right),
        (left - both, left, total - right),
        (right - both, total - left, right),
        (total - left - right + both, total - left, total - right),
    )
    return 2 * sum(n * math.log(n * total / (row * column)) for n, row, column in cells if n > 0)


def _with(item: Item, names: dict[str, int]) -> Item:
    terms: dict[Key, Kind] = {
        ("term", names[word]): Kind.TERM for word in item.words if word in names
    }
    return replace(item, cues={**item.cues, **terms})
