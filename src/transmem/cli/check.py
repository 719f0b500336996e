"""`transmem check`: whether what the source asserts survived translation."""

from __future__ import annotations

from pathlib import Path

import click

from transmem.checks import check_catalog
from transmem.cli import NOT_GOOD_ENOUGH
from transmem.cli.shared import PATH, format_option, languages_option, show
from transmem.model import Checked, Severity
from transmem.project import find_if_any
from transmem.project.choosing import chosen
from transmem.reports import FINDINGS

_EPILOG = "Example: transmem check locales/fr --fail-on warning"
_LEVELS = {
    "error": {Severity.ERROR},
    "warning": {Severity.ERROR, Severity.WARNING},
    "never": set(),
}


@click.command("check", epilog=_EPILOG)
@click.argument("paths", type=PATH, nargs=-1)
@languages_option
@format_option(FINDINGS)
@click.option(
    "--fail-on",
    type=click.Choice(list(_LEVELS)),
    default="error",
    show_default=True,
    help="End with 1 for findings of this severity or worse.",
)
@click.option("--source-language", metavar="LANG", help="The language of the sources.")
def command(
    *,
    paths: tuple[Path, ...],
    tags: tuple[str, ...],
    form: str,
    fail_on: str,
    source_language: str | None,
) -> None:
    """Prove that numbers, dates and symbols survived translation.

    Compares numbers, dates, ranges, document symbols, addresses and footnote marks by value, in
    every translated entry that is not fuzzy. PATHS are PO files or folders; without them all
    catalogs of the project.
    """
    project = find_if_any(Path.cwd()) if not source_language else None
    language = source_language or (project.source_language if project else "en")
    found = [
        check_catalog(catalog, source_language=language)
        for catalog in chosen(paths, tags, Path.cwd())
    ]
    checked = Checked(
        findings=tuple(finding for one in found for finding in one.findings),
        files=len(found),
        units=sum(one.units for one in found),
    )
    show(FINDINGS, form, checked)
    if any(finding.severity in _LEVELS[fail_on] for finding in checked.findings):
        click.get_current_context().exit(NOT_GOOD_ENOUGH)
