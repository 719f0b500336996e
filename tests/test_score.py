from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transmem.errors import ReferenceMismatchError, TransmemError
from transmem.model import Catalog, Unit
from transmem.score import TOKENIZERS, lines, references, score

ENGLISH = ["The report covers ten months.", "No vote was taken.", "The meeting rose at noon."]
FRENCH = [
    "Le rapport porte sur dix mois.",
    "Il n’y a pas eu de vote.",
    "La séance est levée à midi.",
]
ANSWERS = [
    "Le présent rapport porte sur dix mois.",
    "Aucun vote n’a eu lieu.",
    "La séance est levée à midi.",
]


def catalog(translations: list[str], language: str = "fr", *, obsolete: bool = False) -> Catalog:
    sources = [*ENGLISH, *(f"Sentence {number}." for number in range(len(translations)))]
    units = tuple(
        Unit(msgid=source, msgstr=text, line=10 * number, obsolete=obsolete)
        for number, (source, text) in enumerate(zip(sources, translations, strict=False), 1)
    )
    return Catalog(path=f"{language}.po", language=language, units=units)


def test_nothing_translated_scores_nought() -> None:
    mine = score(catalog(["", "", ""]), ANSWERS)
    assert [one.value for one in mine.metrics] == [0, 0, 100]
    assert mine.untranslated == 3


def test_a_perfect_translation_scores_all() -> None:
    mine = score(catalog(ANSWERS), ANSWERS, names=["answers.txt"])
    assert [round(one.value, 9) for one in mine.metrics] == [100, 100, 0]
    assert (mine.untranslated, mine.unreferenced, mine.references) == (0, 0, ("answers.txt",))
    assert [segment.line for segment in mine.segments] == [10, 20, 30]


def test_a_reference_catalog_is_matched_by_context_and_source() -> None:
    mine = Catalog(
        path="fr.po",
        language="fr",
        units=(
            Unit(msgid="May", msgctxt="month", msgstr="mai"),
            Unit(msgid="May", msgctxt="verb", msgstr="peut"),
        ),
    )
    found = score(mine, {("verb", "May"): "pouvoir", ("month", "May"): "mai"})
    assert [segment.reference for segment in found.segments] == ["mai", "pouvoir"]


def test_segments_that_the_reference_lacks_are_left_out_and_counted() -> None:
    by_key: dict[tuple[str | None, str], str] = {(None, ENGLISH[0]): FRENCH[0]}
    assert score(catalog(FRENCH), by_key).unreferenced == 2
    by_line = score(catalog(FRENCH), [FRENCH[0], " ", ""])
    assert (len(by_line.segments), by_line.unreferenced) == (1, 2)
    assert round(by_line.metrics[0].value, 9) == 100


def test_another_number_of_lines_is_refused_with_both_numbers() -> None:
    with pytest.raises(ReferenceMismatchError, match=r"^answers.txt: .*2 lines .* 3 segments"):
        score(catalog(FRENCH), ANSWERS[:2], names=["answers.txt"])


def test_a_reference_of_another_document_is_refused() -> None:
    with pytest.raises(ReferenceMismatchError, match="same document"):
        score(catalog(FRENCH), {(None, "Something else."): "Autre chose."})


def test_a_catalog_without_segments_is_refused() -> None:
    with pytest.raises(TransmemError, match=r"fr\.po: has no segments"):
        score(catalog([]), [])
    with pytest.raises(TransmemError, match="no segments"):
        score(catalog(FRENCH, obsolete=True), [])


def test_a_catalog_without_a_language_is_refused() -> None:
    with pytest.raises(TransmemError, match="Language header"):
        score(catalog(FRENCH, ""), ANSWERS)


@pytest.mark.parametrize(
    ("language", "tokenizer", "needed"),
    [
        ("ja", "ja-mecab", "sacrebleu[ja]"),
        ("ko", "ko-mecab", "sacrebleu[ko]"),
        ("th", "flores200", "sentencepiece"),
    ],
)
def test_a_tokeniser_that_is_not_installed_is_asked_for(
    language: str, tokenizer: str, needed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(TransmemError) as caught:
        score(catalog(FRENCH, language), ANSWERS)
    assert str(caught.value).startswith(f"the tokeniser {tokenizer} is not installed; run: ")
    assert f'pip install "{needed}"' in str(caught.value)


def test_a_language_without_a_tokeniser_is_scored_with_the_one_that_was_chosen() -> None:
    found = score(catalog(FRENCH, "th"), ANSWERS, tokenizer="char")
    assert "|tok:char|" in found.metrics[0].signature


@pytest.mark.parametrize("tokenizer", ["flores101", "flores200", "spBLEU-1K"])
def test_a_model_is_never_downloaded(
    tokenizer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: object())
    monkeypatch.setattr("sacrebleu.utils.SACREBLEU_DIR", str(tmp_path))
    with pytest.raises(TransmemError) as caught:
        score(catalog(FRENCH), ANSWERS, tokenizer=tokenizer)
    assert str(caught.value).startswith(f"{tmp_path / 'models'}")
    assert f'curl -fL --create-dirs -o "{tmp_path / "models"}' in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_the_tokenisers_are_sacrebleu_s_without_the_old_name_of_one() -> None:
    from sacrebleu.metrics.bleu import BLEU

    assert sorted([*TOKENIZERS, "spm"]) == sorted(BLEU.TOKENIZERS)


def test_references_are_the_finished_translations_of_a_catalog() -> None:
    reference = Catalog(
        path="reference.po",
        language="fr-CA",
        units=(
            Unit(msgid="One", msgstr="Un"),
            Unit(msgid="Two", msgstr="Deux", fuzzy=True),
            Unit(msgid="Three"),
            Unit(msgid="day", plural="days", plurals=("jour", "jours")),
        ),
    )
    assert references(reference, language="fr") == {
        (None, "One"): "Un",
        (None, "day"): "jour jours",
    }


def test_a_reference_in_another_language_is_refused() -> None:
    with pytest.raises(ReferenceMismatchError, match=r"es.po: the reference is in es"):
        references(catalog(FRENCH, "es"), language="fr")
    with pytest.raises(ReferenceMismatchError, match=r"zh-TW.po: the reference is in zh-TW"):
        references(catalog(FRENCH, "zh-TW"), language="zh")
    assert references(catalog(FRENCH, "fr-CA"), language="fr")


def test_a_translation_on_several_lines_is_one_segment() -> None:
    broken = score(
        catalog(["Le rapport\nporte sur dix mois."]), ["Le rapport\r\nporte sur dix mois."]
    )
    assert broken.segments[0].hypothesis == "Le rapport porte sur dix mois."


def test_a_text_gives_a_reference_a_line() -> None:
    assert lines("\ufeffUn.\r\n\nTrois\u2028 et trois.\n") == ["Un.", "", "Trois\u2028 et trois."]
    assert lines("Un.\nDeux.") == ["Un.", "Deux."]
    assert lines("") == []


def test_loading_the_module_does_not_load_sacrebleu() -> None:
    program = "import sys, transmem.score; print('sacrebleu' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert run.stdout == "False\n"


TEXT = st.text(max_size=15)


@settings(deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=4))
def test_every_segment_is_scored_or_counted(texts: list[tuple[str, str, str]]) -> None:
    hypotheses, *answers = map(list, zip(*texts, strict=True))
    translated = catalog(hypotheses)
    try:
        mine = score(translated, *answers)
    except ReferenceMismatchError:
        assert not all(any(text.strip() for text in column) for column in answers)
        return
    assert len(mine.segments) + mine.unreferenced == len(texts)
    assert mine.untranslated <= len(mine.segments)
    assert all(metric.value >= 0 for metric in mine.metrics)
    assert all(segment.reference for segment in mine.segments)


def test_a_long_text_has_intervals_if_they_are_asked_for() -> None:
    texts = [f"Le point {number} est clos." for number in range(100)]
    assert all(metric.interval is None for metric in score(catalog(texts), texts).metrics)
    asked = score(catalog(texts), texts, confidence=True)
    assert [
        (metric.interval.mean, metric.interval.margin)
        for metric in asked.metrics
        if metric.interval
    ] == [
        (pytest.approx(100.0), pytest.approx(0.0)),
        (pytest.approx(100.0), pytest.approx(0.0)),
        (pytest.approx(0.0), pytest.approx(0.0)),
    ]


def test_the_length_is_told_in_words_for_one_of_the_reference() -> None:
    assert score(catalog(["un deux trois"]), ["un deux trois quatre"]).length_ratio == 0.75


# Twelve segments, of which the first system has four wrong, the second none.
RIGHT = [f"La délégation {number} a pris la parole en séance plénière." for number in range(12)]
WORSE = ["Rien à signaler pour cette journée."] * 4 + RIGHT[4:]


def test_the_nearest_of_several_references_is_the_one_to_compare_with() -> None:
    other = ["Le rapport porte sur une année.", "Il n’y a pas eu de vote.", "Fin à midi."]
    found = score(catalog(FRENCH), ANSWERS, other, names=["a.txt", "b.txt"])
    assert found.references == ("a.txt", "b.txt")
    assert [segment.nearest for segment in found.segments] == [0, 1, 0]
    assert [segment.reference for segment in found.segments] == [ANSWERS[0], other[1], ANSWERS[2]]
    assert found.segments[1].other_references == (ANSWERS[1],)
    assert round(found.segments[1].values["chrF2++"], 9) == 100


def test_a_segment_needs_only_one_of_several_references() -> None:
    by_key: dict[tuple[str | None, str], str] = {(None, ENGLISH[1]): "Aucun vote."}
    found = score(catalog(FRENCH), [ANSWERS[0], "", ""], by_key)
    assert (len(found.segments), found.unreferenced, found.partly_referenced) == (2, 1, 2)
    assert [segment.references for segment in found.segments] == [
        (ANSWERS[0], None),
        (None, "Aucun vote."),
    ]
    assert [segment.reference for segment in found.segments] == [ANSWERS[0], "Aucun vote."]


def test_each_of_several_references_must_be_one() -> None:
    with pytest.raises(ReferenceMismatchError, match=r"^b.txt: .*2 lines"):
        score(catalog(FRENCH), ANSWERS, ANSWERS[:2], names=["a.txt", "b.txt"])
    with pytest.raises(ReferenceMismatchError, match=r"^b.po: .*same document"):
        score(catalog(FRENCH), ANSWERS, {(None, "Else."): "Autre."}, names=["a.txt", "b.po"])


def test_a_reference_of_nothing_but_what_ter_drops_scores_all_the_same() -> None:
    # TER's normalisation takes “<skipped>” away, and nothing is left to divide by.
    found = score(catalog(["好"], "zh"), ["<skipped>"])
    assert found.metrics[2].value == 100


COUNTING = ["Premier point", "Deuxième question", "Troisième séance", "Quatrième vote"]


def test_a_reference_in_another_order_is_doubted() -> None:
    texts = [f"{what} : {what[::-1]} fut dit." for what in COUNTING] + ["Adieu.", "Bonsoir à tous."]
    assert score(catalog(texts), texts, names=["a.txt"]).doubts == ()
    (doubt,) = score(catalog(texts), texts[::-1], names=["a.txt"]).doubts
    assert doubt.startswith("a.txt: only ")
    assert "of 6 translations are nearer to their own reference than to the next one" in doubt


def test_a_reference_in_another_language_is_doubted() -> None:
    french = [
        f"La délégation {n} de la France est arrivée dans la salle du vote." for n in range(30)
    ]
    spanish = [f"La delegación {n} de Francia llegó a la sala de la votación." for n in range(30)]
    other = [
        f"La délégation {n} de la France est entrée dans la salle des votes." for n in range(30)
    ]
    assert score(catalog(french), other).doubts == ()
    (doubt,) = score(catalog(french), other, spanish, names=["fr.txt", "es.txt"]).doubts
    assert doubt.startswith("es.txt: it hardly has the commonest words")
    assert doubt.endswith("are both in French?")


def test_a_baseline_with_holes_is_doubted() -> None:
    holed = catalog(["", WORSE[1], "", *WORSE[3:]])
    found = score(catalog(RIGHT), RIGHT, baseline=holed)
    (doubt,) = found.doubts
    assert doubt.startswith("fr.po: untranslated there, and counted as empty: 2 of 12 segments")


def test_a_baseline_that_is_the_reference_is_doubted() -> None:
    (doubt,) = score(catalog(WORSE), RIGHT, baseline=catalog(RIGHT)).doubts
    assert doubt == "fr.po: is the same as the reference, and nothing can be better"


def test_equal_translations_do_not_differ() -> None:
    found = score(catalog(WORSE), RIGHT, baseline=catalog(WORSE))
    assert [one.p for one in found.differences] == [1.0, 1.0, 1.0]


def test_a_baseline_of_another_language_or_document_is_refused() -> None:
    with pytest.raises(ReferenceMismatchError, match="baseline is in ru"):
        score(catalog(RIGHT), RIGHT, baseline=catalog(RIGHT, "ru"))
    other = Catalog(path="b.po", language="fr", units=(Unit(msgid="Else", msgstr="Autre"),))
    with pytest.raises(ReferenceMismatchError, match="same document"):
        score(catalog(RIGHT), RIGHT, baseline=other)
