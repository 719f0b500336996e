"""What a memory offers for a text: its matches, adapted where they differ in values only.

Every command that asks the memory asks it here: the search of the memory itself knows nothing of
what a number or a date means.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Protocol

from transmem import languages
from transmem.adapting import adapt, could_be_adapted, has_names
from transmem.memory import Wanted
from transmem.model import Match, MatchKind

_ADAPTED = 99
"""The score of an adapted match, in hundredths: the field's for a difference in numbers only."""
_MORE = 20  # matches that are tried at least, since one further down may be the one to adapt
_FAR = Fraction(1, 2)


class Searchable(Protocol):
    """A memory, as far as offers need one."""

    def search(
        self, text: str, wanted: Wanted, *, previous: str | None, following: str | None
    ) -> Sequence[Match]:
        """Finds translations of what is like a text, the best first."""
        ...


def offers(
    memory: Searchable,
    text: str,
    wanted: Wanted,
    *,
    previous: str | None = None,
    following: str | None = None,
) -> tuple[Match, ...]:
    """Finds translations of what is like a text, and adapts those that differ in values only.

    An adapted match scores 0.99, less what is taken off for another variant of a language, and
    comes before the others with this score. What differs in values only and is not adapted says
    why in its reason. A text in which a month, an address or the name of a file is another one is
    found from a score of 0.5 on, if it can be adapted.

    Args:
        memory: Where to search.
        text: What is to be translated.
        wanted: The languages, and how much.
        previous: The source text before it, if it is known.
        following: The source text after it.
    """
    if wanted.limit == 1:
        # The same text is the best match that there can be, and found at once.
        whole = replace(wanted, threshold=Fraction(1), exactly=True)
        if same := memory.search(text, whole, previous=previous, following=following):
            return tuple(same)
    more = replace(wanted, limit=None if wanted.limit is None else max(_MORE, 2 * wanted.limit))
    found = memory.search(text, more, previous=previous, following=following)
    offered = list(_adapted(text, found, wanted))
    if not any(match.score * 100 >= _ADAPTED for match in offered) and _may_be_far(text, wanted):
        far = replace(more, threshold=min(_FAR, wanted.threshold))
        others = memory.search(text, far, previous=previous, following=following)
        known = {(match.source, match.target, match.language) for match in found}
        new = [one for one in others if (one.source, one.target, one.language) not in known]
        offered += [match for match in _adapted(text, new, wanted) if match.adapted]
    kinds = list(MatchKind)
    offered.sort(key=lambda match: (-match.score, kinds.index(match.kind), not match.adapted))
    return tuple(_each_once(offered))[: wanted.limit]


def _adapted(text: str, found: Sequence[Match], wanted: Wanted) -> Iterator[Match]:
    """Gives matches, those that can be adapted as they read then.

    If one match is sought, no other is adapted after the first: none can be better.
    """
    enough = False
    for match in found:
        far = not could_be_adapted(text, match.source, match.source_language)
        if enough or far or match.source == text:
            yield match
            continue
        done = adapt(
            text,
            match.source,
            match.target,
            source_language=match.source_language,
            language=match.language,
        )
        if done.text is None:
            yield _with_reason(match, f"not adapted: {done.reason}") if done.reason else match
            continue
        enough = wanted.limit == 1
        score = max(match.score, (_ADAPTED - _variants(match, wanted)) / 100)
        yield replace(match, target=done.text, score=score, adapted=done.text != match.target)


def _with_reason(match: Match, reason: str) -> Match:
    return replace(match, reason=f"{match.reason}; {reason}" if match.reason else reason)


def _variants(match: Match, wanted: Wanted) -> int:
    """Counts the languages of a match that are other variants than the wanted ones."""
    return (match.language != languages.canonical(wanted.language)) + (
        match.source_language != languages.canonical(wanted.source_language)
    )


def _may_be_far(text: str, wanted: Wanted) -> bool:
    """Whether a text has values that weigh as much as words when they change."""
    return (
        wanted.threshold > _FAR and not wanted.exactly and has_names(text, wanted.source_language)
    )


def _each_once(offered: Sequence[Match]) -> Iterator[Match]:
    """Leaves out adapted matches that read as one before them, as those of all pages would."""
    read: set[tuple[str, str]] = set()
    for match in offered:
        key = match.target, match.language
        if not match.adapted or key not in read:
            yield match
        read.add(key)
