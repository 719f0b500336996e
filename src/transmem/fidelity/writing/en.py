"""English: `1,275.5`, `1990s`, `84 million`, twenty-five, twenty-fifth."""

from transmem.fidelity.writing.notation import Notation

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth \
thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
_TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split()

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
    | {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9},
    ordinals={word: value for value, word in enumerate(_ORDINALS, start=1)}
    | {word: value * 10 for value, word in enumerate(_TENTHS, start=2)}
    | {"hundredth": 100, "thousandth": 1000},
    percents=r"%|per\s?cent|percentage",
    range_words="to|through",
    times=(
        r"(?<![\d.,])(?P<h>\d{1,2})(?:[.:](?P<m>\d{2}))?\s?(?:(?P<am>a\.?m\b\.?)|(?P<pm>p\.?m\b\.?|noon))",
        r"(?<!\d)(?P<h>[012]\d):?(?P<m>[0-5]\d)(?=\s(?:hours|hrs|GMT|UTC))",
    ),
    decade_words=frozenset({"decade", "decades"}),
    connectors=frozenset({"and"}),
)
