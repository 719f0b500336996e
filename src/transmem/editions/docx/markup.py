"""Elements of WordprocessingML, and texts in them."""

from __future__ import annotations

from functools import cache

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement

Element = BaseOxmlElement
"""An element of a part of a document."""

_element = oxml_parser.makeelement
_SPACES = {prefix: nsmap[prefix] for prefix in ("w", "r")}
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@cache
def name(qualified: str) -> str:
    """Gives the name of an element or attribute as lxml wants it.

    >>> name("r:id")
    '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id'
    """
    prefix, _, local = qualified.partition(":")
    return f"{{{nsmap[prefix]}}}{local}"


def make(tag: str, *children: Element | None, **attributes: str) -> Element:
    """Makes an element whose name and attributes are of WordprocessingML.

    Args:
        tag: Its name without the prefix.
        children: What it holds, in the order that the schema wants; None is left out.
        attributes: By names without the prefix.
    """
    values = {name(f"w:{key}"): value for key, value in attributes.items()}
    element: Element = _element(name(f"w:{tag}"), values, _SPACES)
    element.extend([child for child in children if child is not None])
    return element


def text(characters: str, tag: str = "t") -> Element:
    """Makes an element of text in which spaces count; what must be escaped, lxml escapes."""
    element: Element = _element(name(f"w:{tag}"), {_XML_SPACE: "preserve"}, _SPACES)
    element.text = characters
    return element
