"""The runs of a group of languages, as they are read: their sizes, what their segments weigh."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from transmem.memory.connection import Connection
from transmem.memory.inverting import WEIGHT, Weights
from transmem.memory.parts import RUN_BITS


def read_sizes(connection: Connection, group: int) -> dict[int, int]:
    """Gives the runs of a group, and how many segments each has."""
    return dict(connection.rows("SELECT id, size FROM runs WHERE grp = ?", (group,)))


def read_weights(connection: Connection, runs: Collection[int], into: Weights) -> None:
    """Writes what the segments of runs weigh into an array, each at its number."""
    statement = "SELECT id, weights FROM runs WHERE id IN (*)"
    for run, data in connection.rows_in(statement, (), list(runs)):
        some = np.frombuffer(data, dtype=WEIGHT)
        into[run << RUN_BITS : (run << RUN_BITS) + len(some)] = some


def room_for(runs: Collection[int]) -> Weights:
    """Gives an array of zeros with a place for each segment that runs can have."""
    return np.zeros((max(runs, default=-1) + 1) << RUN_BITS, dtype=WEIGHT)
