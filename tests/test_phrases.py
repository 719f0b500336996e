"""Latin titles inside a right-to-left text are found whole, with the figures that are theirs."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transmem.editions import Settings, publish
from transmem.editions.runs import RunKind, cut
from transmem.model import Block, BlockKind, Document, Segment

SIGNS = 'ab é1 2,.;:()–-/’"“” \n[^1]ع س،«»'


def found(text: str) -> list[str]:
    return [run.text for run in cut(text, direction="rtl") if run.kind is RunKind.PHRASE]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("ورد في The Morning Paper أمس", ["The Morning Paper"]),
        ("ורד ב-The Morning Paper.", ["The Morning Paper"]),
        # The date is the title's when it is Latin, the sentence's when it is not.
        ("في The Age (6 March 1992).", ["The Age (6 March 1992)"]),
        ("(29 February 1992) كما", ["29 February 1992"]),
        ("The Age, 6 آذار", ["The Age"]),
        ("The Age (6 آذار/مارس 1992)", ["The Age"]),
        ("في عام 1984 The Age نشرت", ["The Age"]),
        ("World Report 1993 وقال", ["World Report 1993"]),
        ("Weekly, 3 December 2020، ص. 5", ["Weekly, 3 December 2020"]),
        # The sentence's own marks stay outside.
        ("انظر (The Age) و«Le Monde».", ["The Age", "Le Monde"]),
        ("Washington Post؛ Le Monde؟", ["Washington Post", "Le Monde"]),
        ("“The Age: ‘398 left today’”، 3", ["The Age: ‘398 left today’"]),
        ("“Why?” سأل «1984, a Novel.»", ["Why?", "1984, a Novel."]),
        ("حرف C فقط، 1 275", []),
        # Around a code the words go on: parted, they would be shown in the wrong order.
        ("انظر Report A/67/753 of the Council.", []),
    ],
)
def test_a_phrase_is_what_english_would_read_in_one_go(text: str, phrases: list[str]) -> None:
    assert found(text) == phrases


def test_a_left_to_right_text_has_none() -> None:
    assert [run.kind for run in cut("See The Morning Paper.")] == [RunKind.PROSE]


def test_plain_text_isolates_them() -> None:
    segment = Segment(text="ورد في The Age, 6 آذار", lines=(1, 1))
    source = Document(
        path="a.txt",
        language="ar",
        blocks=(Block(kind=BlockKind.PARAGRAPH, segments=(segment,)),),
    )
    made = publish(source, None, language="ar", name="a", settings=Settings(formats=["txt"]))
    assert made[0].content.decode() == "ورد في \u2066The Age\u2069, 6 آذار\n"


@given(st.text(st.sampled_from(SIGNS), max_size=60))
def test_runs_put_together_are_the_text(text: str) -> None:
    assert "".join(run.text for run in cut(text, {1}, direction="rtl")) == text


@given(st.text(st.sampled_from(SIGNS), max_size=60))
def test_outside_quotation_marks_a_phrase_is_words_and_figures_with_whole_brackets(
    text: str,
) -> None:
    for phrase in found(text.translate(dict.fromkeys(map(ord, '"“”«»')))):
        assert phrase[0].isalnum()
        assert phrase[-1].isalnum() or phrase[-1] == ")"
        assert phrase.count("(") == phrase.count(")")


@pytest.mark.parametrize(
    "piece", ["ab, ", "ab,1 ", "عab ", "1 ab ", "ab(", "ab)", ",", "ab 1, ع", "“ab", "“ab”", "“1”"]
)
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    text = f"ab{piece * 20_000}b ع"
    start = time.process_time()
    cut(text, direction="rtl")
    assert time.process_time() - start < 3
