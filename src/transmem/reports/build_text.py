"""What a build made, as a short table."""

from __future__ import annotations

from collections.abc import Sequence

from transmem.model import Built, Tally
from transmem.reports import columns, figures
from transmem.reports.look import PLAIN, Ink, Look, paint

NAME = "text"


def render(built: Sequence[Built], look: Look = PLAIN, /) -> str:
    """Writes a line for each catalog: what is translated, found and published."""
    if not built:
        return "no catalogs"
    rows = [("language", "translated", "findings", "editions"), *(_row(one) for one in built)]
    title, *lines = columns.table(rows, "<><<")
    return "\n".join([paint(title, Ink.STRONG, look), *lines])


def _row(built: Built) -> tuple[str, str, str, str]:
    progress = built.status.progress
    refused = f"not published: {columns.visible(built.refused)}" if built.refused else ""
    editions = "; ".join(part for part in (", ".join(built.editions), refused) if part)
    return (
        progress.language,
        f"{progress.translated.segments}/{progress.total.segments}",
        "none" if built.status.findings == Tally() else figures.tally(built.status.findings),
        editions or "none",
    )
