#!/usr/bin/env python3
"""Writes docs/cli.md: what every command says with --help. Run it when that has changed."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from transmem.cli import COMMANDS, cli

PAGE = Path(__file__).with_name("cli.md")


def page() -> str:
    """Gives the text of the page."""
    parts = ["# The commands\n\nWritten by `python docs/generate.py`; a test compares it.\n"]
    for name in ("", *COMMANDS):
        arguments = [name, "--help"] if name else ["--help"]
        told = CliRunner().invoke(cli, arguments, prog_name="transmem", terminal_width=80)
        parts.append(f"## transmem {name}".rstrip() + f"\n\n```text\n{told.output}```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
