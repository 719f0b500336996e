"""Bilingual DOCX: each segment of the source with its translation below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transmem.editions.docx.blocks import styles
from transmem.editions.docx.manuscript import Manuscript
from transmem.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transmem.editions.content import Content, Part
    from transmem.editions.docx.markup import Element
    from transmem.editions.docx.writing import Writer
    from transmem.editions.templates import Templates


def render(content: Content, *, templates: Templates) -> bytes:
    """Gives the document's file."""
    manuscript = Manuscript.bilingual(content, templates)
    reader, translator = manuscript.writers
    named = styles(content.target)
    blocks: list[Element] = []
    for own, other in zip(content.source.body, content.target.body, strict=True):
        blocks += _pairs(reader, own, translator, other, named[other.place])
    for own, other in manuscript.loose_notes:
        blocks += [reader.loose_note(own), translator.loose_note(other)]
    return manuscript.finished(blocks)


def _pairs(
    reader: Writer, own: Part, translator: Writer, other: Part, style: str
) -> Iterator[Element]:
    """Writes the segments of a block; the translation has the block's style."""
    for source, target in zip(own.texts, other.texts, strict=True):
        yield reader.paragraph("Source Text", reader.sentence(source))
        yield translator.paragraph(
            style,
            translator.sentence(target),
            narrow=other.kind is BlockKind.SIGNATURE,
        )
