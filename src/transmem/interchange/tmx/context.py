"""What properties of a unit tell of its place, in the words of several tools.

OmegaT writes ``prev`` and ``next`` to the unit, MateCat ``x-context-pre`` and ``x-context-post``;
memoQ writes these to the source variant, as segments with their tags. OmegaT's ``id`` is a key.
Trados' ``x-ContextContent`` is left alone: the sign between its parts may stand in them too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from xml.parsers import expat

from transmem.model import TranslationUnit

Properties = tuple[tuple[str, str], ...]

FIELDS_OF_SOURCE = {"x-context-pre": "previous", "x-context-post": "next"}
"""Types of properties of the source variant that become fields of the unit."""
FIELDS = FIELDS_OF_SOURCE | {
    "prev": "previous",
    "next": "next",
    "x-transmem-key": "key",
    "x-transmem-origin": "origin",
}
"""Types of properties of a unit that become its fields."""
TELLING = FIELDS.keys() | {"id"}


class Context(NamedTuple):
    """Where a unit stands, as far as its properties say it, and the other properties."""

    previous: str | None = None
    next: str | None = None
    key: str | None = None
    origin: str | None = None
    rest: Properties = ()


def of_unit(properties: Properties, *, key: str | None) -> Context:
    """Takes what is known of the place out of the properties of a unit; its ``tuid`` goes first."""
    context = _understood(properties, FIELDS, Context(key=key))
    if context.key:
        return context
    return context._replace(key=next((text for kind, text in context.rest if kind == "id"), None))


def of_source(properties: Iterable[tuple[str, str]], context: Context) -> Context:
    """Takes what the unit did not say of the place out of the properties of its source."""
    return _understood(properties, FIELDS_OF_SOURCE, context)


def _understood(
    properties: Iterable[tuple[str, str]], fields: Mapping[str, str], context: Context
) -> Context:
    found = context._asdict()
    rest = []
    for kind, text in properties:
        field = fields.get(kind)
        plain = _plain(text) if field else ""
        if field and plain and not found[field]:
            found[field] = plain
        else:
            rest.append((kind, text))
    return Context(**found | {"rest": tuple(rest)})


def properties_of(unit: TranslationUnit) -> Iterator[tuple[str, str]]:
    """Gives the properties that a unit is written with, so that OmegaT finds its neighbours."""
    if unit.previous:
        yield "prev", unit.previous
    if unit.next:
        yield "next", unit.next
    if unit.key and tuid(unit) is None:
        yield "x-transmem-key", unit.key
    if unit.origin:
        yield "x-transmem-origin", unit.origin
    yield from unit.properties


def tuid(unit: TranslationUnit) -> str | None:
    """Gives the key if it may be an identifier: TMX wants these without white space."""
    return unit.key if unit.key and not any(map(str.isspace, unit.key)) else None


def _plain(text: str) -> str:
    """Gives the text of a segment that was written with its tags; any other as it is."""
    if not text.startswith("<seg>"):
        return text
    parts: list[str] = []
    parser = expat.ParserCreate()
    parser.CharacterDataHandler = parts.append
    try:
        parser.Parse(text, True)
    except expat.ExpatError:
        return text
    return "".join(parts)
