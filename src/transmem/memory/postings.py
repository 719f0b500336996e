"""Segments into posting lists, a run at a time.

A run is filled in memory and written when it is full, or when nothing more comes, so that a large
import writes each list once.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from transmem.memory.connection import Connection, rows_in
from transmem.memory.digests import term
from transmem.memory.scoring import weigh
from transmem.memory.tokens import SLIGHT, TOKENS, WHOLE, can_be_near, cut

RUN_BITS = 16
RUN = 1 << RUN_BITS
"""Segments of a run: as many as a place of 16 bits can tell apart."""
HEAVIEST = (1 << 16) - 1
"""What is heavier is written down with this weight: of 16 bits, in units of what a sign weighs."""


class Run:
    """The run of a group that new segments go to."""

    def __init__(self, connection: Connection, group: int) -> None:
        """Takes the last run of a group, or a new one."""
        self._connection = connection
        self._group = group
        self._number: int
        self._size: int
        found = connection.rows(
            "SELECT id, size, weights FROM runs WHERE grp = ? AND size < ?", (group, RUN)
        )
        if found:
            self._number, self._size, weights = found[0]
            self._weights = array("H", bytes(weights))
        else:
            self._begin()
        self._new = len(found) == 0
        self._lists: dict[str, array[int]] = {}

    def _begin(self) -> None:
        last = self._connection.rows("SELECT MAX(id) FROM runs")[0][0]
        self._number = 0 if last is None else last + 1
        self._size, self._weights, self._lists, self._new = 0, array("H"), {}, True
        # The number is taken: another group may begin a run of its own before this one is written.
        self._connection.many(
            "INSERT INTO runs (id, grp, size, weights) VALUES (?, ?, ?, ?)",
            [(self._number, self._group, 0, b"")],
        )

    def add(self, text: str) -> int:
        """Takes a segment in, and gives its number."""
        if self._size == RUN:
            self.write()
            self._begin()
        place = self._size
        self._size += 1
        surfaces = cut(text)
        self._weights.append(min(weigh(surfaces) // SLIGHT, HEAVIEST))
        lists = self._lists
        for key in {
            token.key for token in map(TOKENS.__getitem__, surfaces) if token.weight == WHOLE
        }:
            places = lists.get(key)
            if places is None:
                places = lists[key] = array("H")
            places.append(place)
        return self._number << RUN_BITS | place

    def write(self) -> None:
        """Writes what came since the last time."""
        lists = self._by_term()
        if not self._new:
            for number, before in self._written(list(lists)):
                lists[number] = before + lists[number]
        self._connection.many(
            "INSERT INTO postings (grp, term, run, places) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (grp, term, run) DO UPDATE SET places = excluded.places",
            (
                (self._group, number, self._number, places.tobytes())
                for number, places in sorted(lists.items())
            ),
        )
        self._connection.many(
            "INSERT INTO words (grp, word) VALUES (?, ?) ON CONFLICT (grp, word) DO NOTHING",
            ((self._group, key) for key in sorted(self._lists) if can_be_near(key)),
        )
        self._connection.many(
            "UPDATE runs SET size = ?, weights = ? WHERE id = ?",
            [(self._size, self._weights.tobytes(), self._number)],
        )
        self._lists, self._new = {}, False

    def _by_term(self) -> dict[int, array[int]]:
        """Gives the lists by the numbers of their keys; those of one number become one."""
        found: dict[int, array[int]] = {}
        for key, places in self._lists.items():
            number = term(key)
            before = found.get(number)
            found[number] = array("H", sorted({*before, *places})) if before else places
        return found

    def _written(self, terms: list[int]) -> Iterator[tuple[int, array[int]]]:
        """Gives what is in the database already of some lists of this run."""
        statement = "SELECT term, places FROM postings WHERE grp = ? AND run = ? AND term IN (*)"
        for number, places in rows_in(
            self._connection, statement, (self._group, self._number), terms
        ):
            yield number, array("H", bytes(places))
