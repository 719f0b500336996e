"""What a file says of a translation beyond its text; of most it says nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from transmem.memory import extra
from transmem.memory.digests import of_segment
from transmem.memory.history import UNKNOWN, History
from transmem.model import TranslationUnit, Variant

_NONE = 0  # the digest of no neighbour


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a translation.

    Attributes:
        history: When it was made and changed, and by whom.
        extra: What has no column of its own, as `extra` packs it.
        contexts: The digests of the source texts before and after it.
        neighbours: These texts, by their digests.
    """

    history: History = UNKNOWN
    extra: str | None = None
    contexts: frozenset[tuple[int, int]] = frozenset()
    neighbours: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, unit: TranslationUnit, source: Variant, target: Variant, user: Callable[[str], int]
    ) -> Told | None:
        """Takes what a unit says; None if that is nothing.

        Args:
            unit: What the file has.
            source: The text in it that was translated.
            target: The translation.
            user: Gives the name of a user a number.
        """
        if not (_says_more(unit) or _has_more(target) or _has_more(source)):
            return None
        neighbours = {
            of_segment(unit.source_language, text): text
            for text in (unit.previous, unit.next)
            if text
        }
        numbers = {text: number for number, text in neighbours.items()}
        between = numbers.get(unit.previous or "", _NONE), numbers.get(unit.next or "", _NONE)
        return cls(
            history=History.of(target, user),
            extra=extra.pack(unit, source, target),
            contexts=frozenset({between} if neighbours else ()),
            neighbours=neighbours,
        )

    def over(self, before: Told) -> Told:
        """Gives this, and what an earlier place of the file says and this does not."""
        return Told(
            self.history.over(before.history),
            self.extra or before.extra,
            before.contexts | self.contexts,
            before.neighbours | self.neighbours,
        )


# For each unit of a file, so not in a loop over names: that takes three times as long.


def _says_more(unit: TranslationUnit) -> bool:
    return bool(unit.key or unit.previous or unit.next or unit.notes or unit.properties)


def _has_more(variant: Variant) -> bool:
    return bool(
        variant.markup
        or variant.created
        or variant.creator
        or variant.changed
        or variant.changer
        or variant.uses
        or variant.last_used
        or variant.notes
        or variant.properties
    )
