"""Text in columns: how wide it shows, cutting it to fit, tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_ELLIPSIS = "…"
_LINE_ENDS = dict.fromkeys(map(ord, "\n\r\x85\u2028\u2029"), "↵")
# A control character could move the cursor or recolour the screen; its picture cannot.
_VISIBLE = (
    dict.fromkeys(range(128, 160), "�")
    | {code: chr(0x2400 + code) for code in range(0x20)}
    | {0x7F: "\u2421"}
    # So could one that turns the rest of the line round: an error could read as another.
    | dict.fromkeys(range(0x202A, 0x202F), "�")
    | _LINE_ENDS
)


def visible(text: str) -> str:
    r"""Makes a text safe to show on one line.

    >>> visible("one\ntwo\x1b[31m")
    'one↵two␛[31m'
    """
    return text.translate(_VISIBLE)


def unseen(text: str) -> list[str]:
    r"""Names what a reader cannot see, or takes for a plain space, each once.

    >>> unseen("1\u202f275 \u2066A\u2069")
    ['NARROW NO-BREAK SPACE', 'LEFT-TO-RIGHT ISOLATE', 'POP DIRECTIONAL ISOLATE']
    """
    signs = (sign for sign in text if sign != " " and unicodedata.category(sign) in {"Zs", "Cf"})
    return [unicodedata.name(sign, f"U+{ord(sign):04X}") for sign in dict.fromkeys(signs)]


def width(text: str) -> int:
    """Counts the columns of a terminal that a text takes.

    East Asian wide characters take two; combining marks and format characters none.

    >>> width("abc"), width("联合国"), width("e\u0301")
    (3, 6, 1)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def head(text: str, room: int) -> str:
    """Keeps as much of the beginning as fits, an ellipsis included if something was cut.

    >>> head("The General Assembly", 9), head("Short", 9)
    ('The Gene…', 'Short')
    """
    return text if width(text) <= room else text[: _fitting(text, room - 1)] + _ELLIPSIS


def tail(text: str, room: int) -> str:
    """Keeps as much of the end as fits, an ellipsis included if something was cut.

    >>> tail("The General Assembly", 9)
    '…Assembly'
    """
    if width(text) <= room:
        return text
    start = len(text) - _fitting(text[::-1], room - 1)
    while start < len(text) and not _columns(text[start]):  # no mark without its letter
        start += 1
    return _ELLIPSIS + text[start:]


def middle(text: str, room: int) -> str:
    """Keeps both ends and cuts the middle.

    >>> middle("A/67/753-S/2013/106", 9)
    'A/67…/106'
    """
    if width(text) <= room:
        return text
    first = head(text, room - room // 2)
    return first + tail(text, room // 2 + 1).removeprefix(_ELLIPSIS)


def table(rows: Sequence[Sequence[str]], sides: str) -> list[str]:
    """Lays rows out in columns, two spaces apart.

    Args:
        rows: The cells; each row has as many.
        sides: ``<`` or ``>`` for each column: on which side its cells stand.

    >>> table([("fr", "41"), ("zh-Hans", "3")], "<>")
    ['fr       41', 'zh-Hans   3']
    """
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            _padded(cell, room, side) for cell, room, side in zip(row, widths, sides, strict=True)
        ).rstrip()
        for row in rows
    ]


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _fitting(text: str, room: int) -> int:
    """Counts the characters from the beginning that fit."""
    for count, character in enumerate(text):
        room -= _columns(character)
        if room < 0:
            return count
    return len(text)


def _padded(cell: str, room: int, side: str) -> str:
    blank = " " * (room - width(cell))
    return blank + cell if side == ">" else cell + blank
