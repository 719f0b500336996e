"""What a text asserts: numbers, dates, symbols, addresses and marks, as typed values.

The walk: `folding` makes a copy in which digits, spaces and signs are plain, with a way back to
the text; `shields`, `symbols`, `months`, `clock`, `numerals` and `words` each take what is theirs
out of the copy, in this order, so that a figure belongs to one value only. How a language writes
is data: `writing/`, a module a language.
"""

from __future__ import annotations

from dataclasses import dataclass

from transmem.fidelity.extraction import extract
from transmem.fidelity.values import Address, Mark, Month, Number, Symbol, Value

__all__ = ["Address", "Mark", "Month", "Number", "Symbol", "Value", "Values", "extract", "sort"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """The values of a text by type, each in text order."""

    numbers: tuple[Number, ...]
    months: tuple[Month, ...]
    symbols: tuple[Symbol, ...]
    addresses: tuple[Address, ...]
    marks: tuple[Mark, ...]


def sort(values: tuple[Value, ...]) -> Values:
    """Sorts values by type."""
    return Values(
        numbers=tuple(value for value in values if isinstance(value, Number)),
        months=tuple(value for value in values if isinstance(value, Month)),
        symbols=tuple(value for value in values if isinstance(value, Symbol)),
        addresses=tuple(value for value in values if isinstance(value, Address)),
        marks=tuple(value for value in values if isinstance(value, Mark)),
    )
