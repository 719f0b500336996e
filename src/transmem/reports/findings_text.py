"""Findings for people, as compilers write them: the place, what is wrong, the lines, the help.

    locales/fr/LC_MESSAGES/letter.po:42: error: 1,275 became 1 257 [numbers/number-changed]
        source: …and ⟦1,275⟧ residents were taken hostage.
        target: …et ⟦1 257⟧ habitants ont été pris en otage.
        help:   write 1 275 (with NARROW NO-BREAK SPACE)

The values are marked in the text itself, with ⟦ and ⟧: a caret in the line below stands
under the wrong letter wherever a terminal turns Arabic round or draws a wide character
narrow, and says nothing to somebody who listens to the screen.
"""

from __future__ import annotations

from transmem.model import Checked, Finding, Severity, Span, Tally
from transmem.reports import columns, figures
from transmem.reports.look import PLAIN, Ink, Look, paint

NAME = "text"

_INKS = {Severity.ERROR: Ink.BAD, Severity.WARNING: Ink.DOUBTFUL, Severity.INFO: Ink.REMARK}
_INDENT = 4
_LABEL = 8


def render(checked: Checked, look: Look = PLAIN, /) -> str:
    """Writes the findings in their order, and a line that sums them up."""
    found = Tally.of(checked.findings)
    ink = Ink.BAD if found.errors else Ink.DOUBTFUL if found.warnings else Ink.GOOD
    blocks = ["\n".join(lines(finding, look)) for finding in checked.findings]
    return "\n\n".join([*blocks, paint(summary(checked), ink, look)])


def summary(checked: Checked) -> str:
    """Says in one line how many findings there are, and in how much."""
    extent = f"{figures.count(checked.files, 'file')}, {figures.count(checked.units, 'unit')}"
    return f"{figures.tally(Tally.of(checked.findings))} in {extent}{_hidden(checked)}"


def lines(finding: Finding, look: Look) -> list[str]:
    """Writes a finding: its place, rule and message; the texts; what to write."""
    ink = _INKS[finding.severity]
    place = f"{finding.file}:" if finding.file else ""
    place += f"{finding.line}:" if finding.line else ""
    first = [
        paint(columns.visible(place), Ink.STRONG, look),
        paint(f"{finding.severity}:", ink, look),
        columns.visible(finding.message),
        paint(columns.visible(f"[{finding.check}/{finding.rule}]"), Ink.FAINT, look),
    ]
    shown = [" ".join(part for part in first if part)]
    if finding.msgid or finding.source:
        shown.append(_line("source:", _excerpt(finding.msgid, finding.source, ink, look)))
    if finding.msgstr or finding.target:
        shown.append(_line("target:", _excerpt(finding.msgstr, finding.target, ink, look)))
    if finding.suggestion is not None:
        shown.append(_line("help:", _help(finding.suggestion)))
    return shown


def _hidden(checked: Checked) -> str:
    """Words how many findings are not shown, and why; nothing if there are none."""
    counts = {"suppressed": checked.suppressed, "in the baseline": checked.baselined}
    parts = [f"{number} {why}" for why, number in counts.items() if number]
    return f"; {', '.join(parts)}" if parts else ""


def _help(suggestion: str) -> str:
    """Says what to write; signs that nobody sees, or takes for a space, by their names."""
    unseen = f" (with {', '.join(names)})" if (names := columns.unseen(suggestion)) else ""
    return f"write {columns.visible(suggestion)}{unseen}"


def _line(label: str, text: str) -> str:
    return f"{'':{_INDENT}}{label:{_LABEL}}{text}".rstrip()


def _excerpt(text: str, span: Span | None, ink: Ink, look: Look) -> str:
    """Cuts a window around the marked value that fits the screen."""
    room = look.width - _INDENT - _LABEL
    if span is None:
        return columns.head(columns.visible(text), max(room, 20))
    before = columns.visible(text[: span.start])
    value = columns.middle(columns.visible(text[span.start : span.end]), max(room // 2, 20))
    after = columns.visible(text[span.end :])
    room = max(room - columns.width(value) - 2, 20)
    # Each side has half the room, and what the other leaves of its own.
    left = columns.tail(before, max(room // 2, room - columns.width(after)))
    right = columns.head(after, room - columns.width(left))
    return f"{left}{paint(f'⟦{value}⟧', ink, look)}{right}"
