"""Translations that a memory has for the entries of a catalog that have none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from transmem.model import Catalog, Match, MatchKind, Suggested, Suggestion, Unit
from transmem.sync import REMARK, describe_change

Find = Callable[[str, str | None, str | None], Sequence[Match]]
"""Gives the matches of a text, the best first, by it and its neighbours in the document."""


def suggest(
    catalog: Catalog, find: Find, *, accept_context: bool = False
) -> tuple[Catalog, Suggested]:
    """Fills the entries of a catalog that have no translation at all, as fuzzy.

    A comment says what each match is and where it comes from, and the previous text is that which
    was translated, if it is another one. Entries with plural forms are left: a match has one.

    Args:
        catalog: Whose entries stand in the order of the document.
        find: Asks the memory.
        accept_context: Whether a match of the same text between the same neighbours counts as
            translated, and needs nobody to look at it.

    Returns:
        The catalog, and what became of it.
    """
    units = list(catalog.units)
    suggestions: list[Suggestion] = []
    for number, previous, following in _open(units):
        unit = units[number]
        match = next(iter(find(unit.msgid, previous, following)), None)
        if match is None:
            continue
        confirmed = accept_context and match.kind is MatchKind.CONTEXT
        units[number] = _filled(unit, match, confirmed=confirmed)
        suggestions.append(
            Suggestion(
                msgid=unit.msgid,
                msgctxt=unit.msgctxt,
                line=unit.line,
                match=match,
                confirmed=confirmed,
            )
        )
    active = [unit for unit in units if not unit.obsolete]
    translated = sum(unit.has_translation for unit in active)
    return replace(catalog, units=tuple(units)), Suggested(
        file=catalog.path,
        language=catalog.language,
        suggestions=tuple(suggestions),
        kept=translated - len(suggestions),
        untranslated=len(active) - translated,
    )


def count_open(catalog: Catalog) -> int:
    """Counts the entries that a memory will be asked for."""
    return sum(1 for _ in _open(catalog.units))


def _open(units: Sequence[Unit]) -> Iterator[tuple[int, str | None, str | None]]:
    """Gives the numbers of the entries without a translation, and the texts around each."""
    active = [number for number, unit in enumerate(units) if not unit.obsolete]
    for place, number in enumerate(active):
        unit = units[number]
        if unit.msgstr or unit.plural is not None or not unit.msgid.strip():
            continue
        yield (
            number,
            units[active[place - 1]].msgid if place else None,
            units[active[place + 1]].msgid if place + 1 < len(active) else None,
        )


def _filled(unit: Unit, match: Match, *, confirmed: bool) -> Unit:
    others = (comment for comment in unit.comments if not comment.startswith(REMARK))
    same = match.source == unit.msgid
    return replace(
        unit,
        msgstr=match.target,
        fuzzy=not confirmed,
        previous=None if same else match.source,
        previous_context=None,
        comments=(*others, _remark(unit, match)),
    )


def _remark(unit: Unit, match: Match) -> str:
    """Says in one line what a match is, as in “Memory: 93%, from old.tmx, 2024-05-01”."""
    said = [f"{match.percent}%", *["adapted"] * match.adapted, f"from {match.origin}"]
    if match.date:
        said.append(match.date)
    clauses = [", ".join(said)]
    if match.source != unit.msgid:
        change = describe_change(match.source, unit.msgid)
        # Months are words to the other; and only what differs in values can be “not adapted”.
        only_values = "not adapted" in match.reason and not change.startswith("only")
        if match.adapted or only_values:
            change = "only values"
        clauses.append(f"what differs: {change}")
    remark = f"{REMARK}{'; '.join([*clauses, *[match.reason] * bool(match.reason)])}."
    return " ".join(remark.split())  # a name may have any sign in it
