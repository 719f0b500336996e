"""What scores are made of: sacrebleu's counts for each segment.

They are taken once, TER's are slow. The score of the text, those of its segments and what chance
does to them are arithmetic on the same counts.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from transmem.model import Interval, Metric
from transmem.score.pairs import Pair

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric as Scorer
    from sacrebleu.metrics.base import Score, Signature

_RESAMPLES = 1000  # what the command takes for --confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The counts of one metric.

    Attributes:
        scorer: sacrebleu's metric.
        rows: What it counts, for each segment.
        signature: How it was made.
    """

    scorer: Scorer
    rows: list[list[Any]]
    signature: Signature

    def whole(self) -> Score:
        """Gives the score of the text."""
        return score_of(self.scorer, self.rows)

    def metric(self, *, confidence: bool) -> Metric:
        """Gives the score of the text and how it was made.

        Args:
            confidence: Whether to say how far chance moves it; the signature then says how often
                that was tried.
        """
        whole = self.whole()
        interval = None
        if confidence:
            interval, seed = self._interval()
            self.signature.update("bs", _RESAMPLES)
            self.signature.update("seed", seed)
        return Metric(
            name=whole.name, value=whole.score, signature=str(self.signature), interval=interval
        )

    def _interval(self) -> tuple[Interval, str]:
        """Does what sacrebleu does for ``--confidence``, with its own resampling.

        Its public way raises a TypeError as soon as some samples score nought: statistics.mean
        takes no mixture of its floats.
        """
        from sacrebleu.significance import _bootstrap_resample  # noqa: PLC0415

        seed, samples = _bootstrap_resample(self.rows, self.scorer, _RESAMPLES)
        scores = sorted(sample.score for sample in samples)
        try:
            mean = statistics.mean(scores)
        except TypeError:
            mean = statistics.fmean(scores)
        tail = len(scores) // 40
        margin = 0.5 * (scores[-tail - 1] - scores[tail])
        return Interval(mean=float(mean), margin=float(margin)), seed


def counted(scorer: Scorer, pairs: Sequence[Pair]) -> Counts:
    """Counts what a metric is made of."""
    hypotheses = [pair.hypothesis for pair in pairs]
    given = cast("list[list[str]]", streams(pairs))  # its types do not know of what is missing
    rows = scorer._extract_corpus_statistics(hypotheses, given)  # noqa: SLF001 - see above
    return Counts(scorer=scorer, rows=rows, signature=scorer.get_signature())


def score_of(scorer: Scorer, rows: list[list[Any]]) -> Score:
    """Gives the score that counts make."""
    found: Score = scorer._aggregate_and_compute(rows)  # noqa: SLF001 - see above
    return found


def streams(pairs: Sequence[Pair]) -> list[list[str | None]]:
    """Gives the references as sacrebleu takes them: each for all segments, None where it has not.

    A segment then has fewer references than others; sacrebleu's signature says ``nrefs:var``. Its
    command cannot do that: there an empty line is a translation that says nothing.
    """
    return [list(column) for column in zip(*(pair.references for pair in pairs), strict=True)]
