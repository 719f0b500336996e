from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transmem.errors import ReferenceMismatchError, TransmemError
from transmem.model import Catalog, Unit
from transmem.score import lines, references, score

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


def sacrebleu(
    folder: Path, hypotheses: list[str], answers: list[str], *options: str
) -> list[dict[str, object]]:
    """Runs the command itself and gives what it prints, by metric."""
    (folder / "hypotheses").write_text("".join(f"{x}\n" for x in hypotheses), encoding="utf-8")
    (folder / "answers").write_text("".join(f"{x}\n" for x in answers), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "sacrebleu", "answers", "-i", "hypotheses", "-w", "17", *options],
        cwd=folder,
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    printed = json.loads(run.stdout)
    return printed if isinstance(printed, list) else [printed]


ALL = ("-m", "bleu", "chrf", "ter", "--chrf-word-order", "2")
CASES = {
    "fr": (FRENCH, ANSWERS, ()),
    "ru": (["Заседание закрывается в полдень."], ["Заседание было закрыто в 12 ч."], ()),
    "ar": (["رفعت الجلسة ظهرا."], ["رُفعت الجلسة في الساعة 12."], ()),
    "zh-Hans": (
        ["会议于中午休会。", "没有进行表决。"],
        ["会议于中午12时散会。", "未进行表决。"],
        ("--tokenize", "zh", "--ter-asian-support", "--ter-normalized"),
    ),
}


@pytest.mark.parametrize("language", CASES)
def test_scores_and_signatures_are_those_of_the_sacrebleu_command(
    language: str, tmp_path: Path
) -> None:
    hypotheses, answers, options = CASES[language]
    mine = score(catalog(hypotheses, language), answers)
    theirs = sacrebleu(tmp_path, hypotheses, answers, *ALL, *options)
    assert [(one.name, f"{one.value:.17f}", one.signature) for one in mine.metrics] == [
        (one["name"], f"{one['score']:.17f}", one["signature"]) for one in theirs
    ]


@pytest.mark.parametrize("metric", [0, 1, 2])
def test_a_segment_scores_what_the_command_says_of_it_alone(metric: int, tmp_path: Path) -> None:
    mine = score(catalog(FRENCH), ANSWERS)
    names = ("bleu", "chrf", "ter")
    for number, segment in enumerate(mine.segments):
        (theirs,) = sacrebleu(
            tmp_path,
            FRENCH[number : number + 1],
            ANSWERS[number : number + 1],
            *(
                "-m",
                names[metric],
                "--chrf-word-order",
                "2",
                "--sentence-level",
                "-b",
                "-f",
                "text",
            ),
        )
        assert str(list(segment.values.values())[metric]) == str(theirs)


def test_untranslated_and_fuzzy_segments_count_as_empty(tmp_path: Path) -> None:
    units = catalog(FRENCH).units
    holed = Catalog(
        path="fr.po",
        language="fr",
        units=(
            units[0],
            Unit(msgid=units[1].msgid, msgstr=FRENCH[1], fuzzy=True),
            Unit(msgid=units[2].msgid),
            Unit(msgid="Gone", msgstr="Parti", obsolete=True),
        ),
    )
    mine = score(holed, ANSWERS)
    theirs = sacrebleu(tmp_path, [FRENCH[0], "", ""], ANSWERS, *ALL)
    assert [one.value for one in mine.metrics] == [one["score"] for one in theirs]
    assert mine.untranslated == 2
    assert [segment.hypothesis for segment in mine.segments] == [FRENCH[0], "", ""]
    assert mine.segments[2].values == {"BLEU": 0, "chrF2++": 0, "TER": 100}


def test_nothing_translated_scores_nought() -> None:
    mine = score(catalog(["", "", ""]), ANSWERS)
    assert [one.value for one in mine.metrics] == [0, 0, 100]
    assert mine.untranslated == 3


def test_a_perfect_translation_scores_all() -> None:
    mine = score(catalog(ANSWERS), ANSWERS, name="answers.txt")
    assert [round(one.value, 9) for one in mine.metrics] == [100, 100, 0]
    assert (mine.untranslated, mine.unreferenced, mine.reference) == (0, 0, "answers.txt")
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
        score(catalog(FRENCH), ANSWERS[:2], name="answers.txt")


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


@pytest.mark.parametrize("language", ["ja", "ko"])
def test_a_tokeniser_that_is_not_installed_is_asked_for(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokenizer = importlib.import_module(f"sacrebleu.tokenizers.tokenizer_{language}_mecab")
    monkeypatch.setattr(tokenizer, "MeCab", None)
    with pytest.raises(TransmemError, match=rf'pip install "sacrebleu\[{language}\]"'):
        score(catalog(FRENCH, language), ANSWERS)


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


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(max_size=15), st.text(max_size=15)), min_size=1, max_size=4))
def test_every_segment_is_scored_or_counted(pairs: list[tuple[str, str]]) -> None:
    translated = catalog([hypothesis for hypothesis, _ in pairs])
    try:
        mine = score(translated, [answer for _, answer in pairs])
    except ReferenceMismatchError:
        assert not any(answer.strip() for _, answer in pairs)
        return
    assert len(mine.segments) + mine.unreferenced == len(pairs)
    assert mine.untranslated <= len(mine.segments)
    assert all(metric.value >= 0 for metric in mine.metrics)


def test_intervals_are_those_of_the_command(tmp_path: Path) -> None:
    hypotheses, answers = FRENCH * 5, ANSWERS[1:] * 5 + ANSWERS[:1] * 5
    found = score(catalog(hypotheses), answers)
    said = sacrebleu(tmp_path, hypotheses, answers, *ALL, "--confidence")
    for metric, theirs in zip(found.metrics, said, strict=True):
        assert metric.interval is not None
        assert metric.interval.mean == theirs["confidence_mean"]
        assert metric.interval.margin == theirs["confidence_var"]


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


def test_a_better_system_is_better_than_its_baseline_as_the_command_says(tmp_path: Path) -> None:
    found = score(catalog(RIGHT), RIGHT, baseline=catalog(WORSE))
    (tmp_path / "baseline").write_text("".join(f"{x}\n" for x in WORSE), encoding="utf-8")
    said = sacrebleu(tmp_path, RIGHT, RIGHT, *ALL, "-i", "baseline", "hypotheses", "--paired-ar")
    _, system = said
    for one, name in zip(found.differences, ("BLEU", "chrF2++", "TER"), strict=True):
        theirs = system[name]
        assert isinstance(theirs, dict)
        assert (one.metric, one.value) == (name, pytest.approx(theirs["score"]))
        assert one.p == pytest.approx(theirs["p_value"])
    assert found.baseline == "fr.po"


def test_equal_translations_do_not_differ() -> None:
    found = score(catalog(WORSE), RIGHT, baseline=catalog(WORSE))
    assert [one.p for one in found.differences] == [1.0, 1.0, 1.0]


def test_a_baseline_of_another_language_or_document_is_refused() -> None:
    with pytest.raises(ReferenceMismatchError, match="baseline is in ru"):
        score(catalog(RIGHT), RIGHT, baseline=catalog(RIGHT, "ru"))
    other = Catalog(path="b.po", language="fr", units=(Unit(msgid="Else", msgstr="Autre"),))
    with pytest.raises(ReferenceMismatchError, match="same document"):
        score(catalog(RIGHT), RIGHT, baseline=other)
