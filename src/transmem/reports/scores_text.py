"""Scores for people: the metrics, how they were made, and what they do not say."""

from __future__ import annotations

from collections.abc import Sequence

from transmem.model import ENOUGH_SEGMENTS, Difference, Metric, Score, SegmentScore
from transmem.reports import columns, figures
from transmem.reports.look import PLAIN, Ink, Look, paint
from transmem.reports.wording_diff import marked

NAME = "text"
_SIGNIFICANT = 0.05  # Fisher's convention, and sacrebleu's


def render(scores: Sequence[Score], look: Look = PLAIN, /) -> str:
    """Writes a block for each catalog: its metrics, warnings, and worst segments if wanted."""
    return "\n\n".join(_block(score, look) for score in scores) or "no scores"


def worst_first(segments: Sequence[SegmentScore]) -> list[SegmentScore]:
    """Sorts by chrF++, which means most for a single sentence; ties keep their order."""
    return sorted(segments, key=lambda segment: segment.values.get("chrF2++", 0.0))


def _block(score: Score, look: Look) -> str:
    named = ", ".join(columns.visible(name) for name in score.references if name)
    against = f" against {named}" if named else ""
    title = f"{columns.visible(score.file)} ({score.language}){against}"
    rows = [("metric", "score", "95% interval", "signature"), *map(_row, score.metrics)]
    if all(metric.interval is None for metric in score.metrics):
        rows = [(name, value, signature) for name, value, _, signature in rows]
    lines = [f"  {line}" for line in columns.table(rows, "<><" if len(rows[0]) == 3 else "<>><")]
    lines.insert(0, paint(title, Ink.STRONG, look))
    lines.append("  " + "; ".join(extent(score)))
    lines += [
        paint(f"  WARNING: {columns.visible(warning)}", Ink.DOUBTFUL, look)
        for warning in warnings(score)
    ]
    lines += [*_compared(score), *_worst(score, look)]
    return "\n".join(lines)


def _row(metric: Metric) -> tuple[str, ...]:
    name = metric.name + (" (lower is better)" if metric.name == "TER" else "")
    interval = metric.interval
    said = f"{interval.mean:.1f} ± {interval.margin:.1f}" if interval else ""
    return name, f"{metric.value:.1f}", said, metric.signature


def extent(score: Score) -> list[str]:
    """Says what was scored, and what was not."""
    parts = [figures.count(len(score.segments), "segment")]
    if score.untranslated:
        share = f"{score.untranslated / len(score.segments):.0%}"
        parts.append(f"{score.untranslated} untranslated or fuzzy ({share}), scored as empty")
    if score.partly_referenced:
        parts.append(f"{score.partly_referenced} not in every reference, scored with what there is")
    if score.unreferenced:
        parts.append(f"{score.unreferenced} more without a reference, left out")
    return [*parts, f"{score.length_ratio:.2f} words for one of the reference"]


def warnings(score: Score) -> list[str]:
    """Says why the scores may not mean what they seem to, most important first."""
    number = len(score.segments)
    if number >= ENOUGH_SEGMENTS:
        return list(score.doubts)
    too_short = (
        f"{figures.count(number, 'segment')} {'is' if number == 1 else 'are'} too short a text for "
        f"these scores to mean anything; take at least {ENOUGH_SEGMENTS}.{_chance(score)}"
    )
    return [*score.doubts, too_short]


def _chance(score: Score) -> str:
    """Says how far other segments of the same kind would move the scores; empty if unknown."""
    moves = [
        f"{metric.name} by {metric.interval.margin:.1f}"
        for metric in score.metrics
        if metric.interval
    ]
    return f" Chance alone moves {', '.join(moves)}." if moves else ""


def _compared(score: Score) -> list[str]:
    heading, *lines = comparison(score) or [""]
    return [f"  {heading}", *(f"    {line}" for line in lines)] if lines else []


def comparison(score: Score) -> list[str]:
    """Says in words how a catalog compares with its baseline; empty if it has none."""
    if not score.differences:
        return []
    heading = f"compared with {columns.visible(score.baseline or '')}:"
    return [heading, *map(_said, score.differences)]


def _said(difference: Difference) -> str:
    figures_ = f"{difference.metric} {difference.value:.1f}, there {difference.baseline:.1f}"
    if difference.p >= _SIGNIFICANT:
        return f"{figures_}: no difference that chance would not give (p = {difference.p:.2f})"
    lower_is_better = difference.metric == "TER"
    better = (difference.value > difference.baseline) != lower_is_better
    word = "better" if better else "worse"
    return f"{figures_}: {word}, and hardly by chance (p = {difference.p:.4f})"


def _worst(score: Score, look: Look) -> list[str]:
    listed = worst_first(score.segments)[: look.segments]
    heading = "", f"  {paint('worst segments first', Ink.STRONG, look)}"
    lines = [
        line for segment in listed for line in _segment(segment, look, language=score.language)
    ]
    return [*heading, *lines] if listed else []


def _segment(segment: SegmentScore, look: Look, *, language: str) -> list[str]:
    place = "" if segment.line is None else f"line {segment.line}: "
    values = ", ".join(f"{name} {value:.1f}" for name, value in segment.values.items())
    difference = marked(segment.hypothesis, segment.reference, look, language=language)
    return [
        "",
        f"  {place}{values}",
        f"    source:      {columns.visible(segment.source)}",
        f"    translation: {columns.visible(segment.hypothesis) or '(untranslated or fuzzy)'}",
        f"    reference:   {columns.visible(segment.reference)}",
        *(f"      another:   {columns.visible(text)}" for text in segment.other_references),
        f"    difference:  {difference}",
    ]
