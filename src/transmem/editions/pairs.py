"""What templates of bilingual editions are filled with, whatever the format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transmem import languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from transmem.editions.content import Content, Part


def values(content: Content) -> Mapping[str, Any]:
    """Gives both sides, and their blocks and notes in pairs of source and translation."""
    source, target = content.source, content.target
    names = " / ".join(languages.native_name(side.language) for side in (source, target))
    return {
        "title": f"{content.title} ({names})",
        "stamp": content.stamp,
        "source": source,
        "target": target,
        "body": _pairs(source.body, target.body),
        "notes": _pairs(source.notes, target.notes),
    }


def _pairs(source: Iterable[Part], target: Iterable[Part]) -> list[tuple[Part, Part]]:
    """Pairs what stands in the same place; a translation may have its notes in another order."""
    partners = {part.place: part for part in target}
    return [(part, partners[part.place]) for part in source]
