"""The likeliest row of links from the beginning of both documents to their end, and how sure it is.

Dynamic programming in two steps. First a path of the simplest links in a wide band, from anchor to
anchor; the band is doubled until the path keeps clear of its edges. Then one of all links near that
path. So time and memory grow with the length of the documents, and more only where the two have
little in common.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from transmem.align.confidence import weigh
from transmem.align.steps import SHAPES, SIMPLE, Links, Step, prior

_ALONE = prior(1, 0)
_BAND = 12  # segments on either side of the middle
_PLACES = 500_000  # a band is not doubled beyond so many places: some ten seconds of work
_CLOSE = 4  # segments on either side of a path that is known
_TIMES = 3  # that a path may lead away from the one before it

Score = Callable[[int, int, int, int], float]
_Band = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What a path can be made of.

    Attributes:
        source_lengths: Of the segments of the source; they say where the middle is.
        target_lengths: Of those of the translation.
        score: Scores a link without its prior.
        source_runs: Blocks of the source by the number of their first segment, and how many
            segments they have: what may be missing as one.
        target_runs: Those of the translation.
    """

    source_lengths: Sequence[float]
    target_lengths: Sequence[float]
    score: Score
    source_runs: dict[int, int]
    target_runs: dict[int, int]


def search(field: Field, anchors: Sequence[tuple[int, int]]) -> list[Step]:
    """Finds a path of simple links: one segment with one or two, two with one, one alone.

    Args:
        field: The segments and their likelihoods.
        anchors: Segments that surely meet, by number, in the order of both documents.
    """
    size = len(field.target_lengths)
    middle = _steady(field, anchors)
    width = _BAND
    while True:
        band = _widened(middle, width, size)
        steps = _trace(_forward(_rows(field, SIMPLE, band), len(band)))
        wide = width >= size or 4 * width * len(band) > _PLACES
        if wide or not _touches(steps, band, size):
            return steps
        width *= 2


def refine(field: Field, near: Sequence[Step]) -> list[Step]:
    """Finds the likeliest path near one that is known, and how probable its steps are.

    Returns:
        Steps so that every segment of both sides is in exactly one.
    """
    if not near:
        return []
    size = len(field.target_lengths)
    for _ in range(_TIMES):
        band = _widened(_along(near), _CLOSE, size)
        rows = list(_rows(field, SHAPES, band))
        near = _trace(_forward(rows, len(band)))
        if not _touches(near, band, size):
            break
    return weigh(near, rows)


def _widened(middle: _Band, width: int, size: int) -> _Band:
    band = [(max(0, low - width), min(size, high + width)) for low, high in middle]
    # Where the middle jumps, a path must still be able to follow it.
    follows = [*(low for low, _ in band[1:]), size]
    return [(low, max(high, next_low)) for (low, high), next_low in zip(band, follows, strict=True)]


def _steady(field: Field, anchors: Sequence[tuple[int, int]]) -> _Band:
    """Gives where the middle is: from anchor to anchor, as the lengths are."""
    ours = [0.0, *accumulate(field.source_lengths)]
    theirs = [0.0, *accumulate(field.target_lengths)]
    corners = [(0, 0), *anchors, (len(ours) - 1, len(theirs) - 1)]
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


def _along(steps: Sequence[Step]) -> _Band:
    """Gives where a path is in each row."""
    last = steps[-1]
    places: list[list[int]] = [[] for _ in range(last.source + last.sources + 1)]
    for step in steps:
        for row in range(step.source, step.source + step.sources + 1):
            places[row] += (step.target, step.target + step.targets)
    return [(min(row), max(row)) for row in places]


def _touches(steps: Sequence[Step], band: _Band, size: int) -> bool:
    """Whether a path runs along an edge of the band that is not one of the documents."""
    for step in steps:
        low, high = band[step.source]
        if (low > 0 and step.target <= low + 1) or (high < size and step.target >= high - 1):
            return True
    return False


_Cell = tuple[float, int, int]  # the best score, and the link that ends here


def _forward(rows: Iterable[dict[int, Links]], count: int) -> list[dict[int, _Cell]]:
    """Gives the best score of each place and the link that leads to it."""
    cells: list[dict[int, _Cell]] = [{} for _ in range(count)]
    cells[0][0] = (0.0, 0, 0)
    for i, row in enumerate(rows):
        for j, links in row.items():
            if j not in cells[i]:
                continue
            base = cells[i][j][0]
            for sources, targets, gain in links:
                there = cells[i + sources]
                score = base + gain
                if j + targets not in there or score > there[j + targets][0]:
                    there[j + targets] = (score, sources, targets)
    return cells


def _rows(field: Field, shapes: Links, band: _Band) -> Iterator[dict[int, Links]]:
    """Gives the links that may begin at each place of a band, row by row, from left to right."""
    for i, (low, high) in enumerate(band):
        yield {j: _onward(field, shapes, band, i, j) for j in range(low, high + 1)}


def _onward(field: Field, shapes: Links, band: _Band, i: int, j: int) -> Links:
    last = len(band) - 1
    high = band[i][1]
    found: Links = []
    if i < last and _within(band, i + 1, j):
        found.append((1, 0, _ALONE))
    if j < high:
        found.append((0, 1, _ALONE))
    # A whole block that is missing is one event, however many segments it has.
    run = field.source_runs.get(i, 0)
    if run > 1 and i + run <= last and _within(band, i + run, j):
        found.append((run, 0, _ALONE))
    run = field.target_runs.get(j, 0)
    if run > 1 and j + run <= high:
        found.append((0, run, _ALONE))
    for sources, targets, before in shapes:
        if i + sources <= last and _within(band, i + sources, j + targets):
            found.append((sources, targets, before + field.score(i, sources, j, targets)))
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
