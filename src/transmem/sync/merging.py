"""A template and an old catalog to the new one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from transmem import languages
from transmem.catalogs import new_header
from transmem.errors import CatalogError
from transmem.model import Catalog, Unit
from transmem.segmentation import segment
from transmem.sync.changes import REMARK, describe_change
from transmem.sync.guesses import Guess, Old, find

# From so many translations on, a catalog of which nothing fits belongs to another document.
_ENOUGH_TO_JUDGE = 5
# Unrelated texts resemble one another by chance; so many translations a guess are not enough.
_CHANCE = 10
# Fields of a header that programs rely on, and what they are before somebody fills them in.
_NEEDED = frozenset({"Language", "Plural-Forms", "Content-Type"})
_UNFILLED = re.compile("|.*(?:INTEGER|CHARSET).*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A catalog that follows its document again, and what became of its entries.

    Attributes:
        kept: Entries that are as they were.
        revived: Entries that were obsolete and are in the document again.
        fuzzied: New entries with the translation of a similar text.
        new: New entries without a translation.
        obsoleted: Entries that the document has no more, kept at the end.
    """

    catalog: Catalog
    kept: int
    revived: int
    fuzzied: int
    new: int
    obsoleted: int


def merge(
    template: Catalog, old: Catalog | None, *, language: str, created: datetime, path: str = ""
) -> Merge:
    """Carries the translations of an old catalog over to a new template.

    An entry of the same text keeps all it has. Others are offered, as fuzzy and with their
    previous text, the translation of what they were split from, joined from or edited from.
    No translation is ever lost: what the document has no more becomes obsolete, and lives
    again when the document has it again. Merging a second time changes nothing.

    Args:
        template: What the document has now.
        old: The catalog as it was; None makes a new one.
        language: The language of the translations.
        created: The time for ``PO-Revision-Date`` of a new catalog.
        path: The file, if ``old`` does not say it.

    Raises:
        CatalogError: The old catalog looks like that of another document.
    """
    if old is None:
        old = Catalog(path=path, language=language)
    same = _same_key(template.units, old.units)
    same |= _same_text(template.units, old.units, same)
    guesses = _guesses(template, old, same)
    _refuse_stranger(old, same, guesses)
    units = _units(template, old, same, guesses, language)
    obsolete = list(_obsolete(old.units, set(same.values())))
    revived = sum(old.units[j].obsolete for j in same.values())
    fuzzied = sum(len(guess.new) for guess in guesses)
    return Merge(
        catalog=Catalog(
            path=old.path or path,
            language=languages.canonical(language),
            metadata=_metadata(template, old, language, created),
            header=old.header,
            units=(*units, *obsolete),
        ),
        kept=len(same) - revived,
        revived=revived,
        fuzzied=fuzzied,
        new=len(units) - len(same) - fuzzied,
        obsoleted=len(obsolete) - sum(unit.obsolete for unit in old.units) + revived,
    )


# Which old entry goes with which new one, both by their numbers


def _same_key(new: Sequence[Unit], old: Sequence[Unit]) -> dict[int, int]:
    numbers = {unit.key: j for j, unit in enumerate(old) if unit.obsolete}
    numbers |= {unit.key: j for j, unit in enumerate(old) if not unit.obsolete}
    return {i: numbers[unit.key] for i, unit in enumerate(new) if unit.key in numbers}


def _same_text(new: Sequence[Unit], old: Sequence[Unit], same: dict[int, int]) -> dict[int, int]:
    """Finds texts that only stand in another context now; each old entry serves one of them."""
    taken = set(same.values())
    free: dict[str, list[int]] = {}
    for j, unit in enumerate(old):
        if j not in taken and unit.has_translation:
            free.setdefault(unit.msgid, []).append(j)
    found = {}
    for i, unit in enumerate(new):
        if i not in same and free.get(unit.msgid):
            found[i] = min(free[unit.msgid], key=lambda j: (old[j].obsolete, old[j].fuzzy, j))
            free[unit.msgid].remove(found[i])
    return found


def _guesses(template: Catalog, old: Catalog, same: dict[int, int]) -> list[Guess]:
    taken = set(same.values())
    known = {
        j: Old(text=unit.msgid, fuzzy=unit.fuzzy, obsolete=unit.obsolete, gone=j not in taken)
        for j, unit in enumerate(old.units)
        if unit.msgstr
    }
    best_last = sorted(known, key=lambda j: (known[j].obsolete, known[j].fuzzy, j), reverse=True)
    by_text = {known[j].text: j for j in best_last}
    wanted = {i: unit.msgid for i, unit in enumerate(template.units) if i not in same}
    # The text itself, in another context that is still in use, is a better guess than any.
    certain = {i: by_text[text] for i, text in wanted.items() if text in by_text}
    others = {i: text for i, text in wanted.items() if i not in certain}
    spaced = _source_spaced(template)
    return [
        *(Guess(score=1.0, new=(i,), old=(j,)) for i, j in certain.items()),
        *find(others, known, spaced=spaced, length=len(template.units)),
    ]


def _refuse_stranger(old: Catalog, same: dict[int, int], guesses: list[Guess]) -> None:
    translated = sum(unit.has_translation and not unit.obsolete for unit in old.units)
    if translated >= _ENOUGH_TO_JUDGE and not same and len(guesses) * _CHANCE < translated:
        raise CatalogError(
            f"looks like the catalog of another document: none of its {translated} translations "
            "goes with this one; move it out of the way, or name the document it belongs to",
            path=old.path,
        )


# What the new entries are made of


def _units(
    template: Catalog, old: Catalog, same: dict[int, int], guesses: list[Guess], language: str
) -> list[Unit]:
    units = list(template.units)
    for i, j in same.items():
        units[i] = _kept(units[i], old.units[j])
    taken = set(same.values())
    space = " " if _source_spaced(template) else ""
    for guess in guesses:
        sources = [old.units[j] for j in guess.old]
        texts = _translations(sources, len(guess.new), language)
        # Notes of an entry that is still in use are about its own place.
        notes = (
            [note for unit in sources for note in unit.notes] if taken.isdisjoint(guess.old) else []
        )
        for i, text in zip(guess.new, texts, strict=True):
            guessed = replace(units[i], msgstr=text, fuzzy=True, notes=tuple(notes))
            units[i] = _with_change(_with_previous(guessed, sources, space))
    return units


def _kept(new: Unit, old: Unit) -> Unit:
    # Once a translator has confirmed it, what it was made for is of no interest any more.
    if not old.fuzzy:
        old = replace(old, previous=None, previous_context=None, previous_plural=None)
    # What a memory offered says where it is from, until a translator has confirmed it.
    remarks = tuple(text for text in old.comments if old.fuzzy and text.startswith(REMARK))
    return _with_change(
        replace(
            new,
            comments=(*new.comments, *remarks),
            msgstr=old.msgstr,
            plural=old.plural,
            plurals=old.plurals,
            previous=old.previous,
            previous_context=old.previous_context,
            previous_plural=old.previous_plural,
            notes=old.notes,
            flags=tuple(dict.fromkeys([*new.flags, *old.flags])),
            fuzzy=old.fuzzy,
        )
    )


def _with_previous(unit: Unit, old: Sequence[Unit], space: str) -> Unit:
    """Adds the text that the translation was truly made for, be it older than the old entry's."""
    first = old[0]
    older = first.fuzzy and first.previous is not None
    return replace(
        unit,
        previous=space.join((source.fuzzy and source.previous) or source.msgid for source in old),
        previous_context=first.previous_context if older else first.msgctxt,
    )


def _with_change(unit: Unit) -> Unit:
    said = any(text.startswith(REMARK) for text in unit.comments)
    if said or not unit.fuzzy or unit.previous is None:
        return unit
    change = f"Changed since it was translated: {describe_change(unit.previous, unit.msgid)}."
    return replace(unit, comments=(*unit.comments, change))


def _translations(old: Sequence[Unit], parts: int, language: str) -> list[str]:
    """Gives the translation of each part: its own if sentences tell it, else the whole."""
    whole = (" " if languages.spaced(language) else "").join(unit.msgstr for unit in old)
    sentences = [text.strip() for text in segment(whole, language=language)] if parts > 1 else []
    return sentences if len(sentences) == parts else [whole] * parts


def _obsolete(old: Sequence[Unit], used: set[int]) -> Iterator[Unit]:
    for j, unit in enumerate(old):
        if j not in used and (unit.obsolete or unit.msgstr or any(unit.plurals) or unit.notes):
            yield replace(unit, obsolete=True, comments=(), references=(), line=None, raw=None)


def _source_spaced(template: Catalog) -> bool:
    return languages.spaced(template.metadata.get("X-Source-Language") or "en")


def _metadata(template: Catalog, old: Catalog, language: str, created: datetime) -> dict[str, str]:
    fresh = new_header(
        project=template.metadata.get("Project-Id-Version", ""),
        language=language,
        source_language=template.metadata.get("X-Source-Language") or "en",
        created=created,
    )
    date = "POT-Creation-Date"
    fresh[date] = template.metadata.get(date, fresh[date])
    if not old.metadata:
        return fresh
    del fresh["X-Generator"]  # Another program made the old one, perhaps.
    filled = {
        name: fresh[name] if name in _NEEDED and _UNFILLED.fullmatch(text) else text
        for name, text in old.metadata.items()
    }
    return filled | {
        name: text for name, text in fresh.items() if name not in filled or name == date
    }
