"""The command line: one module a command, loaded when the command is used.

This module knows the commands by name, and is the one place where errors become exit codes:
0 done and clean; 1 done, and what was asked about is not good enough; 2 could not be done.
"""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import click

from transmem.errors import MissingTranslationError, TransmemError

# Each is a module here with a `command`; this is what `transmem --help` says of it.
COMMANDS: Mapping[str, str] = {
    "init": "Set up a project and make its catalogs.",
    "segment": "Show the blocks and segments of a document.",
    "sync": "Carry a document over to its catalogs.",
    "align": "Turn an existing translation of a document into a catalog.",
    "status": "Show how far the catalogs are.",
    "check": "Compare what translations say with what their sources say.",
    "score": "Score translations against a reference.",
    "memory": "Keep translations, and find them again.",
    "suggest": "Fill untranslated entries from the memory.",
    "export": "Write the translated editions.",
    "build": "Sync, check and publish everything.",
}


class Commands(click.Group):
    """Imports a command when it is used, so that the others cost no time."""

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401 - whatever a group of click takes
        package: str,
        known: Mapping[str, str],
        **rest: Any,  # noqa: ANN401
    ) -> None:
        """Takes the package of the commands' modules, and what the help says of each."""
        super().__init__(*arguments, **rest)
        self.package = package
        self.known = known

    def list_commands(self, _context: click.Context) -> list[str]:
        """Gives the names, in their order."""
        return list(self.known)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """Imports a command; gives None if there is none of this name."""
        if name not in self.known:
            return None
        command = importlib.import_module(f"{self.package}.{name}").command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes what the commands do, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.known.items()))


class _Program(Commands):
    """The whole program: turns errors into exit codes."""

    def invoke(self, context: click.Context) -> object:
        try:
            try:
                return super().invoke(context)
            finally:
                if sys.stdout is not None:  # it was closed: `transmem status >&-`
                    sys.stdout.flush()
        except (click.exceptions.Exit, click.ClickException, click.Abort, SystemExit):
            raise
        except BaseException as error:  # noqa: BLE001 - Ctrl-C, and panics of extension modules
            context.exit(_report(error))


@click.command(
    cls=_Program,
    package="transmem.cli",
    known=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done and clean; 1 done, and what was asked about is not good enough; "
    "2 could not be done.",
)
@click.version_option(package_name="transmem")
def cli() -> None:
    """Translate official documents: segments, catalogs, checks, scores, editions."""


def complain(error: Exception) -> None:
    """Writes one line about an error."""
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        say(f"error: {place}{error.strerror or error}")
    else:
        say(f"error: {error}")


def say(message: str) -> None:
    """Writes one line to people: nothing in it can recolour or forge another line."""
    shown = "".join(sign if sign.isprintable() or sign.isspace() else "\ufffd" for sign in message)
    click.echo(f"transmem: {' '.join(shown.split())}", err=True)


def _report(error: BaseException) -> int:
    """Tells the user what went wrong and gives the exit code."""
    if isinstance(error, BrokenPipeError):
        # Whoever read our output has gone; Python would complain when it flushes at the end.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    elif isinstance(error, KeyboardInterrupt):
        say("interrupted; nothing was half-written")
    elif isinstance(error, ExceptionGroup):
        for one in error.exceptions:
            _report(one)
    elif isinstance(error, (TransmemError, OSError)):
        complain(error)
    else:
        _report_fault(error)
    return 1 if isinstance(error, MissingTranslationError) else 2


def _report_fault(error: BaseException) -> None:
    if os.environ.get("TRANSMEM_DEBUG"):
        traceback.print_exception(error)
    say(
        f"error: this is a fault of transmem, please report it ({type(error).__name__}: {error}); "
        "run the command again with TRANSMEM_DEBUG=1 to see where it happened"
    )
