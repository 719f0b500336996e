"""An index in memory: for a large job, at the speed of arrays.

Segments are ranked by weight, so that those which can reach a score are a stretch of ranks. Each
key has a posting list: the ranks of the segments with it, in order. What the segments say is kept
as numbers of surfaces, so that those which pass the filter can be compared without their texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from transmem.memory.arrays import stretches
from transmem.memory.cutting import Cut, Cutter
from transmem.memory.filtering import Hit, Numbers, Query, count_hits, rarest
from transmem.memory.nearwords import NearWords
from transmem.memory.tokens import SLIGHT, WHOLE, can_be_near, key_of

_HELD = 1 << 14  # texts that are taken apart at once
_MOST_PIECES = 500_000  # of texts, that are remembered while it is made
_NONE = np.empty(0, dtype=np.int64)
_MUCH = 20_000  # postings of a word and its near ones, from which on others are asked
_FEW = 8  # segments that are compared faster than they are sifted
_LOOKUP = 30  # segments that can be compared in the time that near words are looked up


class Index:
    """Segments of one language, to be searched many times."""

    def __init__(self, segments: Iterable[tuple[int, str]]) -> None:
        """Takes the numbers and texts of segments."""
        cutter = Cutter(most=_MOST_PIECES)
        numbers: list[Numbers] = [_NONE]
        cuts = [Cut(_NONE.astype(np.uint32), _NONE)]
        rows = iter(segments)
        while some := list(islice(rows, _HELD)):
            numbers.append(np.array([number for number, _ in some], dtype=np.int64))
            cuts.append(cutter.cut([text for _, text in some]))
        self._surfaces = list(cutter.surfaces)
        self._keys: dict[str, int] = {}
        self._key_of = self._number_keys()
        lengths = np.concatenate([cut.lengths for cut in cuts])
        self._sort(np.concatenate(numbers), lengths, np.concatenate([cut.tokens for cut in cuts]))
        self._owners, self._starts = self._invert()
        self._sizes = np.diff(self._starts)
        words = filter(can_be_near, self._keys)
        self._near_words = NearWords((len(word), word) for word in words)
        self._near: dict[str, Numbers] = {}
        self._counter = np.zeros(len(self._numbers), dtype=np.uint16)
        self._marks = np.zeros(len(self._keys) + 1, dtype=np.int64)
        self._marks[-1] = SLIGHT

    def __len__(self) -> int:
        """Counts the segments."""
        return len(self._numbers)

    def _number_keys(self) -> NDArray[np.int32]:
        """Numbers the keys, and gives that of each surface; signs have one together, the last."""
        numbers = [
            self._keys.setdefault(key, len(self._keys)) if key else -1
            for key in map(key_of, self._surfaces)
        ]
        return np.array(numbers, dtype=np.int32)

    def _sort(self, numbers: Numbers, lengths: Numbers, flat: NDArray[np.uint32]) -> None:
        """Ranks segments by weight, the lightest first, and lays their tokens out in this order."""
        weights = np.append(np.where(self._key_of >= 0, WHOLE, SLIGHT), 0)
        sums = np.concatenate(([0], np.cumsum(weights[flat])))
        starts = np.cumsum(lengths) - lengths
        weight = sums[starts + lengths] - sums[starts]
        order = np.argsort(weight, kind="stable")
        self._numbers = numbers[order]
        self._weights = weight[order]
        self._lengths = lengths[order]
        self._flat = flat[stretches(starts[order], self._lengths)]
        self._begins = np.cumsum(self._lengths) - self._lengths

    def _invert(self) -> tuple[NDArray[np.int32], Numbers]:
        """Gives the posting lists, one after the other, and where each begins."""
        owners = np.repeat(np.arange(len(self._numbers), dtype=np.int32), self._lengths)
        keys = self._key_of[self._flat] if len(self._flat) else np.empty(0, dtype=np.int32)
        owners, keys = owners[keys >= 0], keys[keys >= 0]
        order = _sorted_by(keys)
        owners, keys = owners[order], keys[order]
        first = np.ones(len(keys), dtype=bool)
        first[1:] = (owners[1:] != owners[:-1]) | (keys[1:] != keys[:-1])
        counts = np.bincount(keys[first], minlength=len(self._keys))
        return owners[first], np.concatenate(([0], np.cumsum(counts)))

    def search(self, text: str, threshold: Fraction, *, exactly: bool = False) -> list[Hit]:
        """Finds every segment that reaches a score.

        Args:
            text: What is sought.
            threshold: The least score, above 0 and up to 1.
            exactly: Whether the token score counts, in which near words are other words.
        """
        query = Query.of(text, threshold)
        low = int(self._weights.searchsorted(query.lightest, "left"))
        high = int(self._weights.searchsorted(query.heaviest, "right"))
        if low == high or not query.surfaces:
            return []
        if query.misses < 0:
            found = np.arange(low, high)
        else:
            found = self._filtered(query, low, high, exactly=exactly)
        if len(found) > _FEW:
            found = self._sifted(query, found, exactly=exactly)
        return [hit for rank in found.tolist() if (hit := self._compared(query, rank, exactly))]

    def _compared(self, query: Query, rank: int, exactly: bool) -> Hit | None:  # noqa: FBT001
        begin = self._begins[rank]
        places = self._flat[begin : begin + self._lengths[rank]].tolist()
        surfaces = [self._surfaces[place] for place in places]
        number, weight = int(self._numbers[rank]), int(self._weights[rank])
        return query.compared(number, surfaces, weight, exactly=exactly)

    def _like(self, key: str, *, exactly: bool) -> Numbers:
        """Gives the numbers of a key and of those near it."""
        found = None if exactly else self._near.get(key)
        if found is None:
            own = self._keys.get(key)
            found = np.array([] if own is None else [own], dtype=np.int64)
            if not exactly:
                if can_be_near(key):
                    near = [self._keys[word] for word in self._near_words.of(key)]
                    found = np.append(found, np.array(near, dtype=np.int64))
                self._near[key] = found
        return found

    def _filtered(self, query: Query, low: int, high: int, *, exactly: bool) -> Numbers:
        """Gives the ranks of the segments that the query's rarest keys leave."""
        sizes = {
            key: 0 if (own := self._keys.get(key)) is None else int(self._sizes[own])
            for key in query.keys
        }
        due, others = rarest(query.keys, sizes, query.misses)
        chosen = {key: self._like(key, exactly=exactly) for key in due}
        masses = {key: int(self._sizes[like].sum()) for key, like in chosen.items()}
        if not exactly and max(masses.values()) > _MUCH:
            # A rare word may have a common one near it; then a word more common may be rarer.
            chosen |= {key: self._like(key, exactly=exactly) for key in others}
            masses = {key: int(self._sizes[like].sum()) for key, like in chosen.items()}
            due, others = rarest(query.keys, masses, query.misses)
        first = sum(masses[key] for key in due)
        for key in others:
            if key in chosen or sizes[key] < first:
                like = self._like(key, exactly=exactly)
                masses[key] = int(self._sizes[like].sum())
                if masses[key] < first:
                    chosen[key] = like
                    due.append(key)
        count = sum(query.keys[key] for key in due)
        lists = [(query.keys[key], self._postings(chosen[key], low, high)) for key in due]
        return count_hits(lists, count - query.misses, self._counter).segments

    def _postings(self, keys: Numbers, low: int, high: int) -> NDArray[np.int32]:
        """Gives the segments, in a stretch of ranks, that have any of some keys."""
        if len(keys) == 1:
            found = self._owners[self._starts[keys[0]] : self._starts[keys[0] + 1]]
            # Of the list's own type, or numpy would copy it all.
            start, end = found.searchsorted(np.array((low, high), dtype=np.int32))
            return found[start:end]
        found = self._owners.take(stretches(self._starts[keys], self._sizes[keys]))
        return found[(found >= low) & (found < high)]

    def _sifted(self, query: Query, found: Numbers, *, exactly: bool) -> Numbers:
        """Leaves those in which enough could be aligned, wherever it stands.

        Near words are looked up only if there are so many segments that it pays; until then, what
        they could align counts as aligned.
        """
        known = [key for key in query.keys if exactly or key in self._near]
        open_ = [key for key in query.keys if key not in known]
        found = self._bounded(query, found, known, open_, exactly=exactly)
        if len(found) > _LOOKUP * len(open_) > 0:
            found = self._bounded(query, found, list(query.keys), [], exactly=exactly)
        return found

    def _bounded(
        self,
        query: Query,
        found: Numbers,
        known: Sequence[str],
        open_: Sequence[str],
        *,
        exactly: bool,
    ) -> Numbers:
        marked = [self._like(key, exactly=exactly) for key in known]
        for like in marked:
            self._marks[like] = WHOLE
        lengths, weights = self._lengths[found], self._weights[found]
        keys = self._key_of[self._flat[stretches(self._begins[found], lengths)]]
        sums = np.add.reduceat(self._marks[keys], np.cumsum(lengths) - lengths)
        for like in marked:
            self._marks[like] = 0
        rest = WHOLE * sum(query.keys[key] for key in open_)
        sums += np.minimum(rest, weights - sums)
        upper, lower = query.threshold.numerator, query.threshold.denominator
        enough: NDArray[np.bool_] = lower * sums >= upper * np.maximum(weights, query.weight)
        return found[enough]


def _sorted_by(keys: NDArray[np.int32]) -> Numbers:
    """Gives the stable order of keys: sixteen bits at a time, which numpy sorts by counting."""
    order = np.argsort((keys & 0xFFFF).astype(np.uint16), kind="stable")
    return order[np.argsort((keys >> 16).astype(np.uint16)[order], kind="stable")]
