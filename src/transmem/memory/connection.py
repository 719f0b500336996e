"""What an engine must do for a memory; `sqlite` and `postgresql` are the two that there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

Value = int | str | bytes | None
Row = tuple[Any, ...]  # what a column holds, the statement says


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """What databases call differently.

    Attributes:
        size: The bytes of the column ``text``.
        joined: An aggregate: ``{texts}``, in any order, with the sign of a number, ``{between}``,
            between them.
        folded: A ``text`` of ASCII without its case, as the operand of ``LIKE``.
        open: The letters whose case is the business of a locale; anything may stand for them.
    """

    size: str
    joined: str
    folded: str
    open: str


class Connection(Protocol):
    """A connection to a database. Statements have a ``?`` for each value."""

    @property
    def dialect(self) -> Dialect:
        """What it calls differently from others."""
        ...

    @property
    def name(self) -> str:
        """What messages call the memory."""
        ...

    def rows(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """Gives what a statement finds."""
        ...

    def rows_in(
        self, statement: str, before: Sequence[Value], values: Sequence[Value]
    ) -> Iterable[Row]:
        """Gives what a statement finds for any number of values.

        Args:
            statement: Ends in ``IN (*)``, which stands for the many, or has it followed by what
                does not depend on them.
            before: The values that stand before them.
            values: The many.
        """
        ...

    def stream(self, statement: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """Gives the same, a row after the other, and holds few at once."""
        ...

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """Writes new rows, as many as there are; none may be there already."""
        ...

    def many(self, statement: str, rows: Iterable[Row]) -> None:
        """Does a statement for each row of values."""
        ...

    def reading(self) -> AbstractContextManager[None]:
        """A state of the memory that does not change while it is read, whoever writes."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """A transaction that no other writer shares: all of it happens, or nothing."""
        ...

    def close(self) -> None:
        """Ends the connection."""
        ...
