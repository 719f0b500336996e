"""A document that is being written: the reference document, its parts, and the file at the end."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from docx.shared import Length, Mm

from transmem import languages
from transmem.editions import pairs
from transmem.editions.archives import pack
from transmem.editions.docx import metadata, reference, setup
from transmem.editions.docx.links import Links
from transmem.editions.docx.notes import Notes
from transmem.editions.docx.styles import Styles
from transmem.editions.docx.writing import Writer
from transmem.editions.templates import Templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transmem.editions.content import Content, Part, Side
    from transmem.editions.docx.markup import Element

# Of a reference document that does not say.
_A4, _MARGIN = Mm(210), Mm(25)
_NARROWEST = Mm(20)


class Manuscript:
    """A document that is being written.

    Attributes:
        writers: One for each side, in the order of the sides.
        styles: Those of the reference document.
    """

    def __init__(self, content: Content, sides: Sequence[Side], templates: Templates) -> None:
        """Opens the reference document.

        Args:
            content: The edition.
            sides: Those that will be written, the source before the translation; the page has
                the direction of the first.
            templates: Where the reference document is.
        """
        self._content = content
        self._direction = sides[0].direction
        self._document = document = reference.opened(templates)
        self._notes = Notes(sides)
        ours = reference.ours(Templates())
        self._footnotes = setup.footnotes(document.part, ours.part, direction=self._direction)
        self.styles = Styles(document.styles.element, ours.styles.element)
        self._spoken = (content.target.language, content.source.language)
        self.styles.speak(*self._spoken)
        page, foot = Links(document.part), Links(self._footnotes)
        self.styles.number("List Paragraph", partial(setup.numbering, document.part, ours.part))

        def writer(index: int, links: Links, authors: Sequence[Writer] = ()) -> Writer:
            return Writer(
                side=sides[index],
                index=index,
                other=_other(sides[index], content),
                styles=self.styles,
                links=links,
                notes=self._notes,
                authors=authors,
            )

        authors = tuple(writer(index, foot) for index in range(len(sides)))
        self.writers = tuple(writer(index, page, authors) for index in range(len(sides)))

    @classmethod
    def bilingual(cls, content: Content, templates: Templates) -> Manuscript:
        """Opens the reference document for the source and its translation."""
        named = replace(content, title=pairs.values(content)["title"])
        return cls(named, [content.source, content.target], templates)

    @property
    def width(self) -> int:
        """The width of the text on a page, in twentieths of a point."""
        page = self._document.sections[-1]
        margins = (page.left_margin or _MARGIN) + (page.right_margin or _MARGIN)
        room = (page.page_width or _A4) - margins - (page.gutter or 0)
        return int(Length(max(room, _NARROWEST)).twips)

    @property
    def loose_notes(self) -> Sequence[Sequence[Part]]:
        """The notes that no page has at its foot: for each the parts of all sides."""
        return self._notes.loose

    def finished(self, blocks: Iterable[Element]) -> bytes:
        """Puts blocks into the document, and gives its file."""
        section = self._document.element.body.get_or_add_sectPr()
        for block in blocks:
            section.addprevious(block)
        self._footnotes.element.extend(self._notes.elements)
        content = self._content
        setup.section(section, direction=self._direction, first=self._notes.first)
        setup.settings(self._document.settings.element, *self._spoken)
        metadata.write(self._document.part.package, content)
        written = io.BytesIO()
        self._document.save(written)
        with zipfile.ZipFile(written) as archive:
            files = [(entry, archive.read(entry)) for entry in archive.namelist()]
        return pack(files, created=content.stamp.created)


def _other(side: Side, content: Content) -> str | None:
    """Gives the language that words of the other direction are most likely in."""
    for one in (content.source.language, content.target.language):
        # From left to right these are Latin letters, nearly always.
        if languages.direction(one) != side.direction and (
            side.direction == "ltr" or languages.script(one) == "Latn"
        ):
            return one
    return None
