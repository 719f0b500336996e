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

from collections.abc import Iterator

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
RULES = (CHANGED, LOST, ADDED, HOMOGLYPH, FORM)


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
