"""Figures with separators into values: `1,275`, `1 275,5`, `275 1`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256

from transmem.fidelity.writing import Writing

SPACES = " \u00a0"
_GROUP = re.compile(r"\d+|\D")
_LONGEST = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What figures may mean.

    Attributes:
        values: The values they may have, the likeliest first.
        unusual: Whether the separators are not the language's own, though the value is clear.
    """

    values: tuple[Fraction, ...]
    unusual: bool = False


def whole(digits: str) -> Fraction:
    """Gives the value of a run of digits; of one too long to be a number, something to compare.

    Python refuses to read integers of more than 4,300 digits, since that takes quadratic time.
    """
    if len(digits) <= _LONGEST:
        return Fraction(int(digits))
    return Fraction(int(sha256(digits.encode()).hexdigest(), 16))


def read(figures: str, writing: Writing) -> Reading | None:
    """Reads figures with separators; None if this is not one number.

    >>> from transmem.fidelity.writing import writing_of
    >>> read("1,275", writing_of("en")).values, read("1,275", writing_of("fr")).values
    ((Fraction(1275, 1),), (Fraction(51, 40),))
    >>> read("35,66", writing_of("en"))
    """
    tokens = _GROUP.findall(figures)
    groups, marks = tokens[::2], tokens[1::2]
    if not marks:
        return Reading(values=(whole(figures),))
    foreign = _is_foreign_decimal(groups, marks, writing)
    if foreign or _is_decimal(groups, marks, writing):
        decimals = groups[-1]
        fraction = whole(decimals) / Fraction(10) ** len(decimals)
        unusual = foreign or not set(writing.notation.other_groups).isdisjoint(marks[:-1])
        return Reading(values=(whole("".join(groups[:-1])) + fraction,), unusual=unusual)
    if len(set(marks)) > 1:
        return _reversed_decimal(groups, marks, writing)
    return _grouped(groups, marks[0], writing) or _numbered(groups, marks, writing)


def _is_foreign_decimal(groups: list[str], marks: list[str], writing: Writing) -> bool:
    """`33 776 130.00` where decimals have a comma."""
    foreign = len(marks) > 1 and marks[-1] in writing.notation.other_decimals
    spaced = all(mark in SPACES for mark in marks[:-1])
    return foreign and spaced and all(len(group) == 3 for group in groups[1:-1])


def _is_decimal(groups: list[str], marks: list[str], writing: Writing) -> bool:
    if marks[-1] not in writing.notation.decimals or marks.count(marks[-1]) > 1:
        return False
    known = set(marks[:-1]) <= set(writing.notation.groups + writing.notation.other_groups + SPACES)
    grouped = len(groups) == 2 or len(groups[0]) <= 3
    return known and grouped and all(len(group) == 3 for group in groups[1:-1])


def _reversed_decimal(groups: list[str], marks: list[str], writing: Writing) -> Reading | None:
    """`630.8 1`, which an Arabic reader sees as 1 630.8."""
    spaced = marks[0] in writing.notation.decimals and all(mark in SPACES for mark in marks[1:])
    if not (writing.notation.reversed_groups and spaced and len(groups[0]) == 3):
        return None
    if len(groups[-1]) > 3 or any(len(group) != 3 for group in groups[2:-1]):
        return None
    value = whole("".join([*reversed(groups[2:]), groups[0]]))
    return Reading(values=(value + whole(groups[1]) / Fraction(10) ** len(groups[1]),))


def _numbered(groups: list[str], marks: list[str], writing: Writing) -> Reading | None:
    """`2.26` where decimals have a comma: the number of an article, or a foreign decimal."""
    if len(marks) > 1 or marks[0] not in writing.notation.other_decimals or len(groups[1]) == 3:
        return None
    value = whole(groups[0]) + whole(groups[1]) / Fraction(10) ** len(groups[1])
    return Reading(values=(value,), unusual=True)


def _grouped(groups: list[str], mark: str, writing: Writing) -> Reading | None:
    """Groups of three digits; in Arabic possibly stored in reversed order."""
    spaced = mark in SPACES
    if not spaced and mark not in writing.notation.groups + writing.notation.other_groups:
        return None
    forward = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    # 12,36,804 in India: hundreds, thousands, lakhs.
    indian = mark == "," and len(groups[0]) <= 2 and len(groups[-1]) == 3 and len(groups) > 2
    forward = forward or (indian and all(len(group) == 2 for group in groups[1:-1]))
    backward = writing.notation.reversed_groups and spaced and len(groups[-1]) <= 3
    backward = backward and all(len(group) == 3 for group in groups[:-1])
    values = []
    if forward and not (backward and groups[0].startswith("0")):
        values.append(whole("".join(groups)))
    if backward and not groups[-1].startswith("0"):
        values.append(whole("".join(reversed(groups))))
    unusual = not spaced and mark not in writing.notation.groups
    if values and unusual and mark in writing.notation.other_decimals and len(groups) == 2:
        # `10.103` in French may also be the number of an article, or English left as it was.
        values.append(whole(groups[0]) + whole(groups[1]) / 1000)
    return Reading(values=tuple(values), unusual=unusual) if values else None
