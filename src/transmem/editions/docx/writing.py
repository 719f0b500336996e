"""Writes what a side says: sentences as runs, blocks as paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transmem import languages
from transmem.editions.docx import runs
from transmem.editions.docx.directions import embedding, guards, held, pieces
from transmem.editions.docx.markup import Element, make, name, text
from transmem.editions.docx.scripts import properties
from transmem.editions.runs import Run, RunKind, isolated
from transmem.editions.wording import wording
from transmem.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from transmem.editions.content import Part, Side, Text
    from transmem.editions.docx.links import Links
    from transmem.editions.docx.notes import Author, Notes
    from transmem.editions.docx.styles import Styles

# A longer code may break, as in the HTML editions.
_LONGEST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Writes what one side of a document says.

    Attributes:
        index: Which of the document's sides it is.
        other: The language of words that are read in the other direction; None if unknown.
        authors: Who write the notes that its marks call; none inside notes.
    """

    side: Side
    index: int
    other: str | None
    styles: Styles
    links: Links
    notes: Notes
    authors: Sequence[Author] = ()

    def paragraph(self, style: str, line: Iterable[Element], *, narrow: bool = False) -> Element:
        """Makes a paragraph in the side's direction.

        Args:
            style: The name of its style.
            line: The runs in it.
            narrow: Whether it stands among pairs, where there is no room for the style's indent.
        """
        own = make(
            "pPr",
            make("pStyle", val=self.styles.id(style)),
            make("bidi") if self.side.direction == "rtl" else None,
            make("spacing", before="0") if narrow else None,
            make("ind", left="0", right="0", firstLine="0") if narrow else None,
        )
        return make("p", own, *line)

    def line(self, part: Part) -> list[Element]:
        """Writes the sentences of a block after one another, or those of a signature as lines."""
        line: list[Element] = []
        for said in part.texts:
            if line and part.kind is BlockKind.SIGNATURE:
                line.append(make("r", make("br")))
            elif said.gap:
                line.append(self._own(said.gap))
            line += self.sentence(said)
        return line

    def sentence(self, said: Text) -> list[Element]:
        """Writes a sentence as runs; a source text that stands in is marked as in plain text."""
        style = self.styles.id("Untranslated") if said.marked else None
        line = [*self._runs(said, style)]
        if said.direction != self.side.direction:
            signs = embedding(said.direction)
            before, after = (runs.prose(s, said.language, said.direction) for s in signs)
            line = [before, *line, after]
        if said.marked:
            words = wording(self.side.language)
            label = self._prose(f"⟦{words.untranslated}{words.colon}", self.side, style)
            line = [*label, *line, self._own("⟧", style)]
        return line

    def note(self, part: Part, label: Element | None) -> Element:
        """Makes the paragraph of a note."""
        line = self.line(part)
        if label is not None:
            line = [make("r", self._of_marks(), label), self._own(" "), *line]
        return self.paragraph("footnote text", line)

    def loose_note(self, part: Part) -> Element:
        """Makes the paragraph of a note that no mark calls."""
        label = self.notes.label(part, self._of_marks())
        space = [self._own(" ")] if label else []
        return self.paragraph("endnote text", [*label, *space, *self.line(part)])

    def _runs(self, said: Text, style: str | None) -> Iterator[Element]:
        kept = isolated(said.runs)
        for place, run in enumerate(said.runs):
            if run.kind is RunKind.MARK:
                if place and said.runs[place - 1].kind is RunKind.MARK:
                    yield runs.with_properties(self._of_marks(), text(self._comma))
                yield from self.notes.call(self.index, run, self._of_marks(), self.authors)
            elif run.kind is RunKind.PROSE:
                yield from self._prose(run.text, said, style)
            else:
                alone = said.direction == "rtl" and place not in kept
                yield from self._foreign(run, said, style, guards("ltr") if alone else ("", ""))

    def _prose(self, words: str, around: Side | Text, style: str | None) -> Iterator[Element]:
        for piece, direction in pieces(words, around.direction):
            shown = self._held(piece, direction, around)
            if direction == around.direction:
                yield runs.prose(shown, around.language, direction, style)
            else:
                yield runs.prose(shown.join(guards(direction)), self.other, direction, style)

    def _foreign(
        self, run: Run, said: Text, style: str | None, signs: tuple[str, str]
    ) -> Iterator[Element]:
        """Writes what is read from left to right in every text."""
        words = self._held(run.text, "ltr", said)
        target = self.links.id(run.href) if run.kind is RunKind.LINK else None
        if target is not None:
            yield from self._link(words, target, style, signs)
        elif run.kind is RunKind.PHRASE:
            yield runs.prose(words.join(signs), self.other, "ltr", style)
        else:
            plain = all(map(languages.spaced, (self.side.language, said.language)))
            joined = self._is_turned(said) or not plain
            whole = len(run.text) <= _LONGEST
            yield runs.code(words.join(signs), style, joined=joined, whole=whole)

    def _link(
        self, words: str, target: str, style: str | None, signs: tuple[str, str]
    ) -> Iterator[Element]:
        """Writes an address, with signs around the link and not in it, where they would be seen."""
        own = properties(None, "ltr", style=style or self.styles.id("Hyperlink"), proofed=False)
        link = make("hyperlink", make("r", own, text(words)), history="1")
        link.set(name("r:id"), target)
        before, after = signs
        if before:
            yield runs.prose(before, None, "ltr", style)
        yield link
        if after:
            yield runs.prose(after, None, "ltr", style)

    def _own(self, words: str, style: str | None = None) -> Element:
        return runs.prose(words, self.side.language, self.side.direction, style)

    def _held(self, words: str, direction: str, around: Side | Text) -> str:
        return held(words, direction) if self._is_turned(around) else words

    def _is_turned(self, around: Side | Text) -> bool:
        return "rtl" in {around.direction, self.side.direction}

    @property
    def _comma(self) -> str:
        """What stands between two marks, and keeps their numbers two numbers."""
        return "," if self.side.direction == "ltr" else "\u200f،"

    def _of_marks(self) -> Element:
        style = self.styles.id("footnote reference")
        return properties(self.side.language, self.side.direction, style=style)
