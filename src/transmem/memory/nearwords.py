"""The words of a vocabulary that are near a word: `scoring` says what near is.

A word is looked for by its trigrams, padded at both ends. An edit changes three of them at most, so
two words that are `d` edits apart share all but `3 d` of the longer one's; those that share fewer
are not looked at. Trigrams are hashed into 65,536 buckets: a collision only adds a word to look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

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


class NearWords:
    """Finds near words in a vocabulary, by their places in it."""

    def __init__(self, words: Sequence[str]) -> None:
        """Takes the keys of words, of `LONGEST` letters at the most."""
        lengths = np.fromiter(map(len, words), np.int32, len(words))
        self._order = np.argsort(lengths, kind="stable")
        self._words = [words[place] for place in self._order.tolist()]
        self._lengths = lengths[self._order]
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
        low, high = self._lengths.searchsorted((lengths.start, lengths.stop)).tolist()
        found = self._sharing(word, lengths, low, high)
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

        An edit takes one letter away from those that a word has, or adds one, or both.
        """
        lengths = self._lengths[found]
        others = np.bitwise_count(self._letters[found] ^ _letters([word])[0])
        most = _MOST_LETTERS[np.maximum(lengths, len(word))]
        alike: Places = found[others <= most]
        return alike

    def _sharing(self, word: str, lengths: range, low: int, high: int) -> Places:
        """Gives the words, of some lengths, that share enough trigrams with a word."""
        grams = set(_grams([word]).tolist())
        # Of trigrams that a word has twice, what it shares is counted once.
        due = [0] * lengths.start + [
            max(0, other - len(word)) + len(grams) - _GRAM * edits_allowed(max(other, len(word)))
            for other in lengths
        ]
        least = min(due[lengths.start :])
        if least <= 0:
            return np.arange(low, high)
        lists = []
        ends = np.array((low, high), dtype=np.int32)  # of the lists' type, or numpy copies them
        for gram in grams:
            part = self._owners[self._starts[gram] : self._starts[gram + 1]]
            start, end = part.searchsorted(ends)
            if end > start:
                lists.append(part[start:end])
        lists.sort(key=len)
        # The commonest trigrams need not be looked at, if enough others must be shared too.
        skipped = min(least - 1, len(lists))
        lists = lists[: len(lists) - skipped]
        if not lists:
            return np.empty(0, dtype=np.int32)
        hits = self._hits
        for part in lists:
            hits[part] += 1
        every = np.concatenate(lists)
        enough = np.array(due)[self._lengths[every]] - skipped
        found = every[hits[every] >= enough]
        hits[every] = 0
        return np.unique(found)


_MOST_LETTERS = np.array([2 * edits_allowed(longer) for longer in range(LONGEST + 1)])


def _letters(words: Sequence[str]) -> NDArray[np.uint64]:
    """Gives which letters words have, in 64 bits each; some letters share a bit."""
    if not words:
        return np.empty(0, dtype=np.uint64)
    text = _EDGE.join(words) + _EDGE
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    bits = np.uint64(1) << (codes % 61).astype(np.uint64)
    lengths = np.fromiter(map(len, words), np.int64, len(words)) + 1
    return np.bitwise_or.reduceat(bits, np.cumsum(lengths) - lengths)


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
