"""Dates as TMX writes them: ISO 8601, in UTC, without signs between the figures."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_WRITTEN = re.compile(
    r"\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])[0-5]\d[0-5]\dZ", re.ASCII
)


def utc(text: str) -> str | None:
    """Gives a date as ``YYYYMMDDTHHMMSSZ``; None if the text is none.

    Without an offset it is taken as UTC, without a time as midnight.

    >>> utc("20240501T093000Z"), utc("2024-05-01T11:30:00+02:00"), utc("2024-05-01"), utc("May")
    ('20240501T093000Z', '20240501T093000Z', '20240501T000000Z', None)
    """
    if _WRITTEN.fullmatch(text):
        return text
    try:
        found = datetime.fromisoformat(text.strip())
        found = found.astimezone(UTC) if found.tzinfo else found
    except (ValueError, OverflowError):
        return None
    return f"{found.year:04}{found:%m%dT%H%M%SZ}"
