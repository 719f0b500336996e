"""The form that a language's data have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

# The codes of `Notation.units`: ISO 4217 for money (a bare “dollar” is USD), and what UN texts
# measure. A unit may change only into another one of another class: “2 weeks” may be “14 days”,
# not “2 days”.
UNITS: Mapping[str, tuple[str, ...]] = {
    "money": tuple("USD EUR GBP CHF JPY CNY RUB TRY AZN INR IRR SAR EGP AUD CAD".split()),
    "time": ("second", "minute", "hour", "day", "week", "month", "year"),
    "length": ("mm", "cm", "m", "km", "mile", "foot", "inch"),
    "area": ("m2", "km2", "ha", "acre"),
    "volume": ("l", "m3", "barrel"),
    "mass": ("g", "kg", "t", "pound"),
    "temperature": ("celsius", "fahrenheit"),
    "power": ("W", "kW", "MW", "GW"),
    "energy": ("kWh", "MWh", "GWh"),
    "data": ("kB", "MB", "GB", "TB"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Notation:
    """What a translator knows of how the language writes numbers and dates.

    Patterns are regular expressions for text whose digits are ASCII and whose no-break spaces
    are U+00A0; they are searched without regard to case.

    Attributes:
        decimals: Characters that may stand before the decimals.
        other_decimals: Characters that may too, if not three digits follow: the numbers of articles
            (`2.26`), and what is written after another language's fashion.
        groups: Characters that usually stand between groups of three digits; spaces always may.
        other_groups: Characters that also do, but look foreign: a warning.
        group: What stands between groups in a suggestion.
        months: A pattern for each of the twelve months, all forms of the name.
        capital_months: Month names count only with a capital letter (English “may”, “march”).
        month_prefixes: Letters that may be attached to a month's name (Arabic).
        scales: Patterns of the words after figures that multiply them.
        scale_end: What must follow such a word.
        ordinal_suffixes: Pattern of what makes figures an ordinal.
        decades: Pattern of decades in figures, the figures being its only digits.
        ordinal_prefixes: Pattern of what stands before figures that count a place (第).
        cardinals: Number words in every form, casefolded, with what each adds or, from a hundred
            up, multiplies.
        ordinals: Ordinal words in every form, casefolded.
        fractions: Words for a part of one (“half”, «tiers»), casefolded: a number word before
            them multiplies (“two thirds”), with a connector between it adds (“one and a half”).
            Ordinals after a cardinal (“two fifths”) are understood without this.
        halves: Words that add to what stands before them (Turkish “buçuk”), with what they add.
        leading_halves: Words that add to what follows them (Hindi “साढ़े”), with what they add.
        decade_words: Number words for ten years, which multiply (“trois décennies”).
        connectors: Words between number words (“and”).
        prefixes: What may be attached to a number word (Arabic waw).
        units: What is counted or measured, by a code that all languages share (see `UNITS`): a
            pattern of the words and signs at figures, before or after them, in every form.
        negatives: Pattern of words that say that a figure is below zero.
        eras: Words before a year of an era, with what makes it a year of our era (平成: 1988).
        solar_months: Patterns of the twelve months of the Solar Hijri calendar.
        section_letters: Pattern of the letters that stand for A, B, C after the number of a
            resolution, and that figures must not be multiplied with (Arabic ألف).
        times: Patterns of times of day, with groups `h`, `m` and, where there are, `am` and `pm`.
        article: An article that makes tens ordinals (Arabic).
        percents: Pattern of a per cent sign or words, anywhere.
        percent_before: A word for per cent may stand before figures (Turkish “yüzde 5”).
        tenths: Pattern of a sign after figures that makes them tens of per cent (割).
        homographs: Number words that may be other words (Russian «семью»): never told to be new.
        denominators: Words for the parts of which the next word counts some (Turkish “üçte iki”).
        compounds: Pattern of what is written together with a number word (German “-jährig”).
        continued_scales: Lesser figures may follow a scale word (Turkish “12 bin 480”, 12万480).
        duals: Number words that stand for two of themselves where they stand alone, with what
            they then mean (Arabic ألفا).
        range_words: Pattern of the word between the ends of a range.
        twenties: `quatre-vingt` is 80.
        reversed_groups: Groups of digits may be stored in reversed order (Arabic).
        ideographic: Numbers may be written in Chinese numerals.
        dual_counts: One and two may be said by the noun's form alone (Arabic).
    """

    decimals: str
    groups: str
    other_decimals: str = ""
    other_groups: str = ""
    group: str = ""
    months: tuple[str, ...] = ()
    capital_months: bool = False
    month_prefixes: str = ""
    scales: Mapping[str, int] = field(default_factory=dict)
    scale_end: str = r"(?![^\W\d_])"
    ordinal_suffixes: str = ""
    decades: str = ""
    ordinal_prefixes: str = ""
    cardinals: Mapping[str, int | Fraction] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    fractions: Mapping[str, Fraction] = field(default_factory=dict)
    halves: Mapping[str, Fraction] = field(default_factory=dict)
    leading_halves: Mapping[str, Fraction] = field(default_factory=dict)
    decade_words: frozenset[str] = frozenset()
    connectors: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    units: Mapping[str, str] = field(default_factory=dict)
    negatives: str = ""
    eras: Mapping[str, int] = field(default_factory=dict)
    solar_months: tuple[str, ...] = ()
    section_letters: str = ""
    times: tuple[str, ...] = ()
    article: str = ""
    percents: str = r"[%٪]"
    percent_before: bool = False
    tenths: str = ""
    homographs: frozenset[str] = frozenset()
    denominators: Mapping[str, int] = field(default_factory=dict)
    compounds: str = ""
    continued_scales: bool = False
    duals: Mapping[str, int] = field(default_factory=dict)
    range_words: str = ""
    twenties: bool = False
    reversed_groups: bool = False
    ideographic: bool = False
    dual_counts: bool = False
