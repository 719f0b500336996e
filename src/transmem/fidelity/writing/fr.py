"""French: `1 275,5`, années 1990, 84 millions, vingt-cinq, vingt-cinquième, quatre-vingt-dix.

Ordinals add up as cardinals do: vingt et unième, soixante et onzième, quatre-vingt-dixième.
"""

from fractions import Fraction

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
    "octante": 80,
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
    "septantième": 70,
    "huitantième": 80,
    "nonantième": 90,
    "centième": 100,
    "millième": 1000,
    "millionième": 10**6,
    "milliardième": 10**9,
}
_HUNDREDS = {
    "cent": 100,
    "cents": 100,
    "mille": 1000,
    "million": 10**6,
    "millions": 10**6,
    "milliard": 10**9,
    "milliards": 10**9,
    "billion": 10**12,
    "billions": 10**12,
}
# Said of about so many; “dizaines” and “vingtaines” say nothing of how many.
_ABOUT = {
    "millier": 1000,
    "milliers": 1000,
    "centaine": 100,
    "centaines": 100,
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
}
_PARTS = {
    Fraction(1, 2): "moitié moitiés demi demie demis demies",
    Fraction(1, 3): "tiers",
    Fraction(1, 4): "quart quarts",
}
_PLAIN = str.maketrans("éèû", "eeu")
# Not `s`, `j`, `a`, which are no units alone. A bare “livre” is a weight, or a book.
_UNITS = {
    "AUD": r"dollars?\saustraliens?|AUD|\$\s?A(?:US?)?|AU?\s?\$",
    "CAD": r"dollars?\scanadiens?|CAD|\$\s?(?:CAN|CA|C)|CA?\s?\$",
    "USD": (
        r"dollars?\s(?:des\s[ÉE]tats[\s-]Unis(?:\sd['’]Amérique)?|(?:nord-)?américains?"
        r"|[ÉE]\.?[\s-]?U\.?|US)|dollars?|\$\s?(?:[ÉE]\.?-?U\.?|US)|US\s?\$|USD|\$"
    ),
    "EUR": r"euros?|EUR|€",
    "GBP": r"livres?\s(?:sterling|britanniques?)|sterling|GBP|£",
    "CHF": r"francs?\ssuisses?|CHF|FS",
    "JPY": r"yens?(?:\sjaponais)?|JPY|JP\s?¥|¥",
    "CNY": r"yuans?(?:\srenminbis?)?(?:\schinois)?|renminbi|CNY|RMB|CN\s?¥",
    "RUB": r"roubles?(?:\srusses?)?|RUB|₽",
    "TRY": r"(?:nouvelles?\s)?livres?\sturques?|TRY|₺",
    "AZN": r"manats?(?:\sazerba[iï]djanais|\sazéris?)?|AZN|₼",
    "INR": r"roupies?(?:\sindiennes?)?|INR|₹",
    "IRR": r"rials?(?:\siraniens?)?|IRR",
    "SAR": r"ri[ya]als?\ssaoudiens?|SAR",
    "EGP": r"livres?\ségyptiennes?|EGP",
    "kWh": r"kilowatt(?:s?[\s-]|s)?heures?|kWh",
    "MWh": r"mégawatt(?:s?[\s-]|s)?heures?|MWh",
    "GWh": r"gigawatt(?:s?[\s-]|s)?heures?|GWh",
    "kW": r"kilowatts?|kW",
    "MW": r"mégawatts?|MW",
    "GW": r"gigawatts?|GW",
    "W": r"watts?|W",
    "kB": r"kilo(?:octet|byte)s?|ko|kB",
    "MB": r"méga(?:octet|byte)s?|Mo|MB",
    "GB": r"giga(?:octet|byte)s?|Go|GB",
    "TB": r"téra(?:octet|byte)s?|To|TB",
    "km2": r"kilomètres?[\s-]carrés?|km(?:2|²)",
    "m2": r"mètres?[\s-]carrés?|m(?:2|²)",
    "m3": r"mètres?[\s-]cubes?|m(?:3|³)",
    "ha": r"hectares?|ha",
    "acre": r"acres?(?:\sanglo-saxonnes?)?|ac",
    "l": r"litres?|l",
    "barrel": r"barils?|bbl",
    "mm": r"millimètres?|mm",
    "cm": r"centimètres?|cm",
    "km": r"kilomètres?|km",
    "m": r"mètres?|m(?!\s?[€$£])",
    "mile": r"mill?es?\s(?:marins?|nautiques?)|miles?",
    "foot": r"pieds?|pi",
    "inch": r"pouces?|po",
    "kg": r"kilogrammes?|kilos?|kg",
    "g": r"grammes?|g",
    "t": r"tonnes?|t",
    "pound": r"livres?|lb",
    "celsius": r"degrés?\s(?:Celsius|centigrades?)|°\s?C|℃",
    "fahrenheit": r"degrés?\sFahrenheit|°\s?F|℉",
    "second": r"secondes?|sec\.?",
    "minute": r"minutes?|mn|min\.?",
    "hour": r"heures?|h",
    "day": r"jours?|journées?",
    "week": r"semaines?|sem\.?",
    "month": r"mois",
    "year": r"ann[ée]es?|ans?",
}

# Of so many years.
_EVERY = {"trienn": 3, "quadrienn": 4, "quinquenn": 5, "sexenn": 6, "septenn": 7, "décenn": 10}
_RELATIONS = {
    stem + end: years for stem, years in _EVERY.items() for end in ("al", "ale", "ales", "aux")
} | {"quinquennat": 5, "septennat": 7}

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
    | _ABOUT
    | _RELATIONS,
    percents=r"%|pour\s?cent|pourcent",
    range_words="à|au|aux",
    times=(
        r"(?<![\d.,])(?P<h>\d{1,2})\s?(?:heures?|h)(?!\w)(?:\s?(?P<m>[0-5]\d|\d(?=\s*(?:[,.;)]|$)))(?!\d|\s\d{3}))?",
    ),
    decade_words=frozenset({"décennie", "décennies"}),
    ordinals=_ORDINALS
    | {form.translate(_PLAIN): value for form, value in _ORDINALS.items()}
    # Not “secondes”, which are a time.
    | {form + "s": value for form, value in _ORDINALS.items() if form != "seconde"}
    | {form.translate(_PLAIN) + "s": n for form, n in _ORDINALS.items() if form != "seconde"},
    fractions={word: part for part, words in _PARTS.items() for word in words.split()},
    connectors=frozenset({"et"}),
    # Not a part of another word: «moyen» is no yen.
    units={code: rf"(?<![^\W\d_])(?:{words})" for code, words in _UNITS.items()},
    # Not “au moins 5”, “du moins”, “plus ou moins 5”.
    negatives=r"(?<!au\s)(?<!du\s)(?<!ou\s)(?<!à\s)moins|dessous de zéro",
    twenties=True,
    # Also “new” and a seclusion.
    homographs=frozenset({"neuf", "quarantaine", *_RELATIONS}),
)
