"""Texts whose partners are known, joined into blocks and cut again by our own segmenter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from alignment_bench import gold as marking
from alignment_bench.gold import Gold
from transmem import languages
from transmem.model import Block, BlockKind, Document, Segment
from transmem.segmentation import segment

# The codes that the collection of the Declaration uses, as BCP 47 has them.
_TAGS = {
    "arb": "ar", "azj": "az", "cmn": "zh", "deu": "de", "fra": "fr", "hin": "hi",
    "jpn": "ja", "pes": "fa", "rus": "ru", "spa": "es", "tur": "tr",
}  # fmt: skip

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
        """The segments of the source."""
        return pieces(self.source)

    @property
    def targets(self) -> list[str]:
        """Those of the translation."""
        return pieces(self.target)

    @property
    def sides(self) -> tuple[int, int]:
        """The number of pieces of the source and of the translation."""
        return len(self.sources), len(self.targets)


def pieces(document: Document) -> list[str]:
    return [piece.text for block in document.blocks for piece in block.segments]


Pairs = list[tuple[str, str]]


def of_un(folder: Path) -> Iterator[tuple[str, Pairs]]:
    """Reads `un-devset/<stem>.en` and each `<stem>.<language>` beside it, a text a line."""
    (english,) = folder.glob("un-devset/*.en")
    sources = _lines(english)
    for path in sorted(english.parent.glob(f"{english.stem}.*")):
        if path != english:
            pairs = zip(sources, _lines(path), strict=True)
            yield path.suffix.lstrip("."), [pair for pair in pairs if _filled(pair)]


def of_udhr(folder: Path) -> Iterator[tuple[str, Pairs]]:
    """Reads each `udhr/eng-<code>.tsv`, a table of place, English text, translation."""
    for path in sorted(folder.glob("udhr/eng-*.tsv")):
        code = path.stem.removeprefix("eng-").partition("_")[0]
        rows = (line.split("\t") for line in _lines(path))
        pairs = ((source, target) for _, source, target in rows)
        yield _TAGS[code], [pair for pair in pairs if _filled(pair)]


def _lines(path: Path) -> list[str]:
    # Not splitlines(), which would also cut at U+2028 and the like.
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def _filled(pair: tuple[str, str]) -> bool:
    return all(text.strip() for text in pair)


def blocks(pairs: Sequence[tuple[str, str]], language: str, *, size: int = SIZE) -> Iterator[Case]:
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
