"""How reports for people look: colour, and the room that there is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a report may do with the screen.

    Attributes:
        color: Whether ANSI colours may be used.
        width: Columns of the terminal; long segments are cut to fit.
        segments: How many of the worst segments a score lists.
    """

    color: bool = False
    width: int = 100
    segments: int = 0


PLAIN = Look()


class Ink(Enum):
    """What is said in colour, and its ANSI code."""

    BAD = "1;31"
    DOUBTFUL = "33"
    GOOD = "32"
    REMARK = "36"
    STRONG = "1"
    FAINT = "2"


def paint(text: str, ink: Ink, look: Look) -> str:
    r"""Colours a text, if that is wanted.

    >>> paint("error", Ink.BAD, PLAIN), paint("error", Ink.BAD, Look(color=True))
    ('error', '\x1b[1;31merror\x1b[0m')
    """
    return f"\x1b[{ink.value}m{text}\x1b[0m" if look.color and text else text
