"""Document symbols, case numbers and other codes.

«All language versions of a document have the same symbol» (United Nations, on symbols): every
letter is ASCII, and nothing in a symbol is translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from transmem.fidelity import lookalikes
from transmem.fidelity.document_symbols import KINDS, SERIES, SUFFIXES, parse
from transmem.fidelity.folding import Folded
from transmem.fidelity.values import Code, Number, Symbol
from transmem.fidelity.writing import Writing

Found = tuple[int, int, Symbol | Number | Code]

_HYPHEN = "[-–—‑‒−‐﹣－]"
_SPACE = "[ \u00a0]"
_LETTER = "[A-Za-z]"
_SIGN = r"[A-Za-z\d]"
_BODIES = "AC C CN COM COP CONF GC PC SC Ser Sub WG".split()


def _any_of(words: list[str]) -> str:
    return "(?:" + "|".join(f"(?i:{word})" for word in words) + ")"


_SHORT = _any_of([*KINDS, *SUFFIXES])
_DOTTED = rf"{_any_of([*KINDS, *SUFFIXES, *_BODIES])}\."
_ORGAN = _any_of([word for word in SERIES if len(word) <= 2])
# `bis` as the six languages have it; it belongs to the number, whatever the script.
_FOREIGN = {
    "bis": ("бис", "مكرراً", "مكررا", "مكرر", "之二"),
    "ter": ("тер", "مكرراً ثانياً", "مكررا ثانيا", "مكرر ثانيا", "之三"),
}
_NUMERALS = {alike: plain for plain, words in _FOREIGN.items() for alike in words}
_BIS = "|".join(sorted(_NUMERALS, key=len, reverse=True))
_OWN = f"(?:{lookalikes.pattern('bis')}|{lookalikes.pattern('ter')})"
_AFTER = re.compile(
    rf"{_SPACE}?(?:{_BIS})(?!\w)|{_SPACE}?之[二三](?![十分])|{_SPACE}{_OWN}(?!{_LETTER}|\d)"
)
_AT_END = re.compile(rf"{_SPACE}?({_BIS}|(?<={_SPACE}){_OWN})$")
_PIECE = rf"{_SIGN}(?:{_SIGN[:-1]}.]|\({_SIGN}{{1,8}}\))*"
# A space may have crept in beside a slash if a figure, a capital or a known part follows it, and
# after the point of a known part; in two joined symbols beside the hyphen.
_JOINT = (
    rf"(?:{_SPACE}?/{_SPACE}{{0,2}}(?=[A-ZА-Я\d]|{_DOTTED})|/"
    rf"|{_SPACE}?{_HYPHEN}{_SPACE}?(?={_ORGAN}/)|{_HYPHEN})"
)
_SYMBOL = re.compile(
    rf"(?<![\d/@])(?<!\d\.)(?<!{_LETTER})(?<![^\W\d_]-)"
    rf"{_PIECE}(?:{_JOINT}(?:{_DOTTED}{_SPACE}(?=\d))?{_PIECE})+"
)
_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}")
# SR.14-21 are eight documents, as are SR.14 to 21.
_RANGE = re.compile(rf"(?<=\.)(?P<first>\d+)(?P<joint>{_HYPHEN})(?P<last>\d+)$")
# After a symbol, `and Add.1` says the rest of another one.
_TAIL = re.compile(rf"(?<!{_LETTER})(?<![\d./-]){_SHORT}\.{_SPACE}?\d+(?:{_HYPHEN}\d+)?(?![\w/])")
# A word with its point, which is no part of symbols that we know.
_WORD = re.compile(rf"(?!{_DOTTED}){_LETTER}{{1,9}}\.")
# Words that a printer has glued to a symbol: `L.2/and`, `753-Dokument`.
_GLUED = re.compile(r"(?:/(?:and|or|et|y|o|и)|-[A-Za-z]?[a-z]{3,})$")


def symbols(folded: Folded, text: str, _writing: Writing) -> Iterator[Found]:
    """Finds symbols and codes in the copy: a slash in them, a figure, and no word of prose.

    Args:
        folded: The copy with the way back.
        text: The copy, less what other values have taken.
    """
    if "/" not in text:
        return
    plain = lookalikes.plain(text)
    first = None
    for found in _SYMBOL.finditer(plain):
        start, end = _start(found), _end(found, text)
        if _is_symbol(plain[start:end]) and not _in_address(plain, start, end):
            first = end if first is None else first
            yield from _symbol(folded, text, start, end)
    if first is not None:
        for found in _TAIL.finditer(plain, first):
            yield from _tail(folded, found)


def skeleton(code: str) -> str:
    """Gives a symbol as it should be written.

    >>> skeleton("А/67/753 – S/2013/106")
    'A/67/753-S/2013/106'
    >>> skeleton("A/54/1 бис"), skeleton("A/54/1之二")
    ('A/54/1bis', 'A/54/1bis')
    """
    after = _AT_END.search(code)
    if after:
        code = code[: after.start()] + _NUMERALS.get(after[1], after[1])
    code = re.sub(_HYPHEN, "-", re.sub(r"\s+", "", code))
    return lookalikes.plain(code).replace("./", "/")


def own_form(code: str) -> str:
    """Gives a symbol as it is written, with the space that stands before `bis`.

    >>> own_form("А/54/ 1 бис")
    'A/54/1 bis'
    """
    after = _AT_END.search(code)
    space = " " if after and after[0] != after[1] else ""
    if not space:
        return skeleton(code)
    plain = skeleton(code)
    return f"{plain[:-3]}{space}{plain[-3:]}"


def body(code: str) -> str:
    """Gives a symbol without the `bis` of another script that follows it.

    >>> body("A/54/1 бис")
    'A/54/1'
    """
    after = _AT_END.search(code)
    return code[: after.start()] if after and after[1] in _NUMERALS else code


def is_tail(short: str, symbol: str) -> bool:
    """Whether a skeleton says the end of another: after `A/57/L.2`, `L.32` says `A/57/L.32`.

    >>> is_tail("L.32", "A/57/L.32"), is_tail("57/L.32", "A/57/L.32")
    (True, False)
    """
    dotted = re.match(_DOTTED, short)
    return bool(dotted) and symbol.upper().endswith(f"/{short.upper()}")


def numeral_after(text: str, end: int) -> tuple[int, str]:
    """Gives `bis` or `ter` of any script at a place in a text, and where it ends; or nothing.

    >>> numeral_after("377 (V) бис", 7)
    (11, 'bis')
    """
    found = _AFTER.match(text, end)
    numeral = found[0].strip(" \u00a0") if found else ""
    return (found.end() if found else end), _NUMERALS.get(numeral, numeral)


def _start(found: re.Match[str]) -> int:
    """Where a symbol starts: after a word that a point has glued to it, `No.410/1990`."""
    word = _WORD.match(found[0])
    if word is None or parse(skeleton(found[0].rstrip("."))):
        return found.start()
    rest = found[0][word.end() :].rstrip(".")
    glued = parse(skeleton(rest)) or (re.fullmatch(r"\d+/\d+", rest) and _is_symbol(rest))
    return found.start() + (word.end() if glued else 0)


def _end(found: re.Match[str], text: str) -> int:
    """Where a symbol ends: before a full stop or a glued word, after `bis` or its asterisk."""
    code = found[0].rstrip(".")
    glued = _GLUED.search(code)
    if glued and parse(skeleton(code[: glued.start()])):
        code = code[: glued.start()]
    end = found.start() + len(code)
    after = _AFTER.match(text, end)
    if after:
        return after.end()
    alone = text[end : end + 1] == "*" and "*" not in text[max(0, end - 200) : end]
    if alone and text[end + 1 : end + 2] != "*" and parse(skeleton(code)):
        return end + 1
    return end


def _symbol(folded: Folded, text: str, start: int, end: int) -> Iterator[Found]:
    """Gives a symbol; of a range of them the first, and the number of the last."""
    found = _RANGE.search(text, start, end)
    if found and int(found["first"]) < int(found["last"]):
        yield (
            found.start("joint"),
            end,
            Number(span=folded.span(*found.span("last")), readings=(Fraction(int(found["last"])),)),
        )
        end = found.end("first")
    span = folded.span(start, end)
    yield start, end, Symbol(span=span, skeleton=skeleton(text[start:end]))


def _tail(folded: Folded, found: re.Match[str]) -> Iterator[Found]:
    """Gives the rest of a symbol as a code, its figure being a number like others."""
    joint = re.search(_HYPHEN, found[0])
    end = found.start() + joint.start() if joint else found.end()
    text = found.string[found.start() : end]
    figure = re.search(r"\d+$", text)
    if figure is None:
        return
    place = folded.span(found.start() + figure.start(), end)
    part = Number(span=place, readings=(Fraction(int(figure[0])),))
    span = folded.span(found.start(), end)
    yield found.start(), end, Code(span=span, skeleton=skeleton(text), parts=(part,))
    if joint:
        last = Fraction(int(found.string[end + 1 : found.end()]))
        yield end, found.end(), Number(span=folded.span(end + 1, found.end()), readings=(last,))


def _is_symbol(code: str) -> bool:
    if "/" not in code:
        return False
    if not any(character.isdigit() for character in code):
        return False
    if _DATE.fullmatch(code):
        return False
    first = re.split(r"[/\s]", code)[0]
    numeric = bool(re.fullmatch(r"[\d./ \u00a0-]+", code))
    # `40984/07` and `2004/115` are codes; `1/2` is a fraction, `km/24` hardly anything.
    return not numeric or len(code.replace(" ", "")) >= 6 or len(first) >= 4


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether a point stands before a code, as in an address, and it is no symbol that we know."""
    after_point = text[max(0, start - 1) : start] == "."
    return after_point and not text[start].isdigit() and not parse(skeleton(text[start:end]))
