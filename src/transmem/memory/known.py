"""Which texts a memory has, by their digests.

Most texts of a file are new, and to look each up takes as long as to write it. So a long file gets
a Bloom filter, which says of nearly all of them that they are not there, and is never wrong in that
(Bloom, Space/time trade-offs in hash coding with allowable errors, 1970; with two probes).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from transmem.memory.connection import Connection, Row

_FIND = (
    "SELECT d.digest, s.id, s.text FROM digests d JOIN segments s ON s.id = d.segment "
    "WHERE d.digest IN (*)"
)
_TEXTS = "SELECT id, text FROM segments WHERE id IN (*)"
_HELD = 1 << 15  # digests that are written together
_BITS = 24
"""Of a place in the filter, which has two megabytes: one new text of 80 is looked up in a memory of
a million, every second in a memory of ten."""
_READ = 1 << 14  # digests that the filter takes in at once


class Known:
    """The digests of a memory, while a file is added."""

    def __init__(self, connection: Connection) -> None:
        """Takes the memory; in a transaction."""
        self._connection = connection
        self._seen: _Filter | None = None
        self._had = connection.rows("SELECT COALESCE(SUM(size), 0) FROM runs")[0][0]
        self._added = 0
        self._held = _Held()

    def among(self, digests: Collection[int]) -> Iterable[Row]:
        """Gives, for those of some digests that are there, digest, number of the segment, text."""
        asked = list(digests)
        if self._seen:
            asked = self._seen.among(asked)
        held = self._held.among(asked)
        # In the order of the index, which is read and written a page after the other.
        rows = self._connection.rows_in(_FIND, (), sorted(set(asked).difference(held.values())))
        texts = self._connection.rows_in(_TEXTS, (), list(held))
        return [*rows, *((held[segment], segment, text) for segment, text in texts)]

    def add(self, segments: Mapping[int, int]) -> None:
        """Remembers digests that are new, with the numbers of their segments, which are written."""
        self._held.add(segments)
        self._added += len(segments)
        if self._seen:
            self._seen.add(list(segments))
            if len(self._held) >= _HELD:
                self.write()
            return
        self.write()
        if self._added > self._had:
            self._seen = self._filled()

    def write(self) -> None:
        """Writes what was held back so that more of it goes to a page at once."""
        self._connection.insert("digests", ("digest", "segment"), self._held.take())

    def _filled(self) -> _Filter:
        """Makes a filter, which pays when a file brings more than the memory had."""
        found = _Filter()
        rows = iter(self._connection.stream("SELECT digest FROM digests"))
        while some := [digest for (digest,) in islice(rows, _READ)]:
            found.add(some)
        return found


class _Held:
    """Digests and segments that are not written yet, a batch after the other."""

    def __init__(self) -> None:
        self._batches: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []

    def __len__(self) -> int:
        return sum(len(digests) for digests, _ in self._batches)

    def add(self, segments: Mapping[int, int]) -> None:
        digests = np.array(list(segments), dtype=np.int64)
        order = np.argsort(digests)
        numbers = np.array(list(segments.values()), dtype=np.int64)
        self._batches.append((digests[order], numbers[order]))

    def among(self, digests: Sequence[int]) -> dict[int, int]:
        """Gives the segments of those that are here, with their digests."""
        asked = np.array(digests, dtype=np.int64)
        found: dict[int, int] = {}
        for held, segments in self._batches:
            if len(held):
                places = np.minimum(held.searchsorted(asked), len(held) - 1)
                here = held[places] == asked
                found.update(
                    zip(segments[places[here]].tolist(), asked[here].tolist(), strict=True)
                )
        return found

    def take(self) -> Iterator[tuple[int, int]]:
        """Gives all in the order of the digests, and holds none any more."""
        batches, self._batches = self._batches, []
        if not batches:
            return iter(())
        digests = np.concatenate([digests for digests, _ in batches])
        segments = np.concatenate([segments for _, segments in batches])
        order = np.argsort(digests)
        return zip(digests[order].tolist(), segments[order].tolist(), strict=True)


class _Filter:
    """Remembers digests, and sometimes takes one for another."""

    def __init__(self) -> None:
        self._slots = np.zeros((1 << _BITS) // 8, dtype=np.uint8)

    def add(self, digests: Sequence[int]) -> None:
        for places in _places(digests):
            np.bitwise_or.at(self._slots, places >> 3, _bits(places))

    def among(self, digests: Sequence[int]) -> list[int]:
        """Gives those that may have been added; the others certainly were not."""
        first, second = _places(digests)
        found = self._slots[first >> 3] & _bits(first) != 0
        found &= self._slots[second >> 3] & _bits(second) != 0
        return [digests[place] for place in np.flatnonzero(found).tolist()]


def _places(digests: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    # Digests are hashes: any bits of them are as good as others.
    values = np.array(digests, dtype=np.int64)
    mask = (1 << _BITS) - 1
    return values & mask, values >> _BITS & mask


def _bits(places: NDArray[np.int64]) -> NDArray[np.uint8]:
    bits: NDArray[np.int64] = 1 << (places & 7)
    return bits.astype(np.uint8)
