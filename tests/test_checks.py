"""A change of value is found; a change of notation is left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transmem.checks import CHECKS, check, check_catalog
from transmem.model import Catalog, Finding, Severity, Unit

PIECES = st.lists(
    st.one_of(
        st.text(max_size=6),
        st.sampled_from(
            "1,275|8.4万|84 тыс.|275 1|A/67/753|А/67/753|[^1]|www.un.org/en/1|25–26|5 %|٨٤|"
            "February|26 février|شباط/مارس|2月|三十|thirtieth|1990s|1.275|(12)|، |。|\u2066".split(
                "|"
            )
        ),
    ),
    max_size=12,
).map(" ".join)
TAGS = st.sampled_from(["ar", "de", "en", "es", "fr", "ru", "zh", "ja", "tlh"])


def found(source: str, target: str, language: str) -> list[Finding]:
    return check(source, target, source_language="en", target_language=language)


def errors(source: str, target: str, language: str) -> list[str]:
    return [f.rule for f in found(source, target, language) if f.severity == Severity.ERROR]


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("almost 84,000 people", "près de 84\u202f000 personnes", "fr"),
        ("almost 84,000 people", "casi 84.000 personas", "es"),
        ("almost 84,000 people", "почти 84 тыс. человек", "ru"),
        ("almost 84,000 people", "近8.4万人", "zh"),
        ("almost 84,000 people", "زهاء 000 84 شخص", "ar"),
        ("almost 84,000 people", "زهاء ٨٤ ألف شخص", "ar"),
        ("the thirtieth anniversary", "la 30ª celebración", "es"),
        ("the twelfth session", "第十二届会议", "zh"),
        ("in the early 1990s", "20世纪90年代初", "zh"),
        ("in the early 1990s", "в начале 90-х годов", "ru"),
        ("in the early 1990s", "في أوائل التسعينات", "ar"),
        ("18–19 October 2016", "les 18 et 19 octobre 2016", "fr"),
        ("25–26 February 1992", "1992年2月25日至26日", "zh"),
        ("between 27 September and 9 November 2020", "2020年9月27日至11月9日", "zh"),
        ("25 February and 26 February 1992", "25 et 26 février 1992", "fr"),
        ("March 2019 and April 2019", "en mars et avril 2019", "fr"),
        ("pp. 75–83", "p. 75 à 83", "fr"),
        ("paras. 60–62 and 87", "第60至62段和第87段", "zh"),
        ("for almost 30 years", "durante casi tres decenios", "es"),
        ("See “April 2016” (15 May 2016)", "См. “April 2016” (15 мая 2016 года)", "ru"),
        ("5 per cent", "5 %", "fr"),
        ("at 10 a.m. and 3 p.m.", "10 heures et 15 heures", "fr"),
        ("for 15 hours", "pendant 15 heures", "fr"),
        ("at 10.15 a.m.", "上午10时15分", "zh"),
        ("between 5 and 8 people", "5 à 8 personnes", "fr"),
        ("A/67/753", "\u2066A/67/753\u2069", "ar"),
        ("See http://un.org/en/a", "Voir https://un.org/fr/a", "fr"),
    ],
)
def test_good_translations_are_left_alone(source: str, target: str, language: str) -> None:
    assert errors(source, target, language) == []


@pytest.mark.parametrize(
    ("source", "target", "language", "rule"),
    [
        ("1,275 residents", "1,275 habitants", "fr", "number-changed"),
        ("1,275 residents", "1.275人", "zh", "number-changed"),
        ("84,000 people", "84 млн человек", "ru", "number-changed"),
        ("the thirtieth anniversary", "le vingtième anniversaire", "fr", "number-changed"),
        ("613 and 106", "613", "es", "number-lost"),
        ("613", "613 و 106", "ar", "number-added"),
        ("26 February 1992", "26 марта 1992 года", "ru", "month-changed"),
        ("26 February 1992", "26 شباط/مارس 1992", "ar", "month-contradicts"),
        ("in the early 1990s", "au début des années 1980", "fr", "number-changed"),
        ("items 72, 74 and 85", "пункты 72–74 и 85", "ru", "list-became-range"),
        ("30 years", "30 %", "fr", "number-unit"),
        ("at 3 p.m.", "à 16 heures", "fr", "number-changed"),
        ("A/67/753", "А/67/753", "ru", "symbol-homoglyph"),
        ("A/67/753", "Ａ/67/753", "zh", "symbol-homoglyph"),
        ("471bis: Concl(92)471bis/2", "471: Concl(92)471/2", "es", "symbol-changed"),
        ("S/2010/5/Add.1", "S/2010/5", "fr", "symbol-suffix"),
        ("www.un.org/a", "www.un.org/b", "es", "url-changed"),
        ("Gone.[^1]", "Partis.", "fr", "mark-lost"),
        ("Gone.[^1]", "Partis.[^1][^1]", "fr", "mark-added"),
        ("Gone.[^1]", "走了。[^2]", "zh", "mark-changed"),
    ],
)
def test_changed_values_are_errors(source: str, target: str, language: str, rule: str) -> None:
    assert rule in errors(source, target, language)


def test_a_finding_says_what_became_of_what_where_and_how_it_is_written() -> None:
    (finding,) = found("It killed 1,275 people.", "Il a tué 1 257 personnes.", "fr")
    assert finding.check == "numbers"
    assert finding.message == "1,275 became 1 257"
    assert finding.source is not None
    assert finding.target is not None
    assert (finding.source.text, finding.source.start, finding.source.end) == ("1,275", 10, 15)
    assert (finding.target.text, finding.target.start, finding.target.end) == ("1 257", 9, 14)
    assert finding.suggestion == "1\u202f275"


def test_a_foreign_separator_is_a_warning_when_the_value_is_clear() -> None:
    (finding,) = found("1,275 residents", "1.275 habitants", "fr")
    assert (finding.rule, finding.severity) == ("number-form", Severity.WARNING)


def test_a_paragraph_number_on_one_side_only_is_a_warning() -> None:
    (finding,) = found("14. The Committee met.", "Le Comité s’est réuni.", "fr")
    assert (finding.rule, finding.severity) == ("label-lost", Severity.WARNING)


def test_a_paragraph_number_that_changed_is_an_error() -> None:
    assert errors("14. The Committee met.", "15. Le Comité s’est réuni.", "fr") == [
        "number-changed"
    ]


def test_every_check_has_its_own_name() -> None:
    assert len({rules.NAME for rules in CHECKS}) == len(CHECKS)


def test_a_catalog_is_checked_where_it_is_translated() -> None:
    units = (
        Unit(msgid="613 civilians", msgstr="631 civils", line=7),
        Unit(msgid="613 civilians.", msgstr="631 civils.", fuzzy=True),
        Unit(msgid="106 women", msgstr=""),
        Unit(msgid="1 person", plural="%d people in 2020", plurals=("x", "%d personnes en 2021")),
    )
    checked = check_catalog(Catalog(path="fr.po", language="fr", units=units), source_language="en")
    assert (checked.units, [f.message for f in checked.findings]) == (
        2,
        ["613 became 631", "2020 became 2021"],
    )
    assert (checked.findings[0].file, checked.findings[0].line) == ("fr.po", 7)


@given(PIECES, TAGS)
@settings(max_examples=300, deadline=None)
def test_a_text_is_a_faithful_copy_of_itself(text: str, language: str) -> None:
    assert check(text, text, source_language=language, target_language=language) == []


@given(PIECES, PIECES, TAGS, TAGS)
@settings(max_examples=300, deadline=None)
def test_no_pair_of_texts_is_too_strange(
    source: str, target: str, source_language: str, target_language: str
) -> None:
    for finding in check(
        source, target, source_language=source_language, target_language=target_language
    ):
        if finding.source:
            assert source[finding.source.start : finding.source.end] == finding.source.text
        if finding.target:
            assert target[finding.target.start : finding.target.end] == finding.target.text


@pytest.mark.parametrize(
    "piece", ["1", ",", "(", "1,", "1 ", "A/1-", "[^1]", "/", "一", "www.", "1 May 2020, ", "%"]
)
def test_the_work_grows_with_the_length_of_the_text(piece: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        check(piece * times, "x", source_language="en", target_language="zh")
        return time.process_time() - start

    seconds(100)
    short, long = seconds(2_500), seconds(20_000)
    assert long < 1 + 40 * short


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("at 3 p.m.", "в 15 часов", "ru"),
        ("3.5 per cent", "3,5 في المائة", "ar"),
        ("84,000 people", "8万4000人", "ja"),
        ("1.2 million people", "120万人", "ja"),
    ],
)
def test_good_translations_that_a_stranger_tried_are_left_alone(
    source: str, target: str, language: str
) -> None:
    assert errors(source, target, language) == []


def test_a_mark_in_other_digits_is_an_error_with_its_fix() -> None:
    (finding,) = found("Gone.[^1]", "ذهبوا.[^١]", "ar")
    assert (finding.rule, finding.suggestion) == ("mark-form", "[^1]")


def test_figures_that_look_alike_and_mean_another_value_say_so() -> None:
    (finding,) = found("1,275 people", "1,275 personnes", "fr")
    assert finding.message == "1,275 means 1.275 in this language"


def test_a_scale_word_of_a_language_without_data_asks_for_a_look() -> None:
    (finding,) = found("3.5 million people", "3,5 miljoen mensen", "nl")
    assert (finding.rule, finding.severity) == ("number-scale", Severity.INFO)
    assert errors("3.5 million people", "3,6 miljoen mensen", "nl") == ["number-changed"]
