"""Two documents to the links between their segments."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from transmem.align import evidence
from transmem.align.evidence import Item
from transmem.align.likelihood import Likelihood, Parameters, first_guess, reckon
from transmem.align.path import Field, Step, search, weigh
from transmem.align.terms import with_terms
from transmem.model import Document

_ROUNDS = 2  # times that a path teaches the next one
_TEACHES = 0.5  # the probability from which on a link teaches


def align(
    source: Document, target: Document, *, pairs: Sequence[tuple[str, str]] = ()
) -> tuple[Step, ...]:
    """Links the segments of a document with those of its translation.

    Args:
        source: The document.
        target: Its translation, in another language.
        pairs: Segments and translations that are known, from another catalog say.

    Returns:
        Links in the order of both documents; every segment of each is in exactly one.

    Raises:
        LanguageError: The language of a document is none.
    """
    ours = evidence.items(source, other_language=target.language)
    theirs = evidence.items(target, other_language=source.language)
    ours, theirs = evidence.with_known(ours, theirs, pairs)
    return tuple(_link(ours, theirs))


def _link(sources: Sequence[Item], targets: Sequence[Item]) -> list[Step]:
    parameters = first_guess(sources, targets)
    field = _field(sources, targets, parameters)
    steps = weigh(field, search(field))
    for _ in range(_ROUNDS):
        taught = [step for step in steps if step.probability > _TEACHES]
        ours, theirs = with_terms(sources, targets, taught)
        ones = [(ours[s.source], theirs[s.target]) for s in taught if s.sources == s.targets == 1]
        parameters = reckon(ones, first_guess(sources, targets))
        field = _field(ours, theirs, parameters)
        steps = weigh(field, search(field, near=steps))
    return steps


def _field(sources: Sequence[Item], targets: Sequence[Item], parameters: Parameters) -> Field:
    return Field(
        source_lengths=[item.length for item in sources],
        target_lengths=[item.length for item in targets],
        score=Likelihood(sources, targets, parameters).score,
        source_runs=_runs(sources),
        target_runs=_runs(targets),
    )


def _runs(items: Sequence[Item]) -> dict[int, int]:
    """Finds where blocks begin, and how many segments they have."""
    runs = {}
    start = 0
    for _, block in groupby(items, key=lambda item: item.block):
        runs[start] = len(list(block))
        start += runs[start]
    return runs
