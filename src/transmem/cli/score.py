"""`transmem score`: translations against references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from transmem.cli import NOT_GOOD_ENOUGH
from transmem.cli.shared import PATH, format_option, languages_option, show, tell
from transmem.errors import ReferenceMismatchError
from transmem.model import Catalog, Score
from transmem.project import read_catalog, read_text_file, shown
from transmem.project.choosing import chosen
from transmem.reports import SCORES
from transmem.score import lines, references
from transmem.score import score as score_catalog

_EPILOG = "Example: transmem score -l fr --reference reference.fr.txt --fail-under chrf=55"
_METRICS = {"bleu": "BLEU", "chrf": "chrF2++"}


@click.command("score", epilog=_EPILOG)
@click.argument("paths", type=PATH, nargs=-1)
@languages_option
@click.option(
    "--reference",
    required=True,
    metavar="PATH",
    help="A PO file, or a text with a segment a line; {lang} stands for the language.",
)
@format_option(SCORES)
@click.option("--segments", type=click.IntRange(0), default=0, help="Show so many worst segments.")
@click.option(
    "--fail-under", "limits", multiple=True, metavar="METRIC=N", help="bleu=N or chrf=N; repeat."
)
def command(
    *,
    paths: tuple[Path, ...],
    tags: tuple[str, ...],
    reference: str,
    form: str,
    segments: int,
    limits: tuple[str, ...],
) -> None:
    """Score translations against references.

    BLEU, chrF++ and TER through sacrebleu, with their signatures. Segments without a finished
    translation count as empty, and are counted. PATHS are PO files or folders; without them all
    catalogs of the project.
    """
    demands = [_limit(limit) for limit in limits]
    catalogs = chosen(paths, tags, Path.cwd())
    if len(catalogs) > 1 and "{lang}" not in reference:
        raise ReferenceMismatchError(
            f"there are {len(catalogs)} catalogs for one reference; choose one with -l, or write "
            "the reference's path with {lang}"
        )
    scores = [_scored(catalog, reference) for catalog in catalogs]
    show(SCORES, form, scores, segments=segments)
    low = [text for score in scores for demand in demands if (text := _below(score, *demand))]
    for text in low:
        tell(text)
    if low:
        click.get_current_context().exit(NOT_GOOD_ENOUGH)


def _scored(catalog: Catalog, pattern: str) -> Score:
    path = Path(pattern.replace("{lang}", catalog.language))
    return score_catalog(catalog, _reference(path, catalog.language), name=shown(path))


def _reference(path: Path, language: str) -> Mapping[tuple[str | None, str], str] | Sequence[str]:
    if path.suffix == ".po":
        return references(read_catalog(path), language=language)
    return lines(read_text_file(path))


def _limit(limit: str) -> tuple[str, float]:
    metric, _, number = limit.partition("=")
    try:
        return _METRICS[metric.lower()], float(number)
    except (KeyError, ValueError):
        message = f"“{limit}” is no limit; write bleu=30 or chrf=55 (TER is better when lower)"
        raise click.BadParameter(message, param_hint="--fail-under") from None


def _below(score: Score, metric: str, limit: float) -> str | None:
    value = next(one.value for one in score.metrics if one.name == metric)
    return f"{score.file}: {metric} {value:.1f} is below {limit:g}" if value < limit else None
