"""Errors in what stands beside a figure, or for one: months, scales, ordinals, per cent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from babel.dates import get_month_names

from fidelity_bench import figures as reader
from fidelity_bench import wording
from fidelity_bench.scene import Edit, Scene, like, shuffled

_ENGLISH_MONTHS = dict(get_month_names("wide", locale="en").items())
_IDEOGRAPHS = "零一二三四五六七八九"
_TEEN = re.compile(r"\s+عشرة?(?!\w)")


def month(scene: Scene, chance: Random) -> Edit | None:
    """Puts another month, in the same form, in the place of one that the source names."""
    named = {
        number
        for number, name in _ENGLISH_MONTHS.items()
        if re.search(rf"\b{name}\b", scene.pair.source)
    }
    for form in wording.months(scene.language):
        for found in shuffled(list(_month_pattern(tuple(form)).finditer(scene.text)), chance):
            number = [name.lower() for name in form].index(found[0].lower()) + 1
            if number in named:
                other = chance.choice([at for at in range(12) if at != number - 1])
                return Edit(*found.span(), _cased(form[other], found[0]))
    return None


@cache
def _month_pattern(form: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, form), key=len, reverse=True))
    if form[0][0].isdigit():  # 2月, but not 12月, nor “2月间”
        return re.compile(rf"(?<!\d)(?:{names})(?![间来])")
    # An Arabic particle is written together with the name, and stays.
    return re.compile(
        rf"(?:(?<![\w/])|(?<=\s[وبفلك]))(?:{names})(?![\w/])",
        re.IGNORECASE,
    )


def _cased(name: str, before: str) -> str:
    return name[0].upper() + name[1:] if before[0].isupper() else name


def scale_lost(scene: Scene, chance: Random) -> Edit | None:
    """Takes the scale word after a figure away: 3 million becomes 3."""
    for figure in shuffled(scene.figures, chance):
        if figure.scale != 1:
            after = re.compile(wording.AFTER_SCALE.get(scene.language, ""))
            end = after.match(scene.text, figure.scaled_end)
            return Edit(figure.end, end.end() if end else figure.scaled_end, "")
    return None


def scale_changed(scene: Scene, chance: Random) -> Edit | None:
    """Makes millions of billions, or the other way round."""
    for figure in shuffled(scene.figures, chance):
        found = reader.scale_pattern(scene.language).match(scene.text, figure.end)
        if found:
            other = wording.SCALES[scene.language][found["word"]][1]
            doubled = re.match(r"\sde(?!\w)", scene.text[found.end() :])
            other = other.removesuffix(" de") if doubled else other
            return Edit(*found.span("word"), other)
    return None


def percent(scene: Scene, chance: Random) -> Edit | None:
    """Takes the sign or the words of per cent away."""
    pattern = re.compile(wording.PERCENTS.get(scene.language, r"\s?%"))
    for figure in shuffled(scene.figures, chance):
        if not figure.readings & scene.said.percents:
            continue
        after = pattern.match(scene.text, figure.end)
        if after:
            return Edit(*after.span(), "")
        before = re.search(r"[%٪]\s?$|百分之$", scene.text[: figure.start])
        if before:
            return Edit(*before.span(), "")
    return None


def ordinal_figure(scene: Scene, chance: Random) -> Edit | None:
    """Makes another ordinal of one in figures: 30th becomes 20th."""
    pattern = wording.ORDINAL_FIGURES.get(scene.language)
    if not pattern:
        return None
    start = scene.label.end() if scene.label else 0
    for found in shuffled(list(re.finditer(pattern, scene.text)), chance):
        value = int(found["n"])
        if found.start() < start or value not in scene.said.ordinals:
            continue
        by = chance.choice([10, -10]) if value > 10 and value % 10 == 0 else 1
        other = value + by if value + by > 0 else value + 10
        sign = found["n"][0]
        return Edit(*found.span("n"), "".join(like(sign, int(digit)) for digit in str(other)))
    return None


@dataclass(frozen=True, slots=True)
class Ordinal:
    """The last word of an ordinal: “ninth” of “sixty-ninth”.

    Attributes:
        tail: Its value: 1 to 19, or a number of tens.
        others: What may stand in its place.
    """

    start: int
    end: int
    tail: int
    others: tuple[str, ...]


def ordinal_word(scene: Scene, chance: Random) -> Edit | None:
    """Makes another ordinal of one in words, from the third on."""
    return _other_ordinal(scene, chance, lambda tail: tail > 2)


def first_or_second(scene: Scene, chance: Random) -> Edit | None:
    """The same for the first and the second, which are ways of speaking too."""
    return _other_ordinal(scene, chance, lambda tail: tail <= 2)


def _other_ordinal(scene: Scene, chance: Random, wanted: Callable[[int], bool]) -> Edit | None:
    """Replaces an ordinal of which each side has just one."""
    before: Counter[int] = Counter()
    for value, times in scene.said.ordinals.items():
        before[_tail(value)] += times
    found = list(_ordinals(scene.text, scene.language))
    after = Counter(ordinal.tail for ordinal in found)
    for ordinal in shuffled(found, chance):
        if wanted(ordinal.tail) and before[ordinal.tail] == after[ordinal.tail] == 1:
            return Edit(ordinal.start, ordinal.end, chance.choice(ordinal.others))
    return None


def _tail(value: int) -> int:
    value %= 100
    return value if value < 20 or value % 10 == 0 else value % 10


def _ordinals(text: str, language: str) -> Iterator[Ordinal]:
    if language == "zh":
        yield from _chinese(text)
        return
    forms = wording.ORDINALS.get(language, [])
    for found in _ordinal_pattern(language).finditer(text) if forms else ():
        word = found["word"].lower()
        form, value = next(
            (form, at) for form in forms for at, name in form.items() if name == word
        )
        teen = 10 if language == "ar" and value < 10 and _TEEN.match(text, found.end()) else 0
        alike = [name for at, name in form.items() if at != value and (at < 20) == (value < 20)]
        others = tuple(_cased(name, found["word"]) for name in alike)
        yield Ordinal(*found.span("word"), value + teen, others)


@cache
def _ordinal_pattern(language: str) -> re.Pattern[str]:
    words = {name for form in wording.ORDINALS[language] for name in form.values()}
    names = "|".join(sorted(words, key=len, reverse=True))
    before = r"(?<!كانون\s)(?<!تشرين\s)(?<!\w)و?" if language == "ar" else r"(?<!\w)"
    return re.compile(rf"{before}(?P<word>{names})(?![\w/])", re.IGNORECASE)


def _chinese(text: str) -> Iterator[Ordinal]:
    for found in re.finditer(
        "第([一二三四五六七八九]?十)?([一二三四五六七八九])?(?![百千〇零])", text
    ):
        tens, unit = found.groups()
        if unit:
            others = tuple(sign for sign in _IDEOGRAPHS[1:] if sign != unit)
            value = (10 if tens else 0) + _IDEOGRAPHS.index(unit)
            value = _IDEOGRAPHS.index(unit) if tens and len(tens) > 1 else value
            yield Ordinal(*found.span(2), value, others)
        elif tens:
            times = _IDEOGRAPHS.index(tens[0]) if len(tens) > 1 else 1
            others = tuple(f"{sign}十" for sign in _IDEOGRAPHS[2:] if sign != tens[0])
            yield Ordinal(*found.span(1), 10 * times, others)
