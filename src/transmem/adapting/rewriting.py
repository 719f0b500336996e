"""The values of a text into the translation of another text that differs from it in them only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from transmem import languages
from transmem.adapting import links, months, numbers
from transmem.adapting.differences import (
    LONGEST,
    Item,
    Sides,
    alike,
    differences,
    meaning,
    read,
    shape,
)
from transmem.adapting.uncertainty import UncertainError
from transmem.checks import check
from transmem.fidelity import Code, Month, Number
from transmem.model import Severity, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Adaptation:
    """What became of a translation.

    Attributes:
        text: The translation with the new values; None if it was not adapted.
        reason: Why it was not; empty if more than values would have to change.
    """

    text: str | None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """A value of the source that became another one.

    Attributes:
        old: The value, each time that it stands there.
        new: What it became.
    """

    old: tuple[Item, ...]
    new: Item


def adapt(
    query: str, source: str, target: str, *, source_language: str, language: str
) -> Adaptation:
    r"""Rewrites a translation with the values of another source text.

    Numbers, dates, times, document symbols, codes, addresses, footnote marks and names of files
    are values. The translation is adapted only if the two source texts differ in nothing else,
    each value is found in it, no word of it can depend on one, there is one way to write them,
    and no check finds an error or a warning in the result.

    Args:
        query: The text that is to be translated.
        source: A text that was translated.
        target: Its translation.
        source_language: Tag of both texts.
        language: Tag of the translation.

    Raises:
        LanguageError: A tag is not one.

    >>> adapt("On 3 June 1999, 1,275 came.", "On 2 May 1998, 900 came.",
    ...       "Le 2 mai 1998, 900 sont venus.", source_language="en", language="fr").text
    'Le 3 juin 1999, 1\u202f275 sont venus.'
    >>> adapt("3 sheep", "5 sheep", "5 овец", source_language="en", language="ru")
    Adaptation(text=None, reason='5 became 3, and the words beside it may have to change')
    >>> adapt("They left.", "He left.", "Он ушел.", source_language="en", language="ru")
    Adaptation(text=None, reason='')
    """
    if query == source:
        return Adaptation(text=target)
    if max(map(len, (query, source, target))) > LONGEST:
        return Adaptation(text=None)
    source_language, language = languages.canonical(source_language), languages.canonical(language)
    before = read(source, language=source_language, context=language)
    after = read(query, language=source_language, context=language)
    pairs = differences(before, after)
    if pairs is None:
        return Adaptation(text=None)
    sides = Sides(
        source=before,
        target=read(target, language=language, context=source_language),
        source_language=source_language,
        language=language,
    )
    try:
        return Adaptation(text=_rewritten(query, pairs, sides))
    except UncertainError as why:
        return Adaptation(text=None, reason=str(why))


def _rewritten(query: str, pairs: Sequence[tuple[Item, Item]], sides: Sides) -> str:
    written: dict[Span, str] = {}
    said: dict[Span, Item] = {}
    for change in _changes(pairs):
        numbers_of = [one for one in change.old if isinstance(one, Number)]
        links.demand_same_links(numbers_of, sides.source, sides.target)
        for place in _places(change, sides):
            if place.span in written:
                raise UncertainError(f"“{place.span.text}” may stand for two values")
            written[place.span] = _write(place, change, sides)
            said[place.span] = change.new
    text = _spliced(sides.target.text, written)
    _demand_values(text, said, sides)
    _demand_faithful(query, text, sides)
    return text


def _changes(pairs: Sequence[tuple[Item, Item]]) -> Iterator[_Change]:
    """Gives each value that changed, once; where it stands again, it must have changed alike."""
    done: set[tuple[type, object]] = set()
    for old, new in pairs:
        key = type(old), meaning(old)
        if _same(old, new) or key in done:
            continue
        done.add(key)
        same = [(one, other) for one, other in pairs if any(alike([one], old))]
        if not all(_same(other, new) for _, other in same):
            raise UncertainError(f"“{old.span.text}” stands there again, and did not change alike")
        yield _Change(old=tuple(one for one, _ in same), new=new)


def _same(one: Item, other: Item) -> bool:
    return meaning(one) == meaning(other) and shape(one) == shape(other)


def _places(change: _Change, sides: Sides) -> list[Item]:
    """Finds where the translation says the value that changed."""
    first = change.old[0]
    found = list(alike(sides.target.items, first))
    if not found:
        raise UncertainError(f"“{first.span.text}” is not in the translation in the same way")
    if isinstance(first, Number):
        _demand_unmistakable(first, sides)
    if isinstance(first, Month) and len(found) > len(change.old):
        raise UncertainError(f"“{first.span.text}” stands more often in the translation")
    return found


def _demand_unmistakable(number: Number, sides: Sides) -> None:
    """Demands that no code has the same figures: where the G20 has 20 members."""
    for item in sides.source.items:
        if isinstance(item, Code) and any(alike(item.parts, number)):
            raise UncertainError(f"“{item.span.text}” has the same figures")


def _write(place: Item, change: _Change, sides: Sides) -> str:
    match place, change.new:
        case Month(), Month() as new:
            return _write_month(place, new, sides)
        case Number(), Number() as new:
            old = [one for one in change.old if isinstance(one, Number)]
            return numbers.write(place, old, new, sides)
        case _:
            # What every language writes in the same way.
            if any(one.span.text != place.span.text for one in change.old):
                raise UncertainError(f"“{place.span.text}” is written in another way")
            return change.new.span.text


def _write_month(place: Month, new: Month, sides: Sides) -> str:
    if len(new.months) != 1 or new.converted:
        raise UncertainError(f"“{new.span.text}” is a date of another calendar")
    text = sides.target.text
    return months.write(
        place,
        new.months[0],
        before=text[: place.span.start],
        after=text[place.span.end :],
        language=sides.language,
    )


def _spliced(text: str, written: Mapping[Span, str]) -> str:
    parts = []
    reach = 0
    for span in sorted(written, key=lambda span: span.start):
        parts += [text[reach : span.start], written[span]]
        reach = span.end
    return "".join([*parts, text[reach:]])


def _demand_values(text: str, said: Mapping[Span, Item], sides: Sides) -> None:
    """Demands that the new text says the values that it should, and the others as before."""
    due = [(type(item), meaning(said.get(item.span, item))) for item in sides.target.items]
    new = read(text, language=sides.language, context=sides.source_language)
    if [(type(item), meaning(item)) for item in new.items] != due:
        raise UncertainError("the new values would not be read as they are meant")


def _demand_faithful(query: str, text: str, sides: Sides) -> None:
    """Demands that no check finds an error or a warning, nor more to look at than before."""

    def found(source: str, target: str) -> list[tuple[Severity, str, str]]:
        return [
            (one.severity, one.rule, one.message)
            for one in check(
                source,
                target,
                source_language=sides.source_language,
                target_language=sides.language,
            )
        ]

    findings = found(query, text)
    for severity, _, message in findings:
        if severity is not Severity.INFO:
            raise UncertainError(message)
    if findings:
        known = Counter(rule for _, rule, _ in found(sides.source.text, sides.target.text))
        if Counter(rule for _, rule, _ in findings) - known:
            raise UncertainError(findings[0][2])
