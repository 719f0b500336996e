#!/usr/bin/env python3
"""Writes the pages that the program's own words make: run it when these have changed.

docs/cli.md is what every command says with --help; docs/checks/ is a page for every check, of the
docstring of its module and its rules.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from click.testing import CliRunner

from transmem.checks import CHECKS, RULES, suppression
from transmem.cli import COMMANDS, cli
from transmem.cli.memory import COMMANDS as MEMORY
from transmem.model import Rule

DOCS = Path(__file__).parent
BY = "Written by `python docs/generate.py`; a test compares it."
_EXAMPLES = re.compile(r"^>>> .*(?:\n.+)*", re.MULTILINE)


def page() -> str:
    """Gives the text of the page of the commands."""
    parts = [f"# The commands\n\n{BY}\n"]
    inner = (f"memory {name}" for name in MEMORY)
    for name in ("", *COMMANDS, *inner):
        arguments = [*name.split(), "--help"]
        told = CliRunner().invoke(cli, arguments, prog_name="transmem", terminal_width=80)
        parts.append(f"## transmem {name}".rstrip() + f"\n\n```text\n{told.output}```\n")
    return "\n".join(parts)


def check_pages() -> dict[str, str]:
    """Gives the texts of the pages of the checks, and of their index, by file name."""
    told = (*CHECKS, suppression)
    pages = {f"{one.NAME}.md": check_page(one.__doc__ or "", one.RULES) for one in told}
    return pages | {"README.md": index()}


def check_page(text: str, rules: Sequence[Rule]) -> str:
    """Makes a page of a docstring: its first line is the title, its examples become blocks.

    A rule that the docstring does not tell of has its heading all the same, for those who follow
    a link from a report.
    """
    title, _, says = text.partition(": ")
    first, *rest = re.split(r"^## (.+)\n", says.strip(), flags=re.MULTILINE)
    sections = dict(zip(rest[::2], rest[1::2], strict=True))
    parts = [f"# {title}", BY, _prose(first[0].upper() + first[1:])]
    for rule in rules:
        parts += [f"## {rule.name}", f"**{rule.severity}**: {rule.title}."]
        if rule.name in sections:
            parts.append(_prose(sections.pop(rule.name)))
    if sections:
        raise ValueError(f"{title}: no rules, but sections: {', '.join(sections)}")
    return "\n\n".join(parts) + "\n"


def index() -> str:
    """Gives the text of the page that lists all rules."""
    rows = [
        f"| [`{rule.name}`]({rule.check}.md#{rule.name}) | `{rule.check}` | {rule.severity} "
        f"| {rule.title} |"
        for rule in RULES
    ]
    table = ["| rule | check | severity | what it finds |", "|---|---|---|---|", *rows]
    return (
        f"# The checks and their rules\n\n{BY}\n\n"
        "Every rule has examples, wrong ones and right ones, on the page of its check. An error\n"
        "is a value that changed, a warning a form that is foreign or an omission that may have\n"
        "its reasons, an info a thing to look at. A project can judge otherwise, and a\n"
        "translator can let a finding stand: [suppressing.md](../suppressing.md).\n"
        "[fidelity.md](../fidelity.md) tells what is compared, and what cannot be seen.\n\n"
        + "\n".join(table)
        + "\n"
    )


def _prose(text: str) -> str:
    """Fences the examples; a blank line ends what the last of them gives."""
    return _EXAMPLES.sub(lambda found: f"```pycon\n{found[0]}\n\n```", text.strip())


if __name__ == "__main__":
    (DOCS / "cli.md").write_text(page(), encoding="utf-8")
    for name, text in check_pages().items():
        (DOCS / "checks" / name).write_text(text, encoding="utf-8")
