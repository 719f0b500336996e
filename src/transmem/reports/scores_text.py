"""Scores for people: the metrics, how they were made, and what they do not say."""

from __future__ import annotations

from collections.abc import Sequence

from transmem.model import Score, SegmentScore
from transmem.reports import columns, figures
from transmem.reports.look import PLAIN, Ink, Look, paint

NAME = "text"

ENOUGH_SEGMENTS = 100
"""Below this, corpus metrics say little: WMT's test sets have a thousand segments and more."""


def render(scores: Sequence[Score], look: Look = PLAIN, /) -> str:
    """Writes a block for each catalog: its metrics, warnings, and worst segments if wanted."""
    return "\n\n".join(_block(score, look) for score in scores) or "no scores"


def worst_first(segments: Sequence[SegmentScore]) -> list[SegmentScore]:
    """Sorts by chrF++, which means most for a single sentence; ties keep their order."""
    return sorted(segments, key=lambda segment: segment.values.get("chrF2++", 0.0))


def _block(score: Score, look: Look) -> str:
    against = f" against {columns.visible(score.reference)}" if score.reference else ""
    title = f"{columns.visible(score.file)} ({score.language}){against}"
    rows = [("metric", "score", "signature")]
    rows += [
        (
            metric.name + (" (lower is better)" if metric.name == "TER" else ""),
            f"{metric.value:.1f}",
            metric.signature,
        )
        for metric in score.metrics
    ]
    lines = [f"  {line}" for line in columns.table(rows, "<><")]
    lines.insert(0, paint(title, Ink.STRONG, look))
    return "\n".join([*lines, _extent(score), *_warning(score, look), *_worst(score, look)])


def _extent(score: Score) -> str:
    parts = [figures.count(len(score.segments), "segment")]
    if score.untranslated:
        parts.append(f"{score.untranslated} untranslated or fuzzy, scored as empty")
    if score.unreferenced:
        parts.append(f"{score.unreferenced} more without a reference, left out")
    return "  " + "; ".join(parts)


def _warning(score: Score, look: Look) -> list[str]:
    number = len(score.segments)
    if number >= ENOUGH_SEGMENTS:
        return []
    scored = f"{figures.count(number, 'segment')} {'is' if number == 1 else 'are'}"
    warning = (
        f"  WARNING: {scored} too short a text for these scores to mean anything; "
        f"take at least {ENOUGH_SEGMENTS}."
    )
    return [paint(warning, Ink.DOUBTFUL, look)]


def _worst(score: Score, look: Look) -> list[str]:
    listed = worst_first(score.segments)[: look.segments]
    heading = "", f"  {paint('worst segments first', Ink.STRONG, look)}"
    return [*heading, *(line for segment in listed for line in _segment(segment))] if listed else []


def _segment(segment: SegmentScore) -> list[str]:
    place = "" if segment.line is None else f"line {segment.line}: "
    values = ", ".join(f"{name} {value:.1f}" for name, value in segment.values.items())
    return [
        "",
        f"  {place}{values}",
        f"    source:      {columns.visible(segment.source)}",
        f"    translation: {columns.visible(segment.hypothesis) or '(untranslated or fuzzy)'}",
        f"    reference:   {columns.visible(segment.reference)}",
    ]
