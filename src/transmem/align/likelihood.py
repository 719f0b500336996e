"""How much more likely segments are if one translates the other than if they only meet by chance.

All is in natural logarithms of such ratios, so that evidence adds up, and a segment without a
partner, of which nothing can be said, stands at the prior alone.

- Lengths: the difference is normal if the two are linked. By chance, the length of a segment is
  log-normal, and a sum of such lengths nearly so (Fenton, The Sum of Log-Normal Probability
  Distributions in Scatter Transmission Systems, IRE Transactions 8(1), 1960).
- Cues: see `weights`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from transmem.align.belief import BROKEN, Belief
from transmem.align.evidence import Item
from transmem.align.steps import MOST
from transmem.align.weights import Weights

# Translations whose length means nothing: shortened, or explained in brackets.
_FREE = 0.02
# A pair that is known beforehand: nearly sure, but a short text may stand twice in a document.
_KNOWN = math.log(1000)
_BROKEN = math.log(BROKEN)
# How free the wording is differs from one translation to the next, as a gamma distribution of this
# shape, its standard deviation half of its mean: words that are missing in one speak of one liberty
# rather than of as many as they are. With values nobody takes liberties.
_LIBERTY = 4.0


class _Run(NamedTuple):
    """Segments that follow one another.

    Attributes:
        cues: What stands twice counts once.
        due: What values and places say together if the other side lacks them all.
        words: What words and signs say then.
        length: Of all together.
        size: The same as a multiple of what a segment has on average.
        chance: How likely the length is for any such run.
        broken: What it costs that they stand in several blocks.
        pairs: The known pairs of a single segment.
    """

    cues: frozenset[int]
    due: float
    words: float
    length: float
    size: float
    chance: float
    broken: float
    pairs: frozenset[int]


class Likelihood:
    """Scores links between the segments of two documents."""

    def __init__(self, sources: Sequence[Item], targets: Sequence[Item], belief: Belief) -> None:
        self.source_lengths = [belief.source_length(item) for item in sources]
        self.target_lengths = [belief.target_length(item) for item in targets]
        self._variance = belief.variance
        self._weights = weights = Weights(sources, targets, belief)
        # Where a side has no blocks, those of the other say nothing.
        blocks = all(len({item.block for item in items}) > 1 for items in (sources, targets))
        broken = _BROKEN if blocks else 0.0
        self._sources = _runs(sources, weights.sources, self.source_lengths, weights, broken)
        self._targets = _runs(targets, weights.targets, self.target_lengths, weights, broken)

    def score(self, i: int, sources: int, j: int, targets: int) -> float:
        """Scores a link of so many segments, from `i` and from `j` on, its prior apart."""
        ours, theirs = self._sources[sources][i], self._targets[targets][j]
        known = 0.0 if ours.pairs.isdisjoint(theirs.pairs) else _KNOWN
        places = ours.broken + theirs.broken
        return known + places + self._lengths(ours, theirs) + self._cues(ours, theirs)

    def _lengths(self, ours: _Run, theirs: _Run) -> float:
        variance = self._variance * (ours.length + theirs.length) / 2
        difference = ours.length - theirs.length
        linked = -(difference * difference / variance + math.log(2 * math.pi * variance)) / 2
        ratio = math.exp(min(linked - theirs.chance, 50))
        return math.log((1 - _FREE) * ratio + _FREE)

    def _cues(self, ours: _Run, theirs: _Run) -> float:
        due, words = ours.due + theirs.due, ours.words + theirs.words
        if shared := ours.cues & theirs.cues:
            due += self._weights.met(shared, size=max(ours.size, theirs.size))
            words -= 2 * self._weights.words(shared)
        return due - _LIBERTY * math.log1p(max(0.0, -words) / _LIBERTY)


def _runs(
    items: Sequence[Item],
    cues: Sequence[frozenset[int]],
    lengths: Sequence[float],
    weights: Weights,
    broken: float,
) -> list[list[_Run]]:
    """Gives the runs of so many segments, by the number of the first."""
    mean = sum(lengths) / max(1, len(lengths))
    chances = _by_chance(lengths)

    def run(start: int, end: int) -> _Run:
        together = frozenset().union(*cues[start:end])
        length = sum(lengths[start:end])
        return _Run(
            cues=together,
            due=weights.due(together),
            words=weights.words(together),
            length=length,
            size=length / mean,
            chance=chances[end - start](length),
            broken=broken * (len({item.block for item in items[start:end]}) - 1),
            pairs=items[start].pairs if end - start == 1 else frozenset(),
        )

    return [
        [run(start, start + count) for start in range(len(items) - count + 1)] if count else []
        for count in range(MOST + 1)
    ]


class _LogNormal:
    """The distribution of the length of so many segments."""

    def __init__(self, count: int, *, mean: float, spread: float) -> None:
        """Takes mean and variance of the logarithm of a segment's length."""
        self._spread = math.log1p(math.expm1(spread) / count)
        self._mean = mean + math.log(count) + (spread - self._spread) / 2
        self._constant = math.log(2 * math.pi * self._spread) / 2

    def __call__(self, length: float) -> float:
        """Gives the logarithm of the density."""
        logarithm = math.log(length)
        square = (logarithm - self._mean) ** 2
        return -square / (2 * self._spread) - self._constant - logarithm


def _by_chance(lengths: Sequence[float]) -> dict[int, _LogNormal]:
    logs = [math.log(length) for length in lengths]
    mean = sum(logs) / max(1, len(logs))
    spread = max(0.25, sum((one - mean) ** 2 for one in logs) / max(1, len(logs)))
    return {count: _LogNormal(count, mean=mean, spread=spread) for count in range(1, MOST + 1)}
