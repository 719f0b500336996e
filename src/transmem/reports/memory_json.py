"""What a memory holds, as JSON."""

from __future__ import annotations

from dataclasses import asdict

from transmem.model import Stats
from transmem.reports.contract import dump
from transmem.reports.look import PLAIN, Look

NAME = "json"


def render(held: Stats, _look: Look = PLAIN, /) -> str:
    """Writes the figures."""
    told = asdict(held)
    return dump({"memory": told.pop("name"), **told})
