"""The errors that a user can meet, each one line: where, what, how to mend."""

from __future__ import annotations

from pathlib import Path


class TransmemError(Exception):
    """Something could not be done; the command line prints it and exits with 2.

    Attributes:
        path: The file that is meant, if one is.
        line: The line in it, counted from 1, if one is known.
    """

    def __init__(
        self, message: str, *, path: Path | str | None = None, line: int | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        place = "" if self.path is None else f"{self.path}:"
        if self.line is not None:
            place += f"{self.line}:"
        return f"{place} {self.message}" if place else self.message


class DocumentError(TransmemError):
    """A source document that cannot be read: empty, binary, not UTF-8, notes without marks."""


class CatalogError(TransmemError):
    """A PO file that cannot be read or must not be replaced."""


class InterchangeError(TransmemError):
    """A file of translation units (TMX, XLIFF, TSV) that is broken, or not what its name says."""


class StoreError(TransmemError):
    """A translation memory that cannot be opened, read or written."""


class ServingError(TransmemError):
    """A service that cannot begin: no room at the address, no token, nothing to serve with."""


class ConfigurationError(TransmemError):
    """The project's configuration is missing, malformed, or names what does not exist."""


class BaselineError(TransmemError):
    """A file of recorded findings that cannot be understood."""


class PluginError(TransmemError):
    """A check that another distribution brings, and that does not work."""


class ExtraError(TransmemError):
    """A format was asked for whose libraries are not installed."""


class TemplateError(TransmemError):
    """A template or style that a user gave, and that does not work."""


class FontError(TransmemError):
    """An edition has signs that no installed font can show; other formats may need none.

    Attributes:
        format: That of the edition.
    """

    def __init__(self, message: str, *, format: str) -> None:  # noqa: A002 - as Edition has it
        super().__init__(message)
        self.format = format


class LanguageError(TransmemError):
    """A language tag that is neither BCP 47 nor POSIX."""


class ReferenceMismatchError(TransmemError):
    """A reference translation that does not go with the catalog it should score."""


class MissingTranslationError(TransmemError):
    """An edition was asked for that may not have gaps, and has some (exit code 1, not 2).

    Attributes:
        missing: Source texts without a translation that can be published, in reading order.
    """

    def __init__(
        self, message: str, *, missing: tuple[str, ...], path: Path | str | None = None
    ) -> None:
        super().__init__(message, path=path)
        self.missing = missing
