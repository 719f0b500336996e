"""When a translation was made and changed, and by whom: ``created,creator,changed,changer``.

Times are seconds since 1970, users the numbers that the memory has for them; what is not known is
left out. Most translations have no history, so that it is no columns, but a text.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

from transmem.model import Variant


class History(NamedTuple):
    """Times, in seconds since 1970, and users by number."""

    created: int | None = None
    creator: int | None = None
    changed: int | None = None
    changer: int | None = None

    @classmethod
    def unpack(cls, written: str | None) -> History:
        """Reads what was packed."""
        if written is None:
            return UNKNOWN
        return cls(*(int(part) if part else None for part in written.split(",")))

    def pack(self) -> str | None:
        """Writes it; None if nothing is known."""
        if self == UNKNOWN:
            return None
        return ",".join("" if part is None else str(part) for part in self)

    @classmethod
    def of(cls, variant: Variant, user: Callable[[str], int]) -> History:
        """Takes that of a text, with a function that numbers users."""
        return cls(
            created=seconds(variant.created) if variant.created else None,
            creator=user(variant.creator) if variant.creator else None,
            changed=seconds(variant.changed) if variant.changed else None,
            changer=user(variant.changer) if variant.changer else None,
        )

    def over(self, before: History) -> History:
        """Gives the same, and what is not known from an earlier one."""
        return History(*(b if a is None else a for a, b in zip(self, before, strict=True)))


UNKNOWN = History()


def seconds(date: str) -> int:
    """Gives the seconds since 1970 of a date as TMX writes it."""
    return int(datetime.fromisoformat(date).timestamp())


def date_of(moment: int | None) -> str | None:
    """Gives the date of seconds since 1970, as TMX writes it."""
    if moment is None:
        return None
    return datetime.fromtimestamp(moment, tz=UTC).strftime("%Y%m%dT%H%M%SZ")
