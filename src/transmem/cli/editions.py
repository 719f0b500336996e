"""What `transmem export` and `transmem build` share."""

from __future__ import annotations

from pathlib import Path

from transmem.cli import say
from transmem.editions import FORMATS
from transmem.editions.index import NAME
from transmem.editions.templates import Templates
from transmem.errors import ConfigurationError
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


def say_what_is_unlisted(published: Published, folder: Path) -> None:
    """Says that editions were written and the page that lists them was not."""
    if published.editions and not published.index:
        say(f"{shown(folder / NAME)} is not as transmem wrote it; delete it to have it anew")
