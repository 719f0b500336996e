"""`transmem segment`: how a document is mended and cut."""

from __future__ import annotations

from pathlib import Path

import click

from transmem.cli import NOT_POSSIBLE
from transmem.cli.shared import PATH, format_option, show, tell
from transmem.project import find_if_any, read_document
from transmem.reports import DOCUMENT

_EPILOG = "Example: transmem segment source/letter.txt --format json"


@click.command("segment", epilog=_EPILOG)
@click.argument("document", type=PATH)
@click.option("-l", "--language", "tag", metavar="LANG", help="The document's language.")
@format_option(DOCUMENT)
def command(*, document: Path, tag: str | None, form: str) -> None:
    """Show how a document is mended and cut into segments.

    Prints the blocks and segments of DOCUMENT and every repair made to it. Writes nothing. Ends
    with 2 if a footnote has no mark or a mark no footnote: that has to be mended first.
    """
    project = find_if_any(Path.cwd())
    language = tag or (project.source_language if project else "en")
    read = read_document(document, language=language)
    show(DOCUMENT, form, read)
    for problem in read.problems:
        tell(f"{read.path}:{problem.line}: {problem.why}")
    if read.problems:
        click.get_current_context().exit(NOT_POSSIBLE)
