"""Published files, and what they were made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Layout(StrEnum):
    """How an edition puts texts on its pages."""

    TRANSLATION = "translation"
    """The document in one language."""
    COLUMNS = "columns"
    """Source and translation side by side, each pair of segments in a row of its own."""
    INTERLEAVED = "interleaved"
    """Each segment of the source with its translation below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What an edition was made of, for the metadata of its file.

    Attributes:
        document: The source's file name, without folders.
        digest: SHA-256 of the source, in hexadecimal; empty if it was not read from a file.
        revised: When the catalog was last changed, as its header says; None if it does not.
        version: That of transmem.
        translated: Segments that have a translation, each text counted once.
        total: All of them.
        errors: Findings of level error that the translation had.
        created: For metadata that need a time; never that of the clock, so that the same
            inputs give the same bytes. May be before 1980, where the times of ZIP begin.
    """

    document: str
    digest: str
    revised: datetime | None
    version: str
    translated: int
    total: int
    errors: int
    created: datetime

    @property
    def complete(self) -> bool:
        """Whether nothing is missing, and nothing was found that is wrong."""
        return self.translated == self.total and not self.errors

    @property
    def generator(self) -> str:
        """The program that made it, ``transmem 0.1.0``."""
        return f"transmem {self.version}"

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """Names and texts, as a format writes them where its metadata have no field for it."""
        known = (
            ("transmem:source", self.document),
            ("transmem:source-sha256", self.digest),
            ("transmem:catalog-date", self.revised.isoformat() if self.revised else ""),
            ("transmem:version", self.version),
            ("transmem:progress", f"{self.translated}/{self.total}"),
            ("transmem:errors", str(self.errors or "")),
        )
        return tuple((name, text) for name, text in known if text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a published file is, as a list of editions has it.

    Attributes:
        name: File name, without a folder.
        title: As the file's metadata have it.
        language: Of the edition.
        source_language: Of the document; the same for an edition of the source itself.
        format: ``html``, say.
        digest: SHA-256 of the file, in hexadecimal.
    """

    name: str
    title: str
    language: str
    source_language: str
    format: str
    layout: Layout
    stamp: Stamp
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A file to publish.

    Attributes:
        record: What it is and what it was made of.
        content: The very bytes of the file.
        missing: Source texts that have no publishable translation in it.
    """

    record: Record
    content: bytes
    missing: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """File name, without a folder."""
        return self.record.name
