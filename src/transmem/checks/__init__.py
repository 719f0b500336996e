"""What must survive translation, and whether it did. One rule book a module."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from transmem import languages
from transmem.checks import dates, marks, numbers, symbols, urls
from transmem.checks.pair import Pair, pair
from transmem.model import Catalog, Checked, Finding, Rule, Unit

__all__ = ["CHECKS", "RULES", "Check", "check", "check_catalog"]


class Check(Protocol):
    """A module that compares one kind of value."""

    @property
    def NAME(self) -> str:  # noqa: N802 - a module's constant
        """Its name in findings, suppressions and configuration."""

    @property
    def RULES(self) -> tuple[Rule, ...]:  # noqa: N802 - a module's constant
        """What it can find."""

    def find(self, pair: Pair, /) -> Iterator[Finding]:
        """Gives what is wrong with a pair."""


CHECKS: tuple[Check, ...] = (numbers, dates, symbols, urls, marks)
RULES: tuple[Rule, ...] = tuple(rule for module in CHECKS for rule in module.RULES)


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
        for rules in CHECKS
        for found in rules.find(both)
    ]


def check_catalog(catalog: Catalog, *, source_language: str) -> Checked:
    """Checks every translated entry of a catalog, fuzzy ones left out.

    Raises:
        LanguageError: The catalog's language is not a tag.
    """
    findings: list[Finding] = []
    units = 0
    for unit in catalog.units:
        if not unit.translated:
            continue
        units += 1
        for source, target in _texts(unit):
            found = check(
                source,
                target,
                source_language=source_language,
                target_language=catalog.language,
            )
            findings += [
                replace(one, file=catalog.path, line=unit.line or 0, msgctxt=unit.msgctxt)
                for one in found
            ]
    return Checked(findings=tuple(findings), files=1, units=units, rules=RULES)


def _texts(unit: Unit) -> Iterator[tuple[str, str]]:
    """The pairs of an entry: each plural form is a translation of the plural source."""
    if unit.plural is None:
        yield unit.msgid, unit.msgstr
    else:
        yield unit.plural, unit.plurals[-1] if unit.plurals else ""
