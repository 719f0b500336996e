"""What every layout does with a block: the style of its paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transmem.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transmem.editions.content import Side

_STYLES = {
    BlockKind.HEADING: "heading 2",
    BlockKind.PARAGRAPH: "Body Text",
    BlockKind.LIST_ITEM: "List Paragraph",
    BlockKind.SIGNATURE: "Signature",
}


def styles(side: Side) -> Mapping[int, str]:
    """Names the styles of a side's blocks, by their places; the first heading is the highest."""
    named = {part.place: _STYLES[part.kind] for part in side.body}
    headings = (part.place for part in side.body if part.kind is BlockKind.HEADING)
    for place in headings:
        return named | {place: "heading 1"}
    return named
