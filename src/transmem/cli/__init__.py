"""The command line: each command is a module here that parses, calls, and prints a report.

Only the command that is asked for is imported, so that `--help` and quick commands start in
about the time that Python and click need.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import NoReturn

import click

from transmem import __version__
from transmem.errors import TransmemError

# The commands in the order of the work, with what `transmem --help` says of them.
COMMANDS = {
    "init": "Set a project up for documents and languages.",
    "segment": "Show how a document is mended and cut into segments.",
    "sync": "Bring the catalogs up to date with their documents.",
    "status": "Show how far the translations are.",
    "check": "Prove that numbers, dates and symbols survived translation.",
    "score": "Score translations against references.",
    "export": "Publish the translated editions.",
    "build": "Do all of it: sync, check, status and export.",
}

DONE, NOT_GOOD_ENOUGH, NOT_POSSIBLE = 0, 1, 2


class _Commands(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's interface
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"transmem.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="transmem")
@click.option("--color/--no-color", default=None, help="Colour reports, or never do.")
@click.pass_context
def commands(ctx: click.Context, *, color: bool | None) -> None:
    """Translation memory toolkit for official documents.

    \b
    Exit codes: 0 done and clean; 1 done, but not good enough (findings, below a
    threshold, holes); 2 could not be done (usage, unreadable input).
    """
    ctx.color = color


def main() -> NoReturn:
    """Runs the command line; the one place where errors become messages and exit codes."""
    try:
        code = commands.main(prog_name="transmem", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        code = NOT_POSSIBLE
    except TransmemError as error:
        code = _refuse(str(error))
    except (click.Abort, KeyboardInterrupt):
        code = _refuse("interrupted; nothing was half-written")
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python must not complain at its exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = DONE
    except OSError as error:
        code = _refuse(f"{error.filename or ''}: {error.strerror or error}".lstrip(": "))
    except Exception as error:
        if os.environ.get("TRANSMEM_DEBUG"):
            raise
        code = _refuse(
            f"a fault of transmem: {type(error).__name__}: {error}; please report it "
            "(TRANSMEM_DEBUG=1 shows where)"
        )
    sys.exit(code or DONE)


def _refuse(message: str) -> int:
    click.echo(f"transmem: error: {' '.join(message.split())}", err=True)
    return NOT_POSSIBLE
