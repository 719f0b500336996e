"""The kinds of errors that are put into right translations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from fidelity_bench import codes, digits, words
from fidelity_bench.scene import Edit, Generator, Scene
from fidelity_bench.texts import Pair


@dataclass(frozen=True, slots=True)
class InCode:
    """An error in a code that is first put into both sides."""

    make: Callable[[Random], str]
    mutation: codes.Mutation


KINDS: dict[str, Generator | InCode] = {
    "digit swapped": digits.in_digits(digits.swap),
    "digits transposed": digits.in_digits(digits.transpose),
    "digit dropped": digits.in_digits(digits.drop),
    "digit added": digits.in_digits(digits.add),
    "number lost": digits.lost,
    "year off by one": digits.year,
    "separator": digits.separator,
    "range end lost": digits.range_end,
    "figure for a word": digits.against_word,
    "label": digits.label,
    "month changed": words.month,
    "scale lost": words.scale_lost,
    "scale changed": words.scale_changed,
    "percent lost": words.percent,
    "ordinal in figures": words.ordinal_figure,
    "ordinal in words": words.ordinal_word,
    "first or second": words.first_or_second,
    "symbol digit": InCode(codes.symbol, codes.other_digit),
    "symbol letter": InCode(codes.symbol, codes.other_letter),
    "symbol suffix lost": InCode(codes.suffixed_symbol, codes.without_suffix),
    "symbol homoglyph": InCode(codes.symbol, codes.homoglyph),
    "symbol lost": InCode(codes.symbol, codes.nothing),
    "address changed": InCode(codes.address, codes.other_address),
}


@dataclass(frozen=True, slots=True)
class Injection:
    """An error that was put into a pair.

    Attributes:
        before: The pair while it was right.
        after: The pair with the error.
    """

    kind: str
    before: Pair
    after: Pair


def inject(scenes: Sequence[Scene], kind: str, limit: int, chance: Random) -> Iterator[Injection]:
    """Puts an error of a kind into pairs drawn by chance, until there are enough."""
    for scene in chance.sample(scenes, len(scenes)):
        if limit <= 0:
            return
        before, edit = attempt(scene, kind, chance)
        if edit:
            after = before.edited(edit)
            limit -= 1
            yield Injection(kind, before.pair, after)


def attempt(scene: Scene, kind: str, chance: Random) -> tuple[Scene, Edit | None]:
    """Finds an error of a kind to make; none if the pair has nothing for it."""
    how = KINDS[kind]
    if not isinstance(how, InCode):
        return scene, how(scene, chance)
    code = how.make(chance)
    scene = Scene(codes.with_clause(scene.pair, code))
    return scene, codes.wrong(scene, code, how.mutation, chance)
