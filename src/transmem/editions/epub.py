"""EPUB 3: the HTML edition's text as XHTML, packed with a package file and a table of contents.

The same templates write the text of both. What follows from the standard, EPUB 3.3, and not from
the document stands here: what a file is called and in which order files are packed.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from transmem.editions.archives import pack
from transmem.model import BlockKind

if TYPE_CHECKING:
    from transmem.editions.content import Content
    from transmem.editions.templates import Templates

# Drawn once: the namespace of all identifiers here (RFC 9562, section 5.5), and the vocabulary
# of the stamp, which has to be named by a URL (EPUB 3.3, section D.1.4).
_NAMESPACE = UUID("6cdaee38-7c8d-4d44-9199-cf6698be1da2")

# Where each file goes (EPUB 3.3, section 4.2), and the template that makes it.
_FILES = (
    ("META-INF/container.xml", "container.xml.jinja"),
    ("EPUB/package.opf", "package.opf.jinja"),
    ("EPUB/contents.xhtml", "contents.xhtml.jinja"),
    ("EPUB/text.xhtml", "text.xhtml.jinja"),
)


def render(content: Content, *, templates: Templates) -> bytes:
    """Gives the archive."""
    side = content.target
    values = {
        "title": content.title,
        "stamp": content.stamp,
        "side": side,
        "headings": [part for part in side.body if part.kind is BlockKind.HEADING],
        "identifier": identifier(content).urn,
        "modified": content.stamp.created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "vocabulary": f"{_NAMESPACE.urn}#",
        "xml": True,
    }
    files = [
        ("mimetype", b"application/epub+zip"),
        *((name, templates.render(template, **values).encode()) for name, template in _FILES),
        ("EPUB/style.css", templates.text("text.css").encode()),
    ]
    return pack(files, created=content.stamp.created, stored="mimetype")


def identifier(content: Content) -> UUID:
    """Names the edition, the same in all its revisions.

    By it a reading system knows that a file replaces one that it has. The document's file name
    and language are not enough, since other projects have letters too; what the source begins
    with, its title as a rule, tells them apart.
    """
    parts = (*content.source.body, *content.source.notes)
    first = "".join(run.text for text in parts[0].texts[:1] for run in text.runs) if parts else ""
    return uuid5(_NAMESPACE, "\n".join((content.stamp.document, content.target.language, first)))
