"""Texts in several languages, as files of translations have them: TMX's units and variants."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One language of a translation unit: TMX's ``<tuv>``.

    Dates are ISO 8601 in UTC, as TMX writes them: ``20240501T093000Z``.

    Attributes:
        language: BCP 47 tag in canonical form.
        text: The segment as people see it: all its characters, native codes such as ``<b>``
            included.
        markup: The segment as TMX 1.4b writes it inside ``<seg>``, if it has inline elements.
        creator: User that made it.
        changer: User that changed it last.
        uses: How often it has been used, if that is known.
        notes: Remarks of people.
        properties: Type and text of what tools say of it, in their order.
    """

    language: str
    text: str
    markup: str | None = None
    created: str | None = None
    creator: str | None = None
    changed: str | None = None
    changer: str | None = None
    uses: int | None = None
    last_used: str | None = None
    notes: tuple[str, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationUnit:
    """A text in several languages, as a translation memory knows it: TMX's ``<tu>``.

    Attributes:
        variants: At least one in the source language and one in another; there may be several
            in a language.
        source_language: BCP 47 tag in canonical form: that of one of the variants.
        previous: Source text of the segment before, if the file says it.
        next: Source text of the segment after, if the file says it.
        key: What tells it apart from others with the same source: ``msgctxt``, ``tuid`` …
        origin: Where the translation comes from: the file, as messages name it.
        line: Where it stands in the file that it was read from.
        notes: Remarks of people.
        properties: Type and text of what tools say of it, in their order.
    """

    variants: tuple[Variant, ...]
    source_language: str
    previous: str | None = None
    next: str | None = None
    key: str | None = None
    origin: str = ""
    line: int | None = field(default=None, compare=False)
    notes: tuple[str, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()

    @property
    def source(self) -> Variant:
        """The text that was translated: the first variant in the source language."""
        for found in self.variants:  # faster than a generator, and asked for each unit of a file
            if found.language == self.source_language:
                return found
        raise ValueError(f"no variant is in {self.source_language}")

    @property
    def targets(self) -> tuple[Variant, ...]:
        """Its translations: every variant in another language."""
        return tuple(found for found in self.variants if found.language != self.source_language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something in a file of translation units that a memory cannot use, and that was left out.

    Attributes:
        line: Where it stands in the file.
        reason: What is wrong with it, in words.
    """

    line: int
    reason: str
