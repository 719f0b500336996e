"""Documents and catalogs from disk; every error names the file, and the line if there is one."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from transmem import catalogs, languages
from transmem.errors import CatalogError, LanguageError
from transmem.model import Block, BlockKind, Catalog, Document, Segment
from transmem.project.failures import while_reading
from transmem.project.layout import shown


def read_document(
    path: Path, *, language: str, name: str | None = None, reference: str | None = None
) -> Document:
    """Reads a source document.

    Args:
        path: The file.
        language: Its language.
        name: What to call it in messages; by default as seen from the working folder.
        reference: What catalogs shall call it; by default as messages do.

    Raises:
        TransmemError: It cannot be read, or is no text.
    """
    # The reader brings word lists and sentence rules; most commands do not read documents.
    from transmem.documents import decode, read_text  # noqa: PLC0415

    name = name or shown(path)
    data = read_bytes(path, name=name)
    document = read_text(decode(data, path=name), path=reference or name, language=language)
    return replace(document, digest=hashlib.sha256(data).hexdigest())


def read_lines(path: Path, *, language: str) -> Document:
    """Reads a text with a segment a line; empty lines part paragraphs.

    Raises:
        TransmemError: It cannot be read, or is no text.
    """
    lines = read_text_file(path).splitlines()
    numbered = ((number, line.strip()) for number, line in enumerate(lines, 1))
    paragraphs = groupby(numbered, key=lambda line: bool(line[1]))
    blocks = tuple(
        Block(
            kind=BlockKind.PARAGRAPH,
            segments=tuple(Segment(text=text, lines=(number, number)) for number, text in group),
        )
        for filled, group in paragraphs
        if filled
    )
    return Document(path=shown(path), language=language, blocks=blocks)


def read_catalog(path: Path, *, name: str | None = None, language: str | None = None) -> Catalog:
    """Reads a PO file.

    Args:
        path: The file.
        name: What to call it in messages; by default as seen from the working folder.
        language: What its folder says; by default the header is asked, then the folder.

    Raises:
        TransmemError: It cannot be read, is no PO file, or its language is not known.
    """
    name = name or shown(path)
    return parse_catalog(read_bytes(path, name=name), path, name=name, language=language)


def parse_catalog(data: bytes, path: Path, *, name: str, language: str | None = None) -> Catalog:
    """Does what `read_catalog` does, with the bytes of the file."""
    text = catalogs.decode(data, path=name)
    if not text.strip():
        raise CatalogError("is empty; restore it, or delete it to begin anew", path=name, line=1)
    if language is not None:
        catalog = catalogs.parse(text, path=name, language=language)
        _refuse_other_language(catalog, text, language)
        return catalog
    catalog = catalogs.parse(text, path=name)
    if catalog.language:
        return catalog
    if not (folder := language_of_folder(path)):
        raise CatalogError(
            "does not say its language; add “Language: fr” (or what it is) to its header, "
            "or put it in a folder fr/LC_MESSAGES",
            path=name,
            line=1,
        )
    return catalogs.parse(text, path=name, language=folder)


def read_text_file(path: Path, *, name: str | None = None) -> str:
    """Reads a text in UTF-8.

    Raises:
        TransmemError: It cannot be read, or is no text.
    """
    from transmem.documents import decode  # noqa: PLC0415 - as above

    name = name or shown(path)
    return decode(read_bytes(path, name=name), path=name)


def read_bytes(path: Path, *, name: str) -> bytes:
    """Reads a file whole.

    Raises:
        TransmemError: It cannot be read.
    """
    with while_reading(path, name):
        return path.read_bytes()


def _refuse_other_language(catalog: Catalog, text: str, language: str) -> None:
    said = catalog.metadata.get("Language", "")
    try:
        same = not said or languages.base(said) == languages.base(language)
    except LanguageError:
        same = False
    if not same:
        place = text.find('"Language:')
        raise CatalogError(
            f"the header says “Language: {said}”, but this is the folder of {language}; "
            "correct the header, or put the right file here",
            path=catalog.path,
            line=text.count("\n", 0, max(place, 0)) + 1,
        )


def language_of_folder(path: Path) -> str:
    """Gives the language of a catalog that stands where gettext looks for it."""
    folder = path.absolute().parent
    if folder.name != "LC_MESSAGES":
        return ""
    try:
        return languages.canonical(folder.parent.name)
    except LanguageError:
        return ""
