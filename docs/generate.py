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
# The comments that hide findings are no check; what is said of their rules stands here.
SUPPRESSIONS = """Suppressions: the comments by which a translator lets findings stand.

[suppressing.md](../suppressing.md) tells how to write them. These rules see to it that a comment
hides what somebody has judged, and nothing else; no comment hides them.

>>> from transmem.checks import check_catalog
>>> from transmem.model import Catalog, Unit
>>> def rules(note, target="تكلم عضوان."):
...     unit = Unit(msgid="2 members spoke.", msgstr=target, notes=(note,))
...     catalog = Catalog(path="ar.po", language="ar", units=(unit,))
...     return [one.rule for one in check_catalog(catalog, source_language="en").findings]
>>> rules("Looked up in the record.")
['number-unsaid']

## suppression-unbound

A comment hides findings, and would hide them also if the text were changed. `transmem check
--bind` writes a digest of the text into it, as `sync` and `build` do.

>>> rules("transmem: ignore numbers -- the Arabic dual says two")
['suppression-unbound']
>>> rules("transmem: ignore numbers @0108157c -- the Arabic dual says two")
[]

## suppression-outdated

The digest is that of another text: the source or the translation was edited after somebody had
judged it. What was hidden comes back. Look again, then delete the digest or the comment.

>>> rules("transmem: ignore numbers @0108157c -- the Arabic dual says two", "تكلم عضوان اليوم.")
['number-unsaid', 'suppression-outdated']
>>> rules("transmem: ignore numbers @0108157c -- the Arabic dual says two")
[]

## suppression-stale

A comment hides nothing any more, since the text is right or a rule was turned off. Delete it, or
the name in it that hides nothing.

>>> rules("transmem: ignore numbers -- the Arabic dual says two", "تكلم 2 من الأعضاء.")
['suppression-stale']
>>> rules("transmem: ignore numbers @0108157c -- the Arabic dual says two")
[]

## suppression-malformed

A comment gives no reason, or names what is no check and no rule. Until it is mended, it hides
nothing.

>>> rules("transmem: ignore numbers")
['number-unsaid', 'suppression-malformed']
>>> rules("transmem: ignore figures -- the Arabic dual says two")
['number-unsaid', 'suppression-malformed']
>>> rules("transmem: ignore numbers @0108157c -- the Arabic dual says two")
[]
"""
# What the docstring of this module does not say of its rules yet.
ISOLATES = r"""

## isolate-unclosed

A sign that opens is not closed, or one closes nothing, and the source is in order. The rest of
the paragraph turns, or does not turn where it should. `transmem check --fix` closes a sign where
the value after it ends the text.

>>> rules("\u2066A/12/345\u2069", "انظر \u2066A/12/345.")
['isolate-unclosed']
>>> rules("\u2066A/12/345\u2069", "انظر \u2066A/12/345\u2069.")
[]

## isolate-lost

The source wraps a symbol, a code, an address or figures with signs, and the translation has them
bare. Only languages that are written from right to left need it, and other signs that close are
as good.

>>> rules("\u2066A/12/345\u2069", "انظر A/12/345.")
['isolate-lost']
>>> rules("\u2066A/12/345\u2069", "ראו A/12/345", "he")
['isolate-lost']
>>> rules("\u2066A/12/345\u2069", "Voir A/12/345", "fr")
[]
>>> rules("\u202aA/12/345\u202c", "انظر \u2066A/12/345\u2069.")
[]
"""
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
    texts = {one.NAME: one.__doc__ or "" for one in CHECKS}
    texts["isolates"] += ISOLATES
    pages = {f"{one.NAME}.md": check_page(texts[one.NAME], one.RULES) for one in CHECKS}
    pages[f"{suppression.NAME}.md"] = check_page(SUPPRESSIONS, suppression.RULES)
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
