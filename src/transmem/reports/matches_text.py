"""What a memory offers, for people: each match with its score, and what differs in its source."""

from __future__ import annotations

from collections.abc import Iterator

from transmem.model import Found, Match, MatchKind
from transmem.reports import columns, figures
from transmem.reports.look import PLAIN, Ink, Look, paint
from transmem.reports.wording_diff import marked

NAME = "text"

_INKS = {MatchKind.CONTEXT: Ink.GOOD, MatchKind.EXACT: Ink.GOOD, MatchKind.FUZZY: Ink.DOUBTFUL}


def render(found: Found, look: Look = PLAIN, /) -> str:
    """Writes the matches; says so if there are none."""
    if not found.matches:
        return "no match"
    return "\n\n".join("\n".join(_shown(match, found.query, look)) for match in found.matches)


def _shown(match: Match, query: str, look: Look) -> Iterator[str]:
    kind = "adapted" if match.adapted else str(match.kind)
    score = paint(f"{match.percent}% {kind}", _INKS[match.kind], look)
    yield f"{score}  {columns.visible(', '.join(_told(match)))}"
    if match.kind is MatchKind.FUZZY:
        difference = marked(match.source, query, look, language=match.source_language)
        yield f"  source:      {difference}"
    yield f"  translation: {paint(columns.visible(match.target), Ink.STRONG, look)}"
    if match.reason:
        yield f"  {columns.visible(match.reason)}"
    yield from (f"  note:        {columns.visible(note)}" for note in match.notes)


def _told(match: Match) -> Iterator[str]:
    yield match.origin
    if len(match.origins) > 1:
        yield f"and {figures.count(len(match.origins) - 1, 'other file')}"
    if match.date:
        yield match.date
    if match.user:
        yield match.user
