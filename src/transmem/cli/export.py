"""`transmem export`: the editions."""

from __future__ import annotations

from pathlib import Path

import click

from transmem import editions
from transmem.cli import NOT_GOOD_ENOUGH
from transmem.cli.shared import PATH, languages_option, tell
from transmem.errors import MissingTranslationError
from transmem.project import find, read_catalog, shown, write
from transmem.project.choosing import wanted
from transmem.project.layout import domain
from transmem.project.syncing import translatable

_EPILOG = "Example: transmem export -l fr -f html --bilingual"
_SHOWN = 3


@click.command("export", epilog=_EPILOG)
@languages_option
@click.option(
    "-f",
    "--format",
    "forms",
    default=",".join(known.NAME for known in editions.FORMATS),
    show_default=True,
    help="Formats, with commas between them.",
)
@click.option("--bilingual", is_flag=True, help="Also source and translation side by side.")
@click.option(
    "--missing",
    type=click.Choice([policy.value for policy in editions.Missing]),
    default=editions.Missing.REFUSE.value,
    show_default=True,
    help="What to do with segments that have no finished translation.",
)
@click.option("-o", "--output", type=PATH, help="Folder to write to.  [default: editions]")
def command(
    *, tags: tuple[str, ...], forms: str, bilingual: bool, missing: str, output: Path | None
) -> None:
    """Publish the translated editions.

    A translation with holes is not published as if it were whole: by default it is refused, and
    what is missing is said. `--missing mark` prints the source text in its place, marked;
    `--missing source` prints it unmarked. A fuzzy translation counts as missing.
    """
    project = find(Path.cwd())
    folder = output or project.editions
    holes = False
    for name in project.documents:
        document = translatable(project, name)
        for tag in wanted(project, tags):
            try:
                made = editions.publish(
                    document,
                    read_catalog(project.catalog(name, tag), language=tag),
                    language=tag,
                    formats=[form for form in forms.split(",") if form],
                    name=domain(name),
                    missing=missing,
                    bilingual=bilingual,
                )
            except MissingTranslationError as error:
                holes = True
                _refuse(error)
                continue
            files = {folder / edition.name: edition.content for edition in made}
            write(files)
            for path in files:
                click.echo(shown(path))
    if holes:
        click.get_current_context().exit(NOT_GOOD_ENOUGH)


def _refuse(error: MissingTranslationError) -> None:
    tell(f"not published: {error}")
    for text in error.missing[:_SHOWN]:
        tell(f"  {text if len(text) < 80 else text[:79] + '…'}")
    if len(error.missing) > _SHOWN:
        tell(f"  … and {len(error.missing) - _SHOWN} more")
