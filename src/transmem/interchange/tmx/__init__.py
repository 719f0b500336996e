"""TMX, the format that translation memories are exchanged in."""

from transmem.interchange.tmx.reading import read
from transmem.interchange.tmx.writing import write

ENDINGS = (".tmx",)

__all__ = ["ENDINGS", "read", "write"]
