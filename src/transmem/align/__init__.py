"""A document and its translation, segment by segment.

The walk: `evidence` finds what a segment may share with its translation; `belief` is what is
expected of lengths and of such cues, `weights` what a cue then proves, `likelihood` the sum of it;
`path` finds the likeliest row of links, made of `steps`, near the `anchors`, and `confidence` how
sure each is. What these teach, also of words (`terms`), is believed from then on, and the path is
sought again: that is `linking`. `doubts` tells of texts that are no translation of each other;
`filling` puts the links into a catalog.
"""

from transmem.align.filling import Filled, fill
from transmem.align.linking import align

__all__ = ["Filled", "align", "fill"]
