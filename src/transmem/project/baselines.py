"""Baselines on disk, where files are named as seen from the folder of the baseline."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from transmem.checks.baseline import Baseline, parse, record, render
from transmem.errors import BaselineError
from transmem.model import Finding
from transmem.project.layout import shown
from transmem.project.reading import read_bytes


def read(file: Path) -> Baseline:
    """Reads a baseline.

    Raises:
        TransmemError: There is none, or it cannot be understood.
    """
    name = shown(file)
    if not file.exists():
        raise BaselineError(
            f"does not exist yet; make it with: transmem check --write-baseline {name}", path=name
        )
    try:
        text = read_bytes(file, name=name).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BaselineError("is no baseline: it is not UTF-8", path=name) from error
    return parse(text, path=name)


def content(findings: Iterable[Finding], *, file: Path) -> bytes:
    """Gives the bytes of a baseline that knows these findings."""
    placed = (replace(found, file=_seen_from(file, found.file)) for found in findings)
    return render(record(placed)).encode()


def about(baseline: Baseline, files: Sequence[str], *, file: Path) -> Baseline:
    """Gives what a baseline says of some files, and of those that are not there any more."""
    meant = {_seen_from(file, name) for name in files}
    return Baseline(
        known=tuple(
            known
            for known in baseline.known
            if known.file in meant or not (file.parent / known.file).exists()
        )
    )


def _seen_from(file: Path, name: str) -> str:
    try:
        return Path(os.path.relpath(name, file.parent)).as_posix()
    except ValueError:  # Windows: on another drive
        return name
