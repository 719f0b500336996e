"""A notation made ready to search with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from transmem.fidelity.writing.lexicon import Lexicon
from transmem.fidelity.writing.month_names import MonthNames
from transmem.fidelity.writing.notation import UNITS, Notation

_TIME = r"(?<![\d:.,])(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?![\d:])"
# A pattern that begins with figures, whatever must not stand before them.
_FIGURES_FIRST = re.compile(r"(?:\(\?<[!=][^()]*\))*\(\?P<h>")
_NOTHING = re.compile(r"(?!)")
# Of a word: no letter stands before it, or after it.
_START, _END = r"(?<![^\W\d_])", r"(?![^\W\d_])"


class Writing:
    """How a language writes: its notation, and patterns and words made of it.

    A pattern of what the language does not have finds nothing.

    Attributes:
        notation: What is known of the language.
        lexicon: Its number words.
        months: Names of months, in the language and in others.
        run: Figures with all that may be among them, of one number or several.
        scale_pattern: The word after figures that multiplies them.
        units: By code, what figures count or measure.
        units_after: The same, said after figures, with a group for each unit.
        units_before: Money and percentages, said before figures, with a group for each unit.
        era_pattern: A year of an era, with the groups ``era`` and ``year``.
        time_patterns: Times of day, and whether figures come first in them.
    """

    def __init__(self, notation: Notation, others: Sequence[Notation]) -> None:
        self.notation = notation
        self.lexicon = Lexicon(notation)
        self.months = MonthNames([notation, *others])
        self.run = _run(notation)
        self.scale_pattern = _scale(notation)
        self.decade_pattern = _or_nothing(notation.decades)
        self.ordinal_pattern = _or_nothing(notation.ordinal_suffixes)
        self.ordinal_before = _or_nothing(_before(notation.ordinal_prefixes))
        self.section_letters = _section_letters(notation)
        self.negatives = _or_nothing(notation.negatives)
        self.negative_before = _or_nothing(_before(notation.negatives))
        self.range_words = _or_nothing(rf"\s*(?:[-–—]|{notation.range_words or '-'})\s*")
        self.percents = _or_nothing(notation.percents)
        self.tenths = _or_nothing(notation.tenths)
        self.units = _units(notation)
        self.units_after = _units_after(notation)
        self.units_before = _units_before(notation)
        self.era_pattern = _era(notation)
        self.solar_pattern = _solar(notation)
        self.time_patterns = [
            (re.compile(pattern, re.IGNORECASE), bool(_FIGURES_FIRST.match(pattern)))
            for pattern in (*notation.times, _TIME)
        ]

    def scale(self, word: str) -> int:
        """Gives what a scale word multiplies with."""
        return next(
            factor
            for pattern, factor in self.notation.scales.items()
            if re.fullmatch(pattern, word, re.IGNORECASE)
        )

    def solar_month(self, name: str) -> int:
        """Gives the number of a month of the Solar Hijri calendar."""
        return next(
            number
            for number, names in enumerate(self.notation.solar_months, start=1)
            if re.fullmatch(names, name, re.IGNORECASE)
        )

    def write(self, value: Fraction | int) -> str | None:
        """Writes a number as the language does; None if its decimals do not end."""
        whole, rest = divmod(Fraction(value), 1)
        decimals = format(rest.numerator / rest.denominator, ".6f").rstrip("0")[2:]
        if Fraction(int(decimals or 0), 10 ** len(decimals)) != rest:
            return None
        written = f"{int(whole):,}".replace(",", self.notation.group)
        return written + (self.notation.decimals[0] + decimals if decimals else "")


def _or_nothing(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE) if pattern else _NOTHING


def _before(pattern: str) -> str:
    return rf"(?:{pattern})\s?$" if pattern else ""


def _run(notation: Notation) -> re.Pattern[str]:
    slash = "/" * ("/" in notation.decimals)  # it may stand before decimals (Persian)
    return re.compile(rf"\d+(?:[.,'’٫٬{slash}]\d+)*(?:[ \u00a0]\d+(?:[.,٫]\d+)?)*")


def _scale(notation: Notation) -> re.Pattern[str]:
    alternatives = [
        word
        for words in notation.scales
        for word in ([words] if "(" in words else words.split("|"))
    ]
    if not alternatives:
        return _NOTHING
    # The longest word first: 万亿 is no 万.
    words = "|".join(sorted(alternatives, key=len, reverse=True))
    about = "[多余餘几幾]?" if notation.ideographic else ""
    return _or_nothing(rf"[\s-]?\s?{about}(?P<word>{words}){notation.scale_end}")


def _section_letters(notation: Notation) -> re.Pattern[str]:
    letters = notation.section_letters
    return _or_nothing(rf"\s?(?:{letters})(?=\s?\()" if letters else "")


def _units(notation: Notation) -> dict[str, re.Pattern[str]]:
    start, end = ("", "") if notation.ideographic else (_START, _END)
    return {
        code: _or_nothing(rf"{start}(?:{words}){end}") for code, words in notation.units.items()
    }


def _units_after(notation: Notation) -> re.Pattern[str]:
    units = {"percent": notation.percents, **notation.units}
    named = "|".join(rf"(?P<{code}>{words})" for code, words in units.items())
    end = "" if notation.ideographic else _END
    return re.compile(rf"[\s-]?(?:de\s|d['’]|of\s)?(?:{named}){end}", re.IGNORECASE)


def _units_before(notation: Notation) -> re.Pattern[str]:
    units = {"percent": notation.percents} | {
        code: words for code, words in notation.units.items() if code in UNITS["money"]
    }
    named = "|".join(rf"(?P<{code}>{words})" for code, words in units.items())
    start = "" if notation.ideographic else _START
    return re.compile(rf"{start}(?:{named})\s?$", re.IGNORECASE)


def _era(notation: Notation) -> re.Pattern[str]:
    names = "|".join(map(re.escape, notation.eras))
    return _or_nothing(rf"(?P<era>{names})\s?(?P<year>\d{{1,2}}|元)\s?年?" if names else "")


def _solar(notation: Notation) -> re.Pattern[str]:
    names = "|".join(notation.solar_months)
    return _or_nothing(rf"{_START}(?:{names}){_END}" if names else "")
