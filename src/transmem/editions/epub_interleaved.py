"""Bilingual EPUB: each segment of the source with its translation below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transmem.editions import epub, pairs

if TYPE_CHECKING:
    from transmem.editions.content import Content
    from transmem.editions.templates import Templates


def render(content: Content, *, templates: Templates) -> bytes:
    """Gives the archive."""
    values = {
        **pairs.values(content),
        "languages": [content.target.language, content.source.language],
    }
    styles = ["text.css", "pairs.css"]
    return epub.packed(content, "interleaved.xhtml.jinja", styles, values, templates=templates)
