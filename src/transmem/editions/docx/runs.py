"""Makes runs: stretches of text that have one language, one direction and one style.

Word shows a hyphen at which no line breaks, and one at which a word may be broken, only where it
finds elements for them, not the characters of Unicode.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from transmem.editions.docx.markup import Element, make, text
from transmem.editions.docx.scripts import properties

if TYPE_CHECKING:
    from collections.abc import Iterator

_JOINER = "\u2060"
_BREAKS = re.compile(f"[-/](?!{_JOINER})")
_HYPHEN, _SOFT_HYPHEN = re.compile("(-|\u00ad)"), re.compile("(\u00ad)")
_ELEMENTS = {"-": "noBreakHyphen", "\u00ad": "softHyphen"}


def prose(words: str, language: str | None, direction: str, style: str | None = None) -> Element:
    """Makes a run of words.

    Args:
        words: Its text.
        language: Theirs; None if that is not known.
        direction: Theirs: ``rtl`` or ``ltr``.
        style: Id of a character style.
    """
    own = properties(language, direction, style=style)
    return make("r", own, *_characters(words, _SOFT_HYPHEN))


def code(words: str, style: str | None, *, joined: bool, whole: bool) -> Element:
    """Makes a run of signs that are no words, as a document symbol.

    Args:
        words: Its text, from left to right.
        style: Id of a character style.
        joined: Whether to hold it together with joiners: in text from right to left and in text
            without spaces, LibreOffice breaks codes beside the element for a hyphen, and at
            slashes. Elsewhere that element does, which Word is sure to understand.
        whole: Whether no line may break in it.
    """
    own = properties(None, "ltr", style=style, proofed=False)
    if whole and joined:
        words = _BREAKS.sub(rf"\g<0>{_JOINER}", words)
    signs = _HYPHEN if whole and not joined else _SOFT_HYPHEN
    return make("r", own, *_characters(words, signs))


def with_properties(own: Element, *children: Element) -> Element:
    """Makes a run that has the same properties as others."""
    return make("r", deepcopy(own), *children)


def _characters(words: str, signs: re.Pattern[str]) -> Iterator[Element]:
    for part in signs.split(words):
        if part:
            yield make(_ELEMENTS[part]) if signs.fullmatch(part) else text(part)
