"""The number words of a language, ready to be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from transmem.fidelity.folding import WORD
from transmem.fidelity.writing.notation import Notation

# More different number words than this, and it is quicker to look at every word.
_MANY = 12
# What a word goes on with.
_INSIDE = re.compile("[^\\W\\d_]|[\u0900-\u0963]")


class Role(Enum):
    """What a word does to the number that it stands in."""

    CARDINAL = 1
    ORDINAL = 2
    PART = 3
    HALF = 4
    DECADE = 5


class Word(NamedTuple):
    """A number word.

    Attributes:
        attached: Whether “and” is written together with it (Arabic waw).
        dual: What it means if it stands alone and may be a dual; else 0.
        doubtful: Whether it may be another word.
        denominator: Whether it names the parts of which the next word counts some.
    """

    role: Role
    value: Fraction
    attached: bool = False
    dual: Fraction = Fraction(0)
    doubtful: bool = False
    denominator: bool = False


class Lexicon:
    """Number words by their forms, and the pattern of what a word is."""

    def __init__(self, notation: Notation) -> None:
        self.connectors = notation.connectors
        self.units_first = "و" in notation.prefixes
        self.twenties = notation.twenties
        self._words = dict(_forms(notation))
        self.leading_halves = frozenset(notation.leading_halves)
        self._compound = (
            re.compile(notation.compounds, re.IGNORECASE) if notation.compounds else None
        )
        self.knows_words = bool(self._words) or notation.ideographic
        self.half_after = _half_after(notation)

    def occurs(self, words: frozenset[str]) -> bool:
        """Whether number words are among the words of a text; most texts can be passed over."""
        if not self._words.keys().isdisjoint(words):
            return True
        return self._compound is not None and any(map(self._in_compound, words))

    def starts(self, text: str, words: frozenset[str]) -> list[int]:
        """Gives where number words may begin: few of the words of most texts are any."""
        known = [word for word in words if word in self._words or self._in_compound(word)]
        plain = text.casefold()
        if len(plain) != len(text) or len(known) > _MANY:
            return [found.start() for found in WORD.finditer(text)]
        return sorted(at for word in known for at in _places(word, plain))

    def read(self, text: str, start: int) -> Iterator[tuple[re.Match[str], str, Word | None]]:
        """Gives the words of a text from a place on, casefolded, with what they mean."""
        words = self._words
        for found in WORD.finditer(text, start):
            folded = found[0].casefold()
            yield found, folded, words.get(folded) or self._in_compound(folded)

    def _in_compound(self, word: str) -> Word | None:
        """Finds the number in zehnjährig and пятилетний."""
        if not self._compound:
            return None
        rest = self._compound.search(word)
        return self._words.get(word[: rest.start()]) if rest else None


def _places(word: str, text: str) -> Iterator[int]:
    """Gives where a word of a text begins, or a longer one that begins with it."""
    at = text.find(word)
    while at >= 0:
        if not at or not _INSIDE.match(text, at - 1):
            yield at
        at = text.find(word, at + 1)


def _forms(notation: Notation) -> Iterator[tuple[str, Word]]:
    """Gives every form with every prefix; of two equal forms the later one counts."""
    for prefix in (*reversed(notation.prefixes), ""):
        attached = prefix.startswith("و")
        for form, parts in notation.denominators.items():
            yield prefix + form, Word(Role.CARDINAL, Fraction(parts), denominator=True)
        for form, part in notation.fractions.items():
            yield prefix + form, Word(Role.PART, Fraction(part), attached)
        for form, place in notation.ordinals.items():
            yield prefix + form, Word(Role.ORDINAL, Fraction(place), attached)
        for form, count in notation.cardinals.items():
            # With the article, Arabic tens are ordinals: الثلاثون, the thirtieth.
            article = bool(notation.article) and prefix.endswith(notation.article)
            role = Role.ORDINAL if article and 20 <= count < 100 else Role.CARDINAL
            dual = Fraction(notation.duals.get(form, 0))
            doubtful = form in notation.homographs
            yield prefix + form, Word(role, Fraction(count), attached, dual, doubtful)
        for form in notation.decade_words:
            yield prefix + form, Word(Role.DECADE, Fraction(10), attached, doubtful=True)
    for form, half in _both(notation.halves, notation.leading_halves):
        yield form, Word(Role.HALF, half)


def _half_after(notation: Notation) -> re.Pattern[str]:
    """A half said after what is counted: deux ans et demi, أربع سنوات ونصف."""
    halves = "|".join(form for form, part in notation.fractions.items() if part == Fraction(1, 2))
    if not halves:
        return re.compile("(?!)")
    connectors = "|".join(re.escape(word) for word in notation.connectors if len(word) < 4)
    links = "|".join(
        [rf"(?:{connectors})\s"] * bool(connectors) + ["و"] * ("و" in notation.prefixes)
    )
    if not links:
        return re.compile("(?!)")
    return re.compile(rf"\s[^\W\d_]+\s(?P<half>(?:{links})(?:{halves}))(?![^\W\d_])", re.IGNORECASE)


def _both(
    trailing: Mapping[str, Fraction], leading: Mapping[str, Fraction]
) -> Iterator[tuple[str, Fraction]]:
    yield from trailing.items()
    yield from leading.items()
