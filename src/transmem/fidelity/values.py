"""What a text asserts, as typed values that know where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from transmem.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in figures or in words.

    Attributes:
        readings: The values it may have; more than one where notation leaves it open (a decade
            is 1990 or 90).
        parts: The same figures read as several numbers: `1 275` may be 1 and 275.
        words: Whether it is written in words or letters, which prove less than figures do.
        roman: Whether the letters are a Roman numeral.
        ordinal: Whether it counts a place in an order.
        clock: Whether it is a time of day; its value is then not a number to write.
        decade: Whether it names ten years; words may then say its last two digits.
        doubtful: Whether its word may be another word, and no number at all.
        negative: Whether it is below zero; its readings say how far.
        unit: What it counts or measures: ``percent``, or a code of `writing.notation.UNITS`.
        unusual: Whether its separators are not those of the language, though its value is clear.
    """

    span: Span
    readings: tuple[Fraction, ...]
    parts: tuple[Number, ...] = ()
    words: bool = False
    roman: bool = False
    ordinal: bool = False
    clock: bool = False
    decade: bool = False
    doubtful: bool = False
    negative: bool = False
    unit: str = ""
    unusual: bool = False

    @property
    def value(self) -> Fraction:
        """The most likely value."""
        return self.readings[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month with the day and the year beside it, if any.

    Attributes:
        months: 1 to 12; two if a double name (`شباط/فبراير`) contradicts itself.
        converted: Whether it was reckoned from another calendar.
    """

    span: Span
    months: tuple[int, ...]
    day: int | None = None
    year: int | None = None
    converted: bool = False

    @property
    def bare(self) -> bool:
        """Whether no figure stands beside the name: it may be another word, and proves less."""
        return self.day is None and self.year is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """A document symbol, case number or other code.

    Attributes:
        skeleton: As it should be written: ASCII letters, plain hyphens, no spaces.
    """

    span: Span
    skeleton: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """Capitals and figures that name a thing: ``COVID-19``, ``IT-94-1-T``.

    Attributes:
        skeleton: As it stands, with plain hyphens.
        parts: Its figures, should the other side write the letters in another script.
    """

    span: Span
    skeleton: str
    parts: tuple[Number, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A URL or an e-mail address.

    Attributes:
        key: What must be the same on both sides: decoded, without the language part.
    """

    span: Span
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A footnote mark ``[^n]``."""

    span: Span
    label: str


Value = Number | Month | Symbol | Code | Address | Mark
