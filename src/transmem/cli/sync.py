"""``transmem sync``."""

from __future__ import annotations

from pathlib import Path

import click

from transmem.cli import options
from transmem.project import Project, find, find_if_any, shown, stand_in, write
from transmem.project.choosing import choose_documents, choose_languages
from transmem.project.clock import now
from transmem.project.syncing import Plan, plan


@click.command(
    "sync",
    **options.epilog(
        "transmem sync",
        exit_0="the catalogs follow their documents",
        exit_2="they could not be made to; nothing was written",
    ),
)
@options.documents()
@options.languages()
def command(documents: tuple[Path, ...], tags: tuple[str, ...]) -> None:
    """Carry a document over to its catalogs.

    Translations of what is unchanged are kept, wherever it moved to; of what was changed they
    are kept as fuzzy. What has gone stays in the catalog as obsolete. Without a configuration,
    DOCUMENT and a language are needed, and the catalogs are made in ./locales.
    """
    project = find_if_any(Path.cwd()) if documents else find(Path.cwd())
    project = project or stand_in(Path.cwd(), documents=documents, tags=tags)
    made = plan(
        project,
        names=choose_documents(project, documents),
        tags=choose_languages(project, tags),
        created=now(),
    )
    tell(project, made, write(made.files, unchanged_since=made.read))


def tell(
    project: Project, made: Plan, written: tuple[Path, ...], *, also: Path | None = None
) -> None:
    """Prints what a sync did, a line for each catalog."""
    if not written:
        click.echo("up to date")
        return
    if also in written:
        click.echo(f"{shown(also)}: written")
    for one in made.followed:
        merge = one.merge
        counts = {
            "kept": merge.kept,
            "revived": merge.revived,
            "fuzzy": merge.fuzzied,
            "new": merge.new,
            "obsolete": merge.obsoleted,
        }
        said = ", ".join(f"{number} {name}" for name, number in counts.items() if number)
        if project.catalog(one.document, one.language) not in written:
            said = "up to date"
        click.echo(f"{one.file}: {'created, ' if one.created else ''}{said or 'empty'}")
