"""A question that takes too long is given up: so much is asked of a service, by so many."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from math import inf

from transmem.errors import StoreError
from transmem.memory import Connection
from transmem.memory.connection import Dialect, Row, Value


class LateError(Exception):
    """The time for a question is over."""


class Patient:
    """A connection that looks at the clock whenever the database gives something, and cannot write.

    Attributes:
        until: When the question that it is used for must be answered, in seconds of
            `time.monotonic`.
    """

    def __init__(self, connection: Connection) -> None:
        """Takes the connection to the memory."""
        self._connection = connection
        self.until = inf

    @property
    def name(self) -> str:
        """What messages call the memory."""
        return self._connection.name

    @property
    def dialect(self) -> Dialect:
        """What the database calls differently from others."""
        return self._connection.dialect

    def look_at_the_clock(self) -> None:
        """Raises an error if it is too late.

        Raises:
            LateError: It is.
        """
        if time.monotonic() > self.until:
            raise LateError

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Leaves no more than some seconds to what is done inside."""
        until = self.until
        self.until = min(until, time.monotonic() + seconds)
        try:
            yield
        finally:
            self.until = until

    def rows(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """Gives what a statement finds."""
        self.look_at_the_clock()
        return self._connection.rows(statement, values)

    def rows_in(
        self, statement: str, before: Sequence[Value], values: Sequence[Value]
    ) -> Iterator[Row]:
        """Gives what a statement finds for any number of values."""
        self.look_at_the_clock()
        for row in self._connection.rows_in(statement, before, values):
            self.look_at_the_clock()
            yield row

    def stream(self, statement: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """Gives the same, a row after the other."""
        self.look_at_the_clock()
        for row in self._connection.stream(statement, values):
            self.look_at_the_clock()
            yield row

    def reading(self) -> AbstractContextManager[None]:
        """A state of the memory that does not change while it is read."""
        return self._connection.reading()

    def insert(self, _table: str, _columns: Sequence[str], _rows: Iterable[Row]) -> None:
        """Refuses to write."""
        raise StoreError("is served to be read, not to be written", path=self.name)

    def many(self, _statement: str, _rows: Iterable[Row]) -> None:
        """Refuses to write."""
        raise StoreError("is served to be read, not to be written", path=self.name)

    def writing(self) -> AbstractContextManager[None]:
        """Refuses to write."""
        raise StoreError("is served to be read, not to be written", path=self.name)

    def close(self) -> None:
        """Ends the connection."""
        self._connection.close()
