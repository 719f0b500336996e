"""Codes of capitals and figures: COVID-19, IT-94-1-T, G20.

They are written alike in most translations, but not in all: T-72 is Т-72 with a Cyrillic letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transmem.fidelity.figures import whole
from transmem.fidelity.folding import Folded
from transmem.fidelity.values import Code, Number
from transmem.fidelity.writing import Writing

# Letters of alphabets; Chinese and Japanese write without spaces.
_SIGNS = "A-Za-zÀ-\u1fff\\d_/@"
# What must not stand before it is said after its first letter: so the search is twice as fast.
_CODE = re.compile(
    rf"[A-Z](?<![{_SIGNS}.$-].)[A-Z]{{0,7}}(?:[-‑–]?\d[A-Z\d]*)(?:[-‑–][A-Z\d]{{1,8}})*"
    rf"(?![{_SIGNS}]|[.,]\d)"
)
_DIGITS = re.compile(r"\d+")
_HYPHENS = str.maketrans("‑–", "--")

Found = tuple[int, int, Code]


def codes(folded: Folded, text: str, _writing: Writing) -> Iterator[Found]:
    """Finds codes in what is left of the copy."""
    for found in _CODE.finditer(text):
        parts = tuple(
            Number(
                span=folded.span(*part.span()),
                readings=(whole(part[0]),),
                words=True,
                doubtful=True,
            )
            for part in _DIGITS.finditer(text, *found.span())
        )
        span = folded.span(*found.span())
        yield *found.span(), Code(span=span, skeleton=found[0].translate(_HYPHENS), parts=parts)
