"""A document and the catalogs that follow it: what is unchanged keeps its translation.

The walk: `templates` makes a template of the document, `merging` carries the translations of an old
catalog over to it; for what has changed, `guesses` finds the old text, and `changes` says in a few
words what differs.
"""

from transmem.sync.changes import REMARK, describe_change
from transmem.sync.merging import Merge, merge
from transmem.sync.templates import template

__all__ = ["REMARK", "Merge", "describe_change", "merge", "template"]
