"""A time of day, written as another one is."""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal

from transmem import languages
from transmem.adapting.agreement import demand_same_form
from transmem.adapting.uncertainty import UncertainError
from transmem.fidelity import Number

_FIGURES = re.compile("[0-9]+")
# Words for a part of the day, whose bounds no two languages share.
_PARTS = re.compile(
    r"\b(?:matin|soir|après-midi|nuit|madrugada|mañana|tarde|noche|утра|дня|вечера|ночи)\b"
    r"|\b(?:morgen|vormittag|nachmittag|abend|nacht|früh|sabah|öğle|akşam|gece|səhər|günorta|axşam)"
    r"|صبح|صباح|ظهر|عصر|مساء|فجر|ليل|شب|सुबह|प्रातः|दोपहर|शाम|रात|पूर्वाह्न|अपराह्न"
    r"|[凌清早]晨|[早晚]上|[上中下]午|傍晚|夜",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(r"|\s?(?:[ap]\.?\s?m\.?|h|Uhr)", re.IGNORECASE)
# Hours at which a part of the day may begin in one of them: 凌晨 ends at 6, la madrugada too.
_BEGIN = (0, 1, 4, 6, 9, 12, 13, 18, 20, 22)
_BEGIN_IN = {"hi": (0, 1, 4, 6, 9, 12, 13, 16, 18, 20, 22)}  # 4 is शाम, 3 is दोपहर
# «A la 1:00», but «a las 2:00».
_SINGULAR = {"es": re.compile(r"\blas?\s$", re.IGNORECASE)}
_NOON = 12
_HOUR = 60
_TWO_DIGITS = 10


def write(model: Number, old: Number, new: Number, *, around: str, language: str) -> str:
    """Writes a time in the place of another one.

    Both are before noon, after it, or in the hour that it begins, so that nothing which says so
    has to change, and the hour is counted to 12 or to 24 as before. Where a word names a part of
    the day, both are in it, in whatever language.

    Args:
        model: What stands there.
        old: What it translates.
        new: What shall stand there.
        around: The text that the model stands in.
        language: Of the text.

    Raises:
        UncertainError: There is more than one way to write it.
    """
    text = model.span.text
    figures = list(_FIGURES.finditer(text))
    (hour, minute), (next_hour, next_minute) = _said(old), _said(new)
    _demand_same_part(hour, next_hour, around, language)
    if not figures or len(figures) > 1 + bool(minute or ":" in text or "." in text):
        raise UncertainError(f"“{text}” is no time in plain figures")
    shift = hour - int(figures[0][0])
    if shift not in {0, _NOON}:
        raise UncertainError(f"“{text}” is no time in plain figures")
    singular = _SINGULAR.get(languages.base(language))
    if singular and singular.search(around[: model.span.start]):
        demand_same_form(Decimal(hour - shift), Decimal(next_hour - shift), language, loosely=False)
    if not _NO_NOUN.fullmatch(text[figures[-1].end() :]):  # a word for hours may follow
        demand_same_form(Decimal(hour - shift), Decimal(next_hour - shift), language, loosely=False)
    zero = "0" * (figures[0][0].startswith("0") and next_hour - shift < _TWO_DIGITS)
    start = text[: figures[0].start()] + f"{zero}{next_hour - shift}"
    if len(figures) == 1:
        if minute or next_minute:
            raise UncertainError("minutes are said in one of the times only")
        return start + text[figures[0].end() :]
    _demand_same_minutes(text, figures[1][0], minute, next_minute, language)
    between = text[figures[0].end() : figures[1].start()]
    return f"{start}{between}{next_minute:02}{text[figures[1].end() :]}"


def _demand_same_minutes(text: str, figures: str, old: int, new: int, language: str) -> None:
    """Makes sure that a text has its minutes in figures, and that new ones are written alike."""
    signed = ":" in text or "." in text
    if int(figures) != old or (not new and not signed):
        raise UncertainError(f"“{text}” has its minutes in another way")
    if not languages.spaced(language) and not signed and new < _TWO_DIGITS:
        raise UncertainError(f"“{text}” may have its minutes with a zero or without")


def _said(time: Number) -> tuple[int, int]:
    """Gives hour and minute, which the values of times tell below zero."""
    hour, minute = divmod(int(-1 - time.value), _HOUR)
    return hour, minute


def _demand_same_part(hour: int, new: int, around: str, language: str) -> None:
    """Demands that no word which tells the part of the day has to change."""
    if _half(hour) != _half(new):
        raise UncertainError("the half of the day changes")
    if _PARTS.search(around) and _part(hour, language) != _part(new, language):
        raise UncertainError("the part of the day may change")


def _part(hour: int, language: str) -> int:
    """Tells hours apart between which the word for a part of the day may change."""
    tag = languages.base(language)  # 午前 and 午後 are halves
    return 0 if tag == "ja" else bisect_right(_BEGIN_IN.get(tag, _BEGIN), hour)


def _half(hour: int) -> int:
    """Tells the hours before noon, the one after it, and the others; midnight is by itself."""
    return 0 if not hour else 1 if hour < _NOON else 2 if hour == _NOON else 3
