"""`transmem build`: the main job."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from transmem import editions
from transmem.cli import NOT_GOOD_ENOUGH
from transmem.cli.shared import format_option, show
from transmem.cli.status import status_of
from transmem.errors import MissingTranslationError
from transmem.model import Built, Catalog, Document, Edition, Status
from transmem.project import Project, find, read_catalog, write
from transmem.project.layout import domain
from transmem.project.syncing import now, sync, translatable
from transmem.reports import BUILD

_EPILOG = "Example: transmem build"


@click.command("build", epilog=_EPILOG)
@format_option(BUILD)
def command(*, form: str) -> None:
    """Do all of it: sync, check, status and export.

    Ends with a table: language, translated, findings, editions. A language with holes is not
    published, which is no failure; an error that the checks find stops its editions and ends
    the build with 1.
    """
    project = find(Path.cwd())
    sync(project, documents=project.documents, tags=project.languages, created=now())
    steps = len(project.documents) * len(project.languages)
    with click.progressbar(
        _build(project),
        length=steps,
        label="editions",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as bar:
        built = list(bar)
    show(BUILD, form, built)
    if any(one.status.findings.errors for one in built):
        click.get_current_context().exit(NOT_GOOD_ENOUGH)


def _build(project: Project) -> Iterator[Built]:
    for name in project.documents:
        document = translatable(project, name)
        for tag in project.languages:
            catalog = read_catalog(project.catalog(name, tag), language=tag)
            status = status_of(catalog)
            made, refused = _editions(document, catalog, status, domain(name))
            write({project.editions / edition.name: edition.content for edition in made})
            names = tuple(edition.name for edition in made)
            yield Built(status=status, editions=names, refused=refused)


def _editions(
    document: Document, catalog: Catalog, status: Status, name: str
) -> tuple[tuple[Edition, ...], str]:
    """The editions of a catalog, or none and why."""
    if errors := status.findings.errors:
        return (), f"{errors} {'error' if errors == 1 else 'errors'} (transmem check)"
    try:
        made = editions.publish(
            document,
            catalog,
            language=catalog.language,
            formats=[known.NAME for known in editions.FORMATS],
            name=name,
            bilingual=True,
        )
    except MissingTranslationError as error:
        return (), f"{len(error.missing)} of {status.progress.total.segments} segments missing"
    return made, ""
