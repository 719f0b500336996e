"""What a memory is worth for documents, as CSV: for a spreadsheet with the prices."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from transmem.model import Band, Leverage
from transmem.reports.look import PLAIN, Look

NAME = "csv"

_COLUMNS = (*map(str, Band), "total")


def render(analysed: Sequence[Leverage], _look: Look = PLAIN, /) -> str:
    """Writes the names of the columns and a line for each document and language."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(
        ("document", "language", *_COLUMNS, *(f"{column}_words" for column in _COLUMNS))
    )
    for one in analysed:
        counts = [*(one.count(band) for band in Band), one.total]
        writer.writerow(
            (
                one.document,
                one.language,
                *(count.segments for count in counts),
                *(count.words for count in counts),
            )
        )
    return lines.getvalue().removesuffix("\n")
