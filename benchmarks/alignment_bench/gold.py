"""What is right, and how much of it was found.

A case is made from texts whose partners are known: the n-th text of the source is translated by
the n-th of the translation, and an empty one is a text that was left out. Each side is joined and
cut again, so that the pieces lie across the texts in any way. Which pieces belong together then
follows from their offsets, white space not counted:

- Pieces of both sides that have a part of the same text go together, and what goes together with
  the same piece does too: the connected components are the gold links.
- A piece that goes with none is a gold link of its own; and so is each piece without a partner in
  an answer, however it was said there.

Inside a text nothing is known: if both sides have cut it into two, the gold link is 2-2, although
1-1 and 1-1 is likely meant. So an answer that cuts a gold link more finely has found it too, if
every part of it has pieces of both sides, and if no part tears apart two pieces that surely have
something in common, because one of them has a whole text and the other a part of that text.

F1 is 2 * found / (gold links + links of the answer), over all cases of a row together; the parts
of a gold link that was found so count as one. *Exact* is the same without that leave.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

import rapidfuzz.distance


class Link(NamedTuple):
    """Numbers of pieces that go together, in order."""

    sources: tuple[int, ...]
    targets: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """The links of a case, and the pairs of pieces that no answer may part."""

    links: tuple[Link, ...]
    sure: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of links; they add up over cases."""

    gold: int = 0
    said: int = 0
    found: int = 0
    said_exactly: int = 0
    found_exactly: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            gold=self.gold + other.gold,
            said=self.said + other.said,
            found=self.found + other.found,
            said_exactly=self.said_exactly + other.said_exactly,
            found_exactly=self.found_exactly + other.found_exactly,
        )

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.found / (self.gold + self.said)

    @property
    def exact(self) -> float:
        """The same where every link must be a gold link as it is."""
        return 2 * self.found_exactly / (self.gold + self.said_exactly)


Side = Sequence[dict[int, bool]]
"""Of each piece, the numbers of the texts that it has a part of, and whether it has them whole."""


def lay(texts: Sequence[str], pieces: Sequence[str]) -> Side:
    """Finds which pieces lie on which texts.

    The pieces may differ a little from what was joined, where a word was mended in reading say.

    >>> texts = ["Sixty-ninth session", "It met. It rose."]
    >>> list(lay(texts, ["Sixty-ninth session It met.", "It rose."]))
    [{0: True, 1: False}, {1: False}]
    """
    known, read = _packed(texts), _packed(pieces)
    places = _places("".join(known), "".join(read))
    spans = list(pairwise(accumulate(map(len, known), initial=0)))
    ends = pairwise(places[end] for end in accumulate(map(len, read), initial=0))
    return [
        {
            number: begin <= start and stop <= end
            for number, (start, stop) in enumerate(spans)
            if max(start, begin) < min(stop, end)
        }
        for begin, end in ends
    ]


def _packed(texts: Sequence[str]) -> list[str]:
    return ["".join(text.split()) for text in texts]


def _places(known: str, read: str) -> list[int]:
    """Gives for each place between the letters that were read the place among the known ones."""
    places = [0] * (len(read) + 1)
    if known == read:
        return list(range(len(read) + 1))
    for change in rapidfuzz.distance.Levenshtein.opcodes(known, read):
        for place in range(change.dest_start, change.dest_end):
            offset = place - change.dest_start
            places[place] = min(change.src_start + offset, change.src_end)
    places[len(read)] = len(known)
    return places


def gold(sources: Side, targets: Side) -> Gold:
    """Gives the links between the pieces of two sides.

    >>> gold([{0: True, 1: False}, {1: False}], [{0: True}, {1: False}, {1: False}]).links
    (Link(sources=(0, 1), targets=(0, 1, 2)),)
    >>> gold([{0: True}, {1: True}], [{1: True}]).links
    (Link(sources=(0,), targets=()), Link(sources=(1,), targets=(0,)))
    """
    groups: dict[int, set[int]] = {}
    for piece in chain(sources, targets):
        joined = set(piece).union(*(groups[text] for text in piece if text in groups))
        groups |= dict.fromkeys(joined, joined)
    found = {
        id(group): Link(_lying_on(sources, group), _lying_on(targets, group))
        for group in groups.values()
    }
    return Gold(
        links=tuple(sorted(_tidy(found.values(), len(sources), len(targets)))),
        sure=frozenset(
            (i, j)
            for i, ours in enumerate(sources)
            for j, theirs in enumerate(targets)
            if any(ours[text] or theirs[text] for text in ours.keys() & theirs.keys())
        ),
    )


def _lying_on(side: Side, group: set[int]) -> tuple[int, ...]:
    return tuple(number for number, piece in enumerate(side) if group & piece.keys())


def _tidy(links: Iterable[Link], sources: int, targets: int) -> list[Link]:
    """Gives each piece that has no partner a link of its own."""
    kept = [link for link in links if link.sources and link.targets]
    ours = {number for link in kept for number in link.sources}
    theirs = {number for link in kept for number in link.targets}
    alone = [Link((number,), ()) for number in range(sources) if number not in ours]
    added = [Link((), (number,)) for number in range(targets) if number not in theirs]
    return [*kept, *alone, *added]


def tally(gold: Gold, answer: Iterable[Link], *, sides: tuple[int, int]) -> Tally:
    """Counts what an answer has found.

    Args:
        gold: What is right.
        answer: Links; pieces that are in none have no partner.
        sides: The number of pieces of the source and of the translation.
    """
    said = _tidy(answer, *sides)
    exact = set(gold.links) & set(said)
    cut = (_cut(link, said, gold) for link in gold.links if link not in exact)
    finer = [parts for parts in cut if parts]
    return Tally(
        gold=len(gold.links),
        said=len(said) - sum(len(parts) - 1 for parts in finer),
        found=len(exact) + len(finer),
        said_exactly=len(said),
        found_exactly=len(exact),
    )


def right(gold: Gold, answer: Sequence[Link]) -> set[Link]:
    """Gives the links of an answer that are gold links or parts of one that it cuts rightly."""
    found = set(gold.links) & set(answer)
    return found.union(*(_cut(link, answer, gold) for link in gold.links if link not in found))


def missed(gold: Gold, answer: Iterable[Link], *, sides: tuple[int, int]) -> list[Link]:
    """Lists the gold links that an answer has not."""
    said = _tidy(answer, *sides)
    return [link for link in gold.links if link not in said and not _cut(link, said, gold)]


def _cut(link: Link, said: Sequence[Link], gold: Gold) -> list[Link]:
    """Gives links that are together this one, cut where nothing is known; none if they are not."""
    sources, targets = set(link.sources), set(link.targets)
    parts = [
        part
        for part in said
        if sources.issuperset(part.sources) and targets.issuperset(part.targets)
    ]
    good = (
        sorted(chain.from_iterable(part.sources for part in parts)) == list(link.sources)
        and sorted(chain.from_iterable(part.targets for part in parts)) == list(link.targets)
        and all(part.sources and part.targets for part in parts)
        and all(
            any(i in part.sources and j in part.targets for part in parts)
            for i in link.sources
            for j in link.targets
            if (i, j) in gold.sure
        )
    )
    return parts if good else []
