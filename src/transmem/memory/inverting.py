"""Texts → for each term, which of them have it: an inverted index, made outside memory.

A posting is a term and the place of a text, in one number of 64 bits. Those of some thousands of
texts are sorted and put aside in a temporary file; in the end they are read back a *slice* of the
terms after the other, sorted again, and are whole. So an import of any size takes no more memory
than a slice does. (Managing Gigabytes, Witten, Moffat, Bell, 1999, section 5.4: sort-based
inversion.)
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from transmem.errors import StoreError
from transmem.memory.arrays import distinct
from transmem.memory.cutting import Cutter
from transmem.memory.digests import term
from transmem.memory.tokens import LONGEST, SLIGHT, WHOLE, can_be_near, key_of

TERM_BITS = 32
HEAVIEST = (1 << 16) - 1
"""What is heavier is written down with this weight: of 16 bits, in units of what a sign weighs."""
WEIGHT = np.dtype("<u2")
"""How a weight is written down."""

_SIGN = 1 << TERM_BITS  # in place of a term, for what is not looked for
_SLICES = 1 << 8  # of the terms, as fine as can be
_TERMS_A_SLICE = (1 << TERM_BITS) // _SLICES
_MANY = 1 << 15  # postings that are enough for a slice
_MOST_PIECES = 40_000  # of texts, that are remembered
_IN_MEMORY = 1 << 20  # bytes that are put aside without a file

Postings = NDArray[np.uint64]
Weights = NDArray[np.uint16]
Bounds = NDArray[np.int64]  # places in a file


class Slice(NamedTuple):
    """What is known of some terms.

    Attributes:
        first: The least term that belongs here.
        end: The least that does not any more.
        postings: Sorted, each once: the term in the upper 32 bits, the place in the lower.
    """

    first: int
    end: int
    postings: Postings


class Inverter:
    """Takes texts, and gives what has each term."""

    def __init__(self, first: int) -> None:
        """Begins with no texts; the first will have a place."""
        self._aside = _Aside()
        self._first = self._place = first
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
        weights: Weights = np.minimum(sums[ends] - sums[ends - cut.lengths], HEAVIEST).astype(
            WEIGHT
        )
        places = np.arange(self._place, self._place + len(texts), dtype=np.uint64)
        postings = terms << np.uint64(TERM_BITS) | np.repeat(places, cut.lengths)
        self._aside.put(distinct(postings[is_whole]), words)
        self._place += len(texts)
        return weights

    def _learn(self) -> list[str]:
        """Takes the surfaces that are new, and gives the words among them which can be near."""
        keys = list(map(key_of, islice(self._cutter.surfaces, len(self._terms), None)))
        terms = [term(key) if key else _SIGN for key in keys]
        self._terms = np.concatenate((self._terms, np.array(terms, dtype=np.uint64)))
        return list(filter(can_be_near, keys))

    def words(self, length: int) -> set[str]:
        """Gives the keys of a length that are words which can be near others."""
        return self._aside.words(length)

    def slices(self, texts: int) -> Iterator[Slice]:
        """Gives all postings, a slice of the terms after the other.

        Args:
            texts: Those that the postings will stand with, these among them: the more there are,
                the smaller the slices, so that with what is written already they are not larger.
        """
        self._forget()  # the room is needed
        many = _MANY * (self._place - self._first) // texts
        start = 0
        count = 0
        for number, size in enumerate(self._aside.sizes(), start=1):
            count += size
            if count >= many or number == _SLICES:
                bounds = start * _TERMS_A_SLICE, number * _TERMS_A_SLICE
                yield Slice(*bounds, self._aside.postings(start, number))
                start, count = number, 0


class _Aside:
    """Sorted postings and words in a temporary file, a batch after the other."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - lives as long as this does
        # Of each batch, where each slice begins, and the words of each length.
        self._slices: list[Bounds] = []
        self._lengths: list[Bounds] = []

    def close(self) -> None:
        with suppress(OSError):  # what a full disk did not take is not missed
            self._file.close()

    def put(self, postings: Postings, words: list[str]) -> None:
        """Puts a batch down; the words need not be sorted."""
        try:
            self._put(postings, words)
        except OSError as error:
            raise StoreError(
                f"no temporary file can be written for the index: {error.strerror or error}; "
                "make room, or name another folder in TMPDIR"
            ) from error

    def _put(self, postings: Postings, words: list[str]) -> None:
        borders = np.arange(_SLICES, dtype=np.uint64) * np.uint64(_TERMS_A_SLICE)
        places = postings.searchsorted(borders << np.uint64(TERM_BITS))
        start = self._file.seek(0, os.SEEK_END)
        self._slices.append(start + postings.itemsize * np.append(places, len(postings)))
        self._file.write(postings.tobytes())
        by_length: list[list[str]] = [[] for _ in range(LONGEST + 1)]
        for word in words:
            by_length[len(word)].append(word)
        bounds = [self._file.tell()]
        for some in by_length:
            self._file.write("".join(some).encode("utf-8", "surrogatepass"))
            bounds.append(self._file.tell())
        self._lengths.append(np.array(bounds))
        self._file.flush()  # or a full disk would be noticed only when it is read

    def sizes(self) -> list[int]:
        """Counts the postings of each slice."""
        sizes = sum(map(np.diff, self._slices), np.zeros(_SLICES, dtype=np.int64))
        return [size // np.dtype(np.uint64).itemsize for size in sizes.tolist()]

    def postings(self, start: int, end: int) -> Postings:
        """Reads slices of all batches, from one on and up to another."""
        bounds = [(int(of_batch[start]), int(of_batch[end])) for of_batch in self._slices]
        # Where it lies, for a slice with a very common word is large. No text is in two batches.
        data = bytearray(sum(last - first for first, last in bounds))
        room = memoryview(data)
        for first, last in bounds:
            self._file.seek(first)
            room = room[self._file.readinto(room[: last - first]) :]
        found = np.frombuffer(data, dtype=np.uint64)
        found.sort()
        return found

    def words(self, length: int) -> set[str]:
        """Reads the words of a length."""
        found = set[str]()
        for bounds in self._lengths:
            first, last = bounds[length : length + 2].tolist()
            self._file.seek(first)
            text = self._file.read(last - first).decode("utf-8", "surrogatepass")
            found.update(words_of(length, text))
        return found


def words_of(length: int, text: str) -> Iterator[str]:
    """Gives words of one length that were written one after the other."""
    return (text[start : start + length] for start in range(0, len(text), length))
