"""Spanish: `1.275,5` or `1 275,5`, años 1990, 84 millones, treinta y uno, trigésimo."""

from fractions import Fraction

from transmem.fidelity.writing.notation import Notation

_ONES = "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince \
dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro \
veinticinco veintiséis veintisiete veintiocho veintinueve".split()
_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_HUNDREDS = "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos \
ochocientos novecientos".split()
_ORDINALS = {
    "primer": 1,
    "segund": 2,
    "tercer": 3,
    "cuart": 4,
    "quint": 5,
    "sext": 6,
    "séptim": 7,
    "sétim": 7,
    "octav": 8,
    "noven": 9,
    "non": 9,
    "décim": 10,
    "undécim": 11,
    "decimoprimer": 11,
    "duodécim": 12,
    "decimosegund": 12,
    "decimotercer": 13,
    "decimocuart": 14,
    "decimoquint": 15,
    "decimosext": 16,
    "decimoséptim": 17,
    "decimoctav": 18,
    "decimonoven": 19,
    "vigésim": 20,
    "vigesimoprimer": 21,
    "vigesimosegund": 22,
    "vigesimotercer": 23,
    "vigesimocuart": 24,
    "vigesimoquint": 25,
    "vigesimosext": 26,
    "vigesimoséptim": 27,
    "vigesimoctav": 28,
    "vigesimonoven": 29,
    "trigésim": 30,
    "cuadragésim": 40,
    "quincuagésim": 50,
    "sexagésim": 60,
    "septuagésim": 70,
    "octogésim": 80,
    "nonagésim": 90,
    "centésim": 100,
    "ducentésim": 200,
    "tricentésim": 300,
    "quingentésim": 500,
    "milésim": 1000,
    "millonésim": 10**6,
}
_SHORT = {"primer": 1, "tercer": 3, "decimoprimer": 11, "decimotercer": 13} | {
    "vigesimoprimer": 21,
    "vigesimotercer": 23,
}
_LARGE = {
    "mil": 1000,
    "miles": 1000,
    "millar": 1000,
    "millares": 1000,
    "millón": 10**6,
    "millones": 10**6,
    "millardo": 10**9,
    "millardos": 10**9,
    "billón": 10**12,
    "billones": 10**12,
}
_ABOUT = {
    "decena": 10,
    "docena": 12,
    "quincena": 15,
    "veintena": 20,
    "treintena": 30,
    "cincuentena": 50,
    "centena": 100,
    "centenar": 100,
    "centenares": 100,
}
# A fourth and lesser parts are ordinals: “tres cuartas partes”.
_PARTS = {
    Fraction(1, 2): "mitad mitades medio media medios medias",
    Fraction(1, 3): "tercio tercios",
}
_PLAIN = str.maketrans("áéíóú", "aeiou")
# Not `in`, `mi`, `s`, `d`, `a`, which are words or too short to tell. A bare “libra” is a weight.
_UNITS = {
    "AUD": r"dólar(?:es)?\saustralianos?|AUD|\$\s?A(?:US?)?|AU?\s?\$",
    "CAD": r"dólar(?:es)?\scanadienses?|CAD|\$\s?(?:CAN|CA|C)|CA?\s?\$",
    "USD": (
        r"dólar(?:es)?\s(?:de\slos\s(?:Estados\sUnidos(?:\sde\sAmérica)?|EE\.?\s?UU\.?)"
        r"|(?:norte)?americanos?|estadounidenses?)|dólar(?:es)?"
        r"|\$\s?(?:EE\.?\s?UU\.?|US)|US\s?\$|USD|\$"
    ),
    "EUR": r"euros?|EUR|€",
    "GBP": r"libras?\s(?:esterlinas?|británicas?)|GBP|£",
    "CHF": r"francos?\ssuizos?|CHF",
    "JPY": r"yen(?:es)?(?:\sjapon(?:és|eses))?|JPY|JP\s?¥|¥",
    "CNY": r"yuan(?:e?s)?(?:\s(?:renminbi|chinos?))?|renminbi|CNY|RMB|CN\s?¥",
    "RUB": r"rublos?(?:\srusos?)?|RUB|₽",
    "TRY": r"(?:nuevas?\s)?(?:liras?|libras?)\sturcas?|TRY|₺",
    "AZN": r"manat(?:e?s)?(?:\sazerbai[yj]anos?|\sazer[íi]e?s?)?|AZN|₼",
    "INR": r"rupias?(?:\sindias?)?|INR|₹",
    "IRR": r"rial(?:es)?(?:\siran(?:íe?s?|ies))?|IRR",
    "SAR": r"ri[ya]al(?:es)?\ssaud(?:íe?s?|itas?)|SAR",
    "EGP": r"libras?\segipcias?|EGP",
    "kWh": r"kilovatios?[\s-]?horas?|kWh",
    "MWh": r"megavatios?[\s-]?horas?|MWh",
    "GWh": r"gigavatios?[\s-]?horas?|GWh",
    "kW": r"kilovatios?|kW",
    "MW": r"megavatios?|MW",
    "GW": r"gigavatios?|GW",
    "W": r"vatios?|W",
    "kB": r"kilo(?:bytes?|octetos?)|kB",
    "MB": r"mega(?:bytes?|octetos?)|MB",
    "GB": r"giga(?:bytes?|octetos?)|GB",
    "TB": r"tera(?:bytes?|octetos?)|TB",
    "km2": r"kilómetros?\scuadrados?|km(?:2|²)",
    "m2": r"metros?\scuadrados?|m(?:2|²)",
    "m3": r"metros?\scúbicos?|m(?:3|³)",
    "ha": r"hectáreas?|ha",
    "acre": r"acres?|ac",
    "l": r"litros?|l",
    "barrel": r"barril(?:es)?|bbl",
    "mm": r"milímetros?|mm",
    "cm": r"centímetros?|cm",
    "km": r"kilómetros?|kms?",
    "m": r"metros?|m",
    "mile": r"millas?(?:\s(?:náuticas?|marinas?))?",
    "foot": r"pies?|ft",
    "inch": r"pulgadas?",
    "kg": r"kilogramos?|kilos?|kgs?",
    "g": r"gramos?|g",
    "t": r"toneladas?(?:\smétricas?)?|t",
    "pound": r"libras?|lb",
    "celsius": r"grados?\s(?:Celsius|cent[íi]grados?)|°\s?C|º\s?C|℃",
    "fahrenheit": r"grados?\sFahrenheit|°\s?F|º\s?F|℉",
    "second": r"segundos?|seg\.?",
    "minute": r"minutos?|min\.?",
    "hour": r"horas?|hrs?|h",
    "day": r"días?",
    "week": r"semanas?|sem\.?",
    "month": r"mes(?:es)?",
    "year": r"años?",
}

# Of so many years: quinquenal, quinquenio.
_EVERY = {"trien": 3, "cuatrien": 4, "cuadrien": 4, "quinquen": 5, "sexen": 6}
_RELATIONS = {
    stem + end: years for stem, years in _EVERY.items() for end in ("al", "ales", "io", "ios")
} | {"decenal": 10, "decenales": 10}
_CARDINALS = (
    {word: value for value, word in enumerate(_ONES, start=1)}
    | _RELATIONS
    | {"un": 1, "una": 1, "veintiún": 21, "veintiuna": 21, "cien": 100}
    | {word: value * 10 for value, word in enumerate(_TENS, start=3)}
    | {word: value * 100 for value, word in enumerate(_HUNDREDS, start=1)}
    | {word[:-2] + "as": value * 100 for value, word in enumerate(_HUNDREDS, start=1) if value > 1}
    | _LARGE
    | _ABOUT
)
_PLACES = {
    stem + end: value for stem, value in _ORDINALS.items() for end in ("o", "a", "os", "as")
} | _SHORT

NOTATION = Notation(
    decimals=",",
    other_decimals=".",
    groups=".",
    group=".",
    months=(
        "enero|ene",
        "febrero|feb",
        "marzo|mar",
        "abril|abr",
        "mayo",
        "junio|jun",
        "julio|jul",
        "agosto|ago",
        "septiembre|setiembre|sept",
        "octubre|oct",
        "noviembre|nov",
        "diciembre|dic",
    ),
    scales={
        "centenares|centenas": 100,
        "mil millones|millardos?": 10**9,
        "mil|miles|millares": 1000,
        "millón|millones": 10**6,
        "billón|billones": 10**12,
    },
    ordinal_suffixes=r"\.?(?:º|ª|°|o\.?|a\.?|er|ro|do|to|mo|vo|no)(?!\w)",
    decades=r"(?<!\w)(?:años|década\sdel?|decenio\sdel?(?:\slos)?)\s(?:\d{3}0|\d0)(?!\d)",
    cardinals=_CARDINALS | {form.translate(_PLAIN): value for form, value in _CARDINALS.items()},
    ordinals=_PLACES | {form.translate(_PLAIN): value for form, value in _PLACES.items()},
    fractions={word: part for part, words in _PARTS.items() for word in words.split()},
    percents=r"%|por\s?cien(?:to)?|porcent",
    range_words="a|al",
    times=(
        (
            r"(?<![\d.,])(?P<h>\d{1,2})[.:](?P<m>[0-5]\d)(?=\s(?:horas|h\b|a las))"
            r"(?:\s(?:horas|h\b\.?))?"
        ),
        (
            r"(?<=las\s)(?P<h>\d{1,2})(?:[.:](?P<m>[0-5]\d))?(?!\d|[.,]\d)"
            r"(?:\s(?:(?P<am>a\.\s?m\.)|(?P<pm>p\.\s?m\.|de la tarde)|horas))?"
        ),
    ),
    decade_words=frozenset({"década", "décadas", "decenio", "decenios"}),
    homographs=frozenset(_RELATIONS),
    connectors=frozenset({"y"}),
    # Not a part of another word: «incluyen» is no yen.
    units={code: rf"(?<![^\W\d_])(?:{words})" for code, words in _UNITS.items()},
    # Not “al menos 5”, “por lo menos 5”, “más o menos 5”.
    negatives=r"(?<!al\s)(?<!lo\s)(?<!o\s)menos|bajo cero",
)
