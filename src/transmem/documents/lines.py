"""The lines of a printed text, and what a single line tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from transmem.segmentation.rules import Rules

CLOSERS = "\"'”’»›)\\]）」』】》"
_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_FINISHED = re.compile(
    rf"[.!?…。！？؟۔][{CLOSERS}]*(?:\s?(?:\d{{1,3}}|[¹²³⁰⁴-⁹]+|\[\^?\d+\]))?[{CLOSERS}]*$"
)
_LAST_WORD = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)\.$")
_RULE = re.compile(r"(?:[_‗─—―–=*·.-][ ]?){3,}")
_RUN = re.compile(r"\s+")
_NO_BREAK = frozenset("\u00a0\u202f\u2007")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line with something on it.

    Attributes:
        number: Its number in the file.
        indent: Columns before the text.
        text: Without surrounding white space.
        gap: Empty lines before it.
        new_page: Whether a form feed stands before it.
        joint: Whether something was taken out before it, a page break then.
    """

    number: int
    indent: int
    text: str
    gap: int = 0
    new_page: bool = False
    joint: bool = False


def split_lines(text: str) -> list[Line]:
    """Splits a text at LF, CR LF and CR; empty lines are counted in the gap of the next."""
    lines = []
    gap, new_page = 0, False
    for number, raw in enumerate(_LINE_BREAK.split(text), start=1):
        new_page = new_page or "\f" in raw
        stripped = raw.strip()
        if not stripped:
            gap += 1
            continue
        indent = len(raw.replace("\f", "").expandtabs(8)) - len(
            raw.replace("\f", "").expandtabs(8).lstrip()
        )
        lines.append(Line(number=number, indent=indent, text=stripped, gap=gap, new_page=new_page))
        gap, new_page = 0, False
    return lines


def evened(text: str) -> str:
    r"""Puts one space for each run of white space, but keeps a no-break space between words.

    French writes it before a colon, and several languages in a number.

    >>> evened("1\u202f275  people\u00a0: \tall"), evened("a \u00a0 b")
    ('1\u202f275 people\xa0: all', 'a b')
    """
    return _RUN.sub(lambda run: run[0] if run[0] in _NO_BREAK else " ", text.strip())


def is_rule(text: str) -> bool:
    """Whether a line is only drawn: underscores, dashes, asterisks."""
    return bool(_RULE.fullmatch(text)) and len(text.replace(" ", "")) >= 3


def is_finished(text: str, rules: Rules) -> bool:
    """Whether a line ends as a sentence does: with a stop that is not an abbreviation's."""
    found = _FINISHED.search(text)
    if not found:
        return False
    word = _LAST_WORD.search(text[: found.start() + 1])  # `paras. 109` ends with no mark
    return not (word and rules.list_of(word[1]) in {"name", "number"})


def starts_low(text: str) -> bool:
    """Whether a line goes on with a small letter or with closing punctuation."""
    return text[:1].islower() or text[:1] in ",;:)]”»،؛，、；）"


def measure(lines: list[Line]) -> float:
    """The usual length of a full line, in characters: fonts differ, so not the longest one's."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(len(lengths) * 0.85)] if lengths else 0.0


def is_short(line: Line, following: Line, full: float) -> bool:
    """Whether the next line's first word would have fitted, so that something ended here."""
    first = following.text.split(maxsplit=1)[0]
    return len(line.text) + 1 + len(first) <= 0.92 * full


def pairs(lines: list[Line]) -> Iterator[tuple[Line, Line]]:
    """Gives each line with the next."""
    return pairwise(lines)
