"""A document for people: its blocks, a segment a line, and all that reading changed."""

from __future__ import annotations

from collections import Counter

from transmem.model import Block, Document, Repair
from transmem.reports import columns, figures
from transmem.reports.look import PLAIN, Ink, Look, paint

NAME = "text"

_SHOWN = 60  # columns of a repair's text; a dropped page foot can be long


def render(document: Document, look: Look = PLAIN, /) -> str:
    """Writes what the document holds, its blocks, its repairs and its problems."""
    parts = [_summary(document, look), *(_block(block, look) for block in document.blocks)]
    if document.repairs:
        parts.append(_repairs("repair", document.repairs, Ink.STRONG, look))
    if document.problems:
        parts.append(_repairs("problem", document.problems, Ink.BAD, look))
    return "\n\n".join(parts)


def _summary(document: Document, look: Look) -> str:
    kinds = Counter(block.kind for block in document.blocks)
    held = [figures.count(number, kind) for kind, number in kinds.items()]
    segments = sum(len(block.segments) for block in document.blocks)
    title = paint(columns.visible(document.path), Ink.STRONG, look)
    what = ", ".join([*held, figures.count(segments, "segment")])
    return f"{title} ({document.language}): {what}"


def _block(block: Block, look: Look) -> str:
    name = block.kind if block.number is None else f"{block.kind} {block.number}"
    lines = [line for segment in block.segments for line in segment.lines]
    place = f"  {_range(min(lines), max(lines))}" if lines else ""
    title = f"{paint(name, Ink.REMARK, look)}{paint(place, Ink.FAINT, look)}"
    return "\n".join([title, *(f"  {columns.visible(part.text)}" for part in block.segments)])


def _range(first: int, last: int) -> str:
    return f"line {first}" if first == last else f"lines {first}–{last}"


def _repairs(name: str, repairs: tuple[Repair, ...], ink: Ink, look: Look) -> str:
    title = paint(figures.count(len(repairs), name), ink, look)
    return "\n".join([title, *(_repair(repair) for repair in repairs)])


def _repair(repair: Repair) -> str:
    before = f"“{_short(repair.before)}”"
    if repair.after == repair.before:
        change = f"{before} left as it is"
    elif repair.after:
        change = f"{before} → “{_short(repair.after)}”"
    else:
        change = f"{before} dropped"
    why = columns.visible(repair.why)
    return f"  line {repair.line}: {repair.kind}: {change}\n    {why}".rstrip()


def _short(text: str) -> str:
    return columns.middle(columns.visible(text), _SHOWN)
