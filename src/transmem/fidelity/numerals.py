"""Numbers in figures: where they begin and end, with scales, ordinals and decades."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from transmem.fidelity.figures import SPACES, Reading, read, whole
from transmem.fidelity.folding import Folded
from transmem.fidelity.measures import is_negative, unit_of
from transmem.fidelity.values import Number
from transmem.fidelity.writing import Writing

_DIGITS = re.compile(r"\d+")
_SPACE = re.compile(f"[{SPACES}]")
_LESSER = re.compile(r"[ \u00a0]?(?P<figures>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?![.,]?\d))")
_LAST_GROUP = re.compile(r"\d{3}(?:[.,٫]\d{1,2})?")
_LAST_FIGURES = re.compile(r"[\d.,'’٫٬]+$")

# km2, m3
_METRES = re.compile(r"(?<![^\W\d_])(?:[kcd]?m|[кс]?м|كم|كلم|م)$")
_POWERS = {"2", "3"}
# Article 2.1 is 2-1 in Arabic.
_DOTTED = re.compile(r"\d{1,3}\.\d{1,3}")
# 20142015: the hyphen between two years was lost. 20151: a note's mark was glued to a year.
_GLUED = re.compile(r"((?:19|20)\d\d)((?:19|20)\d\d|\d{1,2})")
# 2年半 is two years and a half.
_HALF_AFTER = re.compile(r"(?:個?[年月日天]|个月|か月|ヶ月|時間|小时|倍|个)半")

Found = tuple[int, int, Number]


def numerals(folded: Folded, text: str, writing: Writing) -> Iterator[Found]:
    """Finds the numbers in figures that are left in the copy."""
    search = _Search(folded=folded, text=text, writing=writing)
    position = 0
    for found in writing.decade_pattern.finditer(text):
        yield from search.between(position, found.start())
        yield search.decade(found)
        position = found.end()
    yield from search.between(position, len(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """A copy to search in, with the way back and the language's writing."""

    folded: Folded
    text: str
    writing: Writing

    def decade(self, found: re.Match[str]) -> Found:
        """1990s, années 90, 20世纪90年代: all are 1990."""
        figures = _DIGITS.findall(found[0])
        first, last = int(figures[0]), int(figures[-1])
        century = (first - 1) * 100 if len(figures) > 1 else 1900
        values = (Fraction(last),) if last >= 100 else (Fraction(century + last), Fraction(last))
        span = self.folded.span(*found.span())
        return *found.span(), Number(span=span, readings=values, decade=True)

    def between(self, start: int, end: int) -> Iterator[Found]:
        """Finds the numbers in a stretch of the copy."""
        for run in self.writing.run.finditer(self.text, start, end):
            if run[0] in _POWERS and _METRES.search(
                self.text[max(0, run.start() - 3) : run.start()]
            ):
                continue
            for first, last in self._cut(*run.span()):
                yield from self._numbers(first, last)

    def _cut(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Cuts a run of figures where a space cannot stand between groups of one number."""
        first = start
        for space in _SPACE.finditer(self.text, start, end):
            at = space.start()
            left = _LAST_FIGURES.search(self.text[first:at])
            right = _DIGITS.match(self.text, at + 1, end)
            if not left or not right or not self._may_group(left[0], right[0]):
                yield first, at
                first = at + 1
        yield first, end

    def _may_group(self, left: str, right: str) -> bool:
        if left.isdecimal() and len(left) <= 3 and len(right) == 3:
            return True
        # In Arabic the groups may be stored in reversed order: `000 84` is 84,000, and
        # `630.8 1` is 1,630.8.
        reverse = self.writing.notation.reversed_groups and bool(_LAST_GROUP.fullmatch(left))
        return reverse and len(right) <= 3

    def _numbers(self, start: int, end: int) -> Iterator[Found]:
        figures = self.text[start:end]
        reading = read(figures, self.writing)
        if reading is not None:
            yield self._number(start, end, reading)
            return
        # Not one number: `35,66` in English, `1.2.3`: each run of digits by itself.
        for part in _DIGITS.finditer(self.text, start, end):
            yield self._number(*part.span(), Reading(values=(whole(part[0]),)))

    def _number(self, start: int, end: int, reading: Reading) -> Found:
        parts = self._parts(start, end)
        values, ordinal, first = reading.values, None, start
        if self.writing.section_letters.match(self.text, end):
            pass
        elif scale := self._scale_after(start, end):
            end, values = self._scaled(scale, values)
        elif ordinal := self.writing.ordinal_pattern.match(self.text, end):
            end = ordinal.end()
        unit = unit_of(self.folded.text, first, end, self.writing)
        if tenths := self.writing.tenths.match(self.text, end):
            end, unit = tenths.end(), "percent"
            values = tuple(value * 10 for value in values)
        elif self.writing.lexicon.half_after.match(self.text, end):
            values = (*(value + Fraction(1, 2) for value in values), *values)
        elif self.writing.notation.ideographic and _HALF_AFTER.match(self.text, end):
            values = tuple(value + Fraction(1, 2) for value in values)
        number = Number(
            span=self.folded.span(start, end),
            readings=values,
            parts=parts,
            ordinal=ordinal is not None or self._is_place(first),
            negative=is_negative(self.folded.text, first, self.writing),
            unit=unit,
            unusual=reading.unusual,
        )
        return start, end, number

    def _scale_after(self, start: int, end: int) -> re.Match[str] | None:
        """The scale word after figures, which may stand in brackets: (80) million."""
        bracketed = self.text[start - 1 : start] == "(" and self.text[end : end + 1] == ")"
        return self.writing.scale_pattern.match(self.text, end + bracketed)

    def _is_place(self, start: int) -> bool:
        """第30届: the sign before the figures makes them a place in an order."""
        return bool(self.writing.ordinal_before.search(self.text, max(0, start - 4), start))

    def _parts(self, start: int, end: int) -> tuple[Number, ...]:
        """Figures with spaces between them, or glued to a year, may also be several numbers."""
        figures = self.text[start:end]
        if two := _GLUED.fullmatch(figures):
            places = [(start + first, start + last) for first, last in map(two.span, (1, 2))]
        elif any(space in figures for space in SPACES) or _DOTTED.fullmatch(figures):
            places = [part.span() for part in _DIGITS.finditer(self.text, start, end)]
        else:
            return ()
        return tuple(
            Number(span=self.folded.span(*place), readings=(whole(self.text[slice(*place)]),))
            for place in places
        )

    def _scaled(
        self, scale: re.Match[str], values: tuple[Fraction, ...]
    ) -> tuple[int, tuple[Fraction, ...]]:
        """Multiplies with a scale word, and adds what follows in lesser units: 8万4千, 8万4000."""
        factor = self.writing.scale(scale["word"])
        values = tuple(value * factor for value in values)
        end = scale.end()
        while self.writing.notation.continued_scales and (figures := _LESSER.match(self.text, end)):
            lesser = self.writing.scale_pattern.match(self.text, figures.end())
            factor, before = self.writing.scale(lesser["word"]) if lesser else 1, factor
            amount = whole(figures["figures"].replace(",", "")) * factor
            if amount >= before:
                break
            values = tuple(value + amount for value in values)
            end = (lesser or figures).end()
        return end, values
