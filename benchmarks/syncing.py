"""What finds the old text of a changed one: sync's own search, the memory's, brute force.

Usage: python benchmarks/syncing.py --segments FILE [--size N]

FILE has a segment a line, plain or compressed with xz. Of N old texts a quarter are edited, in a
tenth to four tenths of their words, and a sixteenth as many are new. Brute force compares each
with all old ones by the similarity that sync ranks by (that of msgmerge, at 0.6 and more); printed
is of how many texts each search finds one as good as the best, and in what time.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np
from memory import lines_of
from rapidfuzz import process
from rapidfuzz.distance import Indel

from transmem.memory.index import Index
from transmem.sync.guesses import EDITED, PIECE, Lookup

_AT_ONCE = 500
_EPSILON = 1e-6


def edited(text: str, vocabulary: Sequence[str], chance: random.Random) -> str:
    words = text.split()
    for _ in range(max(1, int(len(words) * chance.choice([0.1, 0.2, 0.3, 0.4])))):
        place, way = chance.randrange(len(words)), chance.random()
        if way < 0.4:
            words[place] = chance.choice(vocabulary)
        elif way < 0.6 and len(words) > 1:
            del words[place]
        elif way < 0.8:
            words.insert(place, chance.choice(vocabulary))
        else:
            words[place] += "s"
    return " ".join(words)


def best_of_all(new: Sequence[str], old: Sequence[str]) -> list[float]:
    best: list[float] = []
    for start in range(0, len(new), _AT_ONCE):
        table = process.cdist(
            new[start : start + _AT_ONCE],
            old,
            scorer=Indel.normalized_similarity,
            score_cutoff=EDITED,
            dtype=np.float32,
        )
        best += table.max(axis=1).tolist()
    return best


def best_of_memory(new: Sequence[str], old: Sequence[str], threshold: Fraction) -> list[float]:
    index = Index(enumerate(old))
    return [
        max(
            (
                Indel.normalized_similarity(text, old[hit.segment])
                for hit in index.search(text, threshold)
            ),
            default=0.0,
        )
        for text in new
    ]


def best_of_sync(new: Sequence[str], old: Sequence[str]) -> list[float]:
    lookup = Lookup(dict(enumerate(old)), spaced=True)
    return [next((score for _, score in lookup.similar(text, PIECE)), 0.0) for text in new]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--segments", type=Path, required=True, metavar="FILE")
    parser.add_argument("--size", type=int, default=20_000, help="old texts")
    given = parser.parse_args()
    lines = lines_of(given.segments)
    chance = random.Random(3)  # noqa: S311 - the same texts in every run
    old, rest = lines[: given.size], lines[given.size :]
    vocabulary = [word for text in rest[:3_000] for word in text.split()]
    changed = [edited(text, vocabulary, chance) for text in old[: given.size // 4]]
    new = [*changed, *rest[3_000 : 3_000 + given.size // 16]]
    searches: dict[str, Callable[[], list[float]]] = {
        "brute force": lambda: best_of_all(new, old),
        "sync": lambda: best_of_sync(new, old),
        "memory, from 0.5": lambda: best_of_memory(new, old, Fraction(1, 2)),
        "memory, from 0.4": lambda: best_of_memory(new, old, Fraction(2, 5)),
    }
    truth: list[float] = []
    for name, search in searches.items():
        start = time.perf_counter()
        found = search()
        seconds = time.perf_counter() - start
        truth = truth or found
        due = [(best, ours) for best, ours in zip(truth, found, strict=True) if best >= EDITED]
        hit = sum(ours >= best - _EPSILON for best, ours in due)
        print(f"{name:18} {seconds:6.2f} s  {hit:6,} of {len(due):,} ({hit / len(due):.1%})")


if __name__ == "__main__":
    main()
