"""Progress as a table."""

from __future__ import annotations

from collections.abc import Sequence

from transmem.model import Status
from transmem.reports import columns, figures
from transmem.reports.look import PLAIN, Ink, Look, paint

NAME = "text"

_COLUMNS = {
    "catalog": "<",
    "language": "<",
    "translated": ">",
    "fuzzy": ">",
    "untranslated": ">",
    "obsolete": ">",
    "percent": ">",
    "words": ">",
    "errors": ">",
    "warnings": ">",
}


def render(statuses: Sequence[Status], look: Look = PLAIN, /) -> str:
    """Writes a line for each catalog, and their total if there are several.

    The catalogs are named only where the language does not tell them apart.
    """
    if not statuses:
        return "no catalogs"
    rows = [tuple(_COLUMNS), *(_row(status) for status in statuses)]
    if len(statuses) > 1:
        rows.append(("", "total", *_row(figures.total(statuses))[2:]))
    languages = {status.progress.language for status in statuses}
    skipped = 1 if len(languages) == len(statuses) else 0
    sides = "".join(_COLUMNS.values())[skipped:]
    lines = columns.table([row[skipped:] for row in rows], sides)
    lines[0] = paint(lines[0], Ink.STRONG, look)
    if len(statuses) > 1:
        lines[-1] = paint(lines[-1], Ink.STRONG, look)
    return "\n".join(lines)


def _row(status: Status) -> tuple[str, ...]:
    progress, findings = status.progress, status.findings
    return (
        columns.visible(progress.file),
        progress.language,
        str(progress.translated.segments),
        str(progress.fuzzy.segments),
        str(progress.untranslated.segments),
        str(progress.obsolete.segments),
        f"{figures.percent(progress):.1f}%",
        f"{progress.translated.words}/{progress.total.words}",
        str(findings.errors),
        str(findings.warnings),
    )
