"""English: `1,275.5`, `1990s`, `84 million`, twenty-five, twenty-fifth, two thirds."""

from fractions import Fraction

from transmem.fidelity.writing.notation import Notation

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth \
thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
_TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split()
_LARGE = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
# They may stand for a number of the other side, but other words may stand for them.
_RELATIONS = {
    "triennial": 3,
    "trilateral": 3,
    "tripartite": 3,
    "triangular": 3,
    "quadrennial": 4,
    "quadripartite": 4,
    "quinquennial": 5,
    "decennial": 10,
    "fortnight": 14,
    "noon": 12,
    "midday": 12,
    "midnight": 12,
    "none": 0,
    "nil": 0,
    "tripled": 3,
    "quadrupled": 4,
} | {word + "fold": value for value, word in enumerate(_ONES, start=1)}
# Plurals only: “third” by itself is an ordinal. Not “seconds”, which are a time.
_PARTS = {word + "s": Fraction(1, value) for value, word in enumerate(_ORDINALS[2:], start=3)} | {
    "half": Fraction(1, 2),
    "halves": Fraction(1, 2),
    "quarter": Fraction(1, 4),
    "quarters": Fraction(1, 4),
    "twentieths": Fraction(1, 20),
    "hundredths": Fraction(1, 100),
    "thousandths": Fraction(1, 1000),
    "millionths": Fraction(1, 10**6),
}
# Not “in” nor `s`, which are a word and a plural. A bare “pound” is a weight.
_UNITS = {
    "USD": r"(?:US|United\sStates|U\.S\.|American)\sdollars?|dollars?|US\s?\$|USD|\$",
    "EUR": r"euros?|EUR|€",
    "GBP": r"(?:British\s)?pounds?\ssterling|(?:British|UK)\spounds?|sterling|GBP|UK\s?£|£",
    "CHF": r"Swiss\sfrancs?|CHF|SFr\.?",
    "JPY": r"(?:Japanese\s)?yen|JPY|JP\s?¥|¥",
    "CNY": r"(?:Chinese\s)?yuan(?:\srenminbi)?|renminbi|CNY|RMB|CN\s?¥",
    "RUB": r"(?:Russian\s)?ro?ubles?|RUB|₽",
    "TRY": r"(?:new\s)?Turkish\sliras?|TRY|₺",
    "AZN": r"(?:Azerbaijani?\s)?manats?|AZN|₼",
    "INR": r"(?:Indian\s)?rupees?|INR|(?<![^\W\d_])Rs\.?|₹",
    "IRR": r"(?:Iranian\s)?rials?|IRR",
    "SAR": r"Saudi\s(?:Arabian\s)?riy?als?|SAR",
    "EGP": r"Egyptian\spounds?|EGP",
    "AUD": r"Australian\sdollars?|AUD|AU?\s?\$|\$\s?A",
    "CAD": r"Canadian\sdollars?|CAD|CA?\s?\$|Can\s?\$",
    "kWh": r"kilowatt[\s-]?hours?|kWh",
    "MWh": r"megawatt[\s-]?hours?|MWh",
    "GWh": r"gigawatt[\s-]?hours?|GWh",
    "kW": r"kilowatts?|kW",
    "MW": r"megawatts?|MW",
    "GW": r"gigawatts?|GW",
    "W": r"watts?|W",
    "kB": r"kilobytes?|kB",
    "MB": r"megabytes?|MB",
    "GB": r"gigabytes?|GB",
    "TB": r"terabytes?|TB",
    "km2": r"square[\s-](?:kilomet(?:re|er)s?|km)|sq\.?\s?km|km(?:2|²)",
    "m2": r"square[\s-]met(?:re|er)s?|sq\.?\s?m|m(?:2|²)",
    "m3": r"cubic[\s-]met(?:re|er)s?|cu\.?\s?m|m(?:3|³)",
    "ha": r"hectares?|ha",
    "acre": r"acres?",
    "l": r"lit(?:re|er)s?|l",
    "barrel": r"barrels?|bbl",
    "mm": r"millimet(?:re|er)s?|mm",
    "cm": r"centimet(?:re|er)s?|cm",
    "km": r"kilomet(?:re|er)s?|kms?",
    "m": r"met(?:re|er)s?|m",
    "mile": r"(?:nautical\s|sea\s)?miles?|mi",
    "foot": r"feet|foot|ft",
    "inch": r"inch(?:es)?",
    "kg": r"kilogram(?:me)?s?|kilos?|kgs?",
    "g": r"gram(?:me)?s?|g",
    "t": r"(?:metric\s)?ton(?:ne)?s?|t",
    "pound": r"pounds?|lbs?",
    "celsius": r"degrees?[\s-](?:Celsius|centigrade)|°\s?C|℃",
    "fahrenheit": r"degrees?[\s-]Fahrenheit|°\s?F|℉",
    "second": r"seconds?|secs?",
    "minute": r"minutes?|mins?",
    "hour": r"hours?|hrs?|h",
    "day": r"days?",
    "week": r"weeks?|wks?",
    "month": r"months?|mths?",
    "year": r"years?|yrs?",
}

NOTATION = Notation(
    decimals=".",
    groups=",",
    group=",",
    months=(
        "January|Jan",
        "February|Feb",
        "March|Mar",
        "April|Apr",
        "May",
        "June|Jun",
        "July|Jul",
        "August|Aug",
        "September|Sept|Sep",
        "October|Oct",
        "November|Nov",
        "December|Dec",
    ),
    capital_months=True,
    scales={
        "hundreds?": 100,
        "thousands?": 1000,
        "millions?|mn": 10**6,
        "billions?|bn": 10**9,
        "trillions?": 10**12,
    },
    ordinal_suffixes=r"(?:st|nd|rd|th)(?!\w)",
    decades=r"(?<![\w.,])\d{3}0s(?!\w)|(?<!\w)['’]\d0s(?!\w)",
    cardinals={word: value for value, word in enumerate(_ONES, start=1)}
    | {word: value * 10 for value, word in enumerate(_TENS, start=2)}
    | {word[:-1] + "ies": value * 10 for value, word in enumerate(_TENS, start=2)}  # the nineties
    | _LARGE
    | {"dozen": 12}
    | _RELATIONS,
    homographs=frozenset(_RELATIONS),
    duals={"fortnight": 15, "midnight": 0},  # quinze jours, 0 heure
    ordinals={word: value for value, word in enumerate(_ORDINALS, start=1)}
    | {word: value * 10 for value, word in enumerate(_TENTHS, start=2)}
    | {word + "th": value for word, value in _LARGE.items()},
    fractions=_PARTS,
    percents=r"%|per\s?cent|percentage",
    range_words="to|through",
    times=(
        r"(?<![\d.,])(?P<h>\d{1,2})(?:[.:](?P<m>\d{2}))?\s?(?:(?P<am>a\.?m\b\.?)|(?P<pm>p\.?m\b\.?|noon))",
        (
            r"(?<!\d)(?P<h>[012]\d):?(?P<m>[0-5]\d)"
            r"(?=Z|(?:\s(?:and|to|or)\s[012]\d[0-5]\d)?\s(?:hours|hrs|GMT|UTC))"
        ),
        # “at 1310,” but not “at 2000 sites”
        r"(?<=\bat\s)(?P<h>0\d|1[0-8]|2[1-3])(?P<m>[0-5]\d)(?![\d.,]\d|\s[a-z])",
    ),
    decade_words=frozenset({"decade", "decades"}),
    # “one and a half”, “half a million”.
    connectors=frozenset({"and", "a"}),
    # Not a part of another word: “country” is no TRY.
    units={code: rf"(?<![^\W\d_])(?:{words})" for code, words in _UNITS.items()},
    negatives="minus|negative|below zero",
)
