"""A catalog of gettext, and its entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An entry of a catalog: a segment and its translation.

    Attributes:
        msgid: Source text; with msgctxt the key of the entry.
        msgstr: Translation, empty if there is none.
        plural: ``msgid_plural`` of an entry that another program made, else None.
        plurals: Its translations by plural form.
        previous: Source that a fuzzy translation was made for (``#| msgid``).
        comments: Extracted comments (``#.``), for the translator from the program.
        notes: Translator comments (``# ``), kept as they are.
        references: ``file:line`` places (``#:``).
        flags: All flags but ``fuzzy``.
        line: Where the entry stands in its file; None if it was not read from one.
        raw: The very lines it was read from; writing uses them again when nothing changed.
    """

    msgid: str
    msgstr: str = ""
    msgctxt: str | None = None
    plural: str | None = None
    plurals: tuple[str, ...] = ()
    previous: str | None = None
    previous_context: str | None = None
    previous_plural: str | None = None
    comments: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    fuzzy: bool = False
    obsolete: bool = False
    line: int | None = field(default=None, compare=False)
    raw: str | None = field(default=None, compare=False, repr=False)

    @property
    def key(self) -> tuple[str | None, str]:
        """What tells entries of a catalog apart: context and source text."""
        return self.msgctxt, self.msgid

    @property
    def translated(self) -> bool:
        """Whether it can be published: not obsolete, not fuzzy, no form empty."""
        return not self.obsolete and not self.fuzzy and self.has_translation

    @property
    def has_translation(self) -> bool:
        """Whether anything was translated, whatever its state."""
        return bool(self.plurals) and all(self.plurals) if self.plural else bool(self.msgstr)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """A PO or POT file.

    Attributes:
        path: The file, as messages should name it.
        language: BCP 47 tag of the translations; empty for a template.
        metadata: The header's fields, in their order.
        header: The very lines of the header entry with its comments; empty if it is new.
        units: Entries in the order of the file, obsolete ones included.
    """

    path: str
    language: str
    metadata: Mapping[str, str] = field(default_factory=dict)
    header: str = ""
    units: tuple[Unit, ...] = ()
