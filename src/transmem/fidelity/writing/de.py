"""German: `1.275,5`, 1990er Jahre, 84 Mio., 67. Tagung, fünfundzwanzig, anderthalb, zwei Drittel.

Not listed: “achten”, which is more often to respect than eighth.
"""

from fractions import Fraction

from transmem.fidelity.writing.notation import Notation

_ONES = " ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn \
sechzehn siebzehn achtzehn neunzehn".split(" ")
_TENS = "zwanzig dreissig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
_STEMS = {1: ["erst"], 3: ["dritt"], 7: ["siebt", "siebent"], 8: ["acht"]}
_ADJECTIVE = "e en em er es".split()
_LASTING = "jährig tägig wöchig monatig stündig".split()


def _below_hundred(number: int) -> str:
    if number < 20:
        return _ONES[number]
    ten = _TENS[number // 10 - 2]
    return f"{_ONES[number % 10]}und{ten}" if number % 10 else ten


def _hundreds(number: int) -> list[str]:
    """What stands before the last two digits; nothing below a hundred."""
    if number < 100:
        return [""]
    starts = ["", "ein"] if number < 200 else [_ONES[number // 100]]
    ands = ["", "und"] if number % 100 else [""]
    return [f"{start}hundert{und}" for start in starts for und in ands]


def _ordinal_stems(number: int) -> list[str]:
    rest = number % 100
    if not rest:
        return [f"{hundred}st" for hundred in _hundreds(number)]
    ends = _STEMS.get(rest, [_below_hundred(rest) + ("t" if rest < 20 else "st")])
    return [hundred + end for hundred in _hundreds(number) for end in ends]


_WRITTEN = {
    hundred + _below_hundred(number % 100): number
    for number in range(1, 1000)
    for hundred in _hundreds(number)
}
_CARDINALS: dict[str, int | Fraction] = {
    **_WRITTEN,
    # Hunderteins: the last “ein” by itself.
    **{f"{word}s": number for word, number in _WRITTEN.items() if number % 100 == 1},
    **{f"{word}tausend": number * 1000 for word, number in _WRITTEN.items()},
    **{f"{_ONES[number]}hundert": number * 100 for number in range(11, 20)},
    # Zehnjährig: ten years.
    **{
        _below_hundred(number) + lasting + end: number
        for number in (*range(1, 20), *range(20, 101, 10))
        if number < 100
        for lasting in _LASTING
        for end in ("", *_ADJECTIVE)
    },
    **dict.fromkeys("eine einen einem einer eines".split(), 1),
    **dict.fromkeys("zwo zweier zweien".split(), 2),
    **dict.fromkeys("dreier dreien".split(), 3),
    "null": 0,
    "dutzend": 12,
    "tausend": 1000,
    "million": 10**6,
    "millionen": 10**6,
    "milliarde": 10**9,
    "milliarden": 10**9,
    "billion": 10**12,
    "billionen": 10**12,
    **{f"{_ONES[number]}einhalb": number + Fraction(1, 2) for number in range(1, 13)},
    **{f"{_ONES[number]}undeinhalb": number + Fraction(1, 2) for number in range(1, 13)},
    **dict.fromkeys("anderthalb anderthalbe anderthalben".split(), Fraction(3, 2)),
}
_PARTS = {
    f"{stem}el": Fraction(1, number)
    for number in (*range(3, 21), 30, 40, 50, 60, 70, 80, 90, 100)
    for stem in (["dritt"] if number == 3 else _ordinal_stems(number))
} | {"tausendstel": Fraction(1, 1000), "millionstel": Fraction(1, 10**6)}

NOTATION = Notation(
    decimals=",",
    other_decimals=".",
    groups=".'’",
    group=".",
    months=(
        "Januars?|Jänners?|Jan",
        "Februars?|Febers?|Feb",
        "März|Maerz|März|Mär|Mrz",
        "Aprils?|Apr",
        "Mai",
        "Junis?|Jun",
        "Julis?|Jul",
        "Augusts?|Aug",
        "Septembers?|Sept|Sep",
        "Oktobers?|Okt",
        "Novembers?|Nov",
        "Dezembers?|Dez",
    ),
    capital_months=True,
    scales={
        r"tausend|tsd\.?": 1000,
        r"millionen|million|mio\.?": 10**6,
        r"milliarden|milliarde|mrd\.?": 10**9,
        r"billionen|billion|bio\.?": 10**12,
    },
    # “67. Tagung”, but not the end of a sentence.
    ordinal_suffixes=(
        r"(?<!\d{4})\.(?=\s?[-–/]\s?\d{1,3}\.|\s(?!(?:d(?:er|ie|as|en|em|ies\w*)|es|sie|er|wir|in|im"
        r"|am|auf|bei|eine?|so|zu)\b)[^\W\d_])|-?(?:ste|te)[nrsm]?(?!\w)"
    ),
    decades=r"(?<![\w.,])(?:\d{3}0|[1-9]0)er(?:[\s-]jahren?|n)?(?!\w)",
    # Neunzigerjahre
    cardinals=_CARDINALS
    | {
        word + end: value * 10
        for value, word in enumerate(_TENS, start=2)
        for end in ("er", "erjahre", "erjahren")
    },
    ordinals={
        stem + end: number
        for number in range(1, 1000)
        for stem in _ordinal_stems(number)
        for end in _ADJECTIVE
        if stem + end != "achten"
    }
    | {f"{stem}{end}": 1000 for stem in ("tausendst", "eintausendst") for end in _ADJECTIVE},
    fractions=dict.fromkeys(
        "halb halbe halben halbem halber halbes hälfte hälften".split(), Fraction(1, 2)
    )
    | {part + end: value for part, value in _PARTS.items() for end in ("", "n", "s")}
    | dict.fromkeys("zweidrittel zweidrittelmehrheit zweidrittelmehrheiten".split(), Fraction(2, 3))
    | dict.fromkeys("dreiviertel dreiviertelmehrheit".split(), Fraction(3, 4)),
    decade_words=frozenset("jahrzehnt jahrzehnte jahrzehnten jahrzehnts jahrzehntes".split()),
    connectors=frozenset({"und"}),
    units={
        "AUD": r"AUD|AU?\$|australische[nrs]?\sdollars?",
        "CAD": r"CAD|CA?\$|kanadische[nrs]?\sdollars?",
        "USD": r"USD|US\$|US-dollars?|(?:amerikanische[nrs]?\s)?dollars?|\$",
        "EUR": r"EUR|euros?|€",
        "GBP": r"GBP|(?:britische[nrs]?\s)?pfund\ssterling|britische[nrs]?\spfund|£",
        "CHF": r"CHF|sfr\.?|fr\.|(?:schweizer\s)?franken",
        "JPY": r"JPY|(?:japanische[nrs]?\s)?yen|¥",
        "CNY": r"CNY|CN¥|RMB|(?:renminbi\s|chinesische[nrs]?\s)?yuan|renminbi",
        "RUB": r"RUB|(?:russische[nrs]?\s)?rubels?|₽",
        "TRY": r"TRY|(?:türkische[nrs]?\s)?lira|₺",
        "AZN": r"AZN|(?:aserbaidschan-|aserbaidschanische[nrs]?\s)?manats?|₼",
        "INR": r"INR|(?:indische[nrs]?\s)?rupien?|₹",
        "SAR": r"SAR|saudi-r[iy]y?als?|saudische[nrs]?\sr[iy]y?als?|riyals?",
        "IRR": r"IRR|(?:iranische[nrs]?\s)?rials?",
        "EGP": r"EGP|ägyptische[nrs]?\spfunde?s?",
        "second": r"sekunden?|sek\.?",
        "minute": r"minuten?|min\.?|minütig(?:e[nmrs]?)?",
        "hour": r"stunden?|std\.?|h|stündig(?:e[nmrs]?)?",
        "day": r"tage?[ns]?|tages|tg\.?|tägig(?:e[nmrs]?)?",
        "week": r"wochen?|wo\.?|wöchig(?:e[nmrs]?)?",
        "month": r"monat(?:e[ns]?|s)?|mon\.?|monatig(?:e[nmrs]?)?",
        "year": r"jahr(?:e[ns]?|s)?|jährig(?:e[nmrs]?)?",
        "km2": r"quadratkilometern?s?|km²|km2|qkm",
        "m2": r"quadratmetern?s?|m²|m2|qm",
        "ha": r"hektars?|hektare|ha",
        "acre": r"acres?|ac",
        "m3": r"kubikmetern?s?|m³|m3|cbm",
        "mm": r"millimetern?s?|mm",
        "cm": r"zentimetern?s?|cm",
        "km": r"kilometern?s?|km",
        "m": r"metern?s?|m",
        "mile": r"(?:see)?meilen?|mi",
        "foot": r"fu(?:ß|ss)(?:es)?|ft|′",
        "inch": r"zoll|″",
        "l": r"litern?s?|l",
        "barrel": r"barrels?|fass|bbl",
        "kg": r"kilogramms?|kilos?|kg",
        "g": r"gramms?|g",
        "t": r"(?:metrische[nr]?\s)?tonnen?|t",
        "pound": r"pfunde?s?|lbs?",
        "celsius": r"grad\scelsius|°\s?C|℃|grad",
        "fahrenheit": r"grad\sfahrenheit|°\s?F|℉",
        "kWh": r"kilowattstunden?|kWh",
        "MWh": r"megawattstunden?|MWh",
        "GWh": r"gigawattstunden?|GWh",
        "kW": r"kilowatt|kW",
        "MW": r"megawatt|MW",
        "GW": r"gigawatt|GW",
        "W": r"watt|W",
        "kB": r"kilobytes?|kbyte|kB",
        "MB": r"megabytes?|mbyte|MB",
        "GB": r"gigabytes?|gbyte|GB",
        "TB": r"terabytes?|tbyte|TB",
    },
    # außer Acht lassen, achte auf
    homographs=frozenset("acht achte achter achtes".split()),
    compounds=r"(?:prozent|jähr|tägig|wöchig|monat|stündig|minütig|fach|mal|köpfig|teilig|seitig|stellig)\w*$",
    negatives=r"\bminus|\bunter\snull",
    percents=r"%|prozent(?:punkten?|s|e)?|vom\s?hundert|v\.\s?H\.|prozentual(?:e[nmrs]?)?|prozentig(?:e[nmrs]?)?",
    range_words="bis",
    times=(
        r"(?<![\d.,:])(?P<h>\d{1,2})\s?Uhr\s(?P<m>[0-5]\d)(?!\d|[.,]\d|\s\d{3})",
        (
            r"(?<![\d.,:])(?P<h>\d{1,2})(?:[.:](?P<m>[0-5]\d))?\s?Uhr(?!\w)"
            r"(?:\s(?:(?P<am>morgens|vormittags|früh)|(?P<pm>nachmittags|abends)))?"
        ),
    ),
)
