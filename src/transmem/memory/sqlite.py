"""A memory in a file: SQLite, with a write-ahead log, so that readers never wait for a writer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from itertools import chain, islice, repeat
from pathlib import Path

from transmem.errors import StoreError
from transmem.memory.connection import Dialect, Row, Value
from transmem.memory.schema import VERSION, is_current, statements

APPLICATION = 0x746D656D  # “tmem”: what tells a memory from other SQLite files
_PATIENCE = 60.0  # seconds that a writer waits for another one
_MOST_VALUES = 1 << 13  # of a statement; SQLite allows 32,766
_AT_ONCE = 256  # rows that a statement writes
_PAGE = 8192  # bytes: rows are longer than most databases have
_PAGES = -4_000  # KiB of the file that are kept in memory
_MAPPED = 1 << 30  # bytes of it that the system may map


class SQLite:
    """A connection to a memory in a file."""

    dialect = Dialect(
        size="length(CAST(text AS BLOB))",
        joined="group_concat({texts}, char({between}))",
        folded="text",  # LIKE does not mind the case here
        open="",
    )

    def __init__(self, path: Path | None, *, name: str, create: bool) -> None:
        """Opens a memory.

        Args:
            path: Its file; None for one that lives as long as the process.
            name: What messages call it.
            create: Whether it may be written, and is made if it does not exist; its folder must.

        Raises:
            StoreError: It does not exist, cannot be read, or is no memory.
        """
        self.name = name
        if path and not create and not path.exists():
            raise StoreError("does not exist; transmem memory add makes a memory", path=name)
        if path and path.is_dir():
            raise StoreError("is a folder; name a file in it", path=name)
        with self._explained():
            self._database = self._open(path, create=create)
        try:
            with self._explained():
                self._migrate(create=create)
        except BaseException:
            self._database.close()
            raise

    def _open(self, path: Path | None, *, create: bool) -> sqlite3.Connection:
        mode = "rwc" if create else "ro"
        database = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}" if path else ":memory:",
            uri=True,
            timeout=_PATIENCE,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        )
        database.execute(f"PRAGMA cache_size = {_PAGES}")
        if not create:
            database.execute(f"PRAGMA mmap_size = {_MAPPED}")
        return database

    def _migrate(self, *, create: bool) -> None:
        (application,) = self._database.execute("PRAGMA application_id").fetchone()
        (version,) = self._database.execute("PRAGMA user_version").fetchone()
        (tables,) = self._database.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        if application != APPLICATION and (tables or version):
            raise StoreError("is a database, but no translation memory", path=self.name)
        if is_current(version, name=self.name, create=create):
            return
        self._database.execute(f"PRAGMA page_size = {_PAGE}")
        self._database.execute("PRAGMA journal_mode = WAL")
        with self.writing():
            (version,) = self._database.execute("PRAGMA user_version").fetchone()
            for statement in statements(
                version, clustered=" WITHOUT ROWID", data="BLOB", number="INTEGER"
            ):
                self._database.execute(statement)
            self._database.execute(f"PRAGMA application_id = {APPLICATION}")
            self._database.execute(f"PRAGMA user_version = {VERSION}")

    def rows(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """Gives what a statement finds."""
        with self._explained():
            return self._database.execute(statement, values).fetchall()

    def rows_in(
        self, statement: str, before: Sequence[Value], values: Sequence[Value]
    ) -> Iterable[Row]:
        """Gives what a statement finds for any number of values, as many at a time as it takes."""
        if len(values) <= _MOST_VALUES:
            return self._rows_in(statement, before, values)
        return chain.from_iterable(
            self._rows_in(statement, before, values[start : start + _MOST_VALUES])
            for start in range(0, len(values), _MOST_VALUES)
        )

    def _rows_in(
        self, statement: str, before: Sequence[Value], values: Sequence[Value]
    ) -> list[Row]:
        if not values:
            return []
        # One value again and again, so that there are few statements, which stay prepared.
        filled = 1 << (len(values) - 1).bit_length()
        return self.rows(
            statement.replace("(*)", _marks(filled)),
            (*before, *values, *repeat(values[-1], filled - len(values))),
        )

    def stream(self, statement: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """Gives the same, a row after the other."""
        with self._explained():
            yield from self._database.execute(statement, values)

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """Writes new rows, many by a statement: that takes two thirds of the time."""
        into = f"INSERT INTO {table} ({','.join(columns)}) VALUES "  # noqa: S608 - ours
        one = _marks(len(columns))
        several = into + ",".join([one] * _AT_ONCE)
        left = iter(rows)
        while len(some := list(islice(left, _AT_ONCE))) == _AT_ONCE:
            self.rows(several, list(chain.from_iterable(some)))
        self.many(into + one, some)

    def many(self, statement: str, rows: Iterable[Row]) -> None:
        """Does a statement for each row of values."""
        with self._explained():
            self._database.executemany(statement, rows)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Begins a transaction that sees the memory as it is now."""
        with self._explained():
            self._database.execute("BEGIN")
        try:
            yield
        except BaseException:
            with suppress(sqlite3.Error):  # what went wrong first is what is told
                self._database.rollback()
            raise
        with self._explained():
            self._database.execute("COMMIT")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Begins a transaction that no other writer shares."""
        with self._explained():
            self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:  # Ctrl-C too
            self._database.rollback()
            raise
        with self._explained():
            try:
                self._database.execute("COMMIT")
            except BaseException:
                self._database.rollback()
                raise

    def close(self) -> None:
        """Closes the file."""
        self._database.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Says of an error of the database which file it is about, and how to mend it."""
        try:
            yield
        except sqlite3.Error as error:
            message = str(error)
            for said, meant in _MEANINGS.items():
                if said in message:
                    message = meant
            raise StoreError(message, path=self.name) from error
        except OSError as error:
            raise StoreError(error.strerror or str(error), path=self.name) from error


@cache
def _marks(count: int) -> str:
    return f"({','.join('?' * count)})"


_MEANINGS = {
    "file is not a database": "is no translation memory: not an SQLite file",
    "unable to open database file": "cannot be opened; check the path and its permissions",
    "database is locked": "is being written by another program; try again when it has finished",
    "database or disk is full": "the disk is full; make room and run the command again",
    "readonly database": "may not be written; check the permissions of the file and its folder",
    "malformed": "is damaged; make it again from the catalogs and TMX files",
    "disk I/O error": "cannot be read or written: the disk fails",
}
