"""``transmem memory add``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from transmem.cli import complain, options, say
from transmem.errors import TransmemError
from transmem.project.remembering import Brought, files_in, memory_of, remember
from transmem.reports.columns import visible
from transmem.reports.figures import count

_SHOWN = 3  # lines of a file that are named if they could not be used


@click.command(
    "add",
    **options.epilog(
        "transmem memory add locales old.tmx",
        exit_0="every file is in the memory",
        exit_2="one could not be read, and brought nothing; the others are in the memory",
    ),
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@options.memory()
@click.option(
    "--source-language",
    metavar="LANG",
    help="Of the texts, where a file does not say it; of PO files the project's, or en.",
)
@click.option("-l", "--language", metavar="LANG", help="Of the translations, where it does not.")
def command(
    *,
    files: tuple[Path, ...],
    location: str | None,
    source_language: str | None,
    language: str | None,
) -> None:
    """Add the translations of PO, TMX, XLIFF and TSV files, or of folders that hold some.

    Of each file all or nothing is added. What is there already is counted, not added again; what
    is fuzzy, obsolete or not translated is no translation.
    """
    failed = False
    with memory_of(Path.cwd(), location, create=True) as memory:
        for path in files_in(files):
            try:
                with _progress(path) as report:
                    brought = remember(
                        memory,
                        path,
                        source_language=source_language,
                        language=language,
                        start=Path.cwd(),
                        report=report,
                    )
            except TransmemError as error:
                complain(error)
                failed = True
                continue
            _tell(brought)
    if failed:
        click.get_current_context().exit(2)


def _tell(brought: Brought) -> None:
    added = brought.added
    translations = count(added.units, "translation")
    segments = count(added.segments, "new segment")
    name = visible(brought.file)
    click.echo(f"{name}: {translations}, {added.translations} of them new; {segments}")
    for skipped in brought.skipped[:_SHOWN]:
        say(f"{brought.file}:{skipped.line}: left out: {skipped.reason}")
    if len(brought.skipped) > _SHOWN:
        say(f"{brought.file}: {len(brought.skipped) - _SHOWN} more were left out")


@contextmanager
def _progress(path: Path) -> Iterator[Callable[[int], None]]:
    """Gives what is told how many bytes were read: a progress bar, if somebody looks."""
    if not sys.stderr.isatty() or not path.is_file():
        yield lambda _read: None
        return
    with click.progressbar(length=path.stat().st_size, label=path.name, file=sys.stderr) as bar:
        yield lambda read: bar.update(read - bar.pos)
