"""What the templates of PDF editions are given, as JSON can hold it; they tell what is what."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from transmem import languages
from transmem.editions.runs import Run, RunKind
from transmem.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from transmem.editions.content import Content, Part, Text

Data = dict[str, Any]

# A symbol this long may not fit on a line.
_LONG = 30
# typst knows traditional characters by the region.
_REGIONS = {"Hant": "TW"}


def metadata(content: Content, *, title: str) -> Data:
    """Gives what every layout is given."""
    sides = (content.source, content.target)
    parts = [part for side in sides for part in (*side.body, *side.notes)]
    tags = {side.language for side in sides} | {t.language for part in parts for t in part.texts}
    return {
        # PDF/UA wants one, and a heading may be nothing but spaces.
        "title": " ".join(title.split()) or content.stamp.document or content.target.language,
        "keywords": [f"{name}={text}" for name, text in content.stamp.fields],
        "languages": {tag: _language(tag) for tag in sorted(tags)},
    }


def sentences(part: Part, *, at_foot: Mapping[int, Part] = MappingProxyType({})) -> list[Data]:
    """Gives the sentences of a part.

    Args:
        part: A block or a note.
        at_foot: Notes, by number, that stand at the foot of the page of their first mark.
    """
    return [
        {
            "language": text.language,
            "gap": text.gap,
            "marked": text.marked,
            "runs": [_run(run, place, text, at_foot) for place, run in enumerate(text.runs)],
        }
        for text in part.texts
    ]


def levels(parts: Iterable[Part]) -> list[int | None]:
    """Gives the levels of headings, in the order of all parts: 1 for the first, 2 for others."""
    headings = [part.kind is BlockKind.HEADING for part in parts]
    first = headings.index(True) if any(headings) else None
    return [(1 if place == first else 2) if it else None for place, it in enumerate(headings)]


def _run(run: Run, place: int, text: Text, at_foot: Mapping[int, Part]) -> Data:
    data: Data = {"kind": run.kind.value, "text": run.text}
    if run.kind is RunKind.LINK:
        data["href"] = run.href
    elif run.kind is RunKind.CODE:
        data["long"] = len(run.text) > _LONG
    elif run.kind is RunKind.MARK:
        note = at_foot.get(run.number)
        first = note is not None and run.occurrence == 1
        data |= {
            "number": run.number,
            "note": sentences(note, at_foot=at_foot) if note and first else None,
            "foot": note is not None,
            "beside": place > 0 and text.runs[place - 1].kind is RunKind.MARK,
        }
    return data


def _language(tag: str) -> Data:
    """Takes a tag apart for typst, which knows languages of two or three letters by ISO 639."""
    base, *subtags = tag.split("-")
    script = languages.script(tag)
    region = next((subtag for subtag in subtags if len(subtag) == 2), _REGIONS.get(script))
    return {
        "lang": base if len(base) <= 3 else "und",
        "region": region,
        "script": script,
        "dir": languages.direction(tag),
        "spaced": languages.spaced(tag),
        "name": languages.native_name(tag),
    }
