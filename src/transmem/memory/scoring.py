"""How alike two segments are: what it costs to edit one into the other, over the longer of them.

Counted in thousandths of a token, in whole numbers. A word or a number weighs 1,000, a tag or a
sign of punctuation 50. To insert or delete a token costs its weight; to replace it costs

- nothing if both are written the same;
- 50 if both are words that differ in case or width only, both are numbers, or both are signs or
  tags;
- 1,000 times the letters that must be edited over those of the longer, rounded up, if the two are
  near: words with at most three edits that are at most a third of the longer one;
- 1,000 otherwise.

The *score* is 1 - cost / weight, with the weight of the heavier segment. The *token score* is the
same with no mercy: whatever differs costs its weight. So no token score is above the score.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from transmem.memory.tokens import LONGEST, SLIGHT, TOKENS, WHOLE, WORD

Costs = NDArray[np.int64]

MOST_EDITS = 3
"""Edits that leave a long word near: the longest common endings (-ами, -tion for -te)."""
_LETTERS = (4, 6, 12)  # from which on a word has one edit more
_SMALL = 400  # cells of a table that plain Python fills faster than numpy


def weigh(surfaces: Sequence[str]) -> int:
    """Gives the weight of a segment's tokens, in thousandths."""
    return sum(TOKENS[surface].weight for surface in surfaces)


def edits_allowed(longer: int) -> int:
    """Gives how many edits leave two words near, the longer of which has so many letters.

    >>> [edits_allowed(letters) for letters in (3, 4, 6, 11, 12)]
    [0, 1, 2, 2, 3]
    """
    return bisect_right(_LETTERS, longer) if longer <= LONGEST else 0


def replacing(one: str, other: str) -> int:
    """Gives what it costs to replace a token by another, by their surfaces."""
    if one == other:
        return 0
    ours, theirs = TOKENS[one], TOKENS[other]
    if ours.weight != theirs.weight:
        return WHOLE
    if ours.weight == SLIGHT or ours.key == theirs.key:
        return SLIGHT
    if ours.kind == theirs.kind == WORD:
        longer = max(len(ours.key), len(theirs.key))
        allowed = edits_allowed(longer)
        edits = Levenshtein.distance(ours.key, theirs.key, score_cutoff=allowed)
        if edits <= allowed:
            return -(-WHOLE * edits // longer)
    return WHOLE


def replacing_exactly(one: str, other: str) -> int:
    """Gives the same without mercy: all that differs costs its weight."""
    return 0 if one == other else max(TOKENS[one].weight, TOKENS[other].weight)


def distance(query: Sequence[str], match: Sequence[str], *, exactly: bool = False) -> int:
    """Gives what it costs to edit one segment into another, in thousandths of a token.

    Args:
        query: The surfaces of one.
        match: Those of the other.
        exactly: Whether all that differs costs its weight, as for the token score.
    """
    start, end = _trimmed(query, match)
    ours, theirs = query[start : len(query) - end], match[start : len(match) - end]
    if not ours or not theirs:
        return weigh(ours) + weigh(theirs)
    if len(ours) * len(theirs) > _SMALL:
        return _distance_of_long(ours, theirs, exactly=exactly)
    replace = replacing_exactly if exactly else replacing
    inserts = [TOKENS[surface].weight for surface in theirs]
    above = [0]
    for weight in inserts:
        above.append(above[-1] + weight)
    for one in ours:
        delete = TOKENS[one].weight
        left = above[0] + delete
        row = [left]
        for place, other in enumerate(theirs):
            left = min(
                above[place] + replace(one, other), above[place + 1] + delete, left + inserts[place]
            )
            row.append(left)
        above = row
    return above[-1]


def score(query: Sequence[str], match: Sequence[str], *, exactly: bool = False) -> Fraction:
    """Gives how alike two segments are: 0 to 1; 0 if one has no tokens."""
    longer = max(weigh(query), weigh(match))
    if not longer:
        return Fraction(0)
    return max(Fraction(0), 1 - Fraction(distance(query, match, exactly=exactly), longer))


def _trimmed(query: Sequence[str], match: Sequence[str]) -> tuple[int, int]:
    """Counts the tokens that both begin and end with.

    They match one another in a cheapest edit: a replacement costs no less than the weights of the
    two tokens differ, so that to match an equal token elsewhere gains nothing.
    """
    shorter = min(len(query), len(match))
    start = 0
    while start < shorter and query[start] == match[start]:
        start += 1
    end = 0
    while end < shorter - start and query[-1 - end] == match[-1 - end]:
        end += 1
    return start, end


def _distance_of_long(ours: Sequence[str], theirs: Sequence[str], *, exactly: bool) -> int:
    """Fills the same table a row at a time.

    What comes from the left is a running minimum: an insertion at a place costs the difference of
    the sums of weights up to it.
    """
    rows, columns = list(dict.fromkeys(ours)), list(dict.fromkeys(theirs))
    costs = _costs(rows, columns, exactly=exactly)
    row_of = {surface: number for number, surface in enumerate(rows)}
    column_of = {surface: number for number, surface in enumerate(columns)}
    costs = costs[:, [column_of[surface] for surface in theirs]]
    sums = np.cumsum([0, *(TOKENS[surface].weight for surface in theirs)])
    above = sums.copy()
    for surface in ours:
        row = above + TOKENS[surface].weight
        row[1:] = np.minimum(row[1:], above[:-1] + costs[row_of[surface]])
        above = np.minimum.accumulate(row - sums) + sums
    return int(above[-1])


def _costs(rows: Sequence[str], columns: Sequence[str], *, exactly: bool) -> Costs:
    """Gives what it costs to replace each of some surfaces by each of others."""
    ours, theirs = [TOKENS[one] for one in rows], [TOKENS[one] for one in columns]
    left = np.array([token.weight for token in ours])
    right = np.array([token.weight for token in theirs])
    costs: Costs = np.maximum(left[:, None], right[None, :])
    # Whatever costs less has a key that is few edits away, or the same.
    edits = cdist(
        [token.key for token in ours],
        [token.key for token in theirs],
        scorer=Levenshtein.distance,
        score_cutoff=MOST_EDITS,
        dtype=np.uint8,
    )
    replace = replacing_exactly if exactly else replacing
    for row, column in zip(*np.nonzero(edits <= MOST_EDITS), strict=True):
        costs[row, column] = replace(rows[row], columns[column])
    return costs
