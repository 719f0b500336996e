"""What is known of a translation and has no column of its own, as JSON: what most do not have.

A key of a tool, inline elements, notes and properties of the unit and of both its texts, and the
dates and users of the source text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from transmem.model import TranslationUnit, Variant

Extra = Mapping[str, Any]
_WITHOUT_COLUMN = ("markup", "uses", "last_used")
_PLAIN = ("markup", "created", "creator", "changed", "changer", "uses", "last_used")


def pack(unit: TranslationUnit, source: Variant, target: Variant) -> str | None:
    """Gives the JSON; None if there is nothing to say."""
    kept: dict[str, object] = {"key": unit.key} if unit.key else {}
    if unit.notes or unit.properties:
        kept["unit"] = _remarks(unit)
    if told := _told(source, _PLAIN):
        kept["source"] = told
    if told := _told(target, _WITHOUT_COLUMN):
        kept["target"] = told
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")) if kept else None


def unpack(data: str | None) -> Extra:
    """Gives what was packed."""
    return json.loads(data) if data else {}


def notes(extra: Extra) -> tuple[str, ...]:
    """Gives the remarks on a translation, and on the whole unit."""
    return (*extra.get("target", {}).get("notes", ()), *extra.get("unit", {}).get("notes", ()))


def variant(told: Mapping[str, Any], language: str, text: str, **rest: str | None) -> Variant:
    """Gives a text with what was packed of it."""
    properties = tuple((kind, said) for kind, said in told.get("properties", ()))
    plain = {name: told.get(name) for name in _PLAIN}
    return Variant(
        language=language,
        text=text,
        notes=tuple(told.get("notes", ())),
        properties=properties,
        **(plain | rest),
    )


def _told(one: Variant, names: tuple[str, ...]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in names:
        if value := getattr(one, name):
            found[name] = value
    return found | _remarks(one) if one.notes or one.properties else found


def _remarks(one: TranslationUnit | Variant) -> dict[str, object]:
    return {"notes": one.notes, "properties": one.properties}
