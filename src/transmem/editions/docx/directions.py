"""Cuts prose where its direction changes, and says which signs keep the pieces in order.

Word shows a run by its own sign for direction, and so wants words of each direction in a run of
their own (17.3.2.30); other programs go by the Unicode Bidirectional Algorithm alone, which signs
without width help. Word preserves the marks U+200E and U+200F and knows the embeddings U+202A to
U+202C (annex I.7 and 17.3.2.8 name them); the isolates of Unicode 6.3 are newer than its rules,
and what it makes of them is nowhere written.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LRM, _RLM, _LRE, _RLE, _PDF = "\u200e", "\u200f", "\u202a", "\u202b", "\u202c"
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_HOLDERS = {0xA0: "\u202f", 0x2011: "-\u2060"}
_IN_NUMBERS = re.compile(r"(?<=\d)[\u00a0\u2011](?=\d)")


def pieces(text: str, direction: str) -> Iterator[tuple[str, str]]:
    """Cuts prose into words of its own direction and words of the other.

    Args:
        text: Some prose.
        direction: Of the text that it stands in.

    Yields:
        Pieces, and the direction of each, ``rtl`` or ``ltr``.

    >>> [piece for piece, _ in pieces("the words نص عربي, and (א) too", "ltr")]
    ['the words ', 'نص عربي', ', and (', 'א', ') too']
    """
    strong = [
        (place, _STRONG[kind])
        for place, sign in enumerate(text)
        if (kind := unicodedata.bidirectional(sign)) in _STRONG
    ]
    start = 0
    begin = end = 0
    for place, own in [*strong, (len(text), direction)]:
        if own != direction:
            begin, end = (begin if end else place), place + 1
        elif end:
            if start < begin:
                yield text[start:begin], direction
            yield text[begin:end], "rtl" if direction == "ltr" else "ltr"
            start, end = end, 0
    if start < len(text):
        yield text[start:], direction


def guards(direction: str) -> tuple[str, str]:
    r"""Gives the signs around words that are read against the direction of the text around them.

    After them the text goes on as if the words were not there, as after an isolate.

    Args:
        direction: That of the words, ``ltr`` or ``rtl``.

    Returns:
        What goes before them, and what after.

    >>> ascii("A/1".join(guards("ltr")))
    "'\\u200eA/1\\u200e\\u200f'"
    """
    return (_LRM, f"{_LRM}{_RLM}") if direction == "ltr" else (_RLM, f"{_RLM}{_LRM}")


def embedding(direction: str) -> tuple[str, str]:
    """Gives what goes before and after a sentence that is read against the text around it."""
    return (_LRE, f"{_PDF}{_RLM}") if direction == "ltr" else (_RLE, f"{_PDF}{_LRM}")


def held(words: str, direction: str) -> str:
    r"""Holds together what stands in a text from right to left, and is itself from left to right.

    LibreOffice breaks lines in the middle of such words and numbers where a no-break space or
    hyphen is near. The narrow space, and a hyphen with a joiner, forbid a break as well, and it
    does nothing special about them.

    >>> [ascii(held(one, "rtl")) for one in ("84\u00a0000", "نص\u00a05")]
    ["'84\\u202f000'", "'\\u0646\\u0635\\xa05'"]
    """
    if direction == "ltr":
        return words.translate(_HOLDERS)
    return _IN_NUMBERS.sub(lambda sign: sign[0].translate(_HOLDERS), words)
