"""What several tests need."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

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
