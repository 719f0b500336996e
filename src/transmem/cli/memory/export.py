"""``transmem memory export``."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from transmem import languages
from transmem.cli import options, say
from transmem.cli.screen import quoted
from transmem.memory import Chosen
from transmem.model import TranslationUnit
from transmem.project import shown
from transmem.project.remembering import exported, memory_of, project_language
from transmem.project.writing import write_pieces


@click.command(
    "export",
    **options.epilog(
        "transmem memory export -l fr -o letters.tmx",
        exit_0="it was written",
        exit_2="it could not be",
    ),
)
@options.memory()
@options.languages()
@click.option("--source-language", metavar="LANG", help="Only of texts in this language.")
@click.option("--origin", metavar="FILE", help="Only what this file has, as stats names it.")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]),
    metavar="DATE",
    help="Only what was changed, or if no file says when, added, at this time (UTC) or later.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write; by default standard output.",
)
def command(
    *,
    location: str | None,
    tags: tuple[str, ...],
    source_language: str | None,
    origin: str | None,
    since: datetime | None,
    output: Path | None,
) -> None:
    """Write the memory as TMX 1.4b, which other tools read."""
    chosen = Chosen(
        source_language=source_language and languages.canonical(source_language),
        languages=tuple(map(languages.canonical, tags)),
        origin=origin,
        since=None if since is None else int(since.replace(tzinfo=UTC).timestamp()),
    )
    with memory_of(Path.cwd(), location) as memory:
        pieces = exported(
            memory,
            chosen,
            source_language=source_language or project_language(Path.cwd()),
            on_change=_say_what_changed,
            on_nothing=lambda: say("the memory has no such translations; the file is empty"),
        )
        if output is None:
            for piece in pieces:
                sys.stdout.buffer.write(piece)
            return
        write_pieces(output, pieces)
    click.echo(shown(output))


def _say_what_changed(unit: TranslationUnit, change: str) -> None:
    say(f"{quoted(unit.source.text)}: {change}")
