"""What `transmem export` and `transmem build` share."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from transmem.cli import say
from transmem.editions import FORMATS, Settings, publish
from transmem.editions.index import NAME
from transmem.editions.templates import Templates
from transmem.errors import ConfigurationError, FontError
from transmem.model import Catalog, Document, Edition
from transmem.project import Project, shown
from transmem.project.publishing import Published


def templates_of(project: Project, folder: Path | None = None) -> Templates:
    """Gives the templates to use, and says which of the user's nothing uses.

    Args:
        project: Whose configuration counts if no folder is given.
        folder: The user's own.

    Raises:
        ConfigurationError: The folder that the configuration names is not there.
    """
    if folder is None and project.templates and not project.templates.is_dir():
        raise ConfigurationError(
            f"“templates” names {shown(project.templates)}, which is no folder",
            path=shown(project.file),
        )
    templates = Templates(folder=folder or project.templates)
    for name in templates.unknown(known.accepts for known in FORMATS):
        place = shown(Path(str(templates.folder), name))
        say(f"{place}: no format has a template of this name, and none includes it")
    return templates


def publish_what_can_be_shown(
    document: Document,
    catalog: Catalog | None,
    *,
    language: str,
    name: str,
    settings: Settings,
    errors: int = 0,
) -> tuple[tuple[Edition, ...], bool]:
    """Publishes, without the formats that no font is installed for, and says which.

    Args:
        document: What is published.
        catalog: None for the source's own language.
        language: Of the editions.
        name: Of the document, as file names begin.
        settings: Formats, layouts and policy.
        errors: Findings of level error that the catalog has.

    Returns:
        The editions, and whether they are all that was asked for.

    Raises:
        MissingTranslationError: As `publish` does.
        TransmemError: As `publish` does, but for fonts.
    """
    whole = True
    while settings.formats:
        try:
            editions = publish(
                document, catalog, language=language, name=name, settings=settings, errors=errors
            )
        except FontError as error:
            say(f"{error}")
            left = [known for known in settings.formats if known != error.format]
            settings, whole = replace(settings, formats=left), False
        else:
            return editions, whole
    return (), whole


def say_what_is_unlisted(published: Published, folder: Path) -> None:
    """Says that editions were written and the page that lists them was not."""
    if published.editions and not published.index:
        say(f"{shown(folder / NAME)} is not as transmem wrote it; delete it to have it anew")
