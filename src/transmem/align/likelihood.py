"""How much more likely segments are if one translates the other than if they only meet by chance.

All is in natural logarithms of such ratios, so that evidence adds up, and a segment without a
partner, of which nothing can be said, stands at the prior alone.

- Lengths: Gale and Church, A Program for Aligning Sentences in Bilingual Corpora, Computational
  Linguistics 19(1), 1993. A character of the source makes `ratio` characters of the translation,
  with a variance that grows with the length; the difference is normally distributed.
- Cues: for a kind of evidence that translations keep with a probability p, a cue that both sides
  have weighs log(p / f), with f how often it stands in the document; one that only one side has
  weighs log((1 - p) / (1 - f)).

What these say at first, the document itself corrects: see `reckon`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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
        ratio: Characters of the translation for one of the source.
        variance: Of the difference of lengths, in characters of the source, a character.
        kept: How often evidence of a kind is on the other side too.
    """

    ratio: float
    variance: float = _VARIANCE
    kept: Mapping[Kind, float]


def shape(sources: int, targets: int) -> float:
    """Gives the prior of a link of so many segments on each side."""
    if not sources or not targets:
        return math.log(_ALONE)
    return math.log(_ONE_TO_ONE) + (sources + targets - 2) * math.log(_MORE)


def first_guess(sources: Sequence[Item], targets: Sequence[Item]) -> Parameters:
    """Gives what can be believed before anything is aligned."""
    total = sum(item.length for item in sources) or 1
    ratio = (sum(item.length for item in targets) or 1) / total
    return Parameters(ratio=ratio, kept=_KEPT)


def reckon(pairs: Iterable[tuple[Item, Item]], before: Parameters) -> Parameters:
    """Corrects what is believed by links of one segment with one.

    Args:
        pairs: The segments that are linked so.
        before: What was believed; it counts as much as ten links.
    """
    pairs = list(pairs)
    if len(pairs) < _PRIOR_WEIGHT:
        return before
    ratio = sum(target.length for _, target in pairs) / sum(source.length for source, _ in pairs)
    squares = sum(
        (source.length - target.length / ratio) ** 2 * 2 / (source.length + target.length / ratio)
        for source, target in pairs
    )
    variance = (squares + _VARIANCE * _PRIOR_WEIGHT) / (len(pairs) + _PRIOR_WEIGHT)
    ours = Counter(chain.from_iterable(source.cues for source, _ in pairs))
    theirs = Counter(chain.from_iterable(target.cues for _, target in pairs))
    seen: Counter[Kind] = Counter()
    kept: Counter[Kind] = Counter()
    for source, target in pairs:
        for here, there in ((source.cues, target.cues), (target.cues, source.cues)):
            for key, kind in here.items():
                if _tells(key, kind, ours, theirs):
                    seen[kind] += 1
                    kept[kind] += key in there
    return Parameters(
        ratio=ratio,
        variance=variance,
        kept={
            kind: min(
                _SURE, (kept[kind] + _KEPT[kind] * _PRIOR_WEIGHT) / (seen[kind] + _PRIOR_WEIGHT)
            )
            for kind in Kind
        },
    )


class Likelihood:
    """Scores links between the segments of two documents."""

    def __init__(
        self, sources: Sequence[Item], targets: Sequence[Item], parameters: Parameters
    ) -> None:
        self.parameters = parameters
        lengths = [item.length / parameters.ratio for item in targets]
        ours, theirs = _weigh(sources, targets, parameters)
        self._sources, self._targets = ours, theirs
        # Sums from the beginning on, so that those of a run are a difference.
        self._source_lengths = _sums(item.length for item in sources)
        self._target_lengths = _sums(lengths)
        self._chance = _sums(_by_chance(lengths))
        self._source_alone = _sums(_alone(cues) for cues in ours)
        self._target_alone = _sums(_alone(cues) for cues in theirs)
        self._source_pairs = [item.pairs for item in sources]
        self._target_pairs = [item.pairs for item in targets]
        blocks = all(len({item.block for item in items}) > 1 for items in (sources, targets))
        self._source_breaks = _breaks(sources, blocks=blocks)
        self._target_breaks = _breaks(targets, blocks=blocks)
        self._shared: dict[tuple[int, int], dict[Key, float]] = {}

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
        ours = self._source_lengths[end] - self._source_lengths[i]
        theirs = self._target_lengths[last] - self._target_lengths[j]
        variance = self.parameters.variance * (ours + theirs) / 2
        logged = -((ours - theirs) ** 2) / (2 * variance) - math.log(2 * math.pi * variance) / 2
        if last - j > 1:
            # Of several segments only the sum is due: any way to cut it is as likely.
            logged -= (last - j - 1) * math.log(theirs)
        ratio = logged - (self._chance[last] - self._chance[j])
        return math.log((1 - _FREE) * math.exp(min(ratio, 50)) + _FREE)

    def _cues(self, i: int, end: int, j: int, last: int) -> float:
        alone = (
            self._source_alone[end]
            - self._source_alone[i]
            + self._target_alone[last]
            - self._target_alone[j]
        )
        if end - i == last - j == 1:
            return alone + math.fsum(self._met(i, j).values())
        gains: dict[Key, float] = {}
        for source in range(i, end):
            for target in range(j, last):
                gains |= self._met(source, target)  # What stands twice on a side is met once.
        # Where both sides have several, a cue may also meet its like crosswise, by chance.
        chances = math.log(min(end - i, last - j))
        return alone + math.fsum(gains.values()) - chances * len(gains)

    def _met(self, i: int, j: int) -> dict[Key, float]:
        """Gives what each cue that two segments share adds to its standing alone on both sides."""
        found = self._shared.get((i, j))
        if found is None:
            ours, theirs = self._sources[i], self._targets[j]
            found = self._shared[i, j] = {
                key: max(ours[key].met, theirs[key].met) - ours[key].alone - theirs[key].alone
                for key in ours.keys() & theirs.keys()
            }
        return found


class _Weight(NamedTuple):
    """What a cue says if the other side lacks it, and if it has it."""

    alone: float
    met: float


_Weights = list[dict[Key, _Weight]]


def _weigh(
    sources: Sequence[Item], targets: Sequence[Item], parameters: Parameters
) -> tuple[_Weights, _Weights]:
    """Weighs the cues of all segments; those that are everywhere prove nothing and are left out."""
    ours = Counter(chain.from_iterable(item.cues for item in sources))
    theirs = Counter(chain.from_iterable(item.cues for item in targets))
    often = {
        key: max(_share(ours[key], sources), _share(theirs[key], targets))
        for key in ours.keys() | theirs.keys()
    }

    def weights(item: Item) -> dict[Key, _Weight]:
        return {
            key: _Weight(math.log((1 - kept) / (1 - chance)), math.log(kept / chance))
            for key, kind in item.cues.items()
            if _tells(key, kind, ours, theirs)
            and (chance := often[key]) < (kept := parameters.kept[kind])
        }

    return [weights(item) for item in sources], [weights(item) for item in targets]


def _tells(key: Key, kind: Kind, ours: Counter[Key], theirs: Counter[Key]) -> bool:
    """Whether a cue says anything: what a side lacks wholly can be no reason to look elsewhere."""
    return kind in _DUE or (ours[key] > 0 and theirs[key] > 0)


def _alone(cues: Mapping[Key, _Weight]) -> float:
    # Words come in no order: fsum gives the same sum in any.
    return math.fsum(weight.alone for weight in cues.values())


def _breaks(items: Sequence[Item], *, blocks: bool) -> list[float]:
    """Gives what it costs to join all segments up to each; nothing, if a side has no blocks."""
    follow = pairwise(items)
    return _sums(_BROKEN if blocks and one.block != other.block else 0.0 for one, other in follow)


def _sums(numbers: Iterable[float]) -> list[float]:
    return [*accumulate(numbers, initial=0.0)]


def _share(count: int, items: Sequence[Item]) -> float:
    return (count + 0.5) / (len(items) + 1)


def _by_chance(lengths: Sequence[float]) -> list[float]:
    """Gives the logarithms of how likely the lengths are for any segment: they are log-normal."""
    logs = [math.log(length) for length in lengths]
    mean = sum(logs) / max(1, len(logs))
    spread = max(0.25, sum((one - mean) ** 2 for one in logs) / max(1, len(logs)))
    constant = math.log(2 * math.pi * spread) / 2
    return [-((one - mean) ** 2) / (2 * spread) - constant - one for one in logs]
