"""Reports: a value in, a text out, nothing printed.

A report is a module with a ``NAME``, which is what ``--format`` calls it, and a function
``render``. It is listed below with the reports of the same kind of value. Reports for
people take their room and colour from a `Look`; the others do not look at it. No report
ends with a line break. The other modules here are what reports share: `look`, `columns`,
`figures` (sums, rounding, wording), `wording_diff` (a translation beside its reference), `rules`
(which a report lists) and `contract` (how JSON is written).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from transmem.model import (
    Aligned,
    Built,
    Change,
    Checked,
    Concordance,
    Document,
    Found,
    Leverage,
    Score,
    Stats,
    Status,
    Suggested,
)
from transmem.reports import (
    aligned_json,
    aligned_text,
    build_json,
    build_text,
    changes_text,
    concordances_json,
    concordances_text,
    document_json,
    document_text,
    findings_github,
    findings_json,
    findings_junit,
    findings_markdown,
    findings_sarif,
    findings_text,
    leverage_csv,
    leverage_json,
    leverage_text,
    matches_json,
    matches_text,
    memory_json,
    memory_text,
    scores_csv,
    scores_html,
    scores_json,
    scores_text,
    status_csv,
    status_json,
    status_text,
    suggested_json,
    suggested_text,
)
from transmem.reports.look import PLAIN, Look

__all__ = [
    "ALIGNED",
    "BUILD",
    "CHANGES",
    "CONCORDANCES",
    "DOCUMENT",
    "FINDINGS",
    "LEVERAGE",
    "MATCHES",
    "MEMORY",
    "PLAIN",
    "SCORES",
    "STATUS",
    "SUGGESTED",
    "SUMMARY",
    "Look",
    "Report",
]

_Value_contra = TypeVar("_Value_contra", contravariant=True)


class Report(Protocol[_Value_contra]):
    """What a module must have to be a report of a kind of value."""

    NAME: str

    def render(self, value: _Value_contra, look: Look = PLAIN, /) -> str:
        """Writes the value as text, without a line break at its end."""
        ...


DOCUMENT: tuple[Report[Document], ...] = (document_text, document_json)
FINDINGS: tuple[Report[Checked], ...] = (
    findings_text,
    findings_json,
    findings_sarif,
    findings_junit,
    findings_github,
)
# For the page that GitHub keeps of a run; no format to print.
SUMMARY: Report[Checked] = findings_markdown
CHANGES: tuple[Report[Sequence[Change]], ...] = (changes_text,)
STATUS: tuple[Report[Sequence[Status]], ...] = (status_text, status_json, status_csv)
SCORES: tuple[Report[Sequence[Score]], ...] = (
    scores_text,
    scores_json,
    scores_csv,
    scores_html,
)
ALIGNED: tuple[Report[Aligned], ...] = (aligned_text, aligned_json)
BUILD: tuple[Report[Sequence[Built]], ...] = (build_text, build_json)
MATCHES: tuple[Report[Found], ...] = (matches_text, matches_json)
CONCORDANCES: tuple[Report[Sequence[Concordance]], ...] = (concordances_text, concordances_json)
MEMORY: tuple[Report[Stats], ...] = (memory_text, memory_json)
LEVERAGE: tuple[Report[Sequence[Leverage]], ...] = (leverage_text, leverage_json, leverage_csv)
SUGGESTED: tuple[Report[Sequence[Suggested]], ...] = (suggested_text, suggested_json)
