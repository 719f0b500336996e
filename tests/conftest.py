"""What several tests need."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def gettext_tool() -> Callable[[str], str]:
    """Finds a program of gettext; without it a test is skipped, but fails in CI."""

    def find(name: str) -> str:
        found = shutil.which(name)
        if not found:
            stop = pytest.fail if os.environ.get("CI") else pytest.skip
            stop(f"{name} is not installed (package gettext)")
        return found

    return find


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
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop("TRANSMEM_TEST_POSTGRESQL names no server")
    psycopg = pytest.importorskip("psycopg")
    name = f"transmem_{secrets.token_hex(8)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield f"{server.rpartition('/')[0]}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
