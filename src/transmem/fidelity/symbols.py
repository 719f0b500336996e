"""Document symbols, case numbers and other codes.

«All language versions of a document have the same symbol» (United Nations, on symbols): every
letter is ASCII, and nothing in a symbol is translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transmem.fidelity.folding import Folded
from transmem.fidelity.values import Symbol
from transmem.fidelity.writing import Writing

# Letters that look like ASCII ones (Unicode confusables, UTS 39: Cyrillic and Greek capitals
# and small letters that appear in symbols; full-width forms are folded before).
_CONFUSABLE = str.maketrans(
    "АВСЕНІЈКМОРЅТХҮЗабсеіјорѕхуΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "–—‑‒−‐",
    "ABCEHIJKMOPSTXY3abceijopsxyABEZHIKMNOPTYX" + "------",
)
_HYPHEN = "[-–—‑‒−‐]"
_LETTER = "[A-Za-zАВСЕНІЈКМОРЅТХҮЗабсеіјорѕхуΑΒΕΖΗΙΚΜΝΟΡΤΥΧ]"
_SIGN = _LETTER[:-1] + r"\d]"
_PIECE = rf"{_SIGN}(?:{_SIGN[:-1]}.]|\({_SIGN}{{1,8}}\))*"
# Pieces joined by slashes, and symbols of one document joined by hyphens. A space may have
# crept in beside a slash, if a figure or a capital follows it.
_JOINT = rf"(?:[ \u00a0]?/[ \u00a0]?(?=[A-ZА-Я\d])|/|{_HYPHEN})"
_SYMBOL = re.compile(
    rf"(?<![\d/.@])(?<!{_LETTER})(?<![^\W\d_]-)"
    rf"{_PIECE}(?:{_JOINT}{_PIECE})+(?:[ \u00a0](?:bis|ter)\b)?"
)
_WORDS = re.compile(rf"{_LETTER}+(?:/{_LETTER}+)+")
_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}")


def symbols(folded: Folded, text: str, _writing: Writing) -> Iterator[tuple[int, int, Symbol]]:
    """Finds symbols and codes in the copy: a slash in them, a figure, and no word of prose.

    Args:
        folded: The copy with the way back.
        text: The copy, less what other values have taken.
    """
    if "/" not in text:
        return
    for found in _SYMBOL.finditer(text):
        code = found[0].rstrip(".")
        end = found.start() + len(code)
        if _is_symbol(code):
            span = folded.span(found.start(), end)
            yield found.start(), end, Symbol(span=span, skeleton=skeleton(code))


def skeleton(code: str) -> str:
    """Gives a symbol as it should be written.

    >>> skeleton("А/67/753 – S/2013/106")
    'A/67/753-S/2013/106'
    """
    return re.sub(r"\s+", "", code).translate(_CONFUSABLE)


def _is_symbol(code: str) -> bool:
    if "/" not in code or not any(character.isdigit() for character in code):
        return False
    if _DATE.fullmatch(code):
        return False
    first = re.split(r"[/\s]", code)[0]
    numeric = bool(re.fullmatch(r"[\d./ \u00a0-]+", code))
    # `40984/07` and `2004/115` are codes; `1/2` is a fraction, `km/24` hardly anything.
    return not numeric or len(code.replace(" ", "")) >= 6 or len(first) >= 4
