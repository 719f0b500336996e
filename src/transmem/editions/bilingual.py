"""Bilingual HTML: source and translation side by side, a row for each pair of segments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transmem.editions import page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transmem.editions.content import Content, Part

NAME = "html"


def render(content: Content) -> bytes:
    """Gives the page as UTF-8."""
    source, target = content.source, content.target
    return page.render(
        "bilingual.html.jinja",
        title=content.title,
        source=source,
        target=target,
        body=_pairs(source.body, target.body),
        notes=_pairs(source.notes, target.notes),
    )


def _pairs(source: Iterable[Part], target: Iterable[Part]) -> list[tuple[Part, Part]]:
    """Pairs what stands in the same place; a translation may have its notes in another order."""
    partners = {part.place: part for part in target}
    return [(part, partners[part.place]) for part in source]
