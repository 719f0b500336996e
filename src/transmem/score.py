"""BLEU, chrF++ and TER of a catalog against a reference translation, through sacrebleu.

The numbers and signatures are those of the ``sacrebleu`` command with
``-m bleu chrf ter --chrf-word-order 2`` and, for Chinese, Japanese and Korean, the settings
that `settings` gives.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transmem import languages
from transmem.errors import ReferenceMismatchError, TransmemError
from transmem.model import (
    ENOUGH_SEGMENTS,
    Catalog,
    Interval,
    Metric,
    Score,
    SegmentScore,
    Unit,
)

if TYPE_CHECKING:
    from sacrebleu import BLEU, CHRF, TER
    from sacrebleu.metrics.ter import TERScore

# By script: BLEU's tokeniser (13a needs spaces between words).
_TOKENIZERS = {"Hans": "zh", "Hant": "zh", "Hani": "zh", "Jpan": "ja-mecab", "Kore": "ko-mecab"}
# Scripts that TER would take for one long word unless it splits them into characters.
_RESAMPLES = 1000  # what the command takes for --confidence
_SPLIT_BY_TER = frozenset({"Hans", "Hant", "Hani", "Jpan"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a language is cut into words before it is compared.

    Attributes:
        tokenizer: sacrebleu's ``--tokenize``, for BLEU.
        asian: sacrebleu's ``--ter-asian-support --ter-normalized``; the first does
            nothing without the second.
    """

    tokenizer: str
    asian: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """What is compared: a unit's translation and its reference, each on one line."""

    unit: Unit
    hypothesis: str
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meters:
    """sacrebleu's metrics, set up for a language.

    Attributes:
        sentence_bleu: A short sentence may not have four words in a row; this one uses the
            orders that there are.
    """

    bleu: BLEU
    sentence_bleu: BLEU
    chrf: CHRF
    ter: TER


def settings(language: str) -> Settings:
    """Gives the settings for a target language.

    >>> settings("zh-Hant"), settings("fr")
    (Settings(tokenizer='zh', asian=True), Settings(tokenizer='13a', asian=False))

    Raises:
        LanguageError: The tag is not one.
    """
    script = languages.script(language)
    return Settings(tokenizer=_TOKENIZERS.get(script, "13a"), asian=script in _SPLIT_BY_TER)


def references(catalog: Catalog, *, language: str) -> dict[tuple[str | None, str], str]:
    """Takes the reference translations out of a catalog: the finished ones, not the fuzzy.

    Args:
        catalog: The reference.
        language: The language of the catalog that is to be scored.

    Raises:
        ReferenceMismatchError: The reference is in another language.
        LanguageError: One of the languages is not a tag.
    """
    if catalog.language and languages.base(catalog.language) != languages.base(language):
        raise ReferenceMismatchError(
            f"the reference is in {catalog.language}, the catalog in {language}", path=catalog.path
        )
    return {unit.key: _line(unit) for unit in catalog.units if unit.translated}


def lines(text: str) -> list[str]:
    r"""Takes the references out of a text that has one a line.

    >>> lines("Le premier.\nLe second.\n")
    ['Le premier.', 'Le second.']
    """
    text = text.removeprefix("\ufeff").removesuffix("\n")
    return [line.rstrip("\r") for line in text.split("\n")] if text else []


def score(
    catalog: Catalog,
    reference: Mapping[tuple[str | None, str], str] | Sequence[str],
    *,
    name: str = "",
    confidence: bool = False,
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

    Raises:
        ReferenceMismatchError: It has another number of lines, or no segment in common.
        LanguageError: The catalog's language is not a tag.
        TransmemError: There is nothing to score, or a tokeniser is not installed.
    """
    units = [unit for unit in catalog.units if not unit.obsolete]
    if not units:
        raise TransmemError("has no segments to score", path=catalog.path)
    if not catalog.language:
        raise TransmemError("names no language; add a Language header", path=catalog.path)
    pairs = _pairs(units, reference, name=name)
    meters = _meters(settings(catalog.language))
    parts = [meters.ter.sentence_score(pair.hypothesis, [pair.reference]) for pair in pairs]
    metrics, length_ratio = _whole(pairs, parts, meters)
    if confidence or len(pairs) < ENOUGH_SEGMENTS:
        metrics = _with_intervals(metrics, pairs, parts, meters)
    return Score(
        file=catalog.path,
        language=catalog.language,
        reference=name,
        metrics=metrics,
        length_ratio=length_ratio,
        segments=tuple(
            _segment(pair, part, meters) for pair, part in zip(pairs, parts, strict=True)
        ),
        untranslated=sum(1 for pair in pairs if not pair.hypothesis),
        unreferenced=len(units) - len(pairs),
    )


def _pairs(
    units: Sequence[Unit],
    reference: Mapping[tuple[str | None, str], str] | Sequence[str],
    *,
    name: str,
) -> list[_Pair]:
    if isinstance(reference, Mapping):
        answers = [reference.get(unit.key, "") for unit in units]
    elif len(reference) == len(units):
        answers = list(reference)
    else:
        raise ReferenceMismatchError(
            f"the reference has {len(reference)} lines and the catalog {len(units)} segments; "
            "write one line for each segment, in the catalog's order",
            path=name or None,
        )
    pairs = [
        _Pair(unit=unit, hypothesis=_line(unit) if unit.translated else "", reference=text)
        for unit, answer in zip(units, answers, strict=True)
        if (text := _on_one_line(answer))
    ]
    if not pairs:
        raise ReferenceMismatchError(
            "the reference has no translation of any of the catalog's segments; "
            "is it of the same document?",
            path=name or None,
        )
    return pairs


def _meters(chosen: Settings) -> _Meters:
    # Loading sacrebleu takes longer than most commands, which have no use for it.
    from sacrebleu import BLEU, CHRF, TER  # noqa: PLC0415

    try:
        return _Meters(
            bleu=BLEU(tokenize=chosen.tokenizer),
            sentence_bleu=BLEU(tokenize=chosen.tokenizer, effective_order=True),
            chrf=CHRF(word_order=2),
            ter=TER(normalized=chosen.asian, asian_support=chosen.asian),
        )
    except (RuntimeError, AssertionError) as error:  # how sacrebleu says that MeCab is missing
        extra = chosen.tokenizer.partition("-")[0]
        raise TransmemError(
            f"scoring this language needs the tokeniser {chosen.tokenizer}, which is not "
            f'installed; run: pip install "sacrebleu[{extra}]"'
        ) from error


def _whole(
    pairs: Sequence[_Pair], parts: Sequence[TERScore], meters: _Meters
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


def _with_intervals(
    metrics: Sequence[Metric], pairs: Sequence[_Pair], parts: Sequence[TERScore], meters: _Meters
) -> tuple[Metric, ...]:
    counts = (
        *(_counts(scorer, pairs) for scorer in (meters.bleu, meters.chrf)),
        [[part.num_edits, part.ref_length] for part in parts],
    )
    scorers: tuple[BLEU | CHRF | TER, ...] = (meters.bleu, meters.chrf, meters.ter)
    return tuple(
        replace(metric, interval=_interval(scorer, of_metric))
        for metric, scorer, of_metric in zip(metrics, scorers, counts, strict=True)
    )


def _counts(scorer: BLEU | CHRF, pairs: Sequence[_Pair]) -> list[list[float]]:
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


def _segment(pair: _Pair, ter: TERScore, meters: _Meters) -> SegmentScore:
    bleu = meters.sentence_bleu.sentence_score(pair.hypothesis, [pair.reference])
    chrf = meters.chrf.sentence_score(pair.hypothesis, [pair.reference])
    return SegmentScore(
        source=pair.unit.msgid,
        hypothesis=pair.hypothesis,
        reference=pair.reference,
        values={part.name: part.score for part in (bleu, chrf, ter)},
        line=pair.unit.line,
    )


def _line(unit: Unit) -> str:
    """Gives a unit's translation, of a plural all its forms, on one line."""
    return _on_one_line(unit.msgstr or " ".join(unit.plurals))


def _on_one_line(text: str) -> str:
    return " ".join(text.splitlines()).strip()
