"""A document and its translation, segment by segment."""

from __future__ import annotations

from dataclasses import dataclass

from transmem.model.documents import Repair, Segment

SURE = 0.9
"""From this confidence on a link needs no look: benchmarks/alignment.py shows what it is worth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Segments of a document and those that translate them; one of the sides may be empty.

    Attributes:
        source: How many segments of the document come before these.
        target: How many of the translation do.
        confidence: How probable it is that just these go together: 0 to 1.
    """

    source: int
    sources: tuple[Segment, ...]
    target: int
    targets: tuple[Segment, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A document and its translation, segment by segment.

    Attributes:
        links: In the order of both; every segment of each is in exactly one.
        evidence: The logarithm of how much likelier the linked segments are if they translate
            one another than if they only meet by chance; below 0 it speaks against them.
    """

    links: tuple[Link, ...]
    evidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """An alignment that went into a catalog.

    Attributes:
        file: The catalog.
        document: The path of the document.
        translation: The path of its translation.
        language: That of the translation.
        filled: Entries that got a translation.
        fuzzy: Entries that got one that must be looked at.
        kept: Entries that had one before, which was kept.
        differing: Those of them for which the translation has another.
        untranslated: Entries that have none yet.
        repairs: What reading the translation changed or could not decide.
    """

    file: str
    document: str
    translation: str
    language: str
    alignment: Alignment
    filled: int
    fuzzy: int
    kept: int
    differing: int
    untranslated: int
    repairs: tuple[Repair, ...] = ()
