"""Signs that no installed font can show, and what to install for them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from transmem.errors import FontError

if TYPE_CHECKING:
    from collections.abc import Sequence

# As typst says it, with the text as Rust writes it for programmers.
_COMPLAINT = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}
# Fullwidth, wide and halfwidth (Unicode Standard Annex 11): signs of East Asian typography.
_EAST_ASIAN = frozenset("FWH")
_EMOJI = range(0x1F300, 0x1FB00)
_NAMED = 5


def missing(complaints: str) -> tuple[str, ...]:
    r"""Takes from what typst says the signs that no font can show, each once, in code order.

    >>> missing('error: PDF/UA-1 error: the text `"中\\u{378}"` could not be displayed with …')
    ('\u0378', '中')
    """
    texts = (_ESCAPE.sub(_meant, found[1]) for found in _COMPLAINT.finditer(complaints))
    signs = sorted(set("".join(texts)))
    # Signs that stand with what is missing are blamed with it: what they join, or what joins them.
    rare = [sign for sign in signs if not sign.isascii() and unicodedata.category(sign) != "Cf"]
    return tuple(rare or signs)


def _meant(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else _CONTROLS.get(escape[2], escape[2])


def refusal(signs: Sequence[str], *, language: str) -> FontError:
    """Says that signs cannot be shown, and which package (of Debian's) brings fonts for them.

    Args:
        signs: The signs, at least one.
        language: Of the edition, by its tag.
    """
    named = ", ".join(f"“{sign}” (U+{ord(sign):04X})" for sign in signs[:_NAMED])
    more = f" and {len(signs) - _NAMED} more" if len(signs) > _NAMED else ""
    packages = sorted({package for sign in signs if (package := _package(sign))})
    mend = "correct the text, or install a font that can"
    if packages:
        mend = f"install {' and '.join(packages)}, or other fonts that can"
    return FontError(
        f"no installed font can show {named}{more} of the PDF in {language}; {mend}", format="pdf"
    )


def _package(sign: str) -> str:
    r"""Names the package of Debian that has a font for a sign, empty if none is known.

    >>> _package("中"), _package("ب"), _package("😀"), _package("\ue000")
    ('fonts-noto-cjk', 'fonts-noto-core', 'fonts-noto-color-emoji', '')
    """
    if unicodedata.category(sign) in {"Cn", "Co", "Cs"}:
        return ""  # no sign, or one that people agree upon among themselves
    if ord(sign) in _EMOJI:
        return "fonts-noto-color-emoji"
    wide = unicodedata.east_asian_width(sign) in _EAST_ASIAN
    return "fonts-noto-cjk" if wide else "fonts-noto-core"
