"""What is certainly wrong, put right: catalog and findings in, a catalog with fuzzy fixes out.

A fix is a suggestion that a check is certain of. Its entry becomes fuzzy, so that a person looks
at it before it is published, and a fix that would bring in an error is not made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from transmem import catalogs
from transmem.checks import check_catalog
from transmem.model import Catalog, Finding, Severity, Span, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """What became of a catalog.

    Attributes:
        catalog: With the fixed entries marked fuzzy; all others are as they were.
        fixed: The findings that were put right.
        left: The findings that seemed certain, and were left alone all the same: two want the
            same place, or the fix would have brought in an error.
    """

    catalog: Catalog
    fixed: tuple[Finding, ...]
    left: tuple[Finding, ...]


def fix(catalog: Catalog, findings: Iterable[Finding], *, source_language: str) -> Fixed:
    """Puts right what is certain.

    Args:
        catalog: As it was checked.
        findings: What was found in it; those that are not certain are passed over.
        source_language: What the catalog was translated from.
    """
    open_ = [found for found in findings if fixable(found)]
    fixed: list[Finding] = []
    units: list[Unit] = []
    for unit in catalog.units:
        mine = [found for found in open_ if unit.translated and _is_about(found, unit)]
        mended, done = _fix_unit(catalog, unit, mine, source_language) if mine else (unit, [])
        units.append(mended)
        fixed += done
    left = tuple(found for found in open_ if not any(found is done for done in fixed))
    return Fixed(catalog=replace(catalog, units=tuple(units)), fixed=tuple(fixed), left=left)


def fixable(found: Finding) -> bool:
    """Whether a finding says for certain what to write, and where."""
    target = found.target
    return (
        found.certain
        and found.suggestion is not None
        and target is not None
        and found.msgstr[target.start : target.end] == target.text
        and found.suggestion != target.text
    )


def locate(catalog: Catalog, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Says of findings where in the file their places are, and what would put them right there."""
    units: dict[tuple[int, str | None], Unit] = {
        (unit.line or 0, unit.msgctxt): unit for unit in catalog.units if unit.raw is not None
    }
    return tuple(_located(found, units.get((found.line, found.msgctxt))) for found in findings)


def _located(found: Finding, unit: Unit | None) -> Finding:
    if unit is None or found.target is None or not _is_about(found, unit):
        return found
    place = catalogs.place(unit, _forms(unit).index(found.msgstr), found.target)
    written = catalogs.escape(found.suggestion or "") if place and fixable(found) else None
    return replace(found, place=place, replacement=written)


def _is_about(found: Finding, unit: Unit) -> bool:
    return (
        found.msgctxt == unit.msgctxt
        and found.msgid in {unit.msgid, unit.plural}
        and found.msgstr in _forms(unit)
        and (not found.line or unit.line is None or found.line == unit.line)
    )


def _forms(unit: Unit) -> tuple[str, ...]:
    return (unit.msgstr,) if unit.plural is None else unit.plurals


def _fix_unit(
    catalog: Catalog, unit: Unit, findings: Sequence[Finding], source_language: str
) -> tuple[Unit, list[Finding]]:
    """Makes the fixes of an entry one by one, from right to left, so that places stay right."""
    before = _errors(catalog, unit, source_language)
    mended, done = unit, list[Finding]()
    for found in sorted(findings, key=_place, reverse=True):
        if any(_same(found, other) for other in done):
            done.append(found)  # Two checks that say the same are both content.
            continue
        if any(_overlap(found, other) for other in done):
            continue
        tried = _with(mended, unit, found)
        # Errors are counted: one that was there already may stay.
        if _errors(catalog, tried, source_language) <= before:
            mended = tried
            done.append(found)
    done.sort(key=_place)
    return (replace(mended, fuzzy=True), done) if done else (unit, done)


def _with(mended: Unit, unit: Unit, found: Finding) -> Unit:
    """Writes a suggestion into every form that reads as the one that was checked."""
    target = found.target or Span(text="", start=0, end=0)
    forms = tuple(
        text[: target.start] + (found.suggestion or "") + text[target.end :]
        if original == found.msgstr
        else text
        for original, text in zip(_forms(unit), _forms(mended), strict=True)
    )
    if unit.plural is None:
        return replace(mended, msgstr=forms[0])
    return replace(mended, plurals=forms)


def _errors(catalog: Catalog, unit: Unit, source_language: str) -> Counter[tuple[str, ...]]:
    """Counts the errors of an entry, each by its rule and by what it is about in the source.

    Those that its comments hide are counted too: a comment is bound to the text, and would let
    them go the moment that the text is fixed.
    """
    alone = replace(catalog, units=(replace(unit, notes=()),))
    checked = check_catalog(alone, source_language=source_language)
    return Counter(
        (found.check, found.rule, found.source.text if found.source else "")
        for found in checked.findings
        if found.severity == Severity.ERROR
    )


def _place(found: Finding) -> tuple[int, int]:
    return (found.target.start, found.target.end) if found.target else (0, 0)


def _same(one: Finding, other: Finding) -> bool:
    return (one.msgstr, _place(one), one.suggestion) == (
        other.msgstr,
        _place(other),
        other.suggestion,
    )


def _overlap(one: Finding, other: Finding) -> bool:
    """Whether two places share something; two insertions at one place have no order, so they do."""
    (start, end), (first, last) = _place(one), _place(other)
    if one.msgstr != other.msgstr:
        return False
    return (start < last and first < end) or start == first
