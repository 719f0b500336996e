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
from transmem.model import Finding, Severity

NAME = "symbols"


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
            "symbol-changed",
            f"{source.span.text} became {target.span.text}",
            check=NAME,
            source=source.span,
            target=target.span,
            suggestion=source.skeleton,
        )
    for source in lost:
        message = f"{source.span.text} is lost"
        yield finding("symbol-lost", message, check=NAME, source=source.span)
    for target in added:
        message = f"{target.span.text} is not in the source"
        yield finding("symbol-added", message, check=NAME, target=target.span)


def _form(source: Symbol, target: Symbol) -> Iterator[Finding]:
    plain, ours = fold(target.span.text).text, fold(source.span.text).text
    foreign = [letter for letter in _letters(target.span.text) if letter not in source.span.text]
    if foreign:
        names = ", ".join(dict.fromkeys(foreign))
        yield finding(
            "symbol-homoglyph",
            f"{target.span.text} has letters that only look right ({names})",
            check=NAME,
            source=source.span,
            target=target.span,
            suggestion=source.skeleton,
        )
    elif plain not in {ours, source.skeleton}:
        yield finding(
            "symbol-form",
            f"{source.span.text} is written {target.span.text}",
            check=NAME,
            severity=Severity.WARNING,
            source=source.span,
            target=target.span,
            suggestion=source.skeleton,
        )


def _letters(text: str) -> list[str]:
    return [character for character in text if character.isalnum() and not character.isascii()]
