"""A number in figures, written as another one is: its digits, its groups, its scale."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from transmem import languages
from transmem.adapting.uncertainty import UncertainError
from transmem.fidelity import Number
from transmem.fidelity import figures as fidelity
from transmem.fidelity.writing import Writing

_SPACES = "\u00a0\u202f\u2007\u2009 "
_FIGURES = re.compile(rf"\d(?:[\d.,'’٫٬{_SPACES}]*\d)?")
_FOLDED = {ord(space): "\u00a0" for space in _SPACES[:-1]}
# What a word after figures may multiply them with; other factors are no scales (a half, a tithe).
_SCALES = frozenset({1, *(10**power for power in (2, 3, 4, 5, 6, 7, 8, 9, 12))})
# What stands before decimals and between groups among the digits of Arabic and of Persian.
_EASTERN = {0x0660: ("٫", "٬"), 0x06F0: ("٫", "٬")}
_MANY = 4  # digits, from which on they may be grouped
_CENTURY = 100
# Most decimals before a scale: 8.4537万 is Chinese; 84.537 thousand is what nobody writes.
_PLACES, _PLACES_OF_MYRIADS = 1, 4
# Most digits before one, after which the next scale begins: 100 lakh are a crore.
_DIGITS = {10**5: 2, 10**7: 2, 10**4: 4, 10**8: 4}
_DIGITS_OF_OTHERS = 3
# Where four digits may stand without a mark among longer numbers that have it: 1275, 12.750.
_LONGER_GROUPED = frozenset({"es"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number in figures, taken apart.

    Attributes:
        before: What its stretch of the text has before the figures: «années » of a decade.
        figures: As they stand there.
        after: What follows them: an ending, a scale.
        whole: The digits before the decimals, in ASCII.
        decimals: The decimals, in ASCII.
        group: What stands between groups of digits; empty if nothing does.
        point: What stands before the decimals; empty if there are none.
        zero: The code of the script's zero.
        factor: What the scale multiplies the figures with.
        century: What is left out of a year or a decade: 1900 of 94.
    """

    before: str
    figures: str
    after: str
    whole: str
    decimals: str
    group: str
    point: str
    zero: int
    factor: int
    century: int

    @property
    def value(self) -> Decimal:
        """What the figures alone say, with as many decimals as they have."""
        return Decimal(f"{self.whole}.{self.decimals}" if self.decimals else self.whole)

    @property
    def meaning(self) -> Decimal:
        """What the number says."""
        return (self.value + self.century) * self.factor


def take_apart(number: Number, writing: Writing) -> Figure:
    """Takes a number apart.

    Raises:
        UncertainError: It is in words, or consists of several figures.
    """
    text = number.span.text
    found = list(_FIGURES.finditer(text))
    if number.words or len(found) != 1:
        raise UncertainError(f"“{text}” is no number in plain figures")
    figures = found[0][0]
    folded = "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in figures
    ).translate(_FOLDED)
    reading = fidelity.read(folded, writing)
    if reading is None:
        raise UncertainError(f"“{text}” is no number in plain figures")
    whole, decimals = _parted(folded, reading.values[0])
    factor, century = _said_besides(number, reading.values[0])
    marks = re.sub(r"\d", "", figures[: -len(decimals) - 1] if decimals else figures)
    return Figure(
        before=text[: found[0].start()],
        figures=figures,
        after=text[found[0].end() :],
        whole=whole,
        decimals=decimals,
        group=marks[:1],
        point=figures[-len(decimals) - 1] if decimals else "",
        zero=_zero(figures),
        factor=factor,
        century=century,
    )


def write(
    model: Figure,
    before: Figure,
    after: Figure,
    *,
    near: Sequence[Figure],
    writing: Writing,
    language: str,
) -> str:
    """Gives the figures that say a number of the source in place of those of the translation.

    Args:
        model: What stands in the translation.
        before: What it translates.
        after: What is to be translated now.
        near: Other figures of the translation, for marks that the model does not show.
        writing: How the language of the translation writes.
        language: That language.

    Raises:
        UncertainError: There is more than one way to write it.
    """
    if (before.before, before.factor, before.century) != (
        after.before,
        after.factor,
        after.century,
    ):
        raise UncertainError(f"“{after.figures}” is said in another way than “{before.figures}”")
    if after.point and not before.point:
        raise UncertainError(f"“{after.figures}” may be no number with decimals")
    foreign = {after.group, after.point} - {before.group, before.point, ""}
    as_wide = len(before.figures) == len(after.figures) or _is_code(before) == _is_code(after)
    if model.figures == before.figures and not foreign and as_wide:
        return after.figures
    if _is_code(before) or _is_code(after):
        raise UncertainError(f"the zeros of “{after.figures}” may stand for something")
    if model.century:
        return _in_script(_short(after, model), model.zero)
    whole, decimals = _scaled(after, model)
    point, group = _marks(model, near, writing)
    if len(whole) == _MANY < len(model.whole) and languages.base(language) in _LONGER_GROUPED:
        raise UncertainError(f"{whole} may be written with a mark or without")
    if len(whole) >= _MANY and _is_grouped(whole, before, after, model):
        whole = _grouped(whole, group, language)
    return _in_script(whole + (point + decimals if decimals else ""), model.zero)


def _parted(folded: str, value: Fraction) -> tuple[str, str]:
    """Gives the digits before the decimals, and the decimals."""
    digits = re.sub(r"\D", "", folded)
    tail = re.search(r"\D(\d+)$", folded)
    places = len(tail[1]) if tail else 0
    if places and value * 10**places == int(digits):
        return digits[:-places], digits[-places:]
    if value != int(digits):
        raise UncertainError(f"the groups of “{folded}” stand in another order")
    return digits, ""


def _said_besides(number: Number, value: Fraction) -> tuple[int, int]:
    """Gives what multiplies figures, and what is left out of them."""
    rest = number.value - value
    if rest and rest % _CENTURY == 0 and value < _CENTURY and value in number.readings[1:]:
        return 1, int(rest)
    factor = number.value / value if value else Fraction(1)
    if factor not in _SCALES:
        raise UncertainError(f"“{number.span.text}” is no number in plain figures")
    return int(factor), 0


def _zero(figures: str) -> int:
    zeros = {ord(sign) - unicodedata.decimal(sign) for sign in figures if sign.isdecimal()}
    if len(zeros) > 1:
        raise UncertainError(f"“{figures}” mixes digits of two scripts")
    return zeros.pop()


def _is_code(figure: Figure) -> bool:
    """Whether digits do not only count: 007."""
    return len(figure.whole) > 1 and figure.whole.startswith("0")


def _short(after: Figure, model: Figure) -> str:
    value = after.meaning - model.century
    if not 0 <= value < _CENTURY or after.decimals:
        raise UncertainError(f"“{model.figures}” is of another century")
    return f"{int(value):02}"


def _scaled(after: Figure, model: Figure) -> tuple[str, str]:
    """Gives the digits before the point and after it that say a number with the model's scale."""
    if after.factor == model.factor and not after.century:
        return after.whole, after.decimals
    plain = format((after.meaning / model.factor).normalize(), "f")
    whole, _, decimals = plain.partition(".")
    most = _PLACES_OF_MYRIADS if model.factor % 10_000 == 0 else _PLACES
    digits = _DIGITS.get(model.factor, _DIGITS_OF_OTHERS)
    if model.factor > 1 and (len(decimals) > most or whole == "0" or len(whole) > digits):
        raise UncertainError("a word such as “million” may have to change")
    return whole, decimals


def _is_grouped(whole: str, before: Figure, after: Figure, model: Figure) -> bool:
    """Whether digits shall be grouped: as the model's are, or else as in the source."""
    both_many = len(before.whole) >= _MANY and len(after.whole) >= _MANY
    if both_many and bool(before.group) != bool(after.group):
        raise UncertainError(
            f"“{before.figures}” and “{after.figures}” are not grouped in the same way"
        )
    # Four digits without groups say nothing of five: 1275, but 12.750, in Spanish.
    if len(model.whole) > _MANY or (len(model.whole) == _MANY and len(whole) == _MANY):
        return bool(model.group)
    return bool(model.group or after.group)


def _marks(model: Figure, near: Iterable[Figure], writing: Writing) -> tuple[str, str]:
    """Gives what stands before decimals and between groups: in the model, near it, or by rule."""
    point, group = _EASTERN.get(model.zero, (writing.notation.decimals[:1], writing.notation.group))
    known = [model, *(one for one in near if one.zero == model.zero)]
    return (
        next((one.point for one in known if one.point), point),
        next((one.group for one in known if one.group), group),
    )


def _grouped(whole: str, group: str, language: str) -> str:
    locale = languages.locale(language)
    first, rest = locale.decimal_formats[None].grouping if locale else (3, 3)
    if first != rest and len(whole) > first + rest:
        raise UncertainError(f"{whole} may be grouped in two ways")
    return f"{int(whole):,}".replace(",", group)


def _in_script(figures: str, zero: int) -> str:
    return "".join(chr(zero + int(sign)) if "0" <= sign <= "9" else sign for sign in figures)
