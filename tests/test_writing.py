"""The data of each language: what its words are worth, against tables made by hand and CLDR."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

import pytest
from babel import Locale
from babel.dates import get_month_names
from babel.numbers import get_currency_name, get_decimal_symbol, get_group_symbol
from babel.units import format_unit

from language_data import CLDR_UNITS, by_word, notation
from transmem.fidelity.writing.notation import UNITS

LANGUAGES = ["az", "de", "fa", "hi", "ja", "tr"]
SPELLED = ["az", "de", "fa", "hi", "tr"]

# Letters, the vowel signs of Devanagari, and the dot that casefolding leaves of İ.
WORD = re.compile("(?:[^\\W\\d_]|[\u0900-\u0963]|\u0307)+")
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069]")

Table = dict[str, dict[str, int | Fraction | None]]

CARDINALS: Table = {
    "de": {
        "null": 0, "ein": 1, "eins": 1, "eine": 1, "einem": 1, "zwei": 2, "zwo": 2, "zweier": 2,
        "dreien": 3, "sechs": 6, "sieben": 7, "acht": 8, "elf": 11, "zwölf": 12, "sechzehn": 16,
        "siebzehn": 17, "zwanzig": 20, "einundzwanzig": 21, "siebenundzwanzig": 27,
        "dreissig": 30, "vierundvierzig": 44, "sechzig": 60, "siebzig": 70,
        "neunundneunzig": 99, "hundert": 100, "einhundert": 100, "hunderteins": 101,
        "hundertundeins": 101, "zweihundertfünf": 205, "dreihundertfünfundsechzig": 365,
        "neunhundertneunundneunzig": 999, "tausend": 1000, "fünftausend": 5000,
        "einundzwanzigtausend": 21000, "neunzehnhundert": 1900, "millionen": 10**6,
        "milliarde": 10**9, "billionen": 10**12, "anderthalb": Fraction(3, 2),
        "eineinhalb": Fraction(3, 2), "zweieinhalb": Fraction(5, 2), "zehnjähriges": 10,
        "dreitägige": 3, "zwanzigjährig": 20,
    },
    "tr": {
        "sıfır": 0, "bir": 1, "iki": 2, "üç": 3, "dört": 4, "beş": 5, "altı": 6, "yedi": 7,
        "sekiz": 8, "dokuz": 9, "on": 10, "onbir": 11, "onbeş": 15, "yirmi": 20, "yirmibeş": 25,
        "otuz": 30, "kırk": 40, "elli": 50, "altmış": 60, "yetmiş": 70, "seksen": 80,
        "doksan": 90, "doksandokuz": 99, "yüz": 100, "bin": 1000, "milyon": 10**6,
        "milyar": 10**9, "trilyon": 10**12, "ikisi": 2, "üçünü": 3, "dördüncü": None,
        "beşte": None, "düzine": 12, "i\u0307ki": 2,
    },
    "az": {
        "sıfır": 0, "bir": 1, "iki": 2, "üç": 3, "dörd": 4, "beş": 5, "altı": 6, "yeddi": 7,
        "səkkiz": 8, "doqquz": 9, "on": 10, "onbeş": 15, "iyirmi": 20, "i\u0307yirmi": 20,
        "iyirmibeş": 25, "otuz": 30, "qırx": 40, "əlli": 50, "altmış": 60, "yetmiş": 70,
        "səksən": 80, "doxsan": 90, "yüz": 100, "min": 1000, "milyon": 10**6,
        "milyard": 10**9, "trilyon": 10**12, "ikisi": 2, "üçünü": 3, "dördü": 4, "otuza": 30,
    },
    "hi": {
        "शून्य": 0, "एक": 1, "दो": 2, "तीन": 3, "चार": 4, "पाँच": 5, "पांच": 5, "छह": 6, "छः": 6,
        "सात": 7, "आठ": 8, "नौ": 9, "दस": 10, "ग्यारह": 11, "पंद्रह": 15, "पन्द्रह": 15,
        "अठारह": 18, "उन्नीस": 19, "बीस": 20, "पच्चीस": 25, "उनतीस": 29, "उनतालीस": 39,
        "चवालीस": 44, "उनचास": 49, "पचपन": 55, "उनसठ": 59, "सड़सठ": 67, "स\u095cसठ": 67,
        "उनहत्तर": 69, "उनासी": 79, "नवासी": 89, "निन्यानवे": 99, "सौ": 100, "हज़ार": 1000,
        "हजार": 1000, "ह\u095bार": 1000, "लाख": 10**5, "करोड़": 10**7, "अरब": 10**9,
        "डेढ़": Fraction(3, 2), "ढाई": Fraction(5, 2),
    },
    "fa": {
        "صفر": 0, "یک": 1, "يك": 1, "دو": 2, "سه": 3, "چهار": 4, "پنج": 5, "شش": 6, "هفت": 7,
        "هشت": 8, "نه": 9, "ده": 10, "یازده": 11, "دوازده": 12, "سیزده": 13, "چهارده": 14,
        "پانزده": 15, "شانزده": 16, "هفده": 17, "هجده": 18, "نوزده": 19, "بیست": 20, "سی": 30,
        "چهل": 40, "پنجاه": 50, "شصت": 60, "نود": 90, "صد": 100, "یکصد": 100, "دویست": 200,
        "سیصد": 300, "ششصد": 600, "نهصد": 900, "هزار": 1000, "میلیون": 10**6,
        "ميليون": 10**6, "میلیارد": 10**9, "بیستوپنج": 25, "چهلویک": 41,
    },
}  # fmt: skip

ORDINALS: Table = {
    "de": {
        "erste": 1, "zweiten": 2, "dritter": 3, "siebte": 7, "siebente": 7, "achte": 8,
        "zehntes": 10, "zwanzigste": 20, "einundzwanzigsten": 21, "siebenundsechzigste": 67,
        "hundertste": 100, "hunderterste": 101, "hundertfünfundzwanzigste": 125,
        "tausendste": 1000, "achten": None, "erst": None, "einste": None, "zweit": None,
    },
    "tr": {
        "birinci": 1, "ilk": 1, "üçüncüsü": 3, "dördüncü": 4, "beşinci": 5, "altıncısında": 6,
        "onuncu": 10, "onbirinci": 11, "yirminci": 20, "otuzuncu": 30, "kırkıncı": 40,
        "yüzüncü": 100, "üçüncüye": 3, "dokuzuncunun": 9,
    },
    "az": {
        "birinci": 1, "ilk": 1, "ikincisi": 2, "dördüncü": 4, "yeddinci": 7, "doqquzuncuda": 9,
        "onuncu": 10, "onbirinci": 11, "iyirminci": 20, "otuzuncu": 30, "qırxıncı": 40,
        "birincini": 1, "onuncuları": 10, "əllinci": 50, "yüzüncü": 100, "mininci": 1000,
    },
    "hi": {
        "पहला": 1, "पहले": None, "प्रथम": 1, "दूसरी": 2, "तीसरे": 3, "चौथी": 4, "पाँचवाँ": 5,
        "पांचवां": 5, "पाँचवीं": 5, "छठा": 6, "छठी": 6, "सातवें": 7, "नौवां": 9, "नवीं": 9,
        "दसवीं": 10, "पच्चीसवां": 25, "सड़सठवें": 67, "सौवां": 100,
    },
    "fa": {
        "اول": 1, "نخستین": 1, "یکم": 1, "دوم": 2, "دومین": 2, "سوم": 3, "چهارمین": 4,
        "دهم": 10, "چهاردهم": 14, "بیستم": 20, "سیام": 30, "سیامین": 30, "سیم": None,
        "چهلم": 40, "بیستوپنجم": 25, "صدم": 100, "هزارمین": 1000,
    },
}  # fmt: skip

FRACTIONS: Table = {
    "de": {
        "halbe": Fraction(1, 2), "hälfte": Fraction(1, 2), "drittel": Fraction(1, 3),
        "vierteln": Fraction(1, 4), "fünftel": Fraction(1, 5), "siebtel": Fraction(1, 7),
        "achtel": Fraction(1, 8), "zehntel": Fraction(1, 10), "zwanzigstel": Fraction(1, 20),
        "hundertstel": Fraction(1, 100), "zweidrittelmehrheit": Fraction(2, 3),
    },
    "tr": {"yarım": Fraction(1, 2), "yarısı": Fraction(1, 2), "çeyrek": Fraction(1, 4)},
    "az": {"yarısı": Fraction(1, 2), "rüb": Fraction(1, 4)},
    "hi": {"आधा": Fraction(1, 2), "तिहाई": Fraction(1, 3), "चौथाई": Fraction(1, 4)},
    "fa": {
        "نیم": Fraction(1, 2), "نصف": Fraction(1, 2), "ثلث": Fraction(1, 3),
        "یکسوم": Fraction(1, 3), "سهچهارم": Fraction(3, 4), "چهاردهم": None,
    },
}  # fmt: skip

# Inflected words that mean something else.
TRAPS = {
    "de": ["achten", "macht", "zweifel", "einige", "bezweifelt", "vieler", "einfach"],
    "tr": ["ona", "onu", "onun", "onlar", "altına", "altında", "altını", "yüze", "yüzü", "bine"],
    "az": ["ona", "onu", "onun", "onlar", "altına", "altında", "yüzü", "yüzdən", "minsk"],
    "hi": ["पहले", "से", "में", "दोष", "सातत्य"],
    "fa": ["سیم", "دور", "نهاد", "صدا", "دهد"],
}

MONTHS = {
    "de": [
        ("Januar", 1), ("Jänner", 1), ("Februars", 2), ("März", 3), ("Mai", 5), ("Sept", 9),
        ("Dez", 12),
    ],
    "tr": [
        ("Ocak", 1), ("ocak ayında", 1), ("OCAK", 1), ("Şubat", 2), ("şubatta", 2), ("Mart", 3),
        ("Nisan", 4), ("NİSAN", 4), ("Mayısın", 5), ("mayıs", 5), ("Eylülde", 9), ("Ekim", 10),
        ("Aralık", 12), ("ARALIK", 12),
    ],
    "az": [
        ("yanvar", 1), ("fevralın", 2), ("martda", 3), ("aprelin", 4), ("mayda", 5),
        ("iyunun", 6), ("İyul", 7), ("avqustda", 8), ("sentyabrın", 9), ("dekabrdan", 12),
    ],
    "hi": [
        ("जनवरी", 1), ("फ़रवरी", 2), ("फरवरी", 2), ("\u095eरवरी", 2), ("अप्रैल", 4), ("मई", 5),
        ("सितम्बर", 9), ("सितंबर", 9), ("अक्तूबर", 10), ("नवम्बर", 11), ("दिस॰", 12),
    ],
    "fa": [
        ("ژانویه", 1), ("جنوری", 1), ("فوریهٔ", 2), ("فوريه", 2), ("مارس", 3), ("مه", 5),
        ("ژوئن", 6), ("ژوئیه", 7), ("جولای", 7), ("اوت", 8), ("اکتبر", 10), ("دسمبر", 12),
    ],
}  # fmt: skip
NO_MONTHS = {
    "de": ["mai", "Augustin"],
    "tr": ["ocak", "ekim", "aralık", "aralıksız", "martı", "Martin"],
    "az": ["maya", "martini"],
    "hi": ["कमाई", "जून\u093eगढ़"],
    "fa": ["مهم", "میشود"],
}

MEASURES = {
    "de": {
        "USD": ["US-Dollar", "Dollar", "USD", "$"], "EUR": ["Euro", "€"], "year": ["Jahren"],
        "GBP": ["Pfund Sterling"], "pound": ["Pfund"], "day": ["Tagen", "tägige", "Tage"],
        "month": ["Monate"], "week": ["Wochen"], "km2": ["km²", "Quadratkilometern"],
        "t": ["Tonnen", "t"], "celsius": ["°C", "Grad Celsius"], "inch": ["Zoll"],
        "": ["in", "morgen", "Jahrhunderte", "Tagung"],
    },
    "tr": {
        "USD": ["ABD doları", "dolar", "dolarlık", "$"], "TRY": ["TL", "Türk lirası", "₺"],
        "EUR": ["avro", "euroluk"], "year": ["yıl", "yıllık", "yılda", "yıldır"],
        "day": ["gün", "günlük", "günü", "günde"], "month": ["ay", "aylık", "ayda"],
        "hour": ["saat", "saatlik"], "km": ["km", "kilometrelik"], "m2": ["metrekare"],
        "t": ["ton", "tonluk"], "": ["yıldız", "aynı", "güney", "milletvekili", "ayrı"],
    },
    "az": {
        "AZN": ["manat", "manatı", "₼"], "USD": ["ABŞ dolları", "dollar"], "year": ["il", "ildə"],
        "day": ["gün", "gündə", "günlük"], "month": ["ay", "ayda"], "hour": ["saat", "saatda"],
        "km2": ["kv km", "kvadrat kilometr"], "kg": ["kq", "kiloqram"],
        "": ["ilk", "ilə", "aydın", "millət"],
    },
    "hi": {
        "INR": ["रुपये", "₹", "रुपए"], "USD": ["डॉलर", "अमेरिकी डॉलर"], "day": ["दिन", "दिनों"],
        "year": ["वर्ष", "साल", "सालों"], "month": ["महीने", "माह"], "hour": ["घंटे", "घंटों"],
        "km2": ["वर्ग किलोमीटर"], "km": ["किमी", "कि॰मी॰"], "week": ["हफ़्ते", "हफ्ते", "सप्ताह"],
        "": ["से", "दिनांक", "मील\u093e"],
    },
    "fa": {
        "USD": ["دلار", "دلار آمریکا", "$"], "CAD": ["دلار کانادا"], "IRR": ["ریال", "ريال"],
        "SAR": ["ریال سعودی"], "day": ["روز", "روزه"], "year": ["سال", "ساله", "سالهای"],
        "month": ["ماه", "ماهه"], "hour": ["ساعت", "ساعته"], "km2": ["کیلومتر مربع", "km²"],
        "km": ["کیلومتر", "کيلومتر"], "": ["سالم", "روزنامه"],
    },
    "ja": {
        "JPY": ["円"], "USD": ["ドル", "米ドル"], "EUR": ["ユーロ"], "CNY": ["人民元", "元"],
        "hour": ["時間"], "minute": ["分", "分間"], "day": ["日", "日間"], "week": ["週間"],
        "month": ["か月", "カ月", "ヶ月"], "year": ["年", "年間"],
        "km2": ["平方キロメートル", "km²"], "km": ["キロ", "km"],
        "kg": ["キログラム", "kg"], "t": ["トン"], "": ["人", "mil", "時"],
    },
}  # fmt: skip


def unit(language: str, words: str) -> set[str]:
    """The codes of the units that the words are."""
    return {
        code
        for code, pattern in notation(language).units.items()
        if re.fullmatch(pattern, words, re.IGNORECASE)
    }


@pytest.mark.parametrize(("language", "word", "value"), by_word(CARDINALS))
def test_cardinals_have_the_values_that_speakers_give_them(
    language: str, word: str, value: object
) -> None:
    assert notation(language).cardinals.get(word) == value


@pytest.mark.parametrize(("language", "word", "value"), by_word(ORDINALS))
def test_ordinals_have_the_places_that_speakers_give_them(
    language: str, word: str, value: object
) -> None:
    assert notation(language).ordinals.get(word) == value


@pytest.mark.parametrize(("language", "word", "value"), by_word(FRACTIONS))
def test_parts_have_the_sizes_that_speakers_give_them(
    language: str, word: str, value: object
) -> None:
    assert notation(language).fractions.get(word) == value


@pytest.mark.parametrize("language", SPELLED)
def test_words_that_mean_something_else_are_not_listed(language: str) -> None:
    data = notation(language)
    known = {*data.cardinals, *data.ordinals, *data.fractions, *data.halves, *data.decade_words}
    assert known.isdisjoint(TRAPS[language])


@pytest.mark.parametrize("language", SPELLED)
def test_number_words_are_casefolded_whole_words(language: str) -> None:
    data = notation(language)
    words = [
        *data.cardinals, *data.ordinals, *data.fractions, *data.halves, *data.leading_halves,
        *data.decade_words, *data.connectors,
    ]  # fmt: skip
    assert [word for word in words if not WORD.fullmatch(word) or word != word.casefold()] == []


@pytest.mark.parametrize("language", SPELLED)
def test_no_word_has_two_meanings(language: str) -> None:
    data = notation(language)
    kinds = [data.cardinals, data.ordinals, data.fractions, data.halves, data.leading_halves]
    words = [word for kind in kinds for word in kind] + list(data.decade_words)
    assert len(words) == len(set(words))


@pytest.mark.parametrize("language", ["de"])
def test_every_number_up_to_a_thousand_is_one_word(language: str) -> None:
    data = notation(language)
    assert set(range(1001)) <= set(data.cardinals.values())
    assert set(range(1, 1001)) <= set(data.ordinals.values())


def test_every_number_up_to_a_hundred_has_a_word_in_hindi() -> None:
    assert set(range(101)) <= set(notation("hi").cardinals.values())
    assert set(range(1, 101)) <= set(notation("hi").ordinals.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_compiles_and_captures_nothing(language: str) -> None:
    data = notation(language)
    patterns = [
        *data.months, *data.solar_months, *data.scales, *data.units.values(), data.decades,
        data.ordinal_prefixes, data.ordinal_suffixes, data.negatives, data.percents,
        data.range_words, data.scale_end, data.tenths,
    ]  # fmt: skip
    assert [text for text in patterns if re.compile(text, re.IGNORECASE).groups] == []
    for text in data.times:
        assert (
            {"h", "m"}
            <= set(re.compile(text, re.IGNORECASE).groupindex)
            <= {"h", "m", "half", "am", "pm"}
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_units_are_those_that_all_languages_share(language: str) -> None:
    shared = [code for codes in UNITS.values() for code in codes]
    assert sorted(notation(language).units) == sorted(shared)


@pytest.mark.parametrize(
    ("language", "code", "words"),
    [
        (language, code, words)
        for language, codes in MEASURES.items()
        for code, several in codes.items()
        for words in several
    ],
)
def test_units_are_known_by_their_words(language: str, code: str, words: str) -> None:
    assert unit(language, words) == ({code} if code else set())


@pytest.mark.parametrize(
    ("language", "name", "number"),
    [(language, *month) for language, months in MONTHS.items() for month in months],
)
def test_months_are_known_in_every_form(language: str, name: str, number: int) -> None:
    assert months(language, name) == [number]


@pytest.mark.parametrize(
    ("language", "word"),
    [(language, word) for language in NO_MONTHS for word in NO_MONTHS[language]],
)
def test_words_like_months_are_none(language: str, word: str) -> None:
    assert months(language, word) == []


def months(language: str, name: str) -> list[int]:
    data = notation(language)
    flags = 0 if data.capital_months else re.IGNORECASE
    return [
        number
        for number, pattern in enumerate(data.months, start=1)
        if re.fullmatch(pattern, name, flags)
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "in den 1990er Jahren", "1990er Jahren"),
        ("de", "der 90er", "90er"),
        ("de", "1990 erneut", None),
        ("tr", "1990'lı yıllarda", "1990'lı yıllarda"),
        ("tr", "90'lar", "90'lar"),
        ("tr", "1990'da", None),
        ("az", "1990-cı illərdə", "1990-cı illərdə"),
        ("az", "90-cı illər", "90-cı illər"),
        ("az", "1990-cı ildə", None),
        ("hi", "1990 के दशक में", "1990 के दशक"),
        ("fa", "دهه 1990", "دهه 1990"),
        ("fa", "دههٔ 90", "دههٔ 90"),
        ("fa", "سالهای 1990 تا 1994", None),
        ("ja", "1990年代", "1990年代"),
        ("ja", "20世紀90年代", "20世紀90年代"),
    ],
)
def test_decades(language: str, text: str, expected: str | None) -> None:
    found = re.search(notation(language).decades, text, re.IGNORECASE)
    assert (found and found[0]) == expected


@pytest.mark.parametrize(
    ("language", "text", "ordinal"),
    [
        ("de", "67. Tagung", True),
        ("de", "1992. Die", False),
        ("de", "5. Das", False),
        ("de", "1.–3. März", True),
        ("tr", "30'uncu", True),
        ("tr", "30uncu", True),
        ("tr", "21. yüzyıl", True),
        ("tr", "30'da", False),
        ("az", "26-cı", True),
        ("az", "1992-ci", True),
        ("az", "26-da", False),
        ("hi", "30वीं", True),
        ("hi", "30 वां", True),
        ("hi", "30 वर्ष", False),
        ("fa", "30م", True),
        ("fa", "30ام", True),
        ("fa", "30اُم", True),
        ("fa", "30امین", True),
        ("fa", "1992م", False),
        ("fa", "30 مرد", False),
        ("ja", "3回目", True),
        ("ja", "3回", False),
    ],
)
def test_ordinals_in_figures(language: str, text: str, *, ordinal: bool) -> None:
    figures = re.match(r"\d+", text)
    assert figures
    pattern = re.compile(notation(language).ordinal_suffixes, re.IGNORECASE)
    assert bool(pattern.match(text, figures.end())) is ordinal


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "um 15.30 Uhr", ("15", "30", None)),
        ("de", "15 Uhr 30", ("15", "30", None)),
        ("de", "3 Uhr nachmittags", ("3", None, "pm")),
        ("tr", "saat 15.30'da", ("15", "30", None)),
        ("tr", "öğleden sonra saat 3.30", ("3", "30", "pm")),
        ("tr", "15 saat", None),
        ("az", "saat 15:30-da", ("15", "30", None)),
        ("hi", "शाम 5 बजे", ("5", None, "pm")),
        ("hi", "सुबह 9:30 बजे", ("9", "30", "am")),
        ("hi", "3 बजकर 30 मिनट", ("3", "30", None)),
        ("fa", "ساعت 15:30", ("15", "30", None)),
        ("fa", "ساعت 3 بعدازظهر", ("3", None, "pm")),
        ("fa", "3 ساعت", None),
        ("ja", "午後3時30分", ("3", "30", "pm")),
        ("ja", "午前9時", ("9", None, "am")),
        ("ja", "3時間", None),
    ],
)
def test_times_of_day(
    language: str, text: str, expected: tuple[str, str | None, str | None] | None
) -> None:
    searched = (re.search(time, text, re.IGNORECASE) for time in notation(language).times)
    found = next(filter(None, searched), None)
    if found is None:
        assert expected is None
        return
    groups = found.groupdict()
    half = next((name for name in ("am", "pm") if groups.get(name)), None)
    assert (found["h"], found["m"], half) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Mio.", 10**6), ("de", "Milliarden", 10**9), ("de", "Billionen", 10**12),
        ("de", "Tsd.", 1000), ("tr", "bin", 1000), ("tr", "milyar", 10**9), ("az", "min", 1000),
        ("az", "mln", 10**6), ("az", "milyard", 10**9), ("hi", "हज़ार", 1000), ("hi", "लाख", 10**5),
        ("hi", "करोड़", 10**7), ("hi", "अरब", 10**9), ("fa", "هزار", 1000),
        ("fa", "ميليون", 10**6), ("fa", "تریلیون", 10**12), ("ja", "万", 10**4),
        ("ja", "億", 10**8), ("ja", "兆", 10**12), ("ja", "百万", 10**6),
    ],
)  # fmt: skip
def test_scales(language: str, text: str, expected: int) -> None:
    scales = notation(language).scales.items()
    assert [n for words, n in scales if re.fullmatch(words, text, re.IGNORECASE)] == [expected]


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("de", ["5 %", "5 Prozent", "fünf vom Hundert"]),
        ("tr", ["%5", "yüzde 5"]),
        ("az", ["5%", "5 faiz"]),
        ("hi", ["5%", "5 प्रतिशत", "5 फ़ीसदी", "5 फीसदी"]),
        ("fa", ["5٪", "5 درصد", "5 در صد"]),
        ("ja", ["5%", "5パーセント", "5割"]),
    ],
)
def test_percentages(language: str, texts: list[str]) -> None:
    pattern = notation(language).percents
    assert [text for text in texts if not re.search(pattern, text, re.IGNORECASE)] == []


@pytest.mark.parametrize("language", SPELLED)
def test_months_of_cldr_are_covered(language: str) -> None:
    # Not the stand-alone names: Babel gives those of the language that asked for them first.
    for width in ("wide", "abbreviated"):
        for number, name in get_month_names(width, "format", Locale(language)).items():
            assert months(language, name.rstrip(".")) == [number], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_separators_of_cldr_are_covered(language: str) -> None:
    data, locale = notation(language), Locale(language)
    system = "arabext" if language == "fa" else "latn"
    assert get_decimal_symbol(locale, numbering_system=system) == data.decimals[0]
    assert get_group_symbol(locale, numbering_system=system) == data.group
    assert data.group in data.groups


def cldr_names(language: str, name: str) -> Iterator[str]:
    locale = Locale(language)
    for length in ("long", "short"):
        for count in (1, 5):
            text = INVISIBLE.sub("", format_unit(count, name, length=length, locale=locale))
            words = re.sub(r"^\s*[\d۰-۹]+\s*", "", text).strip()
            if words != name and not re.search(r"\d", words):
                yield words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CLDR_UNITS)
def test_unit_names_of_cldr_are_covered(language: str, code: str) -> None:
    # “in” is a word of German, and what a lone sign stands for depends on the text.
    left_out = {"in", "°", "J"}
    names = set(cldr_names(language, CLDR_UNITS[code])) - left_out
    assert {name for name in names if code not in unit(language, name)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", UNITS["money"])
def test_names_of_currencies_of_cldr_are_covered(language: str, code: str) -> None:
    names = {get_currency_name(code, count=count, locale=language) for count in (None, 1, 5)} | {
        code
    }
    assert {name for name in names if code not in unit(language, name)} == set()
