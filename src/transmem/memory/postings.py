"""Segments into posting lists, a run at a time.

A run is filled in memory and written when it is full, or when nothing more comes, so that a large
import writes each list once.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from transmem.memory.connection import Connection, Row
from transmem.memory.digests import term
from transmem.memory.tokens import SLIGHT, TOKENS, WHOLE, can_be_near, cut

RUN_BITS = 16
RUN = 1 << RUN_BITS
"""Segments of a run: as many as a place of 16 bits can tell apart."""
HEAVIEST = (1 << 16) - 1
"""What is heavier is written down with this weight: of 16 bits, in units of what a sign weighs."""
_HELD = RUN // 4  # segments that are held in memory at once
PLACE = np.dtype("<u2")
"""How the places of a list, and the weights of a run, are written."""


class _Surfaces(dict[str, int]):
    """Numbers surfaces in the order in which they come."""

    def __missing__(self, surface: str) -> int:
        found = self[surface] = len(self)
        return found


class Run:
    """The run of a group that new segments go to."""

    def __init__(self, connection: Connection, group: int) -> None:
        """Takes the last run of a group, or a new one."""
        self._connection = connection
        self._group = group
        self._number: int
        self._size: int
        found = connection.rows(
            "SELECT id, size, weights FROM runs WHERE grp = ? AND size < ?", (group, RUN)
        )
        if found:
            self._number, self._size, weights = found[0]
            self._weights = bytes(weights)
            self._empty()
        else:
            self._begin()

    def _begin(self) -> None:
        """Takes a number, so that no other group does before this run is written."""
        last = self._connection.rows("SELECT MAX(id) FROM runs")[0][0]
        self._number = 0 if last is None else last + 1
        self._size, self._weights = 0, b""
        self._empty()
        self._connection.many(
            "INSERT INTO runs (id, grp, size, weights) VALUES (?, ?, ?, ?)",
            [(self._number, self._group, 0, b"")],
        )

    def _empty(self) -> None:
        self._first = self._size  # the place of the first segment that is not written yet
        self._surfaces = _Surfaces()
        self._flat = array("I")  # the numbers of the surfaces of the segments that came
        self._lengths = array("I")

    def add(self, text: str) -> int:
        """Takes a segment in, and gives its number."""
        if self._size - self._first == _HELD:
            self.write()
        if self._size == RUN:
            self._begin()
        surfaces = cut(text)
        self._flat.extend(map(self._surfaces.__getitem__, surfaces))
        self._lengths.append(len(surfaces))
        self._size += 1
        return self._number << RUN_BITS | (self._size - 1)

    def write(self) -> None:
        """Writes what came since the last time."""
        if self._size == self._first:
            return
        terms, places, weights = self._inverted()
        lists: Iterable[Row] = self._lists(terms, places)
        if self._first:
            lists = self._continued(lists)
        self._connection.many(
            "INSERT INTO postings (grp, term, run, places) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (grp, term, run) DO UPDATE SET places = excluded.places",
            lists,
        )
        keys = {TOKENS[surface].key for surface in self._surfaces}
        self._connection.many(
            "INSERT INTO words (grp, word) VALUES (?, ?) ON CONFLICT (grp, word) DO NOTHING",
            ((self._group, key) for key in sorted(keys) if can_be_near(key)),
        )
        self._weights += weights.tobytes()
        self._connection.many(
            "UPDATE runs SET size = ?, weights = ? WHERE id = ?",
            [(self._size, self._weights, self._number)],
        )
        self._empty()

    def _inverted(self) -> tuple[NDArray[np.uint32], NDArray[np.uint16], NDArray[np.uint16]]:
        """Gives a term and a place for each posting, sorted, and the weights of the segments."""
        tokens = [TOKENS[surface] for surface in self._surfaces]
        is_whole = np.array([token.weight == WHOLE for token in tokens], dtype=bool)
        term_of = np.array([term(token.key) for token in tokens], dtype=np.uint64)
        flat = np.frombuffer(self._flat, dtype=np.uint32) if self._flat else np.empty(0, np.uint32)
        lengths = np.frombuffer(self._lengths, dtype=np.uint32)
        units = np.where(is_whole, WHOLE // SLIGHT, 1).astype(np.uint32)
        sums = np.concatenate(([0], np.cumsum(units[flat], dtype=np.uint32)))
        ends = np.cumsum(lengths)
        weights = np.minimum(sums[ends] - sums[ends - lengths], HEAVIEST).astype(PLACE)
        # One number for term and place, so that one sort does for both.
        postings = term_of[flat]
        postings <<= np.uint64(RUN_BITS)
        postings |= np.repeat(np.arange(self._first, self._size, dtype=np.uint32), lengths)
        postings = postings[is_whole[flat]]
        postings.sort()
        first = np.ones(len(postings), dtype=bool)
        first[1:] = postings[1:] != postings[:-1]
        postings = postings[first]
        terms = (postings >> np.uint64(RUN_BITS)).astype(np.uint32)
        return terms, postings.astype(PLACE), weights

    def _lists(self, terms: NDArray[np.uint32], places: NDArray[np.uint16]) -> Iterator[Row]:
        """Gives the rows of the posting lists, one after the other."""
        if not len(terms):
            return
        starts = np.flatnonzero(np.concatenate(([True], terms[1:] != terms[:-1])))
        ends = np.append(starts[1:], len(terms))
        data = places.tobytes()
        for start, end in zip(starts, ends, strict=True):
            some = data[start * PLACE.itemsize : end * PLACE.itemsize]
            yield self._group, int(terms[start]), self._number, some

    def _continued(self, lists: Iterable[Row]) -> list[Row]:
        """Puts before lists what is in the database already of them."""
        lists = list(lists)
        before = dict(self._written([row[1] for row in lists]))
        return [(*row[:3], before.get(row[1], b"") + row[3]) for row in lists]

    def _written(self, terms: list[int]) -> Iterator[tuple[int, bytes]]:
        statement = "SELECT term, places FROM postings WHERE grp = ? AND run = ? AND term IN (*)"
        for number, places in self._connection.rows_in(
            statement, (self._group, self._number), terms
        ):
            yield number, bytes(places)
