"""How much of a score, or of the difference of two, may be chance."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from transmem.model import Difference, Interval, Metric
from transmem.score.meters import Meters
from transmem.score.pairs import Pair

if TYPE_CHECKING:
    from sacrebleu import BLEU, CHRF, TER
    from sacrebleu.metrics.ter import TERScore
    from sacrebleu.significance import Result

_RESAMPLES = 1000  # what the command takes for --confidence


def with_intervals(
    metrics: Sequence[Metric], pairs: Sequence[Pair], parts: Sequence[TERScore], meters: Meters
) -> tuple[Metric, ...]:
    """Adds to metrics where they would lie for other segments of the same kind.

    Args:
        metrics: BLEU, chrF2++ and TER.
        pairs: What they were made of.
        parts: TER of each pair; it is far too slow to do it twice.
        meters: How they were made.
    """
    counts = (
        *(_counts(scorer, pairs) for scorer in (meters.bleu, meters.chrf)),
        [[part.num_edits, part.ref_length] for part in parts],
    )
    scorers: tuple[BLEU | CHRF | TER, ...] = (meters.bleu, meters.chrf, meters.ter)
    return tuple(
        replace(metric, interval=_interval(scorer, of_metric))
        for metric, scorer, of_metric in zip(metrics, scorers, counts, strict=True)
    )


def _counts(scorer: BLEU | CHRF, pairs: Sequence[Pair]) -> list[list[float]]:
    """What the score of a text is made of, for each of its segments."""
    hypotheses = [pair.hypothesis for pair in pairs]
    found: list[list[float]] = scorer._extract_corpus_statistics(  # noqa: SLF001 - see _interval
        hypotheses, [[pair.reference for pair in pairs]]
    )
    return found


def _interval(scorer: BLEU | CHRF | TER, counts: list[list[float]]) -> Interval:
    """Does what sacrebleu does for ``--confidence``, with its own resampling.

    Its public way raises a TypeError as soon as some samples score nought: statistics.mean takes
    no mixture of its floats.
    """
    from sacrebleu.significance import _bootstrap_resample  # noqa: PLC0415

    _, samples = _bootstrap_resample(counts, scorer, _RESAMPLES)
    scores = sorted(sample.score for sample in samples)
    try:
        mean = statistics.mean(scores)
    except TypeError:
        mean = statistics.fmean(scores)
    tail = len(scores) // 40
    return Interval(mean=float(mean), margin=float(0.5 * (scores[-tail - 1] - scores[tail])))


def differences(
    pairs: Sequence[Pair], others: Sequence[str], meters: Meters
) -> tuple[Difference, ...]:
    """Compares translations with others of the same segments, for each metric.

    The test is sacrebleu's paired approximate randomization (Riezler and Maxwell, On some
    pitfalls in automatic evaluation and significance testing for MT, 2005).

    Args:
        pairs: The translations with their references.
        others: Another translation of each.
        meters: How to compare.
    """
    from sacrebleu.significance import PairedTest  # noqa: PLC0415

    _, results = PairedTest(
        [("baseline", list(others)), ("system", [pair.hypothesis for pair in pairs])],
        {"bleu": meters.bleu, "chrf": meters.chrf, "ter": meters.ter},
        [[pair.reference for pair in pairs]],
    )()
    return tuple(
        _difference(name, *cast("list[Result]", results[name]))
        for name in ("BLEU", "chrF2++", "TER")
    )


def _difference(metric: str, baseline: Result, system: Result) -> Difference:
    # Of equal scores the test says that chance is out of the question: it counts trials whose
    # difference is larger than none.
    equal = system.score == baseline.score
    return Difference(
        metric=metric,
        value=float(system.score),
        baseline=float(baseline.score),
        p=1.0 if equal or system.p_value is None else float(system.p_value),
    )
