"""What figures a text has, read plainly and apart from the checks that are measured.

Only what is beyond doubt is read: an injection needs to know that a figure of the translation
says what the source says, and that it says something else afterwards.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from fidelity_bench import wording

_ENGLISH_WORD = re.compile(
    r"(?<![\w-])(?:(?P<tens>{tens})[-‑]?)?(?P<unit>{units})?(?![\w-])".format(
        tens="|".join(wording.ENGLISH_TENS),
        units="|".join([*wording.ENGLISH_ORDINALS, *wording.ENGLISH_CARDINALS]),
    ),
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})(?:[.:](\d\d))?\s?([ap])\.?m\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number in figures.

    Attributes:
        start: Of its digits; `end` likewise.
        readings: The values it may have by itself.
        scale: What a word after it multiplies with, or 1.
        scaled_end: Where that word ends.
    """

    start: int
    end: int
    readings: frozenset[Fraction]
    scale: int
    scaled_end: int

    @property
    def values(self) -> frozenset[Fraction]:
        """Its values with the scale word."""
        return frozenset(value * self.scale for value in self.readings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a source text says in numbers."""

    figures: Counter[Fraction]
    percents: frozenset[Fraction]
    cardinals: Counter[int]
    ordinals: Counter[int]

    def has(self, figure: Figure) -> bool:
        """Whether it says a figure's value, in figures."""
        return any(value in self.figures for value in figure.values)


def plain(text: str) -> str:
    """Makes digits ASCII, one sign for one."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(sign)) if unicodedata.category(sign) == "Nd" else sign
        for sign in text
    )


@cache
def _pattern(language: str) -> re.Pattern[str]:
    groups = re.escape(wording.GROUPS.get(language, ""))
    decimals = re.escape(wording.DECIMALS.get(language, "."))
    grouped = rf"\d{{1,3}}(?:[{groups}]\d{{3}})+(?!\d)|" if groups else ""
    if language == "ar":  # 7,837,900 is also stored as 900 837 7
        grouped = r"(?<!\d)\d{3}(?:[ \u00a0]\d{3})*[ \u00a0]\d{1,3}(?!\d)|" + grouped
    return re.compile(rf"(?:{grouped}\d+)(?:[{decimals}]\d+(?![.,]?\d))?")


def figures(text: str, language: str, wanted: Said | None = None) -> Iterator[Figure]:
    """Reads figures; one whose value is not wanted is read as the runs of digits in it."""
    copy = plain(text)
    for found in _pattern(language).finditer(copy):
        figure = _figure(copy, *found.span(), language)
        if wanted is None or wanted.has(figure):
            yield figure
        else:
            for run in re.finditer(r"\d+", found[0]):
                start = found.start() + run.start()
                yield _figure(copy, start, start + len(run[0]), language)


def _figure(copy: str, start: int, end: int, language: str) -> Figure:
    scale, scaled_end = _scale(copy, end, language)
    return Figure(
        start=start,
        end=end,
        readings=readings(copy[start:end], language),
        scale=scale,
        scaled_end=scaled_end,
    )


@cache
def scale_pattern(language: str) -> re.Pattern[str]:
    """Finds a scale word right after a figure, as group `word`."""
    words = sorted(wording.SCALES.get(language, {}), key=len, reverse=True)
    after = "" if language == "zh" else r"(?!\w)"
    return re.compile(rf"\s?(?P<word>{'|'.join(map(re.escape, words)) or '(?!)'}){after}")


def _scale(copy: str, end: int, language: str) -> tuple[int, int]:
    found = scale_pattern(language).match(copy, end)
    if not found:
        return 1, end
    return wording.SCALES[language][found["word"]][0], found.end()


def readings(token: str, language: str) -> frozenset[Fraction]:
    """Gives the values that a figure may have.

    >>> readings("1.275,5", "es"), readings("275 1", "ar") == {Fraction(1275)}
    (frozenset({Fraction(2551, 2)}), True)
    """
    decimals = wording.DECIMALS.get(language, ".")
    whole, rest = plain(token), ""
    found = re.search(rf"[{re.escape(decimals)}](\d+)$", whole)
    if found and not _is_grouped(whole, language):
        whole, rest = whole[: found.start()], found[1]
    runs = re.findall(r"\d+", whole)
    orders = [runs]
    if language == "ar" and len(runs) > 1 and all(len(run) == 3 for run in runs[:-1]):
        orders = [runs[::-1]] if len(runs[0]) == 3 > len(runs[-1]) else [runs, runs[::-1]]
    values = {int("".join(order)) for order in orders}
    return frozenset(value + Fraction(int(rest or 0), 10 ** len(rest)) for value in values)


def _is_grouped(token: str, language: str) -> bool:
    """Whether the last separator parts groups: 1,275 in Arabic and Chinese, where it may."""
    last = re.search(r"[^\d](?=\d{3}$)", token)
    return bool(last) and last[0] in wording.GROUPS.get(language, "") and last[0] != "."


def said(text: str) -> Said:
    """Reads an English source."""
    values: Counter[Fraction] = Counter()
    percents = set()
    for figure in figures(text, "en"):
        values.update(figure.readings | figure.values)
        if re.match(wording.PERCENTS["en"], text[figure.end :]):
            percents |= figure.readings
    values.update(_clock(text))
    cardinals, ordinals = _words(text)
    for found in re.finditer(wording.ORDINAL_FIGURES["en"], text):
        ordinals[int(found["n"])] += 1
    return Said(
        figures=values, percents=frozenset(percents), cardinals=cardinals, ordinals=ordinals
    )


def _clock(text: str) -> Iterator[Fraction]:
    """Hours as others write them: 3 p.m. is 15:00."""
    for hour, minutes, half in _CLOCK.findall(text):
        yield Fraction(int(hour) % 12 + 12 * (half.lower() == "p"))
        if not minutes:
            yield Fraction(0)


def _words(text: str) -> tuple[Counter[int], Counter[int]]:
    cardinals: Counter[int] = Counter()
    ordinals: Counter[int] = Counter()
    for found in _ENGLISH_WORD.finditer(text):
        tens, unit = (found["tens"] or "").lower(), (found["unit"] or "").lower()
        value = wording.ENGLISH_TENS.get(tens, 0)
        if unit in wording.ENGLISH_ORDINALS:
            ordinals[value + wording.ENGLISH_ORDINALS[unit]] += 1
        elif tens or unit:
            cardinals[value + wording.ENGLISH_CARDINALS.get(unit, 0)] += 1
    return cardinals, ordinals
