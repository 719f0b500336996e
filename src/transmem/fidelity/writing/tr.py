"""Turkish: `1.275,5`, 1990'lı yıllar, 84 bin, 30'uncu, 21. yüzyıl, yirmi beşinci, iki buçuk, %5.

Not listed: forms that are other words too, as “onu”, “altında”, “yüze” and “yüzü”. When small,
“ocak”, “ekim” and “aralık” are a hearth, sowing and an interval.
"""

from fractions import Fraction

from transmem.fidelity.writing.notation import Notation
from transmem.fidelity.writing.turkic import below_a_hundred, dotted, inflected

_ONES = "bir iki üç dört beş altı yedi sekiz dokuz".split()
_TENS = "on yirmi otuz kırk elli altmış yetmiş seksen doksan".split()
_PLACES = "birinci ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu".split()
_TENTHS = "onuncu yirminci otuzuncu kırkıncı ellinci altmışıncı yetmişinci sekseninci \
doksanıncı".split()
_LARGE = {"yüz": 100, "bin": 1000, "milyon": 10**6, "milyar": 10**9, "trilyon": 10**12}
_FORMS = {
    0: "sıfır sıfıra sıfırdan sıfırın",
    1: "biri birini birine birinin birinde birinden",
    2: "ikisi ikisini ikisine ikisinin ikisinde ikisinden ikiye ikiden",
    3: "üçü üçünü üçüne üçünün üçünde üçünden üçe üçten",
    4: "dördü dördünü dördüne dördünün dördünde dördünden dörde dörtten",
    5: "beşi beşini beşine beşinin beşinde beşinden beşe beşten",
    6: "altısı altısını altısına altısının altısında altısından altıya altıdan",
    7: "yedisi yedisini yedisine yedisinin yedisinde yedisinden yediye yediden",
    8: "sekizi sekizini sekizine sekizinin sekizinde sekizinden sekize sekizden",
    9: "dokuzu dokuzunu dokuzuna dokuzunun dokuzunda dokuzundan dokuza dokuzdan",
    12: "düzine",
    20: "yirmisi yirmisini yirmiye yirmiden",
    30: "otuzu otuzunu otuza otuzdan",
    40: "kırkı kırkını kırka kırktan",
    50: "ellisi ellisini elliye elliden",
    60: "altmışı altmışını altmışa altmıştan",
    70: "yetmişi yetmişini yetmişe yetmişten",
    80: "sekseni seksenini seksene seksenden",
    90: "doksanı doksanını doksana doksandan",
}
# I is a vowel like the last one of the word, A “a” or “e”.
_ENDINGS = " sI sInI sInA sInIn sIndA sIndAn sIylA yI yA nIn dA dAn lAr lIk lI".split(" ")
_OPEN = {"ı": "a", "i": "e", "u": "a", "ü": "e"}


_PLACE_VALUES = {
    **below_a_hundred(_PLACES, _TENS, _TENTHS),
    "yüzüncü": 100,
    "bininci": 1000,
    "milyonuncu": 10**6,
}
_CARDINALS = {
    **below_a_hundred(_ONES, _TENS, _TENS),
    **{word: value for value, words in _FORMS.items() for word in words.split()},
    **_LARGE,
}


def _month(name: str, endings: str, short: str, *, homonym: bool = False) -> str:
    """A month; small and by itself, a homonym is another word."""
    small = name[0].lower() + name[1:]
    capitals = name.replace("i", "İ").upper()
    first = name if homonym else f"[{name[0]}{small[0]}]{name[1:]}"
    attached = [first + end for end in endings.split()]
    others = [rf"{small}\s+ay[ıi]\w*"] if homonym else []
    return "|".join([first, *attached, *others, capitals, short])


# Case endings of nouns, for short words that must not grow into others (“yıldız”, “ayrı”).
_CASES = (
    r"(?:l[ae]r)?(?:['’]?(?:[ıiuü](?:n(?:[ıiuü]n?|[ae]|[dt][ae]n?)?)?|y?[ae]|[dt][ae]n?(?:ki)?"
    r"|l[ıiuü](?:[kğ]\w{0,5})?|d[ıiuü]r|y?l[ae]))?"
)
_ANY = r"(?:['’]?[a-zçğıöşü]{1,9})?"

NOTATION = Notation(
    decimals=",",
    other_decimals=".",
    groups=".",
    group=".",
    months=(
        _month("Ocak", "ta tan taki", "Oca", homonym=True),
        _month("Şubat", "ta tan taki ın a ı", "Şub"),
        _month("Mart", "ta tan taki ın", "Mar"),
        _month("Nisan", "da dan daki ın a ı", "Nis"),
        _month("Mayıs", "ta tan taki ın a ı", "May"),
        _month("Haziran", "da dan daki ın a ı", "Haz"),
        _month("Temmuz", "da dan daki un a u", "Tem"),
        _month("Ağustos", "ta tan taki un a u", "Ağu"),
        _month("Eylül", "de den deki ün e ü", "Eyl"),
        _month("Ekim", "de den deki", "Eki", homonym=True),
        _month("Kasım", "da dan daki ın a ı", "Kas"),
        _month("Aralık", "ta tan taki", "Ara", homonym=True),
    ),
    capital_months=True,
    scales={
        r"yüz": 100,
        rf"bin{_CASES}": 1000,
        rf"milyon{_CASES}|mn\.?": 10**6,
        rf"milyar{_CASES}|mr\.?|mlr\.?": 10**9,
        rf"trilyon{_CASES}|trn\.?": 10**12,
    },
    # “21. yüzyıl”, but not the end of a sentence.
    ordinal_suffixes=(
        r"['’]?[ıiuü]?nc[ıiuü]\w{0,6}(?!\w)"
        r"|(?<!\d{4})\.(?=\s(?!(?:bu|şu|o|ve|bir|ancak|ayrıca|böylece|bunun?|onun?)\b)[^\W\d_])"
    ),
    decades=(
        r"(?<![\w.,])(?:\d{3}0|[1-9]0)['’]?(?:l[ıiuü]\s+y[ıi]l\w*|l[ae]r(?:[ıi]n?\w{0,5}|d[ae]\w{0,3})?)"
        r"(?!\w)"
    ),
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
        "yarım yarı yarısı yarısını yarısına yarısının yarısında yarısından".split(),
        Fraction(1, 2),
    )
    | dict.fromkeys("çeyrek çeyreği çeyreğini çeyreğinde çeyreğinin".split(), Fraction(1, 4)),
    halves=dict.fromkeys("buçuk buçukta buçuğu buçuğa buçuktan".split(), Fraction(1, 2)),
    decade_words=frozenset("onyıl onyıllık onyılda onyıldır onyılın onyıllar onyılı".split()),
    units={
        "AUD": r"AUD|AU?\$|avustralya\sdolar\w*",
        "CAD": r"CAD|CA?\$|kanada\sdolar\w*",
        "USD": r"USD|US\$|(?:(?:abd|amerikan)\s)?dolar\w*|\$",
        "EUR": rf"EUR|(?:euro|avro){_ANY}|€",
        "GBP": r"GBP|(?:(?:ingiliz\s)?sterlin|i?ngiliz\spoundu?)\w*|£",
        "CHF": r"CHF|(?:i?sviçre\s)?frang?[ıik]?\w*",
        "JPY": r"JPY|(?:japon\s)?yen(?:i(?:n\w{0,4})?|e|den)?|¥",
        "CNY": r"CNY|CN¥|(?:çin\s)?yuan\w*",
        "RUB": r"RUB|(?:rus\s)?ruble\w*|₽",
        "EGP": r"EGP|mısır\s(?:lira|pound)\w*",
        "TRY": rf"TRY|TL{_ANY}|(?:türk\s)?lira\w*|₺",
        "AZN": r"AZN|(?:azerbaycan\s)?manat\w*|₼",
        "INR": r"INR|(?:hindistan\s|hint\s)?rupi\w*|₹",
        "SAR": r"SAR|suudi(?:\sarabistan)?\sriyal\w*",
        "IRR": r"IRR|(?:i?ran\s)?riyal\w*",
        "second": rf"saniye{_ANY}|sn\.?",
        "minute": rf"dakika{_ANY}|dk\.?",
        "hour": rf"saat{_ANY}|sa\.?",
        "day": rf"gün{_CASES}|günü",
        "week": rf"hafta{_ANY}|hf\.?",
        "month": rf"ay{_CASES}",
        "year": rf"(?<!\d{{4}}\s)yıl{_CASES}|sene{_CASES}|yaşında\w*",
        "km2": rf"kilometre\s?kare{_ANY}|km²|km2",
        "m2": rf"metre\s?kare{_ANY}|m²|m2",
        "ha": rf"hektar{_ANY}|ha",
        "acre": rf"akre{_ANY}|ac",
        "m3": rf"metre\s?küp{_ANY}|m³|m3",
        "mm": rf"milimetre{_ANY}|mm",
        "cm": rf"santimetre{_ANY}|santim|cm",
        "km": rf"kilometre(?!\s?kare){_ANY}|km{_CASES}",
        "m": rf"metre(?!\s?k(?:are|üp)){_ANY}|m",
        "mile": rf"(?:deniz\s)?mil{_CASES}|mi",
        "foot": rf"(?:fit|ayak){_CASES}|ft|′",
        "inch": rf"inç{_CASES}|″",
        "l": rf"litre{_ANY}|l|lt",
        "barrel": rf"varil{_ANY}|bbl",
        "kg": rf"kilogram{_ANY}|kilo{_CASES}|kg",
        "g": rf"gram{_ANY}|g|gr",
        "t": rf"(?:metrik\s)?ton{_CASES}|t",
        "pound": rf"libre{_CASES}|lb",
        "celsius": rf"(?:(?:santigrat|selsius)\s)?derece{_ANY}(?:\ssantigrat)?|°\s?C|℃",
        "fahrenheit": rf"fahren(?:hayt|heit)\sderece{_ANY}|derece\sfahrenheit|°\s?F|℉",
        "kWh": rf"kilovat\s?saat{_ANY}|kWh",
        "MWh": rf"megavat\s?saat{_ANY}|MWh",
        "GWh": rf"gigavat\s?saat{_ANY}|GWh",
        "kW": rf"kilo(?:vat|watt){_CASES}|kW",
        "MW": rf"mega(?:vat|watt){_CASES}|MW",
        "GW": rf"giga(?:vat|watt){_CASES}|GW",
        "W": rf"(?:vat|watt){_CASES}|W",
        "kB": rf"kilobayt{_CASES}|kB",
        "MB": rf"megabayt{_CASES}|MB",
        "GB": rf"gigabayt{_CASES}|GB",
        "TB": rf"terabayt{_CASES}|TB",
    },
    # Also “face”, “tear”, “him”, “under” and “forties”.
    homographs=frozenset("yüz on altı kırk bin".split()),
    denominators={
        word: value
        for value, word in enumerate(
            "ikide üçte dörtte beşte altıda yedide sekizde dokuzda onda".split(), start=2
        )
    },
    continued_scales=True,
    negatives=r"\beksi|\bsıfırın\saltında",
    percents=r"%|\byüzde(?:si|lik|sini?)?|puan",
    percent_before=True,
    range_words=r"ila|ile|[iı]l[aâ]",
    times=(
        (
            r"(?:(?P<am>sabah|öğleden\sönce)\s|(?P<pm>öğleden\ssonra|akşam|"
            r"gece(?=\ssaat\s(?:[7-9]|1[01])(?!\d)))\s)?(?<!\w)saat(?:ler)?[ıi]?\s(?P<h>[01]?\d|2[0-4])"
            r"(?:[.:](?P<m>[0-5]\d))?(?!\d|[.,]\d)"
        ),
        (
            r"(?<!\w)(?:(?P<am>sabah)|(?P<pm>öğleden\ssonra|akşam))\s(?P<h>1?\d)"
            r"(?:[.:](?P<m>[0-5]\d))?(?=['’][dt][ae])"
        ),
        r"(?<![\d.,:])(?P<h>[01]?\d|2[0-4])[.:](?P<m>[0-5]\d)(?=['’](?:d[ae]|t[ae]|y[ae]|[ae])\w{0,3})",
    ),
)
