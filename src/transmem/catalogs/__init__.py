"""PO and POT text in and out.

Reading keeps the very lines of each entry, and writing uses them again wherever nothing
changed, so that a file keeps the wrapping of the editor that saved it. Patching changes a
translation where it stands in the file, and not one character more.
"""

from transmem.catalogs.headers import new_header
from transmem.catalogs.patching import escape, patch, place
from transmem.catalogs.reading import decode, parse
from transmem.catalogs.writing import render

__all__ = ["decode", "escape", "new_header", "parse", "patch", "place", "render"]
