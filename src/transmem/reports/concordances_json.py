"""Words and phrases of a memory, as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from transmem.model import Concordance
from transmem.reports.contract import dump
from transmem.reports.look import PLAIN, Look

NAME = "json"


def render(found: Sequence[Concordance], _look: Look = PLAIN, /) -> str:
    """Writes the texts, with the places of the words."""
    return dump(
        {
            "texts": [
                {
                    "source": one.source,
                    "target": one.target,
                    "source_language": one.source_language,
                    "language": one.language,
                    "in": "target" if one.in_translation else "source",
                    "together": one.together,
                    "spans": [
                        {"text": span.text, "start": span.start, "end": span.end}
                        for span in one.spans
                    ],
                    "origin": one.origin,
                }
                for one in found
            ]
        }
    )
