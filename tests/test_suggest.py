"""What a memory has for a catalog: offers, suggestions in PO files, and what it is worth."""

from __future__ import annotations

import csv
import io
import json
import os
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from command_line import run
from transmem.catalogs import parse, render
from transmem.leverage import Work, analyse
from transmem.memory import Memory, Wanted, open_memory
from transmem.model import Band, Catalog, Count, Match, MatchKind, TranslationUnit, Unit, Variant
from transmem.offering import offers
from transmem.suggest import suggest

HEADER = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
PO = "locales/fr/LC_MESSAGES/note.po"


def unit(
    source: str,
    target: str,
    *,
    previous: str | None = None,
    following: str | None = None,
    language: str = "fr",
) -> TranslationUnit:
    return TranslationUnit(
        variants=(
            Variant(language="en", text=source),
            Variant(language=language, text=target, changed="20240501T120000Z"),
        ),
        source_language="en",
        previous=previous,
        next=following,
    )


@pytest.fixture
def memory_with(tmp_path: Path) -> Iterable[Callable[..., Memory]]:
    opened: list[Memory] = []

    def make(*units: TranslationUnit) -> Memory:
        memory = open_memory(tmp_path / "memory.db", create=True)
        opened.append(memory)
        memory.add(units, origin="old.tmx", at=1_700_000_000)
        return memory

    yield make
    for memory in opened:
        memory.close()


WANTED = Wanted(source_language="en", language="fr")


class TestOffers:
    def test_a_match_that_differs_in_a_number_is_adapted_and_scores_99(
        self, memory_with: Callable[..., Memory]
    ) -> None:
        memory = memory_with(unit("It has 12 members.", "Il compte 12 membres."))
        (match,) = offers(memory, "It has 15 members.", WANTED)
        assert (match.target, match.score, match.adapted) == ("Il compte 15 membres.", 0.99, True)
        assert match.source == "It has 12 members."
        assert match.kind is MatchKind.FUZZY

    def test_what_is_not_certain_keeps_its_score_and_says_why(
        self, memory_with: Callable[..., Memory]
    ) -> None:
        memory = memory_with(unit("It has 12 members.", "Il compte douze membres."))
        (match,) = offers(memory, "It has 15 members.", WANTED)
        assert (match.target, match.adapted) == ("Il compte douze membres.", False)
        assert match.reason.startswith("not adapted: ")
        (plain,) = memory.search("It has 15 members.", WANTED)
        assert match.score == plain.score

    def test_another_variant_takes_a_hundredth_off_and_both_reasons_are_told(
        self, memory_with: Callable[..., Memory]
    ) -> None:
        memory = memory_with(
            unit("It has 12 members.", "Il compte 12 membres.", language="fr-CA"),
            unit("She has 12 cats.", "Elle a douze chats.", language="fr-CA"),
        )
        (match,) = offers(memory, "It has 15 members.", WANTED)
        assert (match.score, match.adapted) == (0.98, True)
        (match,) = offers(memory, "She has 15 cats.", WANTED)
        assert "another variant" in match.reason
        assert "; not adapted: " in match.reason

    def test_an_adapted_match_comes_before_others_with_its_score(
        self, memory_with: Callable[..., Memory]
    ) -> None:
        long = "The Council " + "and the Assembly " * 12
        memory = memory_with(
            unit(long + "met 12 times.", "adapted 12"), unit(long + "met 15 times!", "sign")
        )
        found = offers(memory, long + "met 15 times.", WANTED)
        assert [match.target for match in found] == ["adapted 15", "sign"]
        assert {match.score for match in found} == {0.99}

    def test_pages_that_adapt_to_the_same_text_are_one_offer(
        self, memory_with: Callable[..., Memory]
    ) -> None:
        memory = memory_with(*(unit(f"See page {n}.", f"Voir page {n}.") for n in range(2, 30)))
        (match,) = offers(memory, "See page 77.", WANTED)
        assert (match.target, match.adapted) == ("Voir page 77.", True)

    def test_the_same_text_is_offered_as_it_is(self, memory_with: Callable[..., Memory]) -> None:
        memory = memory_with(
            unit("It has 12 members.", "Il a 12 membres.", previous="One.", following="Two."),
            unit("It has 13 members.", "Il compte 13 membres."),
        )
        text = "It has 12 members."
        found = offers(memory, text, WANTED, previous="One.", following="Two.")
        assert [(match.kind, match.score) for match in found] == [
            (MatchKind.CONTEXT, 1.0),
            (MatchKind.FUZZY, 0.99),
        ]
        one = Wanted(source_language="en", language="fr", limit=1)
        assert offers(memory, text, one, previous="One.", following="Two.") == found[:1]

    def test_a_date_is_found_from_farther_off_than_words(
        self, memory_with: Callable[..., Memory]
    ) -> None:
        memory = memory_with(
            unit("Geneva, 26 February 1992", "Genève, le 26 février 1992"),
            unit("Signed, 26 February 1992", "Signé le 26 février 1992"),
        )
        assert memory.search("Geneva, 3 May 1993", WANTED) == ()  # below the threshold
        (match,) = offers(memory, "Geneva, 3 May 1993", WANTED)
        assert (match.target, match.score) == ("Genève, le 3 mai 1993", 0.99)
        assert offers(memory, "Vienna, 3 May 1993", WANTED) == ()

    def test_no_more_are_offered_than_wanted(self, memory_with: Callable[..., Memory]) -> None:
        memory = memory_with(*(unit(f"See the page of {w}.", w) for w in "a b c d e f".split()))
        wanted = Wanted(source_language="en", language="fr", limit=2)
        assert len(offers(memory, "See the page of g.", wanted)) == 2
        everything = Wanted(source_language="en", language="fr", limit=None)
        assert len(offers(memory, "See the page of g.", everything)) == 6


def found(source: str, target: str, **more: object) -> Match:
    values: dict[str, object] = {
        "source_language": "en",
        "language": "fr",
        "score": 0.8,
        "kind": MatchKind.FUZZY,
        "origin": "old.tmx",
        "changed": "20240501T120000Z",
    }
    return Match(source=source, target=target, **(values | more))  # type: ignore[arg-type]


def catalog(*units: Unit) -> Catalog:
    return Catalog(path="note.po", language="fr", units=units)


Asked = list[tuple[str, str | None, str | None]]


class TestSuggest:
    def test_only_entries_without_any_translation_are_filled(self) -> None:
        units = (
            Unit(msgid="One.", msgstr="Un."),
            Unit(msgid="Two.", msgstr="Deux ?", fuzzy=True),
            Unit(msgid="Three."),
            Unit(msgid="Four.", plural="Fours.", plurals=("", "")),
            Unit(msgid="Five.", obsolete=True),
        )
        asked: Asked = []

        def find(*texts: str | None) -> Sequence[Match]:
            asked.append(texts)  # type: ignore[arg-type]
            return (found("Three!", "Trois !"),)

        after, told = suggest(catalog(*units), find)
        assert asked == [("Three.", "Two.", "Four.")]
        assert after.units[:2] + after.units[3:] == units[:2] + units[3:]
        assert after.units[2] == Unit(
            msgid="Three.",
            msgstr="Trois !",
            fuzzy=True,
            previous="Three!",
            comments=("Memory: 80%, from old.tmx, 2024-05-01; what differs: only punctuation.",),
        )
        assert (told.kept, len(told.suggestions), told.untranslated) == (2, 1, 1)

    def test_the_first_entry_has_nothing_before_it_and_the_last_nothing_after(self) -> None:
        asked: Asked = []

        def find(*texts: str | None) -> Sequence[Match]:
            asked.append(texts)  # type: ignore[arg-type]
            return ()

        after, _ = suggest(catalog(Unit(msgid="One."), Unit(msgid="Two.")), find)
        assert asked == [("One.", None, "Two."), ("Two.", "One.", None)]
        assert after == catalog(Unit(msgid="One."), Unit(msgid="Two."))

    def test_the_same_text_has_no_previous_one(self) -> None:
        same = found("One.", "Un.", score=1.0, kind=MatchKind.EXACT, changed=None)
        after, _ = suggest(catalog(Unit(msgid="One.")), lambda *_: (same,))
        assert after.units[0] == Unit(
            msgid="One.", msgstr="Un.", fuzzy=True, comments=("Memory: 100%, from old.tmx.",)
        )

    @pytest.mark.parametrize(
        ("kind", "accept", "fuzzy"),
        [
            (MatchKind.CONTEXT, True, False),
            (MatchKind.CONTEXT, False, True),
            (MatchKind.EXACT, True, True),
        ],
    )
    def test_only_a_match_in_context_is_confirmed_and_only_if_asked_for(
        self, kind: MatchKind, *, accept: bool, fuzzy: bool
    ) -> None:
        same = found("One.", "Un.", score=1.0, kind=kind)
        after, told = suggest(
            catalog(Unit(msgid="One.")), lambda *_: (same,), accept_context=accept
        )
        assert after.units[0].fuzzy is fuzzy
        assert told.suggestions[0].confirmed is not fuzzy

    def test_the_comment_says_what_was_adapted_or_why_not(self) -> None:
        matches = {
            "It has 5.": found("It has 4.", "Il en a 5.", score=0.99, adapted=True, changed=None),
            "It has 7.": found(
                "It has 4.", "Il en a quatre.", reason="not adapted: “4” is in words"
            ),
            "It met in May.": found("It met in June.", "", reason="not adapted: why"),
        }
        after, _ = suggest(
            catalog(*(Unit(msgid=text) for text in matches)), lambda text, *_: (matches[text],)
        )
        assert [one.comments[0] for one in after.units] == [
            "Memory: 99%, adapted, from old.tmx; what differs: only values.",
            (
                "Memory: 80%, from old.tmx, 2024-05-01; what differs: only numbers; "
                "not adapted: “4” is in words."
            ),
            "Memory: 80%, from old.tmx, 2024-05-01; what differs: only values; not adapted: why.",
        ]

    def test_a_new_suggestion_takes_the_place_of_the_comment_of_an_old_one(self) -> None:
        before = Unit(msgid="One.", comments=("Paragraph 1", "Memory: 76%, from a.tmx."))
        after, _ = suggest(catalog(before), lambda *_: (found("One!", "Un !"),))
        first, second = after.units[0].comments
        assert first == "Paragraph 1"
        assert second.startswith("Memory: 80%, from old.tmx, 2024-05-01; ")


TEXT = st.sampled_from(["One.", "Two.", "Three.", "Four.", "Five.", "Six."])
UNITS = st.lists(
    st.builds(
        Unit,
        msgid=TEXT,
        msgstr=st.sampled_from(["", "", "Un.\n", "deux"]),
        fuzzy=st.booleans(),
        obsolete=st.booleans(),
        comments=st.sampled_from([(), ("Paragraph 1",), ("Memory: 76%, from a.tmx.",)]),
        notes=st.sampled_from([(), ("mine",)]),
    ),
    max_size=6,
    unique_by=lambda one: one.key,
).map(lambda units: sorted(units, key=lambda one: one.obsolete))


@given(units=UNITS, known=st.dictionaries(TEXT, st.sampled_from(["x", "y\nz"])))
def test_no_translation_changes_and_a_second_run_finds_nothing_to_do(
    units: list[Unit], known: dict[str, str]
) -> None:
    def find(text: str, *_: str | None) -> Sequence[Match]:
        return (found("Seven.", known[text]),) if text in known else ()

    before = catalog(*units)
    after, told = suggest(before, find)
    pairs = zip(before.units, after.units, strict=True)
    assert all(old == new for old, new in pairs if old.msgstr or old.obsolete)
    open_ = [one for one in units if not one.obsolete and not one.msgstr]
    assert [one.msgid for one in told.suggestions] == [
        one.msgid for one in open_ if one.msgid in known
    ]
    assert told.kept + len(open_) == sum(not one.obsolete for one in units)
    read = parse(render(after), path="note.po", language="fr")
    again, nothing = suggest(read, find)
    assert render(again, previous=read) == render(after)
    assert nothing.suggestions == ()


def exact(text: str, *_: str | None) -> Match:
    return found(text, "x", score=1.0, kind=MatchKind.EXACT)


class TestLeverage:
    def test_every_segment_is_in_one_band(self) -> None:
        matches = {
            "in context": found("in context", "x", score=1.0, kind=MatchKind.CONTEXT),
            "same": exact("same"),
            "adapted 5": found("adapted 4", "x", score=0.99, adapted=True),
            "nearly the": found("", "x", score=0.95),
            "rather": found("", "x", score=0.94),
            "much like": found("", "x", score=0.85),
            "less like": found("", "x", score=0.84),
            "hardly": found("", "x", score=0.75),
        }
        texts = [*matches, "nothing like it", "done", "hardly", "in context", "nothing like it"]
        work = Work(name="a.txt", segments=texts, translated={"done"}, offered={})
        (told,) = analyse([work], lambda text, *_: matches.get(text), language="fr")
        assert {band: (count.segments, count.words) for band, count in told.counts.items()} == {
            Band.TRANSLATED: (1, 1),
            Band.CONTEXT: (2, 4),
            Band.REPETITION: (2, 4),
            Band.EXACT: (1, 1),
            Band.FUZZY_95: (2, 4),
            Band.FUZZY_85: (2, 3),
            Band.FUZZY_75: (2, 3),
            Band.NONE: (1, 3),
        }
        assert told.total == Count(segments=13, words=23)

    def test_what_stands_in_an_earlier_document_is_a_repetition_too(self) -> None:
        works = [
            Work(name=name, segments=["One.", "Two."], translated=frozenset(), offered={})
            for name in ("a.txt", "b.txt")
        ]
        first, second = analyse(works, lambda *_: None, language="fr")
        assert first.counts == {Band.NONE: Count(segments=2, words=2)}
        assert second.counts == {Band.REPETITION: Count(segments=2, words=2)}

    def test_what_a_fuzzy_entry_holds_counts_as_a_match(self) -> None:
        work = Work(name="a.txt", segments=["One."], translated=frozenset(), offered={"One.": 88})
        (told,) = analyse([work], lambda *_: None, language="fr")
        assert told.counts == {Band.FUZZY_85: Count(segments=1, words=1)}

    def test_neighbours_are_those_of_the_document(self) -> None:
        asked: Asked = []

        def find(*texts: str | None) -> Match | None:
            asked.append(texts)  # type: ignore[arg-type]
            return None

        work = Work(name="a", segments=["One.", "Two."], translated=frozenset(), offered={})
        analyse([work], find, language="fr")
        assert asked == [("One.", None, "Two."), ("Two.", "One.", None)]


NOTE = """The Council met on 12 May 2020. It has 15 members. The Chair spoke. A vote was taken.

The Council met on 12 May 2020. He thanked everybody for their long and patient work.
"""
OLD = """The Council met on 3 March 2019. It has 15 members. The Chair spoke. A vote was taken.

He thanked them all for their long and patient work.
"""
FRENCH = {
    "The Council met on 3 March 2019.": "Le Conseil s’est réuni le 3 mars 2019.",
    "It has 15 members.": "Il compte 15 membres.",
    "The Chair spoke.": "Le Président a pris la parole.",
    "A vote was taken.": "Il a été procédé à un vote.",
    "He thanked them all for their long and patient work.": (
        "Il les a tous remerciés de leur long et patient travail."
    ),
}


@pytest.fixture
def note(here: Path) -> Path:
    """A project of a note, not translated, and a memory of an older note that is."""
    (here / "old.txt").write_text(OLD, encoding="utf-8")
    assert run("init", "old.txt", "-l", "fr").exit_code == 0
    old = here / "locales/fr/LC_MESSAGES/old.po"
    file = polib.pofile(str(old), wrapwidth=0)
    for entry in file:
        entry.msgstr = FRENCH[entry.msgid]
    file.save()
    assert run("memory", "add", str(old)).exit_code == 0
    old.unlink()
    (here / "locales/old.pot").unlink()
    (here / "note.txt").write_text(NOTE, encoding="utf-8")
    (here / "transmem.toml").write_text(
        'documents = ["note.txt"]\nlanguages = ["fr"]\n', encoding="utf-8"
    )
    assert run("sync").exit_code == 0
    return here


def entries(folder: Path) -> dict[str, polib.POEntry]:
    return {entry.msgid: entry for entry in polib.pofile(str(folder / PO))}


class TestTheCommand:
    def test_it_fills_what_is_open_and_says_so(self, note: Path) -> None:
        told = run("suggest")
        assert (told.exit_code, told.stderr) == (0, "")
        assert told.stdout == (
            f"{PO} (fr): 5 fuzzy\n  1 in context (101%), 2 exact (100%), 1 adapted (99%), "
            "1 similar (80%)\n"
        )
        filled = entries(note)
        date = filled["The Council met on 12 May 2020."]
        assert date.msgstr == "Le Conseil s’est réuni le 12 mai 2020."
        assert date.previous_msgid == "The Council met on 3 March 2019."
        assert date.flags == ["fuzzy"]
        assert "Memory: 99%, adapted, from locales/fr/LC_MESSAGES/old.po, " in date.comment
        assert all("fuzzy" in entry.flags for entry in filled.values())

    def test_a_second_run_and_a_sync_change_nothing(self, note: Path) -> None:
        run("suggest")
        before = (note / PO).read_bytes()
        told = run("suggest")
        assert told.stdout == f"{PO} (fr): 5 kept\n"
        assert run("sync").stdout == "up to date\n"
        assert (note / PO).read_bytes() == before

    def test_a_confirmed_entry_loses_the_remark_with_the_next_sync(self, note: Path) -> None:
        run("suggest")
        text = (note / PO).read_text(encoding="utf-8").replace("#, fuzzy\n", "")
        (note / PO).write_text(text, encoding="utf-8")
        assert run("sync").exit_code == 0
        filled = entries(note)
        assert not any("Memory:" in entry.comment for entry in filled.values())
        assert all(entry.msgstr and not entry.previous_msgid for entry in filled.values())

    def test_a_match_in_context_can_be_accepted(self, note: Path) -> None:
        told = run("suggest", "--accept-context")
        assert told.stdout.startswith(f"{PO} (fr): 1 confirmed, 4 fuzzy\n")
        confirmed = [entry for entry in entries(note).values() if "fuzzy" not in entry.flags]
        assert [entry.msgstr for entry in confirmed] == ["Le Président a pris la parole."]

    def test_what_a_person_wrote_stays_to_the_byte(self, note: Path) -> None:
        mine = (
            HEADER
            + '\n#. mine\n#, fuzzy\nmsgid "It has 15 members."\nmsgstr "Ils\\n"\n"sont quinze."\n'
            '\nmsgid "The Chair spoke."\nmsgstr "Parlé."\n'
        )
        (note / "a.po").write_text(mine, encoding="utf-8")
        told = run("suggest", "a.po", "--threshold", "0.5")
        assert told.stdout == "a.po (fr): 2 kept\n"
        assert (note / "a.po").read_text(encoding="utf-8") == mine

    @pytest.mark.usefixtures("note")
    def test_threshold_and_languages_are_as_asked(self) -> None:
        told = run("suggest", "--threshold", "0.9", "-l", "fr")
        assert "1 untranslated" in told.stdout
        assert "similar" not in told.stdout
        assert run("suggest", "-l", "ru").exit_code == 2

    @pytest.mark.usefixtures("note")
    def test_the_report_for_programs(self) -> None:
        told = json.loads(run("suggest", "--format", "json").stdout)
        assert told["version"] == 1
        (one,) = told["catalogs"]
        assert {name: one[name] for name in ("file", "language", "confirmed", "fuzzy")} == {
            "file": PO,
            "language": "fr",
            "confirmed": 0,
            "fuzzy": 5,
        }
        first = one["suggestions"][0]
        assert first["msgid"] == "The Council met on 12 May 2020."
        assert first["match"]["source"] == "The Council met on 3 March 2019."
        assert first["match"]["adapted"] is True

    def test_without_a_memory_it_is_said_how_to_make_one(self, note: Path) -> None:
        (note / ".transmem" / "memory.db").unlink()
        before = (note / PO).read_bytes()
        for command in (("suggest",), ("status", "--leverage")):
            told = run(*command)
            assert told.exit_code == 2
            assert told.stderr.startswith("transmem: error: .transmem/memory.db: ")
            assert "transmem memory add" in told.stderr
        assert (note / PO).read_bytes() == before

    def test_another_memory_may_be_named_here_or_in_the_configuration(self, note: Path) -> None:
        (note / "all.db").write_bytes((note / ".transmem/memory.db").read_bytes())
        (note / ".transmem/memory.db").unlink()
        assert "5 fuzzy" in run("suggest", "--memory", "all.db").stdout
        run("sync")
        config = note / "transmem.toml"
        config.write_text('memory = "all.db"\n' + config.read_text(encoding="utf-8"))
        assert run("suggest").stdout == f"{PO} (fr): 5 kept\n"

    @pytest.mark.usefixtures("note")
    def test_the_analysis_counts_what_is_to_be_paid(self) -> None:
        told = run("status", "--leverage")
        assert told.exit_code == 0
        # The date stands twice in the note, once in the catalog.
        assert told.stdout == (
            "language  translated  101%  repeated  100%  95-99%  85-94%  75-84%  no match  total\n"
            "fr                 -   1/3       1/7   2/8     1/7       -     1/9         -   6/34\n"
            "\n"
            "segments/words of the source\n"
        )
        as_json = json.loads(run("status", "--leverage", "--format", "json").stdout)
        (one,) = as_json["documents"]
        assert one["document"] == "note.txt"
        assert one["segments"]["repetition"] == 1
        assert one["words"] == as_json["total"]["words"]
        (row,) = csv.DictReader(io.StringIO(run("status", "--leverage", "--format", "csv").stdout))
        assert (row["document"], row["fuzzy_75_words"], row["total"]) == ("note.txt", "9", "6")

    def test_suggestions_do_not_change_what_is_to_be_paid_but_translations_do(
        self, note: Path
    ) -> None:
        before = run("status", "--leverage").stdout
        run("suggest")
        assert run("status", "--leverage").stdout == before
        text = (note / PO).read_text(encoding="utf-8").replace("#, fuzzy\n", "")
        (note / PO).write_text(text, encoding="utf-8")
        done = json.loads(run("status", "--leverage", "--format", "json").stdout)
        assert done["total"]["segments"]["translated"] == 6

    @pytest.mark.usefixtures("note")
    def test_catalogs_that_are_named_are_counted_entry_by_entry(self) -> None:
        told = json.loads(run("status", PO, "--leverage", "--format", "json").stdout)
        (one,) = told["documents"]
        assert (one["document"], one["segments"]["total"]) == (PO, 5)

    @pytest.mark.parametrize(
        "arguments",
        [("--leverage", "--fail-under", "9"), ("--memory", "a.db")],
    )
    def test_options_that_do_not_go_together_are_refused(
        self, note: Path, arguments: tuple[str, ...]
    ) -> None:
        told = run("status", *arguments)
        assert (told.exit_code, told.stdout) == (2, "")
        assert note.exists()


def test_a_large_catalog_asks_the_memory_in_arrays(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []
    load = Memory.load
    monkeypatch.setattr(Memory, "load", lambda self, tag: (loaded.append(tag), load(self, tag))[1])
    with open_memory("m.db", create=True) as memory:
        memory.add([unit(f"Item {n} of it.", f"Point {n}.") for n in range(2, 300)], origin="o")
    for many in (False, True):
        text = HEADER + "".join(
            f'\nmsgid "Item {1000 + n} of it."\nmsgstr ""\n' for n in range(450 if many else 9)
        )
        (here / "a.po").write_text(text, encoding="utf-8")
        told = run("suggest", "a.po", "--memory", "m.db")
        assert f"{450 if many else 9} adapted (99%)" in told.stdout
        assert loaded == ["en"] * many


TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence"
 o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/><body>
<tu changedate="20240501T093000Z"><tuv xml:lang="en"><seg>See A/67/753 of 2 May 2013.</seg></tuv>
<tuv xml:lang="fr"><seg>Voir A/67/753 du 2 mai 2013.</seg></tuv></tu></body></tmx>
"""


def test_the_walk_of_a_tmx_file_to_a_suggestion_in_a_catalog(here: Path) -> None:
    (here / "old.tmx").write_text(TMX, encoding="utf-8")
    (here / "note.txt").write_text("See S/2014/12 of 30 June 2014.\n", encoding="utf-8")
    assert run("init", "note.txt", "-l", "fr").exit_code == 0
    assert run("memory", "add", "old.tmx").exit_code == 0
    told = run("suggest")
    assert (told.exit_code, told.stdout) == (0, f"{PO} (fr): 1 fuzzy\n  1 adapted (99%)\n")
    (entry,) = entries(here).values()
    assert entry.msgstr == "Voir S/2014/12 du 30 juin 2014."
    assert entry.comment == (
        "Paragraph 1\nMemory: 99%, adapted, from old.tmx, 2024-05-01; what differs: only values."
    )
    assert run("check").exit_code == 0


class TestFilesIntoAndOutOfTheMemory:
    def test_a_catalog_is_read_as_other_commands_read_it(self, here: Path) -> None:
        """Its header names no source language, and its folder the language of its translations."""
        bare = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        folder = here / "fr" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "app.po").write_text(f'{bare}msgid "Sea"\nmsgstr "Mer"\n', encoding="utf-8")
        assert run("memory", "add", "fr", "--memory", "m.db").exit_code == 0
        found = json.loads(
            run("memory", "search", "Sea", "-l", "fr", "--memory", "m.db", "--format=json").stdout
        )
        assert [one["target"] for one in found["matches"]] == ["Mer"]
        assert found["matches"][0]["source_language"] == "en"
        (here / "transmem.toml").write_text('source-language = "de"\n', encoding="utf-8")
        assert run("memory", "add", "fr").exit_code == 0
        found = json.loads(run("memory", "search", "Sea", "-l", "fr", "--format=json").stdout)
        assert found["matches"][0]["source_language"] == "de"
        (here / "new.po").write_text(f'{HEADER}\nmsgid "Sea"\nmsgstr ""\n', encoding="utf-8")
        told = json.loads(run("status", "--leverage", "new.po", "--format=json").stdout)
        assert told["total"]["segments"]["exact"] == 1
        assert run("suggest", "new.po").stdout == "new.po (fr): 1 fuzzy\n  1 exact (100%)\n"

    def test_a_file_is_one_from_whatever_folder_it_is_added(
        self, here: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (here / "transmem.toml").write_text('source-language = "en"\n', encoding="utf-8")
        (here / "old").mkdir()
        (here / "old" / "m.tsv").write_text("en\tfr\nSea\tMer\n", encoding="utf-8")
        assert run("memory", "add", "old/m.tsv").exit_code == 0
        monkeypatch.chdir(here / "old")
        assert run("memory", "add", "m.tsv").exit_code == 0
        found = json.loads(run("memory", "search", "Sea", "-l", "fr", "--format=json").stdout)
        assert found["matches"][0]["origins"] == [{"file": "old/m.tsv", "count": 1}]

    def test_lines_of_a_batch_are_those_that_other_programs_count(self, here: Path) -> None:
        (here / "m.tsv").write_text("en\tfr\nSea\tMer\n", encoding="utf-8")
        assert run("memory", "add", "m.tsv", "--memory", "m.db").exit_code == 0
        (here / "q.txt").write_bytes("one\u2028line\x0cof text\r\n\nSea\n".encode())
        told = run("memory", "search", "-l", "fr", "--memory", "m.db", "--batch", "q.txt")
        answers = [json.loads(line) for line in told.stdout.split("\n")[:-1]]
        assert [one["query"] for one in answers] == ["one\u2028line\x0cof text", "", "Sea"]
        assert [len(one["matches"]) for one in answers] == [0, 0, 1]

    def test_an_export_that_has_nothing_says_so(self, here: Path) -> None:
        (here / "m.tsv").write_text("en\tfr\nSea\tMer\n", encoding="utf-8")
        assert run("memory", "add", "m.tsv", "--memory", "m.db").exit_code == 0
        told = run("memory", "export", "--memory", "m.db", "--origin", "typo.tsv", "-o", "x.tmx")
        assert told.exit_code == 0
        assert told.stderr == "transmem: the memory has no such translations; the file is empty\n"
        assert "<tu>" not in (here / "x.tmx").read_text(encoding="utf-8")
        told = run("memory", "export", "--memory", "m.db", "--origin", "m.tsv", "-o", "x.tmx")
        assert (told.exit_code, told.stderr) == (0, "")
        assert (here / "x.tmx").read_text(encoding="utf-8").count("<tu>") == 1

    @pytest.mark.parametrize(
        ("location", "said"),
        [
            (".", "transmem: error: .: is a folder; name a file in it, as in memory.db\n"),
            (
                "mysql://host/base",
                (
                    "transmem: error: mysql://host/base: is no memory; it is a file, or a "
                    "database as in postgresql://user@host/base\n"
                ),
            ),
        ],
    )
    def test_what_can_be_no_memory_is_refused(self, here: Path, location: str, said: str) -> None:
        (here / "m.tsv").write_text("en\tfr\nSea\tMer\n", encoding="utf-8")
        for command in (["add", "m.tsv"], ["search", "Sea", "-l", "fr"], ["stats"], ["export"]):
            told = run("memory", *command, "--memory", location)
            assert (told.exit_code, told.stderr) == (2, said)
        assert [path.name for path in here.iterdir()] == ["m.tsv"]

    def test_a_file_of_any_name_is_told_on_one_line(self, here: Path) -> None:
        name = "a\nb.tsv"
        (here / name).write_text("en\tfr\nSea\tMer\n", encoding="utf-8")
        (here / "t.po").write_text(f'{HEADER}\nmsgid "Sea"\nmsgstr ""\n', encoding="utf-8")
        told = run("memory", "add", name, "--memory", "m.db")
        assert told.stdout == "a↵b.tsv: 1 translation, 1 of them new; 1 new segment\n"
        for _ in range(2):
            assert run("suggest", "t.po", "--memory", "m.db").exit_code == 0
            text = (here / "t.po").read_text(encoding="utf-8")
            assert text.count("#.") == text.count("#. Memory: 100%, from a b.tsv, ") == 1
            (here / "t.po").write_text(
                text.replace('msgstr "Mer"', 'msgstr ""').replace("#, fuzzy\n", ""),
                encoding="utf-8",
            )

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
    def test_a_pipe_is_read_as_a_file(self, here: Path) -> None:
        os.mkfifo(here / "m.tsv")
        writer = threading.Thread(target=(here / "m.tsv").write_text, args=("en\tfr\nSea\tMer\n",))
        writer.start()
        told = run("memory", "add", "m.tsv", "--memory", "m.db")
        writer.join()
        assert (told.exit_code, told.stderr) == (0, "")
        assert told.stdout == "m.tsv: 1 translation, 1 of them new; 1 new segment\n"
