"""A project on disk: what its configuration says, what is read, and what is written or not."""

from __future__ import annotations

import errno
import os
import stat
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transmem import project
from transmem.errors import CatalogError, ConfigurationError, LanguageError, TransmemError
from transmem.project import digest, find, find_if_any, read_catalog, read_document, write
from transmem.project.choosing import choose_catalogs, choose_documents, choose_languages
from transmem.project.clock import now
from transmem.project.references import read_reference
from transmem.project.setup import configure
from transmem.project.syncing import plan

PO = 'msgid ""\nmsgstr "Language: {}\\n"\n\nmsgid "peace"\nmsgstr "paix"\n'


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def everything(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b"(folder)"
        for path in folder.rglob("*")
    }


class TestFinding:
    def test_a_project_is_found_from_any_folder_below_it(self, here: Path) -> None:
        put(here / "transmem.toml", 'documents = ["source/letter.txt"]\nlanguages = ["fr"]\n')
        below = here / "one" / "two"
        below.mkdir(parents=True)
        found = find(below)
        assert found.root == here
        assert found.name == here.name
        assert found.source_language == "en"
        assert found.documents == ("source/letter.txt",)
        assert found.languages == ("fr",)
        assert found.catalog("source/letter.txt", "fr") == (
            here / "locales" / "fr" / "LC_MESSAGES" / "letter.po"
        )
        assert found.template("source/letter.txt") == here / "locales" / "letter.pot"
        assert found.editions == here / "editions"

    def test_the_memory_is_in_the_project_unless_it_says_where(self, here: Path) -> None:
        put(here / "transmem.toml", "")
        assert find(here).memory == ".transmem/memory.db"
        put(here / "transmem.toml", 'memory = "../team/all.db"\n')
        assert Path(find(here).memory) == Path("..") / "team" / "all.db"
        put(here / "transmem.toml", 'memory = "postgresql://db.example/letters"\n')
        assert find(here).memory == "postgresql://db.example/letters"

    def test_pyproject_serves_if_it_has_the_table(self, here: Path) -> None:
        put(
            here / "pyproject.toml",
            '[tool.transmem]\nsource-language = "fr_FR"\nlocales = "po"\nname = "Letters"\n'
            'editions = "out"\n',
        )
        found = find(here)
        assert found.source_language == "fr-FR"
        assert (found.name, found.locales, found.editions) == (
            "Letters",
            here / "po",
            here / "out",
        )

    def test_a_pyproject_without_the_table_is_passed_by(self, here: Path) -> None:
        put(here / "transmem.toml", "")
        put(here / "below" / "pyproject.toml", '[project]\nname = "transmem"\n')
        assert find(here / "below").root == here

    def test_a_pyproject_of_others_may_be_broken(self, here: Path) -> None:
        put(here / "transmem.toml", "")
        put(here / "below" / "pyproject.toml", "this is no TOML")
        assert find(here / "below").root == here

    def test_without_a_configuration_there_is_no_project(self, here: Path) -> None:
        assert find_if_any(here) is None
        with pytest.raises(ConfigurationError, match="make one with: transmem init"):
            find(here)

    @pytest.mark.parametrize(
        ("text", "line", "words"),
        [
            ('languages = ["fr"]\ndocument = ["a.txt"]\n', 2, "did you mean “documents”"),
            ("zzz = 1\n", 1, "there are source-language, documents"),
            ('documents = "a.txt"\n', 1, "“documents” must be a list of texts"),
            ("\nlanguages = [1]\n", 2, "“languages” must be a list of texts"),
            ("locales = 3\n", 1, "“locales” must be a text"),
            ('editions = ""\n', 1, "“editions” must be a text"),
            ('languages = ["French!"]\n', 1, "“French!” is not a language tag"),
            ('source-language = "x"\n', 1, "“x” is not a language tag"),
            ('languages = ["zh_CN", "zh-CN"]\n', 1, "are the same language; delete one"),
            ('languages = ["en"]\n', 1, "is the language of the source"),
            ('documents = ["a/n.txt", "b/n.md"]\n', 1, "would have the same catalogs"),
            ('documents = ["a.txt"]\nlanguages = [\n', 2, "is not TOML"),
            ("a = = 1\n", 1, "is not TOML"),
        ],
    )
    def test_what_is_wrong_is_said_with_its_line(
        self, here: Path, text: str, line: int, words: str
    ) -> None:
        put(here / "transmem.toml", text)
        with pytest.raises(ConfigurationError) as caught:
            find(here)
        assert str(caught.value).startswith("transmem.toml:")
        assert (
            caught.value.line in {line, line + 1}
            if "is not TOML" in words
            else (caught.value.line == line)
        )
        assert words in caught.value.message

    def test_a_table_that_is_none_is_refused(self, here: Path) -> None:
        put(here / "pyproject.toml", "[tool]\ntransmem = 1\n")
        with pytest.raises(ConfigurationError, match="is not a table"):
            find(here)

    def test_a_configuration_that_is_not_utf8_is_refused_with_its_line(self, here: Path) -> None:
        (here / "transmem.toml").write_bytes(b'locales = "a"\nname = "\xe9"\n')
        with pytest.raises(ConfigurationError) as caught:
            find(here)
        assert str(caught.value) == "transmem.toml:2: is not UTF-8; save it as UTF-8"


class TestLanguages:
    def test_languages_on_disk_are_found_and_keep_their_folders_names(self, here: Path) -> None:
        put(here / "transmem.toml", 'documents = ["letter.txt"]\nlanguages = ["zh-CN", "ru"]\n')
        put(here / "locales/zh_CN/LC_MESSAGES/letter.po", "")
        put(here / "locales/sr@latin/LC_MESSAGES/letter.po", "")
        put(here / "locales/de/LC_MESSAGES/other.po", "")
        put(here / "locales/not a tag/LC_MESSAGES/letter.po", "")
        found = find(here)
        assert dict(found.folders) == {"zh-CN": "zh_CN", "ru": "ru", "sr-Latn": "sr@latin"}

    def test_two_folders_of_one_language_are_refused(self, here: Path) -> None:
        put(here / "transmem.toml", 'documents = ["letter.txt"]\n')
        put(here / "locales/zh_CN/LC_MESSAGES/letter.po", "")
        put(here / "locales/zh-CN/LC_MESSAGES/letter.po", "")
        with pytest.raises(ConfigurationError, match="zh-CN and zh_CN are the same language"):
            find(here)

    def test_a_language_is_chosen_in_any_spelling(self, here: Path) -> None:
        put(here / "transmem.toml", 'documents = ["letter.txt"]\nlanguages = ["zh_CN", "fr"]\n')
        found = find(here)
        assert choose_languages(found, ["zh-cn"]) == ("zh-CN",)
        assert choose_languages(found, []) == ("zh-CN", "fr")
        with pytest.raises(ConfigurationError, match="transmem init -l de"):
            choose_languages(found, ["de"])

    def test_a_document_is_chosen_by_its_path(self, here: Path) -> None:
        put(here / "transmem.toml", 'documents = ["in/a.txt", "b.txt"]\n')
        found = find(here)
        assert choose_documents(found, [Path("in/../in/a.txt")]) == ("in/a.txt",)
        assert choose_documents(found, []) == ("in/a.txt", "b.txt")
        with pytest.raises(ConfigurationError, match=r"c\.txt: is no document of the project"):
            choose_documents(found, [Path("c.txt")])


class TestConfiguring:
    def test_a_new_configuration_says_what_it_was_told(self, here: Path) -> None:
        made = configure(
            here, documents=[Path("source/letter.txt")], tags=["fr", "ar"], source_language=None
        )
        assert made.before is None
        assert made.file == here / "transmem.toml"
        assert made.content.decode() == (
            f'source-language = "en"\nname = "{here.name}"\n'
            'documents = ["source/letter.txt"]\nlanguages = ["fr", "ar"]\n'
        )
        assert not made.file.exists()

    def test_the_layout_of_a_configuration_is_kept(self, here: Path) -> None:
        text = (
            '# ours\n[project]\nname = "x"\n\n[tool.transmem] # letters\n'
            'languages = [\n    "fr", # first\n]\n'
            'documents = ["a.txt"]\n\n[tool.ruff]\nfix = true\n'
        )
        put(here / "pyproject.toml", text)
        made = configure(here, documents=[Path("b.txt")], tags=["ru"], source_language=None)
        assert made.content.decode() == text.replace(
            '"fr", # first\n', '"fr", # first\n    "ru",\n'
        ).replace('["a.txt"]', '["a.txt", "b.txt"]')

    def test_what_is_there_already_is_not_added(self, here: Path) -> None:
        text = 'documents = ["./in/a.txt"]\nlanguages = ["zh_CN"]\n'
        put(here / "transmem.toml", text)
        (here / "in").mkdir()
        made = configure(
            here / "in", documents=[Path("in/a.txt")], tags=["zh-cn"], source_language=None
        )
        assert made.content == made.before == text.encode()

    def test_the_language_of_the_source_can_be_changed(self, here: Path) -> None:
        put(here / "transmem.toml", 'source-language = "en" # so far\n')
        made = configure(here, documents=[Path("a.txt")], tags=["en"], source_language="fr")
        assert 'source-language = "fr" # so far\n' in made.content.decode()
        assert made.project.source_language == "fr"

    def test_a_tag_that_is_none_is_refused(self, here: Path) -> None:
        with pytest.raises(LanguageError):
            configure(here, documents=[Path("a.txt")], tags=["no tag"], source_language=None)

    @given(
        st.lists(st.sampled_from(["a.txt", "b.txt", "in/c.txt"]), unique=True),
        st.lists(st.sampled_from(["fr", "ar", "zh_CN", "pt-BR", "sr@latin"]), unique=True),
    )
    def test_adding_twice_is_adding_once(
        self, tmp_path_factory: pytest.TempPathFactory, names: list[str], tags: list[str]
    ) -> None:
        folder = tmp_path_factory.mktemp("project")
        given_paths = [folder / name for name in names]
        once = configure(folder, documents=given_paths, tags=tags, source_language=None)
        once.file.write_bytes(once.content)
        twice = configure(folder, documents=given_paths, tags=tags, source_language=None)
        assert twice.content == once.content
        table = tomllib.loads(once.content.decode())
        assert (table["documents"], table["languages"]) == (names, tags)


class TestReading:
    def test_a_document_is_called_in_catalogs_what_the_project_calls_it(self, here: Path) -> None:
        path = put(here / "a.txt", "They came. They went.\n")
        read = read_document(path, language="en", reference="in/a.txt")
        assert read.path == "in/a.txt"
        assert [s.text for s in read.blocks[0].segments] == ["They came.", "They went."]

    def test_a_file_that_is_missing_is_named(self, here: Path) -> None:
        with pytest.raises(TransmemError) as caught:
            read_document(here / "a.txt", language="en")
        assert str(caught.value) == "a.txt: does not exist; check how it is spelled"

    def test_the_header_says_the_language_and_else_the_folder(self, here: Path) -> None:
        header = put(here / "one.po", PO.format("pt_BR"))
        folder = put(here / "zh_Hans" / "LC_MESSAGES" / "two.po", 'msgid "a"\nmsgstr ""\n')
        assert read_catalog(header).language == "pt-BR"
        assert read_catalog(folder).language == "zh-Hans"

    def test_a_catalog_without_a_language_is_refused_and_it_is_said_how_to_mend_it(
        self, here: Path
    ) -> None:
        path = put(here / "three.po", 'msgid "a"\nmsgstr ""\n')
        with pytest.raises(CatalogError, match=r"three\.po:1: does not say its language; add"):
            read_catalog(path)

    def test_a_catalog_in_the_folder_of_another_language_is_refused(self, here: Path) -> None:
        path = put(here / "fr" / "LC_MESSAGES" / "a.po", PO.format("de"))
        with pytest.raises(CatalogError) as caught:
            read_catalog(path, language="fr")
        assert str(caught.value).startswith("fr/LC_MESSAGES/a.po:2: the header says “Language: de”")


class TestChoosingCatalogs:
    def test_folders_give_all_catalogs_below_them_once(self, here: Path) -> None:
        put(here / "po" / "b.po", PO.format("de"))
        put(here / "po" / "in" / "a.po", PO.format("fr"))
        put(here / "po" / ".hidden" / "c.po", PO.format("it"))
        put(here / "po" / "in" / "d.pot", PO.format("es"))
        found = choose_catalogs([Path("po"), Path("po/b.po")], tags=[], start=here)
        assert [catalog.path for catalog in found] == ["po/b.po", "po/in/a.po"]
        only = choose_catalogs([Path("po")], tags=["fr"], start=here)
        assert [catalog.language for catalog in only] == ["fr"]

    def test_a_language_that_no_catalog_is_in_is_an_error(self, here: Path) -> None:
        put(here / "b.po", PO.format("de"))
        with pytest.raises(TransmemError, match="none of these catalogs is in fr"):
            choose_catalogs([Path("b.po")], tags=["fr"], start=here)

    def test_a_folder_without_catalogs_is_an_error(self, here: Path) -> None:
        (here / "empty").mkdir()
        with pytest.raises(TransmemError, match="empty: holds no PO file"):
            choose_catalogs([Path("empty")], tags=[], start=here)

    def test_a_catalog_that_was_never_made_is_an_error(self, here: Path) -> None:
        put(here / "transmem.toml", 'documents = ["a.txt"]\nlanguages = ["fr"]\n')
        with pytest.raises(CatalogError, match="does not exist yet; make it with: transmem sync"):
            choose_catalogs([], tags=[], start=here)


class TestReferences:
    def test_a_folder_has_the_reference_where_people_put_it(self, here: Path) -> None:
        put(here / "locales/pt_BR/LC_MESSAGES/a.po", PO.format("pt_BR"))
        (catalog,) = choose_catalogs([Path("locales")], tags=[], start=here)
        put(here / "references" / "pt-BR.txt", "paz\n")
        assert read_reference("references", catalog).texts == ["paz"]
        assert read_reference("references/{lang}.txt", catalog).name == "references/pt-BR.txt"
        put(here / "references" / "a.pt_BR.po", PO.format("pt"))
        assert read_reference("references", catalog).texts == {(None, "peace"): "paix"}

    def test_where_it_was_looked_for_is_said(self, here: Path) -> None:
        put(here / "fr.po", PO.format("fr"))
        (catalog,) = choose_catalogs([Path("fr.po")], tags=[], start=here)
        with pytest.raises(TransmemError, match=r"x\{lang\}: no reference for fr .* xfr"):
            read_reference("x{lang}", catalog)


class TestWriting:
    def test_files_and_folders_are_made(self, tmp_path: Path) -> None:
        files = {tmp_path / "a" / "b" / "one": b"1", tmp_path / "two": b"2"}
        assert set(write(files)) == set(files)
        assert {path: path.read_bytes() for path in files} == files
        assert len(everything(tmp_path)) == 4

    def test_what_has_the_content_already_is_not_touched(self, tmp_path: Path) -> None:
        path = tmp_path / "one"
        path.write_bytes(b"1")
        os.utime(path, ns=(5, 5))
        inode = path.stat().st_ino
        assert write({path: b"1"}) == ()
        assert (path.stat().st_mtime_ns, path.stat().st_ino) == (5, inode)

    def test_permissions_are_kept(self, tmp_path: Path) -> None:
        path = tmp_path / "one"
        path.write_bytes(b"1")
        path.chmod(0o640)
        write({path: b"2"})
        assert stat.S_IMODE(path.stat().st_mode) == 0o640

    def test_links_are_followed(self, tmp_path: Path) -> None:
        real = tmp_path / "real" / "one"
        put(real, "1")
        link = tmp_path / "link"
        link.symlink_to(real)
        write({link: b"2"})
        assert link.is_symlink()
        assert real.read_bytes() == b"2"

    def test_a_name_may_be_as_long_as_names_can_be(self, tmp_path: Path) -> None:
        path = tmp_path / ("n" * 255)
        write({path: b"1"})
        assert path.read_bytes() == b"1"

    def test_a_file_that_somebody_else_changed_stops_everything(self, tmp_path: Path) -> None:
        one, two = tmp_path / "one", tmp_path / "two"
        two.write_bytes(b"theirs")
        before = everything(tmp_path)
        with pytest.raises(CatalogError, match="was changed by another program"):
            write({one: b"1", two: b"ours"}, unchanged_since={two: digest(b"as we read it")})
        assert everything(tmp_path) == before

    def test_so_does_one_that_was_not_there(self, tmp_path: Path) -> None:
        path = tmp_path / "one"
        path.write_bytes(b"theirs")
        with pytest.raises(CatalogError, match="was changed by another program"):
            write({path: b"ours"}, unchanged_since={path: None})

    def test_a_file_changed_while_the_others_are_written_stops_everything(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        one, two = tmp_path / "one", tmp_path / "two"
        two.write_bytes(b"2")
        fsync = os.fsync

        def save_meanwhile(descriptor: int) -> None:
            two.write_bytes(b"theirs")
            fsync(descriptor)

        monkeypatch.setattr(os, "fsync", save_meanwhile)
        with pytest.raises(CatalogError, match="was changed by another program"):
            write({one: b"1", two: b"ours"}, unchanged_since={two: digest(b"2")})
        assert everything(tmp_path) == {"two": b"theirs"}

    @pytest.mark.parametrize(
        ("code", "words"),
        [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "read-only"), (errno.EIO, ".")],
    )
    def test_a_disk_that_fails_leaves_everything_as_it_was(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
    ) -> None:
        one, two = put(tmp_path / "one", "1"), tmp_path / "new" / "two"
        before = everything(tmp_path)
        calls = []

        def fail_the_second_time(_descriptor: int) -> None:
            calls.append(1)
            if len(calls) == 2:
                raise OSError(code, os.strerror(code))

        monkeypatch.setattr(os, "fsync", fail_the_second_time)
        with pytest.raises(TransmemError, match=words) as caught:
            write({one: b"2", two: b"2"})
        assert str(caught.value.path).endswith("two")
        assert everything(tmp_path) == before

    def test_a_rename_that_fails_puts_back_what_was_renamed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        one, two = put(tmp_path / "one", "1"), put(tmp_path / "two", "2")
        new = tmp_path / "new"
        before = everything(tmp_path)
        rename = Path.replace

        def fail_for_two(self: Path, target: Path) -> Path:
            if target == two:
                raise OSError(errno.EACCES, "no")
            return rename(self, target)

        monkeypatch.setattr(Path, "replace", fail_for_two)
        with pytest.raises(TransmemError, match="may not be written"):
            write({one: b"x", new: b"x", two: b"x"})
        assert everything(tmp_path) == before

    def test_ctrl_c_leaves_everything_as_it_was(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        one = put(tmp_path / "one", "1")
        before = everything(tmp_path)

        def interrupt(_descriptor: int) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(os, "fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            write({one: b"2", tmp_path / "a" / "b" / "two": b"2"})
        assert everything(tmp_path) == before

    def test_a_file_where_a_folder_should_be_is_said(self, tmp_path: Path) -> None:
        put(tmp_path / "file", "")
        before = everything(tmp_path)
        with pytest.raises(TransmemError, match="a part of the path is a file"):
            write({tmp_path / "file" / "a" / "one": b"1"})
        assert everything(tmp_path) == before

    def test_a_file_that_its_owner_protected_is_not_replaced(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = put(tmp_path / "one", "1")
        monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere
        with pytest.raises(TransmemError, match="is read-only; make it writable"):
            write({path: b"2"})
        assert everything(tmp_path) == {"one": b"1"}


class TestSyncing:
    def test_a_plan_writes_nothing(self, here: Path) -> None:
        put(here / "transmem.toml", 'documents = ["a.txt"]\nlanguages = ["fr"]\n')
        put(here / "a.txt", "They came. They went.\n")
        before = everything(here)
        made = plan(
            find(here), names=["a.txt"], tags=["fr"], created=datetime(2024, 5, 6, tzinfo=UTC)
        )
        assert everything(here) == before
        assert sorted(str(path.relative_to(here)) for path in made.files) == [
            "locales/a.pot",
            "locales/fr/LC_MESSAGES/a.po",
        ]
        assert set(made.read.values()) == {None}
        assert b"POT-Creation-Date: 2024-05-06 00:00+0000" in made.files[here / "locales/a.pot"]

    def test_time_is_what_source_date_epoch_says(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
        assert now() == datetime(1970, 1, 2, tzinfo=UTC)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
        with pytest.raises(TransmemError, match="SOURCE_DATE_EPOCH is “yesterday”"):
            now()


def test_only_the_package_that_says_so_writes_to_the_disk() -> None:
    source = Path(project.__file__).parent.parent
    writers = [
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if any(
            word in path.read_text(encoding="utf-8") for word in ("write_bytes", '"xb"', "mkdir")
        )
    ]
    assert writers == ["project/writing.py"]
