"""A pair in which an error is injected: its text, what its source says, and one edit of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random
from typing import TypeVar

from fidelity_bench import figures as reader
from fidelity_bench.figures import Figure, Said
from fidelity_bench.texts import Pair

_LABEL = re.compile(r"\W{0,2}(\d{1,3})\s?[.)．、–-](?!\d)")


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the translation and what comes in its place."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Scene:
    """A pair whose translation is right, ready to be made wrong."""

    pair: Pair

    @property
    def text(self) -> str:
        """The translation."""
        return self.pair.target

    @property
    def language(self) -> str:
        """The translation's."""
        return self.pair.language

    @cached_property
    def said(self) -> Said:
        """What the source says."""
        return reader.said(self.pair.source)

    @cached_property
    def label(self) -> re.Match[str] | None:
        """The paragraph's number at the head of the translation."""
        return _LABEL.match(reader.plain(self.text))

    @property
    def shared_label(self) -> bool:
        """Whether source and translation have the same paragraph's number."""
        ours = _LABEL.match(self.pair.source)
        return bool(ours and self.label and int(ours[1]) == int(self.label[1]))

    @cached_property
    def all_figures(self) -> list[Figure]:
        """The figures of the translation but for a paragraph's number and months in figures."""
        start = self.label.end() if self.label else 0
        return [
            figure
            for figure in reader.figures(self.text, self.language, self.said)
            if figure.start >= start and not re.match(r"\s?月", self.text[figure.end :])
        ]

    @cached_property
    def figures(self) -> list[Figure]:
        """Those of them that the source says in figures too."""
        return [figure for figure in self.all_figures if self.said.has(figure)]

    def times(self, figure: Figure) -> int:
        """Counts how often the translation has a figure's value."""
        return sum(bool(other.values & figure.values) for other in self.all_figures)

    def edited(self, edit: Edit) -> Pair:
        """The pair with the translation made wrong."""
        text = self.text[: edit.start] + edit.text + self.text[edit.end :]
        return replace(self.pair, target=text)


T = TypeVar("T")
Generator = Callable[[Scene, Random], Edit | None]


def shuffled(things: list[T], chance: Random) -> list[T]:
    """Gives things in an order of chance."""
    return chance.sample(things, len(things))


def like(sign: str, digit: int) -> str:
    """Writes a digit in the script of another."""
    return chr(ord(sign) - unicodedata.decimal(sign) + digit)
