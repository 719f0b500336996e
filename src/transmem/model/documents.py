"""A source document as it was read: blocks of segments, and what reading repaired."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of a document is (the names are part of the JSON contract)."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    FOOTNOTE = "footnote"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A sentence (or a line of a signature), with marks as ``[^n]``.

    Attributes:
        text: The mended text, on one line, without surrounding white space.
        lines: First and last line of it in the source.
    """

    text: str
    lines: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, list item, footnote or signature.

    Attributes:
        number: The number of a footnote, None for other kinds.
    """

    kind: BlockKind
    number: int | None = None
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One thing that reading changed, dropped, or could not decide.

    Attributes:
        kind: ``mended-word``, ``rejoined-address``, ``dropped-…``, ``undecided-…`` …
        line: Where in the source.
        before: The source's own characters; line breaks inside are kept.
        after: What became of them; empty if they were dropped, equal to ``before``
            if they were left because it could not be decided.
        why: The evidence, in words.
    """

    kind: str
    line: int
    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A source document as it was read.

    Attributes:
        path: As the user named it; part of the references in catalogs.
        blocks: In reading order, footnotes last.
        problems: What is wrong with the source itself and stops translation (a mark
            without its footnote …); each is a repair whose ``after`` equals ``before``.
        digest: SHA-256 of the file that it was read from, in hexadecimal; empty if it was not.
    """

    path: str
    language: str
    blocks: tuple[Block, ...]
    repairs: tuple[Repair, ...] = ()
    problems: tuple[Repair, ...] = ()
    digest: str = ""
