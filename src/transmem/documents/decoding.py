"""Bytes of a source file into text, or a clear word on why not."""

from __future__ import annotations

import codecs
import re

from transmem.errors import DocumentError

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes, *, path: str) -> str:
    """Decodes a UTF-8 text file; a byte order mark is kept as U+FEFF for the reader to report.

    Raises:
        DocumentError: The file is empty, not UTF-8, or not text.
    """
    if data.startswith(_UTF16):
        raise DocumentError(
            "is UTF-16; convert it with: iconv -f UTF-16 -t UTF-8", path=path, line=1
        )
    if b"\0" in data:
        line = _line(data, data.index(b"\0"))
        raise DocumentError(
            "holds a NUL byte: this is not a text file; extract the text of the document first",
            path=path,
            line=line,
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = _line(data, error.start)
        raise DocumentError(
            f"is not UTF-8 (byte 0x{data[error.start]:02x}); convert it, for instance with: "
            "iconv -f WINDOWS-1252 -t UTF-8",
            path=path,
            line=line,
        ) from None
    if not text.strip().strip("\ufeff"):
        raise DocumentError("is empty: there is no text in it", path=path, line=1)
    return text


def _line(data: bytes, position: int) -> int:
    # The reader breaks lines at CR too.
    return len(re.findall(rb"\r\n|\n|\r", data[:position])) + 1
