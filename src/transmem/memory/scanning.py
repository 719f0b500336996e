"""Texts read through: which of them may have some words?

There is no index of translations, nor of the order of words. The database sends many texts in one
piece, which is looked through at once; only of a piece that may have the words are the texts read
one by one. That takes half of the time that a row for each text takes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from transmem.memory.connection import Connection, Row, Value
from transmem.memory.looking import BETWEEN, Look

_PIECE = 1 << 9  # segments of a piece
_MANY = 1_000  # segments that have the words: then they are common
_LONG = 1 << 16  # bytes of a text that is not sent with others


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Where words are sought.

    Attributes:
        table: ``segments`` or ``translations``.
        key: Its column for the number of the segment.
        languages: The numbers of the languages that count.
    """

    table: str
    key: str
    languages: Sequence[int]

    @property
    def spoken(self) -> str:
        """The condition that a text is in one of the languages."""
        return f"language IN ({','.join(map(str, self.languages))})"


class Having(NamedTuple):
    """The numbers of segments with texts that have words.

    Each is None if there are so many that they are found without it.

    Attributes:
        together: The words one after the other.
        scattered: All of the words otherwise; None also if it was not asked for.
    """

    together: NDArray[np.int64] | None
    scattered: NDArray[np.int64] | None


def scan(
    connection: Connection,
    texts: Texts,
    bounds: Sequence[tuple[int, int]],
    looks: tuple[Sequence[Look], Look],
    how: Callable[[str], bool | None],
) -> Having:
    """Reads texts through; gives every segment with one that has some words.

    Args:
        connection: To the memory.
        texts: Where to look.
        bounds: The first number of the segments of a run, and the one after the last, for each.
        looks: For each word, none if only those texts are asked for that have them together; and
            for the words one after the other.
        how: Tells of a text whether it has them together, or otherwise, or not.
    """
    each, phrase = looks
    found: dict[bool, list[int]] = {True: [], False: []}
    pieces = _Pieces(connection, texts, each or [phrase])
    for first, last in bounds:
        for start in range(first, last, _PIECE):
            for number, text in pieces.passing(start, each or [phrase]):
                if (together := how(text)) is not None:
                    found[together].append(number)
            if len(found[True]) > _MANY:
                return Having(None, None)
            if len(found[False]) > _MANY:
                each = ()
    scattered = np.array(found[False], dtype=np.int64) if each else None
    return Having(np.array(found[True], dtype=np.int64), scattered)


def condition(connection: Connection, looks: Sequence[Look]) -> tuple[str, Sequence[str]]:
    """Gives what SQL can say of texts that pass looks, and its values: of ASCII, that is all."""
    plain = [one.plain for one in looks if one.plain is not None]
    if len(plain) < len(looks):
        return "1 = 1", ()  # where words have more than ASCII, most texts have
    dialect = connection.dialect
    like = " AND ".join(f"{dialect.folded} LIKE ?" for _ in plain)
    opened = str.maketrans(dialect.open, "_" * len(dialect.open))
    values = [pattern.translate(opened) for pattern in plain]
    return f"({like} OR {dialect.size} > length(text))", values


class _Pieces:
    """Reads texts, as many at a time as a piece has."""

    def __init__(self, connection: Connection, texts: Texts, looks: Sequence[Look]) -> None:
        """Makes the statements: what cannot pass the looks is not sent, as far as SQL can say."""
        self._connection = connection
        passes, self._values = condition(connection, looks)
        rows = (
            f"FROM {texts.table} WHERE {texts.key} >= ? AND {texts.key} < ? AND {texts.spoken} "
            f"AND {passes}"
        )
        dialect = connection.dialect
        short = f"CASE WHEN {dialect.size} <= {_LONG} THEN text END"
        joined = dialect.joined.format(texts=short, between=ord(BETWEEN))
        self._joined = f"SELECT COUNT(*), MAX({dialect.size}), {joined} {rows}"
        self._alone = f"SELECT {texts.key}, text {rows}"

    def passing(self, start: int, looks: Sequence[Look]) -> Iterator[Row]:
        """Gives the segments, and the texts of a piece, that pass all of some looks."""
        values: list[Value] = [start, start + _PIECE, *self._values]
        ((count, longest, joined),) = self._connection.rows(self._joined, values)
        if not count:
            return
        is_plain = longest <= _LONG and joined.count(BETWEEN) == count - 1
        if is_plain and not looks[0].is_within(joined, looks[1:]):
            return
        for number, text in self._connection.rows(self._alone, values):
            if all(one(text) for one in looks):
                yield number, text
