"""French: `1 275,5`, années 1990, 84 millions, vingt-cinq, vingt-cinquième, quatre-vingt-dix."""

from transmem.fidelity.writing.notation import Notation

_ONES = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze \
seize".split()
_TENS = {
    "vingt": 20,
    "vingts": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "septante": 70,
    "huitante": 80,
    "nonante": 90,
}
_ORDINALS = {
    "premier": 1,
    "première": 1,
    "deuxième": 2,
    "second": 2,
    "seconde": 2,
    "unième": 1,
    "troisième": 3,
    "quatrième": 4,
    "cinquième": 5,
    "sixième": 6,
    "septième": 7,
    "huitième": 8,
    "neuvième": 9,
    "dixième": 10,
    "onzième": 11,
    "douzième": 12,
    "treizième": 13,
    "quatorzième": 14,
    "quinzième": 15,
    "seizième": 16,
    "vingtième": 20,
    "trentième": 30,
    "quarantième": 40,
    "cinquantième": 50,
    "soixantième": 60,
    "centième": 100,
    "millième": 1000,
}
_HUNDREDS = {"cent": 100, "cents": 100, "mille": 1000, "million": 10**6, "millions": 10**6}

NOTATION = Notation(
    decimals=",",
    other_decimals=".",
    groups="",
    other_groups=".",
    group="\u202f",
    months=(
        "janvier|janv",
        "février|fevrier|févr",
        "mars",
        "avril|avr",
        "mai",
        "juin",
        "juillet|juill",
        "août|aout",
        "septembre|sept",
        "octobre|oct",
        "novembre|nov",
        "décembre|decembre|déc",
    ),
    scales={
        "centaines?": 100,
        "mille|milliers?": 1000,
        "millions?": 10**6,
        "milliards?": 10**9,
        "billions?": 10**12,
    },
    ordinal_suffixes=r"(?:ers?|ères?|res?|es?|nde?s?|ème?s?|ièmes?|ᵉʳ?)(?!\w)",
    decades=r"(?<!\w)(?:années|décennie)\s(?:\d{3}0|\d0)(?!\d)",
    cardinals={word: value for value, word in enumerate(_ONES, start=1)}
    | {"une": 1}
    | _TENS
    | _HUNDREDS
    | {"millier": 1000, "milliers": 1000, "centaine": 100, "centaines": 100, "dizaine": 10},
    percents=r"%|pour\s?cent|pourcent",
    range_words="à|au|aux",
    times=(r"(?<![\d.,])(?P<h>\d{1,2})\s?(?:heures?|h)(?!\w)(?:\s?(?P<m>[0-5]\d)(?!\d|\s\d{3}))?",),
    decade_words=frozenset({"décennie", "décennies"}),
    ordinals=_ORDINALS,
    connectors=frozenset({"et"}),
    twenties=True,
)
