"""What a memory is worth for documents: the analysis that translators are paid by.

Every segment is in one band, the first of these that fits: it is translated; the memory has it
between the same neighbours (101%); it stands earlier in the documents, so that one translation
serves (a repetition); the memory has the same text (100%); it has a text like it, by the score,
rounded down; nothing of use.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from transmem.model import Band, Catalog, Count, Document, Leverage, Match, MatchKind
from transmem.progress import count_words

_FUZZY = {95: Band.FUZZY_95, 85: Band.FUZZY_85, 75: Band.FUZZY_75}
LEAST = min(_FUZZY)
"""The least score, in hundredths, that is paid as a match."""
_WHOLE = 100

Find = Callable[[str, str | None, str | None], Match | None]
"""Gives the best match of a text, by it and its neighbours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Segments to be translated into a language.

    Attributes:
        name: The document or the catalog.
        segments: Their texts, in reading order, each as often as it stands there.
        translated: Those that are translated.
        offered: Scores, in hundredths, of the translations that fuzzy entries hold already.
    """

    name: str
    segments: Sequence[str]
    translated: Collection[str]
    offered: Mapping[str, int]


def of_catalog(catalog: Catalog, score: Callable[[str, str], int]) -> Work:
    """Takes a catalog: each entry is a segment.

    Args:
        catalog: Its entries; obsolete ones are left out.
        score: Tells how alike two texts are, in hundredths.
    """
    active = [unit for unit in catalog.units if not unit.obsolete]
    fuzzy = [unit for unit in active if unit.fuzzy and unit.has_translation and unit.previous]
    return Work(
        name=catalog.path,
        segments=[unit.msgid for unit in active],
        translated=_translated(catalog),
        offered={unit.msgid: score(unit.previous or "", unit.msgid) for unit in fuzzy},
    )


def of_document(document: Document, catalog: Catalog, score: Callable[[str, str], int]) -> Work:
    """Takes a document, in which a text may stand several times, with its catalog."""
    return replace(
        of_catalog(catalog, score),
        name=document.path,
        segments=[segment.text for block in document.blocks for segment in block.segments],
    )


def analyse(works: Iterable[Work], find: Find, *, language: str) -> list[Leverage]:
    """Counts the segments of documents, which together are one job, by what a memory has.

    Args:
        works: In the order in which they are translated.
        find: Asks the memory.
        language: That of the translations.
    """
    seen: set[str] = set()
    analysed = []
    for work in works:
        counts: dict[Band, Count] = {}
        for place, text in enumerate(work.segments):
            previous = work.segments[place - 1] if place else None
            following = work.segments[place + 1] if place + 1 < len(work.segments) else None
            band = _band(text, work, seen, partial(find, text, previous, following))
            seen.add(text)
            one = Count(segments=1, words=count_words(text))
            counts[band] = counts.get(band, Count()) + one
        analysed.append(Leverage(document=work.name, language=language, counts=counts))
    return analysed


def _translated(catalog: Catalog) -> frozenset[str]:
    """Gives the texts of which every entry is translated."""
    open_ = {unit.msgid for unit in catalog.units if not unit.obsolete and not unit.translated}
    return frozenset(unit.msgid for unit in catalog.units if unit.translated) - open_


def _band(text: str, work: Work, seen: set[str], find: Callable[[], Match | None]) -> Band:
    if text in work.translated:
        return Band.TRANSLATED
    match = find()
    if match is not None and match.kind is MatchKind.CONTEXT:
        return Band.CONTEXT
    if text in seen:
        return Band.REPETITION
    percent = max(match.percent if match is not None else 0, work.offered.get(text, 0))
    if percent >= _WHOLE:
        return Band.EXACT
    return next((band for least, band in _FUZZY.items() if percent >= least), Band.NONE)
