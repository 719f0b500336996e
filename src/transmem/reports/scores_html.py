"""Scores as a page of its own: metrics, a histogram of the segments, and the worst of them."""

from __future__ import annotations

from collections.abc import Sequence

from transmem import languages
from transmem.model import Score
from transmem.reports.look import PLAIN, Look
from transmem.reports.scores_text import comparison, extent, warnings, worst_first
from transmem.reports.wording_diff import apart, stretches

NAME = "html"

_BINS = 10
_WORST = 20
"""Segments listed, unless another number was asked for."""


def render(scores: Sequence[Score], look: Look = PLAIN, /) -> str:
    """Writes one HTML page that needs no other file."""
    # Only this report needs the engine; imported above, every command would wait for it.
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415

    environment = Environment(
        loader=PackageLoader("transmem.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        apart=apart,
        comparison=comparison,
        direction=languages.direction,
        extent=extent,
        native_name=languages.native_name,
        stretches=stretches,
        warnings=warnings,
    )
    page = environment.get_template("scores.html.jinja")
    listed = look.segments or _WORST
    return page.render(
        reports=[
            {
                "score": score,
                "bars": histogram(score),
                "worst": worst_first(score.segments)[:listed],
            }
            for score in scores
        ],
    ).rstrip("\n")


def histogram(score: Score) -> list[int]:
    """Counts the segments by chrF++, in ten steps from 0 to 100; the last has 100 with it."""
    bars = [0] * _BINS
    for segment in score.segments:
        step = int(segment.values["chrF2++"] * _BINS / 100)
        bars[min(max(step, 0), _BINS - 1)] += 1
    return bars
