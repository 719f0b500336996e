"""A document as JSON: the contract that docs/json.md describes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from transmem.model import Block, Document, Repair
from transmem.reports.contract import dump
from transmem.reports.look import PLAIN, Look

NAME = "json"


def render(document: Document, _look: Look = PLAIN, /) -> str:
    """Writes the blocks in reading order, the repairs and the problems."""
    return dump(
        {
            "document": document.path,
            "language": document.language,
            "blocks": [_block(block) for block in document.blocks],
            "repairs": _repairs(document.repairs),
            "problems": _repairs(document.problems),
        }
    )


def _block(block: Block) -> dict[str, object]:
    return {
        "kind": block.kind,
        "number": block.number,
        "segments": [
            {"text": segment.text, "lines": list(segment.lines)} for segment in block.segments
        ],
    }


def _repairs(repairs: Iterable[Repair]) -> list[dict[str, object]]:
    return [asdict(repair) for repair in repairs]
