"""How a language writes numbers and dates: data, a module a language.

A language without a module of its own is served from CLDR through Babel: separators and month
names, but no number words, scales or decades.
"""

from __future__ import annotations

import importlib
import re
from fractions import Fraction
from functools import cache
from importlib.util import find_spec

from babel.dates import get_month_names
from babel.numbers import get_decimal_symbol, get_group_symbol

from transmem import languages
from transmem.fidelity.folding import WORD
from transmem.fidelity.lexicon import Lexicon
from transmem.fidelity.writing.notation import UNITS, Notation

__all__ = ["Notation", "Writing", "writing_of"]

_TIME = r"(?<![\d:.,])(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?![\d:])"
# A pattern that begins with figures, whatever must not stand before them.
_FIGURES_FIRST = re.compile(r"(?:\(\?<[!=][^()]*\))*\(\?P<h>")
_STEM = 3
_NOTHING = re.compile(r"(?!)")


@cache
def writing_of(language: str, context: str = "") -> Writing:
    """Gives how a language writes, with the month names of English and of a context language."""
    others = [_notation(tag) for tag in ("en", context) if tag]
    return Writing(_notation(language), others)


@cache
def _notation(tag: str) -> Notation:
    name = languages.base(tag)
    if find_spec(f"{__name__}.{name}") and name != "notation":
        module = importlib.import_module(f"{__name__}.{name}")
        found: Notation = module.NOTATION
        return found
    return _from_cldr(tag)


def _from_cldr(tag: str) -> Notation:
    locale = languages.locale(tag)
    if locale is None:
        return Notation(decimals=".,", groups=".,")
    names: list[set[str]] = [set() for _ in range(12)]
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, context, locale).items():
                if len(name.rstrip(".")) > 2 and not name[0].isdigit():
                    names[number - 1].add(re.escape(name.rstrip(".")))
    decimal, group = get_decimal_symbol(locale), get_group_symbol(locale)
    return Notation(
        decimals=decimal,
        other_decimals="." if decimal == "," else "",
        groups=group.replace("\u202f", " "),
        group=group,
        months=tuple("|".join(sorted(found, key=len, reverse=True)) for found in names),
    )


class Writing:
    """A notation made ready to search with."""

    def __init__(self, notation: Notation, others: list[Notation]) -> None:
        self.decimals = notation.decimals
        self.groups = notation.groups
        self.other_decimals = notation.other_decimals
        self.other_groups = notation.other_groups
        self.group = notation.group
        self.reversed_groups = notation.reversed_groups
        self.ideographic = notation.ideographic
        self.dual_counts = notation.dual_counts
        self.lexicon = Lexicon(notation)
        self.negatives = _or_nothing(notation.negatives)
        self.negative_before = _or_nothing(_before(notation.negatives))
        self.ordinal_before = _or_nothing(_before(notation.ordinal_prefixes))
        self.units_after = _units_after(notation)
        self.units_before = _units_before(notation)
        self.continued_scales = notation.continued_scales or notation.ideographic
        # A slash may stand before decimals (Persian).
        slash = "/" * ("/" in notation.decimals)
        self.run = re.compile(rf"\d+(?:[.,'’٫٬{slash}]\d+)*(?:[ \u00a0]\d+(?:[.,٫]\d+)?)*")
        self.tenths = _or_nothing(notation.tenths)
        edges = ("", "") if notation.ideographic else (r"(?<![^\W\d_])", r"(?![^\W\d_])")
        self.units = {
            code: _or_nothing(rf"{edges[0]}(?:{words}){edges[1]}")
            for code, words in notation.units.items()
        }
        self.eras = notation.eras
        self.has_other_calendars = bool(notation.eras or notation.solar_months)
        self.words_before = bool(re.search(r"yüzde|vH", notation.percents))
        names = "|".join(map(re.escape, notation.eras))
        self.era_pattern = _or_nothing(
            rf"(?P<era>{names})\s?(?P<year>\d{{1,2}}|元)\s?年?" * bool(names)
        )
        solar = "|".join(notation.solar_months)
        self.solar_pattern = _or_nothing(rf"(?<![^\W\d_])(?:{solar})(?![^\W\d_])" * bool(solar))
        self._solar_months = notation.solar_months
        self.section_letters = _or_nothing(
            rf"\s?(?:{notation.section_letters})(?=\s?\()" * bool(notation.section_letters)
        )
        self.percents = _or_nothing(notation.percents)
        self.range_words = _or_nothing(rf"\s*(?:[-–—]|{notation.range_words or '-'})\s*")
        self._scales = notation.scales
        self.knows_scales = bool(notation.scales)
        self._months = [
            (re.compile(f"{names}", 0 if source.capital_months else re.IGNORECASE), number)
            for source in (notation, *others)
            for number, names in enumerate(source.months, start=1)
            if names
        ]
        self._full_months = [
            re.compile(
                names if "(" in names else names.partition("|")[0],
                0 if source.capital_months else re.IGNORECASE,
            )
            for source in (notation, *others)
            for names in source.months
            if names
        ]
        self._month_words, self._month_stems = _month_beginnings([notation, *others])
        self.month_pattern = _month_pattern([notation, *others])
        self.time_patterns = [
            (re.compile(pattern, re.IGNORECASE), bool(_FIGURES_FIRST.match(pattern)))
            for pattern in (*notation.times, _TIME)
        ]
        self.decade_pattern = _or_nothing(notation.decades)
        self.ordinal_pattern = _or_nothing(notation.ordinal_suffixes)
        # The longest word first: 万亿 is no 万.
        alternatives = [
            word
            for words in self._scales
            for word in ([words] if "(" in words else words.split("|"))
        ]
        words = "|".join(sorted(alternatives, key=len, reverse=True))
        about = "[多余餘几幾]?" if notation.ideographic else ""
        self.scale_pattern = _or_nothing(
            rf"[\s-]?\s?{about}(?P<word>{words}){notation.scale_end}" if words else ""
        )

    def may_have_months(self, words: frozenset[str]) -> bool:
        """Whether a month may be among the words of a text."""
        if not self._month_words.isdisjoint(words) or "" in self._month_stems:
            return True
        return not self._month_stems.isdisjoint({word[:_STEM] for word in words})

    def month_number(self, name: str) -> int:
        """Gives the number of a month's name that `month_pattern` has found."""
        bare = name.strip(" .\u00a0")
        return next(
            number
            for pattern, number in self._months
            if pattern.fullmatch(bare) or pattern.fullmatch(bare[1:])
        )

    def is_full_name(self, name: str) -> bool:
        """Whether a month's name is the first of its forms, no abbreviation."""
        return any(pattern.fullmatch(name) for pattern in self._full_months)

    def scale(self, word: str) -> int:
        """Gives what a scale word multiplies with."""
        return next(
            factor
            for pattern, factor in self._scales.items()
            if re.fullmatch(pattern, word, re.IGNORECASE)
        )

    def solar_month(self, name: str) -> int:
        """Gives the number of a month of the Solar Hijri calendar."""
        return next(
            number
            for number, names in enumerate(self._solar_months, start=1)
            if re.fullmatch(names, name, re.IGNORECASE)
        )

    def write(self, value: Fraction | int) -> str | None:
        r"""Writes a number as the language does; None if its decimals do not end.

        >>> writing_of("fr").write(Fraction(2551, 2))
        '1\u202f275,5'
        """
        whole, rest = divmod(Fraction(value), 1)
        decimals = format(rest.numerator / rest.denominator, ".6f").rstrip("0")[2:]
        if Fraction(int(decimals or 0), 10 ** len(decimals)) != rest:
            return None
        written = f"{int(whole):,}".replace(",", self.group)
        return written + (self.decimals[0] + decimals if decimals else "")


def _before(pattern: str) -> str:
    return rf"(?:{pattern})\s?$" if pattern else ""


def _units_after(notation: Notation) -> re.Pattern[str]:
    """What a figure counts, said after it, with a name for each unit."""
    units = {"percent": notation.percents, **notation.units}
    named = "|".join(rf"(?P<{code}>{words})" for code, words in units.items())
    end = "" if notation.ideographic else r"(?![^\W\d_])"
    return re.compile(rf"[\s-]?(?:de\s|d['’]|of\s)?(?:{named}){end}", re.IGNORECASE)


def _units_before(notation: Notation) -> re.Pattern[str]:
    """What a figure counts, said before it: money and percentages."""
    units = {"percent": notation.percents} | {
        code: words for code, words in notation.units.items() if code in UNITS["money"]
    }
    named = "|".join(rf"(?P<{code}>{words})" for code, words in units.items())
    start = "" if notation.ideographic else r"(?<![^\W\d_])"
    return re.compile(rf"{start}(?:{named})\s?$", re.IGNORECASE)


def _or_nothing(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE) if pattern else _NOTHING


def _month_beginnings(notations: list[Notation]) -> tuple[frozenset[str], frozenset[str]]:
    """Gives the first words of plain month names, and how the others begin.

    Where a name has no certain beginning of some length, an empty one stands for all of them.
    """
    words: set[str] = set()
    stems: set[str] = set()
    for notation in notations:
        prefixes = ["", *notation.month_prefixes]
        for names in notation.months:
            for name in re.split(r"\|(?![^(]*\))", names):
                first = name.casefold().split()[0] if name else ""
                found = WORD.match(first)
                beginning = found[0] if found else ""
                if beginning == first:
                    words.update(prefix + first for prefix in prefixes)
                else:
                    sure = beginning if len(beginning) >= _STEM else ""
                    stems.update(
                        (prefix + sure)[:_STEM] for prefix in prefixes if sure or not prefix
                    )
    return frozenset(words), frozenset(stems)


def _month_pattern(notations: list[Notation]) -> re.Pattern[str]:
    alternatives = []
    for notation in notations:
        names = "|".join(name for name in notation.months if name)
        if not names:
            continue
        one = rf"(?:{names})" if notation.capital_months else rf"(?i:{names})"
        prefix = rf"[{notation.month_prefixes}]?" if notation.month_prefixes else ""
        alternatives.append(rf"{prefix}{one}(?:\s?/\s?{one})?")
    if not alternatives:
        return _NOTHING
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(alternatives)})\.?(?![^\W\d_])")
