"""What cues prove.

A cue that translations keep with a probability p, and that a text of the same length has by chance
with a probability f, weighs log(p / f) if both sides have it, and log((1 - p) / (1 - f)) if only
one has. Seen closer, it is there because it was kept (k) or else by chance: p = k + (1 - k) f. The
longer the text, the likelier is chance, which is taken to be a Poisson process, while k stays.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from transmem.align.belief import DUE, Belief, count, tells
from transmem.align.evidence import Item, Key, Kind

# Sizes are told apart in these steps of their logarithm: no weight is off by more than half a step.
_STEP = 0.25


class Weights:
    """The cues of two documents, each by a number, and what they prove.

    Attributes:
        sources: Those of each segment of the source; what is everywhere proves nothing and is
            left out.
        targets: Those of each segment of the translation.
    """

    def __init__(self, sources: Sequence[Item], targets: Sequence[Item], belief: Belief) -> None:
        self._due: list[float] = []
        self._words: list[float] = []
        self._kept: list[tuple[float, float]] = []
        self._met: dict[int, list[float]] = {}
        numbers = self._weighed(sources, targets, belief)
        self.sources, self.targets = (
            [frozenset(numbers[key] for key in item.cues if key in numbers) for item in items]
            for items in (sources, targets)
        )

    def _weighed(
        self, sources: Sequence[Item], targets: Sequence[Item], belief: Belief
    ) -> dict[Key, int]:
        """Weighs the cues, and gives their numbers."""
        ours, theirs = count(sources), count(targets)
        kinds: dict[Key, Kind] = {}
        for item in (*sources, *targets):
            for key, kind in item.cues.items():
                # A number that is once in figures is a value wherever it is.
                if kinds.get(key) is not Kind.VALUE:
                    kinds[key] = kind
        numbers: dict[Key, int] = {}
        for key, kind in kinds.items():
            chance = max(_share(ours[key], sources), _share(theirs[key], targets))
            kept = belief.keeps(key, kind)
            if chance < kept and tells(key, kind, ours, theirs):
                numbers[key] = len(numbers)
                alone = math.log((1 - kept) / (1 - chance))
                self._due.append(alone if kind in DUE else 0.0)
                self._words.append(0.0 if kind in DUE else alone)
                self._kept.append(((kept - chance) / (1 - chance), -math.log1p(-chance)))
        return numbers

    # Cues come in no order: fsum gives the same sum in any.

    def due(self, cues: Collection[int]) -> float:
        """Gives what values and places among cues say together if only one side has them."""
        return math.fsum(map(self._due.__getitem__, cues))

    def words(self, cues: Collection[int]) -> float:
        """Gives what words and signs among cues say together if only one side has them."""
        return math.fsum(map(self._words.__getitem__, cues))

    def met(self, cues: Collection[int], *, size: float) -> float:
        """Gives what cues say together if both sides have them, and values not alone then.

        Args:
            cues: By number.
            size: Of the longer side, as a multiple of the average segment.
        """
        step = round(math.log(size) / _STEP)
        table = self._met.get(step)
        if table is None:
            size = math.exp(step * _STEP)
            table = self._met[step] = [
                math.log(1 - kept - kept / math.expm1(-rate * size)) - 2 * due
                for (kept, rate), due in zip(self._kept, self._due, strict=True)
            ]
        return math.fsum(map(table.__getitem__, cues))


def _share(often: int, items: Sequence[Item]) -> float:
    return (often + 0.5) / (len(items) + 1)
