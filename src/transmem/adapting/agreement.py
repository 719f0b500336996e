"""Whether a word of the translation would have to change with a number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from transmem import languages
from transmem.adapting.figures import Figure
from transmem.adapting.uncertainty import UncertainError

# Endings of figures, and which numbers have others: 1er in French; 1.er and 3.er before a noun in
# Spanish. What is not listed may be the ending of a few numbers only: 3-х, 1992-ci.
_ENDINGS = {
    "fr": (re.compile(r"es?|ᵉ|i?èmes?"), frozenset({1}), 10**9),
    "es": (re.compile(r"\.?[º°]"), frozenset({1, 3}), 10),
    "de": (re.compile(r"\."), frozenset[int](), 1),
    "tr": (re.compile(r"\."), frozenset[int](), 1),
    "ru": (re.compile(r"-(?:й|я|е|го|му|м|ю|летн\w+|дневн\w+)"), frozenset[int](), 1),
}
_FEMININE = re.compile(r"\.?ª")  # in Spanish
_DECADES = {"ru": re.compile(r"-(?:х|е|ые|ых|м)"), "en": re.compile("s"), "de": re.compile("er.*")}
_ENGLISH = re.compile("st|nd|rd|th")
# Where letters that are written together with figures do not depend on them, but for these.
_JOINED = {"en": None, "fr": None, "es": None, "de": None, "ru": re.compile(r"-(?:ти|ми|х|мя)\b")}
_LETTERS = re.compile(r"\.?[\u02b0-\u02ff\u1d2c-\u1d7f]+|[-‑'’ʼ\u200c]?[^\W\d_]+")
# Words before figures whose sound they follow: an 8, 7 u 8.
_SOUNDING = {
    "en": re.compile(r"\ban\s$", re.IGNORECASE),
    "es": re.compile(r"\bu\s$", re.IGNORECASE),
    "fr": re.compile(r"\b[^\W\d_]+['’]$"),  # près d’1,5 million
    "ru": re.compile(r"\b(?:[вкс]о|обо?)\s$", re.IGNORECASE),  # со 2 мая, об 11 странах
}
# Words that would become such before these numbers: eight, eighty; eleven; ocho, ochenta; once;
# второго; одиннадцати; ста.
_WOULD_SOUND = {
    "en": re.compile(r"\ba\s(?=8|1[18](?:\D?\d{3})*$)", re.IGNORECASE),
    "es": re.compile(r"\bo\s(?=8|11(?:\D?\d{3})*$)", re.IGNORECASE),
    "ru": re.compile(r"\b(?:[вкс]\s(?=2$)|[кс]\s(?=1\d\d$)|о\s(?=11?$))", re.IGNORECASE),
}
# 多 and 余 after a number, “and some more”, which is then a round one; 几 and 数 are 1 to 9.
_MORE = {
    "zh": (re.compile(r"\s?[多余餘来來]"), re.compile(r"\s?[几幾]")),
    "ja": (re.compile(r"\s?余"), re.compile(r"\s?数")),
}
# 五つ, five, is counted so up to nine only.
_NATIVE = {"ja": re.compile(r"\s?つ")}
_DUALS = frozenset({1, 2})
_APOSTROPHES = "'’ʼ"


def form(value: Decimal, language: str) -> tuple[str, int]:
    """Gives the form that a number asks of a noun: CLDR's plural category, and more in Arabic.

    In Arabic 101 books are a hundred books and a book, so that what ends in one and two by itself
    asks for forms of its own (Wright, A Grammar of the Arabic Language, volume I, § 324).

    >>> form(Decimal(21), "ru"), form(Decimal(101), "ar"), form(Decimal(300), "ar")
    (('one', 0), ('other', 1), ('other', 0))
    """
    locale = languages.locale(language)
    category = locale.plural_form(value) if locale else "other"
    rest = int(value) % 100 if languages.base(language) == "ar" else 0
    return category, rest if rest in _DUALS else 0


def has_forms(language: str) -> bool:
    """Whether the language has nouns that depend on numbers."""
    locale = languages.locale(language)
    return locale is None or bool(locale.plural_form.rules)


def demand_same_form(before: Decimal, after: Decimal, language: str, *, loosely: bool) -> None:
    """Demands that two numbers ask for the same form.

    Args:
        before: The number that stands there.
        after: The number that shall stand there.
        language: Of the text.
        loosely: Whether nothing stands there that is counted, only perhaps a verb.

    Raises:
        UncertainError: They do not.
    """
    old, new = form(before, language), form(after, language)
    if loosely and not {"zero", "one", "two"} & {old[0], new[0]}:
        return
    if old != new:
        raise UncertainError(f"{before} became {after}, and the words beside it may have to change")


def ending(model: Figure, new: str, value: Fraction, *, language: str, decade: bool) -> str:
    """Gives what shall follow the figures of a number in its own stretch of the text.

    Args:
        model: The number that stands there.
        new: The figures that shall stand there.
        value: What they say.
        language: Of the translation.
        decade: Whether it names ten years.

    Raises:
        UncertainError: The ending may depend on the number.
    """
    tag = languages.base(language)
    if model.factor > 1 or not model.after or not languages.spaced(language):
        return model.after
    if tag == "en" and _ENGLISH.fullmatch(model.after):
        return _english(int(value))
    if decade:
        known = _DECADES.get(tag)
        fits = bool(known and known.fullmatch(model.after))
    else:
        fits = _takes(model.after, tag, (int(value), int(model.value)))
    if not fits:
        raise UncertainError(
            f"the ending of “{model.figures}{model.after}” may not be that of {new}"
        )
    return model.after


def _takes(ending: str, tag: str, numbers: Sequence[int]) -> bool:
    """Whether all of some numbers take an ending."""
    if tag == "es" and _FEMININE.fullmatch(ending):
        return True
    if tag not in _ENDINGS:
        return False
    pattern, others, modulus = _ENDINGS[tag]
    return bool(pattern.fullmatch(ending)) and all(
        number % modulus not in others for number in numbers
    )


def demand_free_neighbours(
    before: str, after: str, *, source_after: str, unit: str, written: str, language: str
) -> None:
    """Demands that no word beside a number depends on how the number sounds.

    Args:
        before: What stands before it in the translation.
        after: What stands after it.
        source_after: What stands after it in the source.
        unit: The unit that it counts, if any.
        written: The figures that shall stand there.
        language: Of the translation.

    Raises:
        UncertainError: One may.
    """
    tag = languages.base(language)
    sounding, would_sound = _SOUNDING.get(tag), _WOULD_SOUND.get(tag)
    found = sounding and sounding.search(before)
    if would_sound and not after[:1].isalpha():  # 2D
        found = found or would_sound.search(before + written)
    if found:
        raise UncertainError(f"“{found[0].strip()}” before it goes with the sound of the number")
    native = _NATIVE.get(tag)
    if native and native.match(after):
        raise UncertainError("such things are counted in another way from ten on")
    joined = _LETTERS.match(after)
    if not joined or not languages.spaced(language):
        return
    if unit not in {"", "percent"} and joined[0][0] not in _APOSTROPHES:  # 5km, but not %50'si
        return
    same = _LETTERS.match(source_after)
    if same and same[0] == joined[0]:  # 2D, 16px
        return
    if not _is_independent(joined[0], tag):
        raise UncertainError(f"“{joined[0]}” is written together with the number")


def demand_no_ending(after: str, language: str) -> None:
    """Demands that nothing is written together with a time: 15.30'da, but 15.45'te.

    Raises:
        UncertainError: Something is.
    """
    if languages.spaced(language) and (joined := _LETTERS.match(after)):
        raise UncertainError(f"“{joined[0]}” is written together with the time")


def demand_round(after: str, written: str, language: str) -> None:
    """Demands that figures are round ones, if what follows them says “and some more”.

    Raises:
        UncertainError: They are not, or may not go with it.
    """
    tag = languages.base(language)
    if tag not in _MORE:
        return
    more, several = _MORE[tag]
    if several.match(after) or (more.match(after) and not written.endswith("0")):
        raise UncertainError(f"“{after.strip()[0]}” after it goes with other numbers")


def _is_independent(joined: str, tag: str) -> bool:
    """Whether letters that are written together with figures go with any: 16-bit."""
    raised = unicodedata.category(joined.lstrip(".")[:1]) == "Lm"
    dependent = _JOINED.get(tag)
    return tag in _JOINED and not raised and not (dependent and dependent.match(joined))


def _english(value: int) -> str:
    if value % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
