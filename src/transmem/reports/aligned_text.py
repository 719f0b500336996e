"""An alignment for people: what went into the catalog, and what must be looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transmem.model import SURE, Aligned, Link, Segment
from transmem.reports import columns, figures
from transmem.reports.look import PLAIN, Ink, Look, paint

NAME = "text"

_LABEL = len("translation: ")


def render(aligned: Aligned, look: Look = PLAIN, /) -> str:
    """Writes the figures, then the links that are not sure, joined, or of one side alone."""
    doubtful = (
        "\n".join(_shown(link, reason, aligned, look))
        for link in aligned.alignment.links
        if (reason := _reason(link))
    )
    return "\n\n".join([_summary(aligned, look), *doubtful])


def _summary(aligned: Aligned, look: Look) -> str:
    counts = {
        "translated": aligned.filled,
        "fuzzy": aligned.fuzzy,
        _kept(aligned): aligned.kept,
        "untranslated": aligned.untranslated,
    }
    said = ", ".join(f"{number} {name}" for name, number in counts.items() if number)
    title = f"{paint(columns.visible(aligned.file), Ink.STRONG, look)} ({aligned.language}): {said}"
    return f"{title}; {_read(aligned)}" if aligned.repairs else title


def _kept(aligned: Aligned) -> str:
    if not aligned.differing:
        return "kept"
    return f"kept ({aligned.differing} otherwise in {columns.visible(aligned.translation)})"


def _read(aligned: Aligned) -> str:
    repairs = figures.count(len(aligned.repairs), "repair")
    return f"{repairs} in {columns.visible(aligned.translation)}, which transmem segment shows"


def _reason(link: Link) -> str:
    if not link.targets:
        return "no translation"
    if not link.sources:
        return "translates nothing"
    if len(link.sources) > 1:
        return "translated together"
    return f"{link.confidence:.0%} sure" if link.confidence < SURE else ""


def _shown(link: Link, reason: str, aligned: Aligned, look: Look) -> Iterator[str]:
    yield paint(reason, Ink.DOUBTFUL, look)
    yield from _side("source", aligned.document, link.sources, look)
    yield from _side("translation", aligned.translation, link.targets, look)


def _side(name: str, file: str, segments: Sequence[Segment], look: Look) -> Iterator[str]:
    for segment in segments:
        place = f"{columns.visible(file)}:{segment.lines[0]}: "
        room = max(30, look.width - _LABEL - 2 - columns.width(place))
        label = f"{name}:".ljust(_LABEL)
        yield f"  {label}{place}{columns.middle(columns.visible(segment.text), room)}"
