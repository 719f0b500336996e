"""BLEU, chrF++ and TER of a catalog against reference translations, through sacrebleu.

The numbers and signatures are those of the ``sacrebleu`` command with ``-m bleu chrf ter
--chrf-word-order 2`` and the settings that `tokenizers` gives for the language.

The walk: `pairs` puts translations beside their references, `meters` are the metrics, `counts` what
these count in each pair; `chance` tells what two translations differ by, `doubts` what may be wrong
with a reference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from transmem.errors import ReferenceMismatchError, TransmemError
from transmem.model import ENOUGH_SEGMENTS, Catalog, Score, SegmentScore, Unit
from transmem.score.chance import differences
from transmem.score.counts import Counts, counted, score_of
from transmem.score.doubts import doubts_of_baseline, doubts_of_references
from transmem.score.meters import Meters, meters_for
from transmem.score.pairs import (
    Pair,
    Reference,
    lines,
    pair_up,
    references,
    refuse_other_language,
    translations,
)
from transmem.score.tokenizers import TOKENIZERS, Settings, settings

if TYPE_CHECKING:
    from sacrebleu import CHRF
    from sacrebleu.metrics.bleu import BLEUScore

__all__ = ["TOKENIZERS", "Reference", "Settings", "lines", "references", "score", "settings"]


def score(
    catalog: Catalog,
    reference: Reference,
    *others: Reference,
    names: Sequence[str] = (),
    tokenizer: str | None = None,
    confidence: bool = False,
    baseline: Catalog | None = None,
) -> Score:
    """Scores a catalog.

    An untranslated or fuzzy segment counts as an empty translation. A segment without a
    reference, or with blank ones only, is left out and counted as unreferenced; one that only
    some references have is compared with these.

    Args:
        catalog: The translations.
        reference: By key, as `references` gives them; or one for each active entry of the
            catalog, in its order, as `lines` gives them.
        others: Further references.
        names: What to call the references.
        tokenizer: One of `TOKENIZERS`, for BLEU; by default what fits the language.
        confidence: Whether to say how far chance moves the scores, as the command does with
            ``--confidence``; of a short text that is always said.
        baseline: Other translations of the same segments, to compare with.

    Raises:
        ReferenceMismatchError: A reference has another number of lines, or no segment in
            common, or the baseline has none or is in another language.
        LanguageError: The catalog's language is not a tag.
        TransmemError: There is nothing to score, or a tokeniser is not there.
    """
    units = _scorable(catalog)
    given = (reference, *others)
    names = tuple(names) or ("",) * len(given)
    pairs = pair_up(units, given, names=names)
    before = _before(pairs, baseline, language=catalog.language) if baseline else []
    meters = meters_for(settings(catalog.language, tokenizer=tokenizer))
    counts = [counted(scorer, pairs) for scorer in (meters.bleu, meters.chrf, meters.ter)]
    confidence = confidence or len(pairs) < ENOUGH_SEGMENTS
    return Score(
        file=catalog.path,
        language=catalog.language,
        references=names,
        metrics=tuple(one.metric(confidence=confidence) for one in counts),
        length_ratio=_length_ratio(counts[0]),
        baseline=baseline.path if baseline else None,
        differences=differences(pairs, before, meters) if baseline else (),
        segments=tuple(_segments(pairs, counts, meters)),
        untranslated=sum(1 for pair in pairs if not pair.hypothesis),
        unreferenced=len(units) - len(pairs),
        doubts=(
            *doubts_of_references(pairs, names, meters.chrf, language=catalog.language),
            *(doubts_of_baseline(pairs, before, name=baseline.path) if baseline else ()),
        ),
    )


def _scorable(catalog: Catalog) -> list[Unit]:
    """Gives the active entries of a catalog that says what is needed to score it."""
    units = [unit for unit in catalog.units if not unit.obsolete]
    if not units:
        raise TransmemError("has no segments to score", path=catalog.path)
    if not catalog.language:
        raise TransmemError("names no language; add a Language header", path=catalog.path)
    return units


def _length_ratio(bleu: Counts) -> float:
    """Gives the words of the translations for one of the references."""
    whole = cast("BLEUScore", bleu.whole())
    return whole.sys_len / (whole.ref_len or 1)


def _segments(
    pairs: Sequence[Pair], counts: Sequence[Counts], meters: Meters
) -> Iterator[SegmentScore]:
    scorers = (meters.sentence_bleu, meters.chrf, meters.ter)
    for pair, *rows in zip(pairs, *(one.rows for one in counts), strict=True):
        scores = [score_of(scorer, [row]) for scorer, row in zip(scorers, rows, strict=True)]
        yield SegmentScore(
            source=pair.unit.msgid,
            hypothesis=pair.hypothesis,
            references=pair.references,
            values={one.name: one.score for one in scores},
            nearest=_nearest(pair, meters.chrf),
            line=pair.unit.line,
        )


def _nearest(pair: Pair, chrf: CHRF) -> int:
    """Gives the reference that a translation is nearest to, the first of several."""
    there = {number: text for number, text in enumerate(pair.references) if text}
    if len(there) == 1:
        return next(iter(there))
    return max(
        there, key=lambda number: chrf.sentence_score(pair.hypothesis, [there[number]]).score
    )


def _before(pairs: Sequence[Pair], baseline: Catalog, *, language: str) -> list[str]:
    """Gives what a baseline has for each pair, or nothing."""
    refuse_other_language(baseline, "baseline", language=language)
    known = translations(baseline)
    others = [known.get(pair.unit.key, "") for pair in pairs]
    if not any(others):
        raise ReferenceMismatchError(
            "the baseline has no translation of any of the scored segments; "
            "is it of the same document?",
            path=baseline.path,
        )
    return others
