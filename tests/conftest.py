"""What several tests need."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest


def _without(what: str) -> NoReturn:
    """Skips a test whose program is not installed, but fails in CI."""
    stop = pytest.fail if os.environ.get("CI") else pytest.skip
    stop(f"{what} is not installed")


@pytest.fixture(scope="session")
def gettext_tool() -> Callable[[str], str]:
    """Finds a program of gettext."""
    return lambda name: shutil.which(name) or _without(f"{name} (package gettext)")


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """Finds a program that has the name of its package."""
    return lambda name: shutil.which(name) or _without(name)


@pytest.fixture(scope="session")
def npm_file(program: Callable[[str], str]) -> Callable[[str], Path]:
    """Finds a file of a package that is installed with ``npm install --global``."""
    answer = subprocess.run(
        [program("npm"), "root", "--global"], capture_output=True, text=True, check=True
    )
    root = Path(answer.stdout.strip())

    def find(name: str) -> Path:
        return root / name if (root / name).is_file() else _without(f"{name} (npm)")

    return find


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, and a time that stands still."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    return tmp_path


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Gives a place for a memory, in a file and in a database of its own on a server.

    The server is the one that TRANSMEM_TEST_POSTGRESQL names: `.ci/postgresql` starts one.
    """
    if request.param == "sqlite":
        yield str(tmp_path / "memory.db")
        return
    server = os.environ.get("TRANSMEM_TEST_POSTGRESQL")
    if not server:
        _without("a PostgreSQL server (TRANSMEM_TEST_POSTGRESQL)")
    import psycopg

    name = f"transmem_{secrets.token_hex(8)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield f"{server.rpartition('/')[0]}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
