"""Years that belong together: 2014-2015 is also written 2014/15, 2014-15 and 1988-94."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from transmem.fidelity.folding import Folded
from transmem.fidelity.values import Number
from transmem.fidelity.writing import Writing

_JOINED = re.compile(r"\d\s?[-–—/]")
_SHORT = re.compile(
    r"(?<![\w/.,-])(?P<first>(?:1[5-9]|20)\d\d)(?P<joint>\s?[-–—/]\s?)"
    r"(?P<last>(?:1[5-9]|20)?\d\d)(?!\d|/|-\d|[.,]\d)"
)

Found = tuple[int, int, Number]


def years(folded: Folded, text: str, _writing: Writing) -> Iterator[Found]:
    """Finds spans of years; each year is a number, also if the second is cut to two digits."""
    if not _JOINED.search(text):
        return
    for found in _SHORT.finditer(text):
        first, last = int(found["first"]), int(found["last"])
        full = last if last > 100 else first - first % 100 + last
        if full <= first:
            continue
        start, end = found.span("first")
        yield start, end, Number(span=folded.span(start, end), readings=(Fraction(first),))
        # The joint goes with the second year, that nobody reads it as a sign.
        span = folded.span(*found.span("last"))
        number = Number(span=span, readings=(Fraction(full), Fraction(last % 100)))
        yield found.start("joint"), found.end("last"), number
