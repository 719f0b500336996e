"""What the six languages of the United Nations say for numbers and units, word by word."""

import re
from fractions import Fraction
from typing import Literal

import pytest
from babel import Locale
from babel.numbers import get_currency_name
from babel.units import format_unit

from language_data import CLDR_UNITS, by_word, notation
from transmem.fidelity import Number, extract
from transmem.fidelity.writing.notation import UNITS

LANGUAGES = ["en", "fr", "es", "ru", "ar", "zh"]
CODES = {code for codes in UNITS.values() for code in codes}


def unit(word: str, language: str) -> str:
    """Gives the code of the first pattern that takes all of a word, as the search would."""
    for code, pattern in notation(language).units.items():
        if re.fullmatch(pattern, word, re.IGNORECASE):
            return code
    return ""


CARDINALS: dict[str, dict[str, int | str]] = {
    "en": {"twenty": 20, "hundred": 100, "trillion": 10**12, "dozen": 12},
    "fr": {
        "quinze": 15,
        "vingts": 20,
        "nonante": 90,
        "octante": 80,
        "milliards": 10**9,
        "quinzaine": 15,
        "douzaine": 12,
    },
    "es": {
        "veintiún": 21,
        "veintiuna": 21,
        "veintiun": 21,
        "dieciseis": 16,
        "quinientas": 500,
        "doscientas": 200,
        "setecientas": 700,
        "novecientos": 900,
        "billón": 10**12,
        "docena": 12,
    },
    "ru": {
        "полтора": "3/2",
        "полторы": "3/2",
        "полутора": "3/2",
        "двое": 2,
        "одиннадцатью": 11,
        "двадцатью": 20,
        "пятьюдесятью": 50,
        "сотнями": 100,
        "двумястами": 200,
        "девятистах": 900,
        "тысячью": 1000,
        "миллионами": 10**6,
        "миллиарде": 10**9,
        "полмиллиона": 500_000,
        "пятилетнего": 5,
        "двадцатипятилетний": 25,
        "шестимесячный": 6,
    },
    "ar": {
        "اثني": 2,
        "اثنتي": 2,
        "احدى": 1,
        "اربعة": 4,
        "ثمانيا": 8,
        "أربعين": 40,
        "مائتا": 200,
        "الاف": 1000,
        "ألفا": 1000,
        "ألفين": 2000,
        "مليونا": 10**6,
        "مليوني": 2 * 10**6,
        "مليارين": 2 * 10**9,
        "تريليون": 10**12,
    },
}
ORDINALS = {
    "en": {"second": 2, "twelfth": 12, "fortieth": 40, "hundredth": 100, "millionth": 10**6},
    "fr": {
        "première": 1,
        "premières": 1,
        "deuxièmes": 2,
        "troisieme": 3,
        "unième": 1,
        "seizième": 16,
        "cinquantième": 50,
        "millième": 1000,
        "millionième": 10**6,
    },
    "es": {
        "primer": 1,
        "tercer": 3,
        "sétimo": 7,
        "noveno": 9,
        "undécima": 11,
        "duodécimos": 12,
        "decimotercero": 13,
        "decimotercer": 13,
        "decimoséptima": 17,
        "decimoseptima": 17,
        "vigesimoprimero": 21,
        "vigesimoquinta": 25,
        "quincuagésimo": 50,
        "milésima": 1000,
    },
    "ru": {
        "первого": 1,
        "второму": 2,
        "третьей": 3,
        "четвёртою": 4,
        "сороковыми": 40,
        "шестидесятая": 60,
        "сотый": 100,
        "двухсотая": 200,
        "тысячный": 1000,
    },
    "ar": {"اولى": 1, "حادية": 1, "ثانيا": 2, "ثالثة": 3, "عاشر": 10},
}
FRACTIONS = {
    "en": {"half": "1/2", "thirds": "1/3", "quarters": "1/4", "fifths": "1/5", "tenths": "1/10"},
    "fr": {"moitié": "1/2", "demie": "1/2", "tiers": "1/3", "quarts": "1/4"},
    "es": {"mitad": "1/2", "media": "1/2", "tercios": "1/3"},
    "ru": {"половиной": "1/2", "треть": "1/3", "третей": "1/3", "четвертями": "1/4"},
    "ar": {"نصف": "1/2", "ثلث": "1/3", "ثلثا": "2/3", "ثلثي": "2/3", "أرباع": "1/4"},
    "zh": {"一半": "1/2", "半数": "1/2"},
}
# Words that add up: their value, and whether they are an ordinal.
NUMBERS = {
    "en": {
        "one hundred and twenty-fifth": ("125", True),
        "two thirds": ("2/3", False),
        "two fifths": ("2/5", False),
        "one and a half": ("3/2", False),
        "half a million": ("500000", False),
        "two and a half million": ("2500000", False),
    },
    "fr": {
        "vingt et unième": ("21", True),
        "soixante et onzième": ("71", True),
        "soixante-quinzième": ("75", True),
        "quatre-vingtième": ("80", True),
        "quatre-vingt-unième": ("81", True),
        "quatre-vingt-dixième": ("90", True),
        "quatre-vingt-dix-neuvième": ("99", True),
        "trois quarts": ("3/4", False),
        "trois-quarts": ("3/4", False),
        "deux tiers": ("2/3", False),
        "deux millions et demi": ("2500000", False),
        "trois cinquièmes": ("3/5", False),
    },
    "es": {
        "quinientas treinta y una": ("531", False),
        "tres cuartas partes": ("3/4", False),
        "dos tercios": ("2/3", False),
        "un millón y medio": ("1500000", False),
    },
    "ru": {
        "двадцать пятая": ("25", True),
        "две тысячи двадцать второй": ("2022", True),
        "две трети": ("2/3", False),
        "две пятых": ("2/5", False),
        "три четверти": ("3/4", False),
        "два с половиной": ("5/2", False),
        "полтора миллиона": ("1500000", False),
    },
    "ar": {
        "أحد عشر": ("11", False),
        "إحدى عشرة": ("11", False),
        "اثني عشر": ("12", False),
        "اثنتا عشرة": ("12", False),
        "ثلاثة عشر": ("13", False),
        "خمسا وعشرين": ("25", False),
        "الحادية عشرة": ("11", True),
        "الثانية عشرة": ("12", True),
        "التاسع عشر": ("19", True),
        "الثلاثين": ("30", True),
        "الحادي والعشرون": ("21", True),
        "الخامسة والسبعين": ("75", True),
        "مائة وخمسة وعشرون": ("125", False),
        "عشرة آلاف": ("10000", False),
        "مليوني": ("2000000", False),
        "ثلاثة أرباع": ("3/4", False),
        "ثلاثة أرباعها": ("3/4", False),
        "مليون ونصف": ("1500000", False),
    },
    "zh": {"三分之二": ("2/3", False), "第三十": ("30", True)},
}
# Unit words beside figures; those of CLDR are tested below.
WORDS = {
    "en": {
        "$": "USD",
        "US$": "USD",
        "United States dollars": "USD",
        "Australian dollars": "AUD",
        "A$": "AUD",
        "Can$": "CAD",
        "€": "EUR",
        "pounds sterling": "GBP",
        "£": "GBP",
        "¥": "JPY",
        "renminbi": "CNY",
        "roubles": "RUB",
        "₽": "RUB",
        "manats": "AZN",
        "square kilometres": "km2",
        "sq. km": "km2",
        "cubic meters": "m3",
        "metric tons": "t",
        "nautical miles": "mile",
        "feet": "foot",
        "inches": "inch",
        "lbs": "pound",
        "kilowatt-hours": "kWh",
        "degrees Celsius": "celsius",
        "°F": "fahrenheit",
        "hrs": "hour",
        "in": "",
        "people": "",
    },
    "fr": {
        "dollars des États-Unis": "USD",
        "dollars É.-U.": "USD",
        "$US": "USD",
        "dollars": "USD",
        "dollars canadiens": "CAD",
        "$CAN": "CAD",
        "livres sterling": "GBP",
        "livres": "pound",
        "livres égyptiennes": "EGP",
        "roubles": "RUB",
        "yen": "JPY",
        "kilomètres carrés": "km2",
        "mètres cubes": "m3",
        "kilowattheures": "kWh",
        "milles marins": "mile",
        "mille": "",
        "heures": "hour",
        "ans": "year",
        "années": "year",
        "à": "",
    },
    "es": {
        "dólares de los EE.UU.": "USD",
        "dólares de los Estados Unidos": "USD",
        "dólar": "USD",
        "dólares canadienses": "CAD",
        "euros": "EUR",
        "libras esterlinas": "GBP",
        "rublos": "RUB",
        "kilómetros cuadrados": "km2",
        "toneladas métricas": "t",
        "millas náuticas": "mile",
        "grados centígrados": "celsius",
        "meses": "month",
        "mi": "",
        "mil": "",
    },
    "ru": {
        "доллару США": "USD",
        "долл. США": "USD",
        "долларами": "USD",
        "канадских долларов": "CAD",
        "евро": "EUR",
        "фунтами стерлингов": "GBP",
        "фунт": "pound",
        "иен": "JPY",
        "йены": "JPY",
        "юаню": "CNY",
        "рублей": "RUB",
        "руб.": "RUB",
        "₽": "RUB",
        "манатам": "AZN",
        "кв. км": "km2",
        "квадратных километрах": "km2",
        "куб. м": "m3",
        "кубометров": "m3",
        "морскими милями": "mile",
        "тонной": "t",
        "т": "t",
        "кВт·ч": "kWh",
        "кВт.ч": "kWh",
        "градусам Цельсия": "celsius",
        "суток": "day",
        "днями": "day",
        "неделю": "week",
        "лет": "year",
        "годами": "year",
        "с": "",
        "г.": "",
        "часть": "",
        "мать": "",
    },
    "ar": {
        "دولار": "USD",
        "دولارا": "USD",
        "دولاراً": "USD",
        "دولارات": "USD",
        "دولارين": "USD",
        "بدولارات الولايات المتحدة": "USD",
        "دولار من دولارات الولايات المتحدة": "USD",
        "دولار كندي": "CAD",
        "دولارا أستراليا": "AUD",
        "يورو": "EUR",
        "جنيه استرليني": "GBP",
        "جنيهات مصرية": "EGP",
        "ينا": "JPY",
        "بين": "",
        "ريال سعودي": "SAR",
        "ريالا": "IRR",
        "ريال قطري": "",
        "كيلومترا": "km",
        "كيلومترات": "km",
        "كم": "km",
        "كيلومترات مربعة": "km2",
        "كيلومترا مربعا": "km2",
        "أمتار مكعبة": "m3",
        "أميال بحرية": "mile",
        "هكتارات": "ha",
        "فدانا": "acre",
        "براميل": "barrel",
        "أطنان": "t",
        "طنا متريا": "t",
        "ميغاواط": "MW",
        "كيلوواط ساعة": "kWh",
        "درجات مئوية": "celsius",
        "ثانيتين": "second",
        "دقائق": "minute",
        "ساعتين": "hour",
        "يوما": "day",
        "أيام": "day",
        "أسبوعين": "week",
        "أشهر": "month",
        "عاما": "year",
        "أعوام": "year",
        "سنوات": "year",
        "شخصا": "",
    },
    "zh": {
        "美元": "USD",
        "多美元": "USD",
        "欧元": "EUR",
        "元人民币": "CNY",
        "日元": "JPY",
        "卢布": "RUB",
        "平方千米": "km2",
        "千米": "km",
        "公里": "km",
        "海里": "mile",
        "千克": "kg",
        "公斤": "kg",
        "吨": "t",
        "小时": "hour",
        "个小时": "hour",
        "个星期": "week",
        "周": "week",
        "周年": "",
        "年代": "",
        "月": "",
    },
}
BELOW_ZERO = {
    "en": (["minus 5"], ["surplus 5"]),
    "fr": (["moins 5"], ["au moins 5", "plus ou moins 5", "moins de 5"]),
    "es": (["menos 5"], ["al menos 5", "por lo menos 5", "más o menos 5", "menos de 5"]),
    "ru": (["минус 5"], ["более 5"]),
    "ar": (["ناقص 5"], ["أكثر من 5"]),
    "zh": (["零下5", "负5"], ["5"]),
}

CURRENCIES = ["USD", "EUR", "GBP", "JPY", "CNY", "RUB"]
# Amounts that between them call for every plural form of the six languages.
AMOUNTS = (0, 1, 2, 3, 5, 11, 21, 100, 1.5)


@pytest.mark.parametrize(("language", "word", "value"), by_word(CARDINALS))
def test_cardinals(language: str, word: str, value: int | str) -> None:
    assert notation(language).cardinals[word] == Fraction(value)


@pytest.mark.parametrize(("language", "word", "value"), by_word(ORDINALS))
def test_ordinals(language: str, word: str, value: int) -> None:
    assert notation(language).ordinals[word] == value


@pytest.mark.parametrize(("language", "word", "value"), by_word(FRACTIONS))
def test_fractions(language: str, word: str, value: str) -> None:
    found = notation(language)
    assert found.fractions[word] == Fraction(value)
    assert word not in found.ordinals
    assert word not in found.cardinals


@pytest.mark.parametrize(("language", "words", "number"), by_word(NUMBERS))
def test_words_add_up(language: str, words: str, number: tuple[str, bool]) -> None:
    (found,) = extract(words, language=language)
    assert isinstance(found, Number)
    assert (str(found.readings[0]), found.ordinal) == number


@pytest.mark.parametrize(("language", "word", "code"), by_word(WORDS))
def test_units(language: str, word: str, code: str) -> None:
    assert unit(word, language) == code


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_casefolded(language: str) -> None:
    found = notation(language)
    for words in (found.cardinals, found.ordinals, found.fractions, found.connectors):
        assert [word for word in words if word != word.casefold()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_has_a_pattern_without_groups(language: str) -> None:
    units = notation(language).units
    assert set(units) == CODES
    for pattern in units.values():
        assert re.compile(pattern).groups == 0
        assert not re.fullmatch(pattern, "")


@pytest.mark.parametrize("language", BELOW_ZERO)
def test_negatives(language: str) -> None:
    pattern = re.compile(rf"(?<!\w)(?:{notation(language).negatives})\s?(?=5)", re.IGNORECASE)
    yes, no = BELOW_ZERO[language]
    assert [text for text in yes if not pattern.search(text)] == []
    assert [text for text in no if pattern.search(text)] == []


@pytest.mark.parametrize("code", CLDR_UNITS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_units_have_the_names_of_cldr(language: str, code: str) -> None:
    locale = Locale(language)
    for amount in AMOUNTS:
        name = cldr_name(amount, CLDR_UNITS[code], locale)
        assert unit(name, language) == code, name


def cldr_name(amount: float, name: str, locale: Locale) -> str:
    """Gives CLDR's name; where there is none of this length, Babel gives the key, or a shorter."""
    lengths: tuple[Literal["long", "short"], ...] = ("long", "short")
    texts = [format_unit(amount, name, length, locale=locale) for length in lengths]
    text = next(text for text in texts if name not in text)
    return re.sub(r"^[\d.,٫]+\s*|[\u200e\u200f]", "", text)


@pytest.mark.parametrize("code", CURRENCIES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_currencies_have_the_names_of_cldr(language: str, code: str) -> None:
    for amount in (None, *AMOUNTS):
        name = get_currency_name(code, amount, Locale(language)).replace("\u200f", "")
        assert unit(name, language) == code, name
