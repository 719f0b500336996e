"""What several commands share: their options, and how they speak."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from transmem.reports import Look, Report

_Value = TypeVar("_Value")
_Command = TypeVar("_Command", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)


def languages_option(command: _Command) -> _Command:
    """Adds `-l`, a language, which may be given several times."""
    return click.option(
        "-l",
        "--language",
        "tags",
        multiple=True,
        metavar="LANG",
        help="Only this language; repeat.",
    )(command)


def format_option(reports: Sequence[Report[Any]]) -> Callable[[_Command], _Command]:
    """Adds `--format`, one of the reports' names."""
    names = [report.NAME for report in reports]
    return click.option(
        "--format", "form", type=click.Choice(names), default=names[0], show_default=True
    )


def show(reports: Sequence[Report[_Value]], form: str, value: _Value, *, segments: int = 0) -> None:
    """Prints a value with the report of a name."""
    report = next(report for report in reports if report.NAME == form)
    click.echo(report.render(value, look(segments=segments)))


def look(*, segments: int = 0) -> Look:
    """How reports shall look here: coloured on a terminal, unless somebody said otherwise."""
    asked = click.get_current_context().find_root().color
    terminal = sys.stdout.isatty()
    color = asked if asked is not None else terminal and not os.environ.get("NO_COLOR")
    width = shutil.get_terminal_size().columns if terminal else 100
    return Look(color=color, width=width, segments=segments)


def tell(message: str) -> None:
    """Says something that is no data, on stderr."""
    click.echo(message, err=True)
