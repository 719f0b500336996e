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
from transmem.memory.filtering import Hit, Numbers, Query, count_hits, rarest
from transmem.memory.nearwords import NearWords
from transmem.memory.postings import HEAVIEST, RUN_BITS
from transmem.memory.scoring import weigh
from transmem.memory.tokens import SLIGHT, can_be_near, cut

_PLACE = 2  # bytes
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
        self._near: dict[str, list[int]] = {}

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
        keys = list(query.keys)
        sizes = self._counted([term(key) for key in keys])
        due, others = rarest(
            query.keys, {key: sizes.get(term(key), 0) for key in keys}, query.misses
        )
        first = sum(sizes.get(term(key), 0) for key in due)
        # Lists that are no longer leave fewer segments whose texts must be read.
        due += [key for key in others if sizes.get(term(key), 0) <= max(_CHEAP, 2 * first)]
        chosen = {key: self._like(key, exactly=exactly) for key in due}
        read = self._read(sorted({number for like in chosen.values() for number in like}))
        lists = []
        for key, like in chosen.items():
            parts = [read[number] for number in like if number in read]
            if parts:
                found = np.concatenate(parts)
                lists.append((query.keys[key], found[self._fits(query, self._weights[found])]))
        count = sum(query.keys[key] for key in due)
        return count_hits(lists, count - query.misses, self._counter)

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

    def _like(self, key: str, *, exactly: bool) -> list[int]:
        """Gives the numbers of a key and of those near it."""
        if exactly or not can_be_near(key):
            return [term(key)]
        found = self._near.get(key)
        if found is None:
            if self._near_words is None:
                rows = self._connection.rows("SELECT word FROM words WHERE grp = ?", (self._group,))
                self._words = [word for (word,) in rows]
                self._near_words = NearWords(self._words)
            if len(self._near) >= _MOST_KNOWN:
                self._near.clear()
            near = [self._words[place] for place in self._near_words.of(key)]
            found = self._near[key] = [term(key), *map(term, near)]
        return found

    def _read(self, terms: Sequence[int]) -> dict[int, Numbers]:
        """Gives the segments that have each of some keys."""
        statement = "SELECT term, run, places FROM postings WHERE grp = ? AND term IN (*)"
        parts: dict[int, list[Numbers]] = {}
        for number, run, places in self._connection.rows_in(statement, (self._group,), terms):
            found = np.frombuffer(places, dtype="<u2").astype(np.int64)
            found += run << RUN_BITS
            parts.setdefault(number, []).append(found)
        return {
            number: some[0] if len(some) == 1 else np.concatenate(some)
            for number, some in parts.items()
        }

    def _compared(self, query: Query, found: Numbers, *, exactly: bool) -> Iterator[Hit]:
        statement = "SELECT id, text FROM segments WHERE id IN (*)"
        for number, text in self._connection.rows_in(statement, (), found.tolist()):
            surfaces = cut(text)
            hit = query.compared(number, surfaces, weigh(surfaces), exactly=exactly)
            if hit:
                yield hit


_CHEAP = 2_000
