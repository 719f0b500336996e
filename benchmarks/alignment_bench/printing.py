"""Prints a translation the way a PDF of it would give it back: lines, pages, notes at the foot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from transmem.model import BlockKind

_MARK = re.compile(r"\[\^(\d+)\]")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_WIDE = re.compile(r"[\u3400-\u9fff]")
# Signs that may not begin a line, as Chinese sets its text.
_HANGING = "，。；：、）》」”"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A block of the translation, sentence by sentence."""

    kind: BlockKind
    number: int | None
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How pages are set.

    Attributes:
        width: Characters a line.
        height: Lines a page.
        indent: Columns before a paragraph's first line; without, a blank line parts paragraphs.
        double: Whether a blank line follows every line, as in the letter itself.
        end: What ends each page, with ``{}`` for its number: a form feed, as programs that take
            text out of a PDF write it, or a number that shows that it is one.
        raised: Whether marks are raised digits; otherwise they are glued to the word.
    """

    width: int
    height: int
    indent: int
    double: bool
    end: str
    raised: bool


def some_layout(chance: Random, *, spaced: bool) -> Layout:
    """Gives one of the layouts that letters have.

    Args:
        chance: Which one.
        spaced: Whether there are spaces between sentences. Where there are none, a glued mark
            cannot be told from the figure that begins the next sentence, so marks are raised.
    """
    return Layout(
        width=chance.randrange(60, 101),
        height=chance.randrange(24, 55),
        indent=chance.choice((0, 2, 5)),
        double=chance.random() < 0.5,
        end=chance.choice(("\f", "{}\n\f", "\n- {} -\n")),
        raised=not spaced or chance.random() < 0.5,
    )


def printed(passages: Sequence[Passage], layout: Layout, *, gap: str) -> str:
    """Prints passages; a note stands at the foot of the page that its mark is on.

    Args:
        passages: In reading order; those without any text are left out.
        layout: Of the pages.
        gap: What stands between two sentences.
    """
    notes = {
        passage.number: [f" {passage.number}  ", gap.join(passage.texts)]
        for passage in passages
        if passage.kind is BlockKind.FOOTNOTE
    }
    body = [
        passage
        for passage in passages
        if any(passage.texts) and passage.kind is not BlockKind.FOOTNOTE
    ]
    pages: list[tuple[list[str], list[str]]] = [([], [])]
    for line in _body(body, layout, gap):
        called = [notes[int(mark[1])] for mark in _MARK.finditer(line)]
        feet = [foot for label, text in called for foot in _lines(text, layout.width, label)]
        if len(pages[-1][0]) + len(pages[-1][1]) + len(feet) >= layout.height:
            pages.append(([], []))
        above, below = pages[-1]
        if line or above:
            above.append(_MARK.sub(lambda mark: _mark(mark[1], layout), line))
        below.extend(feet)
    return "".join(_sheet(*page, number, layout) for number, page in enumerate(pages, 1))


def _mark(number: str, layout: Layout) -> str:
    return number.translate(_RAISED) if layout.raised else number


def _body(passages: Sequence[Passage], layout: Layout, gap: str) -> Iterator[str]:
    for number, passage in enumerate(passages):
        if number and (not layout.indent or passage.kind is not BlockKind.PARAGRAPH):
            yield ""
        if passage.kind is BlockKind.SIGNATURE:
            yield from passage.texts
        else:
            yield from _lines(gap.join(passage.texts), layout.width, " " * layout.indent)


def _lines(text: str, width: int, start: str) -> Iterator[str]:
    """Breaks a text between words, and Chinese between any two characters but before a stop."""
    line = start
    for word in _words(text):
        if _width(line + word.rstrip()) > width and line.strip():
            yield line.rstrip()
            line = ""
        line += word
    yield line.rstrip()


def _width(text: str) -> int:
    return len(_MARK.sub(r"\1", text))


def _words(text: str) -> list[str]:
    sign = rf"{_WIDE.pattern}(?:\[\^\d+\]|[{_HANGING}])* *"
    return re.findall(rf"{sign}|(?:(?!{_WIDE.pattern})[^ ])+ *|.", text)


def _sheet(body: list[str], notes: list[str], number: int, layout: Layout) -> str:
    lines = [*body, *(["_" * 18] if notes else []), *notes]
    end = "\n\n" if layout.double else "\n"
    return "".join(line + end for line in lines) + layout.end.format(number)
