"""How the benchmark reads and writes numbers in words, months and scales.

It has data of its own, that it may not be blind where the checks are.
"""

from __future__ import annotations

from babel.dates import get_month_names

# Signs between groups of three digits, and before decimals.
GROUPS = {"en": ",", "fr": " \u00a0\u202f.", "es": ". \u00a0", "ru": " \u00a0\u202f"}
GROUPS |= {"ar": " \u00a0,٬", "zh": " \u00a0,，"}
DECIMALS = {"en": ".", "fr": ",", "es": ",", "ru": ",", "ar": ".,٫", "zh": ".．"}

# Scale words, what they multiply with, and the word of another scale in the same form.
SCALES: dict[str, dict[str, tuple[int, str]]] = {
    "en": {
        "thousand": (10**3, "million"),
        "million": (10**6, "billion"),
        "billion": (10**9, "million"),
        "trillion": (10**12, "billion"),
    },
    "fr": {
        "mille": (10**3, "millions de"),
        "million": (10**6, "milliard"),
        "millions": (10**6, "milliards"),
        "milliard": (10**9, "million"),
        "milliards": (10**9, "millions"),
    },
    "es": {
        "mil": (10**3, "millones de"),
        "mil millones": (10**9, "millones"),
        "millón": (10**6, "billón"),
        "millones": (10**6, "billones"),
    },
    "ru": {
        "тыс.": (10**3, "млн."),
        "тысяча": (10**3, "миллион"),
        "тысячи": (10**3, "миллиона"),
        "тысяч": (10**3, "миллионов"),
        "млн": (10**6, "млрд"),
        "млн.": (10**6, "млрд."),
        "миллион": (10**6, "миллиард"),
        "миллиона": (10**6, "миллиарда"),
        "миллионов": (10**6, "миллиардов"),
        "млрд": (10**9, "млн"),
        "млрд.": (10**9, "млн."),
        "миллиард": (10**9, "миллион"),
        "миллиарда": (10**9, "миллиона"),
        "миллиардов": (10**9, "миллионов"),
    },
    "ar": {
        "ألف": (10**3, "مليون"),
        "آلاف": (10**3, "ملايين"),
        "مليون": (10**6, "بليون"),
        "مليونا": (10**6, "بليونا"),
        "ملايين": (10**6, "بلايين"),
        "بليون": (10**9, "مليون"),
        "بلايين": (10**9, "ملايين"),
        "مليار": (10**9, "مليون"),
    },
    "zh": {"万": (10**4, "亿"), "百万": (10**6, "亿"), "亿": (10**8, "万"), "万亿": (10**12, "亿")},
}
# What a scale takes with it: millions de dollars.
AFTER_SCALE = {"fr": r"(?:\s+de(?!\w)|\s+d['’])?", "es": r"(?:\s+de(?!\w))?"}

PERCENTS = {
    "en": r"\s?%|\s?per\s?cent",
    "fr": r"\s?%|\s?pour cent",
    "es": r"\s?%|\s?por ciento",
    "ru": r"\s?%|\s?процент(?:а|ов)?(?!\w)",
    "ar": r"\s?[%٪]|\sفي ال(?:مائة|مئة)|\sبال(?:مائة|مئة)",
    "zh": r"\s?[%％]",
}

# What makes a figure an ordinal. Arabic has nothing but the noun before it.
ORDINAL_FIGURES = {
    "en": r"(?P<n>\d+)(?:st|nd|rd|th)(?!\w)",
    "fr": r"(?P<n>\d+)(?:er|re|ère|e|ème)(?!\w)",
    "es": r"(?P<n>\d+)(?:\.?[ºª°]|[ao](?!\w))",
    "ru": r"(?P<n>\d+)-?(?:й|я|е|го|му|м|ю|х)(?!\w)",
    "ar": r"(?<![\w.,/-])(?P<n>\d+)(?![\w/-]|[.,]\d)",
    "zh": r"第(?P<n>\d+)",
}

_ENGLISH_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_ENGLISH_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
ENGLISH_ORDINALS = {word: value for value, word in enumerate(_ENGLISH_UNITS, start=1)}
ENGLISH_ORDINALS |= {word: 10 * value for value, word in enumerate(_ENGLISH_TENS.split(), start=2)}
ENGLISH_CARDINALS = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split(),
        start=1,
    )
}
ENGLISH_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}

_FRENCH = dict(
    enumerate(
        "deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième "
        "onzième douzième treizième quatorzième quinzième seizième dix-septième dix-huitième "
        "dix-neuvième vingtième".split(),
        start=2,
    )
) | {30: "trentième", 40: "quarantième", 50: "cinquantième", 60: "soixantième"}
_SPANISH = (
    {1: "primer", 2: "segund", 3: "tercer", 4: "cuart", 5: "quint", 6: "sext", 7: "séptim"}
    | {8: "octav", 9: "noven", 10: "décim", 11: "undécim", 12: "duodécim", 20: "vigésim"}
    | {30: "trigésim", 40: "cuadragésim", 50: "quincuagésim", 60: "sexagésim", 70: "septuagésim"}
)
_RUSSIAN = dict(
    enumerate(
        "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат "
        "тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат "
        "двадцат".split(),
        start=1,
    )
) | {30: "тридцат", 40: "сороков", 50: "пятидесят", 60: "шестидесят", 70: "семидесят"}
_RUSSIAN_ENDINGS = {
    "ой": "ьей",
    "ая": "ья",
    "ое": "ье",
    "ого": "ьего",
    "ому": "ьему",
    "ую": "ью",
    "ом": "ьем",
} | {"ых": "ьих", "ым": "ьим", "ые": "ьи", "ыми": "ьими", "ый": "ий"}
_ARABIC_MASCULINE = "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر"
_ARABIC_FEMININE = "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة"
_ARABIC_TENS = "العشر الثلاث الأربع الخمس الست السبع الثمان التسع"


def _russian(ending: str) -> dict[int, str]:
    return {
        value: stem + (_RUSSIAN_ENDINGS[ending] if value == 3 else ending)
        for value, stem in _RUSSIAN.items()
        if ending != "ый" or value not in {2, 6, 7, 8, 40}
    }


# Ordinals in words: one table a form, so that a word is replaced in its own gender and case.
ORDINALS: dict[str, list[dict[int, str]]] = {
    "fr": [{1: "premier"} | _FRENCH, {1: "première"} | _FRENCH],
    "es": [{value: stem + end for value, stem in _SPANISH.items()} for end in ("o", "a")],
    "ru": [_russian(ending) for ending in _RUSSIAN_ENDINGS],
    "ar": [
        dict(enumerate(_ARABIC_MASCULINE.split(), start=1)),
        dict(enumerate(_ARABIC_FEMININE.split(), start=1)),
        {10 * ten: stem + "ين" for ten, stem in enumerate(_ARABIC_TENS.split(), start=2)},
        {10 * ten: stem + "ون" for ten, stem in enumerate(_ARABIC_TENS.split(), start=2)},
    ],
}

_LEVANTINE = (
    "كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول"
)
_WESTERN = "يناير,فبراير,مارس,أبريل,مايو,يونيه,يوليه,أغسطس,سبتمبر,أكتوبر,نوفمبر,ديسمبر"
_RUSSIAN_LOCATIVES = (
    "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре"
)


def months(language: str) -> list[list[str]]:
    """The names of the months in each form that a language has: January first."""
    if language == "zh":
        return [[f"{number}月" for number in range(1, 13)]]
    if language == "ar":
        levantine, western = _LEVANTINE.split(","), _WESTERN.split(",")
        both = [f"{one}/{other}" for one, other in zip(levantine, western, strict=True)]
        return [both, levantine, western]
    forms = [
        list(get_month_names("wide", context, language).values())
        for context in ("format", "stand-alone")
    ]
    if language == "ru":
        forms.append(_RUSSIAN_LOCATIVES.split())
    return forms if forms[0] != forms[1] else forms[:1]
