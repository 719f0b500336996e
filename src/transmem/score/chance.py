"""How much of the difference of two translations may be chance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from transmem.model import Difference
from transmem.score.counts import streams
from transmem.score.meters import Meters
from transmem.score.pairs import Pair

if TYPE_CHECKING:
    from sacrebleu.significance import Result


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

    signatures, results = PairedTest(
        [("baseline", list(others)), ("system", [pair.hypothesis for pair in pairs])],
        {"bleu": meters.bleu, "chrf": meters.chrf, "ter": meters.ter},
        cast("list[list[str]]", streams(pairs)),
    )()
    return tuple(
        _difference(name, str(signatures[name]), *cast("list[Result]", results[name]))
        for name in ("BLEU", "chrF2++", "TER")
    )


def _difference(metric: str, signature: str, baseline: Result, system: Result) -> Difference:
    # Of equal scores the test says that chance is out of the question: it counts trials whose
    # difference is larger than none.
    equal = system.score == baseline.score
    return Difference(
        metric=metric,
        value=float(system.score),
        baseline=float(baseline.score),
        p=1.0 if equal or system.p_value is None else float(system.p_value),
        signature=signature,
    )
