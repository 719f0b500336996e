"""Progress as JSON: docs/json.md describes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from transmem import languages
from transmem.model import Count, Progress, Status
from transmem.reports import figures
from transmem.reports.contract import dump
from transmem.reports.look import PLAIN, Look

NAME = "json"


def render(statuses: Sequence[Status], _look: Look = PLAIN, /) -> str:
    """Writes an object for each catalog, and one for all together."""
    return dump(
        {
            "catalogs": [catalog(status) for status in statuses],
            "total": _figures(figures.total(statuses)),
        }
    )


def catalog(status: Status) -> dict[str, object]:
    """Gives the object that stands for a catalog."""
    language = status.progress.language
    return {
        "file": status.progress.file,
        "language": language,
        "language_name": languages.english_name(language) if language else "",
        **_figures(status),
    }


def _figures(status: Status) -> dict[str, object]:
    counts = _counts(status.progress)
    return {
        "segments": {state: count.segments for state, count in counts.items()},
        "words": {state: count.words for state, count in counts.items()},
        "percent": figures.percent(status.progress),
        "findings": asdict(status.findings),
    }


def _counts(progress: Progress) -> dict[str, Count]:
    return {
        "translated": progress.translated,
        "fuzzy": progress.fuzzy,
        "untranslated": progress.untranslated,
        "obsolete": progress.obsolete,
        "total": progress.total,
    }
