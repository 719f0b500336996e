"""Findings as Markdown, for the page that sums up a run on GitHub: a table for each language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from transmem.model import Checked, Finding, Tally
from transmem.reports import columns, figures, findings_text
from transmem.reports.look import PLAIN, Look

NAME = "markdown"

_SIGNS = re.compile(r"([!-/:-@\[-`{-~])")
# GitHub takes a mebibyte a step, and shows nothing of what is longer.
_ROWS = 500
_ROOM = 200


def render(checked: Checked, _look: Look = PLAIN, /) -> str:
    """Writes a heading, what was found in how much, and the tables."""
    parts = ["## transmem check", _escape(findings_text.summary(checked))]
    languages: dict[str, list[Finding]] = {}
    for finding in checked.findings:
        languages.setdefault(finding.language, []).append(finding)
    room = _ROWS
    for language, findings in languages.items():
        if room:
            parts.append(_table(language, findings, room))
        room = max(0, room - len(findings))
    if (hidden := len(checked.findings) - _ROWS) > 0:
        parts.append(f"… and {figures.count(hidden, 'more finding')}.")
    return "\n\n".join(parts)


def _table(language: str, findings: Sequence[Finding], room: int) -> str:
    title = f"### {_escape(language)}".rstrip() if language else "### Findings"
    return "\n".join(
        [
            f"{title}: {figures.tally(Tally.of(findings))}",
            "",
            "| severity | place | finding | write | rule |",
            "|---|---|---|---|---|",
            *map(_row, islice(findings, room)),
        ]
    )


def _row(finding: Finding) -> str:
    line = finding.place.line if finding.place else finding.line
    place = f"{finding.file}:{line}" if line else finding.file
    cells = (
        finding.severity,
        place,
        finding.message,
        finding.suggestion or "",
        f"{finding.check}/{finding.rule}",
    )
    return f"| {' | '.join(map(_escape, cells))} |"


def _escape(text: str) -> str:
    """Writes a text so that Markdown reads nothing into it."""
    signs = _SIGNS.sub(r"\\\1", columns.head(columns.visible(text), _ROOM).strip())
    return signs.replace("\\|", "&#124;")
