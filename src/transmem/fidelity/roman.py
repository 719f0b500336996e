"""Roman numerals: `Chapter VII`, `XXe siècle`, `ХХ век` in Cyrillic letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from transmem.fidelity.folding import Folded
from transmem.fidelity.values import Number
from transmem.fidelity.writing import Writing

# Cyrillic Х, І and С stand for X, I and C in many Russian and Azerbaijani texts.
_LATIN = str.maketrans("ХІСМ", "XICM")
# Letters of alphabets; Chinese and Japanese write without spaces.
_SIGNS = "A-Za-zÀ-\u1fff\\d/'’"
# What must not stand before it is said after its first letter: so the search is twice as fast.
_CANDIDATE = re.compile(
    rf"[IVXLCХІС](?<![{_SIGNS}.-].)[IVXLCХІС]{{0,8}}(?=(?:[eᵉ]|er|ème|-[^\W\d_]{{1,3}})?(?![{_SIGNS}]|\.\w))"
)
# Up to 399: nothing in a document is numbered higher in Roman numerals.
_NUMERAL = re.compile(r"(C{0,3})(X[CL]|L?X{0,3})(I[XV]|V?I{0,3})")
_ONES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ALONE = {"I", "V", "X"}
# “I should be grateful”
_PRONOUN = re.compile(r"\s[a-z]|['’]")
_SUFFIX = re.compile(r"[eᵉ]|er|ème")

Found = tuple[int, int, Number]


def romans(folded: Folded, text: str, _writing: Writing) -> Iterator[Found]:
    """Finds Roman numerals; they count as words, since letters may be something else."""
    for found in _CANDIDATE.finditer(text):
        numeral = found[0].translate(_LATIN)
        bracketed = text[max(0, found.start() - 1) : found.start()] == "("
        if (
            len(numeral) == 1 and numeral not in _ALONE and not bracketed
        ) or not _NUMERAL.fullmatch(numeral):
            continue
        if numeral == "I" and _PRONOUN.match(text, found.end()):
            continue
        span = folded.span(*found.span())
        ordinal = bool(_SUFFIX.match(text, found.end()))
        readings = (Fraction(value_of(numeral)),)
        number = Number(span=span, readings=readings, words=True, roman=True, ordinal=ordinal)
        yield *found.span(), number


def value_of(numeral: str) -> int:
    """Gives the value of a Roman numeral in Latin capitals.

    >>> value_of("XXI"), value_of("XIV"), value_of("XC")
    (21, 14, 90)
    """
    values = [_ONES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )
