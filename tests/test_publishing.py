"""Publishing: what is written where, what is refused, and what is not lost."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st

import transmem.editions
from command_line import run
from transmem.editions import index, records
from transmem.editions.templates import Templates
from transmem.errors import FontError, TransmemError
from transmem.model import Layout, Record, Stamp

NOTE = "The meeting of 12 May 2020 lasted an hour.\n\nIt was attended by 1,275 persons.\n"
HEADER = (
    'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"PO-Revision-Date: 2022-02-26 09:30+0100\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"X-Source-Language: en\\n"\n'
)
WHOLE = {
    "The meeting of 12 May 2020 lasted an hour.": "La séance du 12 mai 2020 a duré une heure.",
    "It was attended by 1,275 persons.": "1 275 personnes y ont assisté.",
}
HOLED = {**WHOLE, "It was attended by 1,275 persons.": ""}
WRONG = {**WHOLE, "It was attended by 1,275 persons.": "1 257 personnes y ont assisté."}


@pytest.fixture
def translated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], None]:
    """A project of one note; call it with what the French catalog shall say."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    Path("transmem.toml").write_text(
        'documents = ["note.txt"]\nlanguages = ["fr"]\n', encoding="utf-8"
    )

    def translate(texts: dict[str, str]) -> None:
        path = Path("locales/fr/LC_MESSAGES/note.po")
        path.parent.mkdir(parents=True, exist_ok=True)
        entries = (f'\nmsgid "{one}"\nmsgstr "{other}"\n' for one, other in texts.items())
        path.write_text(HEADER + "".join(entries), encoding="utf-8")

    translate(WHOLE)
    return translate


def listed(folder: str = "editions") -> dict[str, dict[str, object]]:
    value = json.loads(Path(folder, "editions.json").read_text(encoding="utf-8"))
    return {one["file"]: one for one in value["editions"]}


TEXT = Path("editions/note.fr.txt")


@pytest.mark.usefixtures("translated")
class TestStamp:
    def test_the_list_says_what_each_file_was_made_of(self) -> None:
        assert run("export", "-f", "txt,html").exit_code == 0
        record = listed()["note.fr.txt"]
        version = record.pop("transmem")
        digest = record.pop("sha256")
        source = record.pop("source")
        assert record == {
            "file": "note.fr.txt",
            "title": "note",
            "language": "fr",
            "source_language": "en",
            "format": "txt",
            "layout": "translation",
            "catalog_date": "2022-02-26T08:30:00+00:00",
            "created": "2022-02-26T08:30:00+00:00",
            "segments": {"translated": 2, "total": 2},
            "errors": 0,
        }
        assert re.fullmatch(r"\d+\.\d+.*", str(version))
        assert digest == sha256(TEXT)
        assert source == {"file": "note.txt", "sha256": sha256(Path("note.txt"))}

    def test_a_page_has_it_among_its_metadata(self) -> None:
        run("export", "-f", "html")
        page = Path("editions/note.fr.html").read_text(encoding="utf-8")
        said = dict(re.findall(r'<meta name="transmem:([^"]*)" content="([^"]*)">', page))
        assert said.pop("version")
        assert said == {
            "source": "note.txt",
            "source-sha256": sha256(Path("note.txt")),
            "catalog-date": "2022-02-26T08:30:00+00:00",
            "progress": "2/2",
        }

    def test_markdown_has_it_in_a_comment(self) -> None:
        run("export", "-f", "md")
        text = Path("editions/note.fr.md").read_text(encoding="utf-8")
        comment = re.search(r"<!-- transmem (.*) -->\n\Z", text)
        assert comment
        said = json.loads(comment[1])
        assert (said["language"], said["source"], said["progress"]) == ("fr", "note.txt", "2/2")

    def test_nothing_ends_the_comment_of_markdown(self) -> None:
        Path("note.txt").rename("--> # a--b.txt")
        Path("locales/fr/LC_MESSAGES/note.po").rename("locales/fr/LC_MESSAGES/--> # a--b.po")
        Path("transmem.toml").write_text(
            'documents = ["--> # a--b.txt"]\nlanguages = ["fr"]\n', encoding="utf-8"
        )
        assert run("export", "-f", "md").exit_code == 0
        text = Path("editions/--> # a--b.fr.md").read_text(encoding="utf-8")
        last = text.splitlines()[-1]
        assert last.index("-->") == len(last) - 3
        assert "--" not in last[4:-3]
        record = json.loads(last.removeprefix("<!-- transmem ").removesuffix(" -->"))
        assert record["source"] == "--> # a--b.txt"

    def test_the_time_of_the_environment_goes_before_the_catalogs(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        run("export", "-f", "txt")
        assert listed()["note.fr.txt"]["created"] == "2023-11-14T22:13:20+00:00"
        assert listed()["note.fr.txt"]["catalog_date"] == "2022-02-26T08:30:00+00:00"

    def test_without_any_time_it_is_not_that_of_the_clock(self) -> None:
        run("export", "-f", "txt", "-l", "en")
        assert listed()["note.en.txt"]["created"] == "1980-01-01T00:00:00+00:00"
        assert listed()["note.en.txt"]["catalog_date"] is None

    def test_every_format_gives_the_same_bytes_each_time(self) -> None:
        first, second = ({}, {})
        for folder, files in (("one", first), ("two", second)):
            told = run("export", "-o", folder, "--bilingual", "columns,interleaved", "-l", "fr")
            assert told.exit_code == 0
            files.update((path.name, path.read_bytes()) for path in Path(folder).iterdir())
        assert first == second
        assert {Path(name).suffix[1:] for name in first} > set(transmem.editions.available())


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


class TestPolicy:
    def test_a_fuzzy_translation_is_never_published(
        self, translated: Callable[[dict[str, str]], None]
    ) -> None:
        translated(WHOLE)
        path = Path("locales/fr/LC_MESSAGES/note.po")
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('\nmsgid "It', '\n#, fuzzy\nmsgid "It'), encoding="utf-8")
        for policy in ("mark", "source"):
            run("export", "-f", "txt,md,html", "--missing", policy, "--replace", "--allow-findings")
            for name in ("txt", "md", "html"):
                said = Path(f"editions/note.fr.{name}").read_text(encoding="utf-8")
                assert "1 275 personnes" not in said
                assert "It was attended by 1,275 persons." in said

    def test_an_error_of_the_checks_stops_the_language_and_is_said(
        self, translated: Callable[[dict[str, str]], None]
    ) -> None:
        translated(WRONG)
        told = run("export", "-f", "txt")
        assert (told.exit_code, told.stdout) == (1, "")
        assert told.stderr == (
            "transmem: locales/fr/LC_MESSAGES/note.po: the checks found 1 error; transmem check "
            "shows them; correct them, or publish them all the same with --allow-findings\n"
        )
        assert not Path("editions").exists()

    def test_it_is_published_when_somebody_says_so_and_the_list_says_that(
        self, translated: Callable[[dict[str, str]], None]
    ) -> None:
        translated(WRONG)
        told = run("export", "-f", "txt,html", "--allow-findings")
        assert told.exit_code == 0
        assert listed()["note.fr.txt"]["errors"] == 1
        page = Path("editions/note.fr.html").read_text(encoding="utf-8")
        assert '<meta name="transmem:errors" content="1">' in page
        assert "known errors: 1" in Path("editions/index.html").read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("worse", "option", "why"),
        [
            (HOLED, ("--missing", "mark"), "1 of 2 segments"),
            (HOLED, ("--missing", "source"), "1 of 2 segments"),
            (WRONG, ("--allow-findings",), "2 of 2 segments and 1 error"),
        ],
    )
    def test_a_whole_edition_is_not_replaced_by_a_worse_one(
        self,
        translated: Callable[[dict[str, str]], None],
        worse: dict[str, str],
        option: tuple[str, ...],
        why: str,
    ) -> None:
        assert run("export", "-f", "txt").exit_code == 0
        before = {path: path.read_bytes() for path in Path("editions").iterdir()}
        translated(worse)
        told = run("export", "-f", "txt", *option)
        assert (told.exit_code, told.stdout) == (1, "")
        assert told.stderr == (
            f"transmem: editions/note.fr.txt was left as it is: the new one has {why}, and this "
            "one may be whole; --replace replaces it\n"
        )
        assert {path: path.read_bytes() for path in Path("editions").iterdir()} == before
        assert run("export", "-f", "txt", *option, "--replace").exit_code == 0
        assert TEXT.read_bytes() != before[TEXT]

    def test_an_edition_with_gaps_gives_way_to_any_other(
        self, translated: Callable[[dict[str, str]], None]
    ) -> None:
        translated(HOLED)
        assert run("export", "-f", "txt", "--missing", "mark").exit_code == 0
        assert run("export", "-f", "txt", "--missing", "source").exit_code == 0
        translated(WHOLE)
        assert run("export", "-f", "txt").exit_code == 0
        assert "1 275" in TEXT.read_text(encoding="utf-8")

    @pytest.mark.parametrize("forgotten", ["the list", "that the file is of it"])
    def test_a_file_that_nothing_is_known_of_may_be_whole(
        self, translated: Callable[[dict[str, str]], None], forgotten: str
    ) -> None:
        translated(HOLED)
        run("export", "-f", "txt", "--missing", "mark")
        if forgotten == "the list":
            Path("editions/editions.json").unlink()
        else:
            TEXT.write_text("Somebody wrote this.", encoding="utf-8")
        before = TEXT.read_bytes()
        told = run("export", "-f", "txt", "--missing", "mark")
        assert (told.exit_code, TEXT.read_bytes()) == (1, before)
        translated(WHOLE)
        assert run("export", "-f", "txt").exit_code == 0

    def test_a_worse_edition_in_one_format_does_not_keep_a_new_one_back(
        self, translated: Callable[[dict[str, str]], None]
    ) -> None:
        run("export", "-f", "txt")
        translated(HOLED)
        told = run("export", "-f", "txt,md", "--missing", "mark")
        assert (told.exit_code, told.stdout) == (
            1,
            "editions/note.fr.md\neditions/index.html\n",
        )
        shown = Path("editions/index.html").read_text(encoding="utf-8")
        assert "50%" in shown

    def test_a_list_that_is_none_stops_everything(
        self, translated: Callable[[dict[str, str]], None]
    ) -> None:
        translated(WHOLE)
        Path("editions").mkdir()
        Path("editions/editions.json").write_text("{\n}}", encoding="utf-8")
        told = run("export", "-f", "txt")
        assert told.exit_code == 2
        assert told.stderr.startswith(
            "transmem: error: editions/editions.json:2: is no list of editions: it is not JSON"
        )
        assert not TEXT.exists()


@pytest.mark.usefixtures("translated")
class TestNames:
    @pytest.mark.parametrize("tag", ["../fr", "/fr", "fr/..", "..", "fr\\x", "fr\0", "fr\nx"])
    def test_a_language_never_leaves_the_folder(self, tag: str) -> None:
        before = sorted(Path().rglob("*"))
        assert run("export", "-l", tag).exit_code == 2
        assert sorted(Path().rglob("*")) == before

    @pytest.mark.parametrize("tag", ["../fr", "fr/.."])
    def test_nor_does_one_of_the_configuration(self, tag: str) -> None:
        Path("transmem.toml").write_text(
            f'documents = ["note.txt"]\nlanguages = ["{tag}"]\n', encoding="utf-8"
        )
        before = sorted(Path().rglob("*"))
        assert run("export").exit_code == 2
        assert sorted(Path().rglob("*")) == before

    def test_a_document_elsewhere_has_its_editions_here(self) -> None:
        Path("inside").mkdir()
        Path("transmem.toml").rename("inside/transmem.toml")
        Path("locales").rename("inside/locales")
        Path("inside/transmem.toml").write_text(
            'documents = ["../note.txt"]\nlanguages = ["fr"]\n', encoding="utf-8"
        )
        os.chdir("inside")
        assert run("export", "-f", "txt").stdout.split() == [
            "editions/note.fr.txt",
            "editions/index.html",
        ]
        assert listed()["note.fr.txt"]["source"] == {
            "file": "note.txt",
            "sha256": sha256(Path("../note.txt")),
        }


@pytest.mark.usefixtures("translated")
class TestFonts:
    @pytest.fixture(autouse=True)
    def without_fonts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def render(*_arguments: object, **_options: object) -> bytes:
            raise FontError("no installed font can show “ي”; install fonts", format="pdf")

        for module in ("translation", "columns", "interleaved"):
            monkeypatch.setattr(f"transmem.editions.pdf.{module}.render", render)

    @pytest.mark.parametrize("command", [("export", "-f", "txt,pdf,html"), ("build",)])
    def test_a_missing_font_keeps_back_what_needs_it_and_nothing_else(
        self, command: tuple[str, ...]
    ) -> None:
        told = run(*command)
        assert told.exit_code == 1
        assert told.stderr == "transmem: no installed font can show “ي”; install fonts\n"
        assert {"note.fr.txt", "note.fr.html"} <= set(listed())
        assert "note.fr.pdf" not in listed()

    def test_where_nothing_else_was_asked_for_nothing_is_written(self) -> None:
        told = run("export", "-f", "pdf")
        assert (told.exit_code, told.stdout) == (1, "")
        assert not Path("editions").exists()


@pytest.mark.usefixtures("translated")
def test_a_format_that_cannot_be_bilingual_is_said() -> None:
    told = run("export", "-f", "txt", "--bilingual")
    assert (told.exit_code, told.stdout) == (0, "editions/note.fr.txt\neditions/index.html\n")
    assert told.stderr.startswith("transmem: --bilingual columns: only html")
    assert run("export", "-f", "txt,html", "--bilingual").stderr == ""


@pytest.mark.usefixtures("translated")
class TestExtras:
    def test_a_format_whose_library_is_missing_says_what_to_install(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("transmem.editions.formats.find_spec", lambda _name: None)
        needing = sorted({known.name for known in transmem.editions.FORMATS if known.needs})
        for name in needing:
            told = run("export", "-f", f"txt,{name}")
            assert (told.exit_code, told.stdout) == (2, "")
            assert told.stderr == (
                f"transmem: error: {name} editions need transmem[{name}]; install it with: "
                f"pip install 'transmem[{name}]'\n"
            )
            assert not Path("editions").exists()

    def test_without_it_everything_else_is_written(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("transmem.editions.formats.find_spec", lambda _name: None)
        told = run("export")
        assert told.exit_code == 0
        suffixes = {Path(name).suffix[1:] for name in told.stdout.split()}
        needing = {known.name for known in transmem.editions.FORMATS if known.needs}
        assert suffixes == set(transmem.editions.NAMES) - needing
        assert run("build").exit_code == 0


@pytest.mark.usefixtures("translated")
class TestTemplates:
    @pytest.fixture
    def own(self) -> Path:
        folder = Path("house style")
        folder.mkdir()
        return folder

    def export(self, *formats: str) -> Result:
        return run("export", "-f", ",".join(formats), "--template", "house style")

    def test_a_style_of_the_users_goes_before_ours(self, own: Path) -> None:
        (own / "page.css").write_text("p { color: teal }", encoding="utf-8")
        assert self.export("html").stderr == ""
        page = Path("editions/note.fr.html").read_text(encoding="utf-8")
        assert "p { color: teal }" in page
        assert "--sheet" not in page

    def test_a_template_can_say_more_in_every_text_format(self, own: Path) -> None:
        (own / "edition.txt.jinja").write_text(
            "{{ title }} ({{ stamp.document }})\n\n{{ blocks|join('\\n\\n') }}\n", encoding="utf-8"
        )
        (own / "edition.md.jinja").write_text(
            "*{{ '*title*' }}*\n\n{% for block in blocks %}{{ block }}\n\n{% endfor %}",
            encoding="utf-8",
        )
        assert self.export("txt", "md").exit_code == 0
        assert TEXT.read_text(encoding="utf-8").startswith("note (note.txt)\n\nLa séance")
        said = Path("editions/note.fr.md").read_text(encoding="utf-8")
        assert said.startswith("*\\*title\\**\n\nLa séance du 12 mai 2020 a duré une heure.\n")

    def test_a_name_that_no_format_knows_is_said(self, own: Path) -> None:
        (own / "pages.css").write_text("", encoding="utf-8")
        (own / "fonts").mkdir()
        (own / "fonts" / "one.ttf").write_text("", encoding="utf-8")
        (own / ".hidden").write_text("", encoding="utf-8")
        (own / "logo.svg").write_text("<svg/>", encoding="utf-8")
        (own / "edition.txt.jinja").write_text("{% include 'logo.svg' %}", encoding="utf-8")
        told = self.export("txt")
        assert told.exit_code == 0
        assert told.stderr == "".join(
            f"transmem: house style/{name}: no format has a template of this name, and none "
            "includes it\n"
            for name in ("fonts/one.ttf", "pages.css")
        )

    @pytest.mark.parametrize(
        ("text", "line", "reason"),
        [
            ("one\n{% for %}", 2, "Expected"),
            ("one\ntwo\n{{ nothing }}", 3, "'nothing' is undefined"),
            ("{{ 1 // 0 }}", 1, "division"),
            ("one\n{% include '../secret' %}", 2, "there is no template “../secret”"),
            ("{% include '/etc/passwd' %}", 1, "there is no template “/etc/passwd”"),
            ("{% include 'a/../../secret' %}", 1, "there is no template"),
            ("{{ ''.__class__.__mro__ }}", 1, "unsafe"),
            ("{{ title.nothing.more }}", 1, "nothing"),
        ],
    )
    def test_one_that_does_not_work_is_named_in_one_line(
        self, own: Path, text: str, line: int, reason: str
    ) -> None:
        Path("secret").write_text("secret", encoding="utf-8")
        (own / "edition.txt.jinja").write_text(text, encoding="utf-8")
        told = self.export("txt")
        assert (told.exit_code, told.stdout) == (2, "")
        assert told.stderr.startswith(f"transmem: error: house style/edition.txt.jinja:{line}: "), (
            told.stderr
        )
        assert reason in told.stderr
        assert told.stderr.count("\n") == 1
        assert not TEXT.exists()

    def test_one_that_is_not_utf8_is_named(self, own: Path) -> None:
        (own / "edition.txt.jinja").write_bytes(b"one\n\xff")
        told = self.export("txt")
        assert told.exit_code == 2
        assert "house style/edition.txt.jinja:2: is not UTF-8" in told.stderr

    def test_a_folder_that_is_not_there_is_refused(self) -> None:
        assert run("export", "--template", "nowhere").exit_code == 2

    @pytest.mark.parametrize("command", ["export", "build"])
    def test_a_project_can_have_a_folder_of_its_own(self, own: Path, command: str) -> None:
        with Path("transmem.toml").open("a", encoding="utf-8") as file:
            file.write('templates = "house style"\n')
        (own / "page.css").write_text("p { color: teal }", encoding="utf-8")
        (own / "pages.css").write_text("", encoding="utf-8")
        told = run(command)
        assert told.exit_code == 0
        assert "teal" in Path("editions/note.fr.html").read_text(encoding="utf-8")
        assert told.stderr.startswith("transmem: house style/pages.css: no format has")
        (own / "page.css").unlink()
        (own / "pages.css").unlink()
        own.rmdir()
        told = run(command)
        assert told.exit_code == 2
        assert told.stderr == (
            "transmem: error: transmem.toml: “templates” names house style, which is no folder\n"
        )


class Links(HTMLParser):
    """The links of a page, and the languages that its parts are in."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.languages: list[tuple[str | None, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            self.hrefs.append(given["href"] or "")
        if "lang" in given:
            self.languages.append((given["lang"], given.get("dir")))


STAMP = Stamp(
    document="letter.txt",
    digest="",
    revised=datetime(2022, 2, 26, 8, 30, tzinfo=UTC),
    version="0.1.0",
    translated=2,
    total=3,
    errors=0,
    created=datetime(2022, 2, 26, 8, 30, tzinfo=UTC),
)
RECORD = Record(
    name="letter.ar.html",
    title="رسالة",
    language="ar",
    source_language="en",
    format="html",
    layout=Layout.TRANSLATION,
    stamp=STAMP,
    digest="0",
)


def page(*listing: Record) -> str:
    return index.render(listing, templates=Templates()).decode()


class TestIndex:
    def test_languages_are_named_in_themselves_with_progress_and_date(self) -> None:
        shown = page(RECORD)
        assert '<span lang="ar" dir="rtl">العربية</span>' in shown
        assert '<bdi lang="ar" dir="rtl">رسالة</bdi>' in shown
        assert "66%" in shown
        assert "2/3" in shown
        assert '<time datetime="2022-02-26">February 26, 2022</time>' in shown

    def test_it_speaks_the_language_of_the_source(self) -> None:
        shown = page(replace(RECORD, language="en", source_language="ar", name="letter.en.html"))
        assert '<html lang="ar" dir="rtl">' in shown
        assert "الإصدارات" in shown
        assert "26 فبراير 2022" in shown

    def test_each_edition_is_a_link(self) -> None:
        other = [
            replace(RECORD, name="letter.ar.pdf", format="pdf"),
            replace(RECORD, name="letter.en-ar.html", layout=Layout.COLUMNS),
            replace(RECORD, name="letter.en-ar.interleaved.html", layout=Layout.INTERLEAVED),
        ]
        assert Links(page(*other, RECORD)).hrefs == [
            "letter.ar.html",
            "letter.ar.pdf",
            "letter.en-ar.html",
            "letter.en-ar.interleaved.html",
        ]

    def test_it_promises_no_more_than_the_worst_file_keeps(self) -> None:
        worse = replace(RECORD, name="letter.ar.txt", format="txt")
        best = replace(RECORD, stamp=replace(STAMP, translated=3))
        assert "66%" in page(best, worse)

    def test_the_order_of_the_list_does_not_matter(self) -> None:
        french = replace(RECORD, language="fr", name="letter.fr.html", title="Lettre")
        assert page(RECORD, french) == page(french, RECORD)

    @given(st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1))
    def test_no_name_leads_elsewhere(self, name: str) -> None:
        hostile = replace(
            RECORD, name=f"{name}.html", title=name, stamp=replace(STAMP, document=name)
        )
        shown = Links(page(hostile))
        assert [unquote(href) for href in shown.hrefs] == [f"{name}.html"]
        assert re.fullmatch(r"[A-Za-z0-9_.~%-]+", shown.hrefs[0])

    def test_the_nu_validator_finds_nothing(
        self, tmp_path: Path, program: Callable[[str], str], npm_file: Callable[[str], Path]
    ) -> None:
        beside = replace(RECORD, name="letter.en-ar.html", layout=Layout.INTERLEAVED)
        wrong = replace(RECORD, language="fr", stamp=replace(STAMP, errors=2), title="<b>&")
        files = [tmp_path / "full.html", tmp_path / "empty.html"]
        files[0].write_text(page(RECORD, beside, wrong), encoding="utf-8")
        files[1].write_text(page(), encoding="utf-8")
        jar = npm_file("vnu-jar/build/dist/vnu.jar")
        command = [program("java"), "-jar", str(jar), "--format", "json", "--exit-zero-always"]
        answer = subprocess.run([*command, *map(str, files)], capture_output=True, check=True)
        assert json.loads(answer.stderr)["messages"] == []

    def test_a_page_of_somebody_else_is_left_alone(
        self, translated: Callable[[dict[str, str]], None]
    ) -> None:
        translated(WHOLE)
        Path("site").mkdir()
        Path("site/index.html").write_text("Welcome.", encoding="utf-8")
        told = run("export", "-f", "txt", "-o", "site")
        assert (told.exit_code, told.stdout) == (0, "site/note.fr.txt\n")
        assert told.stderr == (
            "transmem: site/index.html is not as transmem wrote it; delete it to have it anew\n"
        )
        assert Path("site/index.html").read_text(encoding="utf-8") == "Welcome."

    def test_files_that_have_gone_are_no_longer_listed(
        self, translated: Callable[[dict[str, str]], None]
    ) -> None:
        translated(WHOLE)
        run("export", "-f", "txt,md")
        TEXT.unlink()
        run("export", "-f", "html")
        assert sorted(listed()) == ["note.fr.html", "note.fr.md"]
        shown = Links(Path("editions/index.html").read_text(encoding="utf-8"))
        assert shown.hrefs == ["note.fr.html", "note.fr.md"]


times = st.datetimes(timezones=st.just(UTC), min_value=datetime(1000, 1, 1))  # noqa: DTZ001
names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/\\\0"), min_size=1)
stamps = st.builds(
    Stamp,
    document=names,
    digest=st.sampled_from(["", "ab12"]),
    revised=st.none() | times,
    version=names,
    translated=st.integers(0, 10**6),
    total=st.integers(0, 10**6),
    errors=st.integers(0, 10**6),
    created=times,
)
RECORDS = st.builds(
    Record,
    name=names.filter(lambda name: name not in {".", ".."}),
    title=names,
    language=st.sampled_from(["ar", "zh-Hant", "pt-BR"]),
    source_language=st.just("en"),
    format=names,
    layout=st.sampled_from(Layout),
    stamp=stamps,
    digest=names,
)


class TestList:
    def test_the_page_about_it_shows_what_is_written(self) -> None:
        page = Path(__file__).parent.parent / "docs" / "editions.md"
        example = re.search(r"```json\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
        assert example
        shown = json.loads(example[1])
        written = json.loads(records.render(records.Listing(records=(RECORD,))))["editions"][0]
        assert list(shown) == list(written)
        assert list(shown["source"]) == list(written["source"])
        assert list(shown["segments"]) == list(written["segments"])

    @given(st.lists(RECORDS, max_size=3, unique_by=lambda record: record.name))
    def test_what_is_written_is_read_again(self, listing: list[Record]) -> None:
        given = records.Listing(records=tuple(listing), index="ab")
        read = records.parse(records.render(given).decode(), path="x")
        assert set(read.records) == set(given.records)
        assert read.index == "ab"

    @pytest.mark.parametrize(
        "name", ["../letter.html", "a/b", "a\\b", "", "..", "/etc/passwd", "a\0b", "\ud800"]
    )
    def test_a_name_that_leaves_the_folder_is_no_edition(self, name: str) -> None:
        text = records.render(records.Listing(records=(replace(RECORD, name="x"),))).decode()
        changed = text.replace('"file": "x"', f'"file": {json.dumps(name)}')
        with pytest.raises(TransmemError, match="is no list of editions"):
            records.parse(changed, path="editions.json")

    @given(st.text() | st.sampled_from(["{}", "[]", '{"editions": []}', "1" * 5000, "[" * 10**5]))
    def test_anything_else_is_one_clear_error(self, text: str) -> None:
        with pytest.raises(TransmemError, match="is no list of editions"):
            records.parse(text, path="editions.json")
