"""The map of the architecture is that of the code."""

from __future__ import annotations

import importlib
import pkgutil
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "transmem"
MAP = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
# Those whose docstring is a map of their modules; others list them in a table of their code.
MAPPED = [
    "adapting",
    "align",
    "checks",
    "documents",
    "editions",
    "interchange",
    "memory",
    "project",
    "score",
    "segmentation",
    "serving",
    "sync",
]


def test_the_layers_are_those_that_the_imports_keep_to() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract, *_ = settings["tool"]["importlinter"]["contracts"]
    drawn = re.search(r"```text\n(.*?)```", MAP, re.DOTALL)
    assert drawn
    groups = [re.findall(r"^\S+", group, re.MULTILINE) for group in drawn[1].split("\n\n")]
    assert [" | ".join(group) for group in groups] == contract["layers"]


def test_every_file_of_a_walk_is_there() -> None:
    named = re.findall(r"`([\w/]+\.py|[\w/]+/)`", MAP)
    assert len(named) > 20
    assert [name for name in named if not (PACKAGE / name).exists()] == []


@pytest.mark.parametrize("name", MAPPED)
def test_a_package_tells_of_all_its_modules_and_of_no_others(name: str) -> None:
    package = importlib.import_module(f"transmem.{name}")
    modules = {module.name for module in pkgutil.iter_modules(package.__path__)}
    assert set(re.findall(r"(?<!`)`(\w+)`(?!`)", package.__doc__ or "")) == modules
