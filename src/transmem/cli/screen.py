"""What is printed: reports to standard output, everything else to standard error."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TypeVar

import click

from transmem.cli import say
from transmem.model import Change
from transmem.reports import CHANGES, Look, Report

_Value = TypeVar("_Value")
_LISTED = 5
_SHOWN = 60


def show(
    value: _Value,
    reports: Sequence[Report[_Value]],
    name: str,
    *,
    color: bool | None = None,
    segments: int = 0,
) -> None:
    """Prints a report.

    Args:
        value: What it is about.
        reports: The reports that there are of it.
        name: Which of them.
        color: Whether to use colours; by default if a terminal shows them.
        segments: How many of the worst segments a score lists.
    """
    terminal = sys.stdout.isatty()
    colored = _colored(terminal=terminal) if color is None else color
    width = shutil.get_terminal_size().columns if terminal else Look().width
    look = Look(color=colored, width=width, segments=segments)
    by_name = {report.NAME: report for report in reports}
    click.echo(by_name[name].render(value, look), color=colored)


def show_changes(changes: Sequence[Change], *, color: bool | None = None) -> None:
    """Shows what files would become, beside the report that a program may read."""
    colored = _colored(terminal=sys.stderr.isatty()) if color is None else color
    click.echo(CHANGES[0].render(changes, Look(color=colored)), err=True, color=colored)


def say_first(lines: Sequence[str]) -> None:
    """Says the first few of some lines to people, and how many there are besides."""
    for line in lines[:_LISTED]:
        say(line)
    if len(lines) > _LISTED:
        say(f"… and {len(lines) - _LISTED} more")


def quoted(text: str) -> str:
    """Quotes a text, a long one by its beginning."""
    return f"“{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}”"


def steps(items: Sequence[_Value], label: str) -> Iterator[_Value]:
    """Goes through items, with a progress bar if somebody looks."""
    if not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, label=label, file=sys.stderr) as bar:
        yield from bar


@contextmanager
def progress(label: str) -> Iterator[Callable[[int], Callable[[], None]]]:
    """Gives what takes a number of steps and gives what is called after each.

    If somebody looks, they see a progress bar.
    """
    with ExitStack() as stack:

        def begin(length: int) -> Callable[[], None]:
            if not sys.stderr.isatty():
                return lambda: None
            bar = stack.enter_context(
                click.progressbar(length=length, label=label, file=sys.stderr)
            )
            return lambda: bar.update(1)

        yield begin


def _colored(*, terminal: bool) -> bool:
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
