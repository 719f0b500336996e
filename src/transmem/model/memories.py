"""What a memory holds: texts with the words that were sought, and how much there is."""

from __future__ import annotations

from dataclasses import dataclass

from transmem.model.places import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Concordance:
    """A text of a memory that has the words that were sought, and its translation.

    Attributes:
        in_translation: Whether they were sought, and stand, in the translation.
        spans: Where they stand.
        together: Whether they stand one after the other, as they were given.
        origin: The file that it was last added from.
    """

    source: str
    target: str
    source_language: str
    language: str
    in_translation: bool
    spans: tuple[Span, ...]
    together: bool
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """How much of a memory is from one language into another."""

    source_language: str
    language: str
    segments: int
    translations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A file that was added, when for the last time, and the translations last added from it."""

    origin: str
    added: str
    translations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """What a memory holds."""

    name: str
    segments: int
    translations: int
    pairs: tuple[Pair, ...]
    additions: tuple[Addition, ...]
