"""Findings as JSON: the contract that docs/json.md describes."""

from __future__ import annotations

from dataclasses import asdict

from transmem.model import Checked, Finding, Tally
from transmem.reports.contract import dump
from transmem.reports.look import PLAIN, Look

NAME = "json"


def render(checked: Checked, _look: Look = PLAIN, /) -> str:
    """Writes the findings in their order, and their number."""
    return dump(
        {
            "findings": [_finding(finding) for finding in checked.findings],
            "summary": {
                "files": checked.files,
                "units": checked.units,
                **asdict(Tally.of(checked.findings)),
                "suppressed": checked.suppressed,
                "baselined": checked.baselined,
            },
        }
    )


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "check": finding.check,
        "rule": finding.rule,
        "severity": finding.severity,
        "file": finding.file,
        "line": finding.line,
        "language": finding.language,
        "msgctxt": finding.msgctxt,
        "msgid": finding.msgid,
        "msgstr": finding.msgstr,
        "message": finding.message,
        "source": finding.source and asdict(finding.source),
        "target": finding.target and asdict(finding.target),
        "suggestion": finding.suggestion,
    }
