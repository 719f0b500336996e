"""HTML: one page that needs no other file, with notes linked both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transmem.editions.content import Content
    from transmem.editions.templates import Templates


def render(content: Content, *, templates: Templates) -> bytes:
    """Gives the page as UTF-8."""
    page = templates.render(
        "edition.html.jinja", title=content.title, stamp=content.stamp, side=content.target
    )
    return page.encode()
