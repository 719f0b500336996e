"""Numbers: every number of the source is in the translation, with the same value.

Figures are compared by value, read as each language writes them: `1,275` is `1 275` in French,
`1.275` in Spanish and `275 1` in Arabic; `84,000` is `8.4万` and `84 тыс.`. Words prove less than
figures: they may stand for a figure of the other side, and must be met by themselves only where
they count something: “twelve” does, “both” and “thousands” do not.

>>> from transmem.checks import check
>>> def rules(source, target, language):
...     found = check(source, target, source_language="en", target_language=language)
...     return [one.rule for one in found]

## number-changed

Digits have changed places, a separator means something else in this language, or an ordinal, a
fraction or a Roman numeral became another one. No reader can see it without the source. It is
silent where the same value is said otherwise: in words, with a scale word, as `90年代` for the
1990s, as «quinze jours» for two weeks.

>>> rules("1,275 pupils", "1 257 élèves", "fr")
['number-changed']
>>> rules("1,275 pupils", "1 275 élèves", "fr")
[]
>>> rules("84,000 pupils", "84,000 учеников", "ru")  # the comma stands before decimals
['number-changed']
>>> rules("84,000 pupils", "84 bin öğrenci", "tr"), rules("84,000 pupils", "8.4万学生", "zh")
([], [])
>>> rules("the thirtieth day", "der dreizehnte Tag", "de")
['number-changed']
>>> rules("two thirds of them", "ثلثاهم", "ar"), rules("4 million pupils", "40 लाख छात्र", "hi")
([], [])

## number-lost

A figure, or a word that counts, has nothing like it on the other side. It is silent on a year
that one side says once for two dates, and on figures that the other side writes in words.

>>> rules("24 pupils and 3 teachers", "24 élèves", "fr")
['number-lost']
>>> rules("24 pupils and 3 teachers", "24 Schüler und drei Lehrer", "de")
[]
>>> rules("Twelve pupils left.", "Öğrenciler gitti.", "tr")
['number-lost']
>>> rules("on 2 May 2020 and on 3 June 2020", "2 мая и 3 июня 2020 года", "ru")
[]

## number-added

The same the other way round: the translation asserts a number that the source does not have.

>>> rules("24 pupils", "24名学生和3名教师", "zh")
['number-added']
>>> rules("Pupils left.", "On iki öğrenci gitti.", "tr")
['number-added']
>>> rules("Twelve pupils left.", "Se fueron 12 alumnos.", "es")
[]

## number-unsaid

Perhaps a number is lost, perhaps a word says it that we cannot read: the Arabic dual, or any
number word of a language that has no data of its own. Have a look.

>>> rules("2 pupils left.", "غادر تلميذان.", "ar")
['number-unsaid']
>>> rules("Twelve pupils left.", "Dodici alunni sono partiti.", "it")
['number-unsaid']
>>> rules("Twelve pupils left.", "12 alunni sono partiti.", "it")
[]

## number-form

The value is clear, but the separators are those of another language. What could be read in two
ways is no matter of form: it is `number-changed`. Spaces are right in every language.

>>> rules("1,275 pupils", "1.275 élèves", "fr"), rules("1,275 pupils", "1.275 учеников", "ru")
(['number-form'], ['number-form'])
>>> rules("1,275 pupils", "1.275 şagird", "az"), rules("1,275 pupils", "1 275 şagird", "az")
([], [])

## number-sign

A minus is gone, or new. It is silent if a word for it stands near.

>>> rules("It fell to -12.", "به 12 رسید", "fa"), rules("It rose to 12.", "Es stieg auf -12.", "de")
(['number-sign'], ['number-sign'])
>>> rules("It fell to -12.", "eksi 12'ye düştü", "tr"), rules("It fell to -12.", "零下12度", "zh")
([], [])

## number-repeated

A number stands once more on one side. Some languages name a thing again where others do not; but
it may be a copy of the wrong line. What the source alone says again counts from 1,000 up, where
figures are names; a lesser one is `number-lost`. Years are left alone.

>>> rules("It has 12 desks.", "12 masası və 12 stulu var.", "az")
['number-repeated']
>>> rules("Form 4711 replaced form 4711.", "Das Formular 4711 wurde ersetzt.", "de")
['number-repeated']
>>> rules("Form 4711 replaced itself.", "表4711がそれ自身に代わった。", "ja")
[]

## number-scale

The figures differ by a power of ten, and the language has no data of its own, so that the word
after them may say the rest. A language with data gets `number-changed`.

>>> rules("4 million pupils", "4 milioni di alunni", "it")
['number-scale']
>>> rules("4 million pupils", "4 millones de alumnos", "es")
[]
>>> rules("4 million pupils", "4 alumnos", "es")
['number-changed']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from transmem.checks.dates import neighbours
from transmem.checks.labels import unlabelled
from transmem.checks.matching import changed
from transmem.checks.pair import Pair, finding
from transmem.fidelity import Month, Number
from transmem.model import Finding, Rule, Severity

NAME = "numbers"
CHANGED = Rule(
    check=NAME, name="number-changed", severity=Severity.ERROR, title="a number became another one"
)
LOST = Rule(
    check=NAME,
    name="number-lost",
    severity=Severity.ERROR,
    title="a number is not in the translation",
)
ADDED = Rule(
    check=NAME, name="number-added", severity=Severity.ERROR, title="a number is not in the source"
)
UNSAID = Rule(
    check=NAME,
    name="number-unsaid",
    severity=Severity.INFO,
    title="a number is not in figures, and the words may say it",
)
FORM = Rule(
    check=NAME,
    name="number-form",
    severity=Severity.WARNING,
    title="the value is right, the separators are not the language's",
)
SIGN = Rule(
    check=NAME,
    name="number-sign",
    severity=Severity.ERROR,
    title="a number below zero became one above, or the other way round",
)
REPEATED = Rule(
    check=NAME,
    name="number-repeated",
    severity=Severity.WARNING,
    title="a number stands once on one side and twice on the other",
)
SCALE = Rule(
    check=NAME,
    name="number-scale",
    severity=Severity.INFO,
    title="a power of ten may stand in a word that we cannot read",
)
RULES = (CHANGED, LOST, ADDED, UNSAID, FORM, SIGN, REPEATED, SCALE)
# A noun's form says one and two, and one or two and a half with a word for the half.
_DUALS = {Fraction(1), Fraction(2), Fraction(3, 2), Fraction(5, 2)}
# How far from a figure a word for its sign may stand.
_NEAR = 40
# Words for less than this are often said otherwise: both, a couple, the former.
_TELLING = 3
# What is mostly written in words, in a language whose words we do not know.
_SPELLED = 20
# A number of as many digits names a thing, which may be called otherwise the second time.
_NAMING = 1000


def find(pair: Pair) -> Iterator[Finding]:
    """Compares the numbers of a pair."""
    numbers = pair.numbers
    if numbers.same or numbers.told:
        yield from _forms(pair)
    if numbers.lost or numbers.added:
        lost, added = _said_once(pair, *unlabelled(pair))
        yield from _changes(lost, added, pair)
    if numbers.unheard or numbers.unspoken:
        yield from _words(pair)


def _said_once(
    pair: Pair, lost: list[Number], added: list[Number]
) -> tuple[list[Number], list[Number]]:
    """Leaves out years that one side says once for two dates or two resolutions."""
    matched = (*pair.numbers.same, *pair.numbers.told)
    once = _shared_years(pair.target, pair.target_values.months)
    once |= {target.value for _, target in matched if is_year(target)}
    twice = _shared_years(pair.source, pair.source_values.months)
    twice |= {source.value for source, _ in matched if is_year(source)}
    unsaid = [number for number in lost if number.value not in once]
    unwritten = [number for number in added if number.value not in twice]
    if (len(unsaid) < len(lost) and added) or (len(unwritten) < len(added) and lost):
        # A year became something else: said once is another matter.
        return lost, added
    return unsaid, unwritten


def is_year(number: Number) -> bool:
    """Whether figures look like a year."""
    return not number.unit and 1500 <= number.value < 2100 and number.span.text.isdecimal()


def _shared_years(text: str, months: Sequence[Month]) -> set[int | Fraction]:
    """Years by one month that are meant for its neighbour too: `2 May and 3 June 2020`."""
    return {
        first.year or second.year or 0
        for first, second in neighbours(text, months)
        if (first.year is None) != (second.year is None)
    }


def _forms(pair: Pair) -> Iterator[Finding]:
    for source, target in (*pair.numbers.same, *pair.numbers.told):
        if target.unusual:
            yield from _form(source, target, pair)
        if source.negative != target.negative:
            yield from _sign(source, target, pair)


def _sign(source: Number, target: Number, pair: Pair) -> Iterator[Finding]:
    """A minus that is gone, or new; a word for it may stand anywhere on the other side."""
    positive, text, writing = (
        (target, pair.target, pair.target_writing)
        if source.negative
        else (source, pair.source, pair.source_writing)
    )
    around = text[max(0, positive.span.start - _NEAR) : positive.span.end + _NEAR]
    if not writing.negatives.search(around):
        yield finding(
            SIGN,
            f"{_signed(source)} became {_signed(target)}",
            source=source.span,
            target=target.span,
        )


def _signed(number: Number) -> str:
    return f"−{number.span.text}" if number.negative else number.span.text


def _form(source: Number, target: Number, pair: Pair) -> Iterator[Finding]:
    if source.span.text != target.span.text:
        suggestion = pair.target_writing.write(target.value)
        yield finding(
            FORM,
            f"{target.span.text} is written {suggestion} in this language",
            source=source.span,
            target=target.span,
            suggestion=suggestion,
            certain=_is_settled(source, target, suggestion),
        )


def _is_settled(source: Number, target: Number, suggestion: str | None) -> bool:
    """Whether only separators differ, and the source says which of two readings is meant."""
    written = target.span.text
    plain = bool(re.fullmatch(r"\d[\d.,'’ \u00a0\u202f]*", written))
    digits = re.sub(r"\D", "", written) == re.sub(r"\D", "", suggestion or "")
    return plain and digits and source.readings == (target.value,)


def _changes(lost: list[Number], added: list[Number], pair: Pair) -> Iterator[Finding]:
    became, lost, added = changed(lost, added, at_least=0.0)
    for source, target in became:
        if _perhaps_scaled(source, target, pair):
            yield finding(
                SCALE,
                f"{source.span.text} became {target.span.text}; see that the word after it says "
                "the rest",
                source=source.span,
                target=target.span,
            )
            continue
        yield finding(
            CHANGED,
            _became(source, target, pair),
            source=source.span,
            target=target.span,
            suggestion=_written(source, pair),
        )
    for source in lost:
        yield _lost(source, pair)
    for target in added:
        yield _added(target, pair)


def _perhaps_scaled(source: Number, target: Number, pair: Pair) -> bool:
    """Whether a scale word that we cannot read may be the difference: `3,5 Millionen`."""
    if source.clock or target.clock or not target.value or not source.value:
        return False
    ratio = source.value / target.value
    unread = pair.target_writing if ratio > 1 else pair.source_writing
    powers = {Fraction(10) ** power for power in (2, 3, 4, 5, 6, 7, 8, 9, 12)}
    return not unread.notation.scales and (ratio in powers or 1 / ratio in powers)


def _became(source: Number, target: Number, pair: Pair) -> str:
    if source.span.text == target.span.text:
        meaning = pair.source_writing.write(target.value) or "something else"
        return f"{target.span.text} means {meaning} in this language"
    return f"{source.span.text} became {target.span.text}"


def _lost(source: Number, pair: Pair) -> Finding:
    twice = any(_again(source, other) for other, _ in pair.numbers.same)
    if twice and (source.value >= _NAMING or source.unit):
        message = f"{source.span.text} stands once more in the source"
        return finding(REPEATED, message, source=source.span)
    dual = pair.target_writing.notation.dual_counts and source.value in _DUALS
    if dual and all(month.day != source.value for month in pair.source_values.months):
        message = f"{source.span.text} is not in figures; see that the noun's form says it"
        return finding(UNSAID, message, source=source.span)
    # A year, a dollar: an article may be the one.
    known = pair.target_writing.lexicon.knows_words
    spelled = source.value == 1 and source.unit if known else source.value <= _SPELLED
    return finding(UNSAID if spelled else LOST, f"{source.span.text} is lost", source=source.span)


def _again(number: Number, other: Number) -> bool:
    """Whether a number says the value of another one; `0020` does not say 20 again."""
    same = number.value == other.value
    return same and number.span.text.startswith("0") == other.span.text.startswith("0")


def _added(target: Number, pair: Pair) -> Finding:
    coded = (part for code in pair.target_values.codes for part in code.parts)
    others = (*(other for _, other in pair.numbers.same), *coded)
    if any(_again(target, other) for other in others):
        message = f"{target.span.text} stands once more in the translation"
        return finding(REPEATED, message, target=target.span)
    if target.value == 1 and target.unit:
        message = f"{target.span.text} is no figure in the source; an article may say it"
        return finding(UNSAID, message, target=target.span)
    return finding(ADDED, f"{target.span.text} is not in the source", target=target.span)


def _written(source: Number, pair: Pair) -> str | None:
    """How the target language writes a figure of the source; None where that takes a person."""
    if len(source.readings) > 1 or source.ordinal or source.clock:
        return None
    grouped = not source.span.text.isdecimal()
    return pair.target_writing.write(source.value) if grouped else str(source.value)


def _words(pair: Pair) -> Iterator[Finding]:
    """Words and Roman numerals that became others of their kind, or that nothing says."""
    unheard, unspoken = pair.numbers.unheard, pair.numbers.unspoken
    for kind in (_is_place, _is_part, _is_count):
        lost = [number for number in unheard if kind(number) and not number.doubtful]
        added = [number for number in unspoken if kind(number) and not number.doubtful]
        if _telling(lost, added):
            for source, target in zip(lost, added, strict=False):
                if not _both_halves(source, target):
                    message = f"“{source.span.text}” became “{target.span.text}”"
                    yield finding(CHANGED, message, source=source.span, target=target.span)
        elif kind is _is_count and not (lost and added):
            yield from (_unheard(number, pair) for number in lost if _is_exact(number))
            yield from (_unspoken(number, pair) for number in added if _is_exact(number))


def _is_exact(number: Number) -> bool:
    """Whether a word counts: “twelve” does, “both” and “hundreds of thousands” do not."""
    power = number.value >= 100 and set(str(int(number.value))) == {"1", "0"}
    return number.value >= _TELLING and not power


def _both_halves(source: Number, target: Number) -> bool:
    """A year and a half may be one and a half years: that “a” is one, not every language says."""
    less, more = sorted((source.value, target.value))
    return less < 1 and more - less == 1


def _unheard(source: Number, pair: Pair) -> Finding:
    rule = LOST if pair.target_writing.lexicon.knows_words else UNSAID
    return finding(rule, f"“{source.span.text}” is lost", source=source.span)


def _telling(lost: Sequence[Number], added: Sequence[Number]) -> bool:
    """Whether words contradict each other, and are no mere ways of speaking."""
    return len(lost) == len(added) and any(number.value != 1 for number in (*lost, *added))


def _unspoken(target: Number, pair: Pair) -> Finding:
    rule = ADDED if pair.source_writing.lexicon.knows_words else UNSAID
    return finding(rule, f"“{target.span.text}” is not in the source", target=target.span)


def _is_place(number: Number) -> bool:
    return number.ordinal or number.roman


def _is_part(number: Number) -> bool:
    return number.value.denominator > 1


def _is_count(number: Number) -> bool:
    plain = not number.ordinal and not number.roman and number.value.denominator == 1
    return plain and number.value > 1
