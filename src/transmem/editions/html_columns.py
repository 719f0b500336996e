"""Bilingual HTML: source and translation side by side, a row for each pair of segments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transmem.editions import pairs

if TYPE_CHECKING:
    from transmem.editions.content import Content
    from transmem.editions.templates import Templates


def render(content: Content, *, templates: Templates) -> bytes:
    """Gives the page as UTF-8."""
    return templates.render("columns.html.jinja", **pairs.values(content)).encode()
