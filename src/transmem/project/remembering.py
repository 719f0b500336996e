"""The translation memory of a project: where it is, and files into and out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from transmem import interchange
from transmem.errors import ConfigurationError, InterchangeError, StoreError
from transmem.memory import Added, Chosen, Memory, is_on_a_server, open_memory
from transmem.model import Skipped, TranslationUnit
from transmem.project.clock import now
from transmem.project.configuration import find_if_any
from transmem.project.failures import while_reading
from transmem.project.layout import from_root, shown
from transmem.project.reading import language_of_folder
from transmem.project.writing import make_folder_for

_CATALOG = ".po"
_TEMPLATE = ".pot"  # has no translations; in a folder it is passed over


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a file brought to a memory.

    Attributes:
        file: As messages name it.
        skipped: What could not be used of it.
    """

    file: str
    added: Added
    skipped: tuple[Skipped, ...]


def memory_of(start: Path, location: str | None, *, create: bool = False) -> Memory:
    """Opens a memory.

    Args:
        start: Where to look for a project.
        location: What the user names; None for that of the project.
        create: Whether it will be written.

    Raises:
        ConfigurationError: None is named, and there is no project.
        StoreError: It cannot be opened.
    """
    place = place_of(start, location)
    if create and "://" not in place:
        make_folder_for(Path(place))
    return open_memory(place, create=create)


def place_of(start: Path, location: str | None) -> str:
    """Gives the place of a memory: what the user names, or that of the project.

    Raises:
        ConfigurationError: None is named, and there is no project.
        StoreError: What is named can be no memory.
    """
    if location is not None:
        _refuse_what_is_none(location)
        return location
    project = find_if_any(start)
    if project is None:
        raise ConfigurationError("there is no project here; name a memory with --memory PATH")
    return project.memory


def project_language(start: Path) -> str:
    """Gives the source language of the project at a place; English where there is none."""
    project = find_if_any(start)
    return project.source_language if project else "en"


def _refuse_what_is_none(location: str) -> None:
    if "://" in location:
        if not is_on_a_server(location):
            raise StoreError(
                "is no memory; it is a file, or a database as in postgresql://user@host/base",
                path=location,
            )
    elif Path(location).is_dir():
        raise StoreError("is a folder; name a file in it, as in memory.db", path=location)


def files_in(paths: Sequence[Path]) -> list[Path]:
    """Gives files as they are, and of folders what can be read, in the order of names.

    Raises:
        InterchangeError: A folder has nothing that can be read.
    """
    endings = tuple(ending for reader in interchange.READERS for ending in reader.ENDINGS)
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(
            one
            for one in path.rglob("*")
            if one.name.lower().endswith(endings) and one.suffix.lower() != _TEMPLATE
        )
        if not inside:
            raise InterchangeError(
                f"holds no file whose name ends in {', '.join(endings)}", path=shown(path)
            )
        found += inside
    return found


def remember(
    memory: Memory,
    path: Path,
    *,
    source_language: str | None,
    language: str | None,
    start: Path = Path(),
    report: Callable[[int], None],
) -> Brought:
    """Adds a file to a memory: all of it or, if it is broken, nothing.

    Args:
        memory: Opened to be written.
        path: A PO, TMX, XLIFF or TSV file.
        source_language: That of the texts, where the file does not say it. By default a PO file
            is taken as other commands take it: from the language of the project, else English.
        language: That of the translations, where the file does not say it; by default that of the
            folder of a PO file, as in fr/LC_MESSAGES.
        start: Where to look for a project; by default the working folder.
        report: Is told how many bytes were read, from time to time.

    Raises:
        TransmemError: The file cannot be read, or the memory not be written.
    """
    skipped: list[Skipped] = []
    name = shown(path)
    if path.suffix.lower() == _CATALOG:
        source_language = source_language or project_language(start)
        language = language or language_of_folder(path)
    with while_reading(path, name), path.open("rb") as stream:
        units = interchange.read(
            stream,
            name=name,
            source_language=source_language,
            target_language=language,
            on_skip=skipped.append,
        )

        def tell(_count: int) -> None:
            if stream.seekable():  # a pipe does not know where it is
                report(stream.tell())

        added = memory.add(units, origin=_origin(path, start), report=tell)
    return Brought(file=name, added=added, skipped=tuple(skipped))


def _origin(path: Path, start: Path) -> str:
    """Names a file in a memory: as seen from the project's root if it is below it.

    So it is one file, from whatever folder of the project it is added.
    """
    project = find_if_any(start)
    if project is not None:
        name = from_root(path.absolute(), project.root.absolute())
        if not name.startswith("../"):
            return name
    return shown(path)


def exported(
    memory: Memory,
    chosen: Chosen,
    *,
    source_language: str,
    on_change: Callable[[TranslationUnit, str], None],
    on_nothing: Callable[[], None],
) -> Iterator[bytes]:
    """Gives a memory as TMX 1.4b, piece by piece.

    Args:
        memory: What is written.
        chosen: What of it.
        source_language: The source of those units that do not have another.
        on_change: Is told of a unit that could not be written as it is, and what became of it.
        on_nothing: Is called if there is nothing to write.
    """
    units = memory.units(chosen)
    first = next(units, None)
    if first is None:
        on_nothing()
    return interchange.tmx.write(
        chain(() if first is None else (first,), units),
        source_language=source_language,
        created=now(),
        on_change=on_change,
    )
