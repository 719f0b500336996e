"""A translation project on disk: its configuration, its files read, its files written.

This is the only package that writes. What costs time to import stands in modules of its own
that commands import when they need them: `setup` (a configuration is made), `syncing`
(documents into catalogs), `choosing` (paths into catalogs), `checking` (catalogs into findings).
"""

from transmem.project.configuration import find, find_if_any, stand_in
from transmem.project.layout import Project, shown
from transmem.project.reading import read_catalog, read_document, read_text_file
from transmem.project.writing import digest, write

__all__ = [
    "Project",
    "digest",
    "find",
    "find_if_any",
    "read_catalog",
    "read_document",
    "read_text_file",
    "shown",
    "stand_in",
    "write",
]
