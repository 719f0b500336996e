"""Numbers in figures: separators, scales, ordinals and decades."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from hashlib import sha256

from transmem.fidelity.folding import Folded
from transmem.fidelity.values import Number
from transmem.fidelity.writing import Writing

_GROUP = re.compile(r"\d+|\D")
_SPACES = " \u00a0"
_LONGEST = 400

Found = tuple[int, int, Number]


def numerals(folded: Folded, text: str, writing: Writing) -> Iterator[Found]:
    """Finds the numbers in figures that are left in the copy."""
    position = 0
    for start, end in list(_decades(text, writing)):
        yield from _plain(folded, text, position, start, writing)
        yield start, end, _decade(folded, text, start, end)
        position = end
    yield from _plain(folded, text, position, len(text), writing)


def _decades(text: str, writing: Writing) -> Iterator[tuple[int, int]]:
    for found in writing.decade_pattern.finditer(text):
        yield found.span()


def _decade(folded: Folded, text: str, start: int, end: int) -> Number:
    figures = re.findall(r"\d+", text[start:end])
    decade, century = int(figures[-1]), int(figures[0])
    if decade < 100:
        full = decade + ((century - 1) * 100 if len(figures) > 1 else 1900)
        readings = (Fraction(full), Fraction(decade))
    else:
        readings = (Fraction(decade),)
    return Number(span=folded.span(start, end), readings=readings, decade=True)


def _plain(folded: Folded, text: str, start: int, end: int, writing: Writing) -> Iterator[Found]:
    for run in _runs(text, start, end, writing):
        yield from _read(folded, text, *run, writing)


def _runs(text: str, start: int, end: int, writing: Writing) -> Iterator[tuple[int, int]]:
    pattern = re.compile(r"\d+(?:[.,'’٫٬]\d+)*(?:[ \u00a0]\d+(?:[.,٫]\d+)?)*")
    for found in pattern.finditer(text, start, end):
        yield from _cut(text, *found.span(), writing)


def _cut(text: str, start: int, end: int, writing: Writing) -> Iterator[tuple[int, int]]:
    """Cuts a run of figures and separators where what follows cannot be one number with it."""
    first = start
    for gap in re.finditer(r"[ \u00a0]", text[start:end]):
        at = start + gap.start()
        left = re.search(r"[\d.,'’٫٬]+$", text[first:at])
        right = re.match(r"\d+", text[at + 1 : end])
        if not left or not right or not _may_group(left[0], right[0], writing):
            yield first, at
            first = at + 1
    yield first, end


def _may_group(left: str, right: str, writing: Writing) -> bool:
    if left.isdecimal() and len(left) <= 3 and len(right) == 3:
        return True
    # In Arabic the groups may be stored in reversed order: `000 84` is 84,000.
    return writing.reversed_groups and left.isdecimal() and len(left) == 3 and len(right) <= 3


def _read(folded: Folded, text: str, start: int, end: int, writing: Writing) -> Iterator[Found]:
    figures = text[start:end]
    parsed = parse(figures, writing)
    if parsed is None:
        # Not one number: `35,66` in English, `1.2.3`: each run of digits by itself.
        for part in re.finditer(r"\d+", figures):
            at = start + part.start()
            yield from _scaled(folded, text, at, at + len(part[0]), (whole(part[0]),), writing)
        return
    readings, unusual = parsed
    parts = ()
    if any(space in figures for space in _SPACES):
        parts = tuple(
            Number(
                span=folded.span(start + part.start(), start + part.end()),
                readings=(whole(part[0]),),
            )
            for part in re.finditer(r"\d+", figures)
        )
    yield from _scaled(folded, text, start, end, readings, writing, parts, unusual=unusual)


def whole(digits: str) -> Fraction:
    """Gives the value of a run of digits; of one too long to be a number, something to compare.

    Python refuses to read integers of more than 4,300 digits, since that takes quadratic time.
    """
    if len(digits) <= _LONGEST:
        return Fraction(int(digits))
    return Fraction(int(sha256(digits.encode()).hexdigest(), 16))


def parse(figures: str, writing: Writing) -> tuple[tuple[Fraction, ...], bool] | None:
    """Reads figures with separators.

    Returns:
        The values they may have and whether the separators are not the language's own, or
        None if this is not one number.
    """
    tokens = _GROUP.findall(figures)
    groups, marks = tokens[::2], tokens[1::2]
    if not marks:
        return (whole(figures),), False
    decimal = ""
    if marks[-1] in writing.decimals and marks.count(marks[-1]) == 1:
        usual = set(marks[:-1]) <= set(writing.groups + writing.other_groups + _SPACES)
        grouped = all(len(group) == 3 for group in groups[1:-1])
        if usual and grouped and (len(groups) == 2 or len(groups[0]) <= 3):
            decimal = groups[-1]
            value = whole("".join(groups[:-1])) + whole(decimal) / Fraction(10) ** len(decimal)
            return (value,), False
    if len(set(marks)) > 1:
        return None
    return _grouped(groups, marks[0], writing)


def _grouped(
    groups: list[str], mark: str, writing: Writing
) -> tuple[tuple[Fraction, ...], bool] | None:
    spaced = mark in _SPACES
    if not spaced and mark not in writing.groups + writing.other_groups:
        return None
    unusual = not spaced and mark not in writing.groups
    forward = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    backward = writing.reversed_groups and spaced and len(groups[-1]) <= 3
    backward = backward and all(len(group) == 3 for group in groups[:-1])
    readings = []
    if forward and not (backward and groups[0].startswith("0")):
        readings.append(whole("".join(groups)))
    if backward and not groups[-1].startswith("0"):
        readings.append(whole("".join(reversed(groups))))
    return (tuple(readings), unusual) if readings else None


def _lesser_units(
    text: str, end: int, factor: int, readings: tuple[Fraction, ...], writing: Writing
) -> tuple[int, tuple[Fraction, ...]]:
    """Goes on with what Chinese adds in lesser units: 8万4千."""
    while writing.ideographic and (figures := re.compile(r"\d+").match(text, end)):
        scale = writing.scale_pattern.match(text, figures.end())
        if not scale or writing.scale(scale["word"]) >= factor:
            break
        factor = writing.scale(scale["word"])
        readings = tuple(reading + int(figures[0]) * factor for reading in readings)
        end = scale.end()
    return end, readings


def _scaled(
    folded: Folded,
    text: str,
    start: int,
    end: int,
    readings: tuple[Fraction, ...],
    writing: Writing,
    parts: tuple[Number, ...] = (),
    *,
    unusual: bool = False,
) -> Iterator[Found]:
    scale = writing.scale_pattern.match(text, end)
    ordinal = writing.ordinal_pattern.match(text, end)
    if scale:
        factor = writing.scale(scale["word"])
        readings = tuple(reading * factor for reading in readings)
        end = scale.end()
        end, readings = _lesser_units(text, end, factor, readings, writing)
    elif ordinal:
        end = ordinal.end()
    number = Number(
        span=folded.span(start, end),
        readings=readings,
        parts=parts,
        ordinal=bool(ordinal),
        unusual=unusual,
    )
    yield start, end, number
