"""``transmem align``."""

from __future__ import annotations

from pathlib import Path

import click

from transmem import languages
from transmem.cli import options, say, screen
from transmem.errors import LanguageError
from transmem.model import Aligned
from transmem.project import Project, find_if_any, shown, stand_in, write
from transmem.project.aligning import Translation, known_pairs, plan, refuse_one_language
from transmem.project.choosing import choose_documents, choose_languages
from transmem.reports import ALIGNED

_MUCH = 0.1  # of the segments of a side


@click.command(
    "align",
    **options.epilog(
        "transmem align source/letter.txt letter.fr.txt -l fr",
        exit_0="the catalog has the translation now",
        exit_2="they could not be aligned; nothing was written",
    ),
)
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("translation", type=click.Path(path_type=Path))
@click.option("-l", "--language", required=True, metavar="LANG", help="Of the translation.")
@click.option(
    "--source-language",
    metavar="LANG",
    help="Of SOURCE; by default the project's, or en.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PO",
    help="The catalog to fill; by default that of the project, or in ./locales.",
)
@click.option(
    "--lines",
    is_flag=True,
    help="TRANSLATION has a segment a line, and no footnotes or pages to be read.",
)
@click.option(
    "--memory",
    "known",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Translations that are known: a PO, TMX, XLIFF or TSV file, or a folder of them; may be "
    "given again.",
)
@options.report(ALIGNED)
def command(  # noqa: PLR0913 - each is an option
    *,
    source: Path,
    translation: Path,
    language: str,
    source_language: str | None,
    output: Path | None,
    lines: bool,
    known: tuple[Path, ...],
    form: str,
    color: bool | None,
) -> None:
    """Turn an existing translation of a document into a catalog.

    SOURCE and TRANSLATION are texts, also such as a PDF gives, with pages and footnotes. Entries
    that have a translation keep it. What is not sure goes in as fuzzy, with the reason; segments
    without a partner are listed.
    """
    project, name = _project(source, language, source_language, output)
    made = plan(
        project,
        name,
        Translation(path=translation, language=language, lines=lines),
        output=output,
        known=list(known_pairs(known, source_language=project.source_language, language=language)),
    )
    write(made.files, unchanged_since=made.read)
    screen.show(made.aligned, ALIGNED, form, color=color)
    _warn(made.aligned)


def _project(
    source: Path, tag: str, source_language: str | None, output: Path | None
) -> tuple[Project, str]:
    """Gives the project that has the document, and its name there."""
    project = find_if_any(Path.cwd())
    given = source_language or (project.source_language if project else "en")
    refuse_one_language(given, tag)
    if project and languages.canonical(given) != project.source_language:
        raise LanguageError(
            f"the documents of {shown(project.file)} are in {project.source_language}; "
            "change its source-language, or align outside the project"
        )
    if project is None:
        project = stand_in(Path.cwd(), documents=[source], tags=[tag], source_language=given)
    elif output is None:
        choose_languages(project, [tag])
    return project, choose_documents(project, [source])[0]


def _warn(aligned: Aligned) -> None:
    """Says if much has no partner; one by one the report lists it."""
    links = aligned.alignment.links
    ours = sum(len(link.sources) for link in links)
    theirs = sum(len(link.targets) for link in links)
    missing = sum(len(link.sources) for link in links if not link.targets)
    added = sum(len(link.targets) for link in links if not link.sources)
    if missing > ours * _MUCH:
        say(
            f"warning: {aligned.translation}: lacks {missing} of the {ours} segments of "
            f"{aligned.document}; is it whole, and of the same version?"
        )
    if added > theirs * _MUCH:
        say(
            f"warning: {aligned.translation}: {added} of its {theirs} segments translate nothing "
            f"in {aligned.document}; is it of the same version?"
        )
