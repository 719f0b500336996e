"""The same search where the memory lies in a database: only what a query needs is read.

Of each group of languages the words, for those that are near, and the weights of the segments are
held in memory; posting lists and texts are read as they are needed, those of all words at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from transmem.memory import parts, runs
from transmem.memory.connection import Connection
from transmem.memory.digests import term
from transmem.memory.filtering import Hit, Numbers, Query, Sieve, count_hits, count_more, rarest
from transmem.memory.inverting import HEAVIEST
from transmem.memory.nearwords import NearWords
from transmem.memory.scoring import weigh
from transmem.memory.tokens import SLIGHT, WHOLE, can_be_near, cut

_FEW = 50  # segments whose texts are read at once
_WORTH = 200  # postings that are read in the time that a text is
_LOOKUP = 30  # segments that can be compared in the time that near words are looked up
_MOST_KNOWN = 100_000  # words whose near ones are remembered


class Searching:
    """Searches the segments of a group of languages."""

    def __init__(self, connection: Connection, group: int) -> None:
        """Prepares to search; reads nothing yet."""
        self._connection = connection
        self._group = group
        self._sizes: dict[int, int] = {}
        self._parts: list[int] = []
        self._weights = np.empty(0, dtype=np.uint16)
        self._counter = np.empty(0, dtype=np.uint16)
        self._near_words: NearWords | None = None
        self._near: dict[str, list[str]] = {}

    def search(self, text: str, threshold: Fraction, *, exactly: bool = False) -> list[Hit]:
        """Finds every segment that reaches a score; see `Index.search`."""
        query = Query.of(text, threshold)
        if not query.surfaces:
            return []
        self._refresh()
        if query.misses < 0:
            found = np.flatnonzero(self._fits(query, self._weights))
        else:
            found = self._filtered(query, exactly=exactly)
        return list(self._compared(query, found, exactly=exactly))

    def _refresh(self) -> None:
        """Reads what was added since the last time."""
        sizes = runs.read_sizes(self._connection, self._group)
        if sizes != self._sizes:
            self._read(sizes)

    def _read(self, sizes: dict[int, int]) -> None:
        indexed = parts.whole(self._connection, self._group, sum(sizes.values()))
        changed = [run for run, size in sizes.items() if self._sizes.get(run) != size]
        weights = runs.room_for(sizes)
        weights[: len(self._weights)] = self._weights
        runs.read_weights(self._connection, changed, weights)
        self._weights, self._sizes, self._parts = weights, sizes, indexed
        self._counter = np.zeros(len(weights), dtype=np.uint16)
        self._near_words, self._near = None, {}

    def _fits(self, query: Query, weights: NDArray[np.uint16]) -> NDArray[np.bool_]:
        """Tells which weights a match can have; what is heavier than can be written fits too."""
        lightest = min(query.lightest // SLIGHT, HEAVIEST)
        heaviest = min(query.heaviest // SLIGHT, HEAVIEST)
        fits: NDArray[np.bool_] = (weights >= max(lightest, 1)) & (weights <= heaviest)
        return fits

    def _filtered(self, query: Query, *, exactly: bool) -> Numbers:
        terms = {key: term(key) for key in query.keys}
        counted = parts.read_counts(self._connection, self._parts, terms.values())
        sizes = {key: counted.get(terms[key], 0) for key in query.keys}
        due, others = rarest(query.keys, sizes, query.misses)
        lists = self._lists(query, due, exactly=exactly)
        least = sum(query.keys[key] for key in due) - query.misses
        found = count_hits(lists, least, self._counter)
        for key in others:
            # As long as another list costs less than the segments that it may save.
            size = len(found.segments)
            if size <= _FEW or sizes[key] > _WORTH * size:
                break
            (more,) = self._lists(query, [key], exactly=exactly)
            least += query.keys[key]
            found = count_more(found, more, least, self._counter)
        return found.segments

    def _lists(
        self, query: Query, keys: Sequence[str], *, exactly: bool
    ) -> list[tuple[int, Numbers]]:
        """Gives for keys the segments of fitting weight with it or one near it.

        Returns:
            For each what it counts, and the segments.
        """
        terms = {key: {term(like) for like in self._like(key, exactly=exactly)} for key in keys}
        rows = parts.read_lists(self._connection, self._parts, set().union(*terms.values()))
        found = []
        for key, numbers in terms.items():
            some = parts.segments([row for number in numbers for row in rows.get(number, ())])
            found.append((query.keys[key], some[self._fits(query, self._weights.take(some))]))
        return found

    def _like(self, key: str, *, exactly: bool) -> list[str]:
        """Gives a key and those near it."""
        if exactly or not can_be_near(key):
            return [key]
        found = self._near.get(key)
        if found is None:
            if self._near_words is None:
                self._near_words = NearWords(parts.vocabulary(self._connection, self._parts))
            if len(self._near) >= _MOST_KNOWN:
                self._near.clear()
            found = self._near[key] = [key, *self._near_words.of(key)]
        return found

    def _compared(self, query: Query, found: Numbers, *, exactly: bool) -> Iterator[Hit]:
        """Reads segments, and compares those that can reach the threshold."""
        known = [key for key in query.keys if exactly or key in self._near or not can_be_near(key)]
        passed = list(self._passing(self._sieve(query, known, exactly=exactly), found))
        if len(passed) > _LOOKUP * (len(query.keys) - len(known)) > 0:
            sieve = self._sieve(query, list(query.keys), exactly=exactly)
            passed = [one for one in passed if sieve.passes(one[1], one[2])]
        for number, surfaces, weight in passed:
            hit = query.compared(number, surfaces, weight, exactly=exactly)
            if hit:
                yield hit

    def _sieve(self, query: Query, known: Collection[str], *, exactly: bool) -> Sieve:
        """Makes a sieve; near words are looked up for some of the keys only."""
        keys = {near for key in known for near in self._like(key, exactly=exactly)}
        rest = sum(times for key, times in query.keys.items() if key not in known)
        return Sieve(query, keys, unknown=WHOLE * rest)

    def _passing(self, sieve: Sieve, found: Numbers) -> Iterator[tuple[int, list[str], int]]:
        statement = "SELECT id, text FROM segments WHERE id IN (*)"
        weights = self._weights
        for number, text in self._connection.rows_in(statement, (), found.tolist()):
            surfaces = cut(text)
            light = int(weights[number])
            weight = SLIGHT * light if light < HEAVIEST else weigh(surfaces)
            if sieve.passes(surfaces, weight):
                yield number, surfaces, weight
