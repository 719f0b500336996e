"""TMX, the format that translation memories are exchanged in."""

from transmem.interchange.tmx.reading import read

__all__ = ["read"]
