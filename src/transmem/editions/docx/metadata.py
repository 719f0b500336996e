"""What a file says of itself: its title, its language, and the stamp of the edition."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml import parse_xml
from lxml import etree

from transmem.editions.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.opc.part import Part
    from docx.package import Package

    from transmem.editions.content import Content
    from transmem.editions.docx.markup import Element

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM = f"{_OFFICE}/custom-properties"
_EXTENDED = f"{_OFFICE}/extended-properties"
_TYPES = f"{_OFFICE}/docPropsVTypes"
# The set that properties of users' own belong to (22.3.2.2), and the first id that is free in it.
_USERS = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST = 2
# python-docx takes no more, as Word shows no more.
_LONGEST = 255
_KINDS = {
    "app": (RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, CONTENT_TYPE.OFC_EXTENDED_PROPERTIES),
    "custom": (RELATIONSHIP_TYPE.CUSTOM_PROPERTIES, CONTENT_TYPE.OFC_CUSTOM_PROPERTIES),
}


def write(package: Package, content: Content) -> None:
    """Writes the properties of a package, instead of those of its reference document.

    Properties that the reference document has of its own, for its header say, stay.
    """
    kept = None
    for own, rel in [*package.rels.items()]:
        if rel.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            kept = rel.target_part
        if rel.reltype != RELATIONSHIP_TYPE.OFFICE_DOCUMENT:
            del package.rels[own]
    _core(package, content)
    generator = etree.Element(f"{{{_EXTENDED}}}Properties", nsmap={None: _EXTENDED})
    etree.SubElement(generator, f"{{{_EXTENDED}}}Application").text = content.stamp.generator
    _add(package, "app", generator)
    _add(package, "custom", _custom(kept, content.stamp.fields))


def _core(package: Package, content: Content) -> None:
    stamp = content.stamp
    core = CorePropertiesPart.default(package)
    package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    said = core.core_properties
    said.title = clean(content.title)[:_LONGEST]
    said.language = content.target.language
    said.last_modified_by = stamp.generator
    said.created = said.modified = stamp.created.astimezone(UTC)


def _custom(old: Part | None, fields: Iterable[tuple[str, str]]) -> Element:
    properties: Element = etree.Element(
        f"{{{_CUSTOM}}}Properties", nsmap={None: _CUSTOM, "vt": _TYPES}
    )
    names = {called for called, _ in fields}
    if old is not None:
        properties.extend(kept for kept in parse_xml(old.blob) if kept.get("name") not in names)
    for called, value in fields:
        own = etree.SubElement(properties, f"{{{_CUSTOM}}}property", fmtid=_USERS, name=called)
        etree.SubElement(own, f"{{{_TYPES}}}lpwstr").text = clean(value)
    for own_id, own in enumerate(properties, _FIRST):
        own.set("pid", str(own_id))
    return properties


def _add(package: Package, stem: str, root: Element) -> None:
    relation, content_type = _KINDS[stem]
    part = XmlPart(PackURI(f"/docProps/{stem}.xml"), content_type, root, package)
    package.relate_to(part, relation)
