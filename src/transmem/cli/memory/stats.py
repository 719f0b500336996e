"""``transmem memory stats``."""

from __future__ import annotations

from pathlib import Path

import click

from transmem.cli import options, screen
from transmem.project.remembering import memory_of
from transmem.reports import MEMORY


@click.command(
    "stats",
    **options.epilog("transmem memory stats", exit_0="done", exit_2="it could not be read"),
)
@options.memory()
@options.report(MEMORY)
def command(*, location: str | None, form: str, color: bool | None) -> None:
    """Show what the memory holds: languages, texts, translations, and the files they are from."""
    with memory_of(Path.cwd(), location) as memory:
        held = memory.stats()
    screen.show(held, MEMORY, form, color=color)
