"""What brute force finds: every segment is compared with the query, by the definition.

Nothing of the memory's filter or of its way to compare is used here: the table of the edit distance
is filled cell by cell, for all segments of one length at once. What a replacement costs is reckoned
from the definition in docs/memory.md once for each word that there is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from transmem.memory.tokens import NUMBER, SIGN, TAG, TOKENS, WORD, cut

Costs = NDArray[np.int32]
WHOLE, SLIGHT = 1000, 50


class Truth:
    """The segments, by how many tokens they have."""

    def __init__(self, texts: Sequence[str]) -> None:
        numbers: dict[str, int] = {}
        by_length: dict[int, list[tuple[int, list[int]]]] = defaultdict(list)
        for place, text in enumerate(texts):
            tokens = [numbers.setdefault(surface, len(numbers)) for surface in cut(text)]
            by_length[len(tokens)].append((place, tokens))
        self._surfaces = list(numbers)
        self._tokens = [TOKENS[surface] for surface in self._surfaces]
        self._keys = [token.key for token in self._tokens]
        self._key_lengths = np.array([len(key) for key in self._keys])
        self._kinds = np.array([token.kind for token in self._tokens])
        self._weights = np.where(np.isin(self._kinds, (SIGN, TAG)), SLIGHT, WHOLE).astype(np.int32)
        self._groups = {
            length: (
                np.array([place for place, _ in some]),
                np.array([tokens for _, tokens in some], dtype=np.int32).reshape(len(some), length),
            )
            for length, some in by_length.items()
        }

    def reaching(self, query: str, threshold: Fraction) -> tuple[frozenset[int], frozenset[int]]:
        """Gives the segments that reach a score, by the token score and by the score."""
        surfaces = cut(query)
        weights = [WHOLE if TOKENS[one].kind not in {SIGN, TAG} else SLIGHT for one in surfaces]
        mild = [
            self._mild(surface, weight) for surface, weight in zip(surfaces, weights, strict=True)
        ]
        strict = [
            np.where(
                np.array([other == surface for other in self._surfaces]),
                0,
                np.maximum(self._weights, weight),
            ).astype(np.int32)
            for surface, weight in zip(surfaces, weights, strict=True)
        ]
        return (
            self._under(strict, weights, threshold),
            self._under(mild, weights, threshold),
        )

    def _mild(self, surface: str, weight: int) -> Costs:
        """Gives what it costs to replace a token by each of those that there are."""
        own = TOKENS[surface]
        costs = np.maximum(self._weights, weight)
        costs[(self._weights == SLIGHT) & (weight == SLIGHT)] = SLIGHT
        if own.kind == WORD:
            edits = cdist(
                [own.key], self._keys, scorer=Levenshtein.distance, score_cutoff=3, dtype=np.uint8
            )[0]
            longer = np.maximum(self._key_lengths, len(own.key))
            allowed = np.select(
                [longer < 4, longer < 6, longer < 12, longer <= 64], [0, 1, 2, 3], 0
            )
            near = (edits <= allowed) & (edits > 0) & (self._kinds == WORD)
            costs[near] = -(-WHOLE * edits[near].astype(np.int32) // longer[near])
        same = np.array([key == own.key for key in self._keys])
        costs[same] = SLIGHT
        costs[np.array([other == surface for other in self._surfaces])] = 0
        assert own.kind != NUMBER or costs[self._kinds == NUMBER].max(initial=0) <= SLIGHT  # noqa: S101
        return costs.astype(np.int32)

    def _under(
        self, costs: Sequence[Costs], weights: Sequence[int], threshold: Fraction
    ) -> frozenset[int]:
        found: list[int] = []
        own = sum(weights)
        for places, tokens in self._groups.values():
            if not tokens.shape[1]:
                continue
            theirs = self._weights[tokens]
            heavier = np.maximum(theirs.sum(axis=1), own)
            distance = self._distances(costs, weights, tokens, theirs)
            left = threshold.denominator * (heavier - distance)
            found += places[left >= threshold.numerator * heavier].tolist()
        return frozenset(found)

    def _distances(
        self, costs: Sequence[Costs], weights: Sequence[int], tokens: Costs, theirs: Costs
    ) -> Costs:
        above = [np.zeros(len(tokens), dtype=np.int32)]
        for column in range(tokens.shape[1]):
            above.append(above[-1] + theirs[:, column])
        for cost, weight in zip(costs, weights, strict=True):
            row = [above[0] + weight]
            for column in range(tokens.shape[1]):
                replaced = above[column] + cost[tokens[:, column]]
                deleted = above[column + 1] + weight
                inserted = row[column] + theirs[:, column]
                row.append(np.minimum(np.minimum(replaced, deleted), inserted))
            above = row
        return above[-1]
