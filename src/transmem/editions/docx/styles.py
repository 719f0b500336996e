"""The styles of a reference document, by the names that Word knows them by in every language."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from transmem.editions.docx.markup import Element, make, name
from transmem.editions.docx.scripts import LANGUAGES, font, scale, slot, word_tag

if TYPE_CHECKING:
    from collections.abc import Callable

_KINDS = ("ascii", "eastAsia", "cs")


class Styles:
    """Finds styles; those that the reference document lacks are taken from ours."""

    def __init__(self, own: Element, ours: Element) -> None:
        """Reads two ``w:styles``.

        Args:
            own: Of the reference document; styles are added to it.
            ours: Of the package.
        """
        self._own = own
        self._ours = {_name(style): style for style in _styles(ours)}
        self._names = {_id(style): _name(style) for style in _styles(ours)}
        self._ids = {_name(style): _id(style) for style in _styles(own)}

    def id(self, called: str) -> str:
        """Gives the id of a style in this document, which need not be that of others."""
        key = called.lower()
        if key not in self._ids:
            self._ids[key] = self._take(deepcopy(self._ours[key]))
        return self._ids[key]

    def number(self, called: str, numbering: Callable[[], str]) -> None:
        """Makes a list of the paragraphs of a style, unless they are one.

        Args:
            called: The style's name.
            numbering: Gives the id of a list.
        """
        own = self._own.get_by_id(self.id(called)).get_or_add_pPr()
        if own.numPr is None:
            own.get_or_add_numPr().append(make("numId", val=numbering()))

    def speak(self, *spoken: str) -> None:
        """Sets the languages of the document, and fonts where the reference document names none.

        Args:
            spoken: Its languages, the most important one first.
        """
        default = _default(self._own)
        fonts, tongues = _child(default, "rFonts"), _child(default, "lang")
        for language in reversed(spoken):
            place = slot(language)
            tongues.set(name(f"w:{LANGUAGES[place]}"), word_tag(language))
        for place in _KINDS:
            speaker = next((one for one in spoken if slot(one) == place), "en")
            _offer(fonts, place, font(speaker))
        _offer(fonts, "hAnsi", fonts.get(name("w:ascii"), ""))
        self._enlarge(max(map(scale, spoken)))

    def _enlarge(self, factor: float) -> None:
        """Gives complex scripts a size wherever only the others have one."""
        for size in [*self._own.iter(name("w:sz"))]:
            if size.getparent().find(name("w:szCs")) is None:
                half_points = round(int(size.get(name("w:val"))) * factor)
                size.addnext(make("szCs", val=str(half_points)))

    def _take(self, style: Element) -> str:
        """Adds a style of ours, and those that it builds on, but not its list."""
        for listed in [*style.iter(name("w:numPr"))]:
            listed.getparent().remove(listed)
        for tag in ("basedOn", "next"):
            other = style.find(name(f"w:{tag}"))
            if other is not None and tag == "basedOn":
                other.set(name("w:val"), self.id(self._names[other.get(name("w:val"))]))
            elif other is not None:
                style.remove(other)
        own = _id(style)
        while own in self._ids.values():
            own += "1"
        style.set(name("w:styleId"), own)
        style.attrib.pop(name("w:default"), None)
        self._own.append(style)
        return own


def _styles(styles: Element) -> list[Element]:
    return [*styles.iterchildren(name("w:style"))]


def _id(style: Element) -> str:
    return str(style.get(name("w:styleId"), ""))


def _name(style: Element) -> str:
    """Gives a style's name as Word compares names."""
    called = style.find(name("w:name"))
    return "" if called is None else called.get(name("w:val"), "").lower()


def _default(styles: Element) -> Element:
    """Gives the run properties that every style builds on."""
    defaults = _child(styles, "docDefaults", first=True)
    return _child(_child(defaults, "rPrDefault", first=True), "rPr")


def _child(parent: Element, tag: str, *, first: bool = False) -> Element:
    """Gives a child, which is made if it is not there."""
    found: Element | None = parent.find(name(f"w:{tag}"))
    if found is None:
        found = make(tag)
        parent.insert(0 if first or tag == "rFonts" else len(parent), found)
    return found


def _offer(fonts: Element, place: str, called: str) -> None:
    theme = "cstheme" if place == "cs" else f"{place}Theme"
    if not fonts.get(name(f"w:{place}")) and not fonts.get(name(f"w:{theme}")):
        fonts.set(name(f"w:{place}"), called)
