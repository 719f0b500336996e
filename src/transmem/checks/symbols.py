"""Symbols: document symbols, case numbers and codes are the same signs in every language.

A symbol has a slash and a figure: `A/67/753`, `40984/07`. It is compared as it should be written:
ASCII letters and digits, plain hyphens, no spaces. A code has capitals and figures: `IT-94-1-T`.

>>> from transmem.checks import check
>>> def rules(source, target, language):
...     found = check(source, target, source_language="en", target_language=language)
...     return [one.rule for one in found]

## symbol-changed

A symbol became another one, which names another document, or none. Invisible signs around it,
such as the isolates of Arabic texts, and endings after it do not matter.

>>> rules("See A/12/345.", "参见 A/12/354。", "zh"), rules("See A/12/345.", "参见 A/12/345。", "zh")
(['symbol-changed'], [])
>>> rules("application No. 1234/07", "Beschwerde Nr. 1243/07", "de")
['symbol-changed']
>>> rules("See A/12/345.", "A/12/345'e bakınız.", "tr")
[]

## symbol-lost

A symbol is not in the translation, and nothing like it is.

>>> rules("See A/12/345.", "Voir la lettre.", "fr"), rules("See A/12/345.", "Voir A/12/345.", "fr")
(['symbol-lost'], [])
>>> rules("See A/12/345.", "به A/12/345 مراجعه کنید.", "fa")
[]

## symbol-added

The translation names a document that the source does not name.

>>> rules("See the letter.", "Véase la carta A/12/345.", "es")
['symbol-added']
>>> rules("See the letter A/12/345.", "Véase la carta A/12/345.", "es")
[]

## symbol-homoglyph

The symbol looks right and is not: a letter is the Cyrillic or Greek one of the same shape, or a
letter or digit is full-width, Arabic or the like. No search finds it. `transmem check --fix`
mends it, since there is no doubt.

>>> rules("See A/12/345.", "См. А/12/345.", "ru"), rules("See A/12/345.", "См. A/12/345.", "ru")
(['symbol-homoglyph'], [])
>>> rules("See A/12/345.", "انظر A/١٢/٣٤٥", "ar"), rules("See A/12/345.", "Ａ/12/345を参照。", "ja")
(['symbol-homoglyph'], ['symbol-homoglyph'])

## symbol-form

The letters are right; a dash that is no plain hyphen, or a space, stands between them. The source
may have the same.

>>> rules("See A/12/345-S/2010/6.", "Voir A/12/345–S/2010/6.", "fr")
['symbol-form']
>>> rules("See A/12/345.", "A/ 12/345 देखें।", "hi"), rules("See A/12/345.", "A/12/345 देखें।", "hi")
(['symbol-form'], [])
>>> rules("See A/12/345–S/2010/6.", "Siehe A/12/345–S/2010/6.", "de")
[]

## code-changed

A code became another one that differs from it in its figures or in one letter. It is silent where
one side writes it in words, in letters of its own or with the abbreviation of its language.

>>> rules("the case IT-94-1-T", "l'affaire IT-94-1-A", "fr")
['code-changed']
>>> rules("the T-72 tanks", "танки Т-72", "ru"), rules("the G20 met", "20国集团开会", "zh")
([], [])
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
