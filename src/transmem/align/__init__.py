"""A document and its translation, segment by segment.

The walk: `evidence` finds what a segment may share with its translation, `likelihood` weighs it,
`path` finds the likeliest row of links; what these links teach goes back into the weights, and
the path is sought again.
"""

from transmem.align.linking import align
from transmem.align.path import Step

__all__ = ["Step", "align"]
