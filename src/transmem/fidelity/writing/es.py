"""Spanish: `1.275,5` or `1 275,5`, años 1990, 84 millones, treinta y uno, trigésimo."""

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
    "octav": 8,
    "noven": 9,
    "décim": 10,
    "undécim": 11,
    "duodécim": 12,
    "decimotercer": 13,
    "decimocuart": 14,
    "decimoquint": 15,
    "decimosext": 16,
    "decimoséptim": 17,
    "decimoctav": 18,
    "decimonoven": 19,
    "vigésim": 20,
    "trigésim": 30,
    "cuadragésim": 40,
    "quincuagésim": 50,
    "sexagésim": 60,
    "septuagésim": 70,
    "octogésim": 80,
    "nonagésim": 90,
    "centésim": 100,
}

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
    cardinals={word: value for value, word in enumerate(_ONES, start=1)}
    | {"un": 1, "una": 1, "veintiún": 21, "cien": 100}
    | {word: value * 10 for value, word in enumerate(_TENS, start=3)}
    | {word: value * 100 for value, word in enumerate(_HUNDREDS, start=1)}
    | {word[:-1] + "as": value * 100 for value, word in enumerate(_HUNDREDS, start=1) if value > 1}
    | {
        "mil": 1000,
        "miles": 1000,
        "millar": 1000,
        "millares": 1000,
        "millón": 10**6,
        "millones": 10**6,
    },
    ordinals={
        stem + end: value for stem, value in _ORDINALS.items() for end in ("o", "a", "os", "as", "")
    },
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
    connectors=frozenset({"y"}),
)
