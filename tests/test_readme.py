"""What the README says is so."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

from transmem.cli import COMMANDS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_its_python_does_what_it_shows() -> None:
    failures, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert (failures, tried > 0) == (0, True)


def test_every_command_stands_in_its_table() -> None:
    assert re.findall(r"^\| `transmem (\w+)", README, flags=re.MULTILINE) == list(COMMANDS)


def test_the_two_commands_that_ci_runs_are_marked() -> None:
    marked = re.findall(r"<!-- command: (\w+) -->\n```sh\n(.+)\n```", README)
    assert [name for name, _ in marked] == ["build", "test"]


def test_the_files_that_it_names_are_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
