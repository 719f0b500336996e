"""Which segments can reach a score at all: the few that are then compared with the query.

Let a pair of tokens of query and match be *aligned* if replacing one by the other costs less than
their weight; then both weigh the same, and both have the same key or are near words (`scoring`).
What is not aligned costs its weight, on both sides, so for a segment of weight `c` and a query of
weight `q` to reach a score `t`, tokens that weigh at least `t max(q, c)` must be aligned. Hence

- `t q <= c <= q / t`, since no more can be aligned than there is;
- of the `n` words and numbers of a query whose tags and signs weigh `s`, at least
  `k = (t q - s) / 1000`, rounded up, are aligned. At most `n - k` are not, so that of any `m` of
  them at least `m - (n - k)` have their key, or a near one, in the segment.

It is enough, then, to look up the `n - k + 1` keys that the fewest segments have. Looking up more
costs more at first, but leaves fewer segments to compare. All this is a proof: nothing is missed.
(Prefix filtering: Chaudhuri, Ganti, Kaushik, A primitive operator for similarity joins in data
cleaning, ICDE 2006; with longer prefixes: Wang, Li, Feng, Can we beat the prefix filtering?,
SIGMOD 2012.)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from transmem.memory.arrays import distinct
from transmem.memory.scoring import distance
from transmem.memory.tokens import TOKENS, WHOLE, cut

Numbers = NDArray[np.signedinteger]
"""Numbers or ranks of segments, in 32 or 64 bits."""

_NONE = np.empty(0, dtype=np.int32)
_MOST = (1 << 16) - 1  # words of a query that are counted, in 16 bits


@dataclass(frozen=True, slots=True)
class Hit:
    """A segment that was found.

    Attributes:
        segment: Its number.
        cost: The edit distance, in thousandths of a token.
        weight: That of the heavier of query and segment; the score is 1 - cost / weight.
    """

    segment: int
    cost: int
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A text to be found, and what its matches must have.

    Attributes:
        text: As it was given.
        surfaces: Its tokens.
        weight: Theirs, in thousandths of a token.
        keys: Of its words and numbers, with how often each stands there.
        threshold: The least score of a match, above 0 and up to 1.
        misses: How many of the words and numbers a match need not have; negative if nothing is
            looked up: it can need none at all, or they are more than can be counted.
        lightest: What a match weighs at the least.
        heaviest: What it weighs at the most.
    """

    text: str
    surfaces: Sequence[str]
    weight: int
    keys: Mapping[str, int]
    threshold: Fraction
    misses: int
    lightest: int
    heaviest: int

    @classmethod
    def of(cls, text: str, threshold: Fraction) -> Query:
        """Takes a text apart."""
        surfaces = cut(text)
        tokens = [TOKENS[surface] for surface in surfaces]
        weight = sum(token.weight for token in tokens)
        keys = Counter(token.key for token in tokens if token.weight == WHOLE)
        words = keys.total()
        # In whole numbers: a threshold is a quotient of two of them.
        upper, lower = threshold.numerator, threshold.denominator
        due = -(-(upper * weight - lower * (weight - words * WHOLE)) // (lower * WHOLE))
        return cls(
            text=text,
            surfaces=surfaces,
            weight=weight,
            keys=keys,
            threshold=threshold,
            misses=words - due if due > 0 and words <= _MOST else -1,
            lightest=-(-upper * weight // lower),
            heaviest=lower * weight // upper,
        )

    def least(self, weight: int) -> int:
        """Gives the weight that must be aligned with a segment of a weight, rounded up."""
        upper, lower = self.threshold.numerator, self.threshold.denominator
        return -(-upper * max(weight, self.weight) // lower)

    def compared(
        self, segment: int, surfaces: Sequence[str], weight: int, *, exactly: bool
    ) -> Hit | None:
        """Compares a segment with the query; None if it does not reach the threshold."""
        cost = distance(self.surfaces, surfaces, exactly=exactly)
        heavier = max(self.weight, weight)
        return None if heavier - cost < self.least(heavier) else Hit(segment, cost, heavier)


class Sieve:
    """What can be aligned with a segment at the most, wherever in it that stands."""

    def __init__(self, query: Query, keys: AbstractSet[str], *, unknown: int = 0) -> None:
        """Begins.

        Args:
            query: What is sought.
            keys: Its keys, and those of the words that are known to be near one of them.
            unknown: What those of its words weigh whose near words are not known.
        """
        self._query = query
        self._unknown = unknown
        self._aligned = _Aligned(keys)

    def passes(self, surfaces: Sequence[str], weight: int) -> bool:
        """Whether a segment of some tokens and their weight can reach the threshold."""
        aligned = sum(map(self._aligned.__getitem__, surfaces))
        return aligned + min(self._unknown, weight - aligned) >= self._query.least(weight)


class _Aligned(dict[str, int]):
    """What of the weight of each surface can be aligned; most are met in several segments."""

    def __init__(self, keys: AbstractSet[str]) -> None:
        super().__init__()
        self._keys = keys

    def __missing__(self, surface: str) -> int:
        token = TOKENS[surface]
        can_be = token.weight != WHOLE or token.key in self._keys
        found = self[surface] = token.weight if can_be else 0
        return found


def rarest(
    keys: Mapping[str, int], sizes: Mapping[str, int], misses: int
) -> tuple[list[str], list[str]]:
    """Parts keys into those that must be looked up and the others; both the rarest first.

    Args:
        keys: Of a query, with how often each stands there.
        sizes: How many segments have each.
        misses: How many of them a match need not have.
    """
    order = sorted(keys, key=lambda key: (sizes[key], key))
    seen = 0
    for place, key in enumerate(order):
        seen += keys[key]
        if seen > misses:
            return order[: place + 1], order[place + 1 :]
    return order, []


class Counted(NamedTuple):
    """Segments, and what the lists that each is in count together."""

    segments: Numbers
    counts: NDArray[np.uint16]


def count_hits(
    lists: Sequence[tuple[int, Numbers]], least: int, counter: NDArray[np.uint16]
) -> Counted:
    """Gives the segments that are in enough lists.

    Args:
        lists: What being in a list counts, and the segments in it; one may be there twice.
        least: The least sum.
        counter: A zero for each segment; it is left as it was.
    """
    for times, found in lists:
        counter[found] += times  # what is there twice is counted once
    every = np.concatenate([_NONE, *(found for _, found in lists)])
    found = distinct(every[counter.take(every) >= least])
    counts = counter.take(found)
    counter[every] = 0
    return Counted(found, counts)


def count_more(
    before: Counted, more: tuple[int, Numbers], least: int, counter: NDArray[np.uint16]
) -> Counted:
    """Gives those of some segments that are in enough lists if there is one list more.

    What it counts is added to the least sum too, so that no other segment can be among them.
    """
    times, found = more
    counter[found] = times
    counts = before.counts + counter.take(before.segments)
    counter[found] = 0
    enough = counts >= least
    return Counted(before.segments[enough], counts[enough])
