"""Finds and reads the reference translation that a catalog is scored against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from transmem import languages, score
from transmem.errors import TransmemError
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
        unfinished: Fuzzy entries of a catalog, which are not among the texts.
    """

    name: str
    texts: score.Reference
    unfinished: int = 0


def read_reference(given: str, catalog: Catalog) -> Reference:
    """Reads the reference of a catalog.

    Args:
        given: A PO file, a text with a segment a line, a folder of such, or a pattern with
            ``{lang}``.
        catalog: What shall be scored.

    Raises:
        TransmemError: There is none, or it cannot be read.
    """
    path = _file(given, catalog)
    if path.suffix in {".po", ".pot"}:
        reference = read_catalog(path, name=str(path))
        texts = score.references(reference, language=catalog.language)
        fuzzy = sum(1 for unit in reference.units if unit.fuzzy and not unit.obsolete)
        return Reference(name=str(path), texts=texts, unfinished=fuzzy)
    return Reference(name=str(path), texts=score.lines(read_text_file(path, name=str(path))))


def read_compared(given: str, catalog: Catalog) -> Catalog:
    """Reads the other catalog that one is compared with.

    Args:
        given: A PO file, a folder of such, or a pattern with ``{lang}``.
        catalog: What shall be compared.

    Raises:
        TransmemError: There is none, or it cannot be read.
    """
    path = _file(given, catalog)
    if path.suffix != ".po":
        raise TransmemError("cannot be compared with; name a PO file", path=str(path))
    return read_catalog(path, name=str(path))


def serves_one_language(given: str) -> bool:
    """Whether what was given can be the reference of one language only."""
    return PLACE not in given and not Path(given).is_dir()


def _file(given: str, catalog: Catalog) -> Path:
    if serves_one_language(given):
        return Path(given)
    patterns = [given] if PLACE in given else [f"{given}/{place}" for place in _PLACES]
    tried = [Path(path) for pattern in patterns for path in _filled(pattern, catalog)]
    for path in tried:
        if path.is_file():
            return path
    raise TransmemError(
        f"no reference for {catalog.language} there; looked for "
        + ", ".join(dict.fromkeys(map(str, tried))),
        path=given,
    )


def _filled(pattern: str, catalog: Catalog) -> Iterator[str]:
    path = Path(catalog.path)
    pattern = pattern.replace("{name}", path.stem)
    folder = path.parent.parent.name if path.parent.name == "LC_MESSAGES" else catalog.language
    for tag in (folder, catalog.language, languages.posix(catalog.language)):
        yield pattern.replace(PLACE, tag)
