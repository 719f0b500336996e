"""Persian and Dari: `۱٬۲۷۵٫۵`, دهه ۱۹۹۰, ۷ اسفند ۱۳۷۰, ۳۰ام, بیست و پنجم, دو و نیم, دو سوم.

Joiners are gone when words are looked up: بیست‌وپنج is one word. Every word is also listed with
the Arabic letters ي and ك.
"""

from __future__ import annotations

from fractions import Fraction

from transmem.fidelity.writing.notation import Notation

_ONES = "یک دو سه چهار پنج شش هفت هشت نه".split()
_TEENS = "ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده".split()
_TENS = "بیست سی چهل پنجاه شصت هفتاد هشتاد نود".split()
_HUNDREDS = "صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد".split()
_PLACES = "یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم".split()
_LARGE = {
    "هزار": 1000,
    "یکهزار": 1000,
    "میلیون": 10**6,
    "ملیون": 10**6,
    "میلیارد": 10**9,
    "ملیارد": 10**9,
    "بیلیون": 10**9,
    "بلیون": 10**9,
    "تریلیون": 10**12,
}

_ROUND = {
    **{word: value for value, word in enumerate(_TEENS, start=10)},
    "هیجده": 18,
    **{word: value * 10 for value, word in enumerate(_TENS, start=2)},
    **{word: value * 100 for value, word in enumerate(_HUNDREDS, start=1)},
    "یکصد": 100,
    **_LARGE,
}
_CARDINALS = {
    "صفر": 0,
    **{word: value for value, word in enumerate(_ONES, start=1)},
    **_ROUND,
    **{
        f"{ten}و{one}": tens * 10 + value
        for tens, ten in enumerate(_TENS, start=2)
        for value, one in enumerate(_ONES, start=1)
    },
}
_ORDINALS = {
    **dict.fromkeys("اول اولین نخست نخستین".split(), 1),
    **{place + end: value for value, place in enumerate(_PLACES, start=1) for end in ("", "ین")},
    **{
        f"{ten}و{place}{end}": tens * 10 + value
        for tens, ten in enumerate(_TENS, start=2)
        for value, place in enumerate(_PLACES, start=1)
        for end in ("", "ین")
    },
    **{
        word + end: value
        for word, value in _ROUND.items()
        for end in (("ام", "امین") if word == "سی" else ("م", "مین"))
    },
}
# یک‌سوم, دوسوم: two words without the joiner between them.
_PARTS = {
    f"{_ONES[above - 1]}{place}": Fraction(above, below)
    for below, place in enumerate([*_PLACES[2:], "دهم"], start=3)
    for above in range(1, below)
    if (above, below) != (4, 10)  # چهاردهم is fourteenth
}


def _spellings(word: str) -> tuple[str, str]:
    return word, word.replace("ی", "ي").replace("ک", "ك")


def _any(pattern: str) -> str:
    return pattern.replace("ی", "[یي]").replace("ک", "[کك]").replace(" ", r"\s")


_S = r"\s?"
_END = "(?:ها|های|هایی|ی|ه|ۀ|ٔ|ای|هٔ)?"

NOTATION = Notation(
    decimals="٫/",
    other_decimals=".",
    groups="٬,",
    other_groups="،.",
    group="٬",
    months=tuple(
        map(
            _any,
            (
                "ژانویهٔ?|ژانویۀ|جنوری",
                "فوریهٔ?|فوریۀ|فبروری|فبرواری",
                "مارس|مارچ",
                "آوریل|آپریل|اپریل",
                "مهٔ?|می",
                "ژوئن|ژوین|جون",
                "ژوئیهٔ?|ژوئیۀ|ژوییه|جولای|جولائی",
                "اوت|آگوست|اگست|آگست",
                "سپتامبر|سپتمبر",
                "اکتبر|اکتوبر",
                "نوامبر|نومبر",
                "دسامبر|دسمبر",
            ),
        )
    ),
    solar_months=tuple(
        map(
            _any,
            (
                "فروردین|حمل",
                "اردیبهشت|ثور",
                "خرداد|جوزا",
                "تیر|سرطان",
                "مرداد|امرداد|اسد",
                "شهریور|سنبله",
                "مهر|میزان",
                "آبان|عقرب",
                "آذر|قوس",
                "دی|جدی",
                "بهمن|دلو",
                "اسفند|اسپند|حوت",
            ),
        )
    ),
    scales={
        "صد": 100,
        "هزار": 1000,
        _any("میلیون|ملیون"): 10**6,
        _any("میلیارد|ملیارد|بیلیون|بلیون"): 10**9,
        _any("تریلیون"): 10**12,
    },
    # ۱۹۹۲م is a year of our era.
    ordinal_suffixes=_any("(?:(?<!\\d{4})م(?:ین)?|\\s?اُ?م(?:ین)?)(?!\\w)"),
    decades=_any(
        "(?<!\\w)(?:ده(?:هٔ?|ۀ)(?:\\s?ی|های)?\\s(?:\\d{3}0|[1-9]0)"
        "|سال\\s?های\\s\\d{3}0(?!\\s?(?:[-–]|تا|الی|و)\\s?\\d))(?!\\d|[٫/٬.,]\\d)"
    ),
    cardinals={form: value for word, value in _CARDINALS.items() for form in _spellings(word)},
    ordinals={form: value for word, value in _ORDINALS.items() for form in _spellings(word)},
    fractions={form: value for word, value in _PARTS.items() for form in _spellings(word)}
    | dict.fromkeys((form for word in ("نیم", "نیمی") for form in _spellings(word)), Fraction(1, 2))
    | {"نصف": Fraction(1, 2), "ثلث": Fraction(1, 3), "ربع": Fraction(1, 4)},
    decade_words=frozenset({"دهه", "دههها", "دهۀ"}),
    connectors=frozenset({"و"}),
    units={
        code: _any(words) + (f"|{signs}" if signs else "")
        for code, (words, signs) in {
            "AUD": ("دلار استرالیا", r"AUD|AU?\$"),
            "CAD": ("دلار کانادا", r"CAD|CA?\$"),
            "USD": (
                "(?:دلار|دالر)ی?(?: (?:آمریکا|امریکا|ایالات متحده)(?:یی|ئی)?)?",
                r"USD|US\$|\$",
            ),
            "EUR": ("یورو(?:یی)?", "EUR|€"),
            "EGP": ("پوند مصر", "EGP"),
            "GBP": ("(?:پوند|پاوند) (?:استرلینگ|بریتانیا|انگلیس)|لیره استرلینگ", "GBP|£"),
            "CHF": ("فرانک(?: سوئیس| سویس)?", "CHF"),
            "JPY": ("ین(?: ژاپن)?", "JPY|¥"),
            "CNY": ("یوآن(?: چین)?|یوان(?: چین)?", "CNY|CN¥|¥CN"),
            "RUB": ("روبل(?: روسیه)?", "RUB|₽"),
            "TRY": ("لیر(?:هٔ?|ۀ)(?: ترکیه)?", "TRY|₺"),
            "AZN": ("منات(?: (?:جمهوری )?آذربایجان)?", "AZN|₼"),
            "INR": ("روپیه(?:ٔ? هند)?|روپیۀ هند", "INR|₹"),
            "SAR": ("ریال (?:سعودی|عربستان(?: سعودی)?)", "SAR"),
            "IRR": ("ریالی?(?: ایران)?", "IRR|﷼"),
            "second": (f"ثانیه{_END}", ""),
            "minute": (f"دقیقه{_END}", ""),
            "hour": (f"ساعت{_END}", ""),
            "day": (f"روز{_END}", ""),
            "week": (f"هفته{_END}", ""),
            "month": (f"ماه{_END}", ""),
            "year": (f"سال{_END}", ""),
            "km2": ("کیلومتر\\s?مربع", "km²|km2"),
            "m2": ("متر\\s?مربع", "m²|m2"),
            "ha": ("هکتار", "ha"),
            "acre": ("جریب|ایکر|آکر", "ac"),
            "m3": ("متر\\s?مکعب", "m³|m3"),
            "mm": (f"میلی{_S}متر", "mm"),
            "cm": (f"سانتی{_S}متر|سانت", "cm"),
            "km": (f"کیلو{_S}متر{_END}", "km"),
            "m": (f"متر{_END}", "m"),
            "mile": ("مایل", "mi"),
            "foot": ("فوت|فت|پا", "ft|′"),
            "inch": ("اینچ", "″"),
            "l": ("لیتر", "l"),
            "barrel": ("بشکه|بیرل", "bbl"),
            "kg": (f"کیلو{_S}گرم|کیلو", "kg"),
            "g": ("گرم", "g"),
            "t": ("تُ?ن(?: متریک)?", "t"),
            "pound": ("پوند|پاوند", "lbs?"),
            "celsius": (
                "درج(?:هٔ?|ۀ)(?:\\s?ی)?(?: (?:سلسیوس|سانتی\\s?گراد|سیلسیوس))?",
                r"°\s?C|℃",
            ),
            "fahrenheit": ("درج(?:هٔ?|ۀ)(?:\\s?ی)? فارنهایت", r"°\s?F|℉"),
            "kWh": ("(?:کیلووات|ک[.]و[.])[\\s-]?ساعت", "kWh"),
            "MWh": ("مگاوات[\\s-]?ساعت", "MWh"),
            "GWh": ("گیگاوات[\\s-]?ساعت", "GWh"),
            "kW": ("کیلووات|ک[.]وات", "kW"),
            "MW": ("مگاوات|میگاوات", "MW"),
            "GW": ("گیگاوات", "GW"),
            "W": ("وات", "W"),
            "kB": ("کیلوبایت", "kB"),
            "MB": ("مگابایت", "MB"),
            "GB": ("گیگابایت", "GB"),
            "TB": ("ترابایت", "TB"),
        }.items()
    },
    # نه is also “no”, ده “village”, سی a name, دو a run.
    compounds=r"(?:ساله|روزه|ماهه|جانبه|گانه|نفره|درصدی)\w*$",
    homographs=frozenset("نه ده سی".split()),
    negatives=_any(r"(?<!\w)(?:منفی|منهای|زیر\sصفر)"),
    percents=_any(r"[%٪]|در\s?صدی?(?!\w)|فی\s?صدی?(?!\w)"),
    range_words=_any("تا|الی"),
    times=(
        _any(r"(?<=ساعت\s)(?P<h>\d{1,2})\sو\s(?P<m>[0-5]?\d)\sدقیقه"),
        _any(
            r"(?<=ساعت\s)(?P<h>\d{1,2})(?:[:.](?P<m>[0-5]\d))?(?!\d|[:.,٫/]\d)"
            r"(?:\s(?:(?P<am>صبح|بامداد|(?:قبل|پیش)\s?از\s?ظهر|ق[.]\s?ظ)|(?P<pm>بعد\s?از\s?ظهر|"
            r"پس\s?از\s?ظهر|عصر|شب|ب[.]\s?ظ)))?"
        ),
    ),
)
