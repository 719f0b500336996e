"""What the system says when a file cannot be read or written, in words that help."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from transmem.errors import TransmemError
from transmem.project.layout import shown

_READING = {
    errno.ENOENT: "does not exist; check how it is spelled",
    errno.EISDIR: "is a folder; name a file",
    errno.ENOTDIR: "does not exist: a part of the path is a file, not a folder",
    errno.EACCES: "may not be read; check its permissions",
    errno.EPERM: "may not be read; check its permissions",
}
_WRITING = {
    errno.ENOSPC: "the disk is full; make room and run the command again",
    errno.EDQUOT: "your quota on this disk is used up; make room and run the command again",
    errno.EROFS: "the disk is read-only; nothing can be written there",
    errno.EACCES: "may not be written; check the permissions of the file and of its folder",
    errno.EPERM: "may not be written; check the permissions of the file and of its folder",
    errno.EISDIR: "is a folder, where a file should be; move it away",
    errno.ENOTDIR: "cannot be written: a part of the path is a file, not a folder",
    errno.EEXIST: "cannot be written: a part of the path is a file, not a folder",
}


@contextmanager
def while_reading(path: Path, name: str | None = None) -> Iterator[None]:
    """Says of an error of the system which file it is about and how to mend it."""
    try:
        yield
    except OSError as error:
        raise _explained(error, _READING, name or shown(path)) from error


@contextmanager
def while_writing(path: Path) -> Iterator[None]:
    """Does the same where something is written."""
    try:
        yield
    except OSError as error:
        raise _explained(error, _WRITING, shown(path)) from error


def _explained(error: OSError, words: dict[int, str], name: str) -> TransmemError:
    reason = words.get(error.errno or 0) or f"{error.strerror or error}"
    return TransmemError(reason, path=name)
