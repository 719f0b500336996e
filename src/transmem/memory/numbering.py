"""New segments of a group of languages: their numbers, their weights, their index.

Numbers come from *runs* of 65,536, each of one group, so that the weights of a run are an array
and a posting needs 16 bits.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from transmem.errors import StoreError
from transmem.memory import parts
from transmem.memory.connection import Connection
from transmem.memory.inverting import WEIGHT, Inverter
from transmem.memory.parts import RUN, RUN_BITS

_MOST_RUNS = 1 << 16


class Numbering:
    """Numbers the segments that are added to a group."""

    def __init__(self, connection: Connection, group: int) -> None:
        """Takes the last run of a group, or a new one; in a transaction."""
        self._connection = connection
        self._group = group
        self._added = bytearray()  # the weights of the segments that are new
        found = connection.rows(
            "SELECT id, size, weights FROM runs WHERE grp = ? AND size < ?", (group, RUN)
        )
        self._runs: list[int] = []
        self._size = 0
        self._weights = b""  # those that the first of the runs has
        if found:
            number, self._size, weights = found[0]
            self._runs.append(number)
            self._weights = bytes(weights)
        else:
            self._begin()
        self._inverter = Inverter(self._size)

    def _begin(self) -> None:
        """Takes a run, so that no other group does before this one is written."""
        last = self._connection.rows("SELECT MAX(id) FROM runs")[0][0]
        number = 0 if last is None else last + 1
        if number == _MOST_RUNS:
            raise StoreError(
                "is full: no memory can hold more than four thousand million texts",
                path=self._connection.name,
            )
        columns = "id", "grp", "size", "weights"
        self._connection.insert("runs", columns, [(number, self._group, 0, b"")])
        self._runs.append(number)
        self._size = 0

    def add(self, texts: Sequence[str]) -> list[int]:
        """Gives new segments their numbers."""
        found: list[int] = []
        while len(found) < len(texts):
            if self._size == RUN:
                self._begin()
            count = min(RUN - self._size, len(texts) - len(found))
            first = self._runs[-1] << RUN_BITS | self._size
            found += range(first, first + count)
            self._size += count
        self._added += self._inverter.add(texts).tobytes()
        return found

    def write(self) -> None:
        """Writes the weights and the index."""
        width = WEIGHT.itemsize
        count = len(self._added) // width
        weights = self._weights + self._added
        bounds = [width * RUN * number for number in range(len(self._runs) + 1)]
        rows = [
            (len(some) // width, bytes(some), run)
            for run, (start, end) in zip(self._runs, pairwise(bounds), strict=True)
            for some in (weights[start:end],)
        ]
        self._connection.many("UPDATE runs SET size = ?, weights = ? WHERE id = ?", rows)
        if count:
            parts.write(self._connection, self._group, count, self._runs, self._inverter)

    def close(self) -> None:
        """Drops what was put aside."""
        self._inverter.close()
