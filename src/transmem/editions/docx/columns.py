"""Bilingual DOCX: source and translation side by side, a row for each pair of segments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transmem import languages
from transmem.editions.docx.blocks import styles
from transmem.editions.docx.manuscript import Manuscript
from transmem.editions.docx.markup import Element, make, text
from transmem.editions.docx.scripts import properties
from transmem.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from transmem.editions.content import Content, Part
    from transmem.editions.docx.writing import Writer
    from transmem.editions.templates import Templates


def render(content: Content, *, templates: Templates) -> bytes:
    """Gives the document's file."""
    manuscript = Manuscript.bilingual(content, templates)
    writers = manuscript.writers
    width = str(manuscript.width // len(writers))
    rows = [_row(_names(writers), width, header=True)]
    named = styles(content.source)
    for parts in zip(content.source.body, content.target.body, strict=True):
        rows += [_row(cells, width) for cells in _cells(writers, parts, named)]
    for notes in manuscript.loose_notes:
        cells = (who.loose_note(note) for who, note in zip(writers, notes, strict=True))
        rows.append(_row(cells, width))
    return manuscript.finished([_table(manuscript, width, rows), _end()])


def _cells(
    writers: Sequence[Writer], parts: Sequence[Part], named: Mapping[int, str]
) -> Iterator[list[Element]]:
    """Writes the segments of a block, each with its translation."""
    for texts in zip(*(part.texts for part in parts), strict=True):
        yield [
            who.paragraph(
                named[part.place],
                who.sentence(said),
                narrow=part.kind is BlockKind.SIGNATURE,
            )
            for who, part, said in zip(writers, parts, texts, strict=True)
        ]


def _names(writers: Sequence[Writer]) -> Iterator[Element]:
    """Writes above each column what language it is in."""
    for who in writers:
        called = languages.native_name(who.side.language)
        own = properties(who.side.language, who.side.direction)
        yield who.paragraph("Language Name", [make("r", own, text(called))])


def _row(cells: Iterable[Element], width: str, *, header: bool = False) -> Element:
    """Makes a row that stays on one page; a header comes again on every page."""
    return make(
        "tr",
        make("trPr", make("cantSplit"), make("tblHeader") if header else None),
        *(make("tc", make("tcPr", make("tcW", w=width, type="dxa")), cell) for cell in cells),
    )


def _table(manuscript: Manuscript, width: str, rows: Sequence[Element]) -> Element:
    """Makes the table, whose first column is where readers of the source begin."""
    writers = manuscript.writers
    mirrored = writers[0].side.direction == "rtl"
    names = " / ".join(languages.native_name(who.side.language) for who in writers)
    own = make(
        "tblPr",
        make("tblStyle", val=manuscript.styles.id("Bilingual Text")),
        make("bidiVisual") if mirrored else None,
        make("tblW", w=str(int(width) * len(writers)), type="dxa"),
        make("tblLayout", type="fixed"),
        make("tblLook", val="0020", firstRow="1"),
        make("tblCaption", val=names),
    )
    return make("tbl", own, make("tblGrid", *(make("gridCol", w=width) for _ in writers)), *rows)


def _end() -> Element:
    """Makes the paragraph that Word wants after a table, as small as it can be."""
    spacing = make("spacing", before="0", after="0", line="20", lineRule="exact")
    return make("p", make("pPr", spacing, make("rPr", make("sz", val="2"))))
