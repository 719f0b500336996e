"""The translation memory: what was translated once is offered again.

The walk of a search: `tokens` takes a text apart, `filtering` says what a match must have and which
posting lists to look at, `nearwords` which other words do as well, `searching` (in a database) or
`index` (in memory) reads them, `scoring` compares the few segments that are left, and `matching`
reads their translations. `runs` are what segments are numbered in, and have their weights.

The walk of a file into it: `adding` writes texts and translations; `known` says which texts are
there already, `telling` what a file says beyond them (`history`, and `extra` for what is rare),
`origins` which files have a translation. `numbering` gives new texts their numbers; `cutting` takes
thousands of them apart at once, `inverting` finds what has each key, and `parts` writes it down as
the index, which `reindexing` makes anew if it must.

`memory` has both walks as methods, `concordance` and `reading` what else is asked of a memory.
Where words have no index, `scanning` reads texts through; `looking` says which cannot have them, by
what `folding` knows of their characters.
`connection` is what they need of a database, which `sqlite` and `postgresql` do; `schema` says what
is in it, `names` and `digests` stand there for longer things. `arrays` and `collecting` are what
numpy and Python's collector leave to do.
"""

from __future__ import annotations

from pathlib import Path

from transmem.memory.adding import Added
from transmem.memory.concordance import Sought
from transmem.memory.connection import Connection
from transmem.memory.matching import LIMIT, THRESHOLD, Wanted
from transmem.memory.memory import Memory
from transmem.memory.reading import Chosen
from transmem.memory.sqlite import SQLite

__all__ = [
    "LIMIT",
    "THRESHOLD",
    "Added",
    "Chosen",
    "Connection",
    "Memory",
    "Sought",
    "Wanted",
    "connect",
    "is_on_a_server",
    "open_memory",
]


def is_on_a_server(location: str | Path) -> bool:
    """Whether a memory is no file, but a database on a server."""
    return str(location).startswith(("postgresql://", "postgres://"))


def open_memory(location: str | Path, *, create: bool = False) -> Memory:
    """Opens a memory; see `connect`."""
    return Memory(connect(location, create=create))


def connect(location: str | Path, *, create: bool = False) -> Connection:
    """Opens the database of a memory.

    Args:
        location: The path of a file, or ``postgresql://user:password@host/database``.
        create: Whether it will be written; it is made if it does not exist.

    Raises:
        StoreError: It does not exist, cannot be opened, or is no memory.
    """
    if is_on_a_server(location):
        from transmem.memory.postgresql import PostgreSQL  # noqa: PLC0415 - an extra

        return PostgreSQL(str(location), create=create)
    return SQLite(Path(location), name=str(location), create=create)
