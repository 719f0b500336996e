"""Footnotes that are Word's own: a mark in the text, and its note in the footnotes part.

A document has one sequence of footnotes, so source and translation share a note, which has both
texts, one below the other, under the number that the source gives it. Where the marks run on as
they come (1, 2, 3 …), Word counts them, and goes on counting when someone edits the document.
Where they do not, since a translation lost a mark or the notes of the source have gaps, each
mark has its number as text (17.11.14, ``customMarkFollows``): an edition never shows another
number than the document has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from transmem.editions.docx.markup import Element, make, name, text
from transmem.editions.docx.runs import with_properties
from transmem.editions.runs import RunKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transmem.editions.content import Part, Side, Text
    from transmem.editions.runs import Run

# Bookmarks of notes that cannot be called are numbered apart from the others.
_LOOSE_IDS = 1_000_000


class Author(Protocol):
    """Writes what a side says inside a note."""

    def note(self, part: Part, label: Element | None) -> Element:
        """Makes the paragraph of a note, which begins with its label."""


class Notes:
    """The notes of a document in one language or two.

    Attributes:
        first: What Word begins to count from; None if the numbers are written out.
        loose: Notes that no mark in the text calls, and so no page can have at its foot: for
            each the parts of all sides.
        elements: The footnotes that were called so far.
    """

    def __init__(self, sides: Sequence[Side]) -> None:
        """Looks at which notes are called, and in which order.

        Args:
            sides: The source before the translation, if there are both.
        """
        self._places = [{note.number: note.place for note in side.notes} for side in sides]
        self._parts: dict[int, list[Part]] = {}
        for note in (note for side in sides for note in side.notes):
            self._parts.setdefault(note.place, []).append(note)
        self._called = tuple(dict.fromkeys(self._calls(sides)))
        numbers = [self._parts[place][0].number for place in self._called]
        start = (numbers and numbers[0]) or 1
        self.first = start if numbers == [*range(start, start + len(numbers))] else None
        self.loose = [parts for place, parts in self._parts.items() if place not in self._called]
        self.elements: list[Element] = []
        self._ids: dict[int, str] = {}

    def call(
        self, side: int, run: Run, properties: Element, authors: Sequence[Author]
    ) -> list[Element]:
        """Makes the runs of a mark, and its note, if it is the first mark of it.

        Args:
            side: Which of the sides the mark stands in.
            run: The mark.
            properties: Of its runs.
            authors: Who write the note, one for each side; none inside notes, since a note
                cannot begin in another one.
        """
        place = self._places[side][run.number]
        number = str(self._parts[place][0].number)
        bookmark = f"_Note{number}"
        if place not in self._called:
            return [make("hyperlink", with_properties(properties, text(number)), anchor=bookmark)]
        if place in self._ids or not authors:
            return _field(f" NOTEREF {bookmark} \\f \\h ", properties, number)
        own = self._ids[place] = str(len(self._ids) + 1)
        self.elements.append(self._note(place, own, authors))
        mark = make("footnoteReference", id=own)
        if self.first is not None:
            return _bookmarked(bookmark, own, with_properties(properties, mark))
        mark.set(name("w:customMarkFollows"), "1")
        return _bookmarked(bookmark, own, with_properties(properties, mark, text(number)))

    def label(self, part: Part, properties: Element) -> list[Element]:
        """Makes the number of a loose note, if it has one."""
        first = self._parts[part.place][0]
        if first.number is None:
            return []
        run = with_properties(properties, text(str(first.number)))
        own = str(_LOOSE_IDS + part.place)
        return _bookmarked(f"_Note{first.number}", own, run) if part is first else [run]

    def _calls(self, sides: Sequence[Side]) -> Iterator[int]:
        """Lists the notes that marks in the text call, as a reader comes upon them."""
        for parts in zip(*(side.body for side in sides), strict=True):
            for texts in zip(*(part.texts for part in parts), strict=True):
                for places, said in zip(self._places, texts, strict=True):
                    yield from (places[run.number] for run in _marks(said))

    def _note(self, place: int, own: str, authors: Sequence[Author]) -> Element:
        parts = self._parts[place]
        counted = self.first is not None
        label = make("footnoteRef") if counted else text(str(parts[0].number))
        labels = (label, *(None for _ in parts[1:]))
        lines = zip(authors, parts, labels, strict=True)
        return make("footnote", *(who.note(part, first) for who, part, first in lines), id=own)


def _marks(said: Text) -> Iterator[Run]:
    return (run for run in said.runs if run.kind is RunKind.MARK)


def _bookmarked(bookmark: str, own: str, run: Element) -> list[Element]:
    """Gives a run a name, so that fields can show what it shows."""
    start = make("bookmarkStart", id=own, name=bookmark)
    return [start, run, make("bookmarkEnd", id=own)]


def _field(code: str, properties: Element, shown: str) -> list[Element]:
    """Makes a field, and what it shows until it is next brought up to date."""
    children = (
        make("fldChar", fldCharType="begin"),
        text(code, "instrText"),
        make("fldChar", fldCharType="separate"),
        text(shown),
        make("fldChar", fldCharType="end"),
    )
    return [with_properties(properties, child) for child in children]
