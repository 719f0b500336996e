"""The same search where the memory lies in a database: only what a query needs is read.

Of each group of languages the words, for those that are near, and the weights of the segments are
held in memory; posting lists and texts are read as they are needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from transmem.memory.connection import Connection
from transmem.memory.digests import term
from transmem.memory.filtering import Hit, Numbers, Query, Sieve, count_hits, rarest
from transmem.memory.nearwords import NearWords
from transmem.memory.postings import HEAVIEST, RUN_BITS
from transmem.memory.scoring import weigh
from transmem.memory.tokens import SLIGHT, WHOLE, can_be_near, cut

_PLACE = 2  # bytes
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
        self._weights = np.empty(0, dtype=np.uint16)
        self._counter = np.empty(0, dtype=np.uint16)
        self._words: list[str] = []
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
        sizes: dict[int, int] = dict(
            self._connection.rows("SELECT id, size FROM runs WHERE grp = ?", (self._group,))
        )
        changed = [run for run, size in sizes.items() if self._sizes.get(run) != size]
        if not changed:
            return
        weights = np.zeros((max(sizes) + 1) << RUN_BITS, dtype=np.uint16)
        weights[: len(self._weights)] = self._weights
        for run, data in self._connection.rows_in(
            "SELECT id, weights FROM runs WHERE id IN (*)", (), changed
        ):
            some = np.frombuffer(data, dtype="<u2")
            weights[run << RUN_BITS : (run << RUN_BITS) + len(some)] = some
        self._weights, self._sizes = weights, sizes
        self._counter = np.zeros(len(weights), dtype=np.uint16)
        self._near_words, self._near = None, {}

    def _fits(self, query: Query, weights: NDArray[np.uint16]) -> NDArray[np.bool_]:
        """Tells which weights a match can have; what is heavier than can be written fits too."""
        lightest = min(query.lightest // SLIGHT, HEAVIEST)
        heaviest = min(query.heaviest // SLIGHT, HEAVIEST)
        return (weights >= max(lightest, 1)) & (weights <= heaviest)

    def _filtered(self, query: Query, *, exactly: bool) -> Numbers:
        counted = self._counted([term(key) for key in query.keys])
        sizes = {key: counted.get(term(key), 0) for key in query.keys}
        due, others = rarest(query.keys, sizes, query.misses)
        lists = [self._list(query, key, exactly=exactly) for key in due]
        least = sum(query.keys[key] for key in due) - query.misses
        found = count_hits(lists, least, self._counter)
        for key in others:
            # As long as another list costs less than the segments that it may save.
            if len(found) <= _FEW or sizes[key] > _WORTH * len(found):
                break
            lists.append(self._list(query, key, exactly=exactly))
            least += query.keys[key]
            found = count_hits(lists, least, self._counter)
        return found

    def _list(self, query: Query, key: str, *, exactly: bool) -> tuple[int, Numbers]:
        """Gives the segments of fitting weight with a key or one near it, and what that counts."""
        statement = "SELECT run, places FROM postings WHERE grp = ? AND term IN (*)"
        terms = sorted(map(term, self._like(key, exactly=exactly)))
        rows = list(self._connection.rows_in(statement, (self._group,), terms))
        found = np.frombuffer(b"".join(places for _, places in rows), dtype="<u2").astype(np.int64)
        runs = np.array([run << RUN_BITS for run, _ in rows], dtype=np.int64)
        found += np.repeat(runs, [len(places) // _PLACE for _, places in rows])
        return query.keys[key], found[self._fits(query, self._weights[found])]

    def _counted(self, terms: Sequence[int]) -> dict[int, int]:
        """Gives how many segments have each of some keys."""
        statement = (
            "SELECT term, SUM(LENGTH(places)) FROM postings WHERE grp = ? AND term IN (*) "
            "GROUP BY term"
        )
        return {
            number: int(size) // _PLACE
            for number, size in self._connection.rows_in(statement, (self._group,), terms)
        }

    def _like(self, key: str, *, exactly: bool) -> list[str]:
        """Gives a key and those near it."""
        if exactly or not can_be_near(key):
            return [key]
        found = self._near.get(key)
        if found is None:
            if self._near_words is None:
                rows = self._connection.rows("SELECT word FROM words WHERE grp = ?", (self._group,))
                self._words = [word for (word,) in rows]
                self._near_words = NearWords(self._words)
            if len(self._near) >= _MOST_KNOWN:
                self._near.clear()
            near = [self._words[place] for place in self._near_words.of(key)]
            found = self._near[key] = [key, *near]
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

    def _sieve(self, query: Query, known: Sequence[str], *, exactly: bool) -> Sieve:
        """Makes a sieve; near words are looked up for some of the keys only."""
        keys = {near for key in known for near in self._like(key, exactly=exactly)}
        rest = sum(times for key, times in query.keys.items() if key not in known)
        return Sieve(query=query, keys=keys, open_=WHOLE * rest)

    def _passing(self, sieve: Sieve, found: Numbers) -> Iterator[tuple[int, list[str], int]]:
        statement = "SELECT id, text FROM segments WHERE id IN (*)"
        for number, text in self._connection.rows_in(statement, (), found.tolist()):
            surfaces = cut(text)
            weight = weigh(surfaces)
            if sieve.passes(surfaces, weight):
                yield number, surfaces, weight
