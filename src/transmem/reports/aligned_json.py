"""An alignment as JSON: the contract that docs/json.md describes."""

from __future__ import annotations

from dataclasses import asdict

from transmem.model import Aligned, Link, Segment
from transmem.reports.contract import dump
from transmem.reports.look import PLAIN, Look

NAME = "json"


def render(aligned: Aligned, _look: Look = PLAIN, /) -> str:
    """Writes the links in the order of both texts, those of one side alone among them."""
    return dump(
        {
            "file": aligned.file,
            "document": aligned.document,
            "translation": aligned.translation,
            "language": aligned.language,
            "filled": aligned.filled,
            "fuzzy": aligned.fuzzy,
            "kept": aligned.kept,
            "differing": aligned.differing,
            "untranslated": aligned.untranslated,
            "links": [_link(link) for link in aligned.alignment.links],
            "repairs": [asdict(repair) for repair in aligned.repairs],
        }
    )


def _link(link: Link) -> dict[str, object]:
    return {
        "source": [_segment(segment) for segment in link.sources],
        "target": [_segment(segment) for segment in link.targets],
        "confidence": round(link.confidence, 4),
    }


def _segment(segment: Segment) -> dict[str, object]:
    return {"text": segment.text, "lines": list(segment.lines)}
