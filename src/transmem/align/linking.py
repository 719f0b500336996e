"""Two documents to the links between their segments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from transmem.align import anchors, evidence
from transmem.align.belief import Belief, first_guess, reckon
from transmem.align.evidence import Item
from transmem.align.likelihood import Likelihood
from transmem.align.path import Field, refine, search
from transmem.align.steps import Step
from transmem.align.terms import with_terms
from transmem.model import Alignment, Document, Link

_ROUNDS = 2  # times that a path teaches the next one
_TEACHES = 0.5  # the probability from which on a link teaches


def align(
    source: Document, target: Document, *, pairs: Sequence[tuple[str, str]] = ()
) -> Alignment:
    """Links the segments of a document with those of its translation.

    Args:
        source: The document.
        target: Its translation, in another language.
        pairs: Segments and translations that are known, from another catalog say.

    Raises:
        LanguageError: The language of a document is none.
    """
    ours = evidence.items(source, other=target)
    theirs = evidence.items(target, other=source)
    ours, theirs = evidence.with_known(ours, theirs, pairs)
    steps = _steps(ours, theirs)
    return Alignment(links=tuple(_links(source, target, steps)), evidence=_sum(ours, theirs, steps))


def _steps(sources: Sequence[Item], targets: Sequence[Item]) -> list[Step]:
    field = _field(sources, targets, first_guess(sources, targets))
    steps = refine(field, search(field, anchors.find(sources, targets)))
    for _ in range(_ROUNDS):
        taught = [step for step in steps if step.probability > _TEACHES]
        ours, theirs = with_terms(sources, targets, taught)
        ones = [(ours[s.source], theirs[s.target]) for s in taught if s.sources == s.targets == 1]
        belief = reckon(ones, first_guess(sources, targets))
        field = _field(ours, theirs, belief)
        steps = refine(field, steps)
    return steps


def _links(source: Document, target: Document, steps: Sequence[Step]) -> Iterator[Link]:
    ours = [segment for block in source.blocks for segment in block.segments]
    theirs = [segment for block in target.blocks for segment in block.segments]
    for step in steps:
        yield Link(
            source=step.source,
            sources=tuple(ours[step.source : step.source + step.sources]),
            target=step.target,
            targets=tuple(theirs[step.target : step.target + step.targets]),
            confidence=step.probability,
        )


def _sum(sources: Sequence[Item], targets: Sequence[Item], steps: Sequence[Step]) -> float:
    """Adds up what speaks for the links, as it was believed before they taught anything."""
    score = Likelihood(sources, targets, first_guess(sources, targets)).score
    return sum(
        score(step.source, step.sources, step.target, step.targets)
        for step in steps
        if step.sources and step.targets
    )


def _field(sources: Sequence[Item], targets: Sequence[Item], belief: Belief) -> Field:
    likelihood = Likelihood(sources, targets, belief)
    return Field(
        source_lengths=likelihood.source_lengths,
        target_lengths=likelihood.target_lengths,
        score=likelihood.score,
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
