"""What an edition sets in a reference document beside its text: direction, notes, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml

from transmem.editions.docx.markup import Element, make, name
from transmem.editions.docx.scripts import LANGUAGES, slot, word_tag

if TYPE_CHECKING:
    from docx.opc.part import Part

# The lines above footnotes and above those that a page before began, and the ids they get here.
_SEPARATORS = {"separator": "-1", "continuationSeparator": "0"}
# What follows w:footnotePr and w:themeFontLang in settings (annex A.1, CT_Settings).
_AFTER_FONTS = (
    "w:clrSchemeMapping w:doNotIncludeSubdocsInStats w:doNotAutoCompressPictures w:forceUpgrade "
    "w:captions w:readModeInkLockDown w:smartTagType w:shapeDefaults w:doNotEmbedSmartTags "
    "w:decimalSymbol w:listSeparator"
).split()
_AFTER_NOTES = [
    *"w:endnotePr w:compat w:docVars w:rsids m:mathPr w:attachedSchema w:themeFontLang".split(),
    *_AFTER_FONTS,
]
# What goes before w:footnotePr in a section, and what follows w:bidi (annex A.1, CT_SectPr).
_BEFORE_NOTES = {name("w:headerReference"), name("w:footerReference")}
_AFTER_DIRECTION = ("w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange")
# What follows w:bidi in a paragraph's properties (annex A.1, CT_PPrBase).
_AFTER_TURN = (
    "w:adjustRightInd w:snapToGrid w:spacing w:ind w:contextualSpacing w:mirrorIndents "
    "w:suppressOverlap w:jc w:textDirection w:textAlignment w:textboxTightWrap w:outlineLvl "
    "w:divId w:cnfStyle w:rPr w:sectPr w:pPrChange"
).split()
_ID = {"abstractNum": "abstractNumId", "num": "numId"}
_KINDS = {
    "footnotes": (RELATIONSHIP_TYPE.FOOTNOTES, CONTENT_TYPE.WML_FOOTNOTES),
    "numbering": (RELATIONSHIP_TYPE.NUMBERING, CONTENT_TYPE.WML_NUMBERING),
}


def footnotes(part: Part, ours: Part, *, direction: str) -> XmlPart:
    """Gives the document a part for footnotes, which has the lines above them and no notes.

    Args:
        part: The document's.
        ours: That of our reference document, for the lines if there are none.
        direction: ``rtl`` or ``ltr``: where a line begins.
    """
    found = _related(part, RELATIONSHIP_TYPE.FOOTNOTES)
    root = parse_xml((found or ours.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)).blob)
    for note in [*root]:
        own = _SEPARATORS.get(note.get(name("w:type"), ""))
        if own is None:
            root.remove(note)
        else:
            note.set(name("w:id"), own)
            for paragraph in note.iter(name("w:p")):
                _turn(paragraph, direction)
    return _put(part, "footnotes", root)


def numbering(part: Part, ours: Part) -> str:
    """Gives the document a list whose items have no labels but those in their text.

    Args:
        part: The document's.
        ours: That of our reference document, which has such a list.

    Returns:
        Its id.
    """
    own = parse_xml(ours.part_related_by(RELATIONSHIP_TYPE.NUMBERING).blob)
    plan, listed = own.find(name("w:abstractNum")), own.find(name("w:num"))
    there = _related(part, RELATIONSHIP_TYPE.NUMBERING)
    if not isinstance(there, XmlPart):
        _put(part, "numbering", own)
        return str(listed.get(name("w:numId")))
    root = there.element
    plan_id, list_id = _free_id(root, "abstractNum"), _free_id(root, "num")
    plan.set(name("w:abstractNumId"), plan_id)
    listed.set(name("w:numId"), list_id)
    listed.find(name("w:abstractNumId")).set(name("w:val"), plan_id)
    plans = [*root.iterchildren(name("w:numPicBullet"), name("w:abstractNum"))]
    root.insert(len(plans), plan)
    lists = [*root.iterchildren(name("w:num"))]
    root.insert(len(plans) + 1 + len(lists), listed)
    return list_id


def section(properties: Element, *, direction: str, first: int | None) -> None:
    """Sets the direction of pages, and how notes are counted.

    Args:
        properties: The section's.
        direction: ``rtl`` or ``ltr``.
        first: The number of the first note; None if numbers are written out.
    """
    for tag in ("footnotePr", "bidi", "rtlGutter"):
        for old in properties.findall(name(f"w:{tag}")):
            properties.remove(old)
    count = make(
        "footnotePr",
        make("numFmt", val="decimal"),
        make("numStart", val=str(first)) if first is not None else None,
        make("numRestart", val="continuous"),
    )
    properties.insert(sum(child.tag in _BEFORE_NOTES for child in properties), count)
    if direction == "rtl":
        for tag in ("bidi", "rtlGutter"):
            properties.insert_element_before(make(tag), *_AFTER_DIRECTION)


def settings(own: Element, *spoken: str) -> None:
    """Names the lines above footnotes, and the languages that fonts of a theme are chosen by.

    Args:
        own: The document's settings.
        spoken: Its languages, the most important one first.
    """
    for tag in ("footnotePr", "themeFontLang"):
        for old in own.findall(name(f"w:{tag}")):
            own.remove(old)
    lines = (make("footnote", id=number) for number in _SEPARATORS.values())
    own.insert_element_before(make("footnotePr", *lines), *_AFTER_NOTES)
    tags = {LANGUAGES[slot(language)]: word_tag(language) for language in reversed(spoken)}
    own.insert_element_before(make("themeFontLang", **tags), *_AFTER_FONTS)


def _turn(paragraph: Element, direction: str) -> None:
    """Sets the direction of a paragraph."""
    own = paragraph.get_or_add_pPr()
    for old in own.findall(name("w:bidi")):
        own.remove(old)
    if direction == "rtl":
        own.insert_element_before(make("bidi"), *_AFTER_TURN)


def _related(part: Part, kind: str) -> Part | None:
    return next((rel.target_part for rel in part.rels.values() if rel.reltype == kind), None)


def _put(part: Part, stem: str, root: Element) -> XmlPart:
    """Gives the document a part of its own kind, instead of the one that it has."""
    relation, content = _KINDS[stem]
    for own in [own for own, rel in part.rels.items() if rel.reltype == relation]:
        del part.rels[own]
    made = XmlPart(PackURI(f"/word/{stem}.xml"), content, root, part.package)
    part.relate_to(made, relation)
    return made


def _free_id(root: Element, tag: str) -> str:
    """Gives the number after the last one that elements have."""
    ids = (element.get(name(f"w:{_ID[tag]}"), "0") for element in root.iter(name(f"w:{tag}")))
    return str(max((int(one) for one in ids if one.isdigit()), default=0) + 1)
