"""How much more likely segments are if one translates the other than if they only meet by chance.

All is in natural logarithms of such ratios, so that evidence adds up, and a segment without a
partner, of which nothing can be said, stands at the prior alone.

- Lengths: Gale and Church, A Program for Aligning Sentences in Bilingual Corpora, Computational
  Linguistics 19(1), 1993. A character of the source makes so many of the translation, with a
  variance that grows with the length; the difference is normally distributed. What the length is
  by chance is log-normal, and a sum of such lengths nearly so (Fenton, The Sum of Log-Normal
  Probability Distributions in Scatter Transmission Systems, IRE Transactions 8(1), 1960).
- Cues: for a kind of evidence that translations keep with a probability p, a cue that both sides
  have weighs log(p / f), with f how often it stands in the document; one that only one side has
  weighs log((1 - p) / (1 - f)).

What these say at first, the document itself corrects: see `reckon`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from transmem.align.evidence import Item, Key, Kind

# Gale and Church 1993, table 5 (0.89, 0.0099, 0.089, 0.011), as one rule: each segment more than
# one on a side is ten times less likely, which gives 0.089 for 1-2 and 0.0089 for 2-2.
_ONE_TO_ONE, _ALONE, _MORE = 0.89, 0.0099, 0.1
MOST = 3  # segments of one side in a link, and one more in both together
# Gale and Church 1993, section 3.2: variance of the difference a character.
_VARIANCE = 6.8
# How many links speak as loud as what is assumed beforehand.
_PRIOR_WEIGHT = 10
# Translations whose length means nothing: shortened, or explained in brackets.
_FREE = 0.02
# How often a translation keeps evidence of a kind: low guesses, until the document says better.
_KEPT = {
    Kind.VALUE: 0.9,
    Kind.WORD: 0.5,
    Kind.SIGN: 0.5,
    Kind.COGNATE: 0.3,
    Kind.TERM: 0.5,
    Kind.PLACE: 0.9,
}
# A pair that is known beforehand: nearly sure, but a short text may stand twice in a document.
_KNOWN = math.log(1000)
# Kinds whose lack on the other side says that something is missing there.
_DUE = frozenset({Kind.VALUE, Kind.PLACE})
# The sentences of a link that stand in several blocks: as often as a block is not kept.
_BROKEN = math.log(1 - _KEPT[Kind.PLACE])
_SURE = 0.98  # No kind of evidence proves more: documents have faults.


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
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
    kept: Mapping[Kind, float]
    habits: Mapping[Key, float] = field(default_factory=dict)

    def source_length(self, item: Item) -> float:
        """Gives the length of a segment of the source."""
        return item.quoted + item.own * self.source_scale

    def target_length(self, item: Item) -> float:
        """Gives the length of a segment of the translation."""
        return item.quoted + item.own * self.target_scale


def shape(sources: int, targets: int) -> float:
    """Gives the prior of a link of so many segments on each side."""
    if not sources or not targets:
        return math.log(_ALONE)
    return math.log(_ONE_TO_ONE) + (sources + targets - 2) * math.log(_MORE)


def first_guess(sources: Sequence[Item], targets: Sequence[Item]) -> Parameters:
    """Gives what can be believed before anything is aligned."""
    source_scale, target_scale = _scales(sources, targets)
    return Parameters(source_scale=source_scale, target_scale=target_scale, kept=_KEPT)


def reckon(pairs: Sequence[tuple[Item, Item]], before: Parameters) -> Parameters:
    """Corrects what is believed by links of one segment with one.

    Args:
        pairs: The segments that are linked so.
        before: What was believed; it counts as much as ten links.
    """
    if len(pairs) < _PRIOR_WEIGHT:
        return before
    source_scale, target_scale = _scales([one for one, _ in pairs], [other for _, other in pairs])
    seen, kept = _counted(pairs)
    kinds = {kind: _smoothed(kept[kind], seen[kind], _KEPT[kind]) for kind in Kind}
    scaled = replace(before, source_scale=source_scale, target_scale=target_scale, kept=kinds)
    # Each word has a way of its own; values are to be kept whatever they are.
    habits = {
        key: _smoothed(kept[key], seen[key], kinds[kind])
        for key, kind in _kinds(pairs)
        if kind not in _DUE
    }
    return replace(scaled, variance=_variance(pairs, scaled), habits=habits)


def _scales(sources: Sequence[Item], targets: Sequence[Item]) -> tuple[float, float]:
    """Gives how long characters are, so that both sides are as long as one another."""
    own, quoted = sum(item.own for item in sources), sum(item.quoted for item in sources)
    their_own, cited = sum(item.own for item in targets), sum(item.quoted for item in targets)
    if quoted and not cited:  # Only the source is in another script.
        return max(1, their_own - quoted) / max(1, own), 1.0
    return 1.0, max(1, own + quoted - cited) / max(1, their_own)


def _variance(pairs: Sequence[tuple[Item, Item]], scaled: Parameters) -> float:
    lengths = [(scaled.source_length(one), scaled.target_length(other)) for one, other in pairs]
    squares = sum((one - other) ** 2 * 2 / (one + other) for one, other in lengths)
    return (squares + _VARIANCE * _PRIOR_WEIGHT) / (len(lengths) + _PRIOR_WEIGHT)


_Counts = Counter[Kind | Key]


def _counted(pairs: Sequence[tuple[Item, Item]]) -> tuple[_Counts, _Counts]:
    """Counts how often each cue and each kind is on a side, and how often on the other too."""
    ours = Counter(chain.from_iterable(source.cues for source, _ in pairs))
    theirs = Counter(chain.from_iterable(target.cues for _, target in pairs))
    seen: _Counts = Counter()
    kept: _Counts = Counter()
    for source, target in pairs:
        for here, there in ((source.cues, target.cues), (target.cues, source.cues)):
            for key, kind in here.items():
                if _tells(key, kind, ours, theirs):
                    seen.update((kind, key))
                    kept.update((kind, key) if key in there else ())
    return seen, kept


def _kinds(pairs: Sequence[tuple[Item, Item]]) -> Iterator[tuple[Key, Kind]]:
    for item in chain.from_iterable(pairs):
        yield from item.cues.items()


def _smoothed(kept: int, seen: int, before: float) -> float:
    return min(_SURE, (kept + before * _PRIOR_WEIGHT) / (seen + _PRIOR_WEIGHT))


class Likelihood:
    """Scores links between the segments of two documents."""

    def __init__(
        self, sources: Sequence[Item], targets: Sequence[Item], parameters: Parameters
    ) -> None:
        self.parameters = parameters
        self.source_lengths = [parameters.source_length(item) for item in sources]
        self.target_lengths = [parameters.target_length(item) for item in targets]
        self._source_cues, self._target_cues = _weigh(sources, targets, parameters)
        # Sums from the beginning on, so that those of a run are a difference.
        self._source_sums = _sums(self.source_lengths)
        self._target_sums = _sums(self.target_lengths)
        self._source_mean = self._source_sums[-1] / max(1, len(sources))
        self._target_mean = self._target_sums[-1] / max(1, len(targets))
        self._chances = _by_chance(self.target_lengths)
        self._source_pairs = [item.pairs for item in sources]
        self._target_pairs = [item.pairs for item in targets]
        blocks = all(len({item.block for item in items}) > 1 for items in (sources, targets))
        self._source_breaks = _breaks(sources, blocks=blocks)
        self._target_breaks = _breaks(targets, blocks=blocks)

    def score(self, i: int, sources: int, j: int, targets: int) -> float:
        """Scores a link of so many segments, from `i` and from `j` on, its prior apart."""
        end, last = i + sources, j + targets
        places = self._known(i, j) if sources == targets == 1 else self._breaks(i, end, j, last)
        return places + self._length(i, end, j, last) + self._cues(i, end, j, last)

    def _known(self, i: int, j: int) -> float:
        return 0.0 if self._source_pairs[i].isdisjoint(self._target_pairs[j]) else _KNOWN

    def _breaks(self, i: int, end: int, j: int, last: int) -> float:
        ours = self._source_breaks[end - 1] - self._source_breaks[i]
        return ours + self._target_breaks[last - 1] - self._target_breaks[j]

    def _length(self, i: int, end: int, j: int, last: int) -> float:
        ours = self._source_sums[end] - self._source_sums[i]
        theirs = self._target_sums[last] - self._target_sums[j]
        variance = self.parameters.variance * (ours + theirs) / 2
        linked = -((ours - theirs) ** 2) / (2 * variance) - math.log(2 * math.pi * variance) / 2
        mean, spread, constant = self._chances[last - j]
        logarithm = math.log(theirs)
        chance = -((logarithm - mean) ** 2) / (2 * spread) - constant - logarithm
        return math.log((1 - _FREE) * math.exp(min(linked - chance, 50)) + _FREE)

    def _cues(self, i: int, end: int, j: int, last: int) -> float:
        ours, theirs = self._source_cues.of(i, end), self._target_cues.of(j, last)
        long = max(
            (self._source_sums[end] - self._source_sums[i]) / self._source_mean,
            (self._target_sums[last] - self._target_sums[j]) / self._target_mean,
        )
        met = math.fsum(
            max(ours.weights[key].met(long), theirs.weights[key].met(long))
            - ours.weights[key].alone
            - theirs.weights[key].alone
            for key in ours.weights.keys() & theirs.weights.keys()
        )
        return ours.alone + theirs.alone + met


class _Weight(NamedTuple):
    """What a cue says if the other side lacks it, and if it has it."""

    alone: float
    kept: float
    rate: float

    def met(self, length: float) -> float:
        return math.log(1 - self.kept - self.kept / math.expm1(-self.rate * length))


class _Run(NamedTuple):
    """The cues of segments that follow one another: what stands twice counts once."""

    weights: Mapping[Key, _Weight]
    alone: float


class _Cues:
    """The cues of one side, segment by segment, and of runs of them."""

    def __init__(self, weights: Sequence[Mapping[Key, _Weight]]) -> None:
        self._weights = weights
        self._runs: dict[tuple[int, int], _Run] = {}

    def of(self, start: int, end: int) -> _Run:
        """Gives the cues of a run of segments."""
        found = self._runs.get((start, end))
        if found is None:
            weights: dict[Key, _Weight] = {}
            for segment in self._weights[start:end]:
                weights |= segment
            # Words come in no order: fsum gives the same sum in any.
            alone = math.fsum(weight.alone for weight in weights.values())
            found = self._runs[start, end] = _Run(weights, alone)
        return found


def _weigh(
    sources: Sequence[Item], targets: Sequence[Item], parameters: Parameters
) -> tuple[_Cues, _Cues]:
    """Weighs the cues of all segments; those that are everywhere prove nothing and are left out."""
    ours = Counter(chain.from_iterable(item.cues for item in sources))
    theirs = Counter(chain.from_iterable(item.cues for item in targets))
    often = {
        key: max(_share(ours[key], sources), _share(theirs[key], targets))
        for key in ours.keys() | theirs.keys()
    }

    def weights(item: Item) -> dict[Key, _Weight]:
        return {
            key: _Weight(math.log((1 - kept) / (1 - chance)), (kept-chance)/(1-chance), -math.log1p(-chance))
            for key, kind in item.cues.items()
            if _tells(key, kind, ours, theirs)
            and (chance := often[key])
            < (kept := parameters.habits.get(key, parameters.kept[kind]))
        }

    return _Cues([weights(item) for item in sources]), _Cues([weights(item) for item in targets])


def _tells(key: Key, kind: Kind, ours: Counter[Key], theirs: Counter[Key]) -> bool:
    """Whether a cue says anything: what a side lacks wholly can be no reason to look elsewhere."""
    return kind in _DUE or (ours[key] > 0 and theirs[key] > 0)


def _breaks(items: Sequence[Item], *, blocks: bool) -> list[float]:
    """Gives what it costs to join all segments up to each; nothing, if a side has no blocks."""
    follow = pairwise(items)
    return _sums(_BROKEN if blocks and one.block != other.block else 0.0 for one, other in follow)


def _sums(numbers: Iterable[float]) -> list[float]:
    return [*accumulate(numbers, initial=0.0)]


def _share(count: int, items: Sequence[Item]) -> float:
    return (count + 0.5) / (len(items) + 1)


def _by_chance(lengths: Sequence[float]) -> list[tuple[float, float, float]]:
    """Gives how the length of so many segments is distributed: log-normal.

    Returns:
        Mean and variance of the logarithm, and the logarithm of the density's constant factor,
        for the sum of no segment, of one and so on.
    """
    logs = [math.log(length) for length in lengths]
    mean = sum(logs) / max(1, len(logs))
    spread = max(0.25, sum((one - mean) ** 2 for one in logs) / max(1, len(logs)))
    found = []
    for count in range(MOST + 1):
        joined = math.log1p(math.expm1(spread) / max(1, count))
        middle = mean + math.log(max(1, count)) + (spread - joined) / 2
        found.append((middle, joined, math.log(2 * math.pi * joined) / 2))
    return found
