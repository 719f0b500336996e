"""Links by their place, and which shapes they can have."""

from __future__ import annotations

import math
from dataclasses import dataclass

# Gale and Church, A Program for Aligning Sentences in Bilingual Corpora, Computational Linguistics
# 19(1), 1993, table 5 (0.89, 0.0099, 0.089, 0.011), as one rule: each segment more than one on a
# side is ten times less likely, which gives 0.089 for 1-2 and 0.0089 for 2-2.
_ONE_TO_ONE, _ALONE, _MORE = 0.89, 0.0099, 0.1
MOST = 4  # segments of one side in a link, and one more in both together
_FEW = 3  # segments in both together that a simple link has at most

Links = list[tuple[int, int, float]]
"""What may begin at a place: how many segments of each side, and what it adds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A link by its place: the first segment and their number on each side.

    Attributes:
        probability: Of this very link, 0 to 1, as the likelihoods of all paths give it.
    """

    source: int
    sources: int
    target: int
    targets: int
    probability: float = 1.0


def prior(sources: int, targets: int) -> float:
    """Gives the logarithm of how probable a link of so many segments on each side is."""
    if not sources or not targets:
        return math.log(_ALONE)
    return math.log(_ONE_TO_ONE) + (sources + targets - 2) * math.log(_MORE)


SHAPES: Links = [
    (sources, targets, prior(sources, targets))
    for sources in range(1, MOST + 1)
    for targets in range(1, MOST + 1)
    if sources + targets <= MOST + 1
]
SIMPLE: Links = [
    (sources, targets, gain) for sources, targets, gain in SHAPES if sources + targets <= _FEW
]
