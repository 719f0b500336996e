"""Where the parts of a project are."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from transmem.model import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a project says of a check or a rule.

    Attributes:
        language: The language that it is said for, by canonical tag; empty for all.
        name: The check or rule.
        severity: How bad its findings are; None if nobody wants to hear of them.
        line: Where the configuration says it, if that is known.
    """

    language: str
    name: str
    severity: Severity | None
    line: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project, as its configuration and its folders say it is.

    Attributes:
        root: The folder of the configuration; what it names begins there.
        file: The configuration; without one, where it would be.
        name: What the headers of catalogs call the project.
        source_language: BCP 47 tag.
        documents: As catalogs refer to them: from the root, with forward slashes.
        folders: The languages, by canonical tag, and how their folders are spelled.
        locales: The folder of the catalogs.
        editions: The folder of the editions.
        memory: Where the translation memory is: a file, as seen from the working folder, or the
            address of a database.
        rules: What it says of checks and rules.
        baseline: The file of the findings that are known; None if there is none.
        templates: The folder of the project's own templates of editions; None if there is none.
    """

    root: Path
    file: Path
    name: str
    source_language: str
    documents: tuple[str, ...]
    folders: Mapping[str, str]
    locales: Path
    editions: Path
    memory: str
    rules: tuple[Ruling, ...] = ()
    baseline: Path | None = None
    templates: Path | None = None

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the project is translated into, by canonical tag."""
        return tuple(self.folders)

    def document(self, name: str) -> Path:
        """Gives the file of a document."""
        return self.root / name

    def template(self, name: str) -> Path:
        """Gives the template of a document, ``locales/letter.pot``."""
        return self.locales / f"{domain(name)}.pot"

    def catalog(self, name: str, language: str) -> Path:
        """Gives the catalog of a document, ``locales/fr/LC_MESSAGES/letter.po``."""
        return catalog_path(self.locales, self.folders[language], domain(name))


def domain(document: str) -> str:
    """Gives the name that a document's catalogs and editions have.

    >>> domain("source/letter.txt")
    'letter'
    """
    return PurePosixPath(document).stem


def from_root(document: Path, root: Path) -> str:
    """Names a document as a configuration does."""
    return Path(os.path.relpath(document, root)).as_posix()


def normal(name: str) -> str:
    """Gives the one spelling of a document's name, ``letter.txt`` for ``./letter.txt``."""
    return PurePosixPath(name).as_posix()


def catalog_path(locales: Path, folder: str, name: str) -> Path:
    """Gives the file of a catalog, where gettext looks for it."""
    return locales / folder / "LC_MESSAGES" / f"{name}.po"


def shown(path: Path) -> str:
    """Names a file as people can find it: from the working folder, unless that is longer."""
    absolute = str(path.absolute())
    try:
        relative = os.path.relpath(path)
    except ValueError:  # Windows: on another drive
        return absolute
    return min(relative, absolute, key=len)
