"""transmem: a translation memory toolkit for official documents.

Three functions do the most of it from Python; the `transmem` command does all of it.

>>> import transmem
>>> transmem.segment("It ended at 3 p.m. The Chair spoke.", language="en")
['It ended at 3 p.m. ', 'The Chair spoke.']
>>> found, = transmem.check(
...     "1,275 residents", "1 257 habitants", source_language="en", target_language="fr"
... )
>>> found.message
'1,275 became 1 257'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transmem.checks import check
    from transmem.documents import read
    from transmem.model import Block, Document, Finding, Segment, Severity, Span
    from transmem.segmentation import segment

__all__ = [
    "Block",
    "Document",
    "Finding",
    "Segment",
    "Severity",
    "Span",
    "check",
    "read",
    "segment",
]

__version__ = "0.1.0"

# Where each public name lives: loaded when it is first used, so that the command starts quickly.
_HOMES = {
    "check": "transmem.checks",
    "read": "transmem.documents",
    "segment": "transmem.segmentation",
} | dict.fromkeys(("Block", "Document", "Finding", "Segment", "Severity", "Span"), "transmem.model")


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found  # next time, Python finds it without asking
    return found
