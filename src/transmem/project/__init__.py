"""A translation project on disk: its configuration, its files read, its files written.

This is the only package that writes. `layout` says where things are, `configuration` what the
project's file says (`rulings` of checks and rules), `setup` makes or changes it; `reading` and
`writing` are the files themselves, `failures` what the system says of them, `choosing` which of
them a command is about, `clock` the time that they get.

The other modules each take one job from files to files, and are imported by the commands that need
them, since they cost time: `syncing`, `aligning`, `checking` (with `baselines`, `revisions`,
`binding`, `mending` and `summaries`), `references` for scores, `remembering` and `suggesting` with
the memory, `publishing`.
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
