"""The command line, run in the process of the tests."""

from __future__ import annotations

from click.testing import CliRunner, Result

from transmem.cli import cli


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, prog_name="transmem")
