"""Addresses and footnote marks: what must be found before anything looks for figures in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from transmem.addresses import ADDRESS, trim_address
from transmem.fidelity.folding import Folded
from transmem.fidelity.values import Address, Mark
from transmem.fidelity.writing import Writing

_MARK = re.compile(r"\[\^([^\]\s]{1,12})\]")
# The language of a page is a part of its address on many sites (`/en/`, `?lang=fr`).
_LANGUAGE = re.compile(
    r"(?<=/)(?:en|fr|es|ru|ar|zh|de|az|tr|fa|hi|ja|pt|it|ko|uk|pl)(?:-\w{2,4})?(?=/|$)|(?<=lang=)\w\w"
)


def marks(folded: Folded, text: str, _writing: Writing) -> Iterator[tuple[int, int, Mark]]:
    """Finds footnote marks, with their places in the copy."""
    if "[^" not in text:
        return
    for found in _MARK.finditer(text):
        span = folded.span(*found.span())
        yield found.start(), found.end(), Mark(span=span, label=found[1])


def addresses(folded: Folded, text: str, _writing: Writing) -> Iterator[tuple[int, int, Address]]:
    """Finds URLs and e-mail addresses, with their places in the copy."""
    if "@" not in text and "www." not in text and "://" not in text:
        return
    for found in ADDRESS.finditer(text):
        address = trim_address(found[0])
        end = found.start() + len(address)
        span = folded.span(found.start(), end)
        yield found.start(), end, Address(span=span, key=_key(span.text))


def _key(address: str) -> str:
    bare = re.sub(r"^https?://", "", address, flags=re.IGNORECASE)
    host, slash, rest = bare.partition("/")
    return _LANGUAGE.sub("*", host.lower() + slash + unquote(rest))
