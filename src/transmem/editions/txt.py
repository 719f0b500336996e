"""Plain text: a paragraph a line, a blank line between, marks as ``[1]``, notes at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transmem.editions import plain
from transmem.editions.runs import Run, RunKind
from transmem.model import BlockKind

if TYPE_CHECKING:
    from transmem.editions.content import Content, Part
    from transmem.editions.templates import Templates


def render(content: Content, *, templates: Templates) -> bytes:
    """Gives the translated document as UTF-8."""
    side = content.target
    page = templates.render(
        "edition.txt.jinja",
        escape=str,
        title=content.title,
        language=side.language,
        stamp=content.stamp,
        blocks=[_part(part, side.language) for part in side.body],
        notes=[_note(note, side.language) for note in side.notes],
    )
    return page.encode()


def _part(part: Part, language: str) -> str:
    texts = [plain.write(text, language, _show) for text in part.texts]
    if part.kind is BlockKind.SIGNATURE:
        return "\n".join(texts)
    return "".join(text.gap + line for text, line in zip(part.texts, texts, strict=True))


def _note(note: Part, language: str) -> str:
    label = "" if note.number is None else f"[{note.number}] "
    return label + _part(note, language)


def _show(run: Run) -> str:
    return f"[{run.number}]" if run.kind is RunKind.MARK else run.text
