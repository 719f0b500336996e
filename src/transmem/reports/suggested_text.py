"""What a memory had for catalogs, for people: a line for each, and how good the matches are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transmem.model import MatchKind, Suggested, Suggestion
from transmem.reports import columns
from transmem.reports.look import PLAIN, Ink, Look, paint

NAME = "text"


def render(suggested: Sequence[Suggested], look: Look = PLAIN, /) -> str:
    """Writes what each catalog got, and how good that is."""
    return "\n".join(line for one in suggested for line in _shown(one, look))


def _shown(one: Suggested, look: Look) -> Iterator[str]:
    counts = {
        "confirmed": sum(found.confirmed for found in one.suggestions),
        "fuzzy": sum(not found.confirmed for found in one.suggestions),
        "kept": one.kept,
        "untranslated": one.untranslated,
    }
    said = ", ".join(f"{number} {name}" for name, number in counts.items() if number)
    name = paint(columns.visible(one.file), Ink.STRONG, look)
    yield f"{name} ({one.language}): {said or 'nothing to translate'}"
    if one.suggestions:
        yield f"  {', '.join(_kinds(one.suggestions))}"


def _kinds(suggestions: Sequence[Suggestion]) -> Iterator[str]:
    matches = [found.match for found in suggestions]
    adapted = [match for match in matches if match.adapted]
    kinds = {
        "in context": [match for match in matches if match.kind is MatchKind.CONTEXT],
        "exact": [match for match in matches if match.kind is MatchKind.EXACT],
        "adapted": adapted,
        "similar": [
            match for match in matches if match.kind is MatchKind.FUZZY and not match.adapted
        ],
    }
    for name, found in kinds.items():
        if found:
            worst, best = (
                min(match.percent for match in found),
                max(match.percent for match in found),
            )
            span = f"{best}%" if worst == best else f"{worst}-{best}%"
            yield f"{len(found)} {name} ({span})"
