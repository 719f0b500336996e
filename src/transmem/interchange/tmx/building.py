"""What stands in the elements of TMX, put together to translation units."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache

from transmem import languages
from transmem.errors import InterchangeError, LanguageError
from transmem.interchange.dates import utc
from transmem.interchange.drafts import drafts
from transmem.interchange.tmx.context import FIELDS_OF_SOURCE, TELLING, Context, of_source, of_unit
from transmem.model import Skipped, TranslationUnit, Variant

_TAGS = 1000
"""Language tags in a file: each is remembered."""
_DIGITS = 15
"""Of a usage count: what any database holds."""

_draft_variant = drafts(Variant)
_draft_unit = drafts(TranslationUnit)

# The fields of `Variant` from `created` to `last_used`. A named tuple takes ten times as long.
_History = tuple[str | None, str | None, str | None, str | None, int | None, str | None]
_NO_HISTORY: _History = (None, None, None, None, None, None)


class Builder:
    """Puts units together, one after the other.

    Attributes:
        done: The units that are whole and were not taken yet.
        number: How many have been opened.
        line: Where the one that is open begins.
    """

    def __init__(self, name: str, default_source: str, on_skip: Callable[[Skipped], None]) -> None:
        self.done: list[TranslationUnit] = []
        self.number = 0
        self.line = 0
        self._name = name
        self._default_source = default_source
        self._header_source = default_source
        self._on_skip = on_skip
        self._tags: dict[str, str] = {"": ""}
        # Of the unit:
        self._key: str | None = None
        self._source = ""
        self._unit_history = _NO_HISTORY
        self._unit_notes: list[str] = []
        self._unit_properties: list[tuple[str, str]] = []
        self._variants: list[Variant] = []
        self._telling = False  # whether properties of it have fields of their own
        self._source_telling = False  # whether those of a variant have
        self._faults: list[str] = []
        # Of the variant:
        self._tag = ""
        self._history = _NO_HISTORY
        self._notes: list[str] = []
        self._properties: list[tuple[str, str]] = []

    def header(self, attributes: Mapping[str, str]) -> None:
        """Takes what holds for all units that do not say otherwise."""
        self._header_source = self._source_in(attributes)

    def open_unit(self, attributes: Mapping[str, str], line: int) -> None:
        """Begins a unit."""
        self.number += 1
        self.line = line
        self._source = self._header_source
        if attributes:
            self._key = attributes.get("tuid") or None
            self._unit_history = self._history_in(attributes, _NO_HISTORY)
            if "srclang" in attributes:
                self._source = self._source_in(attributes)

    def open_variant(self, attributes: Mapping[str, str]) -> None:
        """Begins a variant of the unit; what its attributes do not say those of the unit do."""
        self._tag = attributes.get("xml:lang") or attributes.get("lang") or ""
        self._history = self._unit_history
        if len(attributes) > 1:
            self._history = self._history_in(attributes, self._unit_history)

    def note(self, owner: str, text: str) -> None:
        """Takes a note of the ``tu`` or the ``tuv`` that is open."""
        (self._unit_notes if owner == "tu" else self._notes).append(text)

    def property(self, owner: str, kind: str, text: str) -> None:
        """Takes a property of the ``tu`` or the ``tuv`` that is open."""
        if owner == "tu":
            self._unit_properties.append((kind, text))
            if kind in TELLING:
                self._telling = True
        else:
            self._properties.append((kind, text))
            if kind in FIELDS_OF_SOURCE:
                self._source_telling = True

    def stray(self, name: str, line: int) -> None:
        """Takes note of an element that stands where it means nothing."""
        self._on_skip(Skipped(line=line, reason=f"a <{name}> stands where none can be"))

    def close_variant(self, text: str | None, markup: str | None) -> None:
        """Ends a variant with the text of its segment; None if it has none."""
        language = self._tags.get(self._tag)
        if language is None:
            language = self._language(self._tag)
        if not language:
            tag = f"{_quoted(self._tag)} is no language tag"
            self._faults.append(tag if self._tag else "a variant has no language")
        elif not text or text.isspace():
            self._faults.append(f"the variant in {language} has no text")
        else:
            variant = _draft_variant(
                language,
                text,
                markup,
                *self._history,
                tuple(self._notes),
                tuple(self._properties),
            )
            variant.__class__ = Variant
            self._variants.append(variant)
        if self._notes or self._properties:
            self._notes.clear()
            self._properties.clear()

    def close_unit(self) -> None:
        """Ends the unit: it is done, or cannot be used, which is reported."""
        source = _source_among(self._source, *[variant.language for variant in self._variants])
        if source:
            unit = self._unit(source)
            unit.__class__ = TranslationUnit
            self.done.append(unit)
            if len(self._variants) > 2:  # a source and its translation
                self._refuse_other_sources(source)
        else:
            why = f": {self._faults[0]}" if self._faults else ""
            self._faults = [f"the unit has no translation{why}"]
        if self._faults:
            self._report()
        self._variants.clear()
        self._key, self._unit_history = None, _NO_HISTORY
        if self._unit_notes or self._unit_properties:
            self._unit_notes.clear()
            self._unit_properties.clear()
        self._telling = self._source_telling = False

    def _refuse_other_sources(self, source: str) -> None:
        """Takes note of what stands beside the source in its language, and translates nothing."""
        fault = f"a second variant in {source}, the language of the source"
        others = [variant.language for variant in self._variants].count(source) - 1
        self._faults += [fault] * others

    def _report(self) -> None:
        """Says what could not be used."""
        for fault in self._faults:
            self._on_skip(Skipped(line=self.line, reason=fault))
        self._faults.clear()

    def _unit(self, source: str) -> TranslationUnit:
        """Gives the draft of a unit."""
        previous = next_one = origin = None
        key, properties = self._key, tuple(self._unit_properties)
        if self._telling or self._source_telling:
            context = of_unit(properties, key=key)
            if self._source_telling:
                context = self._context_of_source(source, context)
            previous, next_one, key, origin, properties = context
        return _draft_unit(
            tuple(self._variants),
            source,
            previous,
            next_one,
            key,
            origin or self._name,
            self.line,
            tuple(self._unit_notes),
            properties,
        )

    def _context_of_source(self, source: str, context: Context) -> Context:
        """Takes the neighbours that the source variant knows."""
        index = next(i for i, found in enumerate(self._variants) if found.language == source)
        found = of_source(self._variants[index].properties, context)
        self._variants[index] = replace(self._variants[index], properties=found.rest)
        return found._replace(rest=context.rest)

    def _source_in(self, attributes: Mapping[str, str]) -> str:
        """Gives the language that is said to be the source; what may be any is the default."""
        tag = attributes.get("srclang", "")
        known = self._tags.get(tag)
        return (self._language(tag) if known is None else known) or self._default_source

    def _language(self, tag: str) -> str:
        """Gives the canonical form of a tag that was not met before; empty if it is none."""
        if len(self._tags) > _TAGS:
            raise InterchangeError(f"names more than {_TAGS:,} languages")
        try:
            self._tags[tag] = languages.canonical(tag)
        except LanguageError:
            self._tags[tag] = ""
        return self._tags[tag]

    def _history_in(self, attributes: Mapping[str, str], above: _History) -> _History:
        get = attributes.get
        created, creator, changed, changer, uses, last_used = above
        if written := get("creationdate"):
            created = self._date(written)
        if written := get("changedate"):
            changed = self._date(written)
        if written := get("lastusagedate"):
            last_used = self._date(written)
        if written := get("usagecount"):
            uses = self._count(written)
        return (
            created,
            get("creationid") or creator,
            changed,
            get("changeid") or changer,
            uses,
            last_used,
        )

    def _date(self, written: str) -> str | None:
        found = utc(written)
        if not found:
            self._faults.append(f"{_quoted(written)} is no date")
        return found

    def _count(self, written: str) -> int | None:
        if written.isdecimal() and len(written) <= _DIGITS:
            return int(written)
        self._faults.append(f"{_quoted(written)} is no usage count")
        return None


def _quoted(value: str) -> str:
    """Gives the beginning of a value, on one line."""
    return f"“{' '.join(value.split()):.40}”"


@lru_cache(maxsize=32)
def _source_among(said: str, *found: str) -> str:
    """Gives the language that is the source: what was said, or its variety, or the first.

    >>> _source_among("en", "fr", "en-US"), _source_among("de", "fr", "en-US")
    ('en-US', 'fr')

    If all are in one language none is translated, and it is empty.
    """
    if len(set(found)) < 2:
        return ""
    if said in found:
        return said
    same = (tag for tag in found if said and languages.base(tag) == languages.base(said))
    return next(same, found[0])
