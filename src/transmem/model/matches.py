"""What a memory offers: matches for a text, suggestions for the entries of a catalog."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MatchKind(StrEnum):
    """What a match is (contract): the text between the same neighbours, the text, one like it."""

    CONTEXT = "context"
    EXACT = "exact"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A translation that a memory offers.

    Attributes:
        source: The text in the memory that is like the one sought.
        target: Its translation.
        score: How alike they are, 0 to 1, rounded down to hundredths; 1 only for the same text.
        adapted: Whether the translation was rewritten with the values of the text sought.
        origin: The file that it was last added from.
        origins: Every file that has it, and how often.
        changed: When it was last changed, else when it was made, as TMX writes it; None if no file
            says it.
        user: Who changed it last, else who made it.
        added: When it was last added to the memory, as TMX writes it.
        key: What tells its unit apart from others with the same source: ``msgctxt``, ``tuid`` …
        reason: Why it was not adapted, or what was taken off its score; empty if nothing is to say.
    """

    source: str
    target: str
    source_language: str
    language: str
    score: float
    kind: MatchKind
    origin: str
    adapted: bool = False
    origins: tuple[tuple[str, int], ...] = ()
    changed: str | None = None
    user: str | None = None
    added: str | None = None
    key: str | None = None
    notes: tuple[str, ...] = ()
    reason: str = ""

    @property
    def percent(self) -> int:
        """The score as translators write it: 101 between the same neighbours."""
        return 101 if self.kind is MatchKind.CONTEXT else round(self.score * 100)

    @property
    def date(self) -> str | None:
        """The day when it was changed last, else when it was added: ``2024-05-01``."""
        said = self.changed or self.added
        return said and f"{said[:4]}-{said[4:6]}-{said[6:8]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a memory offers for a text.

    Attributes:
        query: The text.
        language: That of the translations that were sought.
        matches: The best first.
    """

    query: str
    language: str
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """An entry of a catalog that got a translation from a memory.

    Attributes:
        line: Where the entry stands in the catalog, if it was read from a file.
        confirmed: Whether it counts as translated; otherwise a person must look at it.
    """

    msgid: str
    msgctxt: str | None = None
    line: int | None = None
    match: Match
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """What a memory had for a catalog.

    Attributes:
        file: The catalog.
        language: That of the translations.
        suggestions: In the order of the catalog.
        kept: Entries that had a translation before, which was kept.
        untranslated: Entries that have none yet.
    """

    file: str
    language: str
    suggestions: tuple[Suggestion, ...]
    kept: int
    untranslated: int
