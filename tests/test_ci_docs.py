"""What docs/ci.md gives to copy: it is valid, and its commands are there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from test_cli import run

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"<!-- file: (\S+) -->\n```yaml\n(.*?)```", PAGE, re.DOTALL))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
HEADER = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n'


def commands() -> list[str]:
    """Every call of transmem in the page: in the files, and in its blocks of shell."""
    github = yaml.safe_load(FILES["github"])["jobs"]["check"]["steps"]
    lines = [step["run"] for step in github if "run" in step]
    lines += yaml.safe_load(FILES["gitlab"])["translations"]["script"]
    lines += re.findall(r"```sh\n(.*?)\n```", PAGE, re.DOTALL)
    return [line for line in lines if line.startswith("transmem ")]


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("github", ["--builtin-schema", "vendor.github-workflows"]),
        ("gitlab", ["--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"]),
    ],
)
def test_the_files_are_what_the_services_take(
    name: str, arguments: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "ci.yml"
    file.write_text(FILES[name], encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *arguments, str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout


def test_every_command_and_option_in_it_exists() -> None:
    assert len(commands()) == 4
    for line in commands():
        _, name, *options = shlex.split(line.partition(">")[0])
        said = run(name, "--help").stdout
        assert all(f"{one} " in said for one in options if one.startswith("--")), line
    for option in re.findall(r"`(--[a-z-]+)", PAGE):
        assert option in run("check", "--help").stdout


def test_what_the_services_shall_read_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    github = yaml.safe_load(FILES["github"])["jobs"]["check"]["steps"]
    upload = next(step["with"]["sarif_file"] for step in github if "upload" in step.get("uses", ""))
    assert any(line.endswith(f"> {upload}") for line in commands())
    gitlab = yaml.safe_load(FILES["gitlab"])["translations"]
    report = gitlab["artifacts"]["reports"]["junit"]
    assert any(line.endswith(f"> {report}") for line in commands())
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fr.po").write_text(HEADER + '\nmsgid "12"\nmsgstr "12"\n', encoding="utf-8")
    for line in commands():
        _, name, *options = shlex.split(line.partition(">")[0])
        assert run(name, "fr.po", *options).exit_code == 0, line


def test_every_format_stands_in_the_table() -> None:
    (offered,) = re.findall(r"--format \[([^\]]*)\]", run("check", "--help").stdout)
    named = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert sorted(named) == sorted(offered.split("|"))


def git(folder: Path, *arguments: str) -> None:
    name = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True)


def test_the_hook_that_is_named_is_there() -> None:
    (repository,) = yaml.safe_load(FILES["pre-commit"])["repos"]
    assert [hook["id"] for hook in repository["hooks"]] == [hook["id"] for hook in HOOKS]


@pytest.mark.skipif(
    not os.environ.get("CI"), reason="makes an environment of its own; .ci/run runs it"
)
def test_pre_commit_runs_the_hook(tmp_path: Path) -> None:
    hooks = tmp_path / "transmem"
    hooks.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, hooks)
    shutil.copytree(ROOT / "src", hooks / "src", ignore=shutil.ignore_patterns("__pycache__"))
    project = tmp_path / "project"
    project.mkdir()
    (project / "good.po").write_text(HEADER + '\nmsgid "12"\nmsgstr "12"\n', encoding="utf-8")
    (project / "notes.txt").write_text("12\n", encoding="utf-8")
    for folder in (hooks, project):
        git(folder, "init")
        git(folder, "add", ".")
        git(folder, "commit", "-m", "All")

    def hook() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "try-repo", str(hooks), "transmem-check", "-av"],
            cwd=project,
            env=os.environ | {"PRE_COMMIT_HOME": str(tmp_path / "cache")},
            capture_output=True,
            text=True,
            check=False,
            timeout=900,
        )

    told = hook()
    assert told.returncode == 0, told.stdout + told.stderr
    assert "0 errors, 0 warnings in 1 file, 1 unit" in told.stdout
    (project / "bad.po").write_text(HEADER + '\nmsgid "12"\nmsgstr "13"\n', encoding="utf-8")
    git(project, "add", ".")
    told = hook()
    assert told.returncode == 1
    assert "bad.po:5: error: 12 became 13 [numbers/number-changed]" in told.stdout
