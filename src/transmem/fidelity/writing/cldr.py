"""How a language that has no module here writes numbers and dates, as CLDR knows it."""

from __future__ import annotations

import re

from babel import Locale
from babel.dates import get_month_names
from babel.numbers import get_decimal_symbol, get_group_symbol

from transmem import languages
from transmem.fidelity.writing.notation import Notation


def notation(tag: str) -> Notation:
    """Gives separators and month names; of a language that CLDR lacks, what is usual anywhere."""
    locale = languages.locale(tag)
    if locale is None:
        return Notation(decimals=".,", groups=".,")
    decimal, group = get_decimal_symbol(locale), get_group_symbol(locale)
    return Notation(
        decimals=decimal,
        other_decimals="." if decimal == "," else "",
        groups=group.replace("\u202f", " "),
        group=group,
        months=_months(locale),
    )


def _months(locale: Locale) -> tuple[str, ...]:
    # In order: of two names of one length, the one that dates have goes first.
    names: list[dict[str, None]] = [{} for _ in range(12)]
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, context, locale).items():
                if len(name.rstrip(".")) > 2 and not name[0].isdigit():
                    names[number - 1][re.escape(name.rstrip("."))] = None
    return tuple("|".join(sorted(found, key=len, reverse=True)) for found in names)
