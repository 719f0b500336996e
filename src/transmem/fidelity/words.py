"""Numbers in words: weak evidence, which may satisfy a figure but never contradicts alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from transmem.fidelity.folding import Folded
from transmem.fidelity.values import Number
from transmem.fidelity.writing import Writing

_WORD = re.compile(r"[^\W\d_]+")
_GLUE = re.compile(r"[\s-]*")
_IDEOGRAPHS = re.compile(r"[〇零一二三四五六七八九十百千万萬亿億两兩廿卅]+")
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

Found = tuple[int, int, Number]


def words(folded: Folded, text: str, writing: Writing) -> Iterator[Found]:
    """Finds numbers in words."""
    if writing.ideographic:
        yield from _ideographic(folded, text)
    if writing.cardinals:
        yield from _spelled(folded, text, writing)


def _ideographic(folded: Folded, text: str) -> Iterator[Found]:
    for found in _IDEOGRAPHS.finditer(text):
        value = ideographs(found[0])
        if value is not None:
            span = folded.span(*found.span())
            before, after = text[: found.start()][-1:], text[found.end() :][:2]
            ordinal = before == "第" or after in {"周年", "世纪"} or after[:1] == "届"
            number = Number(span=span, readings=(Fraction(value),), words=True, ordinal=ordinal)
            yield found.start(), found.end(), number


def ideographs(numeral: str) -> int | None:
    """Reads a Chinese numeral, by place (`二〇二二`) or by unit (`八万四千`).

    >>> ideographs("二〇二二"), ideographs("八万四千"), ideographs("三十"), ideographs("十")
    (2022, 84000, 30, 10)
    """
    numeral = numeral.replace("廿", "二十").replace("卅", "三十")
    if all(character in _DIGITS for character in numeral):
        return int("".join(str(_DIGITS[character]) for character in numeral))
    total = section = digit = 0
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _UNITS:
            section += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            total = (total + section + digit or 1) * _MYRIADS[character]
            section = digit = 0
    return total + section + digit


def _spelled(folded: Folded, text: str, writing: Writing) -> Iterator[Found]:
    run: list[re.Match[str]] = []
    for found in _WORD.finditer(text):
        lone = not run and found[0].casefold() in writing.decade_words
        if writing.numeral(found[0]) is not None and not lone:
            if run and not _joined(text, run[-1].end(), found.start()):
                yield from _number(folded, run, writing)
                run = []
            run.append(found)
        elif not (run and found[0].casefold() in writing.connectors):
            yield from _number(folded, run, writing)
            run = []
    yield from _number(folded, run, writing)


def _joined(text: str, start: int, end: int) -> bool:
    between = text[start:end]
    return bool(re.fullmatch(r"[\s-]*(?:[^\W\d_]{1,3}[\s-]*)?", between))


def _number(folded: Folded, run: list[re.Match[str]], writing: Writing) -> Iterator[Found]:
    if not run:
        return
    total = current = 0
    ordinal = False
    previous = 0
    for found in run:
        value, is_ordinal = writing.numeral(found[0]) or (0, False)
        ordinal = ordinal or is_ordinal
        if value >= 1000:
            total, current = total + max(current, 1) * value, 0
        elif value == 100 and 0 < current < 10:
            current *= 100
        elif found[0].casefold() in writing.decade_words and 0 < previous < 10:
            current += previous * 9
        elif value == 20 and previous == 4 and writing.twenties:
            current += 76
        else:
            current += value
        previous = value
    start, end = run[0].start(), run[-1].end()
    readings = (Fraction(total + current),)
    span = folded.span(start, end)
    yield start, end, Number(span=span, readings=readings, words=True, ordinal=ordinal)
