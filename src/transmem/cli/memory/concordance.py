"""``transmem memory concordance``."""

from __future__ import annotations

from pathlib import Path

import click

from transmem.cli import options, screen
from transmem.memory import Sought
from transmem.project.remembering import memory_of, project_language
from transmem.reports import CONCORDANCES


@click.command(
    "concordance",
    **options.epilog(
        "transmem memory concordance 'prisoners of war' -l fr",
        exit_0="done; whatever was found",
        exit_2="it could not be done",
    ),
)
@click.argument("text")
@click.option("-l", "--language", metavar="LANG", help="Of the translations; by default any.")
@options.source_language()
@options.memory()
@click.option("--target", "in_translations", is_flag=True, help="Seek in the translations.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="The most texts."
)
@options.report(CONCORDANCES)
def command(
    *,
    text: str,
    language: str | None,
    source_language: str | None,
    location: str | None,
    in_translations: bool,
    limit: int,
    form: str,
    color: bool | None,
) -> None:
    """Find texts that have all the words of TEXT, and their translations.

    First come those that have them one after the other, then those whose text has fewer words,
    then those that were added later. Case does not matter.
    """
    with memory_of(Path.cwd(), location) as memory:
        found = memory.concordance(
            Sought(
                text=text,
                source_language=source_language or project_language(Path.cwd()),
                language=language,
                in_translations=in_translations,
                limit=limit,
            )
        )
    screen.show(found, CONCORDANCES, form, color=color)
