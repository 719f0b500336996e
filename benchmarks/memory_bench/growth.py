"""How times grow with the memory: lines as they are, and beyond them lines made of their words."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from fractions import Fraction
from pathlib import Path

from memory_bench import chart
from memory_bench.stores import first_answer, units
from memory_bench.timing import Times, timed
from transmem.memory import open_memory
from transmem.memory.index import Index

SIZES = (100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)
QUERIES = 300

HEADING = (
    "| segments | made up of words of others | index: built, s | token score, ms | score, ms "
    "| p95 | SQLite: added, units/s | bytes a segment | first answer, s | score, ms | p95 |"
)


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured at one size, in the order of the heading."""

    segments: int
    made_up: int
    built: float
    token: float
    score: float
    score_p95: float
    added: float
    room: float
    first: float
    stored: float
    stored_p95: float

    def __str__(self) -> str:
        cells = [
            f"{value:,.0f}" if value >= 10 or value == 0 else f"{value:.2f}"
            for value in astuple(self)
        ]
        return f"| {' | '.join(cells)} |"


def show(lines: Sequence[str], threshold: Fraction, most: int, plot: Path | None) -> None:
    """Prints a table, as docs/memory.md has it, and draws it."""
    print(f"{HEADING}\n|{'---|' * 11}")
    rows = []
    for size in SIZES:
        if size <= most:
            rows.append(row(lines[:QUERIES], lines[QUERIES:], size, threshold))
            print(rows[-1], flush=True)
    if plot:
        curves = {
            "index, token score": [(one.segments, one.token) for one in rows],
            "index, score": [(one.segments, one.score) for one in rows],
            "SQLite, score": [(one.segments, one.stored) for one in rows],
            "SQLite, score, p95": [(one.segments, one.stored_p95) for one in rows],
        }
        plot.write_text(chart.drawn(curves, across="segments", up="ms a search"), encoding="utf-8")


def row(queries: Sequence[str], texts: Sequence[str], size: int, threshold: Fraction) -> Row:
    """Measures one size."""
    some = list(grown(texts, size))
    made, token, score = in_memory(queries, some, threshold)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "memory.db"
        with open_memory(path, create=True) as memory:
            added, _ = timed([some], lambda some: memory.add(units(some), origin="texts.tmx"))
        room = path.stat().st_size - 2 * sum(len(one.encode()) for one in some)
        first = first_answer(str(path), queries)
        with open_memory(path) as memory:
            searcher = memory._searcher("en")  # noqa: SLF001 - the segments alone
            assert searcher  # noqa: S101
            stored, _ = timed(queries, lambda query: searcher.search(query, threshold))
    return Row(
        size, max(0, size - len(texts)), made.mean / 1000, token.median, score.median, score.p95,
        1000 * size / added.mean, room / size, first, stored.median, stored.p95,
    )  # fmt: skip


def in_memory(
    queries: Sequence[str], texts: Sequence[str], threshold: Fraction
) -> tuple[Times, Times, Times]:
    """Measures the index: how it is made, and searches for both scores."""
    made, (index,) = timed([texts], lambda texts: Index(enumerate(texts)))
    token, _ = timed(queries, lambda query: index.search(query, threshold, exactly=True))
    score, _ = timed(queries, lambda query: index.search(query, threshold))
    return made, token, score


def grown(texts: Sequence[str], size: int) -> Iterator[str]:
    """Gives lines, and when they are used up, lines whose halves are of two of them."""
    yield from texts[:size]
    chance = random.Random(11)  # noqa: S311
    for _ in range(size - len(texts)):
        first, second = (chance.choice(texts).split() for _ in range(2))
        yield " ".join([*first[: len(first) // 2 + 1], *second[len(second) // 2 :]])
