"""What files would become, as a unified diff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import unified_diff

from transmem.model import Change
from transmem.reports import columns
from transmem.reports.look import PLAIN, Ink, Look, paint

NAME = "text"

_INKS = {"+": Ink.GOOD, "-": Ink.BAD, "@": Ink.REMARK}


def render(changes: Sequence[Change], look: Look = PLAIN, /) -> str:
    """Writes the lines that change, file by file, each with some around it."""
    return "\n".join(line for change in changes for line in _lines(change, look))


def _lines(change: Change, look: Look) -> Iterator[str]:
    before, after = (
        text.replace("\r\n", "\n").split("\n") for text in (change.before, change.after)
    )
    diff = unified_diff(before, after, change.file, change.file, lineterm="")
    for number, line in enumerate(diff):
        ink = Ink.STRONG if number < 2 else _INKS.get(line[:1])
        shown = columns.visible(line)
        yield paint(shown, ink, look) if ink else shown
