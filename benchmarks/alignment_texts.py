"""Texts whose partners are known, joined into blocks and cut again by our own segmenter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import alignment_gold as marking
from alignment_gold import Gold

from transmem import languages
from transmem.model import Block, BlockKind, Document, Segment
from transmem.segmentation import segment

SIZE = 50
"""Texts of a block, each block aligned on its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A document and its translation, whose links are known."""

    source: Document
    target: Document
    gold: Gold

    @property
    def sources(self) -> list[str]:
        return pieces(self.source)

    @property
    def targets(self) -> list[str]:
        return pieces(self.target)


def pieces(document: Document) -> list[str]:
    return [piece.text for block in document.blocks for piece in block.segments]


def of_un(folder: Path, language: str) -> list[tuple[str, str]]:
    """Reads `<stem>.en` and `<stem>.<language>`, a text a line."""
    (english,) = folder.glob("*.en")
    sides = (english, english.with_suffix(f".{language}"))
    # Not splitlines(), which would also cut at U+2028 and the like.
    lines = (path.read_text(encoding="utf-8").removesuffix("\n").split("\n") for path in sides)
    return [pair for pair in zip(*lines, strict=True) if all(text.strip() for text in pair)]


def of_udhr(path: Path) -> list[tuple[str, str]]:
    """Reads a table of place, English text, translation."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(source, target) for _, source, target in rows if source.strip() and target.strip()]


def blocks(
    pairs: Sequence[tuple[str, str]], language: str, *, size: int = SIZE
) -> Iterator[Case]:
    """Makes a case of so many pairs at a time, all of them in one paragraph."""
    for start in range(0, len(pairs), size):
        sources, targets = zip(*pairs[start : start + size], strict=True)
        ours, theirs = _joined(sources, "en"), _joined(targets, language)
        yield Case(
            source=ours,
            target=theirs,
            gold=marking.gold(
                marking.lay(sources, pieces(ours)), marking.lay(targets, pieces(theirs))
            ),
        )


def _joined(texts: Sequence[str], language: str) -> Document:
    text = (" " if languages.spaced(language) else "").join(text.strip() for text in texts)
    found = (piece.strip() for piece in segment(text, language=language))
    return lines([piece for piece in found if piece], language)


def lines(texts: Sequence[str], language: str) -> Document:
    """Gives texts as the segments of one paragraph."""
    segments = tuple(Segment(text=text, lines=(n, n)) for n, text in enumerate(texts, 1))
    block = Block(kind=BlockKind.PARAGRAPH, segments=segments)
    return Document(path=f"text.{language}", language=language, blocks=(block,))
