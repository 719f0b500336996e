"""What a word processor must be told of a language: its tag, its direction, its fonts.

Word keeps three fonts and three languages for a run, for Latin and its like, for East Asian and
for complex scripts (17.3.2.26, 17.3.2.20), and is told which of them a run needs.
"""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache

from babel.core import get_global

from transmem import languages
from transmem.editions.docx.markup import Element, make

LANGUAGES = {"ascii": "val", "eastAsia": "eastAsia", "cs": "bidi"}
"""By kind of letters, as :func:`slot` names them: the attribute of their language."""

_EAST_ASIAN = frozenset("Hans Hant Hani Jpan Kore".split())
_COMPLEX = frozenset(
    "Beng Deva Gujr Guru Khmr Knda Laoo Mlym Mymr Orya Sinh Taml Telu Thai Tibt".split()
)
# Fonts that Word brings and LibreOffice has replacements for, and Noto where it has none: its
# stand-ins are in templates/docx/word/fontTable.xml. Times New Roman has Latin, Cyrillic, Greek
# and Hebrew.
_FONT = "Times New Roman"
_FONTS = {
    "Arab": "Noto Naskh Arabic",
    "Hans": "SimSun",
    "Hani": "SimSun",
    "Hant": "Noto Serif CJK TC",
    "Jpan": "Noto Serif CJK JP",
    "Kore": "Noto Serif CJK KR",
    "Thai": "Leelawadee UI",
    "Laoo": "Leelawadee UI",
    "Khmr": "Leelawadee UI",
    "Mymr": "Myanmar Text",
    "Tibt": "Microsoft Himalaya",
    "Syrc": "Estrangelo Edessa",
    "Thaa": "MV Boli",
    "Armn": "Sylfaen",
    "Geor": "Sylfaen",
    "Ethi": "Ebrima",
    "Nkoo": "Ebrima",
    "Adlm": "Ebrima",
    **dict.fromkeys("Beng Deva Gujr Guru Knda Mlym Orya Sinh Taml Telu".split(), "Nirmala UI"),
}
# Arabic letters of a size are smaller than Latin ones.
_SCALES = {"Arab": 1.14}
_REGION = re.compile(r"-([A-Z]{2}|[0-9]{3})(?:-|$)")


def slot(language: str) -> str:
    """Names the fonts that a language's letters are taken from: ``ascii``, ``eastAsia``, ``cs``.

    >>> slot("fr"), slot("zh"), slot("ar"), slot("hi")
    ('ascii', 'eastAsia', 'cs', 'cs')
    """
    script = languages.script(language)
    if script in _EAST_ASIAN:
        return "eastAsia"
    return "cs" if script in _COMPLEX or languages.direction(language) == "rtl" else "ascii"


def font(language: str) -> str:
    """Names a font that has the language's letters."""
    return _FONTS.get(languages.script(language), _FONT)


def scale(language: str) -> float:
    """How large letters must be to look as large as Latin ones."""
    return _SCALES.get(languages.script(language), 1.0)


@cache
def word_tag(language: str) -> str:
    """Gives the tag that Word has a dictionary for: it knows languages of countries.

    >>> word_tag("fr"), word_tag("pt-BR"), word_tag("zh-Hans"), word_tag("sr-Latn")
    ('fr-FR', 'pt-BR', 'zh-CN', 'sr-Latn-RS')
    """
    tag = languages.canonical(language)
    base, script = languages.base(tag), languages.script(tag)
    region = _REGION.search(tag)
    if not region:
        likely = get_global("likely_subtags")
        full = likely.get(f"{base}_{script}") or likely.get(base)
        if not full:
            return tag
        own = full.rpartition("_")[2]
        return f"{base}-{own}" if base == "zh" else f"{tag}-{own}"
    return f"{base}-{region[1]}" if base == "zh" else tag


def properties(
    language: str | None, direction: str, *, style: str | None = None, proofed: bool = True
) -> Element:
    """Makes the properties of a run.

    Args:
        language: Of its words; None if that is not known.
        direction: Of its words: ``rtl`` or ``ltr``.
        style: Id of a character style.
        proofed: Whether words of it can be checked, and hyphenated.
    """
    return deepcopy(
        _properties(language=language, direction=direction, style=style, proofed=proofed)
    )


@cache
def _properties(
    *, language: str | None, direction: str, style: str | None, proofed: bool
) -> Element:
    """Makes properties once, in the order of the schema."""
    place = slot(language) if language else "ascii"
    right_to_left = make("rtl") if direction == "rtl" else None
    return make(
        "rPr",
        make("rStyle", val=style) if style else None,
        make("rFonts", hint="eastAsia") if place == "eastAsia" else None,
        None if proofed else make("noProof"),
        right_to_left,
        make("cs") if place == "cs" and right_to_left is None else None,
        make("lang", **{LANGUAGES[place]: word_tag(language)}) if language else None,
    )
