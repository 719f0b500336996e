"""What a text asserts is found by value, in each language's own writing."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transmem.fidelity import Address, Mark, Month, Number, Symbol, extract, sort

LANGUAGES = ["ar", "az", "de", "en", "es", "fa", "fr", "hi", "ja", "ru", "tlh", "zh"]


def figures(text: str, language: str) -> list[Fraction | int]:
    values = sort(extract(text, language=language)).numbers
    return [number.value for number in values if not number.words]


def spoken(text: str, language: str) -> list[Fraction | int]:
    values = sort(extract(text, language=language)).numbers
    return [number.value for number in values if number.words]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1,275 residents", "en", [1275]),
        ("3.5 million", "en", [3_500_000]),
        ("1 275 habitants", "fr", [1275]),
        ("1\u202f275,5 km", "fr", [Fraction(2551, 2)]),
        ("84 mille", "fr", [84000]),
        ("1.275 habitantes", "es", [1275]),
        ("32.000 millones de dólares", "es", [32 * 10**9]),
        ("1 275 жителей", "ru", [1275]),
        ("84 тыс. человек", "ru", [84000]),
        ("8,4 млн", "ru", [8_400_000]),
        ("275 1 من السكان", "ar", [1275]),
        ("000 84 شخص", "ar", [84000]),
        ("900 837 7", "ar", [7837900]),
        ("٨٤ ألف شخص", "ar", [84000]),
        ("و853 شخصا", "ar", [853]),
        ("8.4万人", "zh", [84000]),
        ("8万4千人", "zh", [84000]),
        ("30亿美元", "zh", [3 * 10**9]),
        ("１，２７５人", "zh", [1275]),
        ("1.275 Einwohner", "de", [1275]),
        ("16, 35, 66 and 134", "en", [16, 35, 66, 134]),
        ("16,35,66", "en", [16, 35, 66]),
        ("1.2.3", "en", [1, 2, 3]),
        ("the 30th and 1st", "en", [30, 1]),
        ("le 30e, le 1er", "fr", [30, 1]),
        ("44-дневная", "ru", [44]),
    ],
)
def test_figures_are_read_as_the_language_writes_them(
    text: str, language: str, expected: list[int]
) -> None:
    assert figures(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the early 1990s", "en"),
        ("des années 1990", "fr"),
        ("les années 90", "fr"),
        ("la década de 1990", "es"),
        ("в начале 1990-х годов", "ru"),
        ("20世纪90年代初", "zh"),
        ("上世纪90年代", "zh"),
    ],
)
def test_a_decade_is_one_value(text: str, language: str) -> None:
    (decade,) = sort(extract(text, language=language)).numbers
    assert decade.decade
    assert decade.value == 1990


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("at 3.30 p.m.", "en"),
        ("at 1530 hours", "en"),
        ("à 15 h 30", "fr"),
        ("a las 15.30 horas", "es"),
        ("в 15 ч. 30 м.", "ru"),
        ("الساعة 15:30", "ar"),
        ("下午3时30分", "zh"),
    ],
)
def test_a_time_of_day_is_one_value_in_every_language(text: str, language: str) -> None:
    (time,) = sort(extract(text, language=language)).numbers
    (other,) = sort(extract("15:30", language="en")).numbers
    assert time.clock
    assert time.value == other.value


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("the thirtieth anniversary", "en", [30]),
        ("twenty-five thousand", "en", [25000]),
        ("quatre-vingt-dix-sept", "fr", [97]),
        ("soixante et onze", "fr", [71]),
        ("cent vingt mille", "fr", [120_000]),
        ("treinta y cinco", "es", [35]),
        ("duodécimo período", "es", [12]),
        ("двадцати пяти", "ru", [25]),
        ("тридцатая годовщина", "ru", [30]),
        ("الثلاثين", "ar", [30]),
        ("خمسة وعشرون", "ar", [25]),
        ("三十周年", "zh", [30]),
        ("二〇二二年", "zh", [2022]),
        ("八万四千", "zh", [84000]),
    ],
)
def test_number_words_are_read(text: str, language: str, expected: list[int]) -> None:
    assert spoken(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("26 February 1992", "en"),
        ("February 26, 1992", "en"),
        ("le 26 février 1992", "fr"),
        ("26 de febrero de 1992", "es"),
        ("26 февраля 1992 года", "ru"),
        ("26 شباط/فبراير 1992", "ar"),
        ("٢٦ فبراير ١٩٩٢", "ar"),
        ("1992年2月26日", "zh"),
        ("26.02.1992", "ru"),
        ("1992-02-26", "en"),
        ("26. Februar 1992", "de"),
    ],
)
def test_a_date_is_a_month_with_its_day_and_year(text: str, language: str) -> None:
    values = sort(extract(text, language=language))
    assert [(month.day, month.months, month.year) for month in values.months] == [(26, (2,), 1992)]
    assert sorted(number.value for number in values.numbers) == [26, 1992]


# CLDR has another name of the same length for the month that stands by itself.
@pytest.mark.parametrize(
    ("text", "language", "month"),
    [("мая", "be", 5), ("meje", "hsb", 5), ("июны", "os", 6), ("июлы", "os", 7)],
)
def test_a_short_month_of_cldr_is_whole_as_dates_have_it(
    text: str, language: str, month: int
) -> None:
    (found,) = sort(extract(text, language=language, figures=True)).months
    assert found.months == (month,)


@pytest.mark.parametrize("text", ["They may go.", "on the march"])
def test_a_word_that_could_be_a_month_is_none_without_figures(text: str) -> None:
    assert sort(extract(text, language="en")).months == ()


@pytest.mark.parametrize(
    "symbol",
    [
        "A/67/753-S/2013/106",
        "S/PRST/2010/5/Add.1",
        "CM/Del/Concl(92)471bis",
        "8/43-C",
        "40984/07",
        "A/C.3/71/L.4/Rev.1",
        "CRC/C/SR.12",
    ],
)
@pytest.mark.parametrize("around", ["See {} (2013).", "انظر {}، و{}", "见{}号文件", "см. {},"])
def test_a_symbol_is_one_value_and_its_figures_are_no_numbers(symbol: str, around: str) -> None:
    values = sort(extract(around.replace("{}", symbol), language="en"))
    assert {found.skeleton for found in values.symbols} == {symbol}
    assert {number.value for number in values.numbers} <= {2013}


@pytest.mark.parametrize("text", ["and/or", "Watch/Helsinki", "1/2", "шт./год", "شباط/فبراير"])
def test_a_slash_alone_makes_no_symbol(text: str) -> None:
    assert sort(extract(text, language="en")).symbols == ()


def test_look_alike_letters_have_the_skeleton_of_the_symbol() -> None:
    (symbol,) = sort(extract("См. А/67/753", language="ru")).symbols
    assert (symbol.span.text, symbol.skeleton) == ("А/67/753", "A/67/753")


def test_addresses_and_marks_hide_their_figures() -> None:
    values = extract("Gone.[^12] See www.un.org/2020/3.", language="en")
    assert [type(value) for value in values] == [Mark, Address]


def test_invisible_signs_change_no_value_and_spans_point_into_the_text() -> None:
    text = "انظر \u2066A/67\u200e/753\u2069 و 1\u200f275"
    values = extract(text, language="ar")
    assert [type(value) for value in values] == [Symbol, Number]
    for value in values:
        assert text[value.span.start : value.span.end] == value.span.text


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_gives_values_whose_spans_are_its_own_and_do_not_overlap(
    text: str, language: str
) -> None:
    end = 0
    for value in extract(text, language=language):
        assert text[value.span.start : value.span.end] == value.span.text
        assert value.span.start >= end
        end = value.span.end


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from(["en", "fr", "es", "ru", "zh"]))
def test_a_number_that_the_language_writes_is_read_back(whole: int, language: str) -> None:
    from transmem.fidelity.writing import writing_of

    text = writing_of(language).write(whole)
    assert figures(text, language) == [whole]


@given(
    st.dates(dt.date(2000, 1, 1), dt.date(2030, 12, 31)),
    st.sampled_from(["ar", "de", "es", "fr", "ru", "tr"]),
)
def test_a_date_that_cldr_writes_is_read_back(date: dt.date, language: str) -> None:
    from babel.dates import format_date

    text = format_date(date, format="d MMMM y", locale=language)
    (month,) = sort(extract(text, language=language)).months
    assert isinstance(month, Month)
    assert (month.day, month.months, month.year) == (date.day, (date.month,), date.year)
