"""Document symbols, case numbers and codes: the same signs in every language.

A symbol is compared as it should be written: ASCII letters, plain hyphens, no spaces. Letters
that only look right (Cyrillic `А`) make a symbol that no search finds: an error with its fix.
Foreign hyphens and spaces are warnings.

>>> from transmem.checks import check
>>> def rules(source, target, language="ru"):
...     found = check(source, target, source_language="en", target_language=language)
...     return [f.rule for f in found]
>>> rules("See A/67/753-S/2013/106.", "См. A/67/753-S/2013/106.")
[]
>>> rules("See A/67/753.", "См. А/67/753.")
['symbol-homoglyph']
>>> rules("See A/67/753.", "См. A/67/735.")
['symbol-changed']
>>> rules("doc. CM/Del/Concl(92)471bis", "документ CM/Del/Concl(92)471")
['symbol-changed']
>>> rules("See A/67/753-S/2013/106.", "См. A/67/753–S/2013/106.")
['symbol-form']
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from transmem.checks.matching import changed, match
from transmem.checks.pair import Pair, finding
from transmem.fidelity import Symbol
from transmem.fidelity.folding import fold
from transmem.model import Finding, Rule, Severity

NAME = "symbols"
CHANGED = Rule(
    check=NAME, name="symbol-changed", severity=Severity.ERROR, title="a symbol became another one"
)
LOST = Rule(
    check=NAME,
    name="symbol-lost",
    severity=Severity.ERROR,
    title="a symbol is not in the translation",
)
ADDED = Rule(
    check=NAME, name="symbol-added", severity=Severity.ERROR, title="a symbol is not in the source"
)
HOMOGLYPH = Rule(
    check=NAME,
    name="symbol-homoglyph",
    severity=Severity.ERROR,
    title="a symbol has letters that only look right",
)
FORM = Rule(
    check=NAME,
    name="symbol-form",
    severity=Severity.WARNING,
    title="a symbol has foreign hyphens or spaces",
)
CODE = Rule(
    check=NAME, name="code-changed", severity=Severity.ERROR, title="a code became another one"
)
RULES = (CHANGED, LOST, ADDED, HOMOGLYPH, FORM, CODE)
_LETTERS = re.compile(r"[A-Z]+")


def find(pair: Pair) -> Iterator[Finding]:
    """Compares the symbols of a pair."""
    same, lost, added = match(
        pair.source_values.symbols,
        pair.target_values.symbols,
        lambda symbol: (symbol.skeleton,),
        lambda symbol: (symbol.skeleton,),
    )
    for source, target in same:
        yield from _form(source, target)
    became, lost, added = changed(lost, added)
    for source, target in became:
        yield finding(
            CHANGED,
            f"{source.span.text} became {target.span.text}",
            source=source.span,
            target=target.span,
            suggestion=source.skeleton,
        )
    for source in lost:
        message = f"{source.span.text} is lost"
        yield finding(LOST, message, source=source.span)
    for target in added:
        message = f"{target.span.text} is not in the source"
        yield finding(ADDED, message, target=target.span)
    yield from _codes(pair)


def _codes(pair: Pair) -> Iterator[Finding]:
    """Codes that are on both sides, but not the same; one alone may be written in words."""
    for source, target in changed(*pair.codes, at_least=0.5)[0]:
        if _may_be_slip(source.skeleton, target.skeleton):
            message = f"{source.span.text} became {target.span.text}"
            yield finding(
                CODE,
                message,
                source=source.span,
                target=target.span,
                suggestion=source.skeleton,
            )


def _may_be_slip(source: str, target: str) -> bool:
    """Whether one code is a wrong copy of the other: GEF-5 and FEM-5 are two names of one thing."""
    before, after = _LETTERS.findall(source), _LETTERS.findall(target)
    return before == after or Levenshtein.distance("".join(before), "".join(after)) == 1


def _form(source: Symbol, target: Symbol) -> Iterator[Finding]:
    plain, ours = fold(target.span.text).text, fold(source.span.text).text
    foreign = [letter for letter in _letters(target.span.text) if letter not in source.span.text]
    if foreign:
        names = ", ".join(dict.fromkeys(foreign))
        yield finding(
            HOMOGLYPH,
            f"{target.span.text} has letters that only look right ({names})",
            source=source.span,
            target=target.span,
            suggestion=source.skeleton,
            certain=True,
        )
    elif plain not in {ours, source.skeleton}:
        yield finding(
            FORM,
            f"{source.span.text} is written {target.span.text}",
            source=source.span,
            target=target.span,
            suggestion=source.skeleton,
        )


def _letters(text: str) -> list[str]:
    return [character for character in text if character.isalnum() and not character.isascii()]
