"""Translated entries of PO files.

What is fuzzy, obsolete or not translated is no translation; but it is a neighbour.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from typing import BinaryIO

from transmem import catalogs, languages
from transmem.errors import InterchangeError
from transmem.interchange.contract import Given
from transmem.interchange.dates import utc
from transmem.interchange.neighbours import with_neighbours
from transmem.model import Catalog, Skipped, TranslationUnit, Unit, Variant

ENDINGS = (".po", ".pot")
SIZE = 64 << 20
"""Bytes of a file: it is read whole."""

_PLURAL = re.compile(r"\bplural\s*=([^;]+)")


def read(stream: BinaryIO, given: Given) -> Iterator[TranslationUnit]:
    """Reads the translations of a PO file.

    The header names the languages, in ``X-Source-Language`` and ``Language``. Where they are one,
    there are no units, and that is told.

    Raises:
        CatalogError: It is no PO file.
        InterchangeError: It is too large, or its languages are not known.
        LanguageError: A language is no language tag.
    """
    data = stream.read(SIZE + 1)
    if len(data) > SIZE:
        raise InterchangeError(f"is larger than {SIZE >> 20} MiB; split it", path=given.name)
    text = catalogs.decode(data, path=given.name)
    if not text.strip():
        raise InterchangeError("is empty", path=given.name, line=1)
    catalog = catalogs.parse(text, path=given.name)
    pair = _languages(catalog, given)
    if pair[0] == pair[1]:
        given.on_skip(Skipped(line=1, reason=f"the file translates {pair[0]} into itself"))
        return
    changed = utc(catalog.metadata.get("PO-Revision-Date", ""))
    singular = _singular(catalog, pair[1])
    yield from with_neighbours(
        (unit.msgid, tuple(_units(unit, pair, given.name, changed, singular)))
        for unit in catalog.units
        if not unit.obsolete
    )


def _languages(catalog: Catalog, given: Given) -> tuple[str, str]:
    """Gives the language of the messages, and that of their translations."""
    source = catalog.metadata.get("X-Source-Language") or given.source_language
    target = catalog.language or given.target_language
    if not source or not target:
        missing = "X-Source-Language" if target else "Language"
        raise InterchangeError(
            f"does not say its languages; add “{missing}: …” to its header", path=given.name, line=1
        )
    return languages.canonical(source), languages.canonical(target)


def _units(
    unit: Unit, pair: tuple[str, str], name: str, changed: str | None, singular: int
) -> Iterator[TranslationUnit]:
    """Gives what an entry translates, if it is published as translated."""
    for source, targets in _texts(unit, singular) if unit.translated else ():
        texts = [text for text in targets if text and not text.isspace()]
        if texts and source and not source.isspace():
            yield TranslationUnit(
                variants=(
                    Variant(language=pair[0], text=source),
                    *(Variant(language=pair[1], text=text, changed=changed) for text in texts),
                ),
                source_language=pair[0],
                key=unit.msgctxt or None,
                origin=name,
                line=unit.line,
                notes=unit.notes,
            )


def _texts(unit: Unit, singular: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Gives a text with its translations; a plural entry has two, the second with all forms."""
    if unit.plural is None:
        yield unit.msgid, (unit.msgstr,)
        return
    index = min(singular, len(unit.plurals) - 1)
    one = unit.plurals[index]
    others = unit.plurals[:index] + unit.plurals[index + 1 :]
    yield unit.msgid, (one,)
    yield unit.plural, tuple(dict.fromkeys(others)) or (one,)


def _singular(catalog: Catalog, language: str) -> int:
    """Gives the number of the form for one thing: by the header, or else by the language."""
    said = catalog.metadata.get("Plural-Forms", "")
    for forms in (said, languages.plural_forms(language)):
        formula = _PLURAL.search(forms)
        try:
            return max(int(gettext.c2py(formula[1])(1)), 0) if formula else 0
        except (ValueError, ArithmeticError):
            continue
    return 0
