"""From how many searches on it pays to bring a memory's segments into memory first."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt
from pathlib import Path

from memory_bench.stores import units
from memory_bench.timing import timed
from transmem.memory import open_memory

SIZES = 10_000, 100_000, 1_000_000


def show(folder: Path, texts: Sequence[str], queries: Sequence[str], threshold: Fraction) -> None:
    """Compares the searches of a process in the database and in memory, at several sizes."""
    for size in sorted({min(size, len(texts)) for size in SIZES}):
        with open_memory(folder / f"{size}.db", create=True) as memory:
            memory.add(units(texts[:size]), origin="texts.tmx")
            searcher = memory._searcher("en")  # noqa: SLF001 - the segments alone
            assert searcher  # noqa: S101
            stored, _ = timed(queries, lambda query: searcher.search(query, threshold))  # noqa: B023
            loaded, _ = timed(["en"], memory.load)
            index = memory._searcher("en")  # noqa: SLF001
            assert index  # noqa: S101
            indexed, _ = timed(queries, lambda query: index.search(query, threshold))  # noqa: B023
        pays = loaded.mean / (stored.mean - indexed.mean)
        print(
            f"{size:,} segments: {stored.mean:.2f} ms a search in SQLite, {indexed.mean:.2f} ms in "
            f"memory after {loaded.mean / 1000:.2f} s; pays from {pays:,.0f} searches on, "
            f"{pays / sqrt(size):.1f} times the square root"
        )
