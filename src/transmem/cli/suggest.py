"""``transmem suggest``."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import click

from transmem.cli import options, screen
from transmem.memory import THRESHOLD
from transmem.project import write
from transmem.project.remembering import memory_of
from transmem.project.suggesting import Terms, plan
from transmem.reports import SUGGESTED


@click.command(
    "suggest",
    **options.epilog(
        "transmem suggest -l fr",
        exit_0="done; whatever was found",
        exit_2="it could not be done; nothing was written",
    ),
)
@options.catalogs()
@options.languages()
@options.memory()
@options.threshold(float(THRESHOLD))
@click.option(
    "--accept-context",
    is_flag=True,
    help="Take the same text between the same neighbours as translated, not as fuzzy.",
)
@options.report(SUGGESTED)
def command(
    *,
    paths: tuple[Path, ...],
    tags: tuple[str, ...],
    location: str | None,
    threshold: float,
    accept_context: bool,
    form: str,
    color: bool | None,
) -> None:
    """Fill untranslated entries from the memory.

    Of the project's catalogs, or of the PO files and folders that are named. Each match goes in as
    fuzzy, with its score, where it comes from, and the text that it translates; numbers, dates and
    symbols are rewritten where that is certain. Entries that have a translation keep it.
    """
    terms = Terms(
        threshold=Fraction(threshold).limit_denominator(10_000), accept_context=accept_context
    )
    with memory_of(Path.cwd(), location) as memory, screen.progress("Searching") as steps:
        made = plan(memory, paths, tags=tags, start=Path.cwd(), terms=terms, steps=steps)
    write(made.files, unchanged_since=made.read)
    screen.show(made.suggested, SUGGESTED, form, color=color)
