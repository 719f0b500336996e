"""Years that belong together: 2014-2015 is also written 2014/15, 2014-15 and 1988-94."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from transmem.fidelity.folding import Folded
from transmem.fidelity.values import Number
from transmem.fidelity.writing import Writing

_SHORT = re.compile(
    r"(?<![\d/.,-])(?P<first>(?:1[5-9]|20)\d\d)(?P<joint>\s?[-–—/]\s?)(?P<last>\d\d)(?![\w/-]|[.,]\d)"
)

Found = tuple[int, int, Number]


def years(folded: Folded, text: str, _writing: Writing) -> Iterator[Found]:
    """Finds spans of years whose second year is cut to two digits; each year is a number."""
    for found in _SHORT.finditer(text):
        first, last = int(found["first"]), int(found["last"])
        if last <= first % 100:
            continue
        full = first - first % 100 + last
        start, end = found.span("first")
        yield start, end, Number(span=folded.span(start, end), readings=(Fraction(first),))
        # The joint goes with the second year, that nobody reads it as a sign.
        span = folded.span(*found.span("last"))
        number = Number(span=span, readings=(Fraction(full), Fraction(last)))
        yield found.start("joint"), found.end("last"), number
