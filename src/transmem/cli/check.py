"""``transmem check``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from transmem import languages
from transmem.checks import RULES, check_catalog
from transmem.cli import options, screen
from transmem.model import Checked, Tally
from transmem.project.choosing import choose_catalogs
from transmem.project.choosing import source_language as language_of_source
from transmem.reports import FINDINGS

_FAILS: Mapping[str, tuple[str, ...]] = {
    "error": ("errors",),
    "warning": ("errors", "warnings"),
    "never": (),
}


@click.command(
    "check",
    **options.epilog(
        "transmem check locales/fr --fail-on warning",
        exit_0="there are no findings of that severity",
        exit_1="there are",
        exit_2="a catalog could not be read",
    ),
)
@options.catalogs()
@options.languages()
@click.option(
    "--fail-on",
    type=click.Choice(list(_FAILS)),
    default="error",
    show_default=True,
    help="The least severity that makes the command exit with 1.",
)
@click.option(
    "--source-language",
    metavar="LANG",
    help="What the catalogs were translated from; by default what their headers say, else en.",
)
@options.report(FINDINGS)
def command(
    *,
    paths: tuple[Path, ...],
    tags: tuple[str, ...],
    fail_on: str,
    source_language: str | None,
    form: str,
    color: bool | None,
) -> None:
    """Compare what translations say with what their sources say.

    Numbers, dates, document symbols, addresses and footnote marks are compared by value, in
    the project's catalogs, or in the PO files and folders that are named.
    """
    given = source_language and languages.canonical(source_language)
    parts = [
        check_catalog(catalog, source_language=given or language_of_source(catalog))
        for catalog in choose_catalogs(paths, tags=tags, start=Path.cwd())
    ]
    checked = Checked(
        findings=tuple(finding for part in parts for finding in part.findings),
        files=sum(part.files for part in parts),
        units=sum(part.units for part in parts),
        rules=RULES,
    )
    screen.show(checked, FINDINGS, form, color=color)
    tally = Tally.of(checked.findings)
    if any(getattr(tally, name) for name in _FAILS[fail_on]):
        click.get_current_context().exit(1)
