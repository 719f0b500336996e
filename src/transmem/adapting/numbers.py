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
_LAST_DAY, _TWO_DIGITS = 31, 10
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
        return _roman(place, old, new, sides.language)
    for one in everything:
        if one.words:
            raise UncertainError(f"“{one.span.text}” is a number in words")
    if not sides.writing.lexicon.knows_words:
        raise UncertainError(f"numbers are not adapted in {sides.language}")
    if any(one.clock for one in everything):
        if not all(one.clock for one in everything):
            raise UncertainError(f"“{place.span.text}” may be a time of day")
        around = sides.target.text
        agreement.demand_no_ending(around[place.span.end :], sides.language)
        return clock.write(place, old[0], new, around=around, language=sides.language)
    return _in_figures(place, old, new, sides)


def _roman(place: Number, old: Sequence[Number], new: Number, language: str) -> str:
    """Gives a Roman numeral, if every side writes it with the same letters."""
    if any(one.span.text != place.span.text for one in old):
        raise UncertainError(f"“{place.span.text}” is written in another way")
    if new.value == 1 and languages.base(language) in _FIRST_DAY:
        raise UncertainError("I may have to be said in another way")  # Chapitre premier, Louis Ier
    return new.span.text


def _in_figures(place: Number, old: Sequence[Number], new: Number, sides: Sides) -> str:
    if (day := _day_of_date(place, old, new, sides)) is not None:
        return day
    model = figures.take_apart(place, sides.writing)
    before = figures.take_apart(old[0], sides.source_writing)
    after = figures.take_apart(new, sides.source_writing)
    written = figures.write(
        model,
        before,
        after,
        near=list(_near(place, sides)),
        writing=sides.writing,
        language=sides.language,
    )
    _demand_agreement(place, old, (model, before, after), sides)
    text = sides.target.text
    # 2000多万 and 20多人, but not 2.5万多: a scale says that the number is a round one.
    agreement.demand_round(model.after or text[place.span.end :], written, sides.language)
    agreement.demand_free_neighbours(
        text[: place.span.start],
        text[place.span.end :],
        source_after=sides.source.text[old[0].span.end :],
        unit=place.unit,
        written=written,
        language=sides.language,
    )
    return model.before + written + _ending(place, new, model, written, sides)


def _day_of_date(place: Number, old: Sequence[Number], new: Number, sides: Sides) -> str | None:
    """Gives a day, if it stands in a date of figures only, or comes from one: 2020-05-06.

    There it may have a zero, which no other number has for nothing, and no ending.
    """
    text = sides.target.text
    before, after = text[: place.span.start], text[place.span.end :]
    zero = any(one.span.text.startswith("0") for one in (*old, new))
    joined = re.search(r"(0?)\d[./-]$", before) or re.match(r"[./-](0?)\d", after)
    days = [standing.is_day(place, sides.target)]
    days += [standing.is_day(one, sides.source) for one in old]
    if not (zero or joined) or not all(days):
        return None
    if not re.fullmatch(r"[0-9]{1,2}", place.span.text) or not 0 < new.value <= _LAST_DAY:
        raise UncertainError(f"“{place.span.text}” may be a day that is written with a zero")
    day = int(new.value)
    padded = place.span.text.startswith("0") or bool(joined and joined[1])
    if joined and not padded and day < _TWO_DIGITS <= int(place.span.text):
        raise UncertainError(f"{day} may have to be written 0{day}")
    if padded:
        return f"{day:02}"
    first = "" if joined or day > 1 else _FIRST_DAY.get(languages.base(sides.language), "")
    return f"{day}{first}"


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
    one = target.joined and 1 in {model.value, after.value}  # 5-Sterne-, but 1-Stern-
    if standing.counts_nothing(sources, target) and not one:
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
