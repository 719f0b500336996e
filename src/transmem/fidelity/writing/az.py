"""Azerbaijani: `1.275,5`, 1990-cı illər, 84 min, 26-cı, iyirmi beşinci, iki yarım, 5%.

Not listed: forms that are other words too, as “onu”, “altında”, “yüzü” and “ilə”.
"""

from fractions import Fraction

from transmem.fidelity.writing.notation import Notation
from transmem.fidelity.writing.turkic import below_a_hundred, dotted, inflected

_ONES = "bir iki üç dörd beş altı yeddi səkkiz doqquz".split()
_TENS = "on iyirmi otuz qırx əlli altmış yetmiş səksən doxsan".split()
_PLACES = "birinci ikinci üçüncü dördüncü beşinci altıncı yeddinci səkkizinci doqquzuncu".split()
_TENTHS = "onuncu iyirminci otuzuncu qırxıncı əllinci altmışıncı yetmişinci səksəninci \
doxsanıncı".split()
_LARGE = {
    "yüz": 100,
    "min": 1000,
    "milyon": 10**6,
    "milyard": 10**9,
    "bilyon": 10**9,
    "trilyon": 10**12,
}
_FORMS = {
    0: "sıfır sıfırdan",
    1: "biri birini birinə birinin birində birindən",
    2: "ikisi ikisini ikisinə ikisinin ikisində ikisindən ikiyə ikidən",
    3: "üçü üçünü üçünə üçünün üçündə üçündən üçə üçdən",
    4: "dördü dördünü dördünə dördünün dördündə dördündən dördə dörddən",
    5: "beşi beşini beşinə beşinin beşində beşindən beşə beşdən",
    6: "altısı altısını altısına altısının altısında altısından altıya",
    7: "yeddisi yeddisini yeddisinə yeddisinin yeddisində yeddisindən yeddiyə",
    8: "səkkizi səkkizini səkkizinə səkkizinin səkkizində səkkizindən səkkizə",
    9: "doqquzu doqquzunu doqquzuna doqquzunun doqquzunda doqquzundan doqquza",
    20: "iyirmisi iyirmiyə iyirmidən",
    30: "otuzu otuza otuzdan",
    40: "qırxı qırxa qırxdan",
    50: "əllisi əlliyə əllidən",
    60: "altmışı altmışa altmışdan",
    70: "yetmişi yetmişə yetmişdən",
    80: "səksəni səksənə səksəndən",
    90: "doxsanı doxsana doxsandan",
}
# I is a vowel like the last one of the word, A “a” or “ə”, and E “ı” or “i” after that.
_ENDINGS = " sI sInI sInA sInIn sIndA sIndAn nI yA nIn dA dAn lAr lArE lArdA".split(" ")
_OPEN = {"ı": "a", "i": "ə", "u": "a", "ü": "ə"}


_PLACE_VALUES = {
    **below_a_hundred(_PLACES, _TENS, _TENTHS),
    "yüzüncü": 100,
    "mininci": 1000,
    "milyonuncu": 10**6,
}
_CARDINALS = {
    **below_a_hundred(_ONES, _TENS, _TENS),
    **{word: value for value, words in _FORMS.items() for word in words.split()},
    **_LARGE,
}


def _month(name: str, short: str, endings: str) -> str:
    return "|".join([name, *(name + end for end in endings.split()), *short.split()])


_BACK = "ın ı a da dan dakı ında ından ındakı ına"
_ROUND = "un u a da dan dakı unda undan undakı una"
_FRONT = "in i ə də dən dəki ində indən indəki inə"

# Case endings of nouns, for short words that must not grow into others (“ilk”, “aydın”).
_CASES = (
    r"(?:l[aə]r)?(?:[ıiuü](?:n(?:[ıiuü]n?|[aə]|d[aə]n?(?:k[ıi])?)?)?|n?[aə]|d[aə]n?(?:k[ıi])?"
    r"|l[ıiuü][kğ]\w{0,5}|d[ıiuü]r)?"
)
_ANY = r"[a-zçəğıöşü]{0,9}"

NOTATION = Notation(
    decimals=",",
    other_decimals=".",
    groups=".",
    group=".",
    months=(
        _month("yanvar", "yan", _BACK),
        _month("fevral", "fev", _BACK),
        _month("mart", "mar", _BACK),
        _month("aprel", "apr", _FRONT),
        _month("may", "", _BACK.replace(" a ", " ")),
        _month("iyun", "iyn", _ROUND),
        _month("iyul", "iyl", _ROUND),
        _month("avqust", "avq", _ROUND),
        _month("sentyabr", "sent sen", _BACK),
        _month("oktyabr", "okt", _BACK),
        _month("noyabr", "noy", _BACK),
        _month("dekabr", "dek", _BACK),
    ),
    scales={
        r"yüz": 100,
        rf"min{_CASES}": 1000,
        rf"milyon{_CASES}|mln\.?": 10**6,
        rf"milyard{_CASES}|mlrd\.?|bilyon{_CASES}": 10**9,
        rf"trilyon{_CASES}|trln\.?": 10**12,
    },
    ordinal_suffixes=r"-?(?:[ıiuü]?n)?c[ıiuü](?:l[aə]r\w{0,4}|s[ıiuü]\w{0,4})?(?!\w)",
    decades=r"(?<![\w.,])(?:\d{3}0|[1-9]0)-?c[ıiuü]\sill[əa]r\w{0,7}",
    cardinals=dotted(_CARDINALS),
    ordinals=dotted(
        {
            form: value
            for word, value in _PLACE_VALUES.items()
            for form in inflected(word, _ENDINGS, _OPEN)
        }
    )
    | dict.fromkeys(("ilk", "i\u0307lk"), 1),
    fractions=dict.fromkeys(
        "yarı yarısı yarısını yarısına yarısının yarısında yarısından".split(), Fraction(1, 2)
    )
    | dict.fromkeys("çərək çərəyi rüb rübü rübündə".split(), Fraction(1, 4)),
    halves={"yarım": Fraction(1, 2)},
    decade_words=frozenset(
        "onillik onilliyi onilliyin onilliyə onillikdə onillikdən onilliklər onilliklərdə".split()
    ),
    units={
        "AUD": r"AUD|AU?\$|avstraliya\sdollar\w*",
        "CAD": r"CAD|CA?\$|kanada\sdollar\w*",
        "USD": r"USD|US\$|(?:(?:abş|amerika)\s)?dollar\w*|\$",
        "EUR": rf"EUR|(?:avro|yevro){_ANY}|€",
        "GBP": r"GBP|(?:britaniya\s|i?ngilis\s)funt\w*(?:\ssterlinq\w*)?|funt\w*\ssterlinq\w*|£",
        "CHF": r"CHF|(?:i?sveçrə\s)?frank\w*",
        "JPY": r"JPY|(?:yapon(?:iya)?\s)?yen(?:i(?:n\w{0,4})?|ə|dən)?|JP¥|¥",
        "CNY": r"CNY|CN¥|(?:çin\s)?yuan\w*",
        "RUB": r"RUB|(?:rusiya\s|rus\s)?rubl\w*|₽",
        "TRY": r"TRY|TL|(?:türk(?:iyə)?\s)?lirə\w*|₺",
        "AZN": r"AZN|(?:azərbaycan\s)?manat\w*|₼|man\.",
        "INR": r"INR|(?:hindistan\s|hind\s)?rupi\w*|₹",
        "SAR": r"SAR|səudiyyə(?:\sərəbistanı)?\sriyal\w*|riyal\w*",
        "IRR": r"IRR|(?:i?ran\s)?rial\w*",
        "EGP": r"EGP|misir\sfunt\w*",
        "second": rf"saniyə{_ANY}|san\.?",
        "minute": rf"dəqiqə{_ANY}|dəq\.?",
        "hour": rf"saat{_ANY}",
        "day": rf"gün{_CASES}",
        "week": rf"həftə{_ANY}|hft\.?",
        "month": rf"ay{_CASES}",
        # Not “1992-ci il”, which is a year and no years, nor “ilə”, with.
        "year": (
            rf"(?<!\d{{4}}\s)(?<!\d{{4}}-c[ıiuü]\s)(?!ilə(?!\w))il{_CASES}"
            r"|yaş(?:ında|ınadək|lı)\w*"
        ),
        "km2": rf"kvadrat\s?kilometr{_ANY}|kv\.?\s?km|km²|km2",
        "m2": rf"kvadrat\s?metr{_ANY}|kv\.?\s?m|m²|m2",
        "ha": rf"hektar{_ANY}|ha",
        "acre": rf"akr{_CASES}|ak",
        "m3": rf"kub(?:ik)?\s?metr{_ANY}|m³|m3",
        "mm": rf"millimetr{_ANY}|mm",
        "cm": rf"santimetr{_ANY}|sm|cm",
        "km": rf"kilometr{_ANY}|km",
        "m": rf"metr{_CASES}|m",
        "mile": rf"(?:dəniz\s)?mil{_CASES}",
        "foot": rf"fut{_CASES}|ft|′",
        "inch": rf"düym{_CASES}|″",
        "l": rf"litr{_CASES}|l",
        "barrel": rf"barrel{_ANY}|bbl",
        "kg": rf"kiloqram{_ANY}|kilo{_CASES}|kq|kg",
        "g": rf"qram{_CASES}|q|g",
        "t": rf"(?:metrik\s)?ton{_CASES}|t",
        "pound": rf"funt{_CASES}|lb",
        "celsius": r"dərəcə\ssels[iy]\w*|°\s?C|℃|dərəcə(?:dən|də|yə|lik)?",
        "fahrenheit": r"dərəcə\sfaren[gh]eyt\w*|°\s?F|℉",
        "kWh": rf"kilovatt?[-\s]?saat{_ANY}|kWh|kVt[/·*-]?saat",
        "MWh": rf"meqavatt?[-\s]?saat{_ANY}|MWh|MVt[/·*-]?saat",
        "GWh": rf"[gq]iqavatt?[-\s]?saat{_ANY}|GWh|GVt[/·*-]?saat",
        "kW": rf"kilovatt?{_CASES}|kW|kVt",
        "MW": rf"meqavatt?{_CASES}|MW|MVt",
        "GW": rf"[gq]iqavatt?{_CASES}|GW|GVt|QVt",
        "W": rf"vatt?{_CASES}|W|Vt",
        "kB": rf"kilobayt{_CASES}|kB|KB",
        "MB": rf"meqabayt{_CASES}|MB",
        "GB": rf"[gq]iqabayt{_CASES}|GB",
        "TB": rf"terabayt{_CASES}|TB",
    },
    # Also “he”, “under” and “Minsk” cut short.
    homographs=frozenset("on altı min yüz".split()),
    denominators={
        word: value
        for value, word in enumerate(
            "ikidə üçdə dörddə beşdə altıda yeddidə səkkizdə doqquzda onda".split(), start=2
        )
    },
    compounds=r"(?:illik|günlük|aylıq|tərəfli|nəfərlik|səhifəlik|faizlik)\w*$",
    continued_scales=True,
    negatives=r"\bmənfi|\bminus|\bsıfırdan\saşağı",
    percents=r"%|faiz(?:i|ə|in|dən|lik|lə|də|inin?|inə|ini)?",
    range_words=r"ilə",
    times=(
        (
            r"(?<!\w)(?:(?P<am>səhər|günortadan\səvvəl)\s|(?P<pm>günortadan\ssonra|axşam|"
            r"gecə(?=\ssaat\s(?:[7-9]|1[01])(?!\d)))\s)?saat\s(?P<h>[01]?\d|2[0-4])"
            r"(?:[.:](?P<m>[0-5]\d))?(?!\d|[.,]\d)"
        ),
        r"(?<![\d.,:])(?P<h>[01]?\d|2[0-4])[.:](?P<m>[0-5]\d)(?=-(?:d[aə]|dək|[ae]d[əe]k|y?[aə])\w{0,3})",
    ),
)
