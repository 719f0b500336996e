"""`transmem sync`: catalogs that follow their documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from transmem.cli.shared import PATH, languages_option, tell
from transmem.project import find
from transmem.project.choosing import named, wanted
from transmem.project.syncing import Synced, now, sync

_EPILOG = "Example: transmem sync -l fr"


@click.command("sync", epilog=_EPILOG)
@click.argument("documents", type=PATH, nargs=-1)
@languages_option
def command(*, documents: tuple[Path, ...], tags: tuple[str, ...]) -> None:
    """Bring the catalogs up to date with their documents.

    Reads each document, makes its template (locales/NAME.pot) and carries the translations of
    every catalog (locales/LANG/LC_MESSAGES/NAME.po) over. Nothing that was translated is lost.
    All files of a run are written, or none.
    """
    project = find(Path.cwd())
    report(
        sync(
            project,
            documents=named(project, documents),
            tags=wanted(project, tags),
            created=now(),
        )
    )


def report(done: Sequence[Synced]) -> None:
    """Says what became of each catalog."""
    for one in done:
        tell(f"{one.file}: {_outcome(one)}")


def _outcome(one: Synced) -> str:
    if not one.written:
        return "up to date"
    counts = {
        "kept": one.merge.kept,
        "came back": one.merge.revived,
        "fuzzy": one.merge.fuzzied,
        "new": one.merge.new,
        "obsolete": one.merge.obsoleted,
    }
    return ", ".join(f"{count} {what}" for what, count in counts.items() if count) or "written"
