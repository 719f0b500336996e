"""Words and phrases of a memory, for people: each text with the words set off, and its partner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transmem.model import Concordance
from transmem.reports import columns
from transmem.reports.look import PLAIN, Ink, Look, paint

NAME = "text"


def render(found: Sequence[Concordance], look: Look = PLAIN, /) -> str:
    """Writes the texts; says so if there are none."""
    if not found:
        return "not found"
    return "\n\n".join("\n".join(_shown(one, look)) for one in found)


def _shown(one: Concordance, look: Look) -> Iterator[str]:
    source, target = columns.visible(one.source), columns.visible(one.target)
    if one.in_translation:
        target = _set_off(one, one.target, look)
    else:
        source = _set_off(one, one.source, look)
    yield paint(f"{columns.visible(one.origin)} ({one.language})", Ink.FAINT, look)
    yield f"  {source}"
    yield f"  {target}"


def _set_off(one: Concordance, text: str, look: Look) -> str:
    """Paints the words, or puts them in brackets where there are no colours."""
    parts, end = [], 0
    for span in one.spans:
        parts.append(columns.visible(text[end : span.start]))
        said = columns.visible(span.text)
        parts.append(paint(said, Ink.DOUBTFUL, look) if look.color else f"[{said}]")
        end = span.end
    return "".join([*parts, columns.visible(text[end:])])
