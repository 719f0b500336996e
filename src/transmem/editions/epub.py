"""EPUB 3: the HTML edition's text as XHTML, packed with a package file and a table of contents.

The same templates write the text of both. What follows from the standard, EPUB 3.3, and not from
the document stands here: what a file is called and in which order files are packed.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from transmem.editions.archives import pack
from transmem.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transmem.editions.content import Content
    from transmem.editions.templates import Templates

# Drawn once: the namespace of all identifiers here (RFC 9562, section 5.5), and the vocabulary
# of the stamp, which has to be named by a URL (EPUB 3.3, section D.1.4).
_NAMESPACE = UUID("6cdaee38-7c8d-4d44-9199-cf6698be1da2")


def render(content: Content, *, templates: Templates) -> bytes:
    """Gives the archive."""
    values = {"title": content.title, "languages": [content.target.language]}
    return packed(content, "text.xhtml.jinja", ["text.css"], values, templates=templates)


def packed(
    content: Content,
    text: str,
    styles: Sequence[str],
    values: Mapping[str, Any],
    *,
    templates: Templates,
) -> bytes:
    """Packs an edition.

    Args:
        content: What it says; its files are for the readers of the translation.
        text: The template of the text.
        styles: The style sheets, which become one.
        values: What the templates need beyond what all editions have: ``title`` and
            ``languages`` at least, that of the readers first.
        templates: Where they are found.
    """
    side = content.target
    given = {
        **values,
        "stamp": content.stamp,
        "side": side,
        "headings": [part for part in side.body if part.kind is BlockKind.HEADING],
        "identifier": _identifier(content, values["languages"]).urn,
        "modified": content.stamp.created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "vocabulary": f"{_NAMESPACE.urn}#",
        "xml": True,
    }
    # The mimetype comes first and is not compressed (EPUB 3.3, section 4.3).
    pages = (
        ("META-INF/container.xml", "container.xml.jinja"),
        ("EPUB/package.opf", "package.opf.jinja"),
        ("EPUB/contents.xhtml", "contents.xhtml.jinja"),
        ("EPUB/text.xhtml", text),
    )
    files = [
        ("mimetype", b"application/epub+zip"),
        *((name, templates.render(page, **given).encode()) for name, page in pages),
        ("EPUB/style.css", "\n".join(map(templates.text, styles)).encode()),
    ]
    return pack(files, created=content.stamp.created, stored="mimetype")


def _identifier(content: Content, languages: Sequence[str]) -> UUID:
    """Names an edition, the same in all its revisions.

    By it a reading system knows that a file replaces one that it has. The document's file name
    and languages are not enough, since other projects have letters too; what the source begins
    with, its title as a rule, tells them apart.
    """
    parts = (*content.source.body, *content.source.notes)
    first = "".join(run.text for text in parts[0].texts[:1] for run in text.runs) if parts else ""
    return uuid5(_NAMESPACE, "\n".join((content.stamp.document, *languages, first)))
