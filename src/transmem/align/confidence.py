"""How probable the links of a path are: the likelihoods of all paths near it are added up.

Forwards to each place and backwards from it (the forward-backward algorithm: Rabiner, A Tutorial
on Hidden Markov Models and Selected Applications in Speech Recognition, Proceedings of the IEEE
77(2), 1989), so that a link is sure if all likely paths have it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from transmem.align.steps import Links, Step

_NEVER = -math.inf

_Rows = Sequence[dict[int, Links]]
_Sums = list[dict[int, float]]


def weigh(steps: Sequence[Step], rows: _Rows) -> list[Step]:
    """Gives the steps of a path with their probabilities.

    Args:
        steps: From the beginning of both documents to their end.
        rows: For each segment of the source, and its end, what links may begin there, by the
            number of the segment of the translation.
    """
    before, after = _before(rows), _after(rows)
    whole = after[0][0]
    return [
        replace(step, probability=_probability(step, rows, before, after, whole)) for step in steps
    ]


def _before(rows: _Rows) -> _Sums:
    """Adds up all paths from the beginning to each place."""
    sums: list[dict[int, list[float]]] = [{j: [] for j in row} for row in rows]
    sums[0][0] = [0.0]
    found: _Sums = []
    for i, row in enumerate(rows):
        found.append({})
        for j in sorted(row):
            here = found[i][j] = _added(sums[i][j])
            for sources, targets, gain in row[j]:
                sums[i + sources][j + targets].append(here + gain)
    return found


def _after(rows: _Rows) -> _Sums:
    """Adds up all paths from each place to the end."""
    found: _Sums = [{} for _ in rows]
    end = max(rows[-1])
    for i in reversed(range(len(rows))):
        for j in sorted(rows[i], reverse=True):
            last = [0.0] if i == len(rows) - 1 and j == end else []
            paths = [gain + found[i + a][j + b] for a, b, gain in rows[i][j]]
            found[i][j] = _added([*last, *paths])
    return found


def _added(logs: Sequence[float]) -> float:
    """Adds what is given as logarithms."""
    most = max(logs, default=_NEVER)
    if most == _NEVER:
        return _NEVER
    return most + math.log(math.fsum(math.exp(one - most) for one in logs))


def _probability(step: Step, rows: _Rows, before: _Sums, after: _Sums, whole: float) -> float:
    i, j = step.source, step.target
    gains = [
        gain
        for sources, targets, gain in rows[i][j]
        if (sources, targets) == (step.sources, step.targets)
    ]
    through = before[i][j] + _added(gains) + after[i + step.sources][j + step.targets]
    return min(1.0, math.exp(through - whole))
