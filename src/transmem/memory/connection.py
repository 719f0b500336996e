"""What an engine must do for a memory; `sqlite` and `postgresql` are the two that there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

Value = int | str | bytes | None
Row = tuple[Any, ...]  # what a column holds, the statement says

MOST_VALUES = 10_000
"""Values that a statement takes at most; SQLite allows 32,766, PostgreSQL 65,535."""


class Connection(Protocol):
    """A connection to a database. Statements have a ``?`` for each value."""

    @property
    def name(self) -> str:
        """What messages call the memory."""
        ...

    def rows(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """Gives what a statement finds."""
        ...

    def stream(self, statement: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """Gives the same, a row after the other, and holds few at once."""
        ...

    def many(self, statement: str, rows: Iterable[Row]) -> None:
        """Does a statement for each row of values."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """A transaction that no other writer shares: all of it happens, or nothing."""
        ...

    def close(self) -> None:
        """Ends the connection."""
        ...


def rows_in(
    connection: Connection, statement: str, before: Sequence[Value], values: Sequence[Value]
) -> Iterator[Row]:
    """Does a statement for any number of values, as many at a time as an engine takes.

    Args:
        connection: To the database.
        statement: With a ``?`` for each of the values before, and ``(*)`` for the many.
        before: The values that every statement has.
        values: The many.
    """
    for start in range(0, len(values), MOST_VALUES):
        some = values[start : start + MOST_VALUES]
        marks = f"({','.join('?' * len(some))})"
        yield from connection.rows(statement.replace("(*)", marks), [*before, *some])
