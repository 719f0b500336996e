"""Languages, origins and users by small numbers."""

from __future__ import annotations

from transmem.memory.connection import Connection


class Names:
    """The names that a memory knows; a new one is written when its number is asked for."""

    def __init__(self, connection: Connection, table: str) -> None:
        """Reads those of a table: ``languages``, ``origins`` or ``users``."""
        self._connection = connection
        self._table = table
        self._numbers: dict[str, int] = {}
        self._names: dict[int, str] = {}
        self._read()

    def _read(self) -> None:
        rows = self._connection.rows(f"SELECT id, name FROM {self._table}")  # noqa: S608 - ours
        for number, name in rows:
            self._numbers[name] = number
            self._names[number] = name

    def number(self, name: str) -> int:
        """Gives the number of a name, and takes one for it if it is new; in a transaction only."""
        found = self._numbers.get(name)
        if found is None:
            found = len(self._numbers) + 1
            self._connection.insert(self._table, ("id", "name"), [(found, name)])
            self._numbers[name] = found
            self._names[found] = name
        return found

    def find(self, name: str) -> int | None:
        """Gives the number of a name, None if the memory does not know it."""
        if name not in self._numbers:
            self._read()  # another program may have added it
        return self._numbers.get(name)

    def name(self, number: int) -> str:
        """Gives the name of a number."""
        if number not in self._names:
            self._read()
        return self._names[number]

    def all(self) -> dict[str, int]:
        """Gives all names and their numbers."""
        self._read()
        return dict(self._numbers)
