"""The command line: what it prints, what it exits with, and what it leaves alone."""

from __future__ import annotations

import json
import os
import pty
import re
import runpy
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from command_line import run
from transmem import documents
from transmem.cli import COMMANDS, cli
from transmem.errors import TransmemError

ROOT = Path(__file__).parent.parent
LETTER = ROOT / "source" / "letter.txt"
FRENCH = ROOT / "locales" / "fr" / "LC_MESSAGES" / "letter.po"

NOTE = """The meeting of 12 May 2020 lasted an hour.[^1] It was attended by 1,275 persons.

____________

1 See the summary record of the meeting.
"""
NOTE_PO = "locales/fr/LC_MESSAGES/note.po"
HEADER = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


def program(
    *arguments: str, folder: Path, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "transmem", *arguments],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        check=False,
    )


def everything(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path.relative_to(folder)): (
            path.stat().st_mtime_ns,
            path.read_bytes() if path.is_file() else b"(folder)",
        )
        for path in folder.rglob("*")
    }


def entry(msgid: str, msgstr: str = "", *, mark: str = "") -> str:
    return f'\n{mark}msgid "{msgid}"\nmsgstr "{msgstr}"\n'


@pytest.fixture
def note(here: Path) -> Path:
    """A project of one short note, in French, not translated."""
    (here / "note.txt").write_text(NOTE, encoding="utf-8")
    assert run("init", "note.txt", "-l", "fr").exit_code == 0
    return here


@pytest.fixture
def letter(here: Path) -> Path:
    """The letter and its French catalog."""
    (here / "source").mkdir()
    shutil.copy(LETTER, here / "source")
    (here / FRENCH.relative_to(ROOT)).parent.mkdir(parents=True)
    shutil.copy(FRENCH, here / FRENCH.relative_to(ROOT))
    assert run("init", "source/letter.txt", "-l", "fr", "-l", "ar").exit_code == 0
    return here


def translate(text: str, *pairs: tuple[str, str]) -> str:
    for msgid, msgstr in pairs:
        before = f'msgid "{msgid}"\nmsgstr ""'
        assert before in text
        text = text.replace(before, f'msgid "{msgid}"\nmsgstr "{msgstr}"')
    return text


def translate_note(folder: Path) -> Path:
    path = folder / NOTE_PO
    text = translate(
        path.read_text(encoding="utf-8"),
        (
            "The meeting of 12 May 2020 lasted an hour.[^1]",
            "La séance du 12 mai 2020 a duré une heure[^1].",
        ),
        ("It was attended by 1,275 persons.", "1 275 personnes y ont assisté."),
        ("See the summary record of the meeting.", "Voir le compte rendu de la séance."),
    )
    path.write_text(text, encoding="utf-8")
    return path


class TestTheProgram:
    def test_help_names_every_command_and_imports_none(self) -> None:
        code = (
            "import sys, transmem.__main__\n"
            "from transmem.cli import cli\n"
            "cli(['--help'], standalone_mode=False)\n"
            "heavy = {'babel', 'polib', 'sentencex', 'sacrebleu', 'rapidfuzz', 'jinja2'}\n"
            "print(*sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
        )
        told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
        assert told.stderr.decode().split() == []
        listed = re.findall(r"^  (\w+)  +(\S.*)$", told.stdout.decode(), flags=re.MULTILINE)
        assert dict(listed[-len(COMMANDS) :]) == dict(COMMANDS)
        assert [name for name, _ in listed[-len(COMMANDS) :]] == [
            "init",
            "segment",
            "sync",
            "align",
            "status",
            "check",
            "score",
            "memory",
            "suggest",
            "export",
            "build",
        ]

    @pytest.mark.parametrize("name", COMMANDS)
    def test_every_command_says_what_the_list_says_of_it(self, name: str) -> None:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        assert command.name == name
        assert command.get_short_help_str(limit=100) == COMMANDS[name]

    @pytest.mark.parametrize("name", COMMANDS)
    def test_every_help_has_an_example_and_the_exit_codes(self, name: str) -> None:
        told = run(name, "--help")
        assert told.exit_code == 0
        assert f"\n  Example:\n    transmem {name}" in told.stdout
        assert "\n  Exit codes:\n    0  " in told.stdout
        assert "\n    2  " in told.stdout

    def test_the_page_of_the_commands_is_what_they_say(self) -> None:
        page = runpy.run_path(str(ROOT / "docs" / "generate.py"))["page"]
        written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
        assert written == page(), "run: python docs/generate.py"

    def test_the_version_is_said(self) -> None:
        assert re.fullmatch(r"transmem, version \d+\.\d+\.\d+\S*\n", run("--version").stdout)

    @pytest.mark.parametrize(
        "arguments",
        [
            ("nothing",),
            ("--nothing",),
            ("segment",),
            ("status", "--format", "xml"),
            ("status", "--fail-under", "101"),
            ("check", "--fail-on", "info"),
            ("score",),
            ("score", "--reference", "x", "--fail-under", "chrf"),
            ("score", "--reference", "x", "--fail-under", "wer=3"),
            ("export", "-f", "doc"),
        ],
    )
    def test_wrong_usage_is_2(self, here: Path, arguments: tuple[str, ...]) -> None:
        told = run(*arguments)
        assert told.exit_code == 2
        assert told.stdout == ""
        assert "Error: " in told.stderr
        assert everything(here) == {}

    @pytest.mark.parametrize(
        "arguments", [("sync",), ("status",), ("check",), ("export",), ("build",)]
    )
    def test_without_a_project_it_is_said_how_to_make_one(
        self, here: Path, arguments: tuple[str, ...]
    ) -> None:
        told = run(*arguments)
        assert told.exit_code == 2
        assert told.stderr.startswith("transmem: error: there is no transmem.toml")
        assert told.stderr.count("\n") == 1
        assert everything(here) == {}

    def test_a_fault_of_ours_is_one_line_and_the_traceback_is_for_those_who_ask(
        self, here: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class PanicError(BaseException):
            """What extension modules written in Rust raise is no Exception."""

        def panic(*_: object, **__: object) -> None:
            message = "at\nthe disco"
            raise PanicError(message)

        (here / "a.txt").write_text("They came.\n", encoding="utf-8")
        monkeypatch.setattr(documents, "read_text", panic)
        told = run("segment", "a.txt")
        assert told.exit_code == 2
        assert told.stderr.startswith("transmem: error: this is a fault of transmem")
        assert "(PanicError: at the disco); run the command again with" in told.stderr
        assert told.stderr.count("\n") == 1
        monkeypatch.setenv("TRANSMEM_DEBUG", "1")
        assert "Traceback" in run("segment", "a.txt").stderr

    def test_what_a_file_says_cannot_forge_our_messages(self, here: Path) -> None:
        text = HEADER + entry("a\x1b[31mb", "x") + entry("a\x1b[31mb", "y")
        (here / "a.po").write_text(text, encoding="utf-8")
        told = run("check", "a.po")
        assert told.exit_code == 2
        assert "\x1b" not in told.stderr

    def test_a_reader_that_has_seen_enough_is_no_error(self, note: Path) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        told = subprocess.run(
            [sys.executable, "-m", "transmem", "segment", "note.txt"],
            cwd=note,
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
        os.close(writing)
        assert told.stderr == b""

    def test_output_is_utf8_whatever_the_system_says(self, here: Path) -> None:
        (here / "a.txt").write_text("Он пришёл — 联合国.\n", encoding="utf-8")
        told = program("segment", "a.txt", "-l", "ru", folder=here, PYTHONIOENCODING="ascii")
        assert told.returncode == 0
        assert "Он пришёл — 联合国." in told.stdout.decode("utf-8")


class TestColours:
    def test_colours_are_as_asked(self, note: Path) -> None:
        runner = CliRunner()
        for arguments, colored in [
            (["status"], False),
            (["status", "--color"], True),
            (["status", "--no-color"], False),
        ]:
            told = runner.invoke(cli, arguments, color=True)
            assert ("\x1b[" in told.stdout) is colored
        assert everything(note)

    @pytest.mark.parametrize(
        ("arguments", "environment", "colored"),
        [
            ((), {}, True),
            ((), {"NO_COLOR": "1"}, False),
            ((), {"TERM": "dumb"}, False),
            (("--no-color",), {}, False),
            (("--color",), {"NO_COLOR": "1"}, True),
        ],
    )
    def test_a_terminal_shows_colours_unless_somebody_objects(
        self, note: Path, arguments: tuple[str, ...], environment: dict[str, str], *, colored: bool
    ) -> None:
        shown = on_terminal("status", *arguments, folder=note, environment=environment)
        assert "language  translated" in shown.replace("\x1b[1m", "")
        assert ("\x1b[1m" in shown) is colored

    def test_progress_is_shown_on_a_terminal_only(self, note: Path) -> None:
        assert "Building" in on_terminal("build", folder=note, environment={})
        assert "Building" not in run("build").stderr


def on_terminal(*arguments: str, folder: Path, environment: dict[str, str]) -> str:
    """Runs the program with a terminal to write to, and gives what that showed."""
    ours, theirs = pty.openpty()
    plain = {name: text for name, text in os.environ.items() if name != "NO_COLOR"}
    child = subprocess.Popen(
        [sys.executable, "-m", "transmem", *arguments],
        cwd=folder,
        env=plain | {"TERM": "xterm"} | environment,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    while select.select([ours], [], [], 30)[0]:
        try:
            part = os.read(ours, 4096)
        except OSError:  # Linux says so when nobody has the other end any more
            break
        if not part:
            break
        shown += part
    os.close(ours)
    child.wait()
    return shown.decode()


class TestSegment:
    def test_it_prints_the_document_and_writes_nothing(self, here: Path) -> None:
        (here / "note.txt").write_text(NOTE, encoding="utf-8")
        before = everything(here)
        told = run("segment", "note.txt", "--format", "json")
        assert told.exit_code == 0
        read = json.loads(told.stdout)
        assert read["document"] == "note.txt"
        assert [[s["text"] for s in block["segments"]] for block in read["blocks"]] == [
            [
                "The meeting of 12 May 2020 lasted an hour.[^1]",
                "It was attended by 1,275 persons.",
            ],
            ["See the summary record of the meeting."],
        ]
        assert everything(here) == before

    def test_the_language_is_the_projects_unless_given(self, here: Path) -> None:
        (here / "transmem.toml").write_text('source-language = "fr"\n', encoding="utf-8")
        (here / "a.txt").write_text("Ils sont venus.\n", encoding="utf-8")
        assert "a.txt (fr):" in run("segment", "a.txt").stdout
        assert "a.txt (es):" in run("segment", "a.txt", "-l", "es").stdout

    @pytest.mark.parametrize(
        ("text", "place", "words"),
        [
            ("They came.[^1] They went.\n", "a.txt:1: ", "mark 1 has no footnote"),
            (
                "They came. They went.\n\n____________\n\n1 See the summary record.\n",
                "a.txt:5: ",
                "footnote 1 has no mark",
            ),
        ],
    )
    def test_notes_and_marks_that_do_not_go_together_are_said_and_stop_a_sync(
        self, here: Path, text: str, place: str, words: str
    ) -> None:
        (here / "a.txt").write_text(text, encoding="utf-8")
        before = everything(here)
        told = run("segment", "a.txt")
        assert told.exit_code == 2
        assert "They came." in told.stdout
        assert told.stderr.startswith(f"transmem: error: {place}{words}")
        assert told.stderr.count("\n") == 1
        told = run("init", "a.txt", "-l", "fr")
        assert told.exit_code == 2
        assert told.stdout == ""
        assert told.stderr.startswith(f"transmem: error: {place}{words}")
        assert everything(here) == before


class TestInitAndSync:
    def test_a_new_project_has_a_configuration_a_template_and_catalogs(self, here: Path) -> None:
        (here / "note.txt").write_text(NOTE, encoding="utf-8")
        told = run("init", "note.txt", "-l", "fr", "-l", "zh_CN")
        assert told.exit_code == 0
        assert told.stdout == (
            "transmem.toml: written\n"
            "locales/fr/LC_MESSAGES/note.po: created, 3 new\n"
            "locales/zh_CN/LC_MESSAGES/note.po: created, 3 new\n"
        )
        assert sorted(name for name in everything(here) if name.count(".")) == [
            "locales/fr/LC_MESSAGES/note.po",
            "locales/note.pot",
            "locales/zh_CN/LC_MESSAGES/note.po",
            "note.txt",
            "transmem.toml",
        ]
        made = (here / "locales/zh_CN/LC_MESSAGES/note.po").read_text(encoding="utf-8")
        assert '"Language: zh_CN\\n"' in made
        assert '"PO-Revision-Date: 2023-11-14 22:13+0000\\n"' in made
        assert "#: note.txt:1\n" in made

    def test_a_second_init_or_sync_changes_not_one_byte(
        self, note: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = everything(note)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
        for arguments in [("sync",), ("init", "note.txt", "-l", "FR"), ("sync", "note.txt")]:
            told = run(*arguments)
            assert (told.exit_code, told.stdout) == (0, "up to date\n")
            assert everything(note) == before

    def test_init_again_adds(self, note: Path) -> None:
        (note / "other.txt").write_text("They came.\n", encoding="utf-8")
        assert run("init", "other.txt", "-l", "ru").exit_code == 0
        assert run("init", "-l", "es").exit_code == 0
        assert (note / "transmem.toml").read_text(encoding="utf-8") == (
            f'source-language = "en"\nname = "{note.name}"\n'
            'documents = ["note.txt", "other.txt"]\n'
            'languages = ["fr", "ru", "es"]\n'
        )
        assert len(list(note.glob("locales/*/LC_MESSAGES/*.po"))) == 6

    def test_init_works_from_a_folder_below(
        self, note: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (note / "in").mkdir()
        (note / "in" / "b.txt").write_text("They came.\n", encoding="utf-8")
        monkeypatch.chdir(note / "in")
        told = run("init", "b.txt")
        assert told.stdout.startswith("../transmem.toml: written\n")
        assert '"in/b.txt"' in (note / "transmem.toml").read_text(encoding="utf-8")
        assert "#: in/b.txt:1\n" in (note / "locales/b.pot").read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (("init", "-l", "fr"), "names no documents"),
            (("init", "note.txt"), "names no languages"),
            (("init", "gone.txt", "-l", "fr"), "gone.txt: does not exist"),
            (("init", "note.txt", "-l", "no tag"), "“no tag” is not a language tag"),
            (("init", "note.txt", "-l", "en"), "is the language of the source"),
            (("init", "note.txt", "-l", "fr", "--source-language", "x"), "not a language tag"),
            (("init", "note.txt", "in/note.txt", "-l", "fr"), "would have the same catalogs"),
        ],
    )
    def test_what_cannot_be_set_up_writes_nothing(
        self, here: Path, arguments: tuple[str, ...], words: str
    ) -> None:
        (here / "note.txt").write_text(NOTE, encoding="utf-8")
        before = everything(here)
        told = run(*arguments)
        assert told.exit_code == 2
        assert words in told.stderr
        assert told.stderr.count("\n") == 1
        assert everything(here) == before

    def test_a_revision_keeps_fuzzies_and_makes_obsolete(self, note: Path) -> None:
        translate_note(note)
        revised = NOTE.replace("1,275", "1,276").replace("summary record", "verbatim record")
        (note / "note.txt").write_text(revised + "\n", encoding="utf-8")
        told = run("sync")
        assert told.exit_code == 0
        assert told.stdout.startswith(f"{NOTE_PO}: 1 kept, 2 fuzzy")
        text = (note / NOTE_PO).read_text(encoding="utf-8")
        assert '#| msgid "It was attended by 1,275 persons."' in text
        (note / "note.txt").write_text("The meeting lasted for two hours.\n", encoding="utf-8")
        told = run("sync", "-l", "fr")
        assert "obsolete" in told.stdout
        (note / "note.txt").write_text(NOTE, encoding="utf-8")
        assert "revived" in run("sync").stdout
        assert "La séance du 12 mai 2020 a duré une heure[^1]." in (note / NOTE_PO).read_text(
            encoding="utf-8"
        )

    def test_documents_and_languages_can_be_chosen(self, note: Path) -> None:
        run("init", "-l", "ru")
        (note / "note.txt").write_text("They came.\n", encoding="utf-8")
        told = run("sync", "note.txt", "-l", "ru")
        assert told.stdout == "locales/ru/LC_MESSAGES/note.po: 1 new\n"
        told = run("sync", "gone.txt")
        assert (told.exit_code, told.stdout) == (2, "")
        assert "gone.txt: is no document of the project" in told.stderr
        told = run("sync", "-l", "de")
        assert told.exit_code == 2
        assert "transmem.toml: the project is not translated into de" in told.stderr

    def test_a_document_needs_no_configuration(self, here: Path) -> None:
        (here / "note.txt").write_text(NOTE, encoding="utf-8")
        assert run("sync", "note.txt", "-l", "fr").exit_code == 0
        assert (here / NOTE_PO).exists()
        assert not (here / "transmem.toml").exists()

    def test_msgfmt_has_nothing_to_say(
        self, note: Path, gettext_tool: Callable[[str], str]
    ) -> None:
        told = subprocess.run(
            [gettext_tool("msgfmt"), "-c", "-o", os.devnull, NOTE_PO],
            cwd=note,
            capture_output=True,
            check=False,
        )
        assert (told.returncode, told.stderr) == (0, b"")


BAD_DOCUMENTS = {
    "empty": (b"", 1, "is empty"),
    "blank": (b" \n\n\t\n", 1, "is empty"),
    "only a byte order mark": (b"\xef\xbb\xbf", 1, "is empty"),
    "not UTF-8": (b"They came.\nIls sont all\xe9s.\n", 2, "is not UTF-8 (byte 0xe9)"),
    "binary": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", 2, "is not UTF-8"),
    "NUL": (b"They came.\n\nThey\0went.\n", 3, "NUL"),
    "UTF-16": ("They came.\n".encode("utf-16"), 1, "is UTF-16"),
    "a mark without a note": (b"They came.[^3]\n", 1, "mark 3 has no footnote"),
}
BAD_CATALOGS = {
    "not UTF-8": (HEADER.encode() + b'\nmsgid "a"\nmsgstr "\xe9"\n', 7, "is not UTF-8"),
    "NUL": ((HEADER + entry("a", "b\0c")).encode(), 7, "NUL"),
    "no PO": (b"They came.\n", 1, "is neither a comment nor a keyword"),
    "a quote is missing": ((HEADER + '\nmsgid "a\nmsgstr ""\n').encode(), 6, "quote"),
    "an entry is torn": ((HEADER + '\nmsgid "a"\n').encode(), 6, "ends inside an entry"),
    "msgids twice": ((HEADER + entry("a") + entry("a")).encode(), 9, "stands in line 6 already"),
    "another language": (HEADER.replace(": fr", ": de").encode(), 3, "“Language: de”"),
    "another charset": (
        HEADER.replace("UTF-8", "ISO-8859-1").encode() + entry("a").encode(),
        1,
        "charset=ISO-8859-1",
    ),
    "another document": (
        (
            HEADER
            + "".join(
                entry(f"Quite another thing, number {n * 7919}", f"Autre chose {n}")
                for n in range(9)
            )
        ).encode(),
        None,
        "another document",
    ),
}


class TestBadInput:
    @pytest.mark.parametrize("kind", BAD_DOCUMENTS)
    @pytest.mark.parametrize(
        "arguments", [("segment", "note.txt"), ("sync",), ("build",), ("init", "note.txt")]
    )
    def test_a_bad_document_is_one_line_with_its_place(
        self, note: Path, kind: str, arguments: tuple[str, ...]
    ) -> None:
        data, line, words = BAD_DOCUMENTS[kind]
        (note / "note.txt").write_bytes(data)
        before = everything(note)
        told = run(*arguments)
        assert told.exit_code == 2
        assert told.stderr.startswith(f"transmem: error: note.txt:{line}: ")
        assert words in told.stderr
        assert told.stderr.count("\n") == 1
        assert everything(note) == before

    @pytest.mark.parametrize("kind", BAD_CATALOGS)
    def test_a_bad_catalog_is_one_line_with_its_place_and_stays_as_it_is(
        self, note: Path, kind: str
    ) -> None:
        data, line, words = BAD_CATALOGS[kind]
        run("init", "-l", "ru")
        (note / NOTE_PO).write_bytes(data)
        (note / "note.txt").write_text("They came. " + NOTE, encoding="utf-8")
        before = everything(note)
        for arguments in [("sync",), ("build",)]:
            told = run(*arguments)
            place = f"{NOTE_PO}:{line}:" if line else f"{NOTE_PO}:"
            assert told.exit_code == 2
            assert told.stderr.startswith(f"transmem: error: {place} ")
            assert words in told.stderr
            assert told.stderr.count("\n") == 1
            assert everything(note) == before

    @pytest.mark.parametrize(
        "text",
        [
            NOTE.replace("\n", "\r\n"),
            NOTE.replace("\n", "\r"),
            "\ufeff" + NOTE,
            NOTE.replace("\n", "\r\n\r\n"),
        ],
    )
    def test_other_line_ends_and_a_byte_order_mark_do_not_matter(
        self, note: Path, text: str
    ) -> None:
        plain = json.loads(run("segment", "note.txt", "--format", "json").stdout)
        (note / "note.txt").write_bytes(text.encode())
        other = json.loads(run("segment", "note.txt", "--format", "json").stdout)
        assert [[s["text"] for s in block["segments"]] for block in other["blocks"]] == [
            [s["text"] for s in block["segments"]] for block in plain["blocks"]
        ]

    def test_a_line_of_a_million_characters_is_read(self, here: Path) -> None:
        (here / "a.txt").write_text("word " * 200_000, encoding="utf-8")
        told = run("segment", "a.txt")
        assert told.exit_code == 0
        assert told.stdout.count("word") == 200_000

    def test_a_catalog_saved_in_an_editor_during_the_sync_is_not_lost(
        self, note: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from transmem import sync

        (note / "note.txt").write_text("They came. " + NOTE, encoding="utf-8")
        merge = sync.merge

        def merge_while_the_translator_saves(*arguments: object, **names: object) -> object:
            translate_note(note)
            monkeypatch.setattr(sync, "merge", merge)
            return merge(*arguments, **names)

        monkeypatch.setattr(sync, "merge", merge_while_the_translator_saves)
        template = (note / "locales/note.pot").read_bytes()
        told = run("sync")
        assert told.exit_code == 2
        assert told.stderr.startswith(f"transmem: error: {NOTE_PO}: was changed by another program")
        assert told.stderr.count("\n") == 1
        assert (note / "locales/note.pot").read_bytes() == template
        assert "1 275 personnes" in (note / NOTE_PO).read_text(encoding="utf-8")
        assert run("sync").stdout == f"{NOTE_PO}: 3 kept, 1 new\n"

    def test_a_disk_that_is_full_writes_nothing(
        self, note: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (note / "note.txt").write_text("They came. " + NOTE, encoding="utf-8")
        before = everything(note)

        def full(_descriptor: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        told = run("sync")
        assert told.exit_code == 2
        assert told.stderr == (
            "transmem: error: locales/note.pot: the disk is full; make room and run the command "
            "again\n"
        )
        after = everything(note)
        folders = {name for name, (_, data) in before.items() if data == b"(folder)"}
        assert {n: v for n, v in after.items() if n not in folders} == {
            n: v for n, v in before.items() if n not in folders
        }

    def test_a_folder_that_is_a_file_writes_nothing(self, here: Path) -> None:
        (here / "note.txt").write_text(NOTE, encoding="utf-8")
        (here / "locales").write_text("", encoding="utf-8")
        before = everything(here)
        told = run("init", "note.txt", "-l", "fr")
        assert told.exit_code == 2
        assert "a part of the path is a file" in told.stderr
        assert told.stderr.count("\n") == 1
        assert {n: v[1] for n, v in everything(here).items()} == {
            n: v[1] for n, v in before.items()
        }

    def test_an_error_of_the_system_that_nobody_foresaw_is_one_line(
        self, note: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> None:
            raise OSError(5, "Input/output error", "letters")

        monkeypatch.setattr(Path, "cwd", fail)
        told = run("status")
        assert (told.exit_code, told.stderr) == (
            2,
            "transmem: error: letters: Input/output error\n",
        )
        assert everything(note)

    def test_ctrl_c_leaves_nothing_half_written(
        self, note: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (note / "note.txt").write_text("They came. " + NOTE, encoding="utf-8")
        before = {name: data for name, (_, data) in everything(note).items()}

        def interrupt(_descriptor: int) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(os, "fsync", interrupt)
        told = run("sync")
        assert told.exit_code == 2
        assert told.stderr == "transmem: interrupted; nothing was half-written\n"
        assert {name: data for name, (_, data) in everything(note).items()} == before

    def test_ctrl_c_at_any_moment_is_one_line(self, here: Path) -> None:
        (here / "a.txt").write_text("They came to No. 3. " * 200_000, encoding="utf-8")
        child = subprocess.Popen(
            [sys.executable, "-m", "transmem", "init", "a.txt", "-l", "fr"],
            cwd=here,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        time.sleep(1)
        child.send_signal(signal.SIGINT)
        _, told = child.communicate(timeout=60)
        assert (child.returncode, told) == (
            2,
            b"transmem: interrupted; nothing was half-written\n",
        )
        assert list(everything(here)) == ["a.txt"]

    def test_a_broken_configuration_is_one_line_with_its_place(self, note: Path) -> None:
        with (note / "transmem.toml").open("a", encoding="utf-8") as file:
            file.write("langages = []\n")
        told = run("status")
        assert told.exit_code == 2
        assert told.stderr == (
            "transmem: error: transmem.toml:5: “langages” is no setting of transmem; "
            "did you mean “languages”?\n"
        )


class TestStatus:
    def test_the_parts_add_up(self, note: Path) -> None:
        translate_note(note)
        path = note / NOTE_PO
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace('\nmsgid "See', '\n#, fuzzy\nmsgid "See').replace(
                'msgstr "1 275 personnes y ont assisté."', 'msgstr ""'
            ),
            encoding="utf-8",
        )
        told = run("status", "--format", "json")
        assert told.exit_code == 0
        (catalog,) = json.loads(told.stdout)["catalogs"]
        assert catalog["file"] == NOTE_PO
        assert catalog["segments"] == {
            "translated": 1,
            "fuzzy": 1,
            "untranslated": 1,
            "obsolete": 0,
            "total": 3,
        }

    def test_csv_and_text_are_offered(self, note: Path) -> None:
        assert run("status", "--format", "csv").stdout.startswith("file,language,translated,")
        assert run("status").stdout.startswith("language  translated")
        assert note.exists()

    def test_below_the_threshold_is_1(self, note: Path) -> None:
        told = run("status", "--fail-under", "95")
        assert told.exit_code == 1
        assert told.stderr == f"transmem: {NOTE_PO}: 0.0% is less than 95%\n"
        translate_note(note)
        assert run("status", "--fail-under", "100").exit_code == 0

    def test_an_empty_catalog_is_at_0(self, here: Path) -> None:
        (here / "a.po").write_text(HEADER, encoding="utf-8")
        told = run("status", "a.po", "--fail-under", "1")
        assert told.exit_code == 1
        assert "0.0%" in told.stdout

    def test_findings_are_counted(self, note: Path) -> None:
        path = translate_note(note)
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("1 275 personnes", "1 257 personnes"), encoding="utf-8")
        (catalog,) = json.loads(run("status", "--format", "json").stdout)["catalogs"]
        assert catalog["findings"]["errors"] == 1


class TestCheck:
    def test_what_is_right_is_silent(self, note: Path) -> None:
        translate_note(note)
        told = run("check", "--fail-on", "warning")
        assert (told.exit_code, told.stdout) == (0, "0 errors, 0 warnings in 1 file, 3 units\n")

    def test_a_changed_number_is_found_at_its_line(self, note: Path) -> None:
        path = translate_note(note)
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("1 275", "1 257"), encoding="utf-8")
        told = run("check", "--format", "json")
        assert told.exit_code == 1
        (finding,) = json.loads(told.stdout)["findings"]
        assert finding["file"] == NOTE_PO
        assert finding["rule"] == "number-changed"
        lines = text.split("\n")
        start = next(n for n, line in enumerate(lines, 1) if "It was attended" in line)
        assert start - 4 <= finding["line"] <= start
        assert run("check", "--fail-on", "never").exit_code == 0

    def test_paths_need_no_project(self, here: Path) -> None:
        folder = here / "fr" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "a.po").write_text(entry("12 persons", "13 personnes")[1:], encoding="utf-8")
        told = run("check", "fr")
        assert told.exit_code == 1
        assert told.stdout.startswith("fr/LC_MESSAGES/a.po:1: error: ")

    def test_the_language_of_the_source_is_said_by_the_option_and_else_by_the_header(
        self, here: Path
    ) -> None:
        pair = entry("1.275 Personen", "1 275 personnes")
        (here / "a.po").write_text(HEADER + pair, encoding="utf-8")
        assert run("check", "a.po", "--source-language", "de").exit_code == 0
        assert run("check", "a.po").exit_code == 1
        german = HEADER + '"X-Source-Language: de\\n"\n' + pair
        (here / "a.po").write_text(german, encoding="utf-8")
        assert run("check", "a.po").exit_code == 0
        (here / "a.po").write_text(german.replace(": de", ": ?"), encoding="utf-8")
        told = run("check", "a.po")
        assert told.exit_code == 2
        assert told.stderr.startswith("transmem: error: a.po:1: X-Source-Language in the header")

    def test_a_catalog_that_does_not_say_its_language_is_refused(self, here: Path) -> None:
        (here / "a.po").write_text(entry("a", "b"), encoding="utf-8")
        told = run("check", "a.po")
        assert told.exit_code == 2
        assert "add “Language: fr”" in told.stderr


class TestScore:
    def test_a_catalog_against_itself_is_perfect_and_too_short(self, note: Path) -> None:
        translate_note(note)
        told = run("score", "--reference", NOTE_PO, "--segments", "1")
        assert told.exit_code == 0
        assert "100.0" in told.stdout
        assert "worst segments first" in told.stdout
        assert "too short a text" in told.stdout
        assert "nrefs:1|" in told.stdout

    def test_json_has_every_segment_and_the_warning_is_a_message(self, note: Path) -> None:
        translate_note(note)
        (note / "fr.txt").write_text("Un.\nDeux.\nTrois.\n", encoding="utf-8")
        told = run("score", "--reference", "{lang}.txt", "--format", "json")
        (score,) = json.loads(told.stdout)["scores"]
        assert score["reference"] == "fr.txt"
        assert [part["reference"] for part in score["segments"]] == ["Un.", "Deux.", "Trois."]
        assert told.stderr.startswith(f"transmem: warning: {NOTE_PO}: 3 segments are too short")

    @pytest.mark.parametrize(
        ("limit", "code"),
        [("chrf=55", 1), ("bleu=0", 0), ("ter=1", 1), ("TER=1000", 0)],
    )
    def test_limits(self, note: Path, limit: str, code: int) -> None:
        translate_note(note)
        (note / "fr.txt").write_text("Un.\nDeux.\nTrois.\n", encoding="utf-8")
        told = run("score", "--reference", "fr.txt", "--fail-under", limit)
        assert told.exit_code == code
        assert (limit.partition("=")[2] in told.stderr) is bool(code)

    @pytest.mark.parametrize("limit", ["chrf=101", "bleu=-1", "ter=-0.5"])
    def test_a_limit_that_no_score_can_reach_is_refused(self, limit: str) -> None:
        told = run("score", "--reference", "x", "--fail-under", limit)
        assert told.exit_code == 2
        assert "out of reach" in told.stderr

    def test_the_limit_and_the_score_do_not_look_equal(self, note: Path) -> None:
        translate_note(note)
        (note / "fr.txt").write_text("La séance a duré.\nDeux.\nVoir ici.\n", encoding="utf-8")
        (score,) = json.loads(run("score", "--reference", "fr.txt", "--format", "json").stdout)[
            "scores"
        ]
        value = score["metrics"][1]["value"]
        told = run("score", "--reference", "fr.txt", "--fail-under", f"chrF++={value + 0.01}")
        assert told.exit_code == 1
        assert f"chrF2++ {value:.6g} is less than {value + 0.01:g}" in told.stderr

    def test_several_references_count_at_once(self, note: Path) -> None:
        translate_note(note)
        (note / "fr.txt").write_text("Un.\nDeux.\nTrois.\n", encoding="utf-8")
        told = run("score", "--reference", "fr.txt", "--reference", NOTE_PO)
        assert told.exit_code == 0
        assert f"against fr.txt, {NOTE_PO}" in told.stdout
        assert told.stdout.count("nrefs:2|") == 3
        assert "WARNING: the catalog is its own reference" in told.stdout

    def test_the_same_reference_twice_is_refused(self, note: Path) -> None:
        (note / "fr.txt").write_text("Un.\nDeux.\nTrois.\n", encoding="utf-8")
        told = run("score", "--reference", "fr.txt", "--reference", "./{lang}.txt")
        assert told.exit_code == 2
        assert told.stderr.startswith("transmem: error: fr.txt: is the reference twice")

    def test_a_tokeniser_is_chosen_by_name(self, note: Path) -> None:
        translate_note(note)
        told = run("score", "--reference", NOTE_PO, "--tokenize", "INTL")
        assert told.exit_code == 0
        assert "|tok:intl|" in told.stdout
        assert run("score", "--reference", NOTE_PO, "--tokenize", "moses").exit_code == 2

    @pytest.mark.usefixtures("note")
    def test_a_path_that_a_script_left_empty_is_refused(self) -> None:
        told = run("score", "--reference", "")
        assert told.exit_code == 2
        assert "the path of the reference is empty" in told.stderr

    @pytest.mark.usefixtures("note")
    def test_a_seed_that_is_none_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SACREBLEU_SEED", "abc")
        translate_note(Path())
        told = run("score", "--reference", NOTE_PO)
        assert told.exit_code == 2
        assert "SACREBLEU_SEED in the environment is “abc”" in told.stderr

    @pytest.mark.usefixtures("note")
    def test_a_template_is_no_reference(self) -> None:
        told = run("score", "--reference", "locales/note.pot")
        assert told.exit_code == 2
        assert "is a template, which has no translations" in told.stderr

    def test_fuzzy_entries_of_a_reference_are_no_reference_and_named(self, note: Path) -> None:
        po = translate_note(note)
        text = po.read_text(encoding="utf-8")
        (note / "answers.po").write_text(
            text.replace('msgid "It was', '#, fuzzy\nmsgid "It was'), encoding="utf-8"
        )
        told = run("score", "--reference", "answers.po")
        assert told.exit_code == 0
        assert "WARNING: answers.po: has fuzzy entries (1)" in told.stdout
        assert "1 more without a reference, left out" in told.stdout
        told = run("score", "--reference", "answers.po", "--format", "csv")
        assert f"warning: {NOTE_PO}: answers.po: has fuzzy entries (1)" in told.stderr

    def test_a_baseline_is_compared_in_words(self, note: Path) -> None:
        translate_note(note)
        shutil.copy(NOTE_PO, "other.po")
        told = run("score", "--reference", NOTE_PO, "--baseline", "other.po")
        assert told.exit_code == 0
        assert "compared with other.po:" in told.stdout
        assert "BLEU 100.0, there 100.0: no difference that chance would not give" in told.stdout

    def test_previous_is_the_last_version_that_says_something_else(
        self, note: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in [name for name in os.environ if name.startswith("GIT_")]:
            monkeypatch.delenv(name)
        translate_note(note)
        git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run([*git, "init", "-q"], check=True)
        told = run("score", "--reference", NOTE_PO, "--against", "previous")
        assert told.exit_code == 2
        subprocess.run([*git, "add", "."], check=True)
        subprocess.run([*git, "commit", "-qm", "one"], check=True)
        told = run("score", "--reference", NOTE_PO, "--against", "previous")
        assert told.exit_code == 2
        assert "git has no version of it that says something else" in told.stderr
        shutil.copy(NOTE_PO, "answers.po")
        catalog = note / NOTE_PO
        catalog.write_text(
            catalog.read_text(encoding="utf-8").replace("Voir le compte", "Tout autre chose"),
            encoding="utf-8",
        )
        told = run("score", "--reference", "answers.po", "--against", "previous")
        assert told.exit_code == 0, told.stderr
        assert f"compared with {NOTE_PO} at " in told.stdout
        assert "there 100.0" in told.stdout

    @pytest.mark.usefixtures("note")
    def test_two_baselines_are_one_too_many(self) -> None:
        told = run("score", "--reference", NOTE_PO, "--baseline", "a.po", "--against", "HEAD")
        assert told.exit_code == 2
        assert "exclude each other" in told.stderr

    @pytest.mark.usefixtures("note")
    def test_one_reference_does_not_serve_two_languages(self) -> None:
        run("init", "-l", "ru")
        told = run("score", "--reference", NOTE_PO)
        assert told.exit_code == 2
        assert "cannot be the reference of 2 languages (fr, ru)" in told.stderr

    def test_a_reference_of_another_length_is_refused(self, note: Path) -> None:
        (note / "fr.txt").write_text("Un.\n", encoding="utf-8")
        told = run("score", "--reference", "fr.txt")
        assert told.exit_code == 2
        assert told.stderr.startswith("transmem: error: fr.txt: the reference has 1 lines")


class TestExport:
    def test_editions_are_written_and_named(self, note: Path) -> None:
        translate_note(note)
        told = run("export", "-f", "txt,md,html", "--bilingual")
        assert told.exit_code == 0
        assert told.stdout.split() == [
            "editions/note.fr.txt",
            "editions/note.fr.md",
            "editions/note.fr.html",
            "editions/note.en-fr.html",
            "editions/index.html",
        ]
        assert "1 275 personnes y ont assisté." in (note / "editions/note.fr.txt").read_text(
            encoding="utf-8"
        )
        before = everything(note)
        run("export", "-f", "txt,md,html", "--bilingual")
        assert everything(note) == before

    def test_formats_folder_and_the_sources_own_language(self, note: Path) -> None:
        told = run("export", "-l", "en", "-f", "txt,md", "-o", "out")
        assert told.exit_code == 0
        assert told.stdout.split() == ["out/note.en.txt", "out/note.en.md", "out/index.html"]
        assert (note / "out" / "note.en.txt").exists()

    def test_holes_are_refused_and_said(self, note: Path) -> None:
        path = translate_note(note)
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('\nmsgid "See', '\n#, fuzzy\nmsgid "See'), encoding="utf-8")
        run("init", "-l", "ru")
        told = run("export", "-f", "txt")
        assert told.exit_code == 1
        assert told.stdout == ""
        assert not (note / "editions").exists()
        lines = told.stderr.splitlines()
        assert lines[0].startswith(f"transmem: {NOTE_PO}: 1 text has no translation")
        assert re.fullmatch(
            rf"transmem: {re.escape(NOTE_PO)}:\d+: fuzzy: “See the summary record of the meeting.”",
            lines[1],
        )
        assert lines[2].startswith("transmem: locales/ru/LC_MESSAGES/note.po: 3 texts have no")
        assert "untranslated: “The meeting of 12 May" in lines[3]

    def test_one_language_with_holes_does_not_keep_others_back(self, note: Path) -> None:
        translate_note(note)
        run("init", "-l", "ru")
        told = run("export", "-f", "txt")
        assert (told.exit_code, told.stdout) == (
            1,
            "editions/note.fr.txt\neditions/index.html\n",
        )

    @pytest.mark.parametrize("policy", ["mark", "source"])
    def test_holes_can_be_filled_with_the_source(self, note: Path, policy: str) -> None:
        told = run("export", "-f", "txt", "--missing", policy)
        assert told.exit_code == 0
        text = (note / "editions/note.fr.txt").read_text(encoding="utf-8")
        assert "It was attended by 1,275 persons." in text

    def test_what_the_catalog_does_not_have_yet_is_missing(self, note: Path) -> None:
        translate_note(note)
        (note / "note.txt").write_text("They came. " + NOTE, encoding="utf-8")
        told = run("export")
        assert told.exit_code == 1
        assert "note.txt: not in the catalog; run transmem sync: “They came.”" in told.stderr


class TestBuild:
    def test_it_syncs_checks_and_publishes(self, here: Path) -> None:
        (here / "note.txt").write_text(NOTE, encoding="utf-8")
        (here / "transmem.toml").write_text(
            'documents = ["note.txt"]\nlanguages = ["fr", "ru"]\n', encoding="utf-8"
        )
        told = run("build")
        assert told.exit_code == 0
        assert "3 of 3 segments missing" in told.stdout
        translate_note(here)
        told = run("build", "--format", "json")
        assert told.exit_code == 0
        french, russian = json.loads(told.stdout)["catalogs"]
        assert set(french["editions"]) >= {
            "note.fr.txt",
            "note.fr.md",
            "note.fr.html",
            "note.en-fr.html",
        }
        assert (french["refused"], russian["editions"]) == (None, [])
        assert russian["refused"] == "3 of 3 segments missing"
        assert sorted(path.name for path in (here / "editions").iterdir()) == sorted(
            ["editions.json", "index.html", *french["editions"]]
        )
        before = everything(here)
        assert run("build").exit_code == 0
        assert everything(here) == before

    def test_errors_stop_an_edition_and_old_ones_are_pointed_out(self, note: Path) -> None:
        path = translate_note(note)
        run("build")
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("1 275", "1 257"), encoding="utf-8")
        (note / "editions" / "note.fr.html").unlink()
        told = run("build")
        assert told.exit_code == 1
        assert "1 error found" in told.stdout
        *old, last = told.stderr.splitlines()
        assert {
            "transmem: editions/note.en-fr.html is of an earlier build",
            "transmem: editions/note.fr.md is of an earlier build",
            "transmem: editions/note.fr.txt is of an earlier build",
        } <= set(old)
        assert all(line.endswith(" is of an earlier build") for line in old)
        assert last == "transmem: the checks found errors; transmem check shows them"
        assert not (note / "editions" / "note.fr.html").exists()


class TestTheLetter:
    def test_it_goes_all_the_way_through(self, letter: Path) -> None:
        french = (letter / FRENCH.relative_to(ROOT)).read_bytes()
        catalogs = json.loads(run("status", "--format", "json").stdout)["catalogs"]
        shares = {catalog["language"]: catalog["percent"] for catalog in catalogs}
        assert shares == {"fr": 100.0, "ar": 0.0}
        assert run("check", "--fail-on", "warning").exit_code == 0
        told = run("export", "-l", "fr", "-f", "txt,md,html", "--bilingual")
        assert told.exit_code == 0
        assert len(told.stdout.split()) == 5
        told = run("build")
        assert told.exit_code == 0
        assert "41 of 41 segments missing" in told.stdout
        assert (letter / FRENCH.relative_to(ROOT)).read_bytes() == french

    def test_the_program_itself_builds_it(self, letter: Path) -> None:
        told = program("build", folder=letter / "source")
        assert (told.returncode, told.stderr) == (0, b"")
        assert b"letter.fr.html" in told.stdout


def test_errors_say_where_and_what() -> None:
    assert str(TransmemError("is wrong", path="a.po", line=3)) == "a.po:3: is wrong"


def test_the_catalogs_do_not_depend_on_the_name_of_the_checkout(
    note: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "copy"
    shutil.copytree(note, elsewhere)
    monkeypatch.chdir(elsewhere)
    assert run("sync").stdout == "up to date\n"


def test_a_limit_that_is_no_number_is_refused(note: Path) -> None:
    assert note.is_dir()
    assert run("status", "--fail-under", "nan").exit_code == 2
    assert run("score", "--reference", "x", "--fail-under", "chrf=nan").exit_code == 2


def test_an_emptied_catalog_is_not_taken_for_a_new_one(note: Path) -> None:
    (note / NOTE_PO).write_text("", encoding="utf-8")
    told = run("sync")
    assert told.exit_code == 2
    assert "is empty; restore it" in told.stderr
