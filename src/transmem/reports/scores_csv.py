"""Scores as CSV: a line for each segment, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from transmem.model import Score
from transmem.reports.look import PLAIN, Look

NAME = "csv"

_METRICS = ("BLEU", "chrF2++", "TER")
_HEADER = ("file", "language", "line", *_METRICS, "source", "translation", "reference")


def render(scores: Sequence[Score], _look: Look = PLAIN, /) -> str:
    """Writes the names of the columns and a line for each segment, in the catalogs' order."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(_HEADER)
    for score in scores:
        for segment in score.segments:
            values = (segment.values[name] for name in _METRICS)
            texts = (segment.source, segment.hypothesis, segment.reference)
            writer.writerow((score.file, score.language, segment.line or "", *values, *texts))
    return lines.getvalue().removesuffix("\n")
