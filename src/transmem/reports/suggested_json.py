"""What a memory had for catalogs, as JSON: docs/json.md describes it."""

from __future__ import annotations

from collections.abc import Sequence

from transmem.model import Suggested, Suggestion
from transmem.reports import matches_json
from transmem.reports.contract import dump
from transmem.reports.look import PLAIN, Look

NAME = "json"


def render(suggested: Sequence[Suggested], _look: Look = PLAIN, /) -> str:
    """Writes an object for each catalog, with what it got."""
    return dump({"catalogs": [_catalog(one) for one in suggested]})


def _catalog(one: Suggested) -> dict[str, object]:
    confirmed = sum(found.confirmed for found in one.suggestions)
    return {
        "file": one.file,
        "language": one.language,
        "confirmed": confirmed,
        "fuzzy": len(one.suggestions) - confirmed,
        "kept": one.kept,
        "untranslated": one.untranslated,
        "suggestions": [_suggestion(found) for found in one.suggestions],
    }


def _suggestion(found: Suggestion) -> dict[str, object]:
    return {
        "line": found.line,
        "msgctxt": found.msgctxt,
        "msgid": found.msgid,
        "confirmed": found.confirmed,
        "match": matches_json.match(found.match),
    }
