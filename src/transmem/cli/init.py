"""`transmem init`: a project for documents and languages."""

from __future__ import annotations

from pathlib import Path

import click

from transmem.cli import sync as sync_command
from transmem.cli.shared import PATH, tell
from transmem.project import digest, shown, write
from transmem.project.setup import configure
from transmem.project.syncing import now, sync, translatable

_EPILOG = "Example: transmem init source/letter.txt -l ar -l fr"


@click.command("init", epilog=_EPILOG)
@click.argument("documents", type=PATH, nargs=-1, required=True)
@click.option("-l", "--language", "tags", multiple=True, metavar="LANG", help="A language; repeat.")
@click.option("--source-language", metavar="LANG", help="The documents' language.  [default: en]")
def command(
    *, documents: tuple[Path, ...], tags: tuple[str, ...], source_language: str | None
) -> None:
    """Set a project up for documents and languages.

    Writes transmem.toml, or adds to the configuration that is there (transmem.toml or
    [tool.transmem] in pyproject.toml), then makes the catalogs as `transmem sync` does.
    """
    made = configure(Path.cwd(), documents=documents, tags=tags, source_language=source_language)
    for name in made.project.documents:
        translatable(made.project, name)  # nothing is written for a document that is none
    if write({made.file: made.content}, unchanged_since={made.file: digest(made.before)}):
        tell(f"{shown(made.file)}: written")
    sync_command.report(
        sync(
            made.project,
            documents=made.project.documents,
            tags=made.project.languages,
            created=now(),
        )
    )
