"""A document and its translation, segment by segment.

The walk: `evidence` finds what a segment may share with its translation, `likelihood` weighs it,
`path` finds the likeliest row of links; what these teach (`terms`) goes back into the weights, and
the path is sought again: that is `linking`. `filling` puts the links into a catalog.
"""

from transmem.align.filling import Filled, fill
from transmem.align.linking import align

__all__ = ["Filled", "align", "fill"]
