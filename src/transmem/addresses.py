"""Web and e-mail addresses in a text, whatever it is read for."""

from __future__ import annotations

import re

# Every pattern here gives back nothing that it took (`++`) and does not begin within a run that
# it has tried already: a line without spaces may be a million characters long.
ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>「」『』“”«»،؛؟…\u3000-\u303f\u3400-\u9fff\uff00-\uffef]++"
    r"|(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++"
)
# An address does not end with the punctuation of the sentence around it.
_TRAILING = ".,;:!?'\"’”»)]"


def trim_address(address: str) -> str:
    """Gives an address without the punctuation of the sentence that it ends.

    >>> trim_address("www.un.org/en/)."), trim_address("un.org/a_(b)")
    ('www.un.org/en/', 'un.org/a_(b)')
    """
    end = len(address)
    unopened = address.count(")") - address.count("(")
    while end and address[end - 1] in _TRAILING:
        if address[end - 1] == ")":
            if unopened <= 0:
                break
            unopened -= 1
        end -= 1
    return address[:end]
