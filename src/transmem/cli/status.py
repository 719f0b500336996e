"""``transmem status``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from transmem.cli import options, say, screen
from transmem.model import Status, Tally
from transmem.progress import measure
from transmem.project import find_if_any
from transmem.project.checking import check_catalogs, policy_of
from transmem.project.choosing import choose_catalogs
from transmem.reports import LEVERAGE, STATUS


@click.command(
    "status",
    **options.epilog(
        "transmem status --fail-under 95",
        exit_0="the catalogs are as far as they should be",
        exit_1="one is not",
        exit_2="one could not be read",
    ),
)
@options.catalogs()
@options.languages()
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    callback=options.no_nan,
    metavar="PERCENT",
    help="Exit with 1 if less of a catalog is translated.",
)
@click.option(
    "--leverage",
    is_flag=True,
    help="Count segments and words by what the memory has for them, for quotes and invoices.",
)
@options.memory()
@options.report(STATUS)
def command(
    *,
    paths: tuple[Path, ...],
    tags: tuple[str, ...],
    fail_under: float | None,
    leverage: bool,
    location: str | None,
    form: str,
    color: bool | None,
) -> None:
    """Show how far the catalogs are.

    Segments and words translated, fuzzy, untranslated and obsolete, and what the checks find,
    of the project's catalogs, or of the PO files and folders that are named.
    """
    if leverage:
        if fail_under is not None:
            raise click.UsageError("--fail-under goes with the progress, not with --leverage")
        _show_leverage(paths, tags, location, form, color=color)
        return
    if location is not None:
        raise click.UsageError("--memory goes with --leverage")
    policy = policy_of(find_if_any(Path.cwd()))
    catalogs = choose_catalogs(paths, tags=tags, start=Path.cwd())
    checked = check_catalogs(catalogs, policy=policy).parts
    statuses = [
        Status(progress=measure(catalog), findings=Tally.of(part.findings))
        for catalog, part in zip(catalogs, checked, strict=True)
    ]
    screen.show(statuses, STATUS, form, color=color)
    if fail_under is not None and _say_which_are_under(statuses, fail_under):
        click.get_current_context().exit(1)


def _show_leverage(
    paths: Sequence[Path],
    tags: Sequence[str],
    location: str | None,
    form: str,
    *,
    color: bool | None,
) -> None:
    # They bring arrays, which the progress does without.
    from transmem.project.remembering import memory_of  # noqa: PLC0415
    from transmem.project.suggesting import analyse  # noqa: PLC0415

    with memory_of(Path.cwd(), location) as memory, screen.progress("Searching") as steps:
        analysed = analyse(memory, paths, tags=tags, start=Path.cwd(), steps=steps)
    screen.show(analysed, LEVERAGE, form, color=color)


def _say_which_are_under(statuses: Sequence[Status], least: float) -> bool:
    under = [status.progress for status in statuses if status.progress.percent < least]
    for progress in under:
        say(f"{progress.file}: {progress.percent:.1f}% is less than {least:g}%")
    return bool(under)
