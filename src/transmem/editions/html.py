"""HTML: one page that needs no other file, with notes linked both ways."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transmem.editions.content import Content
    from transmem.editions.templates import Templates


def render(content: Content, *, templates: Templates) -> bytes:
    """Gives the page as UTF-8."""
    side = content.target
    groups = [(kind.value, list(parts)) for kind, parts in groupby(side.body, lambda p: p.kind)]
    page = templates.render(
        "edition.html.jinja", title=content.title, stamp=content.stamp, side=side, groups=groups
    )
    return page.encode()
