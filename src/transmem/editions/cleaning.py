"""What of a text can be printed, in every format."""

from __future__ import annotations

import re

# Line ends and ASCII spaces are layout; no-break, thin and ideographic spaces are typography.
_LAYOUT = re.compile(r"[\t-\r\x1c-\x20\x85\u2028\u2029]+")
# Signs that say nothing and that HTML and XML forbid: controls, surrogates, noncharacters.
_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def clean(text: str) -> str:
    r"""Leaves of a text what can be printed on one line, which no format can refuse.

    >>> clean(" one\n two\0  three ")
    'one two three'
    """
    return _LAYOUT.sub(" ", _FORBIDDEN.sub("", text)).strip()
