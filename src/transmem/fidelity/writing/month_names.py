"""The names of months, in one language or several, ready to be looked up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transmem.fidelity.folding import WORD
from transmem.fidelity.writing.notation import Notation

_STEM = 3
_NOTHING = re.compile(r"(?!)")


class MonthNames:
    """Names of months in every form, with their numbers.

    Attributes:
        pattern: A name, or two of them with a slash between.
    """

    def __init__(self, notations: Sequence[Notation]) -> None:
        self.pattern = _pattern(notations)
        self._words, self._stems = _beginnings(notations)
        self._numbers = [
            (_compiled(names, notation), number)
            for notation in notations
            for number, names in enumerate(notation.months, start=1)
            if names
        ]
        self._full = [
            _compiled(names if "(" in names else names.partition("|")[0], notation)
            for notation in notations
            for names in notation.months
            if names
        ]

    def may_be_among(self, words: frozenset[str]) -> bool:
        """Whether a month may be among the words of a text, which are casefolded."""
        if not self._words.isdisjoint(words) or "" in self._stems:
            return True
        return not self._stems.isdisjoint({word[:_STEM] for word in words})

    def number(self, name: str) -> int:
        """Gives the number of a month's name that `pattern` has found."""
        bare = name.strip(" .\u00a0")
        return next(
            number
            for pattern, number in self._numbers
            if pattern.fullmatch(bare) or pattern.fullmatch(bare[1:])
        )

    def is_full(self, name: str) -> bool:
        """Whether a month's name is the first of its forms, no abbreviation."""
        return any(pattern.fullmatch(name) for pattern in self._full)


def _compiled(names: str, notation: Notation) -> re.Pattern[str]:
    return re.compile(names, 0 if notation.capital_months else re.IGNORECASE)


def _pattern(notations: Sequence[Notation]) -> re.Pattern[str]:
    alternatives = []
    for notation in notations:
        names = "|".join(name for name in notation.months if name)
        if not names:
            continue
        one = rf"(?:{names})" if notation.capital_months else rf"(?i:{names})"
        prefix = rf"[{notation.month_prefixes}]?" if notation.month_prefixes else ""
        alternatives.append(rf"{prefix}{one}(?:\s?/\s?{one})?")
    if not alternatives:
        return _NOTHING
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(alternatives)})\.?(?![^\W\d_])")


def _beginnings(notations: Sequence[Notation]) -> tuple[frozenset[str], frozenset[str]]:
    """Gives the first words of plain month names, and how the others begin.

    Where a name has no certain beginning of some length, an empty one stands for all of them.
    """
    words: set[str] = set()
    stems: set[str] = set()
    for notation in notations:
        prefixes = ["", *notation.month_prefixes]
        for names in notation.months:
            for name in re.split(r"\|(?![^(]*\))", names):
                first = name.casefold().split()[0] if name else ""
                found = WORD.match(first)
                beginning = found[0] if found else ""
                if beginning == first:
                    words.update(prefix + first for prefix in prefixes)
                else:
                    sure = beginning if len(beginning) >= _STEM else ""
                    stems.update(
                        (prefix + sure)[:_STEM] for prefix in prefixes if sure or not prefix
                    )
    return frozenset(words), frozenset(stems)
