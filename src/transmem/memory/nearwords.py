"""The words of a vocabulary that are near a word: `scoring` says what near is.

A word is looked for by its trigrams, padded at both ends. An edit changes three of them at most, so
two words that are `d` edits apart share all but `3 d` of the longer one's; those that share fewer
are not looked at. Trigrams are hashed into 65,536 buckets: a collision only adds a word to look at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from transmem.memory.scoring import MOST_EDITS, edits_allowed
from transmem.memory.tokens import LONGEST

Places = NDArray[np.signedinteger]

_EDGE = "\x03"
_GRAM = 3
_BUCKETS = 1 << 16
_KINDS = 31  # of letters


class NearWords:
    """Finds near words in a vocabulary, by their places in it."""

    def __init__(self, words: Sequence[str]) -> None:
        """Takes the keys of words, of `LONGEST` letters at the most."""
        lengths = np.fromiter(map(len, words), np.int32, len(words))
        self._order = np.argsort(lengths, kind="stable")
        self._words = [words[place] for place in self._order.tolist()]
        self._lengths = lengths[self._order]
        # Where the words of each length begin.
        self._begins = self._lengths.searchsorted(range(LONGEST + MOST_EDITS + 2)).tolist()
        grams = _grams(self._words)
        owners = np.repeat(np.arange(len(words), dtype=np.int32), self._lengths + _GRAM - 1)
        self._owners = owners[np.argsort(grams, kind="stable")]  # 16 bits: sorted by counting
        counts = np.bincount(grams, minlength=_BUCKETS)
        self._starts = [0, *np.cumsum(counts).tolist()]
        self._letters = _letters(self._words)
        self._hits = np.zeros(len(words), dtype=np.uint8)

    def of(self, word: str) -> list[int]:
        """Gives the places of the words that are near a word, itself left out."""
        length = len(word)
        lengths = _lengths(length)
        if not lengths or not self._words or length > LONGEST:
            return []
        found = self._sharing(word, lengths)
        found = self._alike(word, found)
        words = [self._words[at] for at in found.tolist()]
        if not words:
            return []
        edits = cdist(
            [word], words, scorer=Levenshtein.distance, score_cutoff=MOST_EDITS, dtype=np.uint8
        )[0]
        allowed = np.array(
            [0] + [edits_allowed(max(length, other)) for other in range(1, lengths.stop)]
        )
        near = found[(edits > 0) & (edits <= allowed[self._lengths[found]])]
        return [int(place) for place in self._order[near]]

    def _alike(self, word: str, found: Places) -> Places:
        """Leaves those whose letters can be the word's after the edits that are allowed.

        Replacing a letter takes one from those that a word has, and adds one; inserting or deleting
        does only one of both, and as many edits as the lengths differ do only that.
        """
        lengths = self._lengths[found]
        others = np.bitwise_count(self._letters[found] ^ _letters_of(word))
        alike: Places = found[others <= _letters_allowed(len(word))[lengths]]
        return alike

    def _sharing(self, word: str, lengths: range) -> Places:
        """Gives the words, of some lengths, that share enough trigrams with a word."""
        low, high = self._begins[lengths.start], self._begins[lengths.stop]
        grams = set(_grams([word]).tolist())
        # Of trigrams that a word has twice, what it shares is counted once.
        due = [
            max(0, other - len(word)) + len(grams) - _GRAM * edits_allowed(max(other, len(word)))
            for other in lengths
        ]
        if min(due) <= 0:
            return np.arange(low, high)
        lists = self._lists(grams, low, high)
        # The commonest trigrams need not be looked at, if enough others must be shared too.
        skipped = min(min(due) - 1, len(lists))
        hits = self._hits
        for part in lists[: len(lists) - skipped]:
            hits[part] += 1
        found = [
            np.flatnonzero(hits[begin:end] >= least - skipped) + begin
            for other, least in zip(lengths, due, strict=True)
            if (begin := self._begins[other]) < (end := self._begins[other + 1])
        ]
        hits[low:high] = 0
        return np.concatenate(found) if found else np.empty(0, dtype=np.int64)

    def _lists(self, grams: Iterable[int], low: int, high: int) -> list[Places]:
        """Gives the words with each of some trigrams, within bounds, the shortest list first."""
        ends = np.array((low, high), dtype=np.int32)  # of the lists' type, or numpy copies them
        found = []
        for gram in grams:
            part = self._owners[self._starts[gram] : self._starts[gram + 1]]
            start, end = part.searchsorted(ends)
            found.append(part[start:end])
        return sorted(found, key=len)


@cache
def _letters_allowed(length: int) -> NDArray[np.int64]:
    """Gives, for each length of another word, in how many letters it may differ."""
    others = range(LONGEST + MOST_EDITS + 1)
    edits = [2 * edits_allowed(max(length, other)) - abs(length - other) for other in others]
    return np.array(edits)


def _letters(words: Sequence[str]) -> NDArray[np.uint64]:
    """Gives which letters words have, and which they have twice, in 31 bits each.

    The words come by length, so that those of one length are a table. Some letters share a bit:
    then a difference is not seen, and a word more is compared.
    """
    codes = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    bits = np.uint64(1) << (codes % _KINDS).astype(np.uint64)
    found = []
    start = 0
    for length, some in groupby(words, key=len):
        count = sum(1 for _ in some)
        table = bits[start : start + count * length].reshape(count, length)
        start += count * length
        once, twice = np.zeros(count, dtype=np.uint64), np.zeros(count, dtype=np.uint64)
        for column in range(length):
            twice |= once & table[:, column]
            once |= table[:, column]
        found.append(once | twice << np.uint64(_KINDS))
    return np.concatenate(found) if found else np.empty(0, dtype=np.uint64)


def _letters_of(word: str) -> np.uint64:
    """Gives the same of one word, which is faster so."""
    once = twice = 0
    for letter in word:
        bit = 1 << ord(letter) % _KINDS
        twice |= once & bit
        once |= bit
    return np.uint64(once | twice << _KINDS)


def _grams(words: Sequence[str]) -> NDArray[np.uint16]:
    """Gives the trigrams of words one after the other, as numbers of buckets."""
    if not words:
        return np.empty(0, dtype=np.uint16)
    text = _EDGE * 2 + (_EDGE * 2).join(words) + _EDGE * 2
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    hashed = codes[:-2] * np.uint32(0x9E3779B1)
    hashed ^= codes[1:-1] * np.uint32(0x85EBCA77)
    hashed ^= codes[2:] * np.uint32(0xC2B2AE3D)
    return (hashed >> np.uint32(16)).astype(np.uint16)


@cache
def _lengths(length: int) -> range:
    """Gives the lengths that words near one of a length can have."""
    found = [
        other
        for other in range(max(1, length - MOST_EDITS), length + MOST_EDITS + 1)
        if abs(other - length) <= edits_allowed(max(length, other)) > 0
    ]
    return range(found[0], found[-1] + 1) if found else range(0)
