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
        words: Whether it is written in words, which prove less than figures do.
        ordinal: Whether it counts a place in an order.
        clock: Whether it is a time of day; its value is then not a number to write.
        decade: Whether it names ten years; words may then say its last two digits.
        unusual: Whether its separators are not those of the language, though its value is clear.
    """

    span: Span
    readings: tuple[Fraction, ...]
    parts: tuple[Number, ...] = ()
    words: bool = False
    ordinal: bool = False
    clock: bool = False
    decade: bool = False
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
    """

    span: Span
    months: tuple[int, ...]
    day: int | None = None
    year: int | None = None

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


Value = Number | Month | Symbol | Address | Mark
