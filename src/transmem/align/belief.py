"""What is believed of the two languages and of this translation, before and after it has taught.

- Lengths: Gale and Church, A Program for Aligning Sentences in Bilingual Corpora, Computational
  Linguistics 19(1), 1993. A character of the source makes so many of the translation, with a
  variance that grows with the length; the difference is normally distributed.
- Cues: translations keep those of a kind with a probability.

What is assumed at first, the document itself corrects: see `reckon`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, chain

from transmem.align.evidence import Item, Key, Kind

# Gale and Church 1993, section 3.2: variance of the difference a character.
_VARIANCE = 6.8
# How many links speak as loud as what is assumed beforehand.
_PRIOR_WEIGHT = 10
# How often a translation keeps evidence of a kind: low guesses, until the document says better.
_KEPT = {
    Kind.VALUE: 0.9,
    Kind.WORD: 0.5,
    Kind.SIGN: 0.5,
    Kind.COGNATE: 0.3,
    Kind.TERM: 0.5,
    Kind.PLACE: 0.9,
}
BROKEN = 1 - _KEPT[Kind.PLACE]
"""How often the sentences of a link stand in several blocks: as often as a block is not kept."""
_SURE = 0.98  # No kind of evidence proves more: documents have faults.
DUE = frozenset({Kind.VALUE, Kind.PLACE})
"""Kinds whose lack on the other side says that something is missing there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Belief:
    """What is believed of the two languages and of this translation.

    Attributes:
        source_scale: How long a character of the source is; one that is quoted is 1 long.
        target_scale: The same for the translation. One of the two is 1.
        variance: Of the difference of lengths, by length.
        kept: How often evidence of a kind is on the other side too.
        habits: The same of single cues, where they have shown it.
    """

    source_scale: float = 1.0
    target_scale: float = 1.0
    variance: float = _VARIANCE
    kept: Mapping[Kind, float] = field(default_factory=lambda: _KEPT)
    habits: Mapping[Key, float] = field(default_factory=dict)

    def source_length(self, item: Item) -> float:
        """Gives the length of a segment of the source."""
        return item.quoted + item.own * self.source_scale

    def target_length(self, item: Item) -> float:
        """Gives the length of a segment of the translation."""
        return item.quoted + item.own * self.target_scale

    def keeps(self, key: Key, kind: Kind) -> float:
        """Gives how often a cue is on the other side too."""
        return self.habits.get(key, self.kept[kind])


_Pairs = Sequence[tuple[Item, Item]]


def first_guess(sources: Sequence[Item], targets: Sequence[Item]) -> Belief:
    """Gives what can be believed before anything is aligned: that all is translated."""
    return _scaled([(_whole(sources), _whole(targets))], Belief())


def _whole(items: Sequence[Item]) -> Item:
    """Gives a document as one segment, as far as its length goes."""
    own, quoted = sum(item.own for item in items), sum(item.quoted for item in items)
    return Item(text="", own=own, quoted=quoted, cues={}, words=frozenset(), block=0)


def reckon(pairs: _Pairs, before: Belief) -> Belief:
    """Corrects what is believed by links of one segment with one.

    Args:
        pairs: The segments that are linked so.
        before: What was believed; it counts as much as ten links.
    """
    if len(pairs) < _PRIOR_WEIGHT:
        return before
    seen, kept = _counted(pairs)
    kinds = {kind: _smoothed(kept[kind], seen[kind], _KEPT[kind]) for kind in Kind}
    # Each word has a way of its own; values are to be kept whatever they are.
    habits = {
        key: _smoothed(kept[key], seen[key], kinds[kind])
        for key, kind in _kinds(pairs)
        if kind not in DUE
    }
    return _varying(pairs, _scaled(pairs, replace(before, kept=kinds, habits=habits)))


def _scaled(pairs: _Pairs, before: Belief) -> Belief:
    """Corrects how long characters are, so that both sides are as long as one another.

    It is the median, weighed by length: a long note that is not translated does not speak for
    the whole text.
    """
    ours, theirs = (sum(item.quoted for item in side) for side in zip(*pairs, strict=True))
    if ours and not theirs:  # Only the source is in another script.
        return replace(before, source_scale=_scale([(other, one) for one, other in pairs]))
    return replace(before, target_scale=_scale(pairs))


def _scale(pairs: _Pairs) -> float:
    """Gives how many characters of the first there are for one of the second's own."""
    scales = sorted(
        (max(1, one.own + one.quoted - other.quoted) / max(1, other.own), other.own)
        for one, other in pairs
    )
    half = sum(weight for _, weight in scales) / 2
    sums = accumulate(weight for _, weight in scales)
    return next(scale for (scale, _), weight in zip(scales, sums, strict=True) if weight >= half)


def _varying(pairs: _Pairs, scaled: Belief) -> Belief:
    """Corrects the variance."""
    lengths = [(scaled.source_length(one), scaled.target_length(other)) for one, other in pairs]
    squares = sum((one - other) ** 2 * 2 / (one + other) for one, other in lengths)
    assumed = _VARIANCE * _PRIOR_WEIGHT
    return replace(scaled, variance=(squares + assumed) / (len(lengths) + _PRIOR_WEIGHT))


_Counts = Counter[Kind | Key]


def _counted(pairs: _Pairs) -> tuple[_Counts, _Counts]:
    """Counts how often each kind and each cue is on a side, and how often on the other too."""
    ours, theirs = (count(side) for side in zip(*pairs, strict=True))
    seen = [
        (kind, key, key in there)
        for source, target in pairs
        for here, there in ((source.cues, target.cues), (target.cues, source.cues))
        for key, kind in here.items()
        if tells(key, kind, ours, theirs)
    ]
    return (
        Counter(chain.from_iterable((kind, key) for kind, key, _ in seen)),
        Counter(chain.from_iterable((kind, key) for kind, key, kept in seen if kept)),
    )


def count(items: Sequence[Item]) -> Counter[Key]:
    """Counts the segments that have each cue."""
    return Counter(chain.from_iterable(item.cues for item in items))


def tells(key: Key, kind: Kind, ours: Counter[Key], theirs: Counter[Key]) -> bool:
    """Whether a cue says anything: what a side lacks wholly can be no reason to look elsewhere."""
    return kind in DUE or (ours[key] > 0 and theirs[key] > 0)


def _kinds(pairs: _Pairs) -> Iterator[tuple[Key, Kind]]:
    for item in chain.from_iterable(pairs):
        yield from item.cues.items()


def _smoothed(kept: int, seen: int, before: float) -> float:
    return min(_SURE, (kept + before * _PRIOR_WEIGHT) / (seen + _PRIOR_WEIGHT))
