"""What a text asserts: numbers, dates, symbols, addresses and marks, as typed values.

The walk: `folding` makes a copy in which digits, spaces and signs are plain, with a way back to
the text; then each of the modules that `extraction` lists, from `shields` to `words`, takes what
is its own out of the copy, so that a figure belongs to one value only. How a language writes is
data: `writing/`, a module a language.
"""

from __future__ import annotations

from dataclasses import dataclass

from transmem.fidelity.extraction import FIGURE, extract
from transmem.fidelity.values import Address, Code, Mark, Month, Number, Symbol, Value

__all__ = [
    "FIGURE",
    "Address",
    "Code",
    "Mark",
    "Month",
    "Number",
    "Symbol",
    "Value",
    "Values",
    "extract",
    "sort",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """The values of a text by type, each in text order."""

    numbers: tuple[Number, ...] = ()
    months: tuple[Month, ...] = ()
    symbols: tuple[Symbol, ...] = ()
    codes: tuple[Code, ...] = ()
    addresses: tuple[Address, ...] = ()
    marks: tuple[Mark, ...] = ()


_NOTHING = Values()


def sort(values: tuple[Value, ...]) -> Values:
    """Sorts values by type."""
    if not values:
        return _NOTHING
    kinds: dict[type, list[Value]] = {}
    for value in values:
        kinds.setdefault(type(value), []).append(value)
    found = {_FIELDS[kind]: tuple(of_kind) for kind, of_kind in kinds.items()}
    return Values(**found)  # type: ignore[arg-type]


_FIELDS = {
    Number: "numbers",
    Month: "months",
    Symbol: "symbols",
    Code: "codes",
    Address: "addresses",
    Mark: "marks",
}
