"""A document and the catalogs that follow it: what is unchanged keeps its translation."""

from transmem.sync.changes import REMARK, describe_change
from transmem.sync.merging import Merge, merge
from transmem.sync.templates import template

__all__ = ["REMARK", "Merge", "describe_change", "merge", "template"]
