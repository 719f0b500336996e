"""Editions into their folder, with a list of them and an index; a good one is not lost.

What was published before is known from the list that stands beside it. A complete edition is
replaced by one with gaps, or with errors that the checks found, only when somebody says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from transmem.editions import index, records
from transmem.editions.templates import Templates
from transmem.errors import TransmemError
from transmem.model import Edition, Record
from transmem.project.layout import shown
from transmem.project.reading import read_bytes
from transmem.project.writing import digest, write

LIST = "editions.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What became of editions.

    Attributes:
        editions: The files of those that are in the folder now.
        index: The page that lists them; None if a page of its name is there that transmem did
            not write, or that somebody edited since.
        kept: Those that were not written, since what is there is better.
    """

    editions: tuple[Path, ...]
    index: Path | None
    kept: tuple[Edition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Folder:
    """What a folder holds before anything is written.

    Attributes:
        known: What its list says, by file name, of the files that are still there.
        index: What its list says of the page.
        read: The list's digest when it was read.
    """

    path: Path
    known: Mapping[str, Record] = field(default_factory=dict)
    index: str = ""
    read: str | None = None


def place(
    folder: Path, editions: Sequence[Edition], *, templates: Templates, replace: bool = False
) -> Published:
    """Writes editions, all of them or none but for those that would replace better ones.

    Args:
        folder: Where to write.
        editions: What to write.
        templates: For the index.
        replace: Whether an edition may replace a better one.

    Raises:
        TransmemError: A file cannot be read or written, or the folder's list is none.
    """
    before = _look(folder)
    kept = () if replace else tuple(one for one in editions if _is_worse(one, before))
    placed = tuple(one for one in editions if one not in kept)
    if not placed:
        return Published(editions=(), index=None, kept=kept)
    known = {**before.known, **{one.name: one.record for one in placed}}
    page = index.render(known.values(), templates=templates)
    replaces = _sha256(folder / index.NAME) in {None, before.index}
    listing = records.Listing(
        records=tuple(known.values()),
        index=hashlib.sha256(page).hexdigest() if replaces else before.index,
    )
    files = {folder / one.name: one.content for one in placed}
    if replaces:
        files[folder / index.NAME] = page
    files[folder / LIST] = records.render(listing)
    write(files, unchanged_since={folder / LIST: before.read})
    return Published(
        editions=tuple(folder / one.name for one in placed),
        index=folder / index.NAME if replaces else None,
        kept=kept,
    )


def _look(folder: Path) -> _Folder:
    path = folder / LIST
    if not path.exists():
        return _Folder(path=folder)
    data = read_bytes(path, name=shown(path))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TransmemError("is no list of editions: it is not UTF-8", path=shown(path)) from error
    listing = records.parse(text, path=shown(path))
    there = {one.name: one for one in listing.records if (folder / one.name).is_file()}
    return _Folder(path=folder, known=there, index=listing.index, read=digest(data))


def _is_worse(edition: Edition, before: _Folder) -> bool:
    """Whether an edition has gaps or errors, and would replace one that may have none."""
    if edition.record.stamp.complete:
        return False
    there = _sha256(before.path / edition.name)
    if there is None:
        return False
    record = before.known.get(edition.name)
    return record is None or record.stamp.complete or record.digest != there


def _sha256(path: Path) -> str | None:
    """Gives the digest of a file; None if there is none."""
    if not path.exists():
        return None
    return hashlib.sha256(read_bytes(path, name=shown(path))).hexdigest()
