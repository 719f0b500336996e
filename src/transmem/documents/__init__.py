"""Reading a source document: a text taken from a PDF becomes blocks of segments.

The walk, which `printed` goes: `decoding` makes text of bytes, `lines` lines of the text;
`furniture` takes out what the printer put there, `notes` the footnotes; `paragraphs` makes blocks
of what is left, `passage` puts together what the ends of lines have cut, and `marks` finds the
marks of the notes in it. `conservation` proves that no character was lost.
"""

from __future__ import annotations

from pathlib import Path

from transmem.documents.decoding import decode
from transmem.documents.printed import read_text
from transmem.errors import DocumentError
from transmem.model import Document

__all__ = ["decode", "read", "read_text"]


def read(path: Path | str, *, language: str = "en") -> Document:
    """Reads a source document from a file.

    Args:
        path: A UTF-8 text file, as a PDF gives it.
        language: BCP 47 or POSIX tag of the language it is in.

    Raises:
        DocumentError: It cannot be opened, is empty, or is not UTF-8 text.
        LanguageError: The tag is not one.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise DocumentError(f"cannot be read: {error.strerror}", path=path) from None
    return read_text(decode(data, path=str(path)), path=str(path), language=language)
