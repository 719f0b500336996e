"""How a language writes numbers and dates: data, a module a language.

A language without a module of its own is served from `cldr`: separators and month names, but no
number words, scales or decades. `notation` is the form that the data have, `turkic` what two
languages of a family share; `searching` makes data ready to search with, `lexicon` the number words
and `month_names` the months among them.
"""

from __future__ import annotations

import importlib
from functools import cache
from importlib.util import find_spec

from transmem import languages
from transmem.fidelity.writing import cldr
from transmem.fidelity.writing.notation import Notation
from transmem.fidelity.writing.searching import Writing

__all__ = ["Notation", "Writing", "writing_of"]

# The codes of ISO 639 have two or three letters; the names of the modules that are no language's
# have more.
_LONGEST_CODE = 3


@cache
def writing_of(language: str, context: str = "") -> Writing:
    """Gives how a language writes, with the month names of English and of a context language.

    >>> from fractions import Fraction
    >>> writing_of("fr").write(Fraction(2551, 2))
    '1\u202f275,5'
    """
    others = [_notation(tag) for tag in ("en", context) if tag]
    return Writing(_notation(language), others)


@cache
def _notation(tag: str) -> Notation:
    name = languages.base(tag)
    if len(name) <= _LONGEST_CODE and find_spec(f"{__name__}.{name}"):
        found: Notation = importlib.import_module(f"{__name__}.{name}").NOTATION
        return found
    return cldr.notation(tag)
