"""Fractions in figures: ½, 2½, 2/3."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction

from transmem.fidelity.figures import whole
from transmem.fidelity.folding import Folded
from transmem.fidelity.values import Number
from transmem.fidelity.writing import Writing

_SIGN = re.compile("[¼-¾⅐-⅞↉]")
_VULGAR = re.compile(rf"(?:(?P<whole>\d{{1,9}})[ \u00a0]?)?(?P<sign>{_SIGN.pattern})")
_SLASHED = re.compile(
    r"(?<![\d/.,-])(?:(?P<whole>\d{1,3})[ \u00a0])?"
    r"(?P<n>\d{1,2})[/⁄](?P<d>\d{1,2})(?![\d/⁄]|[.,]\d)"
)
# 3分の2: the denominator comes first.
_SPOKEN = re.compile(r"(?P<d>\d{1,3})\s?分[之の]\s?(?P<n>\d{1,3})(?!\d)")

Found = tuple[int, int, Number]


def fractions(folded: Folded, text: str, writing: Writing) -> Iterator[Found]:
    """Finds fractions; `5/6` may also be two numbers, which are its parts."""
    for found in _VULGAR.finditer(text) if _SIGN.search(text) else ():
        part = Fraction(unicodedata.numeric(found["sign"])).limit_denominator(100)
        value = whole(found["whole"] or "0") + part
        span = folded.span(*found.span())
        yield *found.span(), Number(span=span, readings=(value,))
    for found in _SPOKEN.finditer(text) if "分" in text else ():
        if int(found["d"]):
            value = Fraction(int(found["n"]), int(found["d"]))
            yield *found.span(), Number(span=folded.span(*found.span()), readings=(value,))
    if "/" in writing.notation.decimals or ("/" not in text and "⁄" not in text):
        return
    for found in _SLASHED.finditer(text):
        above, below = int(found["n"]), int(found["d"])
        if 0 < above < below:
            value = whole(found["whole"] or "0") + Fraction(above, below)
            names = [name for name in ("whole", "n", "d") if found[name]]
            parts = tuple(
                Number(span=folded.span(*found.span(name)), readings=(whole(found[name]),))
                for name in names
            )
            number = Number(span=folded.span(*found.span()), readings=(value,), parts=parts)
            yield *found.span(), number
