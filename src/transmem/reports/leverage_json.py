"""What a memory is worth for documents, as JSON: docs/json.md describes it."""

from __future__ import annotations

from collections.abc import Sequence

from transmem import languages
from transmem.model import Band, Leverage
from transmem.reports import figures
from transmem.reports.contract import dump
from transmem.reports.look import PLAIN, Look

NAME = "json"


def render(analysed: Sequence[Leverage], _look: Look = PLAIN, /) -> str:
    """Writes an object for each document and language, and one for all together."""
    return dump(
        {
            "documents": [
                {
                    "document": one.document,
                    "language": one.language,
                    "language_name": languages.english_name(one.language),
                    **_figures(one),
                }
                for one in analysed
            ],
            "total": _figures(figures.total_leverage(analysed)),
        }
    )


def _figures(one: Leverage) -> dict[str, object]:
    counts = {str(band): one.count(band) for band in Band} | {"total": one.total}
    return {
        "segments": {band: count.segments for band, count in counts.items()},
        "words": {band: count.words for band, count in counts.items()},
    }
