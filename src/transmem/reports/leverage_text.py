"""What a memory is worth for documents, as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transmem.model import Band, Count, Leverage
from transmem.reports import columns, figures
from transmem.reports.look import PLAIN, Ink, Look, paint

NAME = "text"

_TITLES: Mapping[Band, str] = {
    Band.TRANSLATED: "translated",
    Band.CONTEXT: "101%",
    Band.REPETITION: "repeated",
    Band.EXACT: "100%",
    Band.FUZZY_95: "95-99%",
    Band.FUZZY_85: "85-94%",
    Band.FUZZY_75: "75-84%",
    Band.NONE: "no match",
}


def render(analysed: Sequence[Leverage], look: Look = PLAIN, /) -> str:
    """Writes a line for each document and language, segments/words, and their total if several."""
    if not analysed:
        return "no documents"
    head = ("document", "language", *(_TITLES[band] for band in Band), "total")
    rows = [head, *(_row(one) for one in analysed)]
    if len(analysed) > 1:
        rows.append(("", "total", *_row(figures.total_leverage(analysed))[2:]))
    skipped = 1 if len({one.document for one in analysed}) == 1 else 0
    lines = columns.table([row[skipped:] for row in rows], ("<<" + ">" * (len(Band) + 1))[skipped:])
    lines[0] = paint(lines[0], Ink.STRONG, look)
    if len(analysed) > 1:
        lines[-1] = paint(lines[-1], Ink.STRONG, look)
    return "\n".join([*lines, "", "segments/words of the source"])


def _row(one: Leverage) -> tuple[str, ...]:
    return (
        columns.visible(one.document),
        one.language,
        *(_cell(one.count(band)) for band in Band),
        _cell(one.total),
    )


def _cell(count: Count) -> str:
    return f"{count.segments}/{count.words}" if count.segments else "-"
