"""Runs the command line: ``transmem`` and ``python -m transmem``."""

from __future__ import annotations

import io
import sys

from transmem.cli import cli


def main() -> None:
    """Runs the command that the arguments name, and exits."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Every script must pass, and a program that reads us expects UTF-8 on any system.
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    cli(prog_name="transmem")


if __name__ == "__main__":
    main()
