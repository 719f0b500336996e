"""``transmem export``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from transmem import languages
from transmem.cli import options, say, screen
from transmem.editions import BILINGUAL, NAMES, Missing, Settings, available, demand, publish
from transmem.editions.templates import Templates
from transmem.errors import MissingTranslationError
from transmem.model import Catalog, Document, Edition
from transmem.project import Project, find, shown, write
from transmem.project.choosing import choose_documents, choose_languages, read_project_catalog
from transmem.project.layout import domain
from transmem.project.syncing import fixed_time, read_sources

_LISTED = 5
_SHOWN = 60


def _formats(
    _context: click.Context, _parameter: click.Parameter, given: Sequence[str]
) -> tuple[str, ...]:
    return _listed(given, NAMES)


def _layouts(
    _context: click.Context, _parameter: click.Parameter, given: Sequence[str]
) -> tuple[str, ...]:
    return _listed(given, BILINGUAL)


def _listed(given: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """Takes names apart that commas join."""
    names = tuple(dict.fromkeys(name.strip() for one in given for name in one.split(",")))
    for name in names:
        if name not in known:
            raise click.BadParameter(f"“{name}” is none of {', '.join(known)}")
    return names


@click.command(
    "export",
    **options.epilog(
        "transmem export -l fr -f md,html --bilingual",
        exit_0="all editions were written",
        exit_1="some were not, because translations are missing",
        exit_2="none could be written",
    ),
)
@options.languages()
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    callback=_formats,
    metavar="FORMATS",
    help=f"One or more of {', '.join(NAMES)}, with commas; by default all that are installed.",
)
@click.option(
    "--bilingual",
    is_flag=False,
    flag_value=BILINGUAL[0].value,
    multiple=True,
    callback=_layouts,
    metavar=f"[{'|'.join(BILINGUAL)}]",
    help="Also editions with source and translation, side by side or one below the other.",
)
@click.option(
    "--missing",
    type=click.Choice([policy.value for policy in Missing]),
    default=Missing.REFUSE.value,
    show_default=True,
    help="Where a translation is missing: no edition, the source text marked, the source text.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where to write; by default the project's editions folder.",
)
@click.option(
    "--template",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="A folder with templates and styles that go before those of transmem.",
)
def command(
    *,
    tags: tuple[str, ...],
    formats: tuple[str, ...],
    bilingual: tuple[str, ...],
    missing: str,
    output: Path | None,
    template: Path | None,
) -> None:
    """Write the translated editions.

    Prints the names of the files. What is fuzzy is not a translation that can be published.
    """
    demand(formats)
    project = find(Path.cwd())
    documents = read_sources(project, choose_documents(project, ()))
    settings = Settings(
        formats=formats or available(),
        bilingual=bilingual,
        missing=missing,
        templates=Templates(folder=template),
        created=fixed_time(),
    )
    editions: list[Edition] = []
    refused = False
    chosen = _languages(project, tags)
    for name, tag in screen.steps([(n, t) for n in documents for t in chosen], "Exporting"):
        own = tag == project.source_language
        catalog = None if own else read_project_catalog(project, name, tag)
        try:
            editions += publish(
                documents[name],
                catalog,
                language=tag,
                name=domain(name),
                settings=settings,
            )
        except MissingTranslationError as error:
            refused = True
            _say_what_is_missing(documents[name], catalog, error)
    folder = output or project.editions
    write({folder / edition.name: edition.content for edition in editions})
    for edition in editions:
        click.echo(shown(folder / edition.name))
    if refused:
        click.get_current_context().exit(1)


def _languages(project: Project, tags: Sequence[str]) -> tuple[str, ...]:
    """Gives the languages to publish in; the source's own is published when it is named."""
    named = [languages.canonical(tag) for tag in tags]
    if project.source_language not in named:
        return choose_languages(project, named)
    others = [tag for tag in named if tag != project.source_language]
    return (project.source_language, *(choose_languages(project, others) if others else ()))


def _say_what_is_missing(
    document: Document, catalog: Catalog | None, error: MissingTranslationError
) -> None:
    say(f"{error}")
    units = {unit.msgid: unit for unit in catalog.units if not unit.obsolete} if catalog else {}
    for text in error.missing[:_LISTED]:
        unit = units.get(text)
        if unit is None:
            why = f"{document.path}: not in the catalog; run transmem sync"
        else:
            state = "fuzzy" if unit.fuzzy else "untranslated"
            why = f"{error.path}:{unit.line}: {state}"
        say(f"{why}: “{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}”")
    if len(error.missing) > _LISTED:
        say(f"… and {len(error.missing) - _LISTED} more")
