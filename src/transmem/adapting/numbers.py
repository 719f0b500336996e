"""A number of the source in the place of one of the translation, if no word depends on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transmem import languages
from transmem.adapting import agreement, clock, figures, standing
from transmem.adapting.differences import Sides
from transmem.adapting.figures import Figure
from transmem.adapting.uncertainty import UncertainError
from transmem.fidelity import Number

# How the first of a month is written where other days are plain figures.
_FIRST_DAY = {"fr": "er"}
# Where a day may have the sign of an ordinal, and need not.
_DAY_SIGNS = {"es": frozenset({"º", "°", ".º", ".°", "o", "ero", "er", ".er"}), "fr": {"er"}}
# «Article premier» is the first, «article 2» the second.
_FIRST_IN_WORDS = {"fr": re.compile(r"\b(?:article|chapitre|titre|livre)\s$", re.IGNORECASE)}


def write(place: Number, old: Sequence[Number], new: Number, sides: Sides) -> str:
    """Writes a number as another one is written.

    Args:
        place: What stands in the translation.
        old: What it translates, wherever the source says it.
        new: What the source says now.
        sides: The source as it was, and the translation.

    Raises:
        UncertainError: It is not certain how it has to be written, or whether it may be.
    """
    everything = (*old, new, place)
    if all(one.roman for one in everything):
        return _roman(place, old, new)
    for one in everything:
        if one.words:
            raise UncertainError(f"“{one.span.text}” is a number in words")
    if not sides.writing.lexicon.knows_words:
        raise UncertainError(f"numbers are not adapted in {sides.language}")
    if any(one.clock for one in everything):
        if not all(one.clock for one in everything):
            raise UncertainError(f"“{place.span.text}” may be a time of day")
        return clock.write(place, old[0], new, language=sides.language)
    return _in_figures(place, old, new, sides)


def _roman(place: Number, old: Sequence[Number], new: Number) -> str:
    """Gives a Roman numeral, if every side writes it with the same letters."""
    if any(one.span.text != place.span.text for one in old):
        raise UncertainError(f"“{place.span.text}” is written in another way")
    return new.span.text


def _in_figures(place: Number, old: Sequence[Number], new: Number, sides: Sides) -> str:
    model = figures.take_apart(place, sides.writing)
    before = figures.take_apart(old[0], sides.source_writing)
    after = figures.take_apart(new, sides.source_writing)
    written = figures.write(
        model,
        before,
        after,
        near=_near(place, sides),
        writing=sides.writing,
        language=sides.language,
    )
    _demand_agreement(place, old, (model, before, after), sides)
    text = sides.target.text
    agreement.demand_free_neighbours(
        text[: place.span.start],
        text[place.span.end :],
        source_after=sides.source.text[old[0].span.end :],
        unit=place.unit,
        language=sides.language,
    )
    return model.before + written + _ending(place, new, model, written, sides)


def _near(place: Number, sides: Sides) -> Iterator[Figure]:
    """Takes the other figures of the translation apart, as far as they can be."""
    for item in sides.target.items:
        if isinstance(item, Number) and item is not place and not item.clock and not item.words:
            try:
                yield figures.take_apart(item, sides.writing)
            except UncertainError:
                continue


def _demand_agreement(
    place: Number, old: Sequence[Number], parts: tuple[Figure, Figure, Figure], sides: Sides
) -> None:
    """Demands that the words beside a number can stay.

    Args:
        place: What stands in the translation.
        old: What it translates.
        parts: What stands there, what it translates, and what that became.
        sides: The source as it was, and the translation.
    """
    language = sides.language
    if not agreement.has_forms(language):
        return
    model, before, after = parts
    sources = [standing.of_source(one, sides.source, language=sides.source_language) for one in old]
    target = standing.of_target(place, sides.target)
    if standing.counts_nothing(sources, target):
        in_words = _FIRST_IN_WORDS.get(languages.base(language))
        if after.value == 1 and in_words and in_words.search(sides.target.text[: place.span.start]):
            raise UncertainError("1 may have to be said in a word")
        return
    loosely = standing.ends(sources, target)
    new = after.value if after.factor == model.factor else after.meaning / model.factor
    agreement.demand_same_form(model.value, new, language, loosely=loosely)
    agreement.demand_same_form(before.value, after.value, sides.source_language, loosely=loosely)


def _ending(place: Number, new: Number, model: Figure, written: str, sides: Sides) -> str:
    """Gives what follows the figures: in French, the first of a month has an ending."""
    tag = languages.base(sides.language)
    plain = not model.after or model.after in _DAY_SIGNS.get(tag, ())
    if plain and tag in _DAY_SIGNS and standing.is_day(place, sides.target):
        return _FIRST_DAY.get(tag, "") if new.value == 1 else ""
    return agreement.ending(model, written, new.value, language=sides.language, decade=place.decade)
