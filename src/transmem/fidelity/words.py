"""Numbers in words: weak evidence, which may satisfy a figure but seldom contradicts alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from transmem.fidelity.folding import Folded
from transmem.fidelity.ideographs import ideographic
from transmem.fidelity.measures import unit_of
from transmem.fidelity.values import Number
from transmem.fidelity.writing import Writing
from transmem.fidelity.writing.lexicon import Lexicon, Role, Word

_GLUE = re.compile(r"[\s\u00a0]*-?")
_HALF = Fraction(1, 2)

Found = tuple[int, int, Number]


def words(folded: Folded, text: str, writing: Writing) -> Iterator[Found]:
    """Finds numbers in words."""
    if writing.notation.ideographic:
        yield from ideographic(folded, text, writing)
    elif writing.lexicon.occurs(folded.words):
        # The hundred of “per cent” counts nothing.
        yield from _spelled(folded, writing.percents.sub(_blank, text), writing)


def _blank(found: re.Match[str]) -> str:
    return "\0" * len(found[0])


def _spelled(folded: Folded, text: str, writing: Writing) -> Iterator[Found]:
    reach = 0
    for start in writing.lexicon.starts(text, folded.words):
        if start >= reach:
            runs, reach = _runs(text, start, writing.lexicon)
            for run in runs:
                yield from run.number(folded, writing)


def _runs(text: str, start: int, lexicon: Lexicon) -> tuple[list[_Run], int]:
    """Gives the numbers that stand in a row from a place on, and where the row ends."""
    runs: list[_Run] = []
    for found, form, word in lexicon.read(text, start):
        if word is not None:
            if not runs or not runs[-1].takes(found, word, text):
                runs.append(_Run(lexicon))
                runs[-1].takes(found, word, text, leading=form in lexicon.leading_halves)
        elif not runs:
            return runs, found.end()
        elif form not in lexicon.connectors or not runs[-1].joins(found, text):
            return runs, max(runs[-1].takes_half(text), found.start())
    return runs, len(text)


class _Run:
    """Number words that stand together, as far as they make one number.

    The parts of the number are kept largest first; a word that multiplies takes all lesser
    parts with it: [2] thousand, [2000, 5] hundred, [2000, 500].
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._parts: list[Fraction] = []
        self._readings: tuple[Fraction, ...] = ()
        self._ordinal = False
        self._closed = False
        self._connected = False
        self._leading = Fraction(0)
        self._dual = Fraction(0)
        self._doubtful = False
        self._whole = Fraction(0)
        self._denominator = Fraction(0)
        self._scale = Fraction(1)
        self._start = self._end = self._reach = -1

    def joins(self, found: re.Match[str], text: str) -> bool:
        """Takes a connector, if it stands next to the number."""
        if self._closed or not _GLUE.fullmatch(text, self._reach, found.start()):
            return False
        self._reach = found.end()
        self._connected = True
        return True

    def takes(self, found: re.Match[str], word: Word, text: str, *, leading: bool = False) -> bool:
        """Takes a word, if it belongs to the number; else says no, and nothing is changed."""
        if self._start >= 0:
            if self._closed or not _GLUE.fullmatch(text, self._reach, found.start()):
                return False
            if not self._fits(word):
                return False
        elif word.role is Role.HALF and not leading:
            self._closed = True
        self._add(word, leading=leading)
        self._dual = word.dual if self._start < 0 else Fraction(0)
        self._doubtful = word.doubtful if self._start < 0 else False
        if word.denominator:
            self._denominator = word.value
        self._start = found.start() if self._start < 0 else self._start
        self._end = self._reach = found.end()
        self._connected = False
        return True

    def takes_half(self, text: str) -> int:
        """Takes a half that is said after what is counted; gives where it ends, or 0."""
        found = self._lexicon.half_after.match(text, self._end)
        if not found or self._closed or self._ordinal or not self._parts:
            return 0
        self._parts.append(_HALF)
        self._end = found.end()
        return self._end

    def _fits(self, word: Word) -> bool:
        if self._denominator:
            return word.role is Role.CARDINAL and not self._closed
        connected = self._connected or word.attached
        last = self._parts[-1] if self._parts else Fraction(0)
        if word.role is Role.DECADE:
            return not connected and 1 < last < 10 and len(self._parts) == 1
        if word.role is Role.HALF:
            return bool(self._parts)
        if self._whole and word.value == self._whole:
            return True
        if word.role is Role.PART:
            return bool(self._parts) and (connected or last < 10)
        if not self._parts:
            return self._leading != 0 and word.role is Role.CARDINAL
        if word.role is Role.ORDINAL and not connected and self._is_part(word):
            return True
        if self._ordinal and word.role is Role.CARDINAL and word.value != 10:
            return False
        return self._multiplies(word) or self._adds(word.value, last, connected=connected)

    def _is_part(self, word: Word) -> bool:
        """Whether an ordinal after a cardinal names a part: two fifths."""
        if len(self._parts) != 1 or word.value <= 2 or self._ordinal:
            return False
        return 1 <= self._parts[0] < 10 and self._parts[0] < word.value

    def _multiplies(self, word: Word) -> bool:
        value = word.value
        if value == 12:  # two dozen
            return len(self._parts) == 1 and self._parts[0] < 12 and not self._ordinal
        if value not in {100, 1000} and (value < 10**5 or value % 10**5):
            return False
        lesser = [part for part in self._parts if part < value]
        return bool(lesser) and (value >= 1000 or sum(lesser) < 100)

    def _adds(self, value: Fraction, last: Fraction, *, connected: bool) -> bool:
        if self._lexicon.units_first and last < 10:
            # خمسة وعشرون is five and twenty, ثلاثة عشر three ten.
            return (connected and 20 <= value < 100) or (not connected and value == 10)
        if self._lexicon.units_first and last < 100:
            return False
        if last == 4 and value == 20 and self._lexicon.twenties:
            return True
        if self._lexicon.twenties and last in {60, 80} and value < 20:
            return True
        digits = len(str(int(value)))
        return last > value and last % 10**digits == 0

    def _add(self, word: Word, *, leading: bool) -> None:
        value = word.value
        if self._denominator and self._parts:
            self._parts = [value / self._denominator]
            self._closed = True
        elif word.role is Role.HALF and leading:
            self._leading = value
        elif word.role in {Role.HALF, Role.PART}:
            self._add_part(word)
        elif self._whole and value == self._whole:
            # مليونا ونصف المليون: the million of the half is named again.
            self._closed = True
        elif word.role is Role.DECADE:
            # Two decades: in «deux dernières décennies» the two stands by itself.
            if not self._parts:
                self._parts = [word.value]
            else:
                self._readings = (self._parts[-1] * 10, self._parts[-1])
            self._closed = True
        elif word.role is Role.ORDINAL and self._parts and self._fraction_of(word):
            self._closed = True
        else:
            self._add_whole(value)
            if word.role is Role.ORDINAL:
                self._ordinal = True
                # vigésimo quinto: a tenth ordinal may take a lesser one with it.
                self._closed = not self._lexicon.units_first and value % 10 != 0

    def _add_part(self, word: Word) -> None:
        """Half of a million after a million; two times a third; a third."""
        if not self._parts:
            self._parts = [word.value]
            self._closed = word.value != _HALF
        elif word.role is Role.HALF or self._connected or word.attached:
            self._parts.append(word.value * self._scale)
            self._whole = self._scale if self._scale > 1 else Fraction(0)
        else:
            self._parts = [self._parts[0] * word.value]
            self._closed = word.value != _HALF

    def _fraction_of(self, word: Word) -> bool:
        if self._connected or word.attached or not self._is_part(word):
            return False
        if self._adds(word.value, self._parts[-1], connected=False):
            return False
        self._readings = (self._parts[0] / word.value,)
        return True

    def _add_whole(self, value: Fraction) -> None:
        word = Word(Role.CARDINAL, value)
        if self._leading and not self._parts and value >= 100:
            # सवा करोड़: one and a quarter.
            self._parts.append((1 + self._leading) * value)
            self._leading = Fraction(0)
        elif self._parts and self._multiplies(word):
            lesser = Fraction(0)
            while self._parts and self._parts[-1] < value:
                lesser += self._parts.pop()
            self._parts.append(lesser * value)
            self._scale = value if value >= 1000 else self._scale
        elif self._parts and self._parts[-1] == 4 and value == 20 and self._lexicon.twenties:
            self._parts[-1] = Fraction(80)
        else:
            self._parts.append(value + self._leading)
            self._leading = Fraction(0)
            self._scale = value if value >= 1000 else Fraction(1)

    def number(self, folded: Folded, writing: Writing) -> Iterator[Found]:
        """Gives the number, if the words make one."""
        readings = self._readings or (sum(self._parts, Fraction(0)),)
        if self._dual and len(self._parts) == 1:
            readings = (*readings, self._dual)
        if self._parts:
            span = folded.span(self._start, self._end)
            number = Number(
                span=span,
                readings=readings,
                words=True,
                ordinal=self._ordinal,
                doubtful=self._doubtful,
                unit=unit_of(folded.text, self._start, self._end, writing),
            )
            yield self._start, self._end, number
