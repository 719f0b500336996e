"""``transmem segment``."""

from __future__ import annotations

from pathlib import Path

import click

from transmem.cli import complain, options, screen
from transmem.errors import DocumentError
from transmem.project import find_if_any, read_document
from transmem.reports import DOCUMENT


@click.command(
    "segment",
    **options.epilog(
        "transmem segment source/letter.txt",
        exit_0="the document was read",
        exit_2="it cannot be read, or its notes and marks do not go together",
    ),
)
@click.argument("document", type=click.Path(path_type=Path))
@click.option(
    "-l", "--language", metavar="LANG", help="The document's language; by default the project's."
)
@options.report(DOCUMENT)
def command(*, document: Path, language: str | None, form: str, color: bool | None) -> None:
    """Show the blocks and segments of a document.

    Also every repair that was made to its text. Writes nothing.
    """
    if language is None:
        project = find_if_any(Path.cwd())
        language = project.source_language if project else "en"
    read = read_document(document, language=language, name=str(document))
    screen.show(read, DOCUMENT, form, color=color)
    for problem in read.problems:
        complain(DocumentError(problem.why, path=read.path, line=problem.line))
    if read.problems:
        click.get_current_context().exit(2)
