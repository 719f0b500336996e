"""Which old texts a new text was made of: an edit of one, a part of one, or several joined.

Similarity is that of msgmerge: twice the characters in common (in order), divided by all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import Indel

EDITED = 0.6  # msgmerge's threshold
_JOINED = 0.75  # of a text and several that were joined, or the other way round
PIECE = 0.5  # of a text and one of two or three that it was made of
_LONGEST_RUN = 3
_DOUBT = 0.03  # what a translation that is fuzzy or obsolete must be better by
_NEIGHBOURS = 10
# Above so many texts only the most promising are compared.
_SMALL, _SHORTLIST, _RAREST = 1000, 60, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Old:
    """An old text that has a translation.

    Attributes:
        gone: Whether the document has it no more.
    """

    text: str
    fuzzy: bool
    obsolete: bool
    gone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """Old texts (by their keys) whose translations go with new texts (by their numbers).

    One to one, several old to one new (joined), or one old to several new (split).
    """

    score: float
    new: tuple[int, ...]
    old: tuple[int, ...]


@dataclass(slots=True)
class Lookup:
    """Finds similar texts among many."""

    texts: Mapping[int, str]
    spaced: bool
    holders: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.texts) > _SMALL:
            for key, text in self.texts.items():
                for feature in self.features(text):
                    self.holders.setdefault(feature, []).append(key)

    def features(self, text: str) -> set[str]:
        """Gives the words of a text, or where none are told apart, their pairs of characters."""
        words = re.findall(r"\w+", text.casefold())
        if self.spaced:
            return set(words)
        return {word[start : start + 2] for word in words for start in range(len(word))}

    def similar(self, text: str, cutoff: float) -> list[tuple[int, float]]:
        """Gives the keys of the texts most like one, and how alike they are, the best first."""
        choices = self.shortlist(text) if self.holders else self.texts
        found = process.extract(
            text,
            choices,
            scorer=Indel.normalized_similarity,
            score_cutoff=cutoff,
            limit=_NEIGHBOURS,
        )
        return [(key, score) for _, score, key in found]

    def shortlist(self, text: str) -> dict[int, str]:
        """Gives the texts that share most of the rarest words of one."""
        known = [self.holders[word] for word in self.features(text) if word in self.holders]
        rarest = sorted(known, key=lambda keys: (len(keys), keys))[:_RAREST]
        counted = Counter(key for keys in rarest for key in keys)
        return {key: self.texts[key] for key, _ in counted.most_common(_SHORTLIST)}


def find(
    new: Mapping[int, str], old: Mapping[int, Old], *, spaced: bool, length: int
) -> list[Guess]:
    """Finds the best guesses for new texts.

    The best go first, and each old text that is gone serves one guess at first. New texts that
    found nothing so may use an old one again, or one that the document still has.

    Args:
        new: The texts without a translation, by their number in the document.
        old: Those with a translation, by their number in the catalog.
        spaced: Whether the texts' language puts spaces between words.
        length: How many texts the new document has, those with a translation included.
    """
    gone = {key: item.text for key, item in old.items() if item.gone}
    index = Lookup(gone, spaced=spaced)
    pairs = [(i, j, s) for i, text in new.items() for j, s in index.similar(text, PIECE)]
    proposed = {Guess(score=score, new=(i,), old=(j,)) for i, j, score in pairs if score >= EDITED}
    for i, j, _ in pairs:
        proposed.update(_joined(i, j, new, old, " " if spaced else ""))
        proposed.update(_split(i, j, new, old, " " if spaced else ""))

    def rank(guess: Guess) -> tuple[float, float, tuple[int, ...], tuple[int, ...]]:
        doubts = max(old[key].fuzzy + old[key].obsolete for key in guess.old)
        distance = abs(guess.new[0] / length - guess.old[0] / (max(old) + 1))
        return _DOUBT * doubts - guess.score, distance, guess.new, guess.old

    chosen = list(_choose(sorted(proposed, key=rank)))
    served = {i for guess in chosen for i in guess.new}
    everything = Lookup({key: item.text for key, item in old.items()}, spaced=spaced)
    for i in new.keys() - served:
        found = everything.similar(new[i], EDITED)
        if found:
            chosen.append(min((Guess(score=s, new=(i,), old=(j,)) for j, s in found), key=rank))
    return chosen


def _choose(ranked: Iterable[Guess]) -> Iterator[Guess]:
    """Takes each guess whose texts are all still free."""
    new: set[int] = set()
    old: set[int] = set()
    for guess in ranked:
        if new.isdisjoint(guess.new) and old.isdisjoint(guess.old):
            new.update(guess.new)
            old.update(guess.old)
            yield guess


def _runs(middle: int, known: Mapping[int, object]) -> Iterator[range]:
    """Gives the runs of two or three neighbours, all known, that a number is in."""
    for length in range(2, _LONGEST_RUN + 1):
        for start in range(middle - length + 1, middle + 1):
            run = range(start, start + length)
            if all(number in known for number in run):
                yield run


def _joined(
    i: int, j: int, new: Mapping[int, str], old: Mapping[int, Old], space: str
) -> Iterator[Guess]:
    neighbours = {
        key: old[key].text
        for key in range(j - _LONGEST_RUN, j + _LONGEST_RUN + 1)
        if key in old and old[key].gone and not old[key].obsolete
    }
    for run in _runs(j, neighbours):
        score = _joined_score(new[i], [neighbours[key] for key in run], space)
        if score:
            yield Guess(score=score, new=(i,), old=tuple(run))


def _split(
    i: int, j: int, new: Mapping[int, str], old: Mapping[int, Old], space: str
) -> Iterator[Guess]:
    for run in _runs(i, new):
        score = _joined_score(old[j].text, [new[number] for number in run], space)
        if score:
            yield Guess(score=score, new=tuple(run), old=(j,))


def _joined_score(whole: str, parts: Sequence[str], space: str) -> float:
    """Gives the similarity of a text and several joined, 0 unless each of these adds to it."""
    score = Indel.normalized_similarity(whole, space.join(parts), score_cutoff=_JOINED)
    fewer = (space.join([*parts[:skip], *parts[skip + 1 :]]) for skip in range(len(parts)))
    if score and all(Indel.normalized_similarity(whole, text) < score for text in fewer):
        return score
    return 0.0
