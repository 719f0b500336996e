"""``transmem export``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from transmem import languages
from transmem.cli import options, say, screen
from transmem.cli.editions import publish_what_can_be_shown, say_what_is_unlisted, templates_of
from transmem.editions import (
    BILINGUAL,
    FORMATS,
    NAMES,
    Missing,
    Settings,
    available,
    demand,
)
from transmem.errors import MissingTranslationError
from transmem.model import Catalog, Document, Edition, Tally
from transmem.project import Project, find, shown
from transmem.project.checking import check_catalogs, policy_of
from transmem.project.choosing import choose_documents, choose_languages, read_project_catalog
from transmem.project.clock import fixed_time
from transmem.project.layout import domain
from transmem.project.publishing import place
from transmem.project.syncing import read_sources
from transmem.reports.figures import count


def _formats(
    _context: click.Context, _parameter: click.Parameter, given: Sequence[str]
) -> tuple[str, ...]:
    return _listed(given, NAMES)


def _layouts(
    _context: click.Context, _parameter: click.Parameter, given: Sequence[str]
) -> tuple[str, ...]:
    return _listed(given, BILINGUAL)


def _listed(given: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """Takes names apart that stand with commas between them."""
    names = tuple(dict.fromkeys(name.strip() for one in given for name in one.split(",")))
    for name in names:
        if name not in known:
            raise click.BadParameter(f"“{name}” is none of {', '.join(known)}")
    return names


@click.command(
    "export",
    **options.epilog(
        "transmem export -l fr -f html,pdf --bilingual",
        exit_0="all editions were written",
        exit_1="some were not: translations or fonts are missing, the checks found errors, or "
        "what is there is better",
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
    "--allow-findings",
    is_flag=True,
    help="Publish also what the checks found errors in; the editions say how many.",
)
@click.option(
    "--replace",
    is_flag=True,
    help="Let an edition with gaps or errors replace one that has none.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where to write; by default the project's editions folder.",
)
@click.option(
    "--template",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="A folder with templates and styles that go before those of transmem; by default what "
    "the configuration names.",
)
def command(
    *,
    tags: tuple[str, ...],
    formats: tuple[str, ...],
    bilingual: tuple[str, ...],
    missing: str,
    allow_findings: bool,
    replace: bool,
    output: Path | None,
    template: Path | None,
) -> None:
    """Write the translated editions.

    Also index.html, which lists all editions in the folder. Prints the names of the files. What
    is fuzzy is not a translation that can be published.
    """
    demand(formats)
    project = find(Path.cwd())
    settings = Settings(
        formats=formats or available(),
        bilingual=bilingual,
        missing=missing,
        templates=templates_of(project, template),
        created=fixed_time(),
    )
    _say_what_is_not_bilingual(settings)
    sources = _sources(project, tags)
    made = [
        _made(source, settings, allow_findings=allow_findings)
        for source in screen.steps(sources, "Exporting")
    ]
    editions = [edition for some, _ in made for edition in some]
    folder = output or project.editions
    published = place(folder, editions, templates=settings.templates, replace=replace)
    for path in published.editions:
        click.echo(shown(path))
    if published.index:
        click.echo(shown(published.index))
    say_what_is_unlisted(published, folder)
    _say_what_is_kept(published.kept, folder)
    if published.kept or not all(whole for _, whole in made):
        click.get_current_context().exit(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """What editions in one language are made of.

    Attributes:
        name: The document, as the project names it.
        catalog: None for the source's own language.
        errors: What the checks found in the catalog.
    """

    name: str
    tag: str
    document: Document
    catalog: Catalog | None
    errors: int


def _sources(project: Project, tags: Sequence[str]) -> list[_Source]:
    documents = read_sources(project, choose_documents(project, ()))
    pairs = [(name, tag) for name in documents for tag in _languages(project, tags)]
    catalogs = {
        (name, tag): read_project_catalog(project, name, tag)
        for name, tag in pairs
        if tag != project.source_language
    }
    outcome = check_catalogs(list(catalogs.values()), policy=policy_of(project))
    errors = {
        pair: Tally.of(part.findings).errors
        for pair, part in zip(catalogs, outcome.parts, strict=True)
    }
    return [
        _Source(
            name=name,
            tag=tag,
            document=documents[name],
            catalog=catalogs.get((name, tag)),
            errors=errors.get((name, tag), 0),
        )
        for name, tag in pairs
    ]


def _made(
    source: _Source, settings: Settings, *, allow_findings: bool
) -> tuple[tuple[Edition, ...], bool]:
    """Makes editions in one language, and says whether they are all that was asked for."""
    if source.errors and not allow_findings:
        path = source.catalog.path if source.catalog else ""
        say(
            f"{path}: the checks found {count(source.errors, 'error')}; transmem check shows "
            "them; correct them, or publish them all the same with --allow-findings"
        )
        return (), False
    try:
        return publish_what_can_be_shown(
            source.document,
            source.catalog,
            language=source.tag,
            name=domain(source.name),
            settings=settings,
            errors=source.errors,
        )
    except MissingTranslationError as error:
        _say_what_is_missing(source.document, source.catalog, error)
        return (), False


def _say_what_is_not_bilingual(settings: Settings) -> None:
    for layout in settings.bilingual:
        able = [known.name for known in FORMATS if known.layout == layout]
        if not set(able) & set(settings.formats):
            say(f"--bilingual {layout}: only {', '.join(able)} can do it")


def _say_what_is_kept(editions: Sequence[Edition], folder: Path) -> None:
    for edition in editions:
        stamp = edition.record.stamp
        lacks = f"{stamp.translated} of {stamp.total} segments"
        wrong = f" and {count(stamp.errors, 'error')}" if stamp.errors else ""
        say(
            f"{shown(folder / edition.name)} was left as it is: the new one has {lacks}{wrong}, "
            "and this one may be whole; --replace replaces it"
        )


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
    lines = []
    for text in error.missing:
        unit = units.get(text)
        if unit is None:
            why = f"{document.path}: not in the catalog; run transmem sync"
        else:
            state = "fuzzy" if unit.fuzzy else "untranslated"
            why = f"{error.path}:{unit.line}: {state}"
        lines.append(f"{why}: {screen.quoted(text)}")
    screen.say_first(lines)
