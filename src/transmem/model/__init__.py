"""Every value that travels between the parts of transmem: one idea a module, all names here.

All are frozen; none does I/O. Offsets count code points, ends are exclusive,
line numbers start at 1.
"""

from __future__ import annotations

from transmem.model.alignments import SURE, Aligned, Alignment, Link
from transmem.model.catalogs import Catalog, Unit
from transmem.model.documents import Block, BlockKind, Document, Repair, Segment
from transmem.model.editions import Edition, Layout, Record, Stamp
from transmem.model.findings import Change, Checked, Finding, Rule, Severity, Tally
from transmem.model.leverage import Band, Leverage
from transmem.model.matches import Found, Match, MatchKind, Suggested, Suggestion
from transmem.model.memories import Addition, Concordance, Pair, Stats
from transmem.model.places import Place, Span
from transmem.model.progress import Built, Count, Progress, Status
from transmem.model.scores import ENOUGH_SEGMENTS, Difference, Interval, Metric, Score, SegmentScore
from transmem.model.translations import Skipped, TranslationUnit, Variant

__all__ = [
    "ENOUGH_SEGMENTS",
    "SURE",
    "Addition",
    "Aligned",
    "Alignment",
    "Band",
    "Block",
    "BlockKind",
    "Built",
    "Catalog",
    "Change",
    "Checked",
    "Concordance",
    "Count",
    "Difference",
    "Document",
    "Edition",
    "Finding",
    "Found",
    "Interval",
    "Layout",
    "Leverage",
    "Link",
    "Match",
    "MatchKind",
    "Metric",
    "Pair",
    "Place",
    "Progress",
    "Record",
    "Repair",
    "Rule",
    "Score",
    "Segment",
    "SegmentScore",
    "Severity",
    "Skipped",
    "Span",
    "Stamp",
    "Stats",
    "Status",
    "Suggested",
    "Suggestion",
    "Tally",
    "TranslationUnit",
    "Unit",
    "Variant",
]
