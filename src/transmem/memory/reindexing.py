"""The index of a memory made anew from its texts, where it is not whole.

An older transmem wrote the index in another form, which a newer one drops when it takes the memory
over; then the texts are there, and what is made from them is not. The weights are made anew too:
the writer of the first schema forgot the last ones of a run that became full in a later addition.
"""

from __future__ import annotations

from contextlib import closing
from itertools import islice

from transmem.memory import parts
from transmem.memory.connection import Connection, Row
from transmem.memory.inverting import WEIGHT, Inverter
from transmem.memory.parts import RUN_BITS
from transmem.memory.runs import read_sizes

_HELD = 1 << 13  # texts that are taken apart at once


def make_whole(connection: Connection) -> None:
    """Makes the index of each group that has none, or not all of it; in a transaction."""
    for (group,) in connection.rows("SELECT DISTINCT grp FROM runs"):
        indexed, present = parts.sizes(connection, group), read_sizes(connection, group)
        if sum(indexed.values()) != sum(present.values()):
            _index(connection, group)


def _index(connection: Connection, group: int) -> None:
    parts.drop(connection, list(parts.sizes(connection, group)))
    runs = sorted(read_sizes(connection, group))
    count = 0
    rows: list[Row] = []
    with closing(Inverter(0)) as inverter:
        for run in runs:  # all but the last are full, so that places go on from one to the next
            bounds = run << RUN_BITS, (run + 1) << RUN_BITS
            statement = "SELECT text FROM segments WHERE id >= ? AND id < ? ORDER BY id"
            texts = (text for (text,) in connection.stream(statement, bounds))
            weights = bytearray()
            while some := list(islice(texts, _HELD)):
                weights += inverter.add(some).tobytes()
            size = len(weights) // WEIGHT.itemsize
            rows.append((size, bytes(weights), run))
            count += size
        connection.many("UPDATE runs SET size = ?, weights = ? WHERE id = ?", rows)
        parts.write(connection, group, count, runs, inverter)
