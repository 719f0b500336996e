"""Where something stands: in a text, and in a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a text: what stands there, and where."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a value stands in a file, as the file writes it: quotes, escapes and breaks count.

    Lines and columns start at 1, columns count code points, the end column is exclusive.
    """

    line: int
    column: int
    end_line: int
    end_column: int
