"""Translation units to TMX 1.4b.

What all variants of a unit have in common, as their dates, stands on the unit, where most
programs look for it; the reader hands it down again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version

from transmem import languages
from transmem.interchange.escaping import FORBIDDEN, attribute, text
from transmem.interchange.tmx.context import properties_of, tuid
from transmem.interchange.tmx.inline import parse
from transmem.model import TranslationUnit, Variant

_BLOCK = 1 << 16
_REPLACEMENT = "\ufffd"
_REPLACED = "characters that XML forbids became U+FFFD"
_HISTORY = {
    "creationdate": "created",
    "creationid": "creator",
    "changedate": "changed",
    "changeid": "changer",
    "usagecount": "uses",
    "lastusagedate": "last_used",
}

Attributes = dict[str, str]


def write(
    units: Iterable[TranslationUnit],
    *,
    source_language: str,
    created: datetime | None = None,
    on_change: Callable[[TranslationUnit, str], None],
) -> Iterator[bytes]:
    """Writes TMX 1.4b, in UTF-8.

    Args:
        units: What to write, one after the other.
        source_language: The source of those units that do not have another.
        created: When the file was made; without it the file does not say.
        on_change: Is told of a unit that could not be written as it is, and what became of it.

    Raises:
        LanguageError: The source language is no language tag.
    """
    source = languages.canonical(source_language)
    waiting = [_head(source, created)]
    size = 0
    for unit in units:
        changes: set[str] = set()
        written, count = FORBIDDEN.subn(_REPLACEMENT, _unit(unit, source, changes))
        if count:
            changes.add(_REPLACED)
        for change in sorted(changes):
            on_change(unit, change)
        waiting.append(written)
        size += len(written)
        if size > _BLOCK:
            yield "".join(waiting).encode()
            waiting.clear()
            size = 0
    waiting.append("</body>\n</tmx>\n")
    yield "".join(waiting).encode()


def _head(source: str, created: datetime | None) -> str:
    attributes = {
        "creationtool": "transmem",
        "creationtoolversion": version("transmem"),
        "segtype": "sentence",
        "o-tmf": "transmem",
        "adminlang": "en",
        "srclang": source,
        "datatype": "plaintext",
    }
    if created:
        attributes["creationdate"] = f"{created.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        f'<tmx version="1.4">\n<header{_attributes(attributes)}/>\n<body>\n'
    )


def _unit(unit: TranslationUnit, source: str, changes: set[str]) -> str:
    histories = [_history(variant) for variant in unit.variants]
    shared = dict(set.intersection(*(set(history.items()) for history in histories)))
    identity = tuid(unit)
    attributes = {} if identity is None else {"tuid": identity}
    attributes |= {name: shared[name] for name in _HISTORY if name in shared}
    if unit.source_language != source:
        attributes["srclang"] = unit.source_language
    lines = [f"<tu{_attributes(attributes)}>\n", *_notes(unit.notes, properties_of(unit))]
    for variant, history in zip(unit.variants, histories, strict=True):
        own = {name: value for name, value in history.items() if name not in shared}
        lines.append(f"<tuv xml:lang={attribute(variant.language)}{_attributes(own)}>")
        lines += _notes(variant.notes, variant.properties)
        lines.append(f"<seg>{_segment(variant, changes)}</seg></tuv>\n")
    return "".join([*lines, "</tu>\n"])


def _history(variant: Variant) -> Attributes:
    values = {name: getattr(variant, field) for name, field in _HISTORY.items()}
    return {name: str(value) for name, value in values.items() if value is not None}


def _segment(variant: Variant, changes: set[str]) -> str:
    """Gives what stands inside a segment: the markup, as long as it is that of the text."""
    if variant.markup is None:
        return text(variant.text)
    plain = FORBIDDEN.sub(_REPLACEMENT, variant.text)
    markup, count = FORBIDDEN.subn(_REPLACEMENT, variant.markup)
    if count:
        changes.add(_REPLACED)
    found = parse(markup)
    if found and found[0] == plain:
        return found[1] or text(plain)
    changes.add(f"the markup in {variant.language} was not that of its text, and is left out")
    return text(variant.text)


def _notes(notes: Iterable[str], properties: Iterable[tuple[str, str]]) -> Iterator[str]:
    for note in notes:
        yield f"<note>{text(note)}</note>\n"
    for kind, value in properties:
        yield f"<prop type={attribute(kind)}>{text(value)}</prop>\n"


def _attributes(values: Attributes) -> str:
    return "".join(f" {name}={attribute(value)}" for name, value in values.items())
