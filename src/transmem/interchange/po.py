"""Translated entries of PO files.

What is fuzzy, obsolete or not translated is no translation; but it is a neighbour.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from transmem import catalogs, languages
from transmem.errors import InterchangeError
from transmem.interchange.dates import utc
from transmem.interchange.neighbours import with_neighbours
from transmem.model import Catalog, Skipped, TranslationUnit, Unit, Variant

ENDINGS = (".po", ".pot")
SIZE = 64 << 20
"""Bytes of a file: it is read whole."""

_PLURAL = re.compile(r"\bplural\s*=([^;]+)")


def read(
    stream: BinaryIO,
    *,
    name: str,
    source_language: str | None,
    target_language: str | None,
    on_skip: Callable[[Skipped], None],
) -> Iterator[TranslationUnit]:
    """Reads the translations of a PO file.

    Args:
        stream: The file; read once, from where it stands to its end.
        name: The file, as messages name it.
        source_language: The language of the messages, if ``X-Source-Language`` does not say it.
        target_language: The language of the translations, if ``Language`` does not say it.
        on_skip: Is told if source and target are the same language: then there are no units.

    Raises:
        CatalogError: It is no PO file.
        InterchangeError: It is too large, or its languages are not known.
        LanguageError: A language is no language tag.
    """
    data = stream.read(SIZE + 1)
    if len(data) > SIZE:
        raise InterchangeError(f"is larger than {SIZE >> 20} MiB; split it", path=name)
    text = catalogs.decode(data, path=name)
    if not text.strip():
        raise InterchangeError("is empty", path=name, line=1)
    catalog = catalogs.parse(text, path=name)
    source = catalog.metadata.get("X-Source-Language") or source_language
    target = catalog.language or target_language
    if not source or not target:
        missing = "X-Source-Language" if target else "Language"
        raise InterchangeError(
            f"does not say its languages; add “{missing}: …” to its header", path=name, line=1
        )
    pair = languages.canonical(source), languages.canonical(target)
    if pair[0] == pair[1]:
        on_skip(Skipped(line=1, reason=f"the file translates {pair[0]} into itself"))
        return
    changed = utc(catalog.metadata.get("PO-Revision-Date", ""))
    singular = _singular(catalog, pair[1])
    yield from with_neighbours(
        (unit.msgid, tuple(_units(unit, pair, name, changed, singular)))
        for unit in catalog.units
        if not unit.obsolete
    )


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
