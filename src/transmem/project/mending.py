"""Findings into the files of catalogs: where their values stand, and certain ones put right."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from transmem import catalogs, fixing
from transmem.errors import CatalogError
from transmem.model import Catalog, Change, Checked, Finding
from transmem.project.choosing import source_language
from transmem.project.reading import parse_catalog, read_bytes
from transmem.project.writing import digest


@dataclass(slots=True, kw_only=True)
class Mended:
    """What the fixes would write.

    Attributes:
        changes: The texts of the files, for people to look at.
        files: The contents of the files.
        read: What they were when they were read, as digests.
        fixed: The findings that are put right.
        left: Findings that seemed certain, and cannot be put right.
    """

    changes: list[Change] = field(default_factory=list)
    files: dict[Path, bytes] = field(default_factory=dict)
    read: dict[Path, str | None] = field(default_factory=dict)
    fixed: list[Finding] = field(default_factory=list)
    left: list[Finding] = field(default_factory=list)


def locate(found: Sequence[Catalog], parts: Sequence[Checked]) -> list[Checked]:
    """Says of the findings in catalogs where they stand in the files."""
    return [
        replace(part, findings=fixing.locate(catalog, part.findings))
        for catalog, part in zip(found, parts, strict=True)
    ]


def mend(found: Sequence[Catalog], parts: Sequence[Checked], *, language: str = "") -> Mended:
    """Puts right what is certain; writes nothing.

    Args:
        found: Catalogs as they were read, whole or in part.
        parts: What was found in them.
        language: What they were translated from; by default what their headers say.

    Raises:
        TransmemError: A file cannot be read, or is not what was checked.
    """
    mended = Mended()
    for catalog, part in zip(found, parts, strict=True):
        if any(map(fixing.fixable, part.findings)):
            _mend(catalog, part, language or source_language(catalog), mended)
    return mended


def _mend(catalog: Catalog, part: Checked, language: str, mended: Mended) -> None:
    path = Path(catalog.path)
    data = read_bytes(path, name=catalog.path)
    before = parse_catalog(data, path, name=catalog.path, language=catalog.language)
    if not set(catalog.units) <= set(before.units):
        raise CatalogError(
            "was changed by another program while transmem checked it; run the command again",
            path=catalog.path,
        )
    done = fixing.fix(before, part.findings, source_language=language)
    mended.fixed += done.fixed
    mended.left += done.left
    if not done.fixed:
        return
    old = catalogs.decode(data, path=catalog.path)
    new = catalogs.patch(old, before, done.catalog)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    mended.changes.append(Change(file=catalog.path, before=old, after=new))
    mended.files[path] = mark + new.encode()
    mended.read[path] = digest(data)
