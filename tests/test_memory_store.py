"""Memories on disk: what is refused, and what a mishap leaves."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from transmem.cli import cli
from transmem.errors import StoreError
from transmem.memory import Chosen, Memory, Wanted, open_memory
from transmem.memory.inverting import Inverter
from transmem.memory.parts import RUN
from transmem.model import TranslationUnit, Variant

FRENCH = Wanted(source_language="en", language="fr", limit=None)


def unit(source: str, target: str) -> TranslationUnit:
    variants = (Variant(language="en", text=source), Variant(language="fr", text=target))
    return TranslationUnit(variants=variants, source_language="en")


def filled(path: Path) -> Path:
    with open_memory(path, create=True) as memory:
        memory.add([unit("Chapter", "Chapitre")], origin="a.po")
    return path


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no database at all, and long enough to be looked at", "not an SQLite file"),
        (b"", "transmem memory add"),
    ],
)
def test_a_file_that_is_no_memory_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "memory.db"
    path.write_bytes(data)
    with pytest.raises(StoreError, match=said):
        open_memory(path)
    assert path.read_bytes() == data


# 51 postings of 8 bytes of each text, then the letters of 50 words: 1,224,200 bytes are put aside.
@pytest.mark.parametrize("room", [0, 600_000, 1_223_999, 1_224_100, 1_224_199])
def test_a_disk_with_no_room_for_a_temporary_file_is_said_to_be_full(room: int) -> None:
    words = " ".join(f"w{number:03}" for number in range(50))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    with Memory.in_process() as memory:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, limits[1]))
        try:
            with pytest.raises(StoreError, match=r"no temporary file .* name another folder"):
                memory.add([unit(f"{n} {words}", str(n)) for n in range(3_000)], origin="a.po")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert memory.stats().segments == 0


def test_another_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE letters (text)")
    before = path.read_bytes()
    for create in (False, True):
        with pytest.raises(StoreError, match="no translation memory"):
            open_memory(path, create=create)
    assert path.read_bytes() == before


def test_a_memory_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = filled(tmp_path / "memory.db")
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    for create in (False, True):
        with pytest.raises(StoreError, match=r"newer transmem \(schema 99"):
            open_memory(path, create=create)


def test_a_memory_that_does_not_exist_is_not_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        open_memory(tmp_path / "memory.db")
    assert list(tmp_path.iterdir()) == []


def test_what_is_damaged_is_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "memory.db"
    with open_memory(path, create=True) as memory:
        memory.add([unit(f"Chapter {n} of the book", "…") for n in range(3_000)], origin="a.po")
    data = bytearray(path.read_bytes())
    for place in range(8192, len(data), 512):
        data[place : place + 256] = b"\xff" * 256
    path.write_bytes(data)
    with (
        pytest.raises(StoreError, match=r"damaged|no translation memory"),
        open_memory(path) as memory,
    ):
        memory.search("Chapter 3 of the book", FRENCH)


KILLED = """
import sys, time
from transmem.memory import open_memory
from transmem.model import TranslationUnit, Variant
def units():
    for number in range(100_000):
        texts = Variant(language="en", text=f"New {number}"), Variant(language="fr", text="…")
        yield TranslationUnit(variants=texts, source_language="en")
        if number == 9_000:
            print("half-way", flush=True)
            time.sleep(60)
with open_memory(sys.argv[1], create=True) as memory:
    memory.add(units(), origin="b.tmx")
"""


def test_an_import_that_is_killed_leaves_what_was_there(tmp_path: Path) -> None:
    path = filled(tmp_path / "memory.db")
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "half-way\n"
        # While it writes, others read what was there before.
        with open_memory(path) as memory:
            assert memory.stats().segments == 1
        os.kill(process.pid, signal.SIGKILL)
    with open_memory(path, create=True) as memory:
        assert memory.stats().segments == 1
        assert [match.target for match in memory.search("Chapter", FRENCH)] == ["Chapitre"]
        memory.add([unit("New 5", "Neuf 5")], origin="b.tmx")
        assert memory.stats().segments == 2
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_two_writers_wait_for_each_other(tmp_path: Path) -> None:
    path = filled(tmp_path / "memory.db")
    writer = (
        "import sys\n"
        "from transmem.memory import open_memory\n"
        "from transmem.model import TranslationUnit, Variant\n"
        "who = sys.argv[2]\n"
        "with open_memory(sys.argv[1], create=True) as memory:\n"
        "    for turn in range(10):\n"
        "        texts = [f'{who} {turn} {number}' for number in range(50)]\n"
        "        memory.add([TranslationUnit(source_language='en', variants=(\n"
        "            Variant(language='en', text=text), Variant(language='fr', text=who)))\n"
        "            for text in texts], origin=f'{who}.po')\n"
    )
    processes = [
        subprocess.Popen([sys.executable, "-c", writer, str(path), who]) for who in ("one", "two")
    ]
    assert [process.wait(120) for process in processes] == [0, 0]
    with open_memory(path) as memory:
        assert memory.stats().segments == 1 + 2 * 500
        found = memory.search("two 7 30", FRENCH)
    assert found[0].score == 1


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    path = filled(tmp_path / "memory.db")
    with open_memory(path, create=True) as memory:
        memory._connection._database.execute("PRAGMA max_page_count = 60")  # noqa: SLF001
        many = [unit(f"Chapter {number}", "x" * 200) for number in range(20_000)]
        with pytest.raises(StoreError, match="disk is full"):
            memory.add(many, origin="b.tmx")
        assert memory.stats().segments == 1
    with open_memory(path) as memory:
        assert memory.stats().segments == 1


def test_more_than_a_run_and_more_than_once(location: str) -> None:
    """Posting lists go on where they ended, in the same run and in the next."""
    texts = [f"Chapter {number:x} of {number % 7} books" for number in range(3_000)]
    with open_memory(location, create=True) as memory:
        for start in range(0, len(texts), 700):
            some = [unit(text, str(start)) for text in texts[start : start + 700]]
            memory.add(some, origin=f"{start}.po")
        for place in (0, 699, 700, 1_999, 2_999):
            exact = [match for match in memory.search(texts[place], FRENCH) if match.score == 1]
            assert [match.target for match in exact] == [str(place // 700 * 700)]


def test_a_run_that_is_full_is_followed_by_another(tmp_path: Path) -> None:
    with open_memory(tmp_path / "memory.db", create=True) as memory:
        memory.add([unit(f"{number:x} x", "…") for number in range(RUN + 10)], origin="a.tmx")
        memory.add([unit("Kapitel", "Chapitre")], origin="b.tmx")
        wanted = Wanted(source_language="en", language="fr", exactly=True)
        for text in ("0 x", f"{RUN - 1:x} x", f"{RUN:x} x", f"{RUN + 9:x} x", "Kapitel"):
            assert memory.search(text, wanted)[0].score == 1


SQL = "'; DROP TABLE segments; --"


@pytest.mark.parametrize("text", [SQL, "%s ? {} \\", '"quoted" \x01 text', "x" * 1_000_000])
def test_any_text_is_stored_as_text(location: str, text: str) -> None:
    with open_memory(location, create=True) as memory:
        memory.add([unit(text, text)], origin=SQL)
        (match,) = memory.search(text, FRENCH)
        assert (match.source, match.target, match.origin) == (text, text, SQL)
        assert [one.source.text for one in memory.units()] == [text]


def test_units_are_read_back_as_they_were(location: str) -> None:
    variants = (
        Variant(
            language="en",
            text="Click <b>here</b>",
            markup="Click <bpt i='1'>&lt;b></bpt>here<ept i='1'>&lt;/b></ept>",
            creator="ana",
        ),
        Variant(
            language="fr",
            text="Cliquez <b>ici</b>",
            created="20240501T093000Z",
            creator="ana",
            changed="20250501T093000Z",
            changer="ben",
            uses=3,
            notes=("a note",),
            properties=(("x-state", "final"),),
        ),
    )
    whole = TranslationUnit(
        variants=variants,
        source_language="en",
        previous="Before",
        next="After",
        key="menu.click",
        origin="a.tmx",
        notes=("on the unit",),
        properties=(("x-project", "letters"),),
    )
    plain = TranslationUnit(
        variants=(Variant(language="en", text="After"), Variant(language="fr", text="Après")),
        source_language="en",
        origin="a.tmx",
    )
    with open_memory(location, create=True) as memory:
        memory.add([whole, plain], origin="a.tmx")
        assert list(memory.units()) == [whole, plain]
        assert list(memory.units(Chosen(languages=("de",)))) == []
        assert list(memory.units(Chosen(origin="b.tmx"))) == []
        in_2025 = 1_735_689_600
        assert whole in memory.units(Chosen(since=in_2025))


def test_what_two_files_have_is_exported_for_each(location: str) -> None:
    with open_memory(location, create=True) as memory:
        memory.add([unit("Yes", "Oui"), unit("No", "Non")], origin="a.tsv")
        memory.add([unit("Yes", "Oui"), unit("Never", "Jamais")], origin="b.tsv")
        for origin, sources in {"a.tsv": ["Yes", "No"], "b.tsv": ["Yes", "Never"]}.items():
            found = memory.units(Chosen(origin=origin))
            assert [one.source.text for one in found] == sources


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(StoreError, match="write postgresql://user@host/database"):
        open_memory("postgresql://[")


def test_a_folder_is_no_memory(tmp_path: Path) -> None:
    for create in (False, True):
        with pytest.raises(StoreError, match="is a folder"):
            open_memory(tmp_path, create=create)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["memory", *arguments])


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "transmem.toml").write_text('documents = ["letter.txt"]\nlanguages = ["fr"]\n')
    (tmp_path / "old.tsv").write_text(
        "en\tfr\nThe files were closed.\tLes dossiers ont été clos.\n"
        "The files were opened.\tLes dossiers ont été ouverts.\n"
    )
    return tmp_path


class TestTheCommands:
    def test_what_is_added_is_found(self, project: Path) -> None:
        added = run("add", "old.tsv")
        assert (added.exit_code, added.stdout) == (
            0,
            "old.tsv: 2 translations, 2 of them new; 2 new segments\n",
        )
        assert (project / ".transmem" / "memory.db").exists()
        found = run("search", "The files were closed", "-l", "fr")
        assert found.exit_code == 0
        assert "98% fuzzy" in found.stdout
        assert "Les dossiers ont été clos." in found.stdout

    @pytest.mark.usefixtures("project")
    def test_a_broken_file_adds_nothing_and_the_others_are_added(self) -> None:
        Path("bad.tmx").write_text("<tmx version='1.4'><header srclang='en'/><body><tu>")
        added = run("add", "bad.tmx", "old.tsv")
        assert added.exit_code == 2
        assert "bad.tmx:1:" in added.stderr
        assert "2 of them new" in added.stdout
        assert "2 segments, 2 translations" in run("stats").stdout

    @pytest.mark.usefixtures("project")
    def test_a_batch_is_a_line_of_json_for_each_line(self) -> None:
        run("add", "old.tsv")
        Path("lines.txt").write_text("The files were closed.\n\nThe file was closed.\n")
        found = run("search", "--batch", "lines.txt", "-l", "fr")
        assert found.exit_code == 0
        lines = found.stdout.splitlines()
        assert [line[:12] for line in lines] == ['{"version": '] * 3
        assert '"score": 1.0' in lines[0]
        assert '"matches": []' in lines[1]

    @pytest.mark.usefixtures("project")
    def test_words_are_found_on_both_sides(self) -> None:
        run("add", "old.tsv")
        assert "The [files were] closed." in run("concordance", "files were").stdout
        assert "Les dossiers ont été [clos]." in run("concordance", "CLOS", "--target").stdout
        assert run("concordance", "nothing").stdout == "not found\n"

    @pytest.mark.usefixtures("project")
    def test_what_is_exported_can_be_added(self) -> None:
        run("add", "old.tsv")
        assert run("export", "-o", "new.tmx").exit_code == 0
        again = run("add", "new.tmx", "--memory", "other.db")
        assert again.stdout == "new.tmx: 2 translations, 2 of them new; 2 new segments\n"

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("search", "x", "-l", "fr", "--memory", "none.db"), "none.db: does not exist"),
            (("search", "x", "-l", "no language"), "is not a language tag"),
            (("search", "-l", "fr"), "name a text, or a file with --batch"),
            (("add", "none.tmx"), "none.tmx: does not exist"),
            (("add", "letter.docx"), "is no file of translations by its name"),
            (("search", "x", "-l", "fr", "--threshold", "0"), "--threshold"),
        ],
    )
    @pytest.mark.usefixtures("project")
    def test_what_cannot_be_done_is_said_in_a_line(
        self, arguments: tuple[str, ...], said: str
    ) -> None:
        Path("letter.docx").write_bytes(b"PK")
        run("add", "old.tsv")
        refused = run(*arguments)
        assert refused.exit_code == 2
        assert said in refused.stderr
        assert "Traceback" not in refused.stderr


def test_an_empty_memory_answers(location: str) -> None:
    with open_memory(location, create=True) as memory:
        assert memory.search("Chapter", FRENCH) == ()
        assert memory.stats().segments == 0
        assert list(memory.units()) == []
        memory.load("en")
        assert memory.search("Chapter", FRENCH) == ()


FIRST_SCHEMA = """
CREATE TABLE languages (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE origins (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE additions (id INTEGER PRIMARY KEY, origin INTEGER NOT NULL, at BIGINT NOT NULL);
CREATE TABLE segments (id {key}, language INTEGER NOT NULL, text TEXT NOT NULL);
CREATE TABLE digests (digest BIGINT NOT NULL, segment BIGINT NOT NULL, PRIMARY KEY (digest));
CREATE TABLE translations (
    segment BIGINT NOT NULL, language INTEGER NOT NULL, number INTEGER NOT NULL,
    text TEXT NOT NULL, addition INTEGER NOT NULL, origins TEXT NOT NULL, created BIGINT,
    creator INTEGER, changed BIGINT, changer INTEGER, extra TEXT,
    PRIMARY KEY (segment, language, number)
);
CREATE TABLE contexts (
    segment BIGINT NOT NULL, language INTEGER NOT NULL, number INTEGER NOT NULL,
    previous BIGINT NOT NULL, next BIGINT NOT NULL,
    PRIMARY KEY (segment, language, number, previous, next)
);
CREATE TABLE neighbours (digest {key}, text TEXT NOT NULL);
CREATE TABLE runs (
    id INTEGER PRIMARY KEY, grp INTEGER NOT NULL, size INTEGER NOT NULL, weights {data} NOT NULL
);
CREATE TABLE postings (
    grp INTEGER NOT NULL, term BIGINT NOT NULL, run INTEGER NOT NULL, places {data} NOT NULL,
    PRIMARY KEY (grp, term, run)
);
CREATE TABLE words (grp INTEGER NOT NULL, word TEXT NOT NULL, PRIMARY KEY (grp, word));
INSERT INTO languages VALUES (1, 'en'), (2, 'fr');
INSERT INTO origins VALUES (1, 'a.tmx'), (2, 'b.tmx');
INSERT INTO users VALUES (1, 'ana');
INSERT INTO additions VALUES (1, 1, 1700000000), (2, 2, 1700000100);
INSERT INTO segments VALUES (0, 1, 'Chapter one'), (1, 1, 'The end');
INSERT INTO translations VALUES
    (0, 2, 0, 'Chapitre un', 2, '1:2 2:1', 1690000000, 1, NULL, NULL, NULL),
    (1, 2, 0, 'Fin', 1, '1:1', NULL, NULL, NULL, NULL, NULL);
INSERT INTO runs VALUES (0, 1, {size}, {weights});
INSERT INTO postings VALUES (1, 7, 0, {weights});
INSERT INTO words VALUES (1, 'chapter'), (1, 'the'), (1, 'end')
"""


def of_the_first_schema(location: str, size: int) -> None:
    if location.startswith("postgresql"):
        import psycopg

        script = FIRST_SCHEMA.format(
            key="BIGINT PRIMARY KEY", data="BYTEA", size=size, weights=f"'\\x{'2800' * size}'"
        )
        with psycopg.connect(location) as database:
            database.execute("CREATE SCHEMA transmem")
            database.execute("SET search_path TO transmem")
            database.execute("CREATE TABLE memory (id INTEGER PRIMARY KEY, version INTEGER)")
            database.execute("INSERT INTO memory VALUES (1, 1)")
            database.execute(script)
        return
    script = FIRST_SCHEMA.format(
        key="INTEGER PRIMARY KEY", data="BLOB", size=size, weights=f"x'{'2800' * size}'"
    )
    with sqlite3.connect(location) as database:
        database.executescript(f"PRAGMA application_id = {0x746D656D}; PRAGMA user_version = 1;")
        database.executescript(script)


# It forgot the last segments of a run that was full, of which the second is the last.
@pytest.mark.parametrize("size", [2, 1])
def test_a_memory_of_the_first_schema_is_brought_up_to_date_by_the_next_addition(
    location: str, size: int
) -> None:
    of_the_first_schema(location, size)
    with pytest.raises(StoreError, match="transmem memory add mends that"):
        open_memory(location)
    with open_memory(location, create=True) as memory:
        # Not yet: without an index nothing would be found, and nobody would know.
        with pytest.raises(StoreError, match="transmem memory add makes it"):
            memory.search("Chapter one", FRENCH)
        memory.add([unit("Chapter two", "Chapitre deux")], origin="c.tmx")
    with open_memory(location) as memory:
        found = memory.search("Chapter one", FRENCH)
        assert [(match.target, match.user, match.changed) for match in found] == [
            ("Chapitre un", "ana", "20230722T042640Z")
        ]
        assert found[0].origins == (("a.tmx", 2), ("b.tmx", 1))
        assert memory.search("The End", FRENCH)[0].origins == (("a.tmx", 1),)
        assert memory.search("Chapters two", FRENCH)[0].target == "Chapitre deux"


def word(number: int) -> str:
    """Gives each number below 27,000 a word of three syllables."""
    syllables = [f"{consonant}{vowel}" for consonant in "bcdfgl" for vowel in "aeiou"]
    return syllables[number % 30] + syllables[number // 30 % 30] + syllables[number // 900 % 30]


def test_additions_of_all_sizes_are_found_like_one(location: str) -> None:
    """The parts of the index are merged as the memory grows, and none is lost."""
    texts = [f"{word(number)} {word(7 * number)} {word(11 * number)}" for number in range(600)]
    sizes = [1, 1, 1, 2, 40, 1, 1, 100, 3, 3, 3, 200, 1, 120, 1, 1, 121]
    assert sum(sizes) == len(texts)
    with open_memory(location, create=True) as memory:
        start = 0
        for number, size in enumerate(sizes):
            some = texts[start : start + size]
            start += size
            memory.add([unit(text, "…") for text in some], origin=f"{number}.tmx")
            memory.add([unit(text, "…") for text in some], origin="again.tmx")
    with open_memory(location) as memory:
        for number, text in enumerate(texts):
            found = memory.search(text, FRENCH)
            assert [match.source for match in found if match.score == 1] == [text]
            near = f"{word(number)}s {word(7 * number)} {word(11 * number)}"
            assert text in {match.source for match in memory.search(near, FRENCH)}


def test_the_slices_of_a_few_texts_are_small_if_they_go_to_many() -> None:
    with closing(Inverter(0)) as inverter:
        inverter.add([f"{word(number)} {word(number + 900)}" for number in range(800)])
        (alone,) = inverter.slices(800)
        # 32,768 postings are enough for a slice: of 1,600 a thousandth of that, with 800,000 texts.
        slices = list(inverter.slices(800_000))
    assert (alone.first, alone.end) == (slices[0].first, slices[-1].end) == (0, 1 << 32)
    assert [one.end for one in slices[:-1]] == [one.first for one in slices[1:]]
    assert len(slices) > 20
    assert [*alone.postings] == [posting for one in slices for posting in one.postings]


def test_a_text_stands_once_wherever_a_large_file_has_it_again(location: str) -> None:
    """Most texts of a large file are not looked up, and some of its texts are not written yet."""
    texts = [f"Text {number}" for number in range(30_000)]
    again = texts[::3] + texts[10_000:20_000]
    with open_memory(location, create=True) as memory:
        added = memory.add((unit(text, "…") for text in texts + again), origin="a.tmx")
        assert (added.units, added.segments) == (50_000, 30_000)
        assert memory.stats().segments == 30_000
        added = memory.add((unit(text, "–") for text in [*texts, "One more"]), origin="b.tmx")
        assert (added.segments, added.translations) == (1, 30_001)
        found = memory.search("Text 12000", FRENCH)
        assert {match.target: match.origins for match in found if match.score == 1} == {
            "…": (("a.tmx", 3),),
            "–": (("b.tmx", 1),),
        }


def test_a_search_sees_one_state_of_the_memory(tmp_path: Path) -> None:
    """While a search goes on, another program merges the parts that it reads from."""
    path = filled(tmp_path / "memory.db")
    with open_memory(path) as reader, open_memory(path, create=True) as writer:
        assert reader.search("Chapter", FRENCH)
        connection = reader._connection  # noqa: SLF001 - two searches cannot be interleaved
        with connection.reading():
            before = connection.rows("SELECT id FROM parts")
            writer.add([unit(f"Chapter {n}", "…") for n in range(10)], origin="b.tmx")
            assert connection.rows("SELECT id FROM parts") == before
        assert connection.rows("SELECT id FROM parts") != before
        assert len(reader.search("Chapter 1", FRENCH)) > 1
