"""The words of a vocabulary that are near a word: `scoring` says what near is.

If a word is cut into `d + 1` pieces, then `d` edits leave one of them as it is, so that a near word
has that piece too, where the edits before and after it can have moved it (Li, Deng, Wang, Feng,
Pass-Join: a partition-based method for similarity joins, PVLDB 5, 2011, with its multi-match-aware
choice of the places). Of the vocabulary the pieces of each word are numbered by a hash and laid
out by it; of the word that is sought all that may be such a piece is looked up. Pieces whose
hashes are the same only add a word to look at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from transmem.memory.arrays import distinct, stretches
from transmem.memory.scoring import MOST_EDITS, edits_allowed
from transmem.memory.tokens import LONGEST

Places = NDArray[np.signedinteger]
Hashes = NDArray[np.uint64]

_KINDS = 31  # of letters
_BASE = 0x9E3779B97F4A7C15  # of the polynomial of a piece; odd, all that counts
_MIX = 0xD6E8FEB86659FD93
_WRAP = (1 << 64) - 1
_FEWEST_BITS = 8
_POWERS = np.array([pow(_BASE, power, 1 << 64) for power in range(LONGEST + 1)], dtype=np.uint64)


class NearWords:
    """Finds near words in a vocabulary."""

    def __init__(self, vocabulary: Iterable[tuple[int, str]]) -> None:
        """Takes keys of words, of `LONGEST` letters at the most.

        Args:
            vocabulary: Lengths, and words of this length one after the other: ``(3, "endthe")``.
        """
        texts: dict[int, list[str]] = {}
        for length, words in vocabulary:
            texts.setdefault(length, []).append(words)
        self._words = {
            length: _separate(length, "".join(texts[length])) for length in sorted(texts)
        }
        counts = [len(self._words.get(length, ())) for length in range(LONGEST + 1)]
        self._lengths = np.repeat(np.arange(LONGEST + 1, dtype=np.int32), counts)
        # Where the words of each length begin.
        self._begins = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))
        tables = [
            (int(self._begins[length]), _letters_in_columns(words))
            for length, words in self._words.items()
        ]
        self._letters = _joined([_letters(table) for _, table in tables])
        hashes = _joined([part for first, table in tables for part in _pieces(first, table)])
        self._bits = max(_FEWEST_BITS, len(hashes).bit_length())
        self._owners, self._starts = _laid_out(hashes, self._bits)

    def of(self, word: str) -> list[str]:
        """Gives the words that are near a word, itself left out."""
        length = len(word)
        if length > LONGEST or not self._words or not _lengths(length):
            return []
        found = self._alike(word, self._sharing(word))
        words = self._at(found, length)
        if not words:
            return []
        edits = cdist(
            [word], words, scorer=Levenshtein.distance, score_cutoff=MOST_EDITS, dtype=np.uint8
        )[0]
        near = (edits > 0) & (edits <= _allowed(length).take(self._lengths.take(found)))
        return [words[at] for at in np.flatnonzero(near).tolist()]

    def _at(self, places: Places, length: int) -> list[str]:
        """Gives the words at places, which are sorted; they are near in length to another."""
        found: list[str] = []
        lengths = _lengths(length)
        begins = self._begins[lengths.start : lengths.stop + 1]
        bounds = places.searchsorted(begins).tolist()
        for other, begin, (start, end) in zip(
            lengths, begins.tolist(), pairwise(bounds), strict=False
        ):
            if start < end:
                found += self._words[other][places[start:end] - begin].tolist()
        return found

    def _sharing(self, word: str) -> Places:
        """Gives the words that share a piece with a word; one may be there twice."""
        pieces = _places(len(word))
        sums = np.array(_sums(word), dtype=np.uint64)
        hashes = sums[pieces.ends] - sums[pieces.starts] * pieces.powers
        buckets = _bucket(hashes ^ pieces.seeds, self._bits)
        starts = self._starts[buckets]
        sizes = self._starts[buckets + 1] - starts
        return self._owners.take(stretches(starts, sizes))

    def _alike(self, word: str, found: Places) -> Places:
        """Leaves those whose letters can be the word's after the edits that are allowed, sorted.

        Replacing a letter takes one from those that a word has, and adds one; inserting or deleting
        does only one of both, and as many edits as the lengths differ do only that.
        """
        others = np.bitwise_count(self._letters.take(found) ^ _letters_of(word))
        allowed = _letters_allowed(len(word)).take(self._lengths.take(found))
        return distinct(found[others <= allowed])


class _Places(NamedTuple):
    """What of a word of some length may be a piece of a near one: an element each."""

    starts: NDArray[np.intp]
    ends: NDArray[np.intp]
    powers: Hashes
    seeds: Hashes


@cache
def _places(length: int) -> _Places:
    """Gives them for all words that may be near; the places are those of the paper, from 0 on."""
    rows: list[tuple[int, int, int, int]] = []
    for other in _lengths(length):
        edits = edits_allowed(max(length, other))
        longer = length - other
        for number, (start, end) in enumerate(_cuts(other, edits)):
            before, after = number, edits - number  # edits that can be on either side
            low = max(0, start - before, start + longer - after)
            high = min(length - (end - start), start + before, start + longer + after)
            rows += (
                (at, at + end - start, end - start, _seed(other, edits, number))
                for at in range(low, high + 1)
            )
    starts, ends, sizes, seeds = zip(*rows, strict=True)
    return _Places(
        starts=np.array(starts),
        ends=np.array(ends),
        powers=_POWERS[list(sizes)],
        seeds=np.array(seeds, dtype=np.uint64),
    )


def _cuts(length: int, edits: int) -> list[tuple[int, int]]:
    """Cuts a word into pieces, one more than edits, of lengths that differ by one at the most."""
    bounds = [length * number // (edits + 1) for number in range(edits + 2)]
    return list(pairwise(bounds))


def _seed(length: int, edits: int, number: int) -> int:
    """Tells the pieces of words of other lengths and edits apart."""
    return ((length * (MOST_EDITS + 1) + edits) * (MOST_EDITS + 1) + number) * _MIX & _WRAP


def _separate(length: int, words: str) -> NDArray[np.str_]:
    """Gives words of one length, one by one."""
    return np.frombuffer(words.encode("utf-32-le", "surrogatepass"), dtype=f"<U{length}")


def _letters_in_columns(words: NDArray[np.str_]) -> Hashes:
    """Gives the first letters of words of one length, then their second ones, and so on."""
    table: Hashes = words.view("<u4").reshape(len(words), -1).T.astype(np.uint64)
    return table


def _pieces(first: int, table: Hashes) -> Iterator[Hashes]:
    """Gives the hashes of the pieces of words of one length, with the places of the words.

    Of each number the upper half is that of the hash, the lower half the place.
    """
    length, count = table.shape
    places = np.arange(first, first + count, dtype=np.uint64)
    for edits in sorted({edits_allowed(max(length, other)) for other in _lengths(length)}):
        for number, (start, end) in enumerate(_cuts(length, edits)):
            hashes = np.zeros(count, dtype=np.uint64)
            for column in table[start:end]:
                hashes = hashes * np.uint64(_BASE) + column
            hashes ^= np.uint64(_seed(length, edits, number))
            yield _bucket(hashes, 32).astype(np.uint64) << np.uint64(32) | places


def _sums(word: str) -> list[int]:
    """Gives the hash of each beginning of a word; that of a piece is a difference of two."""
    sums = [0]
    for letter in word:
        sums.append((sums[-1] * _BASE + ord(letter)) & _WRAP)
    return sums


def _bucket(hashes: Hashes, bits: int) -> NDArray[np.int64]:
    """Gives some bits of hashes, the upper ones of a product."""
    return (hashes * np.uint64(_MIX) >> np.uint64(64 - bits)).astype(np.int64)


def _laid_out(hashes: Hashes, bits: int) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Gives places by bucket, one bucket after the other, and where each begins."""
    hashes.sort()
    buckets = (hashes >> np.uint64(64 - bits)).astype(np.int64)
    counts = np.bincount(buckets, minlength=1 << bits)
    owners = (hashes & np.uint64(0xFFFFFFFF)).astype(np.int32)
    return owners, np.concatenate(([0], np.cumsum(counts)))


def _joined(parts: Sequence[Hashes]) -> Hashes:
    return np.concatenate(parts) if parts else np.empty(0, dtype=np.uint64)


@cache
def _allowed(length: int) -> NDArray[np.int64]:
    """Gives, for each length of another word, how many edits leave it near."""
    return np.array([edits_allowed(max(length, other)) for other in range(LONGEST + 1)])


@cache
def _letters_allowed(length: int) -> NDArray[np.int8]:
    """Gives, for each length of another word, in how many letters it may differ.

    Below zero if no word of the length is near: pieces with the same hash bring such words, too.
    """
    longer = np.abs(length - np.arange(LONGEST + 1))
    edits = _allowed(length)
    return np.where((edits > 0) & (longer <= edits), 2 * edits - longer, -1).astype(np.int8)


def _letters(table: Hashes) -> Hashes:
    """Gives which letters words of one length have, and which they have twice, in 31 bits each.

    Some letters share a bit: then a difference is not seen, and a word more is compared.
    """
    once = np.zeros(table.shape[1], dtype=np.uint64)
    twice = np.zeros_like(once)
    for column in np.uint64(1) << table % np.uint64(_KINDS):
        twice |= once & column
        once |= column
    letters: Hashes = once | twice << np.uint64(_KINDS)
    return letters


def _letters_of(word: str) -> np.uint64:
    """Gives the same of one word, which is faster so."""
    once = twice = 0
    for letter in word:
        bit = 1 << ord(letter) % _KINDS
        twice |= once & bit
        once |= bit
    return np.uint64(once | twice << _KINDS)


@cache
def _lengths(length: int) -> range:
    """Gives the lengths that words near one of a length can have."""
    found = [
        other
        for other in range(max(1, length - MOST_EDITS), min(LONGEST, length + MOST_EDITS) + 1)
        if abs(other - length) <= edits_allowed(max(length, other)) > 0
    ]
    return range(found[0], found[-1] + 1) if found else range(0)
