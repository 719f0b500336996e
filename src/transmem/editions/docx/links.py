"""Addresses that a word processor can open."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from docx.opc.constants import RELATIONSHIP_TYPE

if TYPE_CHECKING:
    from docx.opc.part import Part

# What a URI may hold beside letters and digits (RFC 3986, section 2); the rest is encoded.
_URI = "-._~:/?#[]@!$&'()*+,;=%"


class Links:
    """The addresses that a part of the document links to, each once."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._ids: dict[str, str] = {}

    def id(self, address: str) -> str | None:
        """Gives the id of the relationship to an address; None if it is none that opens."""
        target = uri(address)
        if target is None:
            return None
        if target not in self._ids:
            own = self._ids[target] = f"rLink{len(self._ids) + 1}"
            self._part.rels.add_relationship(
                RELATIONSHIP_TYPE.HYPERLINK, target, own, is_external=True
            )
        return self._ids[target]


def uri(address: str) -> str | None:
    """Gives an address as a URI; None if it is none, which Word takes for a damaged file.

    >>> uri("http://ar.example/نص"), uri("http://[x/"), uri("http://a:b/")
    ('http://ar.example/%D9%86%D8%B5', None, None)
    """
    encoded = quote(address, safe=_URI)
    try:
        parts = urlsplit(encoded)
        _ = parts.port
    except ValueError:
        return None
    rest = parts.path + parts.query + parts.fragment
    return encoded if parts.hostname and "[" not in rest and "]" not in rest else None
