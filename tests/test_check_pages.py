"""The pages of the checks: every rule has its section, and what they show is so."""

from __future__ import annotations

import doctest
import re
import runpy
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from transmem.checks import CHECKS, RULES, suppression
from transmem.fidelity import writing
from transmem.model import Severity

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
CHECK_NAMES = [module.NAME for module in CHECKS]
NAMES = [*CHECK_NAMES, suppression.NAME]
SHOWN = {"ar", "az", "de", "es", "fa", "fr", "hi", "ja", "ru", "tr", "zh"}


def page(name: str) -> str:
    return (DOCS / "checks" / f"{name}.md").read_text(encoding="utf-8")


def sections(name: str) -> dict[str, str]:
    parts = re.split(r"^## (.+)\n", page(name), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_pages_are_what_the_modules_say() -> None:
    made = runpy.run_path(str(DOCS / "generate.py"))["check_pages"]()
    written = {file.name: file.read_text("utf-8") for file in (DOCS / "checks").iterdir()}
    assert sorted(written) == sorted(made), "run: python docs/generate.py"
    for name, text in made.items():
        assert written[name] == text, f"{name}: run: python docs/generate.py"


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_has_its_section_and_nothing_else_has(name: str) -> None:
    rules = {rule.name: rule for rule in RULES if rule.check == name}
    found = sections(name)
    assert sorted(found) == sorted(rules)
    for heading, text in found.items():
        rule = rules[heading]
        assert text.startswith(f"\n**{rule.severity}**: {rule.title}.\n")


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_shows_what_is_wrong_and_what_is_right(name: str) -> None:
    for heading, text in sections(name).items():
        given = "\n".join(example.want for example in doctest.DocTestParser().get_examples(text))
        assert f"'{heading}'" in given, heading
        assert "[]" in given, heading


# Of isolates only languages that are written from right to left have need.
@pytest.mark.parametrize("name", [name for name in CHECK_NAMES if name != "isolates"])
def test_the_examples_are_of_many_languages(name: str) -> None:
    shown = set(re.findall(r'"(\w\w)"\)', page(name)))
    assert len(shown & SHOWN) >= 6


@pytest.mark.parametrize("name", [*(f"checks/{name}" for name in NAMES), "fidelity"])
def test_its_examples_do_what_they_show(name: str) -> None:
    failures, tried = doctest.testfile(
        str(DOCS / f"{name}.md"), module_relative=False, encoding="utf-8"
    )
    assert (failures, tried > 0) == (0, True)


@pytest.mark.parametrize("name", ["checks/README", "checks/suppressions", "languages", "fidelity"])
def test_the_places_that_a_page_names_are_there(name: str) -> None:
    file = DOCS / f"{name}.md"
    for target, anchor in re.findall(r"\]\(([\w./-]+)(?:#([^)]+))?\)", file.read_text("utf-8")):
        there = file.parent / target
        assert there.exists(), target
        assert not anchor or f"\n## {anchor}\n" in there.read_text("utf-8"), anchor


def test_the_index_lists_every_rule_once() -> None:
    assert re.findall(r"^\| \[`([^`]+)`\]", page("README"), re.MULTILINE) == [r.name for r in RULES]


def test_the_table_of_severities_is_that_of_the_rules() -> None:
    said = (DOCS / "fidelity.md").read_text(encoding="utf-8")
    for severity in Severity:
        (row,) = re.findall(rf"^\| {severity} \|[^|]*\|(.*)\|$", said, re.MULTILINE)
        rules = [rule.name for rule in RULES if rule.severity == severity]
        assert sorted(re.findall(r"`([^`]+)`", row)) == sorted(rules)


LANGUAGES = (DOCS / "languages.md").read_text(encoding="utf-8")


def test_the_languages_that_are_named_are_those_that_have_a_module() -> None:
    named = re.findall(r"\(`(\w\w)`\)", LANGUAGES)
    folder = Path(writing.__file__).parent
    modules = {file.stem for file in folder.glob("*.py") if len(file.stem) <= 3}
    assert sorted(named) == sorted(modules)


def test_every_field_of_a_module_stands_in_one_of_the_tables() -> None:
    rows = re.findall(r"^\| (`[^|]+) \|", LANGUAGES, re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(named) == sorted(field.name for field in fields(writing.Notation))


def test_the_small_module_does_what_is_shown_of_it(tmp_path: Path) -> None:
    ((name, module),) = re.findall(
        r"<!-- file: (\S+) -->\n```python\n(.*?)```", LANGUAGES, re.DOTALL
    )
    (tmp_path / name).write_text(module, encoding="utf-8")
    # A program of its own: what languages are read as is remembered.
    program = (
        "import doctest, sys; from transmem.fidelity import writing; "
        "writing.__path__.append(sys.argv[2]); "
        "told = doctest.testfile(sys.argv[1], module_relative=False, encoding='utf-8'); "
        "sys.exit(told.failed or told.attempted < 10)"
    )
    arguments = [sys.executable, "-c", program, str(DOCS / "languages.md"), str(tmp_path)]
    told = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    place = ["--stdin-filename", str(Path(writing.__file__).with_name(name)), "-"]
    for tool in (["check"], ["format", "--check"]):
        told = subprocess.run(
            [sys.executable, "-m", "ruff", *tool, *place],
            input=module, capture_output=True, text=True, check=False, encoding="utf-8",
        )  # fmt: skip
        assert told.returncode == 0, told.stdout
