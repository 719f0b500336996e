"""``transmem memory``: one module a command, loaded when it is used."""

from __future__ import annotations

from collections.abc import Mapping

import click

from transmem.cli import Commands, options

COMMANDS: Mapping[str, str] = {
    "add": "Add the translations of files.",
    "search": "Find translations of what is like a text.",
    "concordance": "Find words and phrases.",
    "export": "Write the memory as TMX.",
    "stats": "Show what the memory holds.",
    "serve": "Serve the memory over HTTP: to Weblate, Virtaal and other programs.",
}


@click.group(
    "memory",
    cls=Commands,
    package=__name__,
    known=COMMANDS,
    **options.epilog(
        "transmem memory add locales old.tmx",
        exit_0="done",
        exit_2="it could not be done",
    ),
)
def command() -> None:
    """Keep translations, and find them again.

    The memory is the file .transmem/memory.db of the project, or what --memory names.
    """
