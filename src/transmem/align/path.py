"""The likeliest row of links from the beginning of both documents to their end, and how sure it is.

Dynamic programming in two steps. First a path of the simplest links in a wide band, from anchor to
anchor; the band is doubled until the path keeps clear of its edges. Then one of all links near that
path. So time and memory grow with the length of the documents, and more only where the two have
little in common.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, pairwise

from transmem.align.likelihood import MOST, shape

_BAND = 12  # segments on either side of the middle
_PLACES = 500_000  # a band is not doubled beyond so many places: some ten seconds of work
_CLOSE = 4  # segments on either side of a path that is known
_TIMES = 3  # that a path may lead away from the one before it
_NEVER = -math.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A link by its place: the first segment and their number on each side.

    Attributes:
        probability: Of this very link, 0 to 1, as the likelihoods of all paths give it.
    """

    source: int
    sources: int
    target: int
    targets: int
    probability: float = 1.0


Score = Callable[[int, int, int, int], float]
_Band = Sequence[tuple[int, int]]
SHAPES = tuple(
    (sources, targets, shape(sources, targets))
    for sources in range(1, MOST + 1)
    for targets in range(1, MOST + 1)
    if sources + targets <= MOST + 1
)
_SIMPLE = tuple(link for link in SHAPES if link[0] + link[1] <= 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What a path can be made of.

    Attributes:
        source_lengths: Of the segments of the source; they say where the middle is.
        target_lengths: Of those of the translation.
        anchors: Segments that surely meet, by number, in the order of both documents.
        score: Scores a link without its prior.
        source_runs: Blocks of the source by the number of their first segment, and how many
            segments they have: what may be missing as one.
        target_runs: Those of the translation.
    """

    source_lengths: Sequence[float]
    target_lengths: Sequence[float]
    anchors: Sequence[tuple[int, int]]
    score: Score
    source_runs: dict[int, int]
    target_runs: dict[int, int]


def search(field: Field) -> list[Step]:
    """Finds a path of simple links: one segment with one or two, two with one, one alone."""
    size = len(field.target_lengths)
    middle = _steady(field)
    width = _BAND
    while True:
        band = _widened(middle, width, size)
        steps = _trace(_forward(partial(_onward, field, _SIMPLE, band), band))
        wide = width >= size or 4 * width * len(band) > _PLACES
        if wide or not _touches(steps, band, size):
            return steps
        width *= 2


def refine(field: Field, near: Sequence[Step]) -> list[Step]:
    """Finds the likeliest path near one that is known, and how probable its steps are.

    The likelihoods of all paths near it are added up, forwards to each place and backwards from
    it (the forward-backward algorithm), so that a step is sure if all likely paths have it.

    Returns:
        Steps so that every segment of both sides is in exactly one.
    """
    if not near:
        return []
    size = len(field.target_lengths)
    for _ in range(_TIMES):
        band = _widened(_along(near), _CLOSE, size)
        links = [
            {j: _onward(field, SHAPES, band, i, j) for j in range(low, high + 1)}
            for i, (low, high) in enumerate(band)
        ]
        near = _trace(_forward(lambda i, j, links=links: links[i][j], band))
        if not _touches(near, band, size):
            break
    return _weighed(near, links)


def _widened(middle: _Band, width: int, size: int) -> _Band:
    band = [(max(0, low - width), min(size, high + width)) for low, high in middle]
    # Where the middle jumps, a path must still be able to follow it.
    follows = [*(low for low, _ in band[1:]), size]
    return [(low, max(high, next_low)) for (low, high), next_low in zip(band, follows, strict=True)]


def _steady(field: Field) -> list[tuple[int, int]]:
    """Gives where the middle is, from anchor to anchor as the lengths are."""
    ours = [0.0, *accumulate(field.source_lengths)]
    theirs = [0.0, *accumulate(field.target_lengths)]
    corners = [(0, 0), *field.anchors, (len(ours) - 1, len(theirs) - 1)]
    middle = [(0, 0)] * len(ours)
    for (i, j), (end, last) in pairwise(corners):
        slope = (theirs[last] - theirs[j]) / (ours[end] - ours[i] or 1.0)
        for row in range(i, end + 1):
            reached = theirs[j] + (ours[row] - ours[i]) * slope
            place = min(last, max(j, bisect_right(theirs, reached * (1 + 1e-9)) - 1))
            middle[row] = (place, place)
    middle[0] = (0, middle[0][1])
    middle[-1] = (middle[-1][0], len(theirs) - 1)
    return middle


def _along(steps: Sequence[Step]) -> list[tuple[int, int]]:
    rows = steps[-1].source + steps[-1].sources + 1
    low, high = [math.inf] * rows, [0] * rows
    for step in steps:
        for row in range(step.source, step.source + step.sources + 1):
            low[row] = min(low[row], step.target)
            high[row] = max(high[row], step.target + step.targets)
    return [(int(first), last) for first, last in zip(low, high, strict=True)]


def _touches(steps: Sequence[Step], band: _Band, size: int) -> bool:
    """Whether a path runs along an edge of the band that is not one of the documents."""
    for step in steps:
        low, high = band[step.source]
        if (low > 0 and step.target <= low + 1) or (high < size and step.target >= high - 1):
            return True
    return False


_Cell = tuple[float, int, int]  # the best score, and the link that ends here


_Shapes = Sequence[tuple[int, int, float]]
_Links = list[tuple[int, int, float]]


def _forward(onward: Callable[[int, int], _Links], band: _Band) -> list[dict[int, _Cell]]:
    """Gives the best score of each place and the link that leads to it."""
    rows: list[dict[int, _Cell]] = [{} for _ in band]
    rows[0][0] = (0.0, 0, 0)
    for i, row in enumerate(rows):
        low, high = band[i]
        for j in range(low, high + 1):
            if j not in row:
                continue
            base = row[j][0]
            for sources, targets, gain in onward(i, j):
                there = rows[i + sources]
                score = base + gain
                if j + targets not in there or score > there[j + targets][0]:
                    there[j + targets] = (score, sources, targets)
    return rows


def _onward(field: Field, shapes: _Shapes, band: _Band, i: int, j: int) -> _Links:
    """Gives the links that may begin at a place, and what each adds."""
    last = len(band) - 1
    high = band[i][1]
    alone = shape(1, 0)
    found = []
    if i < last and _within(band, i + 1, j):
        found.append((1, 0, alone))
    if j < high:
        found.append((0, 1, alone))
    # A whole block that is missing is one event, however many segments it has.
    run = field.source_runs.get(i, 0)
    if run > 1 and i + run <= last and _within(band, i + run, j):
        found.append((run, 0, alone))
    run = field.target_runs.get(j, 0)
    if run > 1 and j + run <= high:
        found.append((0, run, alone))
    for sources, targets, prior in shapes:
        if i + sources <= last and _within(band, i + sources, j + targets):
            found.append((sources, targets, prior + field.score(i, sources, j, targets)))
    return found


def _within(band: _Band, i: int, j: int) -> bool:
    low, high = band[i]
    return low <= j <= high


def _trace(rows: Sequence[dict[int, _Cell]]) -> list[Step]:
    i, j = len(rows) - 1, max(rows[-1])
    steps = []
    while i or j:
        _, sources, targets = rows[i][j]
        i, j = i - sources, j - targets
        steps.append(Step(source=i, sources=sources, target=j, targets=targets))
    return steps[::-1]


_Onward = Sequence[dict[int, _Links]]
_Sums = list[dict[int, float]]


def _weighed(steps: Sequence[Step], onward: _Onward) -> list[Step]:
    """Gives steps with their probabilities."""
    before, after = _before(onward), _after(onward)
    whole = after[0][0]
    return [
        replace(step, probability=_probability(step, onward, before, after, whole))
        for step in steps
    ]


def _before(onward: _Onward) -> _Sums:
    """Adds up all paths from the beginning to each place."""
    sums: list[dict[int, list[float]]] = [{j: [] for j in row} for row in onward]
    sums[0][0] = [0.0]
    found: _Sums = []
    for i, row in enumerate(onward):
        found.append({})
        for j in sorted(row):
            here = found[i][j] = _added(sums[i][j])
            for sources, targets, gain in row[j]:
                sums[i + sources][j + targets].append(here + gain)
    return found


def _after(onward: _Onward) -> _Sums:
    """Adds up all paths from each place to the end."""
    found: _Sums = [{} for _ in onward]
    end = max(onward[-1])
    for i in reversed(range(len(onward))):
        for j in sorted(onward[i], reverse=True):
            last = [0.0] if i == len(onward) - 1 and j == end else []
            paths = [gain + found[i + a][j + b] for a, b, gain in onward[i][j]]
            found[i][j] = _added([*last, *paths])
    return found


def _added(logs: Sequence[float]) -> float:
    """Adds what is given as logarithms."""
    most = max(logs, default=_NEVER)
    if most == _NEVER:
        return _NEVER
    return most + math.log(math.fsum(math.exp(one - most) for one in logs))


def _probability(step: Step, onward: _Onward, before: _Sums, after: _Sums, whole: float) -> float:
    i, j = step.source, step.target
    gains = [
        gain
        for sources, targets, gain in onward[i][j]
        if (sources, targets) == (step.sources, step.targets)
    ]
    through = before[i][j] + _added(gains) + after[i + step.sources][j + step.targets]
    return min(1.0, math.exp(through - whole))
