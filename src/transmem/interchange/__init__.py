"""Files of translation units: what a translation memory reads and writes.

A reader is a module or a package as `contract` says: `tmx`, `xliff`, `po`, `tsv`. It reads a stream
once, gives one unit after the other, and holds no more than one, but for PO files, which are read
whole. A broken file is an error from the iterator, with file and line: who stores the units as they
come must then drop those that came before it. No text holds a NUL or half a character, and no text
is blank.

What readers share: `transcoding` makes UTF-8 of bytes, `markup` elements of XML, `drafts` units at
speed; `neighbours` adds what stands around a text, `dates` reads dates, and `escaping` writes text
into XML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from transmem.errors import InterchangeError
from transmem.interchange import po, tmx, tsv, xliff
from transmem.interchange.contract import Given, Reader
from transmem.model import Skipped, TranslationUnit

__all__ = ["READERS", "Reader", "read", "tmx"]

READERS: tuple[Reader, ...] = (tmx, xliff, po, tsv)


def read(
    stream: BinaryIO,
    *,
    name: str,
    source_language: str | None = None,
    target_language: str | None = None,
    on_skip: Callable[[Skipped], None],
) -> Iterator[TranslationUnit]:
    """Reads a file of translation units, of the kind that the ending of its name says.

    Args:
        stream: The file; read once, from where it stands to its end.
        name: The file, as messages name it.
        source_language: Tag of the language that was translated, where the file does not say it.
        target_language: Tag of the language of the translations, where the file does not say it.
        on_skip: Is told what cannot be used, and is left out.

    Raises:
        TransmemError: Now if no file of this name is read here; from the iterator if the file is
            broken.
    """
    for reader in READERS:
        if name.lower().endswith(reader.ENDINGS):
            given = Given(
                name=name,
                source_language=source_language,
                target_language=target_language,
                on_skip=on_skip,
            )
            return reader.read(stream, given)
    endings = ", ".join(ending for reader in READERS for ending in reader.ENDINGS)
    raise InterchangeError(
        f"is no file of translations by its name, which must end in {endings}", path=name
    )
