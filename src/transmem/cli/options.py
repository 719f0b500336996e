"""Arguments, options and words of help that several commands share."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import click

_Decorator = Callable[[Callable[..., None]], Callable[..., None]]


class _Named(Protocol):
    NAME: str


def documents(*, metavar: str = "[DOCUMENT]...") -> _Decorator:
    """Takes documents."""
    return click.argument("documents", nargs=-1, type=click.Path(path_type=Path), metavar=metavar)


def catalogs() -> _Decorator:
    """Takes PO files and folders."""
    return click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PO]...")


def languages(what: str = "Only this language; may be given again.") -> _Decorator:
    """Takes languages."""
    return click.option("-l", "--language", "tags", multiple=True, metavar="LANG", help=what)


def baseline() -> _Decorator:
    """Takes a file of findings that are known, to use or to write."""
    used = click.option(
        "--baseline",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Hide the findings recorded there; by default what the configuration names.",
    )
    written = click.option(
        "--write-baseline",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Record all findings there, and hide them from now on.",
    )
    return lambda function: used(written(function))


def report(reports: Sequence[_Named]) -> _Decorator:
    """Takes the format of a report, and whether it is coloured."""
    names = [one.NAME for one in reports]
    chosen = click.option(
        "--format",
        "form",
        type=click.Choice(names),
        default=names[0],
        show_default=True,
        help="How to print it.",
    )
    color = click.option(
        "--color/--no-color",
        default=None,
        help="Colours or none; by default on a terminal, unless NO_COLOR is set.",
    )
    return lambda function: chosen(color(function))


def memory() -> _Decorator:
    """Takes the place of a translation memory."""
    return click.option(
        "--memory",
        "location",
        metavar="PATH",
        help="The memory; by default that of the project, .transmem/memory.db.",
    )


def source_language() -> _Decorator:
    """Takes the language of what is sought."""
    return click.option(
        "--source-language", metavar="LANG", help="Of the text; by default that of the project."
    )


def threshold(default: float) -> _Decorator:
    """Takes the least score of a match."""
    return click.option(
        "--threshold",
        type=click.FloatRange(0, 1, min_open=True),
        default=default,
        show_default=True,
        callback=no_nan,
        metavar="SCORE",
        help="The least score of a match, above 0 and up to 1.",
    )


def no_nan(
    _context: click.Context, _parameter: click.Parameter, value: float | None
) -> float | None:
    """Refuses `nan`, below which nothing is: a gate that never closes."""
    if value is not None and math.isnan(value):
        raise click.BadParameter("write a number")
    return value


def epilog(example: str, **codes: str) -> dict[str, Any]:
    """Gives what ends the help of a command: an example, and what its exit codes mean."""
    lines = [f"  {code.removeprefix('exit_')}  {meaning}" for code, meaning in codes.items()]
    text = "\n".join(["\b", "Example:", f"  {example}", "", "\b", "Exit codes:", *lines])
    return {"epilog": text}
