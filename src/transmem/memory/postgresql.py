"""A memory for a team: PostgreSQL, or a database that speaks its language.

Plain tables and B-tree indexes only, in a schema of their own, so that engines made after it
(Citus, CockroachDB, YugabyteDB) can hold it too. A writer locks the one row that says the version.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit, urlunsplit

from transmem.errors import StoreError
from transmem.memory.connection import Dialect, Row, Value
from transmem.memory.schema import VERSION, is_current, statements

try:
    import psycopg
except ModuleNotFoundError as error:
    raise StoreError(
        "a memory in PostgreSQL needs an extra: pip install 'transmem[postgres]'"
    ) from error

_SCHEMA = "transmem"
_PATIENCE = 10  # seconds to wait for the server
_ROWS = 2_000  # that a stream fetches at once


class PostgreSQL:
    """A connection to a memory in a database."""

    dialect = Dialect(
        size="octet_length(text)",
        joined="string_agg({texts}, chr({between}))",
        folded="lower(text)",
        open="i",  # in Turkish, I has another small letter
    )

    def __init__(self, address: str, *, create: bool) -> None:
        """Opens a memory.

        Args:
            address: ``postgresql://user:password@host/database``.
            create: Whether it may be written, and is made if it does not exist.

        Raises:
            StoreError: The server does not answer, or the database has no memory.
        """
        self.name = without_password(address)
        with self._explained():
            self._database = psycopg.connect(address, autocommit=True, connect_timeout=_PATIENCE)
        try:
            with self._explained():
                self._prepare(create=create)
        except BaseException:
            self._database.close()
            raise

    def _prepare(self, *, create: bool) -> None:
        self._database.execute(f"SET search_path TO {_SCHEMA}")
        self._migrate(create=create)
        if not create:
            self._database.execute("SET default_transaction_read_only = on")

    def _migrate(self, *, create: bool) -> None:
        if is_current(self._version(), name=self.name, create=create):
            return
        self._database.execute(f"CREATE SCHEMA IF NOT EXISTS {_SCHEMA}")
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS memory (id INTEGER PRIMARY KEY, version INTEGER NOT NULL)"
        )
        self._database.execute(
            "INSERT INTO memory (id, version) VALUES (1, 0) ON CONFLICT (id) DO NOTHING"
        )
        with self.writing():
            # Another program may have been faster.
            for statement in statements(
                self._version(), clustered="", data="BYTEA", number="BIGINT"
            ):
                self._database.execute(statement.encode())
            self._database.execute("UPDATE memory SET version = %s", (VERSION,))

    def _version(self) -> int:
        found = self._database.execute(
            "SELECT 1 FROM information_schema.tables WHERE table_schema = %s AND table_name = %s",
            (_SCHEMA, "memory"),
        ).fetchone()
        row = found and self._database.execute("SELECT version FROM memory").fetchone()
        return row[0] if row else 0

    def rows(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """Gives what a statement finds."""
        with self._explained():
            return self._database.execute(_ours(statement), values, binary=True).fetchall()

    def rows_in(
        self, statement: str, before: Sequence[Value], values: Sequence[Value]
    ) -> Iterable[Row]:
        """Gives what a statement finds for any number of values."""
        if not values:
            return []
        some = statement.replace("IN (*)", "= ANY(?)")
        with self._explained():
            found = self._database.execute(_ours(some), [*before, list(values)], binary=True)
            return found.fetchall()

    def stream(self, statement: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """Gives the same as `rows`, some at a time."""
        with (
            self._explained(),
            self._database.transaction(),
            self._database.cursor(name="stream") as cursor,
        ):
            cursor.itersize = _ROWS
            yield from cursor.execute(_ours(statement), values)

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """Writes new rows, by COPY: ten times as fast as a statement for each."""
        copying = f"COPY {table} ({','.join(columns)}) FROM STDIN"
        with (
            self._explained(),
            self._database.cursor() as cursor,
            cursor.copy(copying.encode()) as copy,
        ):
            for row in rows:
                copy.write_row(row)

    def many(self, statement: str, rows: Iterable[Row]) -> None:
        """Does a statement for each row of values."""
        with self._explained(), self._database.cursor() as cursor:
            cursor.executemany(_ours(statement), rows)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Begins a transaction that sees the memory as it is now."""
        with self._explained():
            self._database.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            yield
        except BaseException:
            with suppress(psycopg.Error):  # what went wrong first is what is told
                self._database.rollback()
            raise
        with self._explained():
            self._database.execute("COMMIT")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Begins a transaction that no other writer shares: they wait for one row."""
        with self._explained(), self._database.transaction():
            self._database.execute("SELECT version FROM memory WHERE id = 1 FOR UPDATE")
            yield

    def close(self) -> None:
        """Ends the connection."""
        self._database.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Says of an error of the database which one it is about."""
        try:
            yield
        except psycopg.Error as error:
            said = " ".join(str(error).split())
            raise StoreError(said or "the connection failed", path=self.name) from error


def without_password(address: str) -> str:
    """Gives an address as it may be shown.

    >>> without_password("postgresql://ana:secret@db.example/letters")
    'postgresql://ana@db.example/letters'

    Raises:
        StoreError: It is no address.
    """
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise StoreError(
            f"the memory's address is none ({error}); write postgresql://user@host/database"
        ) from error
    user, at, host = parts.netloc.rpartition("@")
    shown = f"{user.partition(':')[0]}{at}{host}"
    query = "&".join(
        part for part in parts.query.split("&") if part and not part.startswith("password=")
    )
    return urlunsplit((parts.scheme, shown, parts.path, query, ""))


def _ours(statement: str) -> bytes:
    """Writes the places of values as psycopg does."""
    return statement.replace("?", "%s").encode()
