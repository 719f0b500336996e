"""``transmem memory serve``."""

from __future__ import annotations

import os
import re
import sys
import time
import traceback
from pathlib import Path

import click

from transmem.cli import complain, options, say
from transmem.errors import ServingError, TransmemError
from transmem.project import read_text_file
from transmem.project.remembering import place_of, project_language

_VARIABLE = "TRANSMEM_TOKEN"
_TOKEN = re.compile(r"[!-~]{16,}")
_AGAIN = 60.0  # seconds
_PORT = 8888  # that of the Translate Toolkit's tmserver


@click.command(
    "serve",
    **options.epilog(
        "transmem memory serve --port 8888",
        exit_0="it was stopped, by Ctrl-C or SIGTERM",
        exit_2="it could not begin",
    ),
)
@options.memory()
@options.source_language()
@click.option(
    "--host",
    metavar="ADDRESS",
    default="127.0.0.1",
    show_default=True,
    help="Where to listen; what other machines can reach needs a token.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=_PORT,
    show_default=True,
    help="0 for any that is free.",
)
@click.option(
    "--token-file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=f"Holds the token that clients must know; by default the variable {_VARIABLE} does.",
)
@click.option(
    "--rate",
    type=click.FloatRange(min=0),
    default=100,
    show_default=True,
    callback=options.no_nan,
    metavar="N",
    help="Requests a second that a client may make; 0 for any number.",
)
def command(
    *,
    location: str | None,
    source_language: str | None,
    host: str,
    port: int,
    token_file: Path | None,
    rate: float,
) -> None:
    """Serve the memory over HTTP: to Weblate, Virtaal and other programs.

    It speaks the API of the Translate Toolkit's tmserver, and one of its own that the page at its
    address describes. It only reads. What is added while it runs is found.
    """
    from transmem.serving import Address, serve  # noqa: PLC0415 - an extra

    serve(
        place_of(Path.cwd(), location),
        Address(host=host, port=port),
        source_language=source_language or project_language(Path.cwd()),
        token=_token(token_file),
        rate=rate,
        say=say,
        report=_Reports(),
    )


def _token(file: Path | None) -> str | None:
    """Gives the token, which stands in no list of processes."""
    if file is not None:
        token, where = read_text_file(file).strip(), str(file)
    elif _VARIABLE in os.environ:
        token, where = os.environ[_VARIABLE].strip(), _VARIABLE
    else:
        return None
    if not _TOKEN.fullmatch(token):
        raise ServingError(
            f"{where}: a token has at least 16 letters, digits or signs of ASCII and no spaces; "
            "make one with: openssl rand -hex 32"
        )
    return token


class _Reports:
    """Writes a line about what went wrong for a request, without the request.

    While the same thing goes wrong for every request, it is written once a minute.
    """

    def __init__(self) -> None:
        self._said: dict[str, float] = {}

    def __call__(self, error: BaseException) -> None:
        now, message = time.monotonic(), f"{type(error).__name__}: {error}"
        if now - self._said.get(message, -_AGAIN) < _AGAIN:
            return
        self._said = {message: now}
        if isinstance(error, TransmemError):
            complain(error)
            return
        if os.environ.get("TRANSMEM_DEBUG"):
            traceback.print_exception(error, file=sys.stderr)
        say(f"error: this is a fault of transmem, please report it ({type(error).__name__})")
