"""What a memory offers, as JSON (contract)."""

from __future__ import annotations

import json

from transmem.model import Found, Match
from transmem.reports.contract import VERSION
from transmem.reports.look import PLAIN, Look

NAME = "json"


def render(found: Found, _look: Look = PLAIN, /) -> str:
    """Writes the matches."""
    return json.dumps(value(found), ensure_ascii=False, indent=2)


def value(found: Found) -> dict[str, object]:
    """Gives what is written, for those who write it on one line."""
    return {
        "version": VERSION,
        "query": found.query,
        "matches": [_match(match) for match in found.matches],
    }


def _match(match: Match) -> dict[str, object]:
    return {
        "source": match.source,
        "target": match.target,
        "score": match.score,
        "kind": match.kind,
        "adapted": match.adapted,
        "origin": match.origin,
        "origins": [{"file": file, "count": count} for file, count in match.origins],
        "source_language": match.source_language,
        "language": match.language,
        "changed": match.changed,
        "user": match.user,
        "added": match.added,
        "notes": list(match.notes),
        "reason": match.reason,
    }
