"""Short numbers for texts and keys."""

from __future__ import annotations

from hashlib import blake2b
from zlib import crc32


def of_segment(tag: str, text: str) -> int:
    """Gives 64 bits that tell a text in a language from others, as SQL counts them: with a sign."""
    data = f"{tag}\x1f{text}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)


def of_neighbour(tag: str, text: str | None) -> int:
    """Gives the digest of what stands before or after a segment; 0 if nothing does."""
    return of_segment(tag, text) if text else 0


def term(key: str) -> int:
    """Gives the number of a key in posting lists.

    Two keys may have the same: then a segment more is compared, and none is missed.
    """
    return crc32(key.encode("utf-8", "surrogatepass"))
