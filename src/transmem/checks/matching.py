"""Which value of the source became which of the translation."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Protocol, TypeVar

from rapidfuzz.distance import Levenshtein

from transmem.model import Span


class Placed(Protocol):
    """A value that stands somewhere."""

    @property
    def span(self) -> Span:
        """Where."""


S = TypeVar("S", bound=Placed)
T = TypeVar("T", bound=Placed)
# Values further apart than this in their signs are not one that changed, but one lost, one added.
_ALIKE = 0.4
_MOST = 200


def match(
    sources: Sequence[S],
    targets: Sequence[T],
    keys_of: Callable[[S], Iterable[Hashable]],
    target_keys_of: Callable[[T], Iterable[Hashable]],
) -> tuple[list[tuple[S, T]], list[S], list[T]]:
    """Pairs values that share a key, in text order, each at most once.

    Returns:
        The pairs, the sources left, and the targets left.
    """
    if not sources or not targets:
        return [], list(sources), list(targets)
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for index, target in enumerate(targets):
        for key in target_keys_of(target):
            waiting[key].append(index)
    taken: set[int] = set()
    pairs, lost = [], []
    for source in sources:
        found = next((at for key in keys_of(source) for at in _free(waiting[key], taken)), None)
        if found is None:
            lost.append(source)
        else:
            taken.add(found)
            pairs.append((source, targets[found]))
    return pairs, lost, [target for at, target in enumerate(targets) if at not in taken]


def _free(indexes: deque[int], taken: set[int]) -> Iterable[int]:
    while indexes and indexes[0] in taken:
        indexes.popleft()
    return indexes and (indexes[0],)


def changed(
    lost: Sequence[S], added: Sequence[T], *, at_least: float = _ALIKE
) -> tuple[list[tuple[S, T]], list[S], list[T]]:
    """Pairs what is left on both sides by likeness: what probably became what.

    Very long lists are paired in text order, for time's sake.
    """
    if not lost or not added:
        return [], list(lost), list(added)
    if len(lost) * len(added) > _MOST * _MOST:
        pairs = list(zip(lost, added, strict=False))
        return pairs, list(lost[len(pairs) :]), list(added[len(pairs) :])
    scored = sorted(
        (
            (-Levenshtein.normalized_similarity(left.span.text, right.span.text), abs(i - j), i, j)
            for i, left in enumerate(lost)
            for j, right in enumerate(added)
        ),
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs = []
    for score, _, i, j in scored:
        if -score >= at_least and i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs.append((lost[i], added[j]))
    pairs.sort(key=lambda both: both[0].span.start)
    return (
        pairs,
        [left for i, left in enumerate(lost) if i not in used_left],
        [right for j, right in enumerate(added) if j not in used_right],
    )
