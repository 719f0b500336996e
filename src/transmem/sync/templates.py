"""A document to its template: one entry a distinct segment, in reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from transmem.catalogs import new_header
from transmem.model import BlockKind, Catalog, Document, Unit

_MARK = re.compile(r"\[\^[^\]\s]+\]")


class _Place(NamedTuple):
    """Where a text stands: in what kind of block, in words, and as ``file:line``."""

    kind: BlockKind
    words: str
    reference: str


def template(
    document: Document, *, project: str, created: datetime, previous: Catalog | None = None
) -> Catalog:
    """Makes the template of a document.

    A text that stands in several blocks of one kind is one entry with all its places. In
    blocks of different kinds it may need different translations: there it is an entry for
    each kind, with the kind as its context. Nothing in the key of an entry tells its position,
    so that it survives when the text around it changes.

    Args:
        document: What to translate.
        project: The name for ``Project-Id-Version``.
        created: The time for ``POT-Creation-Date``.
        previous: The template as it was; its date stays if nothing else is different.
    """
    places: dict[str, list[_Place]] = {}
    for text, place in _places(document):
        places.setdefault(text, []).append(place)
    units = tuple(unit for text in places for unit in _units(text, places[text]))
    metadata = new_header(
        project=project, language="", source_language=document.language, created=created
    )
    path = previous.path if previous else ""
    new = Catalog(path=path, language="", metadata=metadata, units=units)
    return _with_date_of(previous, new) if previous else new


def _with_date_of(previous: Catalog, new: Catalog) -> Catalog:
    date = "POT-Creation-Date"
    dated = {**new.metadata, date: previous.metadata.get(date, new.metadata[date])}
    same = dated == previous.metadata and new.units == previous.units
    return replace(new, metadata=dated) if same else new


def _places(document: Document) -> Iterator[tuple[str, _Place]]:
    totals = Counter(block.kind for block in document.blocks)
    counted: Counter[BlockKind] = Counter()
    for block in document.blocks:
        counted[block.kind] += 1
        name = block.kind.replace("-", " ").capitalize()
        signature = block.kind is BlockKind.SIGNATURE
        if not signature or totals[block.kind] > 1:
            name += f" {block.number or counted[block.kind]}"
        for number, segment in enumerate(block.segments, 1):
            part = f", {'line' if signature else 'sentence'} {number} of {len(block.segments)}"
            words = name + part if len(block.segments) > 1 else name
            reference = f"{document.path}:{segment.lines[0]}"
            yield segment.text, _Place(block.kind, words, reference)


def _units(text: str, places: list[_Place]) -> Iterator[Unit]:
    kinds = list(dict.fromkeys(place.kind for place in places))
    marks = _MARK.findall(text)
    keep = f"Keep the footnote mark{'s' if len(marks) > 1 else ''} {', '.join(marks)}."
    for kind in kinds:
        here = [place for place in places if place.kind is kind]
        yield Unit(
            msgid=text,
            msgctxt=kind.value if len(kinds) > 1 else None,
            comments=(*_distinct(place.words for place in here), *([keep] if marks else [])),
            references=_distinct(place.reference for place in here),
        )


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
