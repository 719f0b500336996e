"""Which catalogs a command is about: those of the paths it was given, else the project's."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from transmem import languages
from transmem.errors import CatalogError, ConfigurationError, LanguageError, TransmemError
from transmem.model import Catalog
from transmem.project.configuration import find
from transmem.project.layout import Project, shown
from transmem.project.reading import read_catalog


def choose_catalogs(paths: Sequence[Path], *, tags: Sequence[str], start: Path) -> list[Catalog]:
    """Reads the catalogs that a command is about.

    Args:
        paths: PO files, and folders that hold some; if none, the project's are meant.
        tags: The languages that are meant; if none, all are.
        start: Where to look for a project.

    Raises:
        TransmemError: There are none, or one cannot be read.
    """
    if not paths:
        return _of_project(find(start), tags)
    wanted = {languages.canonical(tag) for tag in tags}
    found = [read_catalog(path, name=str(path)) for path in _files(paths)]
    chosen = [catalog for catalog in found if not wanted or catalog.language in wanted]
    if missing := wanted - {catalog.language for catalog in chosen}:
        raise TransmemError(f"none of these catalogs is in {', '.join(sorted(missing))}")
    return chosen


def choose_documents(project: Project, paths: Sequence[Path]) -> tuple[str, ...]:
    """Gives the documents of a project that are meant; all if none is named.

    Raises:
        ConfigurationError: The project has no such document, or none at all.
    """
    if not project.documents:
        raise ConfigurationError(
            "the configuration names no documents; add one with: transmem init DOCUMENT",
            path=shown(project.file),
        )
    named = {os.path.realpath(project.document(name)): name for name in project.documents}
    for path in paths:
        if os.path.realpath(path) not in named:
            raise ConfigurationError(
                f"is no document of the project; add it with: transmem init {path}", path=str(path)
            )
    return tuple(named[os.path.realpath(path)] for path in paths) or project.documents


def choose_languages(project: Project, tags: Sequence[str]) -> tuple[str, ...]:
    """Gives the languages of a project that are meant; all if none is named.

    Raises:
        ConfigurationError: The project has no such language, or none at all.
    """
    wanted = tuple(dict.fromkeys(languages.canonical(tag) for tag in tags))
    for tag in wanted:
        if tag not in project.folders:
            raise ConfigurationError(
                f"the project is not translated into {tag}; add it with: transmem init -l {tag}",
                path=shown(project.file),
            )
    if not project.languages:
        raise ConfigurationError(
            "the configuration names no languages; add one with: transmem init -l LANG",
            path=shown(project.file),
        )
    return wanted or project.languages


def source_language(catalog: Catalog, *, default: str = "en") -> str:
    """Gives the language that a catalog was translated from, as its header says.

    Raises:
        CatalogError: What it says is no language.
    """
    said = catalog.metadata.get("X-Source-Language") or default
    try:
        return languages.canonical(said)
    except LanguageError as error:
        message = f"X-Source-Language in the header: {error}"
        raise CatalogError(message, path=catalog.path, line=1) from error


def read_project_catalog(project: Project, document: str, language: str) -> Catalog:
    """Reads a catalog of a project.

    Raises:
        TransmemError: There is none yet, or it cannot be read.
    """
    path = project.catalog(document, language)
    if not path.exists():
        raise CatalogError("does not exist yet; make it with: transmem sync", path=shown(path))
    return read_catalog(path, language=language)


def _of_project(project: Project, tags: Sequence[str]) -> list[Catalog]:
    chosen = choose_languages(project, tags)
    return [
        read_project_catalog(project, document, tag)
        for document in choose_documents(project, ())
        for tag in chosen
    ]


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    seen: set[str] = set()
    for path in paths:
        files = sorted(_below(path)) if path.is_dir() else [path]
        if not files:
            raise TransmemError("holds no PO file; name a folder with *.po in it", path=str(path))
        for file in files:
            real = os.path.realpath(file)
            if real not in seen:
                yield file
            seen.add(real)


def _below(folder: Path) -> Iterator[Path]:
    """Finds PO files below a folder, but for those in hidden folders."""
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(here, name) for name in files if name.endswith(".po"))
