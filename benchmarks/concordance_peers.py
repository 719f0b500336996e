"""Words and phrases as other engines seek them: SQLite's FTS5 and LIKE, PostgreSQL's pg_trgm."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

LIMIT = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """Another engine that holds the same texts.

    Attributes:
        name: As it is printed.
        size: Bytes a text that its index takes, without the texts; None where none is measured.
        search: Gives the best texts that have a word or a phrase.
    """

    name: str
    size: float | None
    search: Callable[[str], Sequence[object]]


def sqlite_peers(folder: Path, name: str, texts: Sequence[str]) -> Iterator[Peer]:
    """FTS5 with its tokenizers for words and for trigrams, ranked as it ranks; LIKE, the shortest.

    Each index is of the texts of one plain table, and holds none itself.
    """
    path = folder / f"{name}.db"
    is_new = not path.exists()
    database = sqlite3.connect(path)
    if is_new:
        database.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, text TEXT)")
        database.executemany("INSERT INTO plain VALUES (?, ?)", enumerate(texts))
        database.commit()
    database.execute(f"PRAGMA mmap_size = {1 << 30}")
    for tokenizer in ("unicode61", "trigram"):
        if is_new:
            database.execute(
                f"CREATE VIRTUAL TABLE {tokenizer} USING fts5 "
                f"(text, content=plain, content_rowid=id, tokenize={tokenizer})"
            )
            database.execute(f"INSERT INTO {tokenizer} ({tokenizer}) VALUES ('rebuild')")  # noqa: S608
            database.commit()
        ((size,),) = database.execute(f"SELECT SUM(LENGTH(block)) FROM {tokenizer}_data")  # noqa: S608
        statement = (
            f"SELECT rowid, text FROM {tokenizer} WHERE {tokenizer} MATCH ? "  # noqa: S608
            f"ORDER BY rank LIMIT {LIMIT}"
        )

        def match(query: str, statement: str = statement) -> list[object]:
            return database.execute(statement, (f'"{query}"',)).fetchall()

        yield Peer(name=f"FTS5, {tokenizer}", size=size / len(texts), search=match)

    def like(query: str) -> list[object]:
        statement = (
            f"SELECT id, text FROM plain WHERE text LIKE ? ORDER BY length(text) LIMIT {LIMIT}"  # noqa: S608
        )
        return database.execute(statement, (f"%{query}%",)).fetchall()

    yield Peer(name="SQLite, LIKE", size=None, search=like)


def postgresql_peer(address: str, name: str, texts: Sequence[str]) -> Peer:
    """ILIKE with a GIN index of trigrams, the shortest first."""
    import psycopg  # noqa: PLC0415 - only needed here

    database = psycopg.connect(address, autocommit=True)
    database.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    if database.execute("SELECT to_regclass(%s)", (f"plain_{name}",)).fetchone() == (None,):
        database.execute(f"CREATE TABLE plain_{name} (id INTEGER PRIMARY KEY, text TEXT)")
        with database.cursor().copy(f"COPY plain_{name} FROM STDIN") as copy:
            for row in enumerate(texts):
                copy.write_row(row)
        database.execute(f"CREATE INDEX ON plain_{name} USING gin (text gin_trgm_ops)")
        database.execute(f"VACUUM ANALYZE plain_{name}")
    (row,) = database.execute(f"SELECT pg_indexes_size('plain_{name}')").fetchall()

    def ilike(query: str) -> list[object]:
        return database.execute(
            f"SELECT id, text FROM plain_{name} WHERE text ILIKE %s "  # noqa: S608
            f"ORDER BY length(text) LIMIT {LIMIT}",
            (f"%{query}%",),
        ).fetchall()

    return Peer(name="PostgreSQL, pg_trgm, ILIKE", size=row[0] / len(texts), search=ilike)
