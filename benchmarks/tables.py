"""Tables to print, and how sure a share is."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from itertools import accumulate

RESAMPLES = 1000


def interval(clusters: Sequence[tuple[int, int]], seed: int = 0) -> tuple[float, float]:
    """The 95% bootstrap interval of a share, its clusters drawn with replacement.

    Args:
        clusters: Hits and tries of each segment; those of one segment stand or fall together.
        seed: Of the draws.

    >>> interval([(1, 1)] * 9)
    (1.0, 1.0)
    >>> low, high = interval([(1, 1)] * 50 + [(0, 1)] * 50)
    >>> 0.38 < low < 0.45 and 0.55 < high < 0.62
    True
    """
    kinds = sorted(set(clusters))
    # Clusters that are alike need no telling apart: this draws much faster.
    weights = list(accumulate(clusters.count(kind) for kind in kinds))
    chance = random.Random(seed)  # noqa: S311 - statistics, not secrets
    shares = []
    for _ in range(RESAMPLES):
        drawn = chance.choices(kinds, cum_weights=weights, k=len(clusters))
        tries = sum(tried for _, tried in drawn)
        shares.append(sum(hit for hit, _ in drawn) / tries if tries else 0.0)
    shares.sort()
    return shares[round(0.025 * RESAMPLES)], shares[round(0.975 * RESAMPLES) - 1]


def share(clusters: Sequence[tuple[int, int]], *, seed: int = 0) -> str:
    """A share in per cent with its interval: `98.1 [97.0-99.2]`."""
    tries = sum(tried for _, tried in clusters)
    if not tries:
        return "-"
    low, high = interval(clusters, seed)
    value = sum(hit for hit, _ in clusters) / tries
    return f"{100 * value:.1f} [{100 * low:.1f}-{100 * high:.1f}]"


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "-"


def ratio(one: float, other: float) -> str:
    return f"{one / other:.2f}" if other else "-"


def show(title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Prints a table: the first column to the left, the others to the right."""
    cells = [list(header), *([str(cell) for cell in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
    print(f"\n{title}\n")
    for row in cells:
        rest = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        print("  ".join([row[0].ljust(widths[0]), *rest]).rstrip())
