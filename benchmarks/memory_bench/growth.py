"""How times grow with the memory: lines as they are, and beyond them lines made of their words."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from fractions import Fraction

from memory_bench.timing import timed
from transmem.memory.index import Index

SIZES = (100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)
QUERIES = 300


HEADING = (
    "| segments | made up | built, s | token score, median ms | score, median ms | score, p95 ms |"
)


def show(lines: Sequence[str], threshold: Fraction) -> None:
    """Prints a table, as docs/memory.md has it."""
    print(f"{HEADING}\n|---|---|---|---|---|---|")
    for size in SIZES:
        print(row(lines[:QUERIES], lines[QUERIES:], size, threshold), flush=True)


def row(queries: Sequence[str], texts: Sequence[str], size: int, threshold: Fraction) -> str:
    """Measures one size."""
    made, (index,) = timed([size], lambda size: Index(enumerate(grown(texts, size))))
    strict, _ = timed(queries, lambda query: index.search(query, threshold, exactly=True))
    mild, _ = timed(queries, lambda query: index.search(query, threshold))
    return (
        f"| {size:,} | {max(0, size - len(texts)):,} | {made.mean / 1000:.0f} "
        f"| {strict.median:.2f} | {mild.median:.2f} | {mild.p95:.1f} |"
    )


def grown(texts: Sequence[str], size: int) -> Iterator[str]:
    """Gives lines, and when they are used up, lines whose halves are of two of them."""
    yield from texts[:size]
    chance = random.Random(11)  # noqa: S311
    for _ in range(size - len(texts)):
        first, second = (chance.choice(texts).split() for _ in range(2))
        yield " ".join([*first[: len(first) // 2 + 1], *second[len(second) // 2 :]])
