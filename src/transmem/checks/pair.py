"""What a check looks at: a source text and its translation, with their values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from transmem.checks.assignment import Assignment, assign
from transmem.checks.matching import match
from transmem.fidelity import FIGURE, Code, Number, Values, extract, sort
from transmem.fidelity.symbols import is_tail
from transmem.fidelity.writing import Writing, writing_of
from transmem.model import Finding, Rule, Span

_LABEL = re.compile(
    r"\W{0,2}\d{1,3}(?:[.)．、`'’]|\s?[-–]) ?[^\W\d]?|\d{1,3}\.\d{1,3}\.? [A-ZÀ-ÞА-Я]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A source text, its translation, and what both assert.

    Attributes:
        numbers: Which number became which; the figures of `codes` are among them.
        codes: The codes of the source and of the translation that are not on the other side.
    """

    source: str
    target: str
    source_language: str
    target_language: str
    source_values: Values
    target_values: Values
    numbers: Assignment
    codes: tuple[tuple[Code, ...], tuple[Code, ...]]

    @property
    def source_writing(self) -> Writing:
        """How the source language writes."""
        return writing_of(self.source_language, self.target_language)

    @property
    def target_writing(self) -> Writing:
        """How the target language writes."""
        return writing_of(self.target_language, self.source_language)


def pair(source: str, target: str, *, source_language: str, target_language: str) -> Pair:
    """Extracts the values of both texts, and matches their numbers."""
    # A date in words may stand for one in figures.
    figures = bool(FIGURE.search(source) or FIGURE.search(target))
    ours = sort(extract(source, language=source_language, context=target_language, figures=figures))
    theirs = sort(
        extract(target, language=target_language, context=source_language, figures=figures)
    )
    _, lost, added = match(ours.codes, theirs.codes, _skeleton, _skeleton)
    return Pair(
        source=source,
        target=target,
        source_language=source_language,
        target_language=target_language,
        source_values=ours,
        target_values=theirs,
        numbers=assign(
            [*_label_last(ours.numbers, source), *_figures(_unsaid(lost, theirs, ours))],
            [*_label_last(theirs.numbers, target), *_figures(_unsaid(added, ours, theirs))],
            labels=[*_labels(ours.numbers, source), *_labels(theirs.numbers, target)],
        ),
        codes=(tuple(lost), tuple(added)),
    )


def _skeleton(code: Code) -> tuple[str]:
    # U-235 is also written U235.
    return (code.skeleton.replace("-", ""),)


def _unsaid(codes: Iterable[Code], others: Values, ours: Values) -> Iterator[Code]:
    """Leaves out what the other side says in full: of `L.32`, `A/57/L.32`."""
    full = {symbol.skeleton for symbol in others.symbols}
    full -= {symbol.skeleton for symbol in ours.symbols}
    for code in codes:
        if not any(is_tail(code.skeleton, symbol) for symbol in full):
            yield code


def _figures(codes: Iterable[Code]) -> list[Number]:
    return [part for code in codes for part in code.parts]


def is_label(number: Number, text: str) -> bool:
    """Whether a number is the paragraph number at the head of a text."""
    place = number.span
    return place.start < 4 and bool(_LABEL.fullmatch(text[: place.end + 2].strip()))


def _labels(numbers: Sequence[Number], text: str) -> Sequence[Number]:
    return [number for number in numbers[:1] if is_label(number, text)]


def _label_last(numbers: Sequence[Number], text: str) -> Sequence[Number]:
    """Gives numbers in the order in which they look for partners: what is asserted first."""
    return [*numbers[1:], numbers[0]] if _labels(numbers, text) else numbers


def finding(
    rule: Rule,
    message: str,
    *,
    source: Span | None = None,
    target: Span | None = None,
    suggestion: str | None = None,
    certain: bool = False,
) -> Finding:
    """Makes a finding that does not know its catalog yet."""
    return Finding(
        check=rule.check,
        rule=rule.name,
        severity=rule.severity,
        message=message,
        source=source,
        target=target,
        suggestion=suggestion,
        certain=certain,
    )
