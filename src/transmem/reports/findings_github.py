"""Findings as workflow commands: GitHub shows them beside the lines of a pull request.

Where it is known where a value stands in the file, that is the line: a comment above the entry
is seldom part of what a pull request changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from transmem.model import Checked, Finding, Severity
from transmem.reports import columns, findings_text
from transmem.reports.look import PLAIN, Look

NAME = "github"

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(checked: Checked, _look: Look = PLAIN, /) -> str:
    """Writes a command for each finding, and a line for the log that sums them up."""
    commands = [_command(finding) for finding in checked.findings]
    return "\n".join([*commands, findings_text.summary(checked)])


def _command(finding: Finding) -> str:
    properties = ",".join(f"{name}={text.translate(_PROPERTY)}" for name, text in _where(finding))
    first, *rest = findings_text.lines(finding, PLAIN)
    del first  # It says the place and the rule, which the properties say.
    text = "\n".join([columns.visible(finding.message), *(line.strip() for line in rest)])
    return f"::{_COMMANDS[finding.severity]} {properties}::{text.translate(_DATA)}"


def _where(finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.file:
        yield "file", columns.visible(PurePath(finding.file).as_posix())
    place = finding.place
    if place:
        yield "line", str(place.line)
        yield "endLine", str(place.end_line)
        # GitHub takes columns within one line only.
        if place.line == place.end_line:
            yield "col", str(place.column)
            yield "endColumn", str(place.end_column)
    elif finding.line:
        yield "line", str(finding.line)
    yield "title", columns.visible(f"{finding.check}/{finding.rule}")
