"""The translation memory: what was translated once is offered again.

The walk of a search: `tokens` takes a text apart, `filtering` says what a match must have and which
posting lists to look at, `nearwords` which other words do as well, `searching` (in a database) or
`index` (in memory) reads them, `scoring` compares the few segments that are left, and `matching`
reads their translations. The walk of a file into it: `adding` writes texts, `postings` their lists.
"""

from __future__ import annotations

from pathlib import Path

from transmem.memory.adding import Added
from transmem.memory.concordance import Sought
from transmem.memory.matching import LIMIT, THRESHOLD, Wanted
from transmem.memory.memory import Memory
from transmem.memory.reading import Chosen
from transmem.memory.sqlite import SQLite

__all__ = [
    "LIMIT",
    "THRESHOLD",
    "Added",
    "Chosen",
    "Memory",
    "Sought",
    "Wanted",
    "open_memory",
]


def open_memory(location: str | Path, *, create: bool = False) -> Memory:
    """Opens a memory.

    Args:
        location: The path of a file, or ``postgresql://user:password@host/database``.
        create: Whether it will be written; it is made if it does not exist.

    Raises:
        StoreError: It does not exist, cannot be opened, or is no memory.
    """
    if str(location).startswith(("postgresql://", "postgres://")):
        from transmem.memory.postgresql import PostgreSQL  # noqa: PLC0415 - an extra

        return Memory(PostgreSQL(str(location), create=create))
    return Memory(SQLite(Path(location), name=str(location), create=create))
