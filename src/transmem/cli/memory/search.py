"""``transmem memory search``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import click

from transmem.cli import options, screen
from transmem.memory import LIMIT, THRESHOLD, Memory, Wanted
from transmem.model import Found
from transmem.offering import offers
from transmem.project import read_text_file
from transmem.project.remembering import memory_of, project_language
from transmem.reports import MATCHES
from transmem.reports.matches_json import value


@click.command(
    "search",
    **options.epilog(
        "transmem memory search 'The Council met on 5 May.' -l fr",
        exit_0="done; whatever was found",
        exit_2="it could not be done",
    ),
)
@click.argument("text", required=False)
@click.option("-l", "--language", required=True, metavar="LANG", help="Of the translations.")
@options.source_language()
@options.memory()
@options.threshold(float(THRESHOLD))
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=LIMIT,
    show_default=True,
    help="The most matches of a text.",
)
@click.option("--previous", metavar="TEXT", help="The text before it, for matches in context.")
@click.option("--next", "following", metavar="TEXT", help="The text after it.")
@click.option(
    "--batch",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Many texts, one a line; prints a line of JSON for each.",
)
@click.option("--exactly", is_flag=True, help="Faster: words that are near count as other words.")
@options.report(MATCHES)
def command(  # noqa: PLR0913 - an option each
    *,
    text: str | None,
    language: str,
    source_language: str | None,
    location: str | None,
    threshold: float,
    limit: int,
    previous: str | None,
    following: str | None,
    batch: Path | None,
    exactly: bool,
    form: str,
    color: bool | None,
) -> None:
    """Find translations of what is like TEXT, the best first.

    The score is 1 for the same text, and what is left of it after the edits that make the one the
    other; all that reach the threshold are found. With --batch, neighbours in the file are the
    context of a text.
    """
    if (text is None) == (batch is None):
        raise click.UsageError("name a text, or a file with --batch")
    wanted = Wanted(
        source_language=source_language or project_language(Path.cwd()),
        language=language,
        threshold=Fraction(threshold).limit_denominator(10_000),
        limit=limit,
        exactly=exactly,
    )
    with memory_of(Path.cwd(), location) as memory:
        if batch is None:
            query = text or ""
            matches = offers(memory, query, wanted, previous=previous, following=following)
            found = Found(query=query, language=language, matches=matches)
            screen.show(found, MATCHES, form, color=color)
        else:
            for found in _found(memory, _lines(batch), wanted):
                click.echo(json.dumps(value(found), ensure_ascii=False))


def _found(memory: Memory, lines: Sequence[str], wanted: Wanted) -> Iterator[Found]:
    """Gives what is like each of the lines, which are each other's neighbours."""
    memory.prepare(wanted.source_language, len(lines))
    for number, line in enumerate(lines):
        matches = offers(
            memory,
            line,
            wanted,
            previous=lines[number - 1] if number else None,
            following=lines[number + 1] if number + 1 < len(lines) else None,
        )
        yield Found(query=line, language=wanted.language, matches=matches)


def _lines(file: Path) -> list[str]:
    """Gives the lines of a file as other programs count them: U+2028 and form feeds end none."""
    text = read_text_file(file).removesuffix("\n")
    return [line.removesuffix("\r") for line in text.split("\n")] if text else []
