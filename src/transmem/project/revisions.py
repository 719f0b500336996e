"""What has changed in a catalog since a revision, as git knows it."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from pathlib import Path

from transmem.errors import CatalogError, TransmemError
from transmem.model import Catalog, Unit
from transmem.project.reading import parse_catalog


def changed_since(catalog: Catalog, revision: str) -> Catalog:
    """Gives a catalog with those entries only that a revision does not have as they are now.

    Of a catalog that was not there then, or was none that can be read, it is all of them.

    Raises:
        TransmemError: The catalog is not in a repository, or git does not know the revision.
    """
    file = Path(os.path.realpath(catalog.path))
    commit = _commit(catalog.path, file, revision)
    data = _content(file, commit)
    if data is None:
        return catalog
    try:
        then = parse_catalog(data, file, name=catalog.path, language=catalog.language)
    except CatalogError:
        return catalog
    before = {unit.key: _matter(unit) for unit in then.units}
    changed = (unit for unit in catalog.units if before.get(unit.key) != _matter(unit))
    return replace(catalog, units=tuple(changed))


def at_revision(catalog: Catalog, revision: str) -> Catalog:
    """Gives a catalog as a revision has it.

    Raises:
        TransmemError: The catalog is not in a repository, git does not know the revision, or the
            revision does not have the catalog.
        CatalogError: What it has there cannot be read.
    """
    file = Path(os.path.realpath(catalog.path))
    commit = _commit(catalog.path, file, revision)
    data = _content(file, commit)
    if data is None:
        raise TransmemError(f"was not there yet at {revision}", path=catalog.path)
    name = f"{catalog.path} at {revision}"
    return parse_catalog(data, file, name=name, language=catalog.language)


def previous(catalog: Catalog) -> Catalog:
    """Gives a catalog as the last commit has it that says something else than it says now.

    Raises:
        TransmemError: The catalog is not in a repository, or no commit has another.
        CatalogError: What it was cannot be read.
    """
    file = Path(os.path.realpath(catalog.path))
    _commit(catalog.path, file, "HEAD")
    now = {unit.key: _matter(unit) for unit in catalog.units}
    for commit in _git(file, "log", "--format=%H", "--", file.name).stdout.decode().split():
        if _content(file, commit) is None:
            continue
        before = at_revision(catalog, commit)
        if {unit.key: _matter(unit) for unit in before.units} != now:
            return replace(before, path=f"{catalog.path} at {commit:.12}")
    raise TransmemError("git has no version of it that says something else", path=catalog.path)


def _matter(unit: Unit) -> tuple[object, ...]:
    """Gives what a check would see otherwise."""
    return unit.plural, unit.msgstr, unit.plurals, unit.fuzzy, unit.obsolete


def _commit(name: str, file: Path, revision: str) -> str:
    asked = f"{revision}^{{commit}}"
    # What begins with a hyphen is an option to git, and never a revision.
    options = ["rev-parse", "--verify", "--quiet", asked]
    answer = _git(file, *(["rev-parse", "--git-dir"] if revision.startswith("-") else options))
    if answer.returncode > 1:
        said = answer.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        raise TransmemError(f"cannot be compared with a revision: {said}", path=name)
    if answer.returncode or revision.startswith("-"):
        raise TransmemError(
            f"git knows no revision “{revision}” here; look how it is spelled, or fetch it "
            "(a clone made for CI has often only the last one)",
            path=name,
        )
    return answer.stdout.decode().strip()


def _content(file: Path, commit: str) -> bytes | None:
    """Gives a file as a commit has it; None if it does not."""
    there = _git(file, "ls-tree", "-z", "--name-only", commit, "--", file.name)
    if not there.stdout:
        return None
    # As it was stored: a converter for reading differences must not stand between.
    shown = _git(file, "show", "--no-textconv", f"{commit}:./{file.name}")
    if shown.returncode:
        said = shown.stderr.decode(errors="replace").strip()
        raise TransmemError(f"git cannot show it at {commit:.12}: {said}", path=str(file))
    return shown.stdout


def _git(file: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Runs git in the folder of a file."""
    environment = dict(os.environ)
    if "GIT_WORK_TREE" not in environment:
        # A hook has it for the folder that it runs in; from others git finds the same itself.
        environment.pop("GIT_DIR", None)
    try:
        return subprocess.run(  # noqa: S603 - no shell, and every argument has its place
            ["git", *arguments],  # noqa: S607 - found on the PATH, as users have it
            cwd=file.parent,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise TransmemError(
            "cannot be compared with a revision: git is not installed", path=str(file)
        ) from error
