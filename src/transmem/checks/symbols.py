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

## symbol-suffix

The document is the right one, its addendum, corrigendum or revision is not named, or one is named
that the source does not mean. The text that the reader finds then says something else.

>>> rules("See A/12/345/Add.1.", "Voir A/12/345.", "fr")
['symbol-suffix']
>>> rules("See A/12/345.", "См. A/12/345/Rev.1.", "ru")
['symbol-suffix']
>>> rules("See A/12/345/Corr.1.", "انظر A/12/345", "ar")
['symbol-suffix']
>>> rules("See A/12/345/Corr.1.", "参见 A/12/345/Corr.1。", "zh")
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

The symbol is the right one in another dress: a dash that is no plain hyphen or a space stands in
it, its letters are small, or its *bis* is translated. The source may have the same.

>>> rules("See A/12/345-S/2010/6.", "Voir A/12/345–S/2010/6.", "fr")
['symbol-form']
>>> rules("See A/12/345.", "A/ 12/345 देखें।", "hi"), rules("See A/12/345.", "A/12/345 देखें।", "hi")
(['symbol-form'], [])
>>> rules("See A/12/345 bis.", "См. A/12/345 бис.", "ru")
['symbol-form']
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
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from transmem.checks.matching import changed, match
from transmem.checks.pair import Pair, finding
from transmem.fidelity import Code, Symbol
from transmem.fidelity.document_symbols import Part, Role, parse, resolutions
from transmem.fidelity.folding import fold
from transmem.fidelity.symbols import body, is_tail, numeral_after, own_form
from transmem.model import Finding, Rule, Severity, Span

NAME = "symbols"
CHANGED = Rule(
    check=NAME, name="symbol-changed", severity=Severity.ERROR, title="a symbol became another one"
)
SUFFIX = Rule(
    check=NAME,
    name="symbol-suffix",
    severity=Severity.ERROR,
    title="a symbol lost a suffix, or has one too many",
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
    title="a symbol has foreign hyphens, spaces, small letters or a translated bis",
)
CODE = Rule(
    check=NAME, name="code-changed", severity=Severity.ERROR, title="a code became another one"
)
RULES = (CHANGED, SUFFIX, LOST, ADDED, HOMOGLYPH, FORM, CODE)
_LETTERS = re.compile(r"[A-Z]+")


def find(pair: Pair) -> Iterator[Finding]:
    """Compares the symbols of a pair."""
    same, lost, added = _matched(pair)
    for source, target in same:
        yield from _form(source, target)
    became, lost, added = changed(lost, added)
    # Of a short symbol, A/1/1/Amend.1, the suffix is more than half of the signs.
    other_suffixes, lost, added = match(lost, added, _stem, _stem)
    for source, target in sorted([*became, *other_suffixes], key=lambda both: both[0].span.start):
        yield _became(source, target)
    for source in lost:
        message = f"{source.span.text} is lost"
        yield finding(LOST, message, source=source.span)
    for target in added:
        message = f"{target.span.text} is not in the source"
        yield finding(ADDED, message, target=target.span)
    yield from _codes(pair)
    yield from _resolutions(pair)


def _matched(pair: Pair) -> tuple[list[tuple[Symbol, Symbol]], list[Symbol], list[Symbol]]:
    """Pairs symbols that are the same, but for capitals, or that one side says in short."""
    same, lost, added = match(
        pair.source_values.symbols, pair.target_values.symbols, _skeleton, _skeleton
    )
    if lost and added:
        alike, lost, added = match(lost, added, _caseless, _caseless)
        same += alike
    ours, theirs = pair.codes
    lost, short = _by_tail(lost, [*theirs, *added])
    added = [symbol for symbol in short if isinstance(symbol, Symbol)]
    added, short = _by_tail(added, [*ours, *lost])
    return same, [symbol for symbol in short if isinstance(symbol, Symbol)], added


def _skeleton(symbol: Symbol) -> tuple[str]:
    return (symbol.skeleton,)


def _caseless(symbol: Symbol) -> tuple[str]:
    return (symbol.skeleton.upper(),)


def _stem(symbol: Symbol) -> tuple[tuple[Part, ...]]:
    return (tuple(part for part in _parts(symbol) if part.role != Role.SUFFIX),)


def _by_tail(
    symbols: Sequence[Symbol], shorts: Sequence[Symbol | Code]
) -> tuple[list[Symbol], list[Symbol | Code]]:
    """Gives what is left when `L.32` has said `A/57/L.32`, each once."""
    left, waiting = [], list(shorts)
    for symbol in symbols:
        said = next((one for one in waiting if is_tail(one.skeleton, symbol.skeleton)), None)
        if said is None:
            left.append(symbol)
        else:
            waiting.remove(said)
    return left, waiting


def _became(source: Symbol, target: Symbol) -> Finding:
    """A symbol that became another one: which part of it, if the grammar of symbols says so."""
    ours, theirs = _parts(source), _parts(target)
    lost = [part for part in ours if part not in theirs]
    added = [part for part in theirs if part not in ours]
    rule, message = CHANGED, f"{source.span.text} became {target.span.text}"
    if ours and theirs and all(part.role == Role.SUFFIX for part in (*lost, *added)):
        if lost and not added:
            rule, message = SUFFIX, f"{source.span.text} lost its {_list(lost)}"
        elif added and not lost:
            rule, message = SUFFIX, f"{source.span.text} got {_list(added)} in the translation"
    if len(lost) == len(added) == 1 and lost[0].role == added[0].role:
        message += f" ({lost[0].role} {lost[0].text} became {added[0].text})"
    return finding(
        rule,
        message,
        source=source.span,
        target=target.span,
        suggestion=own_form(fold(source.span.text).text),
    )


def _parts(symbol: Symbol) -> tuple[Part, ...]:
    """The parts of a symbol, or of the symbols that are joined in it."""
    return tuple(part for one in parse(symbol.skeleton) or () for part in one.parts)


def _list(parts: Sequence[Part]) -> str:
    return "".join(map(str, parts)).strip()


def _codes(pair: Pair) -> Iterator[Finding]:
    """Codes that are on both sides, but not the same; one alone may be written in words."""
    ours, theirs = pair.codes
    slips = changed(_named(ours), _named(theirs), at_least=0.5)[0]
    kinds = changed(_tails(ours), _tails(theirs), at_least=0.0)[0]
    for source, target in [both for both in slips if _may_be_slip(*both)] + [
        both for both in kinds if _is_another_kind(*both)
    ]:
        message = f"{source.span.text} became {target.span.text}"
        yield finding(
            CODE,
            message,
            source=source.span,
            target=target.span,
            suggestion=source.skeleton,
        )
    for target in pair.target_values.codes:
        foreign = _foreign(target.span.text, pair.source)
        if foreign:
            yield _homoglyph(target.span, target.skeleton, foreign)


def _named(codes: Sequence[Code]) -> list[Code]:
    return [code for code in codes if all(part.words for part in code.parts)]


def _tails(codes: Sequence[Code]) -> list[Code]:
    """The ends of symbols, `Add.1`: their figures count among the numbers."""
    return [code for code in codes if not all(part.words for part in code.parts)]


def _may_be_slip(source: Code, target: Code) -> bool:
    """Whether one code is a wrong copy of the other: GEF-5 and FEM-5 are two names of one thing."""
    before, after = _LETTERS.findall(source.skeleton), _LETTERS.findall(target.skeleton)
    return before == after or Levenshtein.distance("".join(before), "".join(after)) == 1


def _is_another_kind(source: Code, target: Code) -> bool:
    """Whether `Add.1` became `Corr.1`; of `Add.2` the numbers speak."""
    same_figures = [part.value for part in source.parts] == [part.value for part in target.parts]
    return same_figures and source.skeleton.upper() != target.skeleton.upper()


def _form(source: Symbol, target: Symbol) -> Iterator[Finding]:
    plain, ours = fold(target.span.text).text, fold(source.span.text).text
    suggestion = own_form(ours)
    foreign = _foreign(body(target.span.text), source.span.text)
    if foreign:
        yield _homoglyph(target.span, suggestion, foreign, source=source.span)
    elif plain not in {ours, source.skeleton, suggestion} and not _is_small(source, target):
        yield finding(
            FORM,
            f"{source.span.text} is written {target.span.text}",
            source=source.span,
            target=target.span,
            suggestion=suggestion,
        )


def _is_small(source: Symbol, target: Symbol) -> bool:
    """Whether the source writes all in small letters, and the target differs in that only."""
    plain = fold(target.span.text).text
    small = source.skeleton == source.skeleton.lower()
    return small and plain.lower() in {source.skeleton, own_form(fold(source.span.text).text)}


def _foreign(text: str, source: str) -> list[str]:
    """Letters and figures that are not ASCII, unless the source has them too."""
    return [
        character
        for character in text
        if character.isalnum() and not character.isascii() and character not in source
    ]


def _homoglyph(
    target: Span, suggestion: str, foreign: Sequence[str], *, source: Span | None = None
) -> Finding:
    names = ", ".join(dict.fromkeys(foreign))
    return finding(
        HOMOGLYPH,
        f"{target.text} has letters that only look right ({names})",
        source=source,
        target=target,
        suggestion=suggestion,
        certain=True,
    )


def _resolutions(pair: Pair) -> Iterator[Finding]:
    """A `bis` after a resolution's number that was translated: бис, 之二."""
    if "(" not in pair.target:
        return
    theirs = fold(pair.target)
    told = list(resolutions(theirs.text))
    named = {found for _, _, found in resolutions(fold(pair.source).text)} if told else set()
    for start, end, found in told:
        reach, numeral = numeral_after(theirs.text, end)
        meant = replace(found, suffix=numeral)
        if numeral and not found.suffix and meant in named and found not in named:
            span = theirs.span(start, reach)
            yield finding(
                FORM, f"{meant} is written {span.text}", target=span, suggestion=str(meant)
            )
