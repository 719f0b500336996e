"""A catalog follows its document: the same text keeps its translation, no translation is lost."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transmem.catalogs import parse, render
from transmem.errors import CatalogError
from transmem.model import Block, BlockKind, Catalog, Document, Segment, Unit
from transmem.sync import Merge, describe_change, merge, template

Tool = Callable[[str], str]

CREATED = datetime(2024, 5, 1, 9, 30, tzinfo=UTC)
LATER = datetime(2025, 2, 3, 10, 0, tzinfo=UTC)


def block(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH, line: int = 1) -> Block:
    segments = (Segment(text=text, lines=(line + n, line + n)) for n, text in enumerate(texts))
    return Block(kind=kind, segments=tuple(segments))


def document(*blocks: Block) -> Document:
    return Document(path="source/letter.txt", language="en", blocks=blocks)


def pot(*blocks: Block, previous: Catalog | None = None) -> Catalog:
    return template(document(*blocks), project="letter", created=CREATED, previous=previous)


def sync(old: Catalog | None, *texts: str, language: str = "fr") -> Merge:
    return merge(pot(block(*texts)), old, language=language, created=CREATED, path="fr.po")


def old(*units: Unit) -> Catalog:
    return Catalog(path="fr.po", language="fr", units=units)


def pairs(**translations: str) -> Catalog:
    return old(
        *(Unit(msgid=text.replace("_", " "), msgstr=done) for text, done in translations.items())
    )


def active(merged: Merge) -> list[Unit]:
    return [unit for unit in merged.catalog.units if not unit.obsolete]


def obsolete(merged: Merge) -> list[tuple[str, str]]:
    return [(unit.msgid, unit.msgstr) for unit in merged.catalog.units if unit.obsolete]


def counts(merged: Merge) -> tuple[int, ...]:
    return merged.kept, merged.revived, merged.fuzzied, merged.new, merged.obsoleted


# The template


def test_every_text_has_its_places_in_reading_order() -> None:
    units = pot(
        block("Background", kind=BlockKind.HEADING, line=1),
        block("First.", "Second.[^1]", line=3),
        block("Alone.[^1][^2]", line=7),
        block("One item.", kind=BlockKind.LIST_ITEM, line=9),
        block("A. Person", "Envoy", kind=BlockKind.SIGNATURE, line=11),
        replace(block("See there.", kind=BlockKind.FOOTNOTE, line=20), number=3),
    ).units
    assert [(unit.msgid, unit.comments, unit.references) for unit in units] == [
        ("Background", ("Heading 1",), ("source/letter.txt:1",)),
        ("First.", ("Paragraph 1, sentence 1 of 2",), ("source/letter.txt:3",)),
        (
            "Second.[^1]",
            ("Paragraph 1, sentence 2 of 2", "Keep the footnote mark [^1]."),
            ("source/letter.txt:4",),
        ),
        (
            "Alone.[^1][^2]",
            ("Paragraph 2", "Keep the footnote marks [^1], [^2]."),
            ("source/letter.txt:7",),
        ),
        ("One item.", ("List item 1",), ("source/letter.txt:9",)),
        ("A. Person", ("Signature, line 1 of 2",), ("source/letter.txt:11",)),
        ("Envoy", ("Signature, line 2 of 2",), ("source/letter.txt:12",)),
        ("See there.", ("Footnote 3",), ("source/letter.txt:20",)),
    ]
    assert all(unit.msgctxt is None for unit in units)


def test_a_text_twice_in_one_kind_of_block_is_one_entry_with_both_places() -> None:
    (unit,) = pot(block("See above.", line=1), block("See above.", line=4)).units
    assert unit.references == ("source/letter.txt:1", "source/letter.txt:4")
    assert unit.comments == ("Paragraph 1", "Paragraph 2")


def test_a_text_in_two_kinds_of_block_is_an_entry_for_each() -> None:
    heading = block("Background", kind=BlockKind.HEADING)
    first, second = pot(heading, block("Background", line=3)).units
    assert (first.key, second.key) == (("heading", "Background"), ("paragraph", "Background"))


def test_the_date_of_the_template_stays_while_nothing_changes() -> None:
    first = pot(block("One."))
    later = template(document(block("One.")), project="letter", created=LATER, previous=first)
    assert later == first
    changed = template(document(block("Two.")), project="letter", created=LATER, previous=first)
    assert changed.metadata["POT-Creation-Date"] == "2025-02-03 10:00+0000"


def test_msgfmt_accepts_the_template(gettext_tool: Tool, tmp_path: Path) -> None:
    path = tmp_path / "letter.pot"
    path.write_text(render(pot(block("One.[^1]", 'The "two".'))), encoding="utf-8")
    subprocess.run([gettext_tool("msgfmt"), "-o", "/dev/null", path], check=True)


# The same text


def test_a_new_catalog_is_empty_and_complete(gettext_tool: Tool, tmp_path: Path) -> None:
    merged = sync(None, "One.", "Two.")
    assert counts(merged) == (0, 0, 0, 2, 0)
    assert (merged.catalog.path, merged.catalog.language) == ("fr.po", "fr")
    path = tmp_path / "fr.po"
    path.write_text(render(merged.catalog), encoding="utf-8")
    done = subprocess.run(
        [gettext_tool("msgfmt"), "-c", "-o", "/dev/null", path], capture_output=True, check=True
    )
    assert done.stderr == b""


def test_the_same_text_keeps_all_that_people_wrote() -> None:
    unit = Unit(
        msgid="One.",
        msgstr="Un.",
        notes=("mine",),
        flags=("no-wrap",),
        fuzzy=True,
        previous="1.",
        references=("old:9",),
        comments=("Paragraph 9",),
    )
    merged = sync(old(unit), "One.")
    (kept,) = merged.catalog.units
    assert kept == replace(
        unit,
        references=("source/letter.txt:1",),
        comments=("Paragraph 1", "Changed since it was translated: the wording."),
    )
    assert counts(merged) == (1, 0, 0, 0, 0)


def test_a_text_in_another_context_keeps_its_translation() -> None:
    heading = Unit(msgid="Background", msgstr="Contexte", msgctxt="heading", notes=("mine",))
    merged = sync(old(heading), "Background")
    assert [(u.msgctxt, u.msgstr, u.fuzzy, u.notes) for u in merged.catalog.units] == [
        (None, "Contexte", False, ("mine",))
    ]


def test_a_context_more_is_a_guess_where_the_entry_is_still_in_use() -> None:
    blocks = (block("Background", kind=BlockKind.HEADING), block("Background"))
    before = old(Unit(msgid="Background", msgstr="Contexte"))
    first, second = merge(pot(*blocks), before, language="fr", created=CREATED).catalog.units
    assert (first.msgctxt, first.msgstr, first.fuzzy) == ("heading", "Contexte", False)
    assert (second.msgctxt, second.msgstr, second.fuzzy) == ("paragraph", "Contexte", True)
    assert second.previous == "Background"
    assert second.comments[-1] == "Changed since it was translated: only where it stands."


def test_a_vanished_text_is_obsolete_and_comes_back() -> None:
    full = pairs(One_came="Un vint", Nobody_left_the_hall="Personne ne sortit")
    gone = sync(full, "One came")
    assert obsolete(gone) == [("Nobody left the hall", "Personne ne sortit")]
    assert counts(gone) == (1, 0, 0, 0, 1)
    back = sync(gone.catalog, "One came", "Nobody left the hall")
    assert [(u.msgstr, u.fuzzy, u.obsolete) for u in back.catalog.units] == [
        ("Un vint", False, False),
        ("Personne ne sortit", False, False),
    ]
    assert counts(back) == (1, 1, 0, 0, 0)


def test_what_has_neither_translation_nor_note_may_go() -> None:
    merged = sync(old(Unit(msgid="a"), Unit(msgid="b", notes=("mine",))), "Something else")
    assert obsolete(merged) == [("b", "")]


def test_entries_of_other_programs_survive() -> None:
    plural = Unit(
        msgid="%d day", plural="%d days", plurals=("%d jour", "%d jours"), flags=("c-format",)
    )
    merged = sync(old(plural), "One.")
    assert merged.catalog.units[1] == replace(plural, obsolete=True)
    assert sync(merged.catalog, "%d day").catalog.units[0].plurals == plural.plurals


# Changed texts

LONG = "The members of the council met in the old town hall in spring"


def test_an_edited_text_is_fuzzy_with_its_previous_source() -> None:
    before = old(Unit(msgid=f"{LONG}, on 3 May.", msgstr="Le 3 mai.", notes=("mine",)))
    merged = sync(before, f"{LONG}, on 5 May.")
    (unit,) = active(merged)
    assert (unit.msgstr, unit.fuzzy, unit.previous) == ("Le 3 mai.", True, f"{LONG}, on 3 May.")
    assert unit.comments == ("Paragraph 1", "Changed since it was translated: only numbers.")
    assert unit.notes == ("mine",)
    assert obsolete(merged) == [(f"{LONG}, on 3 May.", "Le 3 mai.")]
    assert counts(merged) == (0, 0, 1, 0, 1)


def test_previous_is_the_source_that_the_translation_was_made_for() -> None:
    fuzzy = Unit(msgid=f"{LONG} of 2001.", msgstr="2000.", fuzzy=True, previous=f"{LONG} of 2000.")
    (unit,) = active(sync(old(fuzzy), f"{LONG} of 2002."))
    assert (unit.msgstr, unit.previous) == ("2000.", f"{LONG} of 2000.")


def test_an_old_text_first_serves_its_best_new_one() -> None:
    before = old(
        Unit(msgid=f"{LONG}.", msgstr="Ici."), Unit(msgid=f"{LONG} of 1912.", msgstr="1912.")
    )
    best, good = active(sync(before, f"{LONG}!", f"{LONG} of 1913!"))
    assert (best.msgstr, good.msgstr) == ("Ici.", "1912.")


def test_entries_still_in_use_serve_what_found_nothing_else() -> None:
    before = old(Unit(msgid=f"{LONG}.", msgstr="Ici.", notes=("about this one",)))
    kept, added = active(sync(before, f"{LONG}.", f"{LONG} again."))
    assert (kept.fuzzy, added.fuzzy, added.msgstr, added.previous) == (
        False,
        True,
        "Ici.",
        f"{LONG}.",
    )
    assert added.notes == ()


def test_a_translation_that_is_not_fuzzy_goes_first() -> None:
    before = old(
        Unit(msgid=f"{LONG} one.", msgstr="Douteux.", fuzzy=True),
        Unit(msgid=f"{LONG} two.", msgstr="Certain."),
    )
    (unit,) = active(sync(before, f"{LONG} six."))
    assert unit.msgstr == "Certain."


def test_nearness_decides_between_equal_guesses() -> None:
    before = pairs(**{f"{LONG}_{n}.": f"{n}." for n in "abc"})
    merged = sync(before, "x", "y", f"{LONG} d.")
    assert active(merged)[2].msgstr == "c."


def test_a_text_that_resembles_none_is_empty() -> None:
    merged = sync(pairs(Nobody_came="Personne"), f"{LONG}.")
    assert active(merged) == [
        Unit(msgid=f"{LONG}.", comments=("Paragraph 1",), references=("source/letter.txt:1",))
    ]


JOINED = "It rained for days and the river rose over its banks."
RAIN, RIVER = "It rained for days.", "The river rose over its banks."


def test_a_joined_sentence_is_offered_both_translations() -> None:
    before = old(Unit(msgid=RAIN, msgstr="Il plut."), Unit(msgid=RIVER, msgstr="La rivière monta."))
    merged = sync(before, JOINED)
    (unit,) = active(merged)
    assert (unit.msgstr, unit.fuzzy) == ("Il plut. La rivière monta.", True)
    assert unit.previous == f"{RAIN} {RIVER}"
    assert unit.comments[-1] == (
        "Changed since it was translated: joined from several sentences before."
    )
    assert len(obsolete(merged)) == 2


def test_joined_translations_have_no_space_where_the_language_has_none() -> None:
    before = old(Unit(msgid=RAIN, msgstr="下雨了。"), Unit(msgid=RIVER, msgstr="河水上涨。"))
    (unit,) = active(sync(before, JOINED, language="zh"))
    assert unit.msgstr == "下雨了。河水上涨。"


def test_each_part_of_a_split_sentence_has_its_sentence_of_the_translation() -> None:
    before = old(Unit(msgid=JOINED, msgstr="Il a plu. La rivière a débordé."))
    first, second = active(sync(before, RAIN, RIVER))
    assert (first.msgstr, second.msgstr) == ("Il a plu.", "La rivière a débordé.")
    assert first.previous == second.previous == JOINED
    assert first.fuzzy
    assert second.fuzzy
    assert (
        first.comments[-1]
        == second.comments[-1]
        == ("Changed since it was translated: part of a longer sentence before.")
    )


def test_a_translation_that_cannot_be_cut_is_offered_whole_to_each_part() -> None:
    before = old(Unit(msgid=JOINED, msgstr="Il a plu et la rivière a débordé."))
    first, second = active(sync(before, RAIN, RIVER))
    assert first.msgstr == second.msgstr == "Il a plu et la rivière a débordé."


def test_a_sentence_with_a_new_neighbour_is_an_edit_and_no_split() -> None:
    before = old(Unit(msgid=f"{LONG}, and stayed there.", msgstr="Ils restèrent."))
    first, second = active(sync(before, f"{LONG}, and left.", "Nobody knows why."))
    assert (first.fuzzy, second.msgstr) == (True, "")


@pytest.mark.parametrize(
    ("previous", "current", "change"),
    [
        ("Some 1,275 came in 1992.", "Some 1,275 came in 1993.", "only numbers"),
        ("Some 1,275 came.", "Some 1.275 came.", "only numbers"),
        ("See A/67/753.", "See A/67/754.", "only numbers"),
        ("“They came.”", '"They came."', "only punctuation"),
        ("A well-known fact", "A well known fact", "only punctuation"),
        ("In 2016, he came.", "In 2017 he came.", "only numbers and punctuation"),
        ("the General Assembly", "The general  assembly", "only capitals or spacing"),
        ("रामः गच्छति", "रामा गच्छति", "the wording"),
        ("2016年会议。", "2017年会议。", "only numbers"),
        ("Five came.", "Six came.", "the wording"),
        ("下雨了。河水上涨。", "下雨了，河水上涨。", "joined from several sentences before"),
        ("He signed doc. no. 5 there.", "He signed document no. 5 there.", "the wording"),
    ],
)
def test_a_change_is_told_in_words(previous: str, current: str, change: str) -> None:
    assert describe_change(previous, current) == change


# Headers, strangers


def test_the_header_keeps_its_fields_and_gets_those_it_lacks() -> None:
    metadata = {
        "X-Mine": "1",
        "PO-Revision-Date": "2020-01-01 00:00+0000",
        "Language": "",
        "Content-Type": "text/plain; charset=CHARSET",
        "POT-Creation-Date": "2020-01-01 00:00+0000",
    }
    before = replace(pairs(a="b"), metadata=metadata, header="# Kept.\n")
    after = sync(before, "a").catalog
    assert list(after.metadata)[:5] == list(metadata)
    assert after.metadata["X-Mine"] == "1"
    assert after.metadata["PO-Revision-Date"] == "2020-01-01 00:00+0000"
    assert after.metadata["POT-Creation-Date"] == "2024-05-01 09:30+0000"
    assert after.metadata["Language"] == "fr"
    assert after.metadata["Plural-Forms"].startswith("nplurals=2")
    assert after.metadata["Content-Type"] == "text/plain; charset=UTF-8"
    assert "X-Generator" not in after.metadata
    assert after.header == "# Kept.\n"


def test_the_catalog_of_another_document_is_refused() -> None:
    names = ["apples", "pears", "cherries", "quinces", "medlars"]
    stranger = old(*(Unit(msgid=f"Some {name}", msgstr=name) for name in names))
    with pytest.raises(CatalogError, match="another document") as caught:
        sync(stranger, f"{LONG}.")
    assert caught.value.path == "fr.po"
    few = replace(stranger, units=stranger.units[1:])
    assert counts(sync(few, f"{LONG}.")) == (0, 0, 0, 1, 4)


# Properties

WORDS = st.sampled_from(
    ["the", "river", "rose", "over", "its", "banks", "in", "2016", ",", ".", "5"]
)
SENTENCE = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
OLD_UNIT = st.builds(
    lambda text, done, previous, notes, **rest: Unit(
        msgid=text,
        msgstr=done,
        previous=previous if rest["fuzzy"] else None,
        notes=tuple(notes),
        **rest,
    ),
    SENTENCE,
    st.sampled_from(["", "un", "deux. trois.", "quatre"]),
    st.none() | SENTENCE,
    st.lists(st.just("mine"), max_size=1),
    msgctxt=st.sampled_from([None, None, "heading", "paragraph"]),
    fuzzy=st.booleans(),
    obsolete=st.booleans(),
)
OLD = st.lists(OLD_UNIT, max_size=8, unique_by=lambda unit: unit.key).map(
    lambda units: old(*sorted(units, key=lambda unit: unit.obsolete))
)
KINDS = st.sampled_from([BlockKind.PARAGRAPH, BlockKind.HEADING])
BLOCKS = st.lists(
    st.builds(lambda texts, kind: block(*texts, kind=kind), st.lists(SENTENCE, min_size=1), KINDS),
    min_size=1,
    max_size=4,
)


def merge_or_none(new: Catalog, before: Catalog) -> Merge | None:
    """Merges, unless chance made strangers of the two."""
    try:
        return merge(new, before, language="fr", created=CREATED)
    except CatalogError:
        return None


@settings(deadline=None)  # The first call reads the rules of segmentation.
@given(OLD, BLOCKS)
def test_no_translation_and_no_note_is_ever_lost(before: Catalog, blocks: list[Block]) -> None:
    merged = merge_or_none(pot(*blocks), before)
    if merged is None:
        return
    after = merged.catalog.units
    assert {unit.msgstr for unit in before.units} - {""} <= {unit.msgstr for unit in after}
    assert sum(bool(u.notes) for u in before.units) <= sum(bool(u.notes) for u in after)
    sources = {unit.msgid: unit.msgstr for unit in after if not unit.fuzzy and unit.msgstr}
    for unit in before.units:
        if unit.msgstr and not unit.fuzzy:
            assert unit.msgid in sources


@settings(deadline=None)  # The first call reads the rules of segmentation.
@given(OLD, BLOCKS)
def test_merging_twice_changes_not_one_byte(before: Catalog, blocks: list[Block]) -> None:
    new = pot(*blocks)
    merged = merge_or_none(new, before)
    if merged is None:
        return
    text = render(merged.catalog)
    read = parse(text, path="fr.po")
    again = merge(new, read, language="fr", created=LATER)
    assert render(again.catalog, previous=read) == text
    assert again.fuzzied == again.obsoleted == again.revived == 0


@settings(deadline=None)  # The first call reads the rules of segmentation.
@given(OLD, BLOCKS)
def test_every_entry_is_counted_once(before: Catalog, blocks: list[Block]) -> None:
    new = pot(*blocks)
    merged = merge_or_none(new, before)
    if merged is None:
        return
    assert [unit.key for unit in active(merged)] == [unit.key for unit in new.units]
    assert merged.kept + merged.revived + merged.fuzzied + merged.new == len(new.units)
    keys = [unit.key for unit in merged.catalog.units]
    assert len(keys) == len(set(keys))


# A revised letter, compared with msgmerge

SENTENCES = """
Another 1,000 people were wounded, 1,275 residents of the town were taken hostage and 150 went
missing.[^1]

They number 3,890 people, including 719 civilians.

Among the civilians, 71 are children, 267 are women and 326 are elderly persons.

They disappeared in circumstances that raise serious concern as to their well-being.

In addition, after the cessation of hostilities and the conclusion of the war, 36 citizens were
killed and 165 injured by landmines.

The scale of destruction, vandalism and looting is shocking and unprecedented.

Moreover, mass graves of civilian victims were found in these territories.[^7]

This position is not accidental.

It is critically important that the international community insist on the accountability for
the crimes committed, as required under the international law of State responsibility.

Such accountability must be an inevitable consequence of the offences committed and an
essential prerequisite on the path to lasting peace and reconciliation.

I should be grateful if you would have the present letter circulated as a document of the
General Assembly, under agenda items 16, 35, 66, 72, 74, 85 and 134, and of the Security
Council.

Ambassador

Permanent Representative

For more information, see A/74/676-S/2020/90 (7 February 2020).

See, for example, A/75/660-S/2020/1267 (22 December 2020).

See A/75/864-S/2021/412 (28 April 2021) and A/75/875-S/2021/433 (14 May 2021).
"""
LETTER = [" ".join(sentence.split()) for sentence in SENTENCES.split("\n\n")]
REVISED = (
    LETTER[0].replace("1,275", "1,257"),  # an edit: a number
    f"{LETTER[1][:-1]}, and among the civilians, {LETTER[2][21:]}",  # two joined
    LETTER[3].replace("serious ", "grave "),  # an edit: a word
    "The conflict is not a thing of the past.",  # an insertion
    LETTER[4].replace(" and 165 injured by landmines", ""),  # a split
    "Another 165 were injured by landmines.",
    LETTER[6].replace("[^7]", "[^6]"),  # an edit: a mark
    LETTER[5],  # moved
    LETTER[8].replace("critically ", "of critical importance and ").replace("insist", "insists"),
    LETTER[9].replace(" and reconciliation", ""),  # an edit: fewer words
    LETTER[10].replace("16, 35,", "17, 35, 42,"),  # an edit: numbers
    LETTER[11],
    "Deputy Minister",  # an insertion; “This position …” is removed
    LETTER[12],
    LETTER[13],
    LETTER[14].replace("See, for example,", "See"),  # an edit: fewer words
    LETTER[15],
)


def translated(texts: Iterable[str]) -> Catalog:
    fresh = sync(None, *texts).catalog
    return replace(fresh, units=tuple(replace(u, msgstr=u.msgid.upper()) for u in fresh.units))


def words(units: Iterable[Unit]) -> int:
    return sum(len(u.msgid.split()) for u in units if u.msgstr and not u.obsolete)


def test_a_revised_letter_keeps_no_fewer_words_than_with_msgmerge(
    gettext_tool: Tool, tmp_path: Path
) -> None:
    before, new = translated(LETTER), pot(block(*REVISED))
    (tmp_path / "old.po").write_text(render(before), encoding="utf-8")
    (tmp_path / "new.pot").write_text(render(new), encoding="utf-8")
    done = subprocess.run(
        [gettext_tool("msgmerge"), "--quiet", "--previous", "old.po", "new.pot"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    theirs = parse(done.stdout.decode(), path="theirs.po").units
    merged = merge(new, before, language="fr", created=CREATED)
    ours = merged.catalog.units
    assert words(u for u in ours if not u.fuzzy) >= words(u for u in theirs if not u.fuzzy)
    assert words(ours) >= words(theirs)
    assert counts(merged) == (5, 0, 10, 2, 11)


def test_a_revision_leaves_the_lines_of_kept_translations_alone(
    gettext_tool: Tool, tmp_path: Path
) -> None:
    done = subprocess.run(
        [gettext_tool("msgcat"), "-w", "79", "-"],
        input=render(translated(LETTER)).encode(),
        capture_output=True,
        check=True,
    )
    read = parse(done.stdout.decode(), path="fr.po")
    merged = merge(pot(block(*REVISED)), read, language="fr", created=CREATED)
    text = render(merged.catalog, previous=read)
    kept = {unit.msgid for unit in merged.catalog.units if unit.translated}
    for unit in read.units:
        message = (unit.raw or "").partition("\nmsgid ")[2]
        assert (f"\nmsgid {message}\n" in text) == (unit.msgid in kept)
    path = tmp_path / "fr.po"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [gettext_tool("msgfmt"), "-c", "-o", "/dev/null", path], capture_output=True, check=True
    )
    assert done.stderr == b""


def test_a_revised_letter_says_what_changed() -> None:
    merged = merge(pot(block(*REVISED)), translated(LETTER), language="fr", created=CREATED)
    changes = {
        REVISED.index(unit.msgid): unit.comments[-1].removeprefix(
            "Changed since it was translated: "
        )
        for unit in active(merged)
        if unit.fuzzy
    }
    assert changes == {
        0: "only numbers.",
        1: "joined from several sentences before.",
        2: "the wording.",
        4: "part of a longer sentence before.",
        5: "part of a longer sentence before.",
        6: "only footnote marks.",
        8: "the wording.",
        9: "part of a longer sentence before.",
        10: "only numbers and punctuation.",
        15: "the wording.",
    }
    back = merge(pot(block(*LETTER)), merged.catalog, language="fr", created=CREATED)
    assert all(unit.translated for unit in active(back))
    assert [u.msgstr for u in active(back)] == [text.upper() for text in LETTER]


def test_a_thousand_entries_are_merged_in_a_moment() -> None:
    texts = [f"{text[:-1]}, as item {n} of the annex says." for n, text in enumerate(LETTER * 63)]
    edited = [f"It is said: {t}" if n % 20 == 0 else t for n, t in enumerate(texts)]
    before, new = translated(texts), pot(block(*edited))
    start = time.process_time()
    merged = merge(new, before, language="fr", created=CREATED)
    assert time.process_time() - start < 2  # It takes about a tenth of a second.
    assert merged.fuzzied == 51


DIGITS = str.maketrans("0123456789", "零一二三四五六七八九")


@pytest.mark.parametrize(("source_language", "joint"), [("en", " "), ("zh", "")])
def test_in_a_large_catalog_each_edit_finds_its_old_text(source_language: str, joint: str) -> None:
    def numbered(change: str) -> list[str]:
        numbers = (str(n).translate(DIGITS) for n in range(1100))
        return [joint.join([f"{change}决议第{n}条规定", LONG, f"条件{n}附件{n}"]) for n in numbers]

    new = pot(block(*numbered("新")))
    new = replace(new, metadata={**new.metadata, "X-Source-Language": source_language})
    merged = merge(new, translated(numbered("旧")), language="fr", created=CREATED)
    assert counts(merged) == (0, 0, 1100, 0, 1100)
    assert all(u.previous == u.msgid.replace("新", "旧") for u in active(merged))


def test_a_confirmed_entry_forgets_what_it_was_made_for() -> None:
    unit = Unit(msgid="It has 3 parts.", msgstr="Il a 3 parties.", previous="It has 2 parts.")
    (kept,) = active(sync(old(unit), "It has 3 parts."))
    assert (kept.msgstr, kept.previous) == ("Il a 3 parties.", None)
