"""Binds suppressions in catalogs on disk to the text that they were written for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from transmem.checks import suppression
from transmem.model import Catalog
from transmem.project.reading import parse_catalog, read_bytes
from transmem.project.writing import digest, write


def bind(catalog: Catalog) -> Catalog:
    """Binds what is not bound yet; gives the catalog itself if there is nothing of the kind."""
    units = tuple(map(suppression.bind, catalog.units))
    return catalog if units == catalog.units else replace(catalog, units=units)


def bind_files(found: Iterable[Catalog]) -> tuple[Path, ...]:
    """Writes the digests into the files of catalogs, all or none.

    Returns:
        The files that were written.

    Raises:
        TransmemError: One cannot be read or written.
    """
    contents: dict[Path, bytes] = {}
    read: dict[Path, str | None] = {}
    for one in found:
        if bind(one) is one:
            continue
        path = Path(one.path)
        data = read_bytes(path, name=one.path)
        before = parse_catalog(data, path, name=one.path, language=one.language)
        contents[path] = _rewritten(data.decode(), before, bind(before)).encode()
        read[path] = digest(data)
    return write(contents, unchanged_since=read)


def _rewritten(text: str, before: Catalog, after: Catalog) -> str:
    """Changes the lines of the comments, and nothing else in the file."""
    lines = text.split("\n")
    for old, new in zip(before.units, after.units, strict=True):
        number = (old.line or 1) - 1
        for note, bound in zip(old.notes, new.notes, strict=True):
            if note == bound:
                continue
            while not _says(lines[number], note):
                number += 1
            start, _, end = lines[number].rpartition(note)
            lines[number] = f"{start}{bound}{end}"
    return "\n".join(lines)


def _says(line: str, note: str) -> bool:
    return line.lstrip().startswith("#") and line.removesuffix("\r").endswith(note)
