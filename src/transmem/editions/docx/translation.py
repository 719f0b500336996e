"""A DOCX edition in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transmem.editions.docx.blocks import styles
from transmem.editions.docx.manuscript import Manuscript

if TYPE_CHECKING:
    from transmem.editions.content import Content
    from transmem.editions.templates import Templates


def render(content: Content, *, templates: Templates) -> bytes:
    """Gives the document's file."""
    manuscript = Manuscript(content, [content.target], templates)
    (writer,) = manuscript.writers
    named = styles(content.target)
    blocks = [
        writer.paragraph(named[part.place], writer.line(part)) for part in content.target.body
    ]
    blocks += [writer.loose_note(note) for (note,) in manuscript.loose_notes]
    return manuscript.finished(blocks)
