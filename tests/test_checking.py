"""How a project wants its catalogs checked: severities, revisions, processes, checks of others."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result

from command_line import run
from transmem.checks import RULES, check_catalog, every_check, every_rule
from transmem.checks.severities import Severities
from transmem.errors import ConfigurationError, TransmemError
from transmem.model import Catalog, Finding, Severity, Unit
from transmem.project import find
from transmem.project.checking import Policy, check_catalogs, policy_of
from transmem.project.rulings import line_of, severities


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def po(*pairs: tuple[str, str], language: str = "fr", mark: str = "") -> str:
    entries = "".join(f'\n{mark}msgid "{msgid}"\nmsgstr "{msgstr}"\n' for msgid, msgstr in pairs)
    return f'msgid ""\nmsgstr "Language: {language}\\n"\n{entries}'


def found(told: Result) -> list[str]:
    return [f"{one['severity']} {one['rule']}" for one in json.loads(told.stdout)["findings"]]


class TestSeverities:
    FOUND = Finding(
        check="urls", rule="url-changed", severity=Severity.ERROR, message="", language="pt-BR"
    )

    @pytest.mark.parametrize(
        ("settings", "severity"),
        [
            ({}, Severity.ERROR),
            ({"": {"urls": Severity.INFO}}, Severity.INFO),
            ({"": {"urls": None}}, None),
            ({"": {"urls": None, "url-changed": Severity.WARNING}}, Severity.WARNING),
            ({"": {"url-changed": None}, "pt-BR": {"urls": Severity.INFO}}, Severity.INFO),
            ({"pt": {"urls": Severity.INFO}}, Severity.INFO),
            ({"pt": {"url-changed": None}, "pt-BR": {"urls": Severity.INFO}}, Severity.INFO),
            ({"pt-PT": {"urls": None}, "p": {"urls": None}, "fr": {"urls": None}}, Severity.ERROR),
            ({"pt-BR": {"numbers": None}, "": {"urls": Severity.WARNING}}, Severity.WARNING),
        ],
    )
    def test_the_nearest_language_decides_and_in_it_the_rule(
        self, settings: dict[str, dict[str, Severity | None]], severity: Severity | None
    ) -> None:
        assert Severities(settings=settings).of(self.FOUND) == severity

    def test_the_configuration_is_read(self, here: Path) -> None:
        put(
            here / "pyproject.toml",
            '[tool.transmem]\n[tool.transmem.rules]\nnumber-form = "error"\nurls = "off"\n'
            '[tool.transmem.rules.pt_BR]\nmark-form = "info"\n',
        )
        assert severities(find(here)).settings == {
            "": {"number-form": Severity.ERROR, "urls": None},
            "pt-BR": {"mark-form": Severity.INFO},
        }
        assert policy_of(None) == Policy()

    @pytest.mark.parametrize(
        ("text", "line", "words"),
        [
            ('[rules]\nurls = "loud"\n', 2, "“urls” must be one of error, warning, info, off"),
            ("[rules]\nurls = 3\n", 2, "“urls” must be one of error, warning, info, off"),
            ('rules = "off"\n', 1, "“rules” must be a table"),
            ('[rules.French!]\nurls = "off"\n', None, "is not TOML"),
            ('[rules."French!"]\nurls = "off"\n', 1, "“French!” is not a language tag"),
            ("[rules.pt-BR]\n[rules.pt_BR]\n", 2, "“pt-BR” and “pt_BR” are the same language"),
        ],
    )
    def test_a_wrong_value_is_said_by_every_command(
        self, here: Path, text: str, line: int | None, words: str
    ) -> None:
        put(here / "transmem.toml", text)
        with pytest.raises(ConfigurationError) as caught:
            find(here)
        assert words in str(caught.value)
        assert line is None or caught.value.line == line

    @pytest.mark.parametrize(
        ("text", "line", "words"),
        [
            ('[rules]\nurl = "off"\n', 2, "“url” is no check and no rule; did you mean “urls”?"),
            (
                'name = "url-changd"\n[rules]\nurls = "off"\n[rules.fr]\nurl-changd = "off"\n',
                5,
                "did you mean “url-changed”?",
            ),
            ('rules = {fr = {zzz = "off"}}\n', 1, "the checks are numbers, "),
            ('rules.fr.zzz = "off"\n', 1, "“zzz” is no check and no rule"),
        ],
    )
    def test_an_unknown_name_is_said_with_its_line(
        self, here: Path, text: str, line: int, words: str
    ) -> None:
        put(here / "transmem.toml", text)
        put(here / "fr.po", po(("a", "b")))
        for command in ("check", "status"):
            told = run(command, "fr.po")
            assert (told.exit_code, told.stdout) == (2, "")
            assert told.stderr.startswith(f"transmem: error: transmem.toml:{line}: ")
            assert words in told.stderr

    def test_lines_are_found_in_any_layout(self) -> None:
        text = 'urls = 1\n[a]\nurls = 2 # x\n[a."b"] # y\n"urls" = 3\n\n[[c]]\nd = {e = 1}\n'
        assert line_of(("urls",), text) == 1
        assert line_of(("a", "urls"), text) == 3
        assert line_of(("a", "b"), text) == 4
        assert line_of(("a", "b", "urls"), text) == 5
        assert line_of(("z", "urls"), text) is None

    def test_check_and_status_and_build_follow_it(self, here: Path) -> None:
        put(here / "note.txt", "There were 613 persons in the hall.\n")
        assert run("init", "note.txt", "-l", "fr", "-l", "es").exit_code == 0
        for language in ("fr", "es"):
            file = here / "locales" / language / "LC_MESSAGES" / "note.po"
            text = file.read_text(encoding="utf-8")
            put(file, text.replace('hall."\nmsgstr ""', 'hall."\nmsgstr "631 xx."'))
        assert run("check").exit_code == 1
        assert run("build").exit_code == 1
        config = here / "transmem.toml"
        text = config.read_text(encoding="utf-8")
        put(config, f'{text}\n[rules]\nnumbers = "off"\n[rules.es]\nnumber-changed = "warning"\n')
        told = run("check", "--format", "json")
        assert (told.exit_code, found(told)) == (0, ["warning number-changed"])
        french, spanish = json.loads(run("status", "--format", "json").stdout)["catalogs"]
        assert french["findings"] == {"errors": 0, "warnings": 0, "infos": 0}
        assert spanish["findings"] == {"errors": 0, "warnings": 1, "infos": 0}
        assert run("build").exit_code == 0

    def test_files_that_are_named_follow_the_configuration_above(self, here: Path) -> None:
        put(here / "fr.po", po(("613 men", "631 hommes")))
        assert run("check", "fr.po").exit_code == 1
        put(here / "transmem.toml", '[rules.fr]\nnumbers = "info"\n')
        told = run("check", "fr.po", "--format", "json")
        assert (told.exit_code, found(told)) == (0, ["info number-changed"])


def git(*arguments: str, folder: Path) -> None:
    who = ["-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


class TestRevisions:
    @pytest.fixture
    def repository(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        for name in [name for name in os.environ if name.startswith("GIT_")]:
            monkeypatch.delenv(name)
        git("init", "-q", folder=here)
        put(here / "po" / "français.po", po(("1 man", "2 hommes"), ("3 cats", "4 chats")))
        git("add", ".", folder=here)
        git("commit", "-qm", "one", folder=here)
        return here

    @staticmethod
    def changed(*arguments: str) -> list[str]:
        told = run("check", *arguments, "--format", "json")
        assert told.exit_code in {0, 1}, told.stderr
        return [one["msgid"] for one in json.loads(told.stdout)["findings"]]

    def test_what_is_as_it_was_is_left_out(self, repository: Path) -> None:
        assert self.changed("po", "--changed-since", "HEAD") == []
        assert self.changed("po") == ["1 man", "3 cats"]
        told = run("check", "po", "--changed-since", "HEAD")
        assert told.stdout == "0 errors, 0 warnings in 1 file, 0 units\n"
        assert repository.exists()

    @pytest.mark.parametrize(
        ("old", "new", "changed"),
        [
            ("2 hommes", "2 beaux hommes", ["1 man"]),
            ("1 man", "1 tall man", ["1 tall man"]),
            ('msgid "3 cats"', 'msgctxt "x"\nmsgid "3 cats"', ["3 cats"]),
            ('msgid "3 cats"', '# a note\n#: a.txt:1\nmsgid "3 cats"', []),
            ('msgid "3 cats"\n', 'msgid ""\n"3 "\n"cats"\n', []),
            (
                'msgid "3 cats"\nmsgstr "4 chats"',
                'msgid "3 cats"\nmsgid_plural "3 cats"\nmsgstr[0] "4 chats"',
                ["3 cats"],
            ),
        ],
    )
    def test_an_entry_is_changed_when_its_text_is(
        self, repository: Path, old: str, new: str, changed: list[str]
    ) -> None:
        file = repository / "po" / "français.po"
        put(file, file.read_text(encoding="utf-8").replace(old, new))
        assert self.changed("po", "--changed-since", "HEAD") == changed

    def test_an_entry_that_was_fuzzy_or_obsolete_is_changed(self, repository: Path) -> None:
        pairs = (("1 man", "2 hommes"),)
        for mark in ("#, fuzzy\n", "#~ "):
            text = po(*pairs, mark=mark).replace('\nmsgstr "2', f'\n{mark}msgstr "2', 1)
            text = text.replace("#, fuzzy\nmsgstr", "msgstr")
            put(repository / "po" / "a.po", text)
            git("add", ".", folder=repository)
            git("commit", "-qm", "two", folder=repository)
            put(repository / "po" / "a.po", po(*pairs))
            assert self.changed("po/a.po", "--changed-since", "HEAD") == ["1 man"]

    def test_any_name_of_a_revision_will_do(self, repository: Path) -> None:
        git("tag", "-a", "-m", "t", "v1", folder=repository)
        file = repository / "po" / "français.po"
        put(file, file.read_text(encoding="utf-8").replace("4 chats", "5 chats"))
        git("commit", "-qam", "two", folder=repository)
        assert self.changed("po", "--changed-since", "HEAD~1") == ["3 cats"]
        assert self.changed("po", "--changed-since", "v1") == ["3 cats"]
        assert self.changed("po", "--changed-since", "HEAD") == []

    def test_a_file_that_was_not_there_or_was_broken_is_all_changed(self, repository: Path) -> None:
        put(repository / "po" / "new.po", po(("5 dogs", "6 chiens")))
        assert self.changed("po", "--changed-since", "HEAD") == ["5 dogs"]
        put(repository / "po" / "français.po", "this is no PO\n")
        git("commit", "-qam", "broken", folder=repository)
        put(repository / "po" / "français.po", po(("1 man", "2 hommes")))
        assert self.changed("po/français.po", "--changed-since", "HEAD") == ["1 man"]

    def test_it_works_from_below_in_worktrees_and_in_hooks(
        self, repository: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tree = repository.parent / f"{repository.name}-tree"
        git("worktree", "add", "-q", str(tree), folder=repository)
        put(tree / "po" / "français.po", po(("1 man", "2 hommes"), ("3 cats", "5 chats")))
        monkeypatch.chdir(tree / "po")
        assert self.changed(".", "--changed-since", "HEAD") == ["3 cats"]
        monkeypatch.chdir(tree)
        monkeypatch.setenv("GIT_DIR", str(repository / ".git" / "worktrees" / tree.name))
        assert self.changed("po", "--changed-since", "HEAD") == ["3 cats"]
        monkeypatch.delenv("GIT_DIR")
        monkeypatch.chdir("/")
        assert self.changed(str(tree), "--changed-since", "HEAD") == ["3 cats"]

    def test_a_converter_for_differences_does_not_stand_between(self, repository: Path) -> None:
        put(repository / ".gitattributes", "*.po diff=upper\n")
        git("config", "diff.upper.textconv", "tr a-z A-Z <", folder=repository)
        assert self.changed("po", "--changed-since", "HEAD") == []

    @pytest.mark.parametrize("revision", ["nowhere", "-x", "--all", "", "HEAD:po"])
    def test_an_unknown_revision_is_one_line(self, repository: Path, revision: str) -> None:
        told = run("check", "po", f"--changed-since={revision}")
        assert (told.exit_code, told.stdout, told.stderr.count("\n")) == (2, "", 1)
        assert told.stderr.startswith("transmem: error: po/français.po: ")
        assert repository.exists()

    def test_outside_of_git_it_is_one_line(self, here: Path) -> None:
        put(here / "fr.po", po(("1 man", "2 hommes")))
        told = run("check", "fr.po", "--changed-since", "HEAD")
        assert (told.exit_code, told.stderr.count("\n")) == (2, 1)
        assert "fr.po: cannot be compared with a revision: not a git repository" in told.stderr

    def test_without_git_it_is_said(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        put(here / "fr.po", po(("1 man", "2 hommes")))
        monkeypatch.setenv("PATH", str(here))
        told = run("check", "fr.po", "--changed-since", "HEAD")
        assert (told.exit_code, told.stderr.count("\n")) == (2, 1)
        assert "git is not installed" in told.stderr


def catalogs() -> list[Catalog]:
    """Catalogs of which one is long enough to be cut."""
    filling = "and so on " * 20
    note = "transmem: ignore numbers -- seen"
    return [
        Catalog(
            path=f"{name}.po",
            language="fr",
            units=tuple(
                Unit(
                    msgid=f"{number} men {filling}",
                    msgstr=f"{number + number % 3} hommes {filling}",
                    notes=(note,) if number % 7 == 0 else (),
                    line=number,
                )
                for number in range(10, length)
            ),
        )
        for name, length in (("one", 20), ("many", 700), ("none", 10))
    ]


class TestProcesses:
    @pytest.fixture(params=["spawn", "fork"])
    def method(self, request: pytest.FixtureRequest) -> Iterator[str]:
        before = multiprocessing.get_start_method(allow_none=True)
        multiprocessing.set_start_method(request.param, force=True)
        yield request.param
        multiprocessing.set_start_method(before, force=True)

    def test_many_find_what_one_finds_in_the_same_order(self, method: str) -> None:
        policy = Policy(severities=Severities(settings={"fr": {"number-changed": None}}))
        for chosen in (Policy(), policy):
            alone = check_catalogs(catalogs(), policy=chosen, jobs=1)
            together = check_catalogs(catalogs(), policy=chosen, jobs=3)
            assert together == alone, method
            assert [part.files for part in alone.parts] == [1, 1, 1]
            assert alone.checked.units == 700
        whole = [check_catalog(one, source_language="en") for one in catalogs()]
        alone = check_catalogs(catalogs(), policy=Policy(), jobs=1)
        assert [part.findings for part in alone.parts] == [one.findings for one in whole]
        assert [part.suppressed for part in alone.parts] == [one.suppressed for one in whole]

    def test_an_error_in_a_process_is_the_one_that_it_would_be_alone(self, method: str) -> None:
        wrong = [Catalog(path="x.po", language="x", units=one.units) for one in catalogs()]
        for jobs in (1, 2):
            with pytest.raises(TransmemError, match="“x” is not a language tag"):
                check_catalogs(wrong, policy=Policy(), jobs=jobs)
        assert method

    def test_no_catalogs_have_no_findings(self) -> None:
        assert check_catalogs([], policy=Policy()).checked.files == 0

    def test_the_command_takes_a_number(self, here: Path) -> None:
        for name in ("a.po", "b.po", "c.po"):
            put(here / name, po(("1 man", "2 hommes")))
        one, two = (run("check", ".", "--jobs", jobs) for jobs in ("1", "2"))
        assert one.stdout == two.stdout
        assert one.exit_code == two.exit_code == 1
        assert run("check", ".", "--jobs", "0").exit_code == 2


PLUGIN = """
from transmem.checks.pair import finding
from transmem.model import Rule, Severity

NAME = "shouting"
LOUD = Rule(check=NAME, name="loud", severity=Severity.WARNING, title="somebody shouts")
RULES = (LOUD,)

def find(pair):
    if "!" in pair.target and "!" not in pair.source:
        yield finding(LOUD, "the translation shouts")
"""


class TestChecksOfOthers:
    @pytest.fixture
    def installed(self, here: Path) -> Path:
        """A folder with a distribution that brings a check, as pip would install it."""
        info = here / "site" / "acme_checks-1.0.dist-info"
        put(info / "METADATA", "Metadata-Version: 2.1\nName: acme-checks\nVersion: 1.0\n")
        put(info / "entry_points.txt", "[transmem.checks]\nshouting = acme_checks\n")
        put(here / "site" / "acme_checks.py", PLUGIN)
        put(here / "po" / "a.po", po(("Stop.", "Arrêtez !")))
        put(here / "po" / "b.po", po(("Go.", "Allez !")))
        return here

    @staticmethod
    def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "transmem", *arguments],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(folder / "site")},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def test_without_any_there_are_ours(self) -> None:
        assert every_rule() == RULES
        assert len({check.NAME for check in every_check()}) == len(every_check())

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_a_check_that_is_installed_is_used(self, installed: Path, jobs: str) -> None:
        told = self.run("check", "po", "--format", "json", "--jobs", jobs, folder=installed)
        assert told.stderr == ""
        assert [one["rule"] for one in json.loads(told.stdout)["findings"]] == ["loud", "loud"]

    def test_it_can_be_configured_and_suppressed_like_ours(self, installed: Path) -> None:
        put(installed / "transmem.toml", '[rules]\nloud = "error"\n')
        note = "# transmem: ignore shouting -- meant so\n"
        put(installed / "po" / "b.po", po(("Go.", "Allez !"), mark=note))
        told = self.run("check", "po", "--format", "json", folder=installed)
        loaded = json.loads(told.stdout)
        assert [one["severity"] for one in loaded["findings"]] == ["error", "info"]
        assert loaded["summary"]["suppressed"] == 1
        assert told.returncode == 1

    @pytest.mark.parametrize(
        ("before", "after", "words"),
        [
            ("from transmem.model import", "from transmem.modle import", "cannot be loaded: Modu"),
            ("def find(pair):", "def find(pair:", "cannot be loaded: SyntaxError"),
            ("RULES = (LOUD,)", "", "cannot be loaded: AttributeError"),
            ("RULES = (LOUD,)", "RULES = ()", "must have RULES and a function find(pair)"),
            ("RULES = (LOUD,)", "RULES = (3,)", "has 3 in its RULES; each must be a Rule"),
            ('NAME = "shouting"', "NAME = 3", "has the NAME 3; it must be like “measures”"),
            ('NAME = "shouting"', 'NAME = "urls"', "brings “urls”, a name that transmem has"),
            ('name="loud"', 'name="url-changed"', "brings “url-changed”, a name that transmem"),
            ('NAME = "shouting"', 'NAME = "suppressions"', "brings “suppressions”, a name that"),
            ("if ", "if 1 / 0 and ", "failed: ZeroDivisionError: division by zero"),
            ("yield finding(LOUD,", "yield (LOUD,", "which is no Finding"),
            (
                "yield finding(LOUD,",
                "yield finding(Rule(check=NAME, name='x', severity=LOUD.severity, title=''),",
                "finds shouting/x, not in its RULES",
            ),
        ],
    )
    def test_a_broken_one_is_one_line(
        self, installed: Path, before: str, after: str, words: str
    ) -> None:
        assert before in PLUGIN
        put(installed / "site" / "acme_checks.py", PLUGIN.replace(before, after))
        for jobs in ("1", "2"):
            told = self.run("check", "po", "--jobs", jobs, folder=installed)
            assert (told.returncode, told.stdout, told.stderr.count("\n")) == (2, "", 1)
            start = "transmem: error: the check “shouting” (acme_checks, of acme-checks 1.0) "
            assert told.stderr.startswith(start)
            assert words in told.stderr
            assert told.stderr.endswith("; update or uninstall it\n")

    def test_a_process_that_dies_is_one_line(self, installed: Path) -> None:
        dying = PLUGIN.replace("    if ", "    import os; os._exit(3)\n    if ", 1)
        put(installed / "site" / "acme_checks.py", dying)
        told = self.run("check", "po", "--jobs", "2", folder=installed)
        assert (told.returncode, told.stdout, told.stderr.count("\n")) == (2, "", 1)
        assert "was ended from outside" in told.stderr

    def test_an_interrupt_ends_all_processes_with_one_line(self, installed: Path) -> None:
        slow = PLUGIN.replace(
            "    if ",
            "    import pathlib, time; pathlib.Path('started').touch(); time.sleep(0.5)\n    if ",
            1,
        )
        put(installed / "site" / "acme_checks.py", slow)
        for number in range(20):
            put(installed / "po" / f"{number}.po", po(("Go.", "Allez !")))
        started = subprocess.Popen(
            [sys.executable, "-m", "transmem", "check", "po", "--jobs", "2"],
            cwd=installed,
            env=os.environ | {"PYTHONPATH": str(installed / "site")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        while not (installed / "started").exists() and started.poll() is None:
            time.sleep(0.01)
        os.killpg(started.pid, signal.SIGINT)  # as a terminal does
        output, said = started.communicate(timeout=60)
        assert (started.returncode, output) == (2, b"")
        assert said == b"transmem: interrupted; nothing was half-written\n"

    def test_commands_that_check_nothing_do_not_load_it(self, installed: Path) -> None:
        put(installed / "site" / "acme_checks.py", "this is no Python")
        put(installed / "note.txt", "Stop.\n")
        assert self.run("segment", "note.txt", folder=installed).returncode == 0
        assert self.run("init", "note.txt", "-l", "fr", folder=installed).returncode == 0
        assert self.run("sync", folder=installed).returncode == 0
        assert self.run("status", folder=installed).returncode == 2
