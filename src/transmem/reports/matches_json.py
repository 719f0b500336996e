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
        "matches": [match(one) for one in found.matches],
    }


def match(found: Match) -> dict[str, object]:
    """Gives the object that stands for a match."""
    return {
        "source": found.source,
        "target": found.target,
        "score": found.score,
        "kind": found.kind,
        "adapted": found.adapted,
        "origin": found.origin,
        "origins": [{"file": file, "count": count} for file, count in found.origins],
        "source_language": found.source_language,
        "language": found.language,
        "changed": found.changed,
        "user": found.user,
        "added": found.added,
        "key": found.key,
        "notes": list(found.notes),
        "reason": found.reason,
    }
