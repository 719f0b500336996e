"""Errors in figures: wrong digits, wrong separators, figures that are gone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from random import Random

from fidelity_bench import figures as reader
from fidelity_bench import wording
from fidelity_bench.figures import Figure
from fidelity_bench.scene import Edit, Generator, Scene, like, shuffled

Change = Callable[[str, int, Random], str]
_BETWEEN = re.compile(r"[日年%％]?\s?(?:[-–—至到]|(?<=\s)(?:a|al|à|au|по|إلى)(?=\s))\s?")
_CLOSED = re.compile(r"\s?$|\s?[.,;:)\]،؛。，、；：）]")


def swap(token: str, at: int, chance: Random) -> str:
    """Puts another digit in a digit's place."""
    other = chance.choice([digit for digit in range(10) if digit != int(token[at])])
    return token[:at] + like(token[at], other) + token[at + 1 :]


def transpose(token: str, at: int, _: Random) -> str:
    """Changes places with the next digit."""
    following = token[at + 1 : at + 2]
    return token[:at] + following + token[at] + token[at + 2 :] if following.isdecimal() else token


def drop(token: str, at: int, _: Random) -> str:
    """Leaves a digit out, of several."""
    several = sum(sign.isdecimal() for sign in token) > 1
    return token[:at] + token[at + 1 :] if several else token


def add(token: str, at: int, chance: Random) -> str:
    """Puts a digit too many before a digit or after it."""
    at += chance.randrange(2)
    near = token[min(at, len(token) - 1)]
    near = near if near.isdecimal() else token[at - 1]
    return token[:at] + like(near, chance.randrange(10)) + token[at:]


def in_digits(change: Change) -> Generator:
    """Makes a generator that changes a figure which the source has in figures too."""

    def generate(scene: Scene, chance: Random) -> Edit | None:
        return _changed(scene, scene.figures, change, chance)

    return generate


def against_word(scene: Scene, chance: Random) -> Edit | None:
    """Changes a figure that the source says in a word."""
    said = {*scene.said.cardinals, *scene.said.ordinals}
    figures = [
        figure
        for figure in scene.all_figures
        if figure not in scene.figures and figure.readings & said
    ]
    return _changed(scene, figures, swap, chance)


def label(scene: Scene, chance: Random) -> Edit | None:
    """Changes the number of the paragraph, where both sides have it."""
    if not scene.label or not scene.shared_label:
        return None
    figure = next(reader.figures(scene.text[: scene.label.end(1)], scene.language))
    return _changed(scene, [figure], swap, chance)


def _changed(
    scene: Scene, figures: Iterable[Figure], change: Change, chance: Random
) -> Edit | None:
    for figure in shuffled(list(figures), chance):
        token = scene.text[figure.start : figure.end]
        places = [at for at, sign in enumerate(token) if sign.isdecimal()]
        for at in shuffled(places, chance):
            new = change(token, at, chance)
            if differs(token, new, scene.language):
                return Edit(figure.start, figure.end, new)
    return None


def differs(old: str, new: str, language: str) -> bool:
    """Whether a figure has become another one, which someone may have written.

    >>> differs("1,5", "1,50", "fr"), differs("15", "05", "fr"), differs("15", "51", "fr")
    (False, False, True)
    """
    if not (new[0].isdecimal() and new[-1].isdecimal()):
        return False
    leads_with_zero = reader.plain(new)[0] == "0" and reader.plain(old)[0] != "0"
    same = reader.readings(old, language) & reader.readings(new, language)
    return not same and not leads_with_zero


def year(scene: Scene, chance: Random) -> Edit | None:
    """Makes a year the one before or after."""
    for figure in shuffled(scene.figures, chance):
        token = scene.text[figure.start : figure.end]
        if figure.scale == 1 and re.fullmatch("(19|20)[0-9]{2}", reader.plain(token)):
            digits = str(int(token) + chance.choice([-1, 1]))
            new = "".join(like(sign, int(digit)) for sign, digit in zip(token, digits, strict=True))
            return Edit(figure.start, figure.end, new)
    return None


def separator(scene: Scene, chance: Random) -> Edit | None:
    """Takes the decimal sign out (1.5, 15), or makes one of the last sign between groups."""
    for figure in shuffled(scene.figures, chance):
        token = scene.text[figure.start : figure.end]
        new = other_value(token, scene.language)
        if new != token and differs(token, new, scene.language):
            return Edit(figure.start, figure.end, new)
    return None


def other_value(token: str, language: str) -> str:
    """Writes a figure with another separator.

    >>> other_value("1,5", "fr"), other_value("1 275", "fr"), other_value("275 1", "ar")
    ('15', '1,275', '1.275')
    """
    last = re.search(r"\D(?=\d+$)", token)
    if not last:
        return token
    if any(value.denominator > 1 for value in reader.readings(token, language)):
        return token[: last.start()] + token[last.end() :]
    decimal = wording.DECIMALS.get(language, ".")[0]
    groups = re.split(r"\D", token)
    if language == "ar" and len(groups[-1]) < 3:  # stored from the last group to the first
        groups = groups[::-1]
        last_sign = token[last.start()]
        return last_sign.join(groups[:-1]) + decimal + groups[-1]
    return token[: last.start()] + decimal + token[last.end() :]


def lost(scene: Scene, chance: Random) -> Edit | None:
    """Takes a figure away, with the scale, the sign of per cent and the ordinal's ending."""
    for figure in shuffled(scene.figures, chance):
        if scene.times(figure) == 1 and not _said_otherwise(scene, figure):
            start, end = figure.start, _whole_end(scene, figure)
            if scene.text[start - 1 : start] in set("(（") and scene.text[end : end + 1] in {
                *")）"
            }:
                start, end = start - 1, end + 1
            space = scene.text[start - 1 : start].isspace()
            return Edit(start - space, end, "")
    return None


def _said_otherwise(scene: Scene, figure: Figure) -> bool:
    """Whether something else may say it: three (3) men, 10:00, 1 million, a dual in Arabic."""
    if figure.readings & {0, *scene.said.cardinals, *scene.said.ordinals}:
        return True
    by_noun = {1, 2} if scene.language == "ar" else {1}
    return bool(figure.readings & by_noun) and not _CLOSED.match(scene.text, figure.end)


def _whole_end(scene: Scene, figure: Figure) -> int:
    language, text = scene.language, scene.text
    if figure.scale != 1:
        after = re.compile(wording.AFTER_SCALE.get(language, "")).match(text, figure.scaled_end)
        return after.end() if after else figure.scaled_end
    for table in (wording.ORDINAL_FIGURES, wording.PERCENTS):
        pattern = table.get(language, "(?!)")
        start = figure.start if table is wording.ORDINAL_FIGURES else figure.end
        found = re.compile(pattern).match(text, start)
        if found:
            return found.end()
    return figure.end


def range_end(scene: Scene, chance: Random) -> Edit | None:
    """Takes the second end of a range away: 2001-2005 becomes 2001."""
    for first, second in shuffled(list(pairwise(scene.figures)), chance):
        between = scene.text[first.end : second.start]
        other = not first.values & second.values
        if other and scene.times(second) == 1 and _BETWEEN.fullmatch(between):
            return Edit(first.end, second.end, "")
    return None
