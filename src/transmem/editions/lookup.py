"""Looks a document up in a catalog, segment by segment, and numbers its notes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from transmem import languages
from transmem.editions.cleaning import clean
from transmem.editions.content import Content, Part, Side, Text
from transmem.editions.runs import MARK, Run, RunKind, cut
from transmem.editions.stamping import stamp
from transmem.model import BlockKind, Catalog, Document, Unit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """What will be printed for a segment."""

    text: str
    language: str
    missing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Passage:
    """A block of the document and what will be printed for it."""

    kind: BlockKind
    number: int | None
    sentences: tuple[_Sentence, ...]


def resolve(
    document: Document,
    catalog: Catalog | None,
    *,
    language: str,
    mark: bool = False,
    errors: int = 0,
    created: datetime | None = None,
) -> Content:
    """Looks every segment of a document up in a catalog.

    An entry whose context is the block's kind goes before an entry without a context; one
    that is fuzzy, empty or obsolete is no translation, and the source text stands in.

    Args:
        document: What is published.
        catalog: None for an edition in the source's own language.
        language: Of the edition.
        mark: Whether source texts that stand in are to be seen as such.
        errors: Findings of level error that the catalog has, for the stamp.
        created: The time for the stamp; by default the catalog's.
    """
    own = _original(document)
    source = target = _side(own, languages.canonical(document.language))
    missing: tuple[str, ...] = ()
    if catalog is not None:
        translated = _translated(own, catalog, language)
        numbers = _dealt(_calls(own), _calls(translated))
        target = _side(translated, language, numbers=numbers, mark=mark)
        missing = _distinct(s.text for p in translated for s in p.sentences if s.missing)
    total = len(_distinct(s.text for p in own for s in p.sentences))
    return Content(
        title=target.heading,
        source=source,
        target=target,
        missing=missing,
        stamp=stamp(
            document,
            catalog,
            translated=total - len(missing),
            total=total,
            errors=errors,
            created=created,
        ),
    )


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _original(document: Document) -> tuple[_Passage, ...]:
    """Takes a document as it is, but for what is blank and for numbers that two notes claim."""
    language = languages.canonical(document.language)
    taken: set[int | None] = set()
    passages = []
    for block in document.blocks:
        sentences = tuple(
            _Sentence(text=segment.text, language=language)
            for segment in block.segments
            if clean(segment.text)
        )
        if sentences:
            is_new = block.kind is BlockKind.FOOTNOTE and block.number not in taken
            number = block.number if is_new else None
            passages.append(_Passage(kind=block.kind, number=number, sentences=sentences))
            taken.add(number)
    return tuple(passages)


def _translated(
    passages: Iterable[_Passage], catalog: Catalog, language: str
) -> tuple[_Passage, ...]:
    units: dict[tuple[str | None, str], Unit] = {}
    for unit in catalog.units:
        if not unit.obsolete:
            units.setdefault(unit.key, unit)

    def translate(kind: BlockKind, sentence: _Sentence) -> _Sentence:
        unit = units.get((kind.value, sentence.text)) or units.get((None, sentence.text))
        if unit and unit.translated and clean(unit.msgstr):
            return _Sentence(text=unit.msgstr, language=language)
        return replace(sentence, missing=True)

    return tuple(
        replace(passage, sentences=tuple(translate(passage.kind, s) for s in passage.sentences))
        for passage in passages
    )


def _calls(passages: Sequence[_Passage]) -> list[int]:
    """Lists the notes that the body calls, in reading order, each once."""
    notes = {passage.number for passage in passages}
    calls = (
        int(mark[1])
        for passage in passages
        if passage.kind is not BlockKind.FOOTNOTE
        for sentence in passage.sentences
        for mark in MARK.finditer(sentence.text)
    )
    return list(dict.fromkeys(call for call in calls if call in notes))


def _dealt(before: Sequence[int], after: Sequence[int]) -> dict[int, int]:
    """Deals the numbers of notes out anew where a translation calls them in another order.

    Readers expect 1 before 2. Where a call was lost or invented, the numbers stay as the
    translator sees them.

    >>> _dealt([1, 2, 3], [2, 1, 3]), _dealt([1, 2], [2])
    ({2: 1, 1: 2, 3: 3}, {})
    """
    return dict(zip(after, before, strict=True)) if set(before) == set(after) else {}


def _side(
    passages: Sequence[_Passage],
    language: str,
    *,
    numbers: Mapping[int, int] = MappingProxyType({}),
    mark: bool = False,
) -> Side:
    known = frozenset(p.number for p in passages if p.number is not None)
    parts = [
        Part(
            kind=passage.kind,
            place=place,
            texts=tuple(_texts(passage.sentences, known, numbers, mark=mark)),
            number=None if passage.number is None else numbers.get(passage.number, passage.number),
        )
        for place, passage in enumerate(passages)
    ]
    calls: Counter[int | None] = Counter()
    body = [_counted(part, calls) for part in parts if part.kind is not BlockKind.FOOTNOTE]
    notes = sorted((part for part in parts if part.kind is BlockKind.FOOTNOTE), key=_rank)
    notes = [_counted(note, calls) for note in notes]
    return Side(
        language=language,
        body=tuple(body),
        notes=tuple(replace(note, calls=calls[note.number]) for note in notes),
    )


def _texts(
    sentences: Sequence[_Sentence],
    known: Collection[int],
    numbers: Mapping[int, int],
    *,
    mark: bool,
) -> Iterator[Text]:
    def renumbered(found: re.Match[str]) -> str:
        number = int(found[1])
        return f"[^{numbers.get(number, number)}]" if number in known else found[0]

    parted = [languages.parted(sentence.language) for sentence in sentences]
    gaps = ["", *(" " if either else "" for either in map(any, pairwise(parted)))]
    for sentence, gap in zip(sentences, gaps, strict=True):
        yield Text(
            runs=cut(
                MARK.sub(renumbered, clean(sentence.text)),
                known,
                direction=languages.direction(sentence.language),
            ),
            language=sentence.language,
            gap=gap,
            marked=mark and sentence.missing,
        )


def _counted(part: Part, calls: Counter[int | None]) -> Part:
    """Counts the marks of a part, which must come in reading order, on top of ``calls``."""

    def count(run: Run) -> Run:
        if run.kind is not RunKind.MARK:
            return run
        calls[run.number] += 1
        return replace(run, occurrence=calls[run.number])

    texts = (replace(text, runs=tuple(map(count, text.runs))) for text in part.texts)
    return replace(part, texts=tuple(texts))


def _rank(note: Part) -> tuple[bool, int]:
    """Puts notes in the order of their numbers, those without one last."""
    return note.number is None, note.number or 0
