"""How long searches take."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import ClassVar, TypeVar

_Query = TypeVar("_Query")
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Times:
    """In milliseconds a query."""

    median: float
    mean: float
    p95: float
    most: float

    HEADING: ClassVar[str] = f"{'median':>9} {'mean':>9} {'p95':>9} {'most':>9} ms"

    @classmethod
    def of(cls, taken: Sequence[float]) -> Times:
        """Sums up what searches took, in milliseconds."""
        ranked = sorted(taken)
        p95 = ranked[min(len(ranked) - 1, round(0.95 * len(ranked)))]
        return cls(median(taken), fmean(taken), p95, ranked[-1])

    def __str__(self) -> str:
        return f"{self.median:9.3f} {self.mean:9.3f} {self.p95:9.2f} {self.most:9.1f} ms"


def timed(
    queries: Iterable[_Query], search: Callable[[_Query], _Found]
) -> tuple[Times, list[_Found]]:
    """Does each search, and says how long they took."""
    taken, found = [], []
    for query in queries:
        start = time.perf_counter()
        found.append(search(query))
        taken.append(1000 * (time.perf_counter() - start))
    return Times.of(taken), found
