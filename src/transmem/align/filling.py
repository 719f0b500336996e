"""Links into a catalog: what is sure as a translation, the rest as fuzzy, with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from transmem import languages
from transmem.model import SURE, Alignment, Catalog, Document, Link, Repair, Segment, Unit

_GUESSED = ("mended-word", "undecided-word", "undecided-hyphen")

_Key = tuple[str | None, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A catalog with translations from links.

    Attributes:
        filled: Entries that got a translation.
        fuzzy: Entries that got one that must be looked at.
        kept: Entries that had one before.
        differing: Those of them for which the links have another.
        untranslated: Entries that have none yet.
    """

    catalog: Catalog
    filled: int
    fuzzy: int
    kept: int
    differing: int
    untranslated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offer:
    """A translation for an entry, and why it must be looked at, if it must."""

    text: str
    confidence: float
    doubts: tuple[str, ...]


def fill(catalog: Catalog, source: Document, target: Document, alignment: Alignment) -> Filled:
    """Puts translations into the entries of a catalog that have none.

    Every segment of the translation comes to stand in the catalog, but for those whose entry is
    translated already: if it has no partner, in a note beside the entry before it.

    Args:
        catalog: That of the source, in the language of the translation.
        source: The document.
        target: Its translation.
        alignment: Of the two.
    """
    keys = _keys(catalog, source)
    offers: dict[_Key, list[_Offer]] = {}
    strays: dict[_Key, list[str]] = {}
    for link in alignment.links:
        if not link.targets:
            continue
        if not link.sources:
            place = keys[max(0, link.source - 1)] if keys else None
            if place:
                strays.setdefault(place, []).append(_stray(link, target))
            continue
        offer = _offer(link, target)
        for key in dict.fromkeys(keys[link.source : link.source + len(link.sources)]):
            offers.setdefault(key, []).append(offer)
    units = tuple(_filled(unit, offers, strays) for unit in catalog.units)
    differing = sum(_differs(unit, offers.get(unit.key, ())) for unit in catalog.units)
    return _counted(replace(catalog, units=units), before=catalog, differing=differing)


def _keys(catalog: Catalog, source: Document) -> list[_Key]:
    """Gives the key of the entry of each segment: the kind of its block is the context, or none."""
    known = {unit.key for unit in catalog.units if not unit.obsolete}
    return [
        key if (key := (str(block.kind), segment.text)) in known else (None, segment.text)
        for block in source.blocks
        for segment in block.segments
    ]


def _offer(link: Link, target: Document) -> _Offer:
    return _Offer(
        text=_joined(link.targets, target.language),
        confidence=link.confidence,
        doubts=tuple(_doubts(link, target)),
    )


def _doubts(link: Link, target: Document) -> Iterator[str]:
    place = _place(link.targets, target)
    if len(link.sources) > 1:
        segments = " | ".join(segment.text for segment in link.sources)
        yield f"Aligned with {place}, which translates these together: {segments}"
    elif link.confidence < SURE:
        yield f"Aligned with {place}, but that is only {link.confidence:.0%} sure."
    yield from (
        f"In {place}, “{_line(repair.before)}” was read as “{_line(repair.after)}”: {repair.why}"
        for repair in _repairs(link.targets, target.repairs)
    )


def _repairs(segments: Sequence[Segment], repairs: Sequence[Repair]) -> Iterator[Repair]:
    """Finds the words of segments that were guessed when they were read."""
    for repair in repairs:
        if repair.kind in _GUESSED and any(
            segment.lines[0] <= repair.line <= segment.lines[1]
            and (repair.after in segment.text or repair.before in segment.text)
            for segment in segments
        ):
            yield repair


def _stray(link: Link, target: Document) -> str:
    text = _joined(link.targets, target.language)
    return f"{_place(link.targets, target)} has this, which translates no segment: {text}"


def _place(segments: Sequence[Segment], document: Document) -> str:
    return f"{document.path}:{segments[0].lines[0]}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _joined(segments: Sequence[Segment], language: str) -> str:
    space = " " if languages.spaced(language) else ""
    return space.join(segment.text for segment in segments)


def _filled(
    unit: Unit, offers: Mapping[_Key, Sequence[_Offer]], strays: Mapping[_Key, Sequence[str]]
) -> Unit:
    if unit.obsolete or unit.has_translation or unit.plural:
        return unit
    doubts: list[str] = []
    text = ""
    if found := sorted(offers.get(unit.key, ()), key=lambda offer: -offer.confidence):
        text, doubts = found[0].text, [*found[0].doubts]
        others = dict.fromkeys(offer.text for offer in found if offer.text != text)
        doubts += [f"Elsewhere it is translated as: {other}" for other in others]
    notes = [*doubts, *strays.get(unit.key, ())]
    return replace(
        unit,
        msgstr=text,
        fuzzy=bool(doubts) or (unit.fuzzy and not text),
        notes=(*unit.notes, *(note for note in notes if note not in unit.notes)),
    )


def _differs(unit: Unit, offers: Sequence[_Offer]) -> bool:
    """Whether an entry keeps another translation than all that are offered."""
    if unit.obsolete or not unit.has_translation or unit.plural or not offers:
        return False
    return all(offer.text.split() != unit.msgstr.split() for offer in offers)


def _counted(catalog: Catalog, *, before: Catalog, differing: int) -> Filled:
    pairs = [
        (old, new) for old, new in zip(before.units, catalog.units, strict=True) if not new.obsolete
    ]
    got = [new for old, new in pairs if new.has_translation and not old.has_translation]
    return Filled(
        catalog=catalog,
        filled=sum(not unit.fuzzy for unit in got),
        fuzzy=sum(unit.fuzzy for unit in got),
        kept=sum(old.has_translation for old, _ in pairs),
        differing=differing,
        untranslated=sum(not new.has_translation for _, new in pairs),
    )
