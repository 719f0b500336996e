"""``transmem build``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from transmem.cli import options, say, screen
from transmem.cli.editions import publish_what_can_be_shown, say_what_is_unlisted, templates_of
from transmem.editions import BILINGUAL, Settings, available
from transmem.errors import MissingTranslationError
from transmem.model import Built, Catalog, Checked, Document, Edition, Status, Tally
from transmem.progress import measure
from transmem.project import Project, find, shown, write
from transmem.project.checking import check_catalogs, policy_of
from transmem.project.choosing import choose_documents, choose_languages, read_project_catalog
from transmem.project.clock import fixed_time, now
from transmem.project.layout import domain
from transmem.project.publishing import place
from transmem.project.syncing import plan
from transmem.reports import BUILD
from transmem.reports.figures import count


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What was made of one document in one language.

    Attributes:
        whole: Whether fonts were there for all formats.
    """

    built: Built
    editions: tuple[Edition, ...] = ()
    whole: bool = True


@click.command(
    "build",
    **options.epilog(
        "transmem build",
        exit_0="done; a language that is not complete is not published, and that is no error",
        exit_1="the checks found errors, or fonts are missing, and what has them was not published",
        exit_2="it could not be done",
    ),
)
@options.report(BUILD)
def command(*, form: str, color: bool | None) -> None:
    """Sync, check and publish everything.

    Ends with a table of what is translated, what the checks found and what was written.
    """
    project = find(Path.cwd())
    policy = policy_of(project)
    settings = Settings(
        formats=available(),
        bilingual=BILINGUAL[:1],
        templates=templates_of(project),
        created=fixed_time(),
    )
    names, tags = choose_documents(project, ()), choose_languages(project, ())
    synced = plan(project, names=names, tags=tags, created=now())
    write(synced.files, unchanged_since=synced.read)
    pairs = [(name, tag) for name in names for tag in tags]
    catalogs = [read_project_catalog(project, name, tag) for name, tag in pairs]
    checked = check_catalogs(catalogs, policy=policy).parts
    todo = list(zip(pairs, catalogs, checked, strict=True))
    made = [
        _make(name, tag, catalog, part, synced.documents[name], settings)
        for (name, tag), catalog, part in screen.steps(todo, "Building")
    ]
    editions = [edition for one in made for edition in one.editions]
    published = place(project.editions, editions, templates=settings.templates)
    say_what_is_unlisted(published, project.editions)
    screen.show([one.built for one in made], BUILD, form, color=color)
    for (name, tag), one in zip(pairs, made, strict=True):
        if not one.editions:
            _say_what_is_old(project, name, tag)
    if any(one.built.status.findings.errors for one in made):
        say("the checks found errors; transmem check shows them")
        click.get_current_context().exit(1)
    if not all(one.whole for one in made):
        click.get_current_context().exit(1)


def _make(
    name: str,
    tag: str,
    catalog: Catalog,
    checked: Checked,
    document: Document,
    settings: Settings,
) -> _Made:
    status = Status(progress=measure(catalog), findings=Tally.of(checked.findings))
    if errors := status.findings.errors:
        return _Made(built=Built(status=status, refused=f"{count(errors, 'error')} found"))
    try:
        editions, whole = publish_what_can_be_shown(
            document,
            catalog,
            language=tag,
            name=domain(name),
            settings=settings,
        )
    except MissingTranslationError as error:
        refused = (
            f"{len(error.missing)} of {count(status.progress.total.segments, 'segment')} missing"
        )
        return _Made(built=Built(status=status, refused=refused))
    named = tuple(edition.name for edition in editions)
    return _Made(built=Built(status=status, editions=named), editions=editions, whole=whole)


def _say_what_is_old(project: Project, name: str, tag: str) -> None:
    """Warns of editions that an earlier build wrote and this one did not replace."""
    pair = f"{project.source_language}-{tag}"
    for old in sorted(project.editions.glob(f"{domain(name)}.*")):
        if old.suffixes and old.name.startswith(
            (f"{domain(name)}.{tag}.", f"{domain(name)}.{pair}.")
        ):
            say(f"{shown(old)} is of an earlier build")
