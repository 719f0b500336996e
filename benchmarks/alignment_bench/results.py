"""Rows and tables of the results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import add

from tables import percent, ratio, show

from alignment_bench import gold as marking
from alignment_bench.aligners import Aligner, Answer
from alignment_bench.gold import Tally
from alignment_bench.texts import Case
from transmem.model import SURE

_LENGTH_ONLY = ("nltk", "galechurch", "galechurch-ratio")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What each aligner, ours first, has found in the cases of a language.

    Attributes:
        sure: How many of our links of both sides are sure, and how many of these are right.
        doubtful: The same of the others.
    """

    name: str
    answers: Sequence[Sequence[Answer]]
    tallies: Sequence[Tally]
    sure: tuple[int, int]
    doubtful: tuple[int, int]


def measure(name: str, cases: Sequence[Case], aligners: Sequence[Aligner]) -> Row:
    """Lets every aligner answer the cases."""
    answers = [list(aligner(cases)) for aligner in aligners]
    return Row(
        name=name,
        answers=answers,
        tallies=[_tally(cases, found) for found in answers],
        sure=_right(cases, answers[0], sure=True),
        doubtful=_right(cases, answers[0], sure=False),
    )


def _tally(cases: Sequence[Case], answers: Sequence[Answer]) -> Tally:
    marked = (
        marking.tally(case.gold, answer.links, sides=case.sides)
        for case, answer in zip(cases, answers, strict=True)
    )
    return reduce(add, marked, Tally())


def _right(cases: Sequence[Case], answers: Sequence[Answer], *, sure: bool) -> tuple[int, int]:
    links = right = 0
    for case, answer in zip(cases, answers, strict=True):
        good = marking.right(case.gold, answer.links)
        for link, confidence in zip(answer.links, answer.confidences, strict=True):
            if link.sources and link.targets and (confidence >= SURE) == sure:
                links += 1
                right += link in good
    return links, right


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The rows of a part of the benchmark."""

    name: str
    aligners: Sequence[str]
    rows: list[Row] = field(default_factory=list)

    def report(self, *, least: float | None = None) -> bool:
        """Prints the tables; false if a bar was missed.

        Args:
            least: The F1 that every row must have.
        """
        whole = [
            reduce(add, (row.tallies[n] for row in self.rows), Tally())
            for n in range(len(self.aligners))
        ]
        named = [*((row.name, row.tallies) for row in self.rows), ("all", whole)]
        show(
            f"{self.name}: F1 of links",
            ["language", "links", *self.aligners, "errors/length", "errors/best"],
            [[name, *self._cells(tallies)] for name, tallies in named],
        )
        show(
            f"{self.name}: F1 where every link must be a gold link exactly",
            ["language", "links", *self.aligners],
            [
                [name, tallies[0].gold, *(f"{one.exact:.4f}" for one in tallies)]
                for name, tallies in named
            ],
        )
        self._report_sure()
        self._report_time()
        return _bar(self.name, named, least) and _compared(self.name, self.aligners, whole)

    def _cells(self, tallies: Sequence[Tally]) -> list[object]:
        ours, others = tallies[0], dict(zip(self.aligners[1:], tallies[1:], strict=True))
        lengths = [1 - others[name].f1 for name in _LENGTH_ONLY if name in others]
        every = [1 - one.f1 for one in others.values()]
        return [
            ours.gold,
            *(f"{one.f1:.4f}" for one in tallies),
            ratio(1 - ours.f1, min(lengths, default=0)),
            ratio(1 - ours.f1, min(every, default=0)),
        ]

    def _report_sure(self) -> None:
        rows = []
        for row in self.rows:
            (sure, right), (doubtful, lucky) = row.sure, row.doubtful
            share = percent(sure, sure + doubtful)
            rows.append([row.name, share, percent(right, sure), percent(lucky, doubtful)])
        header = ["language", "sure", "right of these", "right of the others"]
        show(f"{self.name}: links that transmem calls sure ({SURE:.0%} or more)", header, rows)

    def _report_time(self) -> None:
        rows = [
            [row.name, *(f"{sum(one.seconds for one in found):.2f}" for found in row.answers)]
            for row in self.rows
        ]
        show(f"{self.name}: seconds of processor time", ["language", *self.aligners], rows)


def _bar(part: str, named: Sequence[tuple[str, Sequence[Tally]]], least: float | None) -> bool:
    below = [name for name, tallies in named if least is not None and tallies[0].f1 < least]
    if below:
        print(f"\n{part}: below {least} in {', '.join(below)}")
    return not below


def _compared(part: str, aligners: Sequence[str], whole: Sequence[Tally]) -> bool:
    better = [
        name for name, one in zip(aligners[1:], whole[1:], strict=True) if one.f1 > whole[0].f1
    ]
    if better:
        print(f"\n{part}: {', '.join(better)} found more")
    return not better
