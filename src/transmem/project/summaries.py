"""The page that sums up a run on GitHub: a file that the environment names."""

from __future__ import annotations

import os
from pathlib import Path

from transmem.project.failures import while_writing


def add_to_summary(markdown: str) -> None:
    """Adds to the page of this step, if there is one; what others wrote there stays.

    Raises:
        TransmemError: The file cannot be written.
    """
    name = os.environ.get("GITHUB_STEP_SUMMARY", "")
    if not name:
        return
    path = Path(name)
    with while_writing(path), path.open("a", encoding="utf-8", errors="replace") as file:
        file.write(f"{markdown}\n")
