"""Texts → for each term, which of them have it: an inverted index, made outside memory.

A posting is a term and the place of a text, in one number of 64 bits. Those of some thousands of
texts are sorted and put aside in a temporary file; in the end they are read back a *slice* of the
terms after the other, sorted again, and are whole. So an import of any size takes no more memory
than a slice does. (Managing Gigabytes, Witten, Moffat, Bell, 1999, section 5.4: sort-based
inversion.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from tempfile import SpooledTemporaryFile
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from transmem.errors import StoreError
from transmem.memory.arrays import distinct
from transmem.memory.cutting import Cutter
from transmem.memory.digests import term
from transmem.memory.tokens import SLIGHT, WHOLE, can_be_near, key_of

SLICE_BITS = 6
SLICES = 1 << SLICE_BITS
"""Of the terms, by their upper bits."""
TERM_BITS = 32
TERMS_A_SLICE = 1 << (TERM_BITS - SLICE_BITS)
HEAVIEST = (1 << 16) - 1
"""What is heavier is written down with this weight: of 16 bits, in units of what a sign weighs."""

_SIGN = 1 << TERM_BITS  # in place of a term, for what is not looked for
_MOST_PIECES = 50_000  # of texts, that are remembered
_IN_MEMORY = 1 << 20  # bytes that are put aside without a file

Postings = NDArray[np.uint64]
Weights = NDArray[np.uint16]


class Slice(NamedTuple):
    """What is known of some terms.

    Attributes:
        first: The least term that belongs here.
        postings: Sorted, each once: the term in the upper 32 bits, the place in the lower.
        words: The keys that are words which can be near others.
    """

    first: int
    postings: Postings
    words: frozenset[str]


class Inverter:
    """Takes texts, and gives what has each term."""

    def __init__(self, first: int) -> None:
        """Begins with no texts; the first will have a place."""
        self._aside = _Aside()
        self._place = first
        self._forget()

    def close(self) -> None:
        """Drops what was put aside."""
        self._aside.close()

    def _forget(self) -> None:
        self._cutter = Cutter(most=_MOST_PIECES)
        self._terms = np.empty(0, dtype=np.uint64)  # of the cutter's surfaces

    def add(self, texts: Sequence[str]) -> Weights:
        """Takes texts, and gives their weights, in units of what a sign weighs."""
        if len(self._terms) > _MOST_PIECES:
            self._forget()
        cut = self._cutter.cut(texts)
        words = self._learn()
        terms = self._terms[cut.tokens]
        is_whole = terms != _SIGN
        sums = np.concatenate(([0], np.cumsum(np.where(is_whole, WHOLE // SLIGHT, 1))))
        ends = np.cumsum(cut.lengths)
        weights: Weights = np.minimum(sums[ends] - sums[ends - cut.lengths], HEAVIEST).astype("<u2")
        places = np.arange(self._place, self._place + len(texts), dtype=np.uint64)
        postings = terms << np.uint64(TERM_BITS) | np.repeat(places, cut.lengths)
        self._aside.put(distinct(postings[is_whole]), words)
        self._place += len(texts)
        return weights

    def _learn(self) -> list[tuple[int, str]]:
        """Takes the surfaces that are new, and gives the words among them with their terms."""
        keys = list(map(key_of, islice(self._cutter.surfaces, len(self._terms), None)))
        terms = [term(key) if key else _SIGN for key in keys]
        self._terms = np.concatenate((self._terms, np.array(terms, dtype=np.uint64)))
        return [(number, key) for number, key in zip(terms, keys, strict=True) if can_be_near(key)]

    def slices(self) -> Iterator[Slice]:
        """Gives all postings, a slice of the terms after the other."""
        self._forget()  # the room is needed
        for number in range(SLICES):
            yield Slice(number * TERMS_A_SLICE, *self._aside.take(number))


class _Aside:
    """Sorted postings and words in a temporary file, a batch after the other."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - lives as long as this does
        self._bounds: list[tuple[list[int], list[int]]] = []

    def close(self) -> None:
        self._file.close()

    def put(self, postings: Postings, words: list[tuple[int, str]]) -> None:
        """Puts a batch down; the words need not be sorted."""
        try:
            self._put(postings, words)
        except OSError as error:
            raise StoreError(
                f"no temporary file can be written for the index: {error.strerror or error}; "
                "make room, or name another folder in TMPDIR"
            ) from error

    def _put(self, postings: Postings, words: list[tuple[int, str]]) -> None:
        borders = np.arange(SLICES + 1, dtype=np.uint64) * np.uint64(TERMS_A_SLICE)
        start = self._file.tell()
        places = postings.searchsorted(borders[:-1] << np.uint64(TERM_BITS))
        of_postings = [start + 8 * int(place) for place in (*places, len(postings))]
        self._file.write(postings.tobytes())
        of_words = [self._file.tell()]
        sliced: list[list[str]] = [[] for _ in range(SLICES)]
        for number, word in words:
            sliced[number // TERMS_A_SLICE].append(word)
        for some in sliced:
            self._file.write("\n".join(some).encode("utf-8", "surrogatepass"))
            of_words.append(self._file.tell())
        self._bounds.append((of_postings, of_words))

    def take(self, number: int) -> tuple[Postings, frozenset[str]]:
        """Reads a slice of all batches."""
        postings, words = [], set[str]()
        for of_postings, of_words in self._bounds:
            postings.append(self._read(of_postings, number))
            words.update(self._read(of_words, number).decode("utf-8", "surrogatepass").split("\n"))
        words.discard("")
        found = distinct(np.frombuffer(b"".join(postings), dtype=np.uint64))
        return found, frozenset(words)

    def _read(self, bounds: list[int], number: int) -> bytes:
        start, end = list(pairwise(bounds))[number]
        self._file.seek(start)
        return self._file.read(end - start)
