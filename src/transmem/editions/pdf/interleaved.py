"""Bilingual PDF: each sentence of the source, with its translation below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transmem.editions.pdf.pairs import paired
from transmem.editions.pdf.typesetting import typeset

if TYPE_CHECKING:
    from transmem.editions.content import Content
    from transmem.editions.templates import Templates


def render(content: Content, *, templates: Templates) -> bytes:
    """Gives the PDF.

    Raises:
        FontError: No installed font can show a sign of it.
        TemplateError: The user's templates do not work.
    """
    data = paired(content)
    return typeset("interleaved.typ", data, templates=templates, created=content.stamp.created)
