"""Letters that look like ASCII ones, and the ASCII letters that they are taken for.

A chosen part of the confusables of Unicode (UTS 39): the scripts whose letters a keyboard, an OCR
or a converter really puts into a document symbol. Full-width forms are folded before.
"""

from __future__ import annotations

import string
import unicodedata

_BY_SCRIPT = {
    "Cyrillic": (
        "АВСЕНІЈКМОРЅТХҮЗӀԌԚԜѴабсеіјорѕхуүһԁԛԝѵӏ",
        "ABCEHIJKMOPSTXY3IGQWVabceijopsxyyhdqwvl",
    ),
    "Greek": ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϳαικνορυχϲ", "ABEZHIKMNOPTYXCjaikvopuxc"),
    "Armenian": ("ՍՕՏԼսօոցզհ", "UOSLuonqqh"),
    "Cherokee": ("ᎪᏴᏟᎠᎬᏀᎻᏆᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃ", "ABCDEGHIJKLMPRSTVWZ"),
    "Lisu": ("ꓐꓑꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ", "BPDTGKJCZFMNLSRVHWXYAEIOU"),
    "Latin": ("ıɡɑ", "iga"),
}


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for alike, plain in _BY_SCRIPT.values():
        table |= dict(zip(alike, plain, strict=True))
    # The alphabets of mathematics and letterlike signs: 𝐀, 𝖠, ℂ; Roman numerals of one letter.
    for code in (*range(0x2100, 0x2180), *range(0x1D400, 0x1D6A4)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain in string.ascii_letters:
            table[chr(code)] = plain
    return table


_PLAIN = _table()
_TRANSLATION = str.maketrans(_PLAIN)


def plain(text: str) -> str:
    """Gives a text with ASCII letters in place of those that look like them.

    >>> plain("А/67/753"), plain("𝐒/PRST")
    ('A/67/753', 'S/PRST')
    """
    return text if text.isascii() else text.translate(_TRANSLATION)


def pattern(text: str) -> str:
    """Gives an expression that finds a word of ASCII letters whatever its letters look like.

    >>> import re
    >>> bool(re.fullmatch(pattern("Corr"), "Соrr"))
    True
    """
    return "".join(_one(letter) for letter in text)


def _one(letter: str) -> str:
    cases = {letter.lower(), letter.upper()}
    alike = "".join(other for other, ascii_ in _PLAIN.items() if ascii_ in cases)
    return f"[{''.join(sorted(cases))}{alike}]"
