"""How far catalogs are, what the checks say of them, and what was built of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from transmem.model.findings import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Segments and their words, counted in the source."""

    segments: int = 0
    words: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(segments=self.segments + other.segments, words=self.words + other.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a catalog is: ``translated + fuzzy + untranslated == total``, obsolete apart."""

    file: str
    language: str
    translated: Count = Count()
    fuzzy: Count = Count()
    untranslated: Count = Count()
    obsolete: Count = Count()

    @property
    def total(self) -> Count:
        """All that a translator has to do, done or not."""
        return self.translated + self.fuzzy + self.untranslated

    @property
    def percent(self) -> float:
        """Share of segments translated, 0 to 100; an empty catalog is at 0."""
        return 100 * self.translated.segments / self.total.segments if self.total.segments else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How far a catalog is and what the checks say of it."""

    progress: Progress
    findings: Tally = field(default_factory=Tally)


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build made of one catalog.

    Attributes:
        editions: Names of the files it wrote.
        refused: Why it did not write the others; empty if it wrote all.
    """

    status: Status
    editions: tuple[str, ...] = ()
    refused: str = ""
