"""The order in which the values of a text are taken out of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import zip_longest

from transmem.fidelity.calendars import other_calendars
from transmem.fidelity.clock import times
from transmem.fidelity.codes import codes
from transmem.fidelity.folding import Folded, fold
from transmem.fidelity.fractions import fractions
from transmem.fidelity.months import months
from transmem.fidelity.numerals import numerals
from transmem.fidelity.roman import romans
from transmem.fidelity.shields import addresses, marks
from transmem.fidelity.symbols import symbols
from transmem.fidelity.values import Number, Value
from transmem.fidelity.words import words
from transmem.fidelity.writing import Writing, writing_of
from transmem.fidelity.years import years

_Finder = Callable[[Folded, str, Writing], Iterable[tuple[int, int, Value]]]
# Longest and surest first: an address hides its figures from all the others. What stands in
# the second row asks for a figure somewhere in the text.
_SHIELDS: tuple[_Finder, ...] = (marks, addresses)
_IN_FIGURES: tuple[_Finder, ...] = (
    years,
    symbols,
    other_calendars,
    months,
    times,
    fractions,
    codes,
    numerals,
)
_IN_LETTERS: tuple[_Finder, ...] = (romans, words)
_BRACKETS = {"(", "（", "["}
FIGURE = re.compile(r"[\d¼-¾⅐-⅞年月]")


@lru_cache(maxsize=4096)
def extract(
    text: str, *, language: str, context: str = "", figures: bool = False
) -> tuple[Value, ...]:
    """Finds what a text asserts.

    Args:
        text: Any text.
        language: Its language, BCP 47 or POSIX.
        context: Another language whose month names may stand in it, because titles are quoted
            in the original: the other side's.
        figures: Whether to look for dates and the like also where no figure stands.

    Returns:
        The values in the order of the text; none overlaps another.

    Raises:
        LanguageError: A tag is not one.

    >>> values = extract("On 26 May 1992, 1,275 people (A/67/753)", language="en")
    >>> [value.span.text for value in values]
    ['26', 'May', '1992', '1,275', 'A/67/753']
    """
    writing = writing_of(language, context)
    folded = fold(text)
    rest = folded.text
    values: list[Value] = []
    finders = _SHIELDS + _IN_FIGURES * (figures or bool(FIGURE.search(rest))) + _IN_LETTERS
    for finder in finders:
        taken: list[tuple[int, int]] = []
        reach = 0
        found = list(finder(folded, rest, writing))
        if len(found) > 1:
            found.sort(key=_place)
        for start, end, value in found:
            if start >= reach and "\0" not in rest[start:end]:
                values.append(value)
                taken.append((start, end))
                reach = end
        if taken:
            rest = _without(rest, taken)
    values.sort(key=lambda value: value.span.start)
    return tuple(_said_once(values, text))


def _said_once(values: list[Value], text: str) -> Iterator[Value]:
    """Leaves out the word of “three (3)”: it is one number, whichever way it is translated."""
    for value, after in zip_longest(values, values[1:]):
        if isinstance(value, Number) and isinstance(after, Number) and value.words:
            between = text[value.span.end : after.span.start].strip()
            if between in _BRACKETS and not after.words and after.value in value.readings:
                continue
        yield value


def _place(found: tuple[int, int, Value]) -> tuple[int, int]:
    return found[0], -found[1]


def _without(text: str, places: list[tuple[int, int]]) -> str:
    """Blanks out what was taken."""
    parts = []
    reach = 0
    for start, end in places:
        parts += [text[reach:start], "\0" * (end - start)]
        reach = end
    return "".join([*parts, text[reach:]])
