"""PDF: pages to print and to read, with notes at the foot of the page that calls them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from transmem.editions.pdf.data import Data, levels, metadata, sentences
from transmem.editions.pdf.typesetting import typeset
from transmem.editions.runs import RunKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transmem.editions.content import Content, Part
    from transmem.editions.templates import Templates


def render(content: Content, *, templates: Templates) -> bytes:
    """Gives the PDF.

    Raises:
        FontError: No installed font can show a sign of it.
        TemplateError: The user's templates do not work.
    """
    side = content.target
    numbered = {note.number: note for note in side.notes}
    at_foot = {number: numbered[number] for number in _called(side.body)}

    def block(part: Part, level: int | None = None) -> Data:
        said = sentences(part, at_foot=at_foot)
        return {"level": level, "number": part.number, "sentences": said}

    leveled = zip(side.body, levels(side.body), strict=True)
    data = {
        **metadata(content, title=content.title),
        "language": side.language,
        "groups": [
            {"kind": kind.value, "blocks": [block(part, level) for part, level in group]}
            for kind, group in groupby(leveled, key=lambda pair: pair[0].kind)
        ],
        "endnotes": [block(note) for note in side.notes if note.number not in at_foot],
    }
    return typeset("edition.typ", data, templates=templates, created=content.stamp.created)


def _called(body: Iterable[Part]) -> set[int]:
    """Lists the notes that the text itself calls, and not only another note."""
    runs = (run for part in body for text in part.texts for run in text.runs)
    return {run.number for run in runs if run.kind is RunKind.MARK}
