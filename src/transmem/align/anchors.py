"""Where two documents surely meet, whatever the likelihoods are: the path is sought near it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import chain

from transmem.align.evidence import Item

_ENOUGH = 2  # cues that stand once in each document: two in one pair are no chance


def find(sources: Sequence[Item], targets: Sequence[Item]) -> list[tuple[int, int]]:
    """Gives the numbers of segments that meet, in the order of both documents."""
    ours, theirs = _once(sources), _once(targets)
    met = Counter((ours[mark], theirs[mark]) for mark in ours.keys() & theirs.keys())
    known = {pair for pair in met if not sources[pair[0]].pairs.isdisjoint(targets[pair[1]].pairs)}
    return _longest([pair for pair, marks in met.items() if marks >= _ENOUGH or pair in known])


def _once(items: Sequence[Item]) -> dict[Hashable, int]:
    """Gives where each cue and each known pair stands that is in one segment only."""
    often = Counter(chain.from_iterable(_marks(item) for item in items))
    return {
        mark: number
        for number, item in enumerate(items)
        for mark in _marks(item)
        if often[mark] == 1
    }


def _marks(item: Item) -> Iterator[Hashable]:
    yield from item.cues
    yield from item.pairs


def _longest(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Gives the longest row in which both numbers rise.

    >>> _longest([(0, 0), (1, 7), (2, 1), (3, 2), (3, 5), (4, 9)])
    [(0, 0), (2, 1), (3, 2), (4, 9)]
    """
    ends: list[int] = []  # the smallest second number that a row of each length can end with
    last: list[int] = []  # which pair that is
    before: list[int] = []  # the pair before each pair
    # Of pairs with the same first number the largest second comes first, so that one is taken.
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    for number, (_, second) in enumerate(ordered):
        length = bisect_left(ends, second)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [second]
        last[length : length + 1] = [number]
    found = []
    at = last[-1] if last else -1
    while at >= 0:
        found.append(ordered[at])
        at = before[at]
    return found[::-1]
