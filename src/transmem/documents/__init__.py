"""Reading a source document: a text taken from a PDF becomes blocks of segments."""

from __future__ import annotations

from transmem.documents.decoding import decode
from transmem.documents.printed import read_text

__all__ = ["decode", "read_text"]
