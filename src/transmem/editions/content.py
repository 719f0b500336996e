"""What an edition says, for formats to lay out.

There are two sides of it, the source and the translation, with the same blocks in the same
places, so that a bilingual edition can put them in pairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transmem import languages
from transmem.editions.runs import Run, RunKind
from transmem.model import BlockKind, Stamp

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A sentence of an edition (or a line of its signature).

    Attributes:
        language: The language that it is in: the edition's, or the source's where a
            translation is missing.
        gap: What stands between it and the sentence before: a space, or nothing.
        marked: Whether readers should see that a translation is missing.
    """

    runs: tuple[Run, ...]
    language: str
    gap: str = ""
    marked: bool = False

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return languages.direction(self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A block of an edition.

    Attributes:
        place: Where its block stands in the document; parts of two sides with the same
            place say the same.
        number: The number of a note; None for other kinds, and for a note whose number
            another one has already.
        calls: How many marks call a note.
    """

    kind: BlockKind
    place: int
    texts: tuple[Text, ...]
    number: int | None = None
    calls: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A document in one language.

    Attributes:
        body: In reading order.
        notes: In the order of their numbers in this language.
    """

    language: str
    body: tuple[Part, ...]
    notes: tuple[Part, ...]

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return languages.direction(self.language)

    @property
    def heading(self) -> str:
        """The text of the first heading, empty if there is none."""
        for part in self.body:
            if part.kind is BlockKind.HEADING:
                return prose(part.texts)
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that a format needs.

    Attributes:
        title: For a reader's list of documents; the text itself does not show it.
        target: The source once more if the edition is in the source's own language.
        stamp: For the file's metadata.
        missing: Source texts without a translation that can be published, each once.
    """

    title: str
    stamp: Stamp
    source: Side
    target: Side
    missing: tuple[str, ...] = ()


def prose(texts: Iterable[Text]) -> str:
    """Gives what texts say, on one line, without marks."""
    return "".join(
        piece
        for text in texts
        for piece in (text.gap, *(run.text for run in text.runs if run.kind is not RunKind.MARK))
    )
