"""Alignment: which segments of a translation go with which of the document."""

from __future__ import annotations

import json
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from transmem.align import align, fill
from transmem.cli import cli
from transmem.model import Alignment, Block, BlockKind, Catalog, Document, Segment, Unit
from transmem.vocabulary import share_of_common

ROOT = Path(__file__).parents[1]
Shape = tuple[tuple[int, ...], tuple[int, ...]]


def document(language: str, *paragraphs: list[str], notes: tuple[str, ...] = ()) -> Document:
    def block(texts: list[str], kind: BlockKind, number: int | None = None) -> Block:
        segments = tuple(Segment(text=text, lines=(1, 1)) for text in texts)
        return Block(kind=kind, number=number, segments=segments)

    body = [block(texts, BlockKind.PARAGRAPH) for texts in paragraphs]
    feet = [block([note], BlockKind.FOOTNOTE, n) for n, note in enumerate(notes, 1)]
    return Document(path="x.txt", language=language, blocks=(*body, *feet))


def shapes(alignment: Alignment) -> list[Shape]:
    return [
        (
            tuple(range(link.source, link.source + len(link.sources))),
            tuple(range(link.target, link.target + len(link.targets))),
        )
        for link in alignment.links
    ]


ENGLISH = [
    "The Council met on 4 May 1999 and adopted document S/1999/512.",
    "It took note of the report.",
    "By then 12,400 persons had left their homes, and 318 villages stood empty.",
    "Who was to answer for it?",
    "The Secretary-General was asked to report again within 90 days.",
]
FRENCH = [
    "Le Conseil s’est réuni le 4 mai 1999 et a adopté le document S/1999/512.",
    "Il a pris note du rapport.",
    "À cette date, 12 400 personnes avaient quitté leur foyer et 318 villages étaient déserts.",
    "Qui devait en répondre ?",
    "Le Secrétaire général a été prié de faire de nouveau rapport dans un délai de 90 jours.",
]


def test_sentences_one_by_one() -> None:
    found = align(document("en", ENGLISH), document("fr", FRENCH))
    assert shapes(found) == [((n,), (n,)) for n in range(5)]
    assert all(link.confidence > 0.9 for link in found.links)
    assert found.evidence > 0


def test_two_sentences_that_became_one() -> None:
    joined = [FRENCH[0][:-1] + ", et a pris note du rapport.", *FRENCH[2:]]
    steps = align(document("en", ENGLISH), document("fr", joined))
    assert shapes(steps) == [((0, 1), (0,)), ((2,), (1,)), ((3,), (2,)), ((4,), (3,))]


def test_one_sentence_that_became_two() -> None:
    cut = [
        *FRENCH[:2],
        "À cette date, 12 400 personnes avaient quitté leur foyer.",
        "Au total, 318 villages étaient déserts.",
        *FRENCH[3:],
    ]
    steps = align(document("en", ENGLISH), document("fr", cut))
    assert shapes(steps) == [
        ((0,), (0,)),
        ((1,), (1,)),
        ((2,), (2, 3)),
        ((3,), (4,)),
        ((4,), (5,)),
    ]


def test_what_was_left_out_has_no_partner() -> None:
    steps = align(document("en", ENGLISH), document("fr", FRENCH[:2] + FRENCH[3:]))
    assert ((2,), ()) in shapes(steps)
    assert ((3,), (2,)) in shapes(steps)


def test_what_was_added_has_no_partner() -> None:
    added = "Annexe II, page 77 : texte original en chinois, distribué le 8 juin 2003."
    steps = align(document("en", ENGLISH), document("fr", [*FRENCH[:4], added, FRENCH[4]]))
    assert ((), (4,)) in shapes(steps)
    assert ((4,), (5,)) in shapes(steps)


def test_a_missing_paragraph() -> None:
    source = document("en", ENGLISH[:2], ENGLISH[2:4], ENGLISH[4:])
    steps = align(source, document("fr", FRENCH[:2], FRENCH[4:]))
    found = shapes(steps)
    assert found[0] == ((0,), (0,))
    assert found[-1] == ((4,), (2,))
    assert [target for sources, target in found if set(sources) & {2, 3}] in ([()], [(), ()])


def test_values_weigh_more_than_length() -> None:
    source = document("en", ["See A/67/875.", "See also A/55/12, paras. 4 to 19, at 38.", "End."])
    target = document("zh", ["见A/67/875。", "另见A/55/12,第4至19段,第38页。", "完。"])
    assert shapes(align(source, target)) == [((n,), (n,)) for n in range(3)]


def test_footnotes_go_with_footnotes() -> None:
    source = document("en", ENGLISH[:2], notes=("Ibid., p. 4.", "Ibid., p. 19."))
    target = document("fr", FRENCH[:2], notes=("Ibid., p. 4.", "Ibid., p. 19."))
    assert shapes(align(source, target)) == [((n,), (n,)) for n in range(4)]


def test_a_missing_footnote() -> None:
    source = document("en", ENGLISH[:2], notes=("Ibid., p. 4.", "Ibid., p. 6.", "Ibid., p. 19."))
    target = Document(
        path="x.txt",
        language="fr",
        blocks=tuple(
            block
            for block in document(
                "fr", FRENCH[:2], notes=("Ibid., p. 4.", "Ibid., p. 6.", "Ibid., p. 19.")
            ).blocks
            if block.number != 2
        ),
    )
    assert ((3,), ()) in shapes(align(source, target))
    assert ((4,), (3,)) in shapes(align(source, target))


def test_known_pairs_are_anchors() -> None:
    source = document("en", ["One fell.", "He rose up.", "She is gone.", "They went."])
    target = document("tr", ["Biri düştü.", "O gitti.", "Onlar gittiler."])
    steps = align(
        source, target, pairs=[("She is gone.", "O gitti."), ("One fell.", "Biri düştü.")]
    )
    assert ((0,), (0,)) in shapes(steps)
    assert ((2,), (1,)) in shapes(steps)
    assert ((3,), (2,)) in shapes(steps)


def test_names_and_figures_in_another_script_are_as_long_as_they_were() -> None:
    # The body is a third as long in Chinese, the notes nearly as long as in English.
    years = range(1990, 2002)
    body = [f"In {year} the Council met in Vienna and adopted a report." for year in years]
    notes = [
        f"Caroline Cox and John Eibner, Ethnic Cleansing in Progress, vol. {n}." for n in range(12)
    ]
    source = document("en", body, notes=tuple(notes))
    target = document(
        "zh",
        [f"{year}年，理事会在维也纳举行会议，通过了一份报告。" for year in years],
        notes=tuple(note.replace(", vol. ", "，卷") for note in notes),
    )
    found = align(source, target)
    assert shapes(found) == [((n,), (n,)) for n in range(24)]
    assert all(link.confidence > 0.99 for link in found.links)


LONG = [
    f"Paragraph {n} says that {n * 37 + 11} persons from village {n * 91 + 5} were heard."
    for n in range(1, 161)
]
LONG_FRENCH = [
    f"Le paragraphe {n} dit que {n * 37 + 11} personnes du village {n * 91 + 5} ont été entendues."
    for n in range(1, 161)
]


@pytest.mark.parametrize("kept", [range(80), range(80, 160), range(40, 120), range(0, 160, 2)])
def test_most_of_a_translation_may_be_missing(kept: range) -> None:
    found = align(document("en", LONG), document("fr", [LONG_FRENCH[n] for n in kept]))
    links = {link.source: link.target for link in found.links if link.sources and link.targets}
    assert links == {n: place for place, n in enumerate(kept)}


def test_a_wording_may_be_free_but_values_may_not() -> None:
    free = "On aura par ailleurs bien voulu prendre connaissance des éléments portés au dossier."
    steps = align(document("en", ENGLISH), document("fr", [FRENCH[0], free, *FRENCH[2:]]))
    assert shapes(steps) == [((n,), (n,)) for n in range(5)]
    wrong = "À cette date, 7 300 personnes avaient fui et 99 villages étaient déserts."
    steps = align(document("en", ENGLISH), document("fr", [*FRENCH[:2], wrong, *FRENCH[3:]]))
    (doubtful,) = [link for link in steps.links if ENGLISH[2] in {s.text for s in link.sources}]
    assert not doubtful.targets or doubtful.confidence < 0.9


def test_nothing_on_a_side() -> None:
    some, none = document("en", ENGLISH[:2]), document("fr")
    assert align(none, document("fr")).links == ()
    assert all(not targets for _, targets in shapes(align(some, none)))
    assert all(not sources for sources, _ in shapes(align(document("en"), document("fr", FRENCH))))


_TEXTS = st.lists(st.text(min_size=1, max_size=40).filter(str.strip), max_size=12)
_PARAGRAPHS = st.lists(_TEXTS.filter(bool), max_size=4)


@settings(deadline=None)
@given(source=_PARAGRAPHS, target=_PARAGRAPHS)
def test_every_segment_is_in_exactly_one_link_and_in_order(
    source: list[list[str]], target: list[list[str]]
) -> None:
    steps = align(document("en", *source), document("ar", *target))
    found = shapes(steps)
    assert [n for ours, _ in found for n in ours] == list(range(sum(map(len, source))))
    assert [n for _, theirs in found for n in theirs] == list(range(sum(map(len, target))))
    assert all(ours or theirs for ours, theirs in found)
    assert all(0 <= link.confidence <= 1 for link in steps.links)


@settings(deadline=None)
@given(source=_PARAGRAPHS)
def test_a_document_goes_with_itself(source: list[list[str]]) -> None:
    texts = [[f"{text} {n}{m}7" for m, text in enumerate(p)] for n, p in enumerate(source)]
    found = align(document("en", *texts), document("fr", *texts))
    assert all(link.source == link.target for link in found.links)


# The command


def paragraphs(*texts: str) -> str:
    return "\n\n".join(texts) + "\n"


LETTER = paragraphs(" ".join(ENGLISH[:2]), " ".join(ENGLISH[2:4]), ENGLISH[4])
WHOLE = paragraphs(" ".join(FRENCH[:2]), " ".join(FRENCH[2:4]), FRENCH[4])
# A report on the weather.
OTHER = paragraphs(
    "Im Jahr 1871 fielen 44 mm Regen. Die Ernte war schlecht. Der Preis stieg auf 7 Mark.",
    "Kälte kam.",
    "Am 12. Januar 1872 fror der See zu (siehe Tafel 6), und 63 Schlitten fuhren zum anderen Ufer.",
    "Wind.",
    "Am 3. Februar 1872 taute es. Das Eis brach in 5 Stunden. Drei Brücken hielten nicht stand.",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    return tmp_path


def aligned(text: str, *options: str, language: str = "fr") -> Result:
    Path("theirs.txt").write_text(text, encoding="utf-8")
    arguments = ["align", "letter.txt", "theirs.txt", "-l", language, *options]
    return CliRunner().invoke(cli, arguments)


def entries(path: str = "locales/fr/LC_MESSAGES/letter.po") -> dict[str, polib.POEntry]:
    return {entry.msgid: entry for entry in polib.pofile(path)}


@pytest.mark.usefixtures("folder")
def test_a_translation_becomes_a_catalog() -> None:
    result = aligned(WHOLE)
    assert result.exit_code == 0, result.output
    assert result.output == "locales/fr/LC_MESSAGES/letter.po (fr): 5 translated\n"
    assert {msgid: entry.msgstr for msgid, entry in entries().items()} == dict(
        zip(ENGLISH, FRENCH, strict=True)
    )
    assert not any(entry.fuzzy for entry in entries().values())


@pytest.mark.usefixtures("folder")
def test_aligning_again_changes_nothing() -> None:
    aligned(WHOLE)
    before = Path("locales/fr/LC_MESSAGES/letter.po").read_bytes()
    assert "5 kept" in aligned(WHOLE).output
    assert Path("locales/fr/LC_MESSAGES/letter.po").read_bytes() == before


@pytest.mark.usefixtures("folder")
def test_a_translator_keeps_what_is_written() -> None:
    aligned(WHOLE)
    catalog = polib.pofile("locales/fr/LC_MESSAGES/letter.po")
    catalog[1].msgstr = "Il en a pris acte."
    catalog[3].msgstr = ""
    catalog.save()
    assert "1 translated, 4 kept" in aligned(WHOLE).output
    assert entries()[ENGLISH[1]].msgstr == "Il en a pris acte."
    assert entries()[ENGLISH[3]].msgstr == FRENCH[3]


@pytest.mark.usefixtures("folder")
def test_two_sentences_translated_as_one_are_fuzzy_and_whole() -> None:
    joined = FRENCH[0][:-1] + ", et a pris note du rapport."
    result = aligned(paragraphs(joined, " ".join(FRENCH[2:4]), FRENCH[4]))
    assert "3 translated, 2 fuzzy" in result.output
    for source in ENGLISH[:2]:
        entry = entries()[source]
        assert entry.fuzzy
        assert entry.msgstr == joined
        assert "theirs.txt:1" in entry.tcomment
        assert ENGLISH[0] in entry.tcomment
        assert ENGLISH[1] in entry.tcomment


@pytest.mark.usefixtures("folder")
def test_one_sentence_translated_as_two_is_one_entry() -> None:
    cut = (
        "À cette date, 12 400 personnes avaient quitté leur foyer. "
        "Au total, 318 villages étaient déserts."
    )
    aligned(paragraphs(" ".join(FRENCH[:2]), f"{cut} {FRENCH[3]}", FRENCH[4]))
    assert entries()[ENGLISH[2]].msgstr == cut


@pytest.mark.usefixtures("folder")
def test_what_has_no_partner_is_listed_and_kept() -> None:
    added = "Annexe II, page 77 : texte original en chinois, distribué le 8 juin 2003."
    result = aligned(paragraphs(" ".join(FRENCH[:2]), added, FRENCH[4]))
    assert "no translation\n  source:      letter.txt:3: By then 12,400" in result.output
    assert f"translates nothing\n  translation: theirs.txt:3: {added[:20]}" in result.output
    assert not entries()[ENGLISH[2]].msgstr
    assert any(added in entry.tcomment for entry in entries().values())


@pytest.mark.usefixtures("folder")
def test_no_break_spaces_of_a_translation_stay() -> None:
    text = FRENCH[2].replace("12 400", "12\u202f400").replace(" :", "\u00a0:")
    aligned(paragraphs(" ".join(FRENCH[:2]), f"{text} {FRENCH[3]}", FRENCH[4]))
    assert entries()[ENGLISH[2]].msgstr == text


@pytest.mark.usefixtures("folder")
def test_a_text_with_a_segment_a_line() -> None:
    result = aligned("\n".join(FRENCH), "--lines", "-o", "out.po")
    assert result.output == "out.po (fr): 5 translated\n"
    assert entries("out.po")[ENGLISH[4]].msgstr == FRENCH[4]
    assert not Path("locales").exists()


@pytest.mark.usefixtures("folder")
def test_a_memory_gives_anchors() -> None:
    aligned(WHOLE, "-o", "known.po")
    result = aligned(WHOLE, "--memory", "known.po", "--format", "json")
    found = json.loads(result.output)
    assert found["version"] == 1
    assert (found["filled"], found["fuzzy"], found["kept"], found["untranslated"]) == (5, 0, 0, 0)
    assert found["links"][0] == {
        "source": [{"text": ENGLISH[0], "lines": [1, 1]}],
        "target": [{"text": FRENCH[0], "lines": [1, 1]}],
        "confidence": pytest.approx(1, abs=0.01),
    }


def test_a_memory_may_be_any_file_of_translations(folder: Path) -> None:
    (folder / "letter.txt").write_text("One fell. He rose up. She is gone.\n", encoding="utf-8")
    (folder / "known.tsv").write_text("en\ttr\nShe is gone.\tO gitti.\n", encoding="utf-8")
    surest = []
    for options in ((), ("--memory", "known.tsv"), ("--memory", ".")):
        report = aligned("Bir adam düştü. O gitti.\n", *options, "--format", "json", language="tr")
        links = json.loads(report.output)["links"]
        assert [segment["text"] for segment in links[-1]["target"]] == ["O gitti."]
        surest.append(links[-1]["confidence"])
        (folder / "locales/tr/LC_MESSAGES/letter.po").unlink()
    assert surest[1] == surest[2] > 0.99 > surest[0]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("", "fr", "theirs.txt:1: is empty"),
        (WHOLE, "en", "is the language of the source"),
        (WHOLE, "not a tag", "not a tag"),
        (OTHER, "de", "theirs.txt: does not look like a translation of letter.txt"),
        (LETTER, "fr", "theirs.txt: its words are those of English (en), not of French (fr)"),
        (LETTER, "tr", "theirs.txt: its words are those of English (en), not of Turkish (tr)"),
        (WHOLE, "es", "theirs.txt: its words are those of French (fr), not of Spanish (es)"),
        (WHOLE, "ar", "theirs.txt: hardly any of its letters (0%) are those of Arabic (ar)"),
    ],
)
def test_refusals_say_why_and_write_nothing(text: str, language: str, said: str) -> None:
    result = aligned(text, language=language)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not Path("locales").exists()


def test_a_short_text_is_refused_as_its_own_translation(folder: Path) -> None:
    (folder / "letter.txt").write_text("See A/67/875.\n", encoding="utf-8")
    result = aligned("See A/67/875.\n")
    assert result.exit_code == 2
    assert "theirs.txt: has the same text as letter.txt" in result.stderr


def test_a_document_in_another_language_is_refused(folder: Path) -> None:
    (folder / "letter.txt").write_text(WHOLE, encoding="utf-8")
    result = aligned(WHOLE, language="es")
    assert result.exit_code == 2
    (folder / "theirs.txt").write_text(LETTER, encoding="utf-8")
    arguments = ["align", "letter.txt", "theirs.txt", "-l", "en"]
    result = CliRunner().invoke(cli, arguments)
    assert "en is the language of the source" in result.stderr
    result = CliRunner().invoke(cli, [*arguments, "--source-language", "fr"])
    assert result.output == "locales/en/LC_MESSAGES/letter.po (en): 5 translated\n"


def test_in_a_project_the_documents_have_the_language_that_it_says(folder: Path) -> None:
    settings = 'source-language = "en"\ndocuments = ["letter.txt"]\nlanguages = ["fr"]\n'
    (folder / "transmem.toml").write_text(settings, encoding="utf-8")
    result = aligned(WHOLE, "--source-language", "es")
    assert result.exit_code == 2
    assert "the documents of transmem.toml are in en" in result.stderr


@pytest.mark.parametrize("language", ["fr", "es"])
def test_an_official_text_has_the_commonest_words_of_its_own_language(language: str) -> None:
    catalog = polib.pofile(f"{ROOT}/locales/{language}/LC_MESSAGES/letter.po")
    text = " ".join(entry.msgstr for entry in catalog if "footnote" not in entry.comment)
    shares = {tag: share_of_common(text, tag) or 0 for tag in ("en", "fr", "es", "it", "pt")}
    own = shares.pop(language)
    assert own >= 0.33
    assert max(shares.values()) * 1.25 < own


def test_citations_may_outweigh_a_text(folder: Path) -> None:
    cited = "Caroline Cox and John Eibner, Ethnic Cleansing in Progress, Zurich, 1993, pp. 4–19."
    (folder / "letter.txt").write_text(
        f"It was over.1\n\f____________\n 1  {cited}\n", encoding="utf-8"
    )
    result = aligned(f"事情结束了。¹\n\f____________\n ¹  {cited}\n", language="zh")
    assert result.exit_code == 0, result.stderr


@pytest.mark.usefixtures("folder")
def test_holes_are_warned_of() -> None:
    result = aligned(paragraphs(" ".join(FRENCH[:2]), FRENCH[4]))
    assert result.exit_code == 0
    assert (
        "warning: theirs.txt: lacks 2 of the 5 segments of letter.txt; is it whole" in result.stderr
    )
    added = [f"Annexe {n}, page {n}{n} : texte original, document A/{n}/{n}{n}." for n in (3, 5)]
    result = aligned(paragraphs(" ".join(FRENCH[:2]), *added, " ".join(FRENCH[2:4]), FRENCH[4]))
    assert "warning: theirs.txt: 2 of its 7 segments translate nothing in letter.txt" in (
        result.stderr
    )


@pytest.mark.usefixtures("folder")
def test_what_is_kept_against_the_translation_is_counted() -> None:
    aligned(WHOLE)
    result = aligned(WHOLE.replace("Il a pris note du rapport.", "Il a pris acte du rapport."))
    assert "5 kept (1 otherwise in theirs.txt)" in result.output


_SENTENCES = st.sampled_from([*FRENCH, "Annexe 44.", "Voir A/55/12.", "Fin."])


@settings(max_examples=50, deadline=None)
@given(
    texts=st.lists(_SENTENCES, min_size=1, max_size=8),
    done=st.sets(st.sampled_from(range(len(ENGLISH)))),
)
def test_nothing_of_a_translation_is_dropped(texts: list[str], done: set[int]) -> None:
    source, target = document("en", ENGLISH[:2], ENGLISH[2:]), document("fr", texts)
    units = tuple(
        Unit(msgid=text, msgstr="Fait." if number in done else "")
        for number, text in enumerate(ENGLISH)
    )
    catalog = Catalog(path="x.po", language="fr", units=units)
    alignment = align(source, target)
    filled = fill(catalog, source, target, alignment)
    held = " ".join(" ".join((unit.msgstr, *unit.notes)) for unit in filled.catalog.units)
    for link in alignment.links:
        # What was translated before stays as it was; the report has the text.
        entries = {link.source + n for n in range(len(link.sources))} or {max(0, link.source - 1)}
        if not entries <= done:
            assert all(segment.text in held for segment in link.targets)
    assert all(filled.catalog.units[n] == units[n] for n in done)
    assert filled.kept == len(done)
    total = filled.filled + filled.fuzzy + filled.kept + filled.untranslated
    assert total == len(units)
