"""The order in which the values of a text are taken out of it."""

from __future__ import annotations

from functools import lru_cache

from transmem.fidelity.clock import times
from transmem.fidelity.folding import fold
from transmem.fidelity.months import months
from transmem.fidelity.numerals import numerals
from transmem.fidelity.shields import addresses, marks
from transmem.fidelity.symbols import symbols
from transmem.fidelity.values import Value
from transmem.fidelity.words import words
from transmem.fidelity.writing import writing_of


@lru_cache(maxsize=4096)
def extract(text: str, *, language: str, context: str = "") -> tuple[Value, ...]:
    """Finds what a text asserts.

    Args:
        text: Any text.
        language: Its language, BCP 47 or POSIX.
        context: Another language whose month names may stand in it, because titles are quoted
            in the original: the other side's.

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
    steps = (
        lambda _: marks(folded),
        lambda _: addresses(folded),
        lambda copy: symbols(folded, copy),
        lambda copy: months(folded, copy, writing),
        lambda copy: times(folded, copy, writing),
        lambda copy: numerals(folded, copy, writing),
        lambda copy: words(folded, copy, writing),
    )
    for step in steps:
        taken = bytearray(len(rest))
        for start, end, value in step(rest):
            if "\0" in rest[start:end] or any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            values.append(value)
        if any(taken):
            rest = "".join("\0" if gone else c for gone, c in zip(taken, rest, strict=True))
    return tuple(sorted(values, key=lambda value: value.span.start))
