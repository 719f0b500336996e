"""``transmem init``."""

from __future__ import annotations

from pathlib import Path

import click

from transmem.cli import options
from transmem.cli.sync import tell
from transmem.project import digest, write
from transmem.project.choosing import choose_documents, choose_languages
from transmem.project.clock import now
from transmem.project.setup import configure
from transmem.project.syncing import plan


@click.command(
    "init",
    **options.epilog(
        "transmem init source/letter.txt -l fr -l ar",
        exit_0="the project is set up",
        exit_2="it could not be; nothing was written",
    ),
)
@options.documents()
@options.languages("A language to translate into; may be given again.")
@click.option(
    "--source-language", metavar="LANG", help="The language of the documents; by default en."
)
def command(
    documents: tuple[Path, ...], tags: tuple[str, ...], source_language: str | None
) -> None:
    """Set up a project and make its catalogs.

    Writes transmem.toml, or adds to the configuration that there is, and does a first sync.
    Doing it again, with more documents or languages, adds them.
    """
    setup = configure(Path.cwd(), documents=documents, tags=tags, source_language=source_language)
    project = setup.project
    made = plan(
        project,
        names=choose_documents(project, ()),
        tags=choose_languages(project, ()),
        created=now(),
    )
    written = write(
        {setup.file: setup.content, **made.files},
        unchanged_since={setup.file: digest(setup.before), **made.read},
    )
    tell(project, made, written, also=setup.file)
