"""Numbers in Chinese numerals: 三十, 二〇二二, 八万四千, 三分之二."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from transmem.fidelity.folding import Folded
from transmem.fidelity.measures import unit_of
from transmem.fidelity.values import Number
from transmem.fidelity.writing import Writing

_NUMERAL = "[〇零一二三四五六七八九十百千万萬亿億两兩廿卅]+"
# 三分之二 and 3分の2 name the denominator first; 百分之五 is a percentage.
_NUMBERS = re.compile(
    rf"(?:(?P<denominator>{_NUMERAL}|\d+)分[之の])?(?P<numeral>(?<!唯){_NUMERAL}|(?<=分[之の])\d+)"
)
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_ORDINAL_AFTER = ("周年", "世纪", "世紀", "届", "回目", "番目")
# Without one of these after them, 十 and 千 are often parts of other words.
_SOME = frozenset("数數几幾近余餘")
_COUNTERS = frozenset("名位个個项項次家")
_HALF_AFTER = re.compile(r"(?:個?[年月日天]|个月|か月|ヶ月|時間|小时|倍|个)半")

Found = tuple[int, int, Number]


def ideographic(folded: Folded, text: str, writing: Writing) -> Iterator[Found]:
    """Finds numbers in Chinese numerals, and fractions with `分之`."""
    for found in _NUMBERS.finditer(text):
        numerator = _read(found["numeral"])
        denominator = _read(found["denominator"]) if found["denominator"] else 1
        if found["denominator"] == "百":
            denominator = 1
        if not denominator:
            continue
        half = Fraction(1, 2) if _HALF_AFTER.match(text, found.end()) else 0
        before = text[max(0, found.start() - 1) : found.start()]
        ordinal = before == "第" or text.startswith(_ORDINAL_AFTER, found.end())
        number = Number(
            span=folded.span(*found.span()),
            readings=(Fraction(numerator, denominator) + half,),
            words=True,
            ordinal=ordinal,
            doubtful=not ordinal
            and not found["denominator"]
            and (before in _SOME or text[found.end() : found.end() + 1] not in _COUNTERS),
            unit="percent"
            if found["denominator"] == "百"
            else unit_of(folded.text, *found.span(), writing),
        )
        yield *found.span(), number


def _read(numeral: str) -> int:
    return int(numeral[:400]) if numeral.isdecimal() else ideographs(numeral)


def ideographs(numeral: str) -> int:
    """Reads a Chinese numeral, by place (`二〇二二`) or by unit (`八万四千`).

    >>> ideographs("二〇二二"), ideographs("八万四千"), ideographs("三十"), ideographs("十")
    (2022, 84000, 30, 10)
    """
    numeral = numeral.replace("廿", "二十").replace("卅", "三十")[:400]
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
