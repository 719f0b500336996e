"""`transmem status`: how far the translations are."""

from __future__ import annotations

from pathlib import Path

import click

from transmem.checks import check_catalog
from transmem.cli import NOT_GOOD_ENOUGH
from transmem.cli.shared import PATH, format_option, languages_option, show, tell
from transmem.model import Catalog, Status, Tally
from transmem.progress import measure
from transmem.project import find_if_any
from transmem.project.choosing import chosen
from transmem.reports import STATUS

_EPILOG = "Example: transmem status --fail-under 95 --format csv"


@click.command("status", epilog=_EPILOG)
@click.argument("paths", type=PATH, nargs=-1)
@languages_option
@format_option(STATUS)
@click.option("--fail-under", type=click.FloatRange(0, 100), help="End with 1 below this per cent.")
def command(
    *, paths: tuple[Path, ...], tags: tuple[str, ...], form: str, fail_under: float | None
) -> None:
    """Show how far the translations are.

    Segments and words translated, fuzzy and untranslated, obsolete ones apart, and what the
    checks find. PATHS are PO files or folders; without them all catalogs of the project.
    """
    found = chosen(paths, tags, Path.cwd())
    statuses = [status_of(catalog) for catalog in found]
    show(STATUS, form, statuses)
    low = [one.progress for one in statuses if one.progress.percent < (fail_under or 0)]
    for progress in low:
        tell(f"{progress.file}: {progress.percent:.1f}% is below {fail_under:g}%")
    if low:
        click.get_current_context().exit(NOT_GOOD_ENOUGH)


def status_of(catalog: Catalog) -> Status:
    """Measures and checks a catalog."""
    project = find_if_any(Path.cwd())
    language = project.source_language if project else "en"
    checked = check_catalog(catalog, source_language=language)
    return Status(progress=measure(catalog), findings=Tally.of(checked.findings))
