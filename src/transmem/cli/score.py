"""``transmem score``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from transmem import score as scoring
from transmem.cli import options, say, screen
from transmem.errors import TransmemError
from transmem.model import Catalog, Score
from transmem.project.choosing import choose_catalogs
from transmem.project.references import read_compared, read_references, serves_one_language
from transmem.project.revisions import at_revision, previous
from transmem.reports import SCORES
from transmem.reports.scores_text import warnings

_METRICS: Mapping[str, str] = {
    "bleu": "BLEU",
    **dict.fromkeys(("chrf", "chrf++", "chrf2++"), "chrF2++"),
    "ter": "TER",
}


def _limits(
    context: click.Context, parameter: click.Parameter, given: Sequence[str]
) -> dict[str, float]:
    limits = {}
    for one in given:
        name, _, value = one.partition("=")
        try:
            metric = _METRICS[name.strip().lower()]
            limit = options.no_nan(context, parameter, float(value)) or 0.0
        except (KeyError, ValueError) as error:
            raise click.BadParameter(f"“{one}” is not like chrf=55, bleu=30 or ter=60") from error
        if limit < 0 or (limit > 100 and metric != "TER"):
            raise click.BadParameter(f"“{one}” is out of reach; write a number from 0 to 100")
        limits[metric] = limit
    return limits


@click.command(
    "score",
    **options.epilog(
        "transmem score --reference references/{lang}.txt --fail-under chrf=55",
        exit_0="the catalogs were scored",
        exit_1="a score is not good enough",
        exit_2="one could not be scored",
    ),
)
@options.catalogs()
@options.languages()
@click.option(
    "--reference",
    "references",
    required=True,
    multiple=True,
    metavar="PATH",
    help="A PO file or a text with a segment a line; for several languages a folder of such, "
    "or a pattern with {lang}. May be given again, for several references at once.",
)
@click.option(
    "--tokenize",
    "tokenizer",
    type=click.Choice(scoring.TOKENIZERS, case_sensitive=False),
    help="How BLEU cuts words, sacrebleu's names; by default zh for Chinese, ja-mecab and "
    "ko-mecab for Japanese and Korean, flores200 for Thai, Lao, Khmer and Burmese, else 13a.",
)
@click.option(
    "--segments", type=click.IntRange(0), default=0, metavar="N", help="List the N worst segments."
)
@click.option(
    "--confidence",
    is_flag=True,
    help="Say how far chance moves the scores; of short texts that is always said.",
)
@click.option(
    "--baseline",
    metavar="PATH",
    help="Compare with another catalog of the same segments: a PO file, a folder or a pattern.",
)
@click.option(
    "--against",
    "revision",
    metavar="REV",
    help="Compare with the catalog at a git revision; “previous” is the last that differs.",
)
@click.option(
    "--fail-under",
    "limits",
    multiple=True,
    callback=_limits,
    metavar="METRIC=VALUE",
    help="Exit with 1 if bleu or chrf is less, or ter is more; may be given again.",
)
@options.report(SCORES)
def command(  # noqa: PLR0913 - each is an option
    *,
    paths: tuple[Path, ...],
    tags: tuple[str, ...],
    references: tuple[str, ...],
    tokenizer: str | None,
    segments: int,
    confidence: bool,
    baseline: str | None,
    revision: str | None,
    limits: dict[str, float],
    form: str,
    color: bool | None,
) -> None:
    """Score translations against a reference.

    BLEU, chrF++ and TER through sacrebleu, with the signatures that say how they were made.
    Untranslated and fuzzy segments count as empty.
    """
    if baseline and revision:
        raise click.UsageError("--baseline and --against exclude each other")
    catalogs = choose_catalogs(paths, tags=tags, start=Path.cwd())
    for given in (*references, baseline):
        if given:
            _refuse_one_for_many(given, catalogs)
    scores = [
        _score(
            catalog,
            references,
            tokenizer=tokenizer,
            confidence=confidence,
            baseline=_baseline(catalog, baseline, revision),
        )
        for catalog in screen.steps(catalogs, "Scoring")
    ]
    screen.show(scores, SCORES, form, color=color, segments=segments)
    if form != "text":
        _warn(scores)
    if _say_which_fail(scores, limits):
        click.get_current_context().exit(1)


def _score(
    catalog: Catalog,
    given: Sequence[str],
    *,
    tokenizer: str | None,
    confidence: bool,
    baseline: Catalog | None,
) -> Score:
    references = read_references(given, catalog)
    found = scoring.score(
        catalog,
        *(reference.texts for reference in references),
        names=[reference.name for reference in references],
        tokenizer=tokenizer,
        confidence=confidence,
        baseline=baseline,
    )
    known = (doubt for reference in references for doubt in reference.doubts)
    return replace(found, doubts=(*known, *found.doubts))


def _baseline(catalog: Catalog, given: str | None, revision: str | None) -> Catalog | None:
    if given:
        return read_compared(given, catalog)
    if revision == "previous":
        return previous(catalog)
    return at_revision(catalog, revision) if revision else None


def _refuse_one_for_many(reference: str, catalogs: Sequence[Catalog]) -> None:
    tags = sorted({catalog.language for catalog in catalogs})
    if len(tags) > 1 and serves_one_language(reference):
        raise TransmemError(
            f"cannot be the reference of {len(tags)} languages ({', '.join(tags)}); choose one "
            "with -l, or name a folder or a pattern with {lang}",
            path=reference,
        )


def _warn(scores: Sequence[Score]) -> None:
    for score in scores:
        for warning in warnings(score):
            say(f"warning: {score.file}: {warning}")


def _say_which_fail(scores: Sequence[Score], limits: Mapping[str, float]) -> bool:
    failed = [
        (score.file, metric, limits[metric.name])
        for score in scores
        for metric in score.metrics
        if metric.name in limits
        and (
            metric.value > limits[metric.name]
            if metric.name == "TER"
            else metric.value < limits[metric.name]
        )
    ]
    for file, metric, limit in failed:
        than = "more" if metric.name == "TER" else "less"
        say(f"{file}: {metric.name} {metric.value:.6g} is {than} than {limit:g}")
    return bool(failed)
