"""``transmem check`` in CI: fixes that are shown, asked for and written, and GitHub's summary."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest

from test_cli import everything, run
from transmem import fixing

HEADER = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n'
WRONG = (
    HEADER + '\n#: note.txt:1\nmsgid "See A/67/753, as it says."\nmsgstr ""\n'
    '"См. А/6"\n"7/753, где об этом говорится."\n\n\nmsgid  "12 came."\nmsgstr "Пришли 13."\n'
)
FIXED = WRONG.replace("См. А/6", "См. A/6").replace(
    '#: note.txt:1\nmsgid "See', '#: note.txt:1\n#, fuzzy\nmsgid "See'
)


@pytest.fixture
def po(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalog with a symbol that only looks right, and with a wrong number."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    path = tmp_path / "ru.po"
    path.write_bytes(WRONG.encode())
    return path


def answering(answer: str, *arguments: str, folder: Path) -> str:
    """Runs the program on a terminal, answers its question, and gives what the terminal showed."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "transmem", *arguments],
        cwd=folder,
        env=os.environ | {"TERM": "xterm", "NO_COLOR": ""},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    while select.select([ours], [], [], 60)[0]:
        try:
            part = os.read(ours, 4096)
        except OSError:  # Linux says so when nobody has the other end any more
            break
        if b"[y/N]" in shown + part and b"[y/N]" not in shown:
            os.write(ours, f"{answer}\n".encode())
        shown += part
    os.close(ours)
    child.wait()
    return shown.decode()


class TestFix:
    def test_with_yes_only_what_is_certain_changes(self, po: Path) -> None:
        told = run("check", "ru.po", "--fix", "--yes")
        assert po.read_bytes().decode() == FIXED
        assert told.exit_code == 1
        assert "12 became 13 [numbers/number-changed]" in told.stdout
        assert told.stdout.endswith("1 error, 0 warnings in 1 file, 2 units\n")
        assert told.stderr == (
            "--- ru.po\n+++ ru.po\n@@ -3,9 +3,10 @@\n"
            ' "Language: ru\\n"\n \n #: note.txt:1\n+#, fuzzy\n'
            ' msgid "See A/67/753, as it says."\n msgstr ""\n'
            '-"См. А/6"\n+"См. A/6"\n "7/753, где об этом говорится."\n \n \n'
            "transmem: 1 finding in 1 file fixed; "
            "the entries are fuzzy until somebody has looked at them\n"
        )

    def test_what_else_is_wrong_with_a_fixed_entry_is_still_said(self, po: Path) -> None:
        text = po.read_bytes().decode()
        po.write_bytes(text.replace("7/753, где", "7/753, 44 раза, где").encode())
        told = run("check", "ru.po", "--fix", "--yes")
        assert told.exit_code == 1
        assert "44 is not in the source [numbers/number-added]" in told.stdout
        assert told.stdout.endswith("2 errors, 0 warnings in 1 file, 2 units\n")

    def test_a_second_fix_finds_nothing_more(self, po: Path) -> None:
        run("check", "ru.po", "--fix", "--yes")
        before = everything(po.parent)
        told = run("check", "ru.po", "--fix", "--yes")
        assert told.stderr == "transmem: there is nothing to fix that is certain\n"
        assert everything(po.parent) == before

    def test_without_a_terminal_and_without_yes_nothing_is_written(self, po: Path) -> None:
        told = run("check", "ru.po", "--fix")
        assert (told.exit_code, told.stdout) == (2, "")
        assert '+"См. A/6"\n' in told.stderr
        assert told.stderr.endswith(
            "transmem: error: nothing was written: there is no terminal to ask on; add --yes\n"
        )
        assert po.read_bytes().decode() == WRONG

    @pytest.mark.parametrize(("answer", "text"), [("y", FIXED), ("n", WRONG), ("", WRONG)])
    def test_on_a_terminal_it_asks(self, po: Path, answer: str, text: str) -> None:
        shown = answering(answer, "check", "ru.po", "--fix", folder=po.parent)
        assert "Fix 1 finding in 1 file? [y/N]" in shown
        assert '\x1b[32m+"См. A/6"\x1b[0m' in shown
        assert ("nothing was written" in shown) is (text == WRONG)
        assert po.read_bytes().decode() == text

    def test_line_ends_and_a_byte_order_mark_stay(self, po: Path) -> None:
        po.write_bytes(b"\xef\xbb\xbf" + WRONG.replace("\n", "\r\n").encode())
        run("check", "ru.po", "--fix", "--yes")
        assert po.read_bytes() == b"\xef\xbb\xbf" + FIXED.replace("\n", "\r\n").encode()

    def test_the_report_stays_one_that_a_program_can_read(self, po: Path) -> None:
        assert po.exists()
        told = run("check", "ru.po", "--fix", "--yes", "--format", "sarif")
        (found,) = json.loads(told.stdout)["runs"][0]["results"]
        assert found["ruleId"] == "numbers/number-changed"

    def test_a_fix_that_would_bring_in_an_error_is_said(
        self, po: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        wrong = fixing.Fixed
        monkeypatch.setattr(
            fixing,
            "fix",
            lambda catalog, found, **_: wrong(catalog=catalog, fixed=(), left=tuple(found)[:1]),
        )
        told = run("check", "ru.po", "--fix", "--yes")
        assert told.stderr.startswith("transmem: ru.po:5: not fixed, for ")
        assert po.read_bytes().decode() == WRONG

    def test_a_catalog_saved_in_an_editor_meanwhile_is_not_lost(
        self, po: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fix = fixing.fix

        def fix_while_the_translator_saves(*arguments: object, **names: object) -> object:
            po.write_text(WRONG.replace("13", "12"), encoding="utf-8")
            return fix(*arguments, **names)

        monkeypatch.setattr(fixing, "fix", fix_while_the_translator_saves)
        told = run("check", "ru.po", "--fix", "--yes")
        assert told.exit_code == 2
        assert "transmem: error: ru.po: was changed by another program" in told.stderr
        assert po.read_text(encoding="utf-8") == WRONG.replace("13", "12")

    def test_a_baseline_is_written_after_the_fixes(self, po: Path) -> None:
        told = run("check", "ru.po", "--fix", "--write-baseline", "b.json")
        assert told.exit_code == 2
        assert "fix first" in told.stderr
        assert po.read_bytes().decode() == WRONG

    def test_a_plural_form_is_fixed_in_its_own_line(self, po: Path) -> None:
        text = (
            HEADER + '\nmsgid "document A/67/753"\nmsgid_plural "documents A/67/753"\n'
            'msgstr[0] "документ A/67/753"\nmsgstr[1] "документа A/67/753"\n'
            'msgstr[2] "документов А/67/753"\n'
        )
        po.write_text(text, encoding="utf-8")
        assert run("check", "ru.po", "--fix", "--yes").exit_code == 0
        assert po.read_text(encoding="utf-8") == text.replace("А/", "A/").replace(
            'msgid "document ', '#, fuzzy\nmsgid "document '
        )


class TestFormats:
    def test_a_log_has_the_place_and_the_fix(self, po: Path) -> None:
        told = run("check", "ru.po", "--format", "sarif")
        results = json.loads(told.stdout)["runs"][0]["results"]
        (found,) = [one for one in results if one["ruleId"] == "symbols/symbol-homoglyph"]
        (change,) = found["fixes"][0]["artifactChanges"]
        (replacement,) = change["replacements"]
        assert replacement["insertedContent"] == {"text": "A/67/753"}
        region = replacement["deletedRegion"]
        lines = po.read_text(encoding="utf-8").split("\n")
        head = lines[region["startLine"] - 1][: region["startColumn"] - 1]
        tail = lines[region["endLine"] - 1][region["endColumn"] - 1 :]
        assert (head, tail) == ('"См. ', ', где об этом говорится."')

    def test_every_catalog_that_was_checked_is_a_suite(self, po: Path) -> None:
        (po.parent / "good.po").write_text(
            HEADER + '\nmsgid "12 came."\nmsgstr "Пришли 12."\n', encoding="utf-8"
        )
        told = run("check", "good.po", "ru.po", "--format", "junit")
        assert '<testsuite name="good.po"' in told.stdout
        assert '<testsuite name="ru.po"' in told.stdout

    def test_github_has_commands_and_a_summary_that_is_added_to(
        self, po: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page = po.parent / "summary.md"
        page.write_text("before\n", encoding="utf-8")
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
        told = run("check", "ru.po", "--format", "github")
        assert told.exit_code == 1
        lines = told.stdout.split("\n")
        assert "::error file=ru.po,line=13,endLine=13,col=16,endColumn=18," in told.stdout
        assert sum(line.startswith("::error ") for line in lines) == 2
        written = page.read_text(encoding="utf-8")
        assert written.startswith("before\n## transmem check\n")
        assert "### ru: 2 errors, 0 warnings" in written

    def test_other_formats_leave_the_summary_alone(
        self, po: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page = po.parent / "summary.md"
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
        run("check", "ru.po", "--format", "sarif")
        assert not page.exists()

    def test_a_summary_that_cannot_be_written_is_one_line(
        self, po: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(po.parent))
        told = run("check", "ru.po", "--format", "github")
        assert told.exit_code == 2
        assert told.stderr.startswith("transmem: error: ")
        assert told.stderr.count("\n") == 1
