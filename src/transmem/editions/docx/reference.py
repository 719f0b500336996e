"""The reference document: what an edition looks like, and what it is written into.

A user's is ``edition.docx`` in the folder of templates: its styles, the page of its last
section, its headers and footers stay, its text goes. Ours lies in ``templates/docx`` unpacked,
so that its changes can be read; any edition made with it can be changed and given as a user's.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from lxml import etree

from transmem.editions.archives import pack
from transmem.errors import TemplateError

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document

    from transmem.editions.templates import Templates

NAME = "edition.docx"
"""The file in a user's folder of templates."""

_FOLDER = "docx"
_FILES = (
    "[Content_Types].xml",
    "_rels/.rels",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "word/styles.xml",
    "word/settings.xml",
    "word/numbering.xml",
    "word/fontTable.xml",
    "word/footnotes.xml",
    "word/footer1.xml",
)
_NO_TIME = datetime(1980, 1, 1, tzinfo=UTC)
# Parts that belong to a document as a whole; others belong to the text that was in it.
_KEPT = {
    RELATIONSHIP_TYPE.ENDNOTES,
    RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.FOOTNOTES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.WEB_SETTINGS,
}


def opened(templates: Templates) -> Document:
    """Opens the reference document, without its text.

    Raises:
        TemplateError: The user's is no document of Word, or damaged.
    """
    data = templates.data(NAME)
    document = ours(templates) if data is None else _opened(data, templates.path(NAME))
    body = document.element.body
    section = body.get_or_add_sectPr()
    for child in [*body]:
        if child is not section:
            body.remove(child)
    used = {value for element in section for value in element.attrib.values()}
    relations = document.part.rels
    for own in [own for own in relations if own not in used]:
        if relations[own].reltype not in _KEPT:
            del relations[own]
    return document


def ours(templates: Templates) -> Document:
    """Opens our reference document.

    Args:
        templates: For parts of it that a user replaces.

    Raises:
        TemplateError: The user's part is no XML, or does not belong there.
    """
    files = ((file, _part(f"{_FOLDER}/{file}", templates)) for file in _FILES)
    return _opened(pack(files, created=_NO_TIME), templates.path(f"{_FOLDER}/{_FILES[0]}").parent)


def _part(file: str, templates: Templates) -> bytes:
    data = templates.text(file).encode()
    try:
        etree.fromstring(data)
    except etree.XMLSyntaxError as error:
        raise TemplateError(error.msg, path=templates.path(file), line=error.lineno) from error
    return data


def _opened(data: bytes, path: Path) -> Document:
    try:
        document = docx.Document(io.BytesIO(data))
        _ = document.element.body, document.styles, document.settings
        for part in document.part.package.iter_parts():
            if part.partname.ext == "xml":
                parse_xml(part.blob)
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise TemplateError(
            "is no Word document that can be read; save it as .docx once more", path=path
        ) from error
    return document
