"""Bilingual HTML: source and translation side by side, a row for each pair of segments."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transmem.editions.content import Content, Part
    from transmem.editions.templates import Templates


def render(content: Content, *, templates: Templates) -> bytes:
    """Gives the page as UTF-8."""
    source, target = content.source, content.target
    page = templates.render(
        "columns.html.jinja",
        title=content.title,
        stamp=content.stamp,
        source=source,
        target=target,
        body=_pairs(source.body, target.body),
        notes=_pairs(source.notes, target.notes),
    )
    return page.encode()


def _pairs(source: Iterable[Part], target: Iterable[Part]) -> list[tuple[Part, Part]]:
    """Pairs what stands in the same place; a translation may have its notes in another order."""
    partners = {part.place: part for part in target}
    return [(part, partners[part.place]) for part in source]
