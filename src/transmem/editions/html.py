"""HTML: one page that needs no other file, with notes linked both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transmem.editions import page

if TYPE_CHECKING:
    from transmem.editions.content import Content

NAME = "html"


def render(content: Content) -> bytes:
    """Gives the page as UTF-8."""
    side = content.target
    return page.render("edition.html.jinja", title=content.title, side=side)
