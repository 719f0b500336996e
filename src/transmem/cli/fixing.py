"""Fixes shown and, if somebody says yes, written."""

from __future__ import annotations

import sys

import click

from transmem.cli import say, screen
from transmem.errors import TransmemError
from transmem.project import write
from transmem.project.mending import Mended
from transmem.reports.figures import count


def offer(mended: Mended, *, yes: bool, color: bool | None) -> bool:
    """Shows what the fixes change, asks, and writes.

    Args:
        mended: The fixes.
        yes: Whether to write without a question.
        color: Whether to use colours; by default if a terminal shows them.

    Returns:
        Whether anything was written.

    Raises:
        TransmemError: There is nobody to ask, or a file cannot be written.
    """
    for found in mended.left:
        say(
            f"{found.file}:{found.line}: not fixed, for it would bring in an error: {found.message}"
        )
    if not mended.files:
        say("there is nothing to fix that is certain")
        return False
    screen.show_changes(mended.changes, color=color)
    if not yes and not _confirmed(mended):
        say("nothing was written")
        return False
    write(mended.files, unchanged_since=mended.read)
    say(f"{_what(mended)} fixed; the entries are fuzzy until somebody has looked at them")
    return True


def _confirmed(mended: Mended) -> bool:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise TransmemError("nothing was written: there is no terminal to ask on; add --yes")
    return click.confirm(f"Fix {_what(mended)}?", err=True)


def _what(mended: Mended) -> str:
    return f"{count(len(mended.fixed), 'finding')} in {count(len(mended.files), 'file')}"
