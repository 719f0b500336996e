"""Writes files, all of a run or none."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from transmem.errors import CatalogError, TransmemError
from transmem.project.failures import while_reading, while_writing
from transmem.project.layout import shown

_NOTHING: Mapping[Path, str | None] = MappingProxyType({})


def digest(data: bytes | None) -> str | None:
    """Gives what tells one content of a file from another; None if there is no file."""
    return None if data is None else hashlib.blake2b(data).hexdigest()


def write(
    files: Mapping[Path, bytes], *, unchanged_since: Mapping[Path, str | None] = _NOTHING
) -> tuple[Path, ...]:
    """Writes files, and folders for them.

    Every file is first written under another name, and to the disk, beside the one that it
    shall replace. Only when this went well for all of them are they renamed, so that a full
    disk, Ctrl-C or a file that may not be written leaves everything as it was. A file that
    has the content already is not touched. Links are followed, permissions kept.

    Args:
        files: The contents, by path.
        unchanged_since: Digests of the files as they were read. If one is different now,
            somebody else wrote it, and nothing is written.

    Returns:
        The files that were written.

    Raises:
        CatalogError: A file was changed by somebody else.
        TransmemError: A file cannot be written.
    """
    before = {path: _current(path) for path in [*files, *unchanged_since]}
    _refuse_changed(before, unchanged_since)
    new = {path: data for path, data in files.items() if before[path] != data}
    folders: list[Path] = []
    staged: dict[Path, Path] = {}
    try:
        for path, data in new.items():
            with while_writing(path):
                target = Path(os.path.realpath(path))
                _make(target.parent, folders)
                _stage([data], target, staged)
        _refuse_changed({path: _current(path) for path in unchanged_since}, unchanged_since)
        _replace(staged)
    except BaseException:  # Ctrl-C too
        _clear(staged.values(), folders)
        raise
    return tuple(new)


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Writes one file piece by piece, under another name until it is whole.

    Raises:
        TransmemError: It cannot be written; whatever was there is as it was.
    """
    folders: list[Path] = []
    staged: dict[Path, Path] = {}
    try:
        with while_writing(path):
            target = Path(os.path.realpath(path))
            _make(target.parent, folders)
            _stage(pieces, target, staged)
            _replace(staged)
    except BaseException:  # Ctrl-C too
        _clear(staged.values(), folders)
        raise


def make_folder_for(path: Path) -> None:
    """Makes the folder that a file shall be in, and those above it.

    Raises:
        TransmemError: It cannot be made.
    """
    with while_writing(path):
        _make(path.absolute().parent, [])


def _current(path: Path) -> bytes | None:
    with while_reading(path):
        try:
            return path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None


def _refuse_changed(
    contents: Mapping[Path, bytes | None], unchanged_since: Mapping[Path, str | None]
) -> None:
    for path, known in unchanged_since.items():
        if digest(contents[path]) != known:
            raise CatalogError(
                "was changed by another program while transmem worked on it; nothing was "
                "written; save it there, and run the command again",
                path=shown(path),
            )


def _make(folder: Path, made: list[Path]) -> None:
    """Makes a folder and those above it, and notes which."""
    if folder.is_dir():
        return
    _make(folder.parent, made)
    made.append(folder)
    folder.mkdir()


def _stage(pieces: Iterable[bytes], target: Path, staged: dict[Path, Path]) -> None:
    if target.exists() and not os.access(target, os.W_OK):
        raise TransmemError("is read-only; make it writable, and try again", path=shown(target))
    # A name of its own: the target's may be as long as names can be.
    temporary = target.with_name(f".transmem-{secrets.token_hex(8)}.tmp")
    staged[target] = temporary
    with temporary.open("xb") as file:
        for piece in pieces:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    if target.exists():
        shutil.copymode(target, temporary)


def _replace(staged: Mapping[Path, Path]) -> None:
    """Renames files; should that stop half-way, those already replaced get their content back."""
    replaced: dict[Path, bytes | None] = {}
    try:
        for target, temporary in staged.items():
            with while_writing(target):
                replaced[target] = _current(target)
                temporary.replace(target)
    except BaseException:
        for target, content in replaced.items():
            _put_back(target, content)
        raise


def _put_back(target: Path, content: bytes | None) -> None:
    with suppress(OSError, TransmemError):
        if _current(target) == content:
            return
        if content is None:
            target.unlink()
        else:
            target.write_bytes(content)


def _clear(files: Iterable[Path], folders: list[Path]) -> None:
    for file in files:
        with suppress(OSError):
            file.unlink(missing_ok=True)
    for folder in reversed(folders):
        with suppress(OSError):
            folder.rmdir()
