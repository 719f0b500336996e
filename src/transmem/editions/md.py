"""Markdown (CommonMark, with the footnotes of GitHub and Pandoc).

What a translation says is never markup: each character that Markdown would act upon is
escaped, and no other, so that the file still reads well as text.
"""

from __future__ import annotations

import json
import re
from itertools import chain, groupby, repeat
from typing import TYPE_CHECKING

from transmem.editions import plain
from transmem.editions.runs import Run, RunKind
from transmem.editions.templates import Written
from transmem.model import BlockKind

if TYPE_CHECKING:
    from transmem.editions.content import Content, Part
    from transmem.editions.templates import Templates


# An underscore inside a word, an ampersand that begins no entity and a number sign inside a
# word mean nothing to Markdown; braces are for the template languages of site generators.
_INLINE = re.compile(
    r"[\\`*\[\]<|~^${}]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+(?:;|\Z))|(?<!\S)#|(?<!\w)@"
)
# What would begin a list (Pandoc takes letters for numbers too), a quotation, an underline or a
# definition; the other signs that begin something are escaped wherever they stand.
_LINE_START = re.compile(
    r"^(?=[-+=>:])"
    r"|^\(?(?:(?:[0-9]{1,9}|[a-z]|[ivxlc]+)(?=[.)])|(?:[A-Z]|[IVXLC]+)(?=\)))(?=[.)](?!\S))"
)
# What would make an image or a link of a mark, or a note of a paragraph; not what is escaped
# already, nor what stands in an address.
_BESIDE_MARK = re.compile(r"(?P<safe>\\.|<[^>]*>)|!(?=\[\^[0-9])|(?<=[0-9]\])[:(]")


def render(content: Content, *, templates: Templates) -> bytes:
    """Gives the translated document as UTF-8."""
    side = content.target
    blocks: list[str] = []
    signs = chain(["# "], repeat("## "))
    for kind, parts in groupby(side.body, key=lambda part: part.kind):
        lines = [_part(part, side.language) for part in parts]
        if kind is BlockKind.LIST_ITEM:
            blocks.append("\n".join(f"- {line}" for line in lines))
        elif kind is BlockKind.HEADING:
            blocks += [next(signs) + line for line in lines]
        else:
            blocks += lines
    page = templates.render(
        "edition.md.jinja",
        escape=_escaped,
        title=content.title,
        language=side.language,
        stamp=content.stamp,
        blocks=[Written(block) for block in blocks],
        notes=[Written(_note(note, side.language)) for note in side.notes],
        record=Written(_record(content)),
    )
    return page.encode()


def _record(content: Content) -> str:
    """Gives the stamp as JSON, in which nothing can end a comment."""
    fields = {name.removeprefix("transmem:"): text for name, text in content.stamp.fields}
    text = json.dumps({"language": content.target.language} | fields, ensure_ascii=False)
    return text.replace("--", "\\u002d\\u002d").replace(">", "\\u003e")


def _part(part: Part, language: str) -> str:
    texts = [plain.write(text, language, _show) for text in part.texts]
    if part.kind is BlockKind.SIGNATURE:
        return "\\\n".join(_guarded(text) for text in texts)
    return _guarded("".join(text.gap + line for text, line in zip(part.texts, texts, strict=True)))


def _note(note: Part, language: str) -> str:
    label = "" if note.number is None else f"[^{note.number}]: "
    return label + _part(note, language)


def _show(run: Run) -> str:
    if run.kind is RunKind.MARK:
        return run.text
    if run.kind is RunKind.LINK and "://" in run.text[:8]:
        return f"<{run.text}>"
    return _escaped(run.text)


def _escaped(text: str) -> str:
    return _INLINE.sub(r"\\\g<0>", text)


def _guarded(line: str) -> str:
    """Escapes what means something only where it stands in a line of escaped runs."""
    line = _LINE_START.sub(r"\g<0>\\", line)
    return _BESIDE_MARK.sub(lambda found: found["safe"] or f"\\{found[0]}", line)
