"""Text as XML writes it."""

from __future__ import annotations

import re

# XML 1.0, section 2.2: the characters that no document can hold, not even as references.
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(plain: str) -> str:
    """Writes a text as it stands between tags; a carriage return would not come back as one.

    >>> text("R&D <b>")
    'R&amp;D &lt;b&gt;'
    """
    plain = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace("\r", "&#13;")


def attribute(plain: str) -> str:
    r"""Writes a value with its quotes; all white space in it would come back as spaces.

    >>> attribute('a "b"\n')
    '"a &quot;b&quot;&#10;"'
    """
    plain = text(plain).replace('"', "&quot;")
    return f'"{plain}"'.replace("\t", "&#9;").replace("\n", "&#10;")
