"""How near translations are to their references, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ENOUGH_SEGMENTS = 100
"""Below this, corpus metrics say little: WMT's test sets have a thousand segments and more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Where a score would lie for other segments of the same kind: 95 times in 100.

    Attributes:
        mean: Of the bootstrap samples (Koehn, Statistical significance tests for machine
            translation evaluation, 2004).
        margin: How far the score lies from it, up or down.
    """

    mean: float
    margin: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A score and how it was made.

    Attributes:
        name: ``BLEU``, ``chrF2++`` or ``TER``.
        value: 0 to 100 (TER: 0 and up, lower is better).
        signature: sacrebleu's own.
        interval: None if it was not asked for.
    """

    name: str
    value: float
    signature: str
    interval: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How a score compares with that of a baseline, on the same segments.

    Attributes:
        metric: ``BLEU``, ``chrF2++`` or ``TER``.
        p: How often chance alone would make a difference as large: 0 to 1.
        signature: How the test was made, sacrebleu's own.
    """

    metric: str
    value: float
    baseline: float
    p: float
    signature: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentScore:
    """The scores of one segment.

    Attributes:
        references: In the order of the score's; None where one has not this segment.
        values: By the names that the corpus metrics have.
        nearest: Which reference the translation is nearest to, by chrF++.
        line: Where the entry stands in the catalog; None if it was not read from a file.
    """

    source: str
    hypothesis: str
    references: tuple[str | None, ...]
    values: Mapping[str, float]
    nearest: int = 0
    line: int | None = None

    @property
    def reference(self) -> str:
        """The nearest reference."""
        return self.references[self.nearest] or ""

    @property
    def other_references(self) -> tuple[str, ...]:
        """Those that are not the nearest, as far as they have this segment."""
        return tuple(
            text for number, text in enumerate(self.references) if text and number != self.nearest
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Scores of a catalog against a reference, or several.

    Attributes:
        references: What each is called.
        length_ratio: The words of the translations for one of the references (BLEU's).
        untranslated: Segments without a usable translation; they count as empty, not as absent.
        unreferenced: Segments that no reference has, left out of the score.
        baseline: What the catalog was compared with; None if with nothing.
        differences: By metric, if it was.
        doubts: Why the score may not be what it seems, each a sentence.
    """

    file: str
    language: str
    references: tuple[str, ...]
    metrics: tuple[Metric, ...]
    segments: tuple[SegmentScore, ...]
    length_ratio: float = 1.0
    untranslated: int = 0
    unreferenced: int = 0
    baseline: str | None = None
    differences: tuple[Difference, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def partly_referenced(self) -> int:
        """How many of the segments some of the references do not have."""
        return sum(1 for segment in self.segments if None in segment.references)
