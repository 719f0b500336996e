"""Scores as JSON: docs/json.md describes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from transmem.model import Score, SegmentScore
from transmem.reports.contract import dump
from transmem.reports.look import PLAIN, Look

NAME = "json"


def render(scores: Sequence[Score], _look: Look = PLAIN, /) -> str:
    """Writes an object for each catalog, its segments in the catalog's order."""
    return dump({"scores": [_score(score) for score in scores]})


def _score(score: Score) -> dict[str, object]:
    return {
        "file": score.file,
        "language": score.language,
        "reference": score.references[0],
        "references": score.references,
        "metrics": [asdict(metric) for metric in score.metrics],
        "length_ratio": score.length_ratio,
        "baseline": score.baseline,
        "differences": [asdict(difference) for difference in score.differences],
        "untranslated": score.untranslated,
        "unreferenced": score.unreferenced,
        "doubts": score.doubts,
        "segments": [_segment(segment) for segment in score.segments],
    }


def _segment(segment: SegmentScore) -> dict[str, object]:
    return {
        "line": segment.line,
        "source": segment.source,
        "hypothesis": segment.hypothesis,
        "reference": segment.reference,
        "references": segment.references,
        "values": dict(segment.values),
    }
