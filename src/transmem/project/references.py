"""Finds and reads the reference translations that a catalog is scored against."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from transmem import languages, score
from transmem.errors import ReferenceMismatchError, TransmemError
from transmem.model import Catalog
from transmem.project.reading import read_catalog, read_text_file

PLACE = "{lang}"
"""What stands for the language in a pattern, ``references/{lang}.txt`` say."""

# Where a folder may have the reference of a catalog, most telling first.
_PLACES = (
    "{lang}/LC_MESSAGES/{name}.po",
    "{lang}/{name}.po",
    "{lang}/{name}.txt",
    "{name}.{lang}.po",
    "{name}.{lang}.txt",
    "{lang}.po",
    "{lang}.txt",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A reference translation: by key, or a line for each entry.

    Attributes:
        doubts: What a reader of the score should know of it, each a sentence.
    """

    name: str
    texts: score.Reference
    doubts: tuple[str, ...] = ()


def read_references(given: Sequence[str], catalog: Catalog) -> list[Reference]:
    """Reads all references of a catalog.

    Args:
        given: Each as `read_reference` takes it.
        catalog: What shall be scored.

    Raises:
        TransmemError: One is not there or cannot be read, or two are the same.
    """
    found = [read_reference(one, catalog) for one in given]
    seen: set[str] = set()
    for reference in found:
        real = os.path.realpath(reference.name)
        if real in seen:
            raise TransmemError(
                "is the reference twice; a second one must be another translation",
                path=reference.name,
            )
        seen.add(real)
    return found


def read_reference(given: str, catalog: Catalog) -> Reference:
    """Reads a reference of a catalog.

    Args:
        given: A PO file, a text with a segment a line, a folder of such, or a pattern with
            ``{lang}``.
        catalog: What shall be scored.

    Raises:
        TransmemError: There is none, or it cannot be read.
    """
    path = _file(given, catalog, what="reference")
    if path.suffix == ".pot":
        raise ReferenceMismatchError(
            "is a template, which has no translations; name a PO file or a text", path=str(path)
        )
    if path.suffix == ".po":
        return _catalog(path, catalog)
    return Reference(name=str(path), texts=score.lines(read_text_file(path, name=str(path))))


def _catalog(path: Path, catalog: Catalog) -> Reference:
    reference = read_catalog(path, name=str(path))
    doubts = []
    if os.path.realpath(path) == os.path.realpath(catalog.path):
        doubts.append("the catalog is its own reference, so that nothing in it can be wrong")
    if fuzzy := sum(1 for unit in reference.units if unit.fuzzy and not unit.obsolete):
        doubts.append(f"{path}: has fuzzy entries ({fuzzy}); they are no reference and left out")
    texts = score.references(reference, language=catalog.language)
    return Reference(name=str(path), texts=texts, doubts=tuple(doubts))


def read_compared(given: str, catalog: Catalog) -> Catalog:
    """Reads the other catalog that one is compared with.

    Args:
        given: A PO file, a folder of such, or a pattern with ``{lang}``.
        catalog: What shall be compared.

    Raises:
        TransmemError: There is none, or it cannot be read.
    """
    path = _file(given, catalog, what="catalog")
    if path.suffix != ".po":
        raise TransmemError("cannot be compared with; name a PO file", path=str(path))
    return read_catalog(path, name=str(path))


def serves_one_language(given: str) -> bool:
    """Whether what was given can be the reference of one language only."""
    return PLACE not in given and not Path(given).is_dir()


def _file(given: str, catalog: Catalog, *, what: str) -> Path:
    if not given:
        raise TransmemError(f"the path of the {what} is empty; name a file or a folder")
    if serves_one_language(given):
        return Path(given)
    patterns = [given] if PLACE in given else [f"{given}/{place}" for place in _PLACES]
    tried = [Path(path) for pattern in patterns for path in _filled(pattern, catalog)]
    for path in tried:
        if path.is_file():
            return path
    raise TransmemError(
        f"no {what} for {catalog.language} there; looked for "
        + ", ".join(dict.fromkeys(map(str, tried)))
        + "; put it there, or choose other languages with -l",
        path=given,
    )


def _filled(pattern: str, catalog: Catalog) -> Iterator[str]:
    path = Path(catalog.path)
    pattern = pattern.replace("{name}", path.stem)
    folder = path.parent.parent.name if path.parent.name == "LC_MESSAGES" else catalog.language
    for tag in (folder, catalog.language, languages.posix(catalog.language)):
        yield pattern.replace(PLACE, tag)
