"""How long the commands take on a project, beside the start of Python itself.

Usage: python benchmarks/commands.py [--project FOLDER] [--runs N]

The project is copied first, so nothing in it changes. Prints the median of the runs of each
command in seconds and as a multiple of `python -c pass` in the same run.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMANDS = (
    ("python -c pass", [sys.executable, "-c", "pass"]),
    ("transmem --help", [sys.executable, "-m", "transmem", "--help"]),
    ("transmem status", [sys.executable, "-m", "transmem", "status"]),
    ("transmem check", [sys.executable, "-m", "transmem", "check"]),
    ("transmem build", [sys.executable, "-m", "transmem", "build"]),
)


def seconds(command: list[str], folder: Path) -> float:
    """Runs a command once."""
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


def copied(project: Path, folder: Path) -> Path:
    """Copies what a project consists of, without what only a checkout has."""
    target = folder / "project"
    ignored = shutil.ignore_patterns(".*", "editions", "dist", "__pycache__")
    shutil.copytree(project, target, ignore=ignored)
    return target


def main() -> None:
    parser = argparse.ArgumentParser(description="Times the commands on a project.")
    parser.add_argument("--project", type=Path, default=Path(__file__).parents[1])
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = copied(options.project, Path(folder))
        base = 0.0
        for name, command in COMMANDS:
            seconds(command, project)  # the first run compiles and fills the disk's cache
            median = statistics.median(seconds(command, project) for _ in range(options.runs))
            base = base or median
            print(f"{name:18} {median:6.3f} s   {median / base:6.1f} x python")


if __name__ == "__main__":
    main()
