"""Which files have a translation, and how often: ``3:2 7:1``, their numbers and the times.

The usual case is not written: that the file of the last addition has it, once, and no other.
"""

from __future__ import annotations

from collections.abc import Iterator

from transmem.memory.connection import Connection
from transmem.memory.names import Names


class Origins:
    """The files that were added to a memory."""

    def __init__(self, connection: Connection) -> None:
        """Takes the memory."""
        self._connection = connection
        self._names = Names(connection, "origins")
        self._of: dict[int, int] = {}  # the origin of each addition
        self._origin = self._addition = 0

    def begin(self, origin: str, at: int) -> int:
        """Begins an addition, and gives its number; in a transaction."""
        self._origin = self._names.number(origin)
        last = self._connection.rows("SELECT MAX(id) FROM additions")[0][0]
        self._addition = (last or 0) + 1
        row = self._addition, self._origin, at
        self._connection.insert("additions", ("id", "origin", "at"), [row])
        return self._addition

    def first(self, times: int) -> str | None:
        """Gives what is written of a new translation, which the file has so many times."""
        return None if times == 1 else f"{self._origin}:{times}"

    def more(self, times: int, written: str | None, addition: int) -> str | None:
        """Gives what is written of a translation that is there.

        A file that is added again says anew how often it has it.

        Args:
            times: How often this addition has it, beyond what it said before.
            written: What is written.
            addition: The last that had it.
        """
        counts = dict(read(written, self._origin_of(addition)))
        if addition == self._addition:
            times += counts.get(self._origin, 0)
        counts[self._origin] = times
        if counts == {self._origin: 1}:
            return None
        return " ".join(f"{origin}:{count}" for origin, count in counts.items())

    def _origin_of(self, addition: int) -> int:
        if addition not in self._of:
            self._of.update(self._connection.rows("SELECT id, origin FROM additions"))
        return self._of[addition]


def read(written: str | None, origin: int) -> Iterator[tuple[int, int]]:
    """Gives the numbers of files, and how often each has a translation.

    Args:
        written: What is written of it.
        origin: The file of the addition that had it last.
    """
    if written is None:
        yield origin, 1
        return
    for part in written.split():
        number, _, count = part.partition(":")
        yield int(number), int(count)
