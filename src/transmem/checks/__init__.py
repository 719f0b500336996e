"""What must survive translation, and whether it did. One rule book a module.

The rule books: `numbers`, `units`, `ranges`, `labels`, `dates`, `symbols`, `urls`, `marks` and
`isolates`. Each is a module as `contract` says, other distributions bring more (`plugins`), and
each looks at a `pair` of texts with their values.

What they share: `matching` tells which value became which, and `assignment` does so for numbers,
which may be written in many ways, `durations` among them. What is found then meets what people have
said of it: `severities` (the project), `suppression` (a comment in the catalog) and `baseline`
(what is known already).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from transmem import languages
from transmem.checks import (
    dates,
    isolates,
    labels,
    marks,
    numbers,
    plugins,
    ranges,
    suppression,
    symbols,
    units,
    urls,
)
from transmem.checks.contract import Check
from transmem.checks.pair import pair
from transmem.checks.severities import AS_THE_RULES_SAY, Severities
from transmem.model import Catalog, Checked, Finding, Rule, Unit

__all__ = ["CHECKS", "RULES", "Check", "check", "check_catalog", "every_check", "every_rule"]

CHECKS: tuple[Check, ...] = (numbers, units, ranges, labels, dates, symbols, urls, marks, isolates)
# Of the checks that come with transmem, and of the comments that hide what they find.
RULES: tuple[Rule, ...] = (
    *(rule for module in CHECKS for rule in module.RULES),
    *suppression.RULES,
)


@cache
def every_check() -> tuple[Check, ...]:
    """Gives our checks, and those of other distributions, loaded when they are first needed.

    Raises:
        PluginError: A check of another distribution does not work.
    """
    return (*CHECKS, *plugins.load(CHECKS, reserved=suppression.RULES))


@cache
def every_rule() -> tuple[Rule, ...]:
    """Gives all that can be found.

    Raises:
        PluginError: A check of another distribution does not work.
    """
    return (*RULES, *(rule for one in every_check()[len(CHECKS) :] for rule in one.RULES))


def check(source: str, target: str, *, source_language: str, target_language: str) -> list[Finding]:
    """Compares what a source text asserts with what its translation asserts.

    Args:
        source: The source text.
        target: Its translation.
        source_language: BCP 47 or POSIX tag.
        target_language: BCP 47 or POSIX tag.

    Returns:
        Findings, most telling first; none if all is well.

    Raises:
        LanguageError: A tag is not one.
        PluginError: A check of another distribution does not work.

    >>> [found.message for found in check("1,275 residents", "1 257 habitants",
    ...                                   source_language="en", target_language="fr")]
    ['1,275 became 1 257']
    """
    both = pair(
        source,
        target,
        source_language=languages.canonical(source_language),
        target_language=languages.canonical(target_language),
    )
    return [
        replace(found, language=both.target_language, msgid=source, msgstr=target)
        for rules in every_check()
        for found in rules.find(both)
    ]


def check_catalog(
    catalog: Catalog, *, source_language: str, severities: Severities = AS_THE_RULES_SAY
) -> Checked:
    """Checks every translated entry of a catalog, fuzzy ones left out.

    What its comments hide is counted and not among the findings.

    Raises:
        LanguageError: The catalog's language is not a tag.
        PluginError: A check of another distribution does not work.
    """
    findings: list[Finding] = []
    units = suppressed = 0
    for unit in catalog.units:
        if not unit.translated:
            continue
        units += 1
        heard, off = severities.judge(
            replace(found, file=catalog.path, line=unit.line or 0, msgctxt=unit.msgctxt)
            for source, target in _texts(unit)
            for found in check(
                source,
                target,
                source_language=source_language,
                target_language=catalog.language,
            )
        )
        if unit.notes:
            said = suppression.suppress(unit, heard, off=off, rules=every_rule())
            suppressed += said.hidden
            heard, _ = severities.judge(_placed(found, catalog, unit) for found in said.findings)
        findings += heard
    return Checked(
        findings=tuple(findings), files=1, units=units, rules=every_rule(), suppressed=suppressed
    )


def _placed(found: Finding, catalog: Catalog, unit: Unit) -> Finding:
    """Says of a finding about a comment which entry it stands in."""
    if found.check != suppression.NAME:
        return found
    return replace(
        found,
        file=catalog.path,
        line=unit.line or 0,
        language=catalog.language,
        msgctxt=unit.msgctxt,
        msgid=unit.msgid,
        msgstr=unit.msgstr,
    )


def _texts(unit: Unit) -> Iterator[tuple[str, str]]:
    """The pairs of an entry: each plural form is a translation of the plural source."""
    if unit.plural is None:
        yield unit.msgid, unit.msgstr
    else:
        yield unit.plural, unit.plurals[-1] if unit.plurals else ""
