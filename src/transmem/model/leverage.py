"""What a memory is worth for a document, in the bands that translators are paid by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from transmem.model.progress import Count


class Band(StrEnum):
    """What a segment is to a memory, from the least work to the most (contract).

    Translated in its catalog already; 101%, the same text between the same neighbours; a
    repetition of what stands earlier; 100%, the same text; like one, by the least score of the
    band; of no use.
    """

    TRANSLATED = "translated"
    CONTEXT = "context"
    REPETITION = "repetition"
    EXACT = "exact"
    FUZZY_95 = "fuzzy_95"
    FUZZY_85 = "fuzzy_85"
    FUZZY_75 = "fuzzy_75"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leverage:
    """What a memory is worth for a document: each of its segments is in one band.

    Attributes:
        document: The document or the catalog that was counted.
        language: That of the translations.
    """

    document: str
    language: str
    counts: Mapping[Band, Count]

    def count(self, band: Band) -> Count:
        """Gives what is in a band."""
        return self.counts.get(band, Count())

    @property
    def total(self) -> Count:
        """All segments."""
        return sum(self.counts.values(), Count())
