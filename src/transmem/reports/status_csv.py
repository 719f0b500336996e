"""Progress as CSV: a line for each catalog, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from transmem.model import Status
from transmem.reports import figures
from transmem.reports.look import PLAIN, Look

NAME = "csv"

_STATES = ("translated", "fuzzy", "untranslated", "obsolete", "total")
_HEADER = (
    "file",
    "language",
    *_STATES,
    "percent",
    *(f"{state}_words" for state in _STATES),
    "errors",
    "warnings",
    "infos",
)


def render(statuses: Sequence[Status], _look: Look = PLAIN, /) -> str:
    """Writes the names of the columns and a line for each catalog; a total is the reader's."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(_HEADER)
    writer.writerows(_row(status) for status in statuses)
    return lines.getvalue().removesuffix("\n")


def _row(status: Status) -> tuple[str | int | float, ...]:
    progress, findings = status.progress, status.findings
    counts = [
        progress.translated,
        progress.fuzzy,
        progress.untranslated,
        progress.obsolete,
        progress.total,
    ]
    return (
        progress.file,
        progress.language,
        *(count.segments for count in counts),
        figures.percent(progress),
        *(count.words for count in counts),
        findings.errors,
        findings.warnings,
        findings.infos,
    )
