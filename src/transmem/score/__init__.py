"""BLEU, chrF++ and TER of a catalog against a reference translation, through sacrebleu.

The numbers and signatures are those of the ``sacrebleu`` command with
``-m bleu chrf ter --chrf-word-order 2`` and, for Chinese, Japanese and Korean, the settings
that `settings` gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from transmem import languages
from transmem.errors import ReferenceMismatchError, TransmemError
from transmem.model import ENOUGH_SEGMENTS, Catalog, Difference, Metric, Score, SegmentScore
from transmem.score.chance import differences, with_intervals
from transmem.score.meters import Meters, Settings, meters_for, settings
from transmem.score.pairs import Pair, Reference, lines, pair_up, references, translations

if TYPE_CHECKING:
    from sacrebleu.metrics.ter import TERScore

__all__ = ["Reference", "Settings", "lines", "references", "score", "settings"]


def score(
    catalog: Catalog,
    reference: Reference,
    *,
    name: str = "",
    confidence: bool = False,
    baseline: Catalog | None = None,
) -> Score:
    """Scores a catalog.

    An untranslated or fuzzy segment counts as an empty translation. A segment without a
    reference, or with a blank one, is left out and counted as unreferenced.

    Args:
        catalog: The translations.
        reference: By key, as `references` gives them; or one for each active entry of the
            catalog, in its order, as `lines` gives them.
        name: What to call the reference.
        confidence: Whether to say how far chance moves the scores, as the command does with
            ``--confidence``; of a short text that is always said.
        baseline: Other translations of the same segments, to compare with.

    Raises:
        ReferenceMismatchError: The reference has another number of lines, or no segment in
            common, or the baseline has none or is in another language.
        LanguageError: The catalog's language is not a tag.
        TransmemError: There is nothing to score, or a tokeniser is not installed.
    """
    units = [unit for unit in catalog.units if not unit.obsolete]
    if not units:
        raise TransmemError("has no segments to score", path=catalog.path)
    if not catalog.language:
        raise TransmemError("names no language; add a Language header", path=catalog.path)
    pairs = pair_up(units, reference, name=name)
    meters = meters_for(settings(catalog.language))
    parts = [meters.ter.sentence_score(pair.hypothesis, [pair.reference]) for pair in pairs]
    metrics, length_ratio = _whole(pairs, parts, meters)
    if confidence or len(pairs) < ENOUGH_SEGMENTS:
        metrics = with_intervals(metrics, pairs, parts, meters)
    return Score(
        file=catalog.path,
        language=catalog.language,
        reference=name,
        metrics=metrics,
        length_ratio=length_ratio,
        baseline=baseline.path if baseline else None,
        differences=_compared(pairs, baseline, meters, language=catalog.language)
        if baseline
        else (),
        segments=tuple(
            _segment(pair, part, meters) for pair, part in zip(pairs, parts, strict=True)
        ),
        untranslated=sum(1 for pair in pairs if not pair.hypothesis),
        unreferenced=len(units) - len(pairs),
    )


def _whole(
    pairs: Sequence[Pair], parts: Sequence[TERScore], meters: Meters
) -> tuple[tuple[Metric, ...], float]:
    """Gives the metrics, and the length of the translations for one of the references."""
    hypotheses = [pair.hypothesis for pair in pairs]
    answers = [[pair.reference for pair in pairs]]
    bleu = meters.bleu.corpus_score(hypotheses, answers)
    chrf = meters.chrf.corpus_score(hypotheses, answers)
    # All edits over all words, which is TER's definition: it is far too slow to do it twice.
    ter = 100 * (sum(part.num_edits for part in parts) / sum(part.ref_length for part in parts))
    metrics = (
        Metric(name=bleu.name, value=bleu.score, signature=str(meters.bleu.get_signature())),
        Metric(name=chrf.name, value=chrf.score, signature=str(meters.chrf.get_signature())),
        Metric(name="TER", value=ter, signature=str(meters.ter.get_signature())),
    )
    return metrics, bleu.sys_len / (bleu.ref_len or 1)


def _segment(pair: Pair, ter: TERScore, meters: Meters) -> SegmentScore:
    bleu = meters.sentence_bleu.sentence_score(pair.hypothesis, [pair.reference])
    chrf = meters.chrf.sentence_score(pair.hypothesis, [pair.reference])
    return SegmentScore(
        source=pair.unit.msgid,
        hypothesis=pair.hypothesis,
        reference=pair.reference,
        values={part.name: part.score for part in (bleu, chrf, ter)},
        line=pair.unit.line,
    )


def _compared(
    pairs: Sequence[Pair], baseline: Catalog, meters: Meters, *, language: str
) -> tuple[Difference, ...]:
    if baseline.language and languages.base(baseline.language) != languages.base(language):
        raise ReferenceMismatchError(
            f"the baseline is in {baseline.language}, the catalog in {language}",
            path=baseline.path,
        )
    known = translations(baseline)
    others = [known.get(pair.unit.key, "") for pair in pairs]
    if not any(others):
        raise ReferenceMismatchError(
            "the baseline has no translation of any of the scored segments; "
            "is it of the same document?",
            path=baseline.path,
        )
    return differences(pairs, others, meters)
