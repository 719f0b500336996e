"""What a memory holds, for people."""

from __future__ import annotations

from transmem.model import Stats
from transmem.reports import columns, figures
from transmem.reports.look import PLAIN, Ink, Look, paint

NAME = "text"


def render(held: Stats, look: Look = PLAIN, /) -> str:
    """Writes a table of the languages, and one of the files."""
    name = paint(columns.visible(held.name), Ink.STRONG, look)
    counts = (
        f"{figures.count(held.segments, 'segment')}, "
        f"{figures.count(held.translations, 'translation')}"
    )
    pairs = [
        (f"{pair.source_language} → {pair.language}", str(pair.segments), str(pair.translations))
        for pair in held.pairs
    ]
    files = [
        (
            columns.visible(one.origin),
            f"{one.added[:4]}-{one.added[4:6]}-{one.added[6:8]}",
            str(one.translations),
        )
        for one in held.additions
    ]
    parts = [f"{name}: {counts}"]
    if pairs:
        parts.append(
            "\n".join(columns.table([("languages", "segments", "translations"), *pairs], "<>>"))
        )
    if files:
        parts.append("\n".join(columns.table([("file", "added", "translations"), *files], "<<>")))
    return "\n\n".join(parts)
