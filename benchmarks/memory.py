"""The translation memory: what it finds, how fast, and in how much room, next to its peers.

Usage: python benchmarks/memory.py --segments FILE [--size N] [--truth N] [--parts …]
                                   [--postgresql ADDRESS] [--toolkit PYTHON] [--systran BINARY]
                                   [--queries N] [--most N] [--plot FILE]

FILE has a segment a line, plain or compressed with xz. The first 500 lines of a shuffle are held
out and sought; 500 more are lines of the memory in which one to three words were replaced, deleted
or inserted. The threshold is 0.75. `--truth N` of the queries are compared with every segment by
brute force (numpy, a table for each pair), for the token score and for the score; what was found
is counted against that.

Parts: index (in memory), sqlite, hurting (queries that hurt), growth, tmx (an import), many (from
how many searches on it pays to bring a memory into memory). Times are of the wall clock, in one
process on one core; the memory of a part is that of a process of its own.

Peers, each held against ours in the same run: with `--postgresql`, our store there and
PostgreSQL's pg_trgm, asked as Tolgee and Weblate ask it; with `--toolkit`, the Translate Toolkit's
matcher (GPL, so never imported: PYTHON is that of an environment that has it, and RapidFuzz, or for
versions such as Debian's python3-levenshtein, without which it is not asked); with `--systran`,
SYSTRAN's fuzzy-match (BINARY is its FuzzyMatch-cli). Where a search takes a good part of a second,
only the first `--queries` are asked.
"""

from __future__ import annotations

import argparse
import lzma
import random
import tempfile
from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from memory_bench import growth, peers, preparing, stores
from memory_bench.timing import Times, timed
from memory_bench.truth import Truth

from transmem.memory.filtering import Hit
from transmem.memory.index import Index

THRESHOLD = Fraction(3, 4)
HELD = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What is sought, and where.

    Attributes:
        texts: The segments of the memory.
        queries: What is sought; every second one is held out, the others are edited lines.
        truths: For the first queries, the segments that reach the threshold, by the token score
            and by the score.
    """

    texts: Sequence[str]
    queries: Sequence[str]
    truths: Sequence[tuple[frozenset[int], frozenset[int]]]


def lines_of(path: Path) -> list[str]:
    """Reads the segments, shuffled always alike."""
    with lzma.open(path, "rt") if path.suffix == ".xz" else path.open(encoding="utf-8") as file:
        lines = [line for line in map(str.strip, file) if line]
    random.Random(7).shuffle(lines)  # noqa: S311 - the same order in every run
    return lines


def edited(line: str, vocabulary: Sequence[str], chance: random.Random) -> str:
    """Replaces, deletes or inserts one to three words."""
    words = line.split()
    for _ in range(chance.randint(1, 3)):
        way = chance.randrange(3)
        place = chance.randrange(len(words))
        if way == 0:
            words[place] = chance.choice(vocabulary)
        elif way == 1 and len(words) > 1:
            del words[place]
        else:
            words.insert(place, chance.choice(vocabulary))
    return " ".join(words)


def queries_of(held: Sequence[str], texts: Sequence[str]) -> list[str]:
    """Gives held-out lines and edited ones, in turns."""
    chance = random.Random(8)  # noqa: S311
    vocabulary = [word for text in texts[:5_000] for word in text.split()]
    changed = [edited(text, vocabulary, chance) for text in chance.sample(texts, len(held))]
    return [query for pair in zip(held, changed, strict=True) for query in pair]


def trial_of(lines: Sequence[str], size: int, truth: int) -> Trial:
    texts = lines[HELD : HELD + size]
    queries = queries_of(lines[:HELD], texts)
    brute = Truth(texts)
    truths = []
    for number, query in enumerate(queries[:truth]):
        print(f"\rbrute force: {number + 1} of {truth}", end="", flush=True)
        truths.append(brute.reaching(query, THRESHOLD))
    print("\r" + " " * 40 + "\r", end="")
    return Trial(texts=texts, queries=queries, truths=truths)


def report(
    name: str, trial: Trial, search: Callable[[str], Sequence[Hit]], *, exactly: bool
) -> Times:
    """Seeks everything, and prints the times and what was found of what there is."""
    times, found = timed(trial.queries, search)
    print(f"{name:34} {times}  {sum(map(len, found)):>7} found", end="")
    if trial.truths:
        sought = [pair[0 if exactly else 1] for pair in trial.truths]
        hit = sum(
            len(truth & {one.segment for one in some})
            for truth, some in zip(sought, found, strict=False)
        )
        print(f"  {hit}/{sum(map(len, sought))} of brute force", end="")
    print()
    return times


def keeping(place: str, ours: MutableMapping[str, Times]) -> Callable[..., None]:
    """Gives a `report` that keeps the times, for the peers to be held against."""

    def report_and_keep(name: str, *given: object, **named: object) -> None:
        ours[f"{place}, {name.strip()}"] = report(name, *given, **named)

    return report_and_keep


def in_memory(trial: Trial, ours: MutableMapping[str, Times]) -> None:
    """The index in memory: the token score; the score, first without any near words known."""
    made, (index,) = timed([trial.texts], lambda texts: Index(enumerate(texts)))
    print(f"index in memory, {len(trial.texts):,} segments: built in {made.mean / 1000:.1f} s")
    for name, exactly in (("token score", True), ("score, cold", False), ("score, warm", False)):

        def search(query: str, *, exactly: bool = exactly) -> list[Hit]:
            return index.search(query, THRESHOLD, exactly=exactly)

        keeping("index", ours)(f"  {name}", trial, search, exactly=exactly)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--segments", type=Path, required=True, metavar="FILE")
    parser.add_argument("--size", type=int, default=100_000, help="segments of the memory")
    parser.add_argument("--truth", type=int, default=100, help="queries held against brute force")
    parser.add_argument("--parts", default="index,sqlite,hurting,tmx", help="with commas")
    parser.add_argument("--postgresql", metavar="ADDRESS", help="of an empty database")
    parser.add_argument("--toolkit", metavar="PYTHON", help="that has the Translate Toolkit")
    parser.add_argument("--systran", metavar="BINARY", help="FuzzyMatch-cli of fuzzy-match")
    parser.add_argument("--queries", type=int, default=50, help="that slow peers are asked")
    parser.add_argument("--most", type=int, default=10_000_000, help="segments of growth")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="an SVG of growth")
    given = parser.parse_args()
    parts = given.parts.split(",")
    lines = lines_of(given.segments)
    if "growth" in parts:
        growth.show(lines, THRESHOLD, given.most, given.plot)
    trial = trial_of(lines, given.size, given.truth if {"index", "sqlite"} & set(parts) else 0)
    print(f"{'':34} {Times.HEADING}")
    ours: dict[str, Times] = {}
    few = trial.queries[: given.queries]
    if "index" in parts:
        in_memory(trial, ours)
    with tempfile.TemporaryDirectory() as folder:
        if "sqlite" in parts:
            keep = keeping("SQLite", ours)
            stores.show(str(Path(folder) / "memory.db"), trial.texts, trial, keep, THRESHOLD)
        if given.postgresql:
            there: dict[str, Times] = {}
            keep = keeping("PostgreSQL", there)
            stores.show(given.postgresql, trial.texts, trial, keep, THRESHOLD)
            peers.trigrams(given.postgresql, trial.texts, few, there)
        if "hurting" in parts:
            stores.hurting(trial.texts, THRESHOLD)
        if "many" in parts:
            preparing.show(Path(folder), trial.texts, trial.queries, THRESHOLD)
        if "tmx" in parts:
            stores.imported(Path(folder), trial.texts)
    if given.toolkit:
        peers.toolkit(given.toolkit, trial.texts, few, ours)
    if given.systran:
        exact = [token for token, _ in trial.truths]
        peers.systran(given.systran, trial.texts, trial.queries, exact, ours)


if __name__ == "__main__":
    main()
