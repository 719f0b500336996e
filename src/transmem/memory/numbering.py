"""New segments of a group of languages: their numbers, their weights, their index.

Numbers come from *runs* of 65,536, each of one group, so that the weights of a run are an array
and a posting needs 16 bits.
"""

from __future__ import annotations

from collections.abc import Sequence

from transmem.errors import StoreError
from transmem.memory import parts
from transmem.memory.connection import Connection
from transmem.memory.inverting import Inverter
from transmem.memory.parts import RUN, RUN_BITS

_MOST_RUNS = 1 << 16


class Numbering:
    """Numbers the segments that are added to a group."""

    def __init__(self, connection: Connection, group: int) -> None:
        """Takes the last run of a group, or a new one; in a transaction."""
        self._connection = connection
        self._group = group
        found = connection.rows(
            "SELECT id, size, weights FROM runs WHERE grp = ? AND size < ?", (group, RUN)
        )
        self._runs: list[int] = []
        self._count = 0  # segments that are new
        if found:
            number, self._size, weights = found[0]
            self._runs.append(number)
            self._weights = bytearray(weights)
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
        self._size, self._weights = 0, bytearray()

    def add(self, texts: Sequence[str]) -> list[int]:
        """Gives new segments their numbers."""
        found: list[int] = []
        while len(found) < len(texts):
            if self._size == RUN:
                self._write_run()
                self._begin()
            start = len(found)
            some = texts[start : start + RUN - self._size]
            first = self._runs[-1] << RUN_BITS | self._size
            found += range(first, first + len(some))
            self._size += len(some)
            self._weights += self._inverter.add(some).tobytes()
        self._count += len(texts)
        return found

    def write(self) -> None:
        """Writes the weights and the index."""
        self._write_run()
        if self._count:
            parts.write(self._connection, self._group, self._count, self._runs, self._inverter)

    def _write_run(self) -> None:
        row = self._size, bytes(self._weights), self._runs[-1]
        self._connection.many("UPDATE runs SET size = ?, weights = ? WHERE id = ?", [row])

    def close(self) -> None:
        """Drops what was put aside."""
        self._inverter.close()
