"""The index of a memory in its database: *parts*, each with all postings of some segments.

Of a term a part has one row, whose key has the part in its upper bits and the term in the lower 32.
In `runs` it has, for each run with the term, its number and the count of its segments less one, in
16 bits each; in `places` the places of all these segments in their runs, one run after the other.
So rows of the same term can be put one behind the other.

What a file brings is a part, which swallows the parts before it that are not twice as large as
what it has then: a posting is written anew about as often as the memory doubles, and a term has
few rows (the logarithmic method: Bentley and Saxe, Decomposable searching problems I, 1980).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from transmem.errors import StoreError
from transmem.memory.arrays import changes
from transmem.memory.connection import Connection
from transmem.memory.inverting import TERM_BITS, Inverter, Postings, Slice, words_of
from transmem.memory.tokens import LONGEST

RUN_BITS = 16
RUN = 1 << RUN_BITS
"""Segments of a run: as many as a place of 16 bits can tell apart."""

_GROWTH = 2
_BLOCK = 1 << 16  # postings that are looked at together
_SHORT = np.dtype("<u2")
_TERM = (1 << TERM_BITS) - 1  # the bits of a key that are a term
_PLACE = np.uint64(_TERM)  # the bits of a posting that are a place

Segments = NDArray[np.int64]
_List = tuple[bytes, bytes]  # runs and places


def write(
    connection: Connection,
    group: int,
    count: int,
    runs: Sequence[int],
    inverter: Inverter,
) -> None:
    """Writes a part.

    Args:
        connection: In a transaction.
        group: What its segments belong to.
        count: How many there are.
        runs: The numbers of their runs. The places of postings count from the beginning of the
            first on.
        inverter: What they say.
    """
    swallowed = _swallowed(connection, group, count)
    total = count + sum(swallowed.values())
    last = connection.rows("SELECT MAX(id) FROM parts")[0][0]
    part = 0 if last is None else last + 1
    for one in inverter.slices(total):
        lists: Iterable[tuple[int, _List]] = _lists(one.postings, np.array(runs, dtype=_SHORT))
        if swallowed:
            lists = _behind(_written(connection, list(swallowed), one), lists)
        rows = ((_key(part, term), *some) for term, some in lists)
        connection.insert("postings", ("id", "runs", "places"), rows)
    before = vocabulary(connection, list(swallowed))
    texts = ((part, *row) for row in _all_words(inverter, before))
    connection.insert("words", ("part", "length", "words"), texts)
    drop(connection, list(swallowed))
    connection.insert("parts", ("id", "grp", "size"), [(part, group, total)])


def drop(connection: Connection, parts: Sequence[int]) -> None:
    """Takes parts out; in a transaction."""
    bounds = [(_key(part, 0), _key(part + 1, 0)) for part in parts]
    connection.many("DELETE FROM postings WHERE id >= ? AND id < ?", bounds)
    connection.many("DELETE FROM words WHERE part = ?", [(part,) for part in parts])
    connection.many("DELETE FROM parts WHERE id = ?", [(part,) for part in parts])


def _swallowed(connection: Connection, group: int, count: int) -> dict[int, int]:
    """Gives the parts that a new one takes in, the oldest first, and their sizes."""
    found: dict[int, int] = {}
    statement = "SELECT id, size FROM parts WHERE grp = ? ORDER BY id DESC"
    for part, size in connection.rows(statement, (group,)):
        if size > _GROWTH * count:
            break
        found[part] = size
        count += size
    return dict(reversed(found.items()))


def _lists(postings: Postings, runs: NDArray[np.uint16]) -> Iterator[tuple[int, _List]]:
    """Gives the terms of a slice, and the list of each."""
    if not len(postings):
        return
    # Where a term goes on in another run, and among these where another term begins.
    bounds = np.flatnonzero(_other_runs(postings))
    terms = postings[bounds] >> np.uint64(TERM_BITS)
    counts = np.diff(bounds, append=len(postings))
    pairs = np.empty((len(bounds), 2), dtype=_SHORT)
    pairs[:, 0] = runs[(postings[bounds] & _PLACE) >> np.uint64(RUN_BITS)]
    pairs[:, 1] = counts - 1
    firsts = np.flatnonzero(changes(terms))
    ends = np.append(firsts, len(bounds)).tolist()
    starts = np.append(bounds[firsts], len(postings)).tolist()
    of_runs, of_places = pairs.tobytes(), postings.astype(_SHORT).tobytes()
    for term, (first, last), (start, end) in zip(
        terms[firsts].tolist(), pairwise(ends), pairwise(starts), strict=True
    ):
        yield term, (of_runs[4 * first : 4 * last], of_places[2 * start : 2 * end])


def _other_runs(postings: Postings) -> NDArray[np.bool_]:
    """Tells of each posting whether it has another term or another run than the one before."""
    found = np.ones(len(postings), dtype=bool)
    for start in range(1, len(postings), _BLOCK):  # a copy of all of them would be large
        some = postings[start - 1 : start + _BLOCK] >> np.uint64(RUN_BITS)
        np.not_equal(some[1:], some[:-1], out=found[start : start + _BLOCK])
    return found


def _behind(
    before: dict[int, _List], lists: Iterable[tuple[int, _List]]
) -> Iterable[tuple[int, _List]]:
    """Puts lists behind those that are written already."""
    for term, (runs, places) in lists:
        if term in before:
            earlier = before[term]
            before[term] = earlier[0] + runs, earlier[1] + places
        else:
            before[term] = runs, places
    return sorted(before.items())


def _written(connection: Connection, parts: Sequence[int], within: Slice) -> dict[int, _List]:
    """Gives a slice of parts, the oldest of which comes first."""
    statement = "SELECT id, runs, places FROM postings WHERE id >= ? AND id < ?"
    found: dict[int, _List] = {}
    for part in parts:
        rows = connection.rows(statement, (_key(part, within.first), _key(part, within.end)))
        _behind(found, ((key & _TERM, (bytes(runs), bytes(places))) for key, runs, places in rows))
    return found


def _all_words(inverter: Inverter, before: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Gives the words that are new and those before them, those of one length together."""
    for length in range(1, LONGEST + 1):
        words = inverter.words(length)
        for other, text in before:
            if other == length:
                words.update(words_of(length, text))
        if words:
            yield length, "".join(sorted(words))


def _key(part: int, term: int) -> int:
    return (part << TERM_BITS) + term


def sizes(connection: Connection, group: int) -> Mapping[int, int]:
    """Gives the parts of a group, and how many segments each has."""
    return dict(connection.rows("SELECT id, size FROM parts WHERE grp = ?", (group,)))


def whole(connection: Connection, group: int, count: int) -> list[int]:
    """Gives the parts of a group, the oldest first.

    Args:
        connection: To the memory.
        group: Its number.
        count: How many segments it has.

    Raises:
        StoreError: The parts do not have all of them.
    """
    indexed = sizes(connection, group)
    if sum(indexed.values()) != count:
        raise StoreError(
            "has no whole index, as an older transmem left it; transmem memory add makes it",
            path=connection.name,
        )
    return sorted(indexed)


def vocabulary(connection: Connection, parts: Sequence[int]) -> list[tuple[int, str]]:
    """Gives the words of parts: lengths, and words of this length one after the other."""
    rows = connection.rows_in("SELECT length, words FROM words WHERE part IN (*)", (), parts)
    return [(length, words) for length, words in rows]


def read_lists(
    connection: Connection, parts: Sequence[int], terms: Iterable[int]
) -> dict[int, list[_List]]:
    """Gives the rows of terms."""
    keys = sorted(_key(part, term) for part in parts for term in terms)
    found: dict[int, list[_List]] = {}
    statement = "SELECT id, runs, places FROM postings WHERE id IN (*)"
    for key, runs, places in connection.rows_in(statement, (), keys):
        found.setdefault(key & _TERM, []).append((runs, places))
    return found


def read_counts(
    connection: Connection, parts: Sequence[int], terms: Iterable[int]
) -> dict[int, int]:
    """Gives how many segments have each of some terms."""
    keys = sorted(_key(part, term) for part in parts for term in terms)
    found: dict[int, int] = {}
    statement = "SELECT id, LENGTH(places) FROM postings WHERE id IN (*)"
    for key, length in connection.rows_in(statement, (), keys):
        found[key & _TERM] = found.get(key & _TERM, 0) + length // _SHORT.itemsize
    return found


def segments(lists: Sequence[_List]) -> Segments:
    """Gives the numbers of the segments in rows."""
    pairs = np.frombuffer(b"".join([runs for runs, _ in lists]), dtype=_SHORT).astype(np.int64)
    found = np.frombuffer(b"".join([places for _, places in lists]), dtype=_SHORT)
    numbers = np.repeat(pairs[::2] << RUN_BITS, pairs[1::2] + 1)
    numbers += found
    return numbers
