"""What a build made, as JSON: docs/json.md describes it."""

from __future__ import annotations

from collections.abc import Sequence

from transmem.model import Built
from transmem.reports.contract import dump
from transmem.reports.look import PLAIN, Look
from transmem.reports.status_json import catalog

NAME = "json"


def render(built: Sequence[Built], _look: Look = PLAIN, /) -> str:
    """Writes an object for each catalog: its status and its editions."""
    return dump(
        {
            "catalogs": [
                {
                    **catalog(one.status),
                    "editions": list(one.editions),
                    "refused": one.refused or None,
                }
                for one in built
            ]
        }
    )
