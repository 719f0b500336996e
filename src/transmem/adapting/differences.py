"""A text as values and the words between them; two texts that differ only in their values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transmem import languages
from transmem.fidelity import Address, Code, Mark, Month, Number, Symbol, Value, extract
from transmem.fidelity.writing import Writing, writing_of
from transmem.model import Span

# A path, or a name with an ending such as .txt. Of Latin letters: it stands in any script.
_NAME = re.compile(
    r"(?<![A-Za-z\d_/.@~-])(?:~?/)?(?:[A-Za-z\d_.-]+/)*"
    r"(?P<stem>[A-Za-z\d_-]+(?:\.[A-Za-z\d_-]+)*)\.(?P<ending>[A-Za-z][A-Za-z\d]{0,9})"
    r"(?![A-Za-z\d_/-])"
)
LONGEST = 2_000
"""Characters of a text whose values are compared; no sentence is longer."""
# What a word with a value in it has; and Roman numerals.
_VALUE = re.compile(r"[\d/@.]\S|\S[\d/@]|^\W*\d\W*$|^\W*[IVXLC]+\W*$")
_SIGNS = ".,;:!?()[]“”„«»\"'"
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """The name of a file."""

    span: Span


Item = Value | Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text and its values, in their order."""

    text: str
    items: tuple[Item, ...]

    @property
    def words(self) -> list[str]:
        """What stands before, between and after the values; one space is as good as another."""
        ends = [0, *(item.span.end for item in self.items)]
        starts = [*(item.span.start for item in self.items), len(self.text)]
        stretches = zip(ends, starts, strict=True)
        return [_SPACES.sub(" ", self.text[end:start]) for end, start in stretches]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """A source text and its translation, with their languages by canonical tag."""

    source: Text
    target: Text
    source_language: str
    language: str

    @property
    def source_writing(self) -> Writing:
        """How the source language writes."""
        return writing_of(self.source_language, self.language)

    @property
    def writing(self) -> Writing:
        """How the language of the translation writes."""
        return writing_of(self.language, self.source_language)


def read(text: str, *, language: str, context: str) -> Text:
    """Takes a text apart.

    Args:
        text: Any text.
        language: Its language.
        context: That of the other side, whose month names may stand in it.
    """
    values = extract(text, language=language, context=context, figures=True)
    whole = [value.span for value in values if isinstance(value, (Address, Symbol, Mark))]
    names = [name for name in _names(text) if not any(_overlap(name.span, one) for one in whole)]
    kept = [value for value in values if not any(_overlap(name.span, value.span) for name in names)]
    items: list[Item] = [*kept, *names]
    items.sort(key=lambda item: item.span.start)
    return Text(text=text, items=tuple(items))


def differences(source: Text, query: Text) -> list[tuple[Item, Item]] | None:
    """Gives the values of two texts in pairs; None if anything but values is different.

    >>> first, second, third = (
    ...     read(text, language="en", context="fr")
    ...     for text in ("On 2 May, see a.txt.", "On 3 June, see b.txt.", "On 3 June, read b.txt.")
    ... )
    >>> [(old.span.text, new.span.text) for old, new in differences(first, second) or ()]
    [('2', '3'), ('May', 'June'), ('a.txt', 'b.txt')]
    >>> differences(second, third)
    """
    if len(source.items) != len(query.items) or source.words != query.words:
        return None
    pairs = list(zip(source.items, query.items, strict=True))
    return pairs if all(type(old) is type(new) for old, new in pairs) else None


def could_be_adapted(query: str, source: str, language: str) -> bool:
    """Whether two texts may differ in values only: a look at their words that takes no time.

    >>> could_be_adapted("3 files of May", "5 files of June", "en")
    True
    >>> could_be_adapted("3 files", "3 folders", "en")
    False
    """
    if max(len(query), len(source)) > LONGEST:
        return False
    if not languages.spaced(language):
        return True
    writing = writing_of(languages.canonical(language))
    ours, theirs = Counter(query.split()), Counter(source.split())
    for word in [*(ours - theirs), *(theirs - ours)]:
        bare = word.strip(_SIGNS)
        if bare and not _VALUE.search(word):
            folded = frozenset({bare.casefold()})
            if not writing.months.may_be_among(folded) and not writing.lexicon.occurs(folded):
                return False
    return True


def has_names(text: str, language: str) -> bool:
    """Whether a text names a month, an address or a file: values that are words to a search."""
    if len(text) > LONGEST:
        return False
    items = read(text, language=languages.canonical(language), context="").items
    return any(isinstance(item, (Month, Address, Name)) for item in items)


def meaning(item: Item) -> object:
    """Gives what a value says: two that say the same need no rewriting."""
    match item:
        case Number():
            return item.value, item.clock, item.negative
        case Month():
            return item.months
        case Symbol() | Code():
            return item.skeleton
        case Mark():
            return item.label
        case _:
            return item.span.text


def shape(item: Item) -> object:
    """Gives what else must be the same, if two values that say the same shall be one.

    Of figures the digits and their script: 01 is not 001, 4 is not 4.0.
    """
    if not isinstance(item, Number) or item.words:
        return None
    digits = [sign for sign in item.span.text if sign.isdecimal()]
    return "".join(str(int(sign)) for sign in digits), {ord(sign) - int(sign) for sign in digits}


def alike(items: Sequence[Item], one: Item) -> Iterator[Item]:
    """Finds the values of the same kind that say the same, or may say the same."""
    for item in items:
        if type(item) is type(one):
            if isinstance(item, Number) and isinstance(one, Number):
                if not set(item.readings).isdisjoint(one.readings):
                    yield item
            elif meaning(item) == meaning(one):
                yield item


def _names(text: str) -> Iterator[Name]:
    for found in _NAME.finditer(text):
        # Not e.g, p.m and U.N, whose full stops end no names.
        if len(found["stem"]) > 1 or len(found["ending"]) > 1:
            yield Name(span=Span(text=found[0], start=found.start(), end=found.end()))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
