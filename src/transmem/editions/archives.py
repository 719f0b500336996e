"""ZIP files, the same bytes for the same contents: what DOCX and EPUB are packed in."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# The times of ZIP begin with 1980 and end with 2107 (APPNOTE.TXT 4.4.6: seven bits for the year).
_FIRST, _LAST = (1980, 1, 1, 0, 0, 0), (2107, 12, 31, 23, 59, 58)


def pack(files: Iterable[tuple[str, bytes]], *, created: datetime, stored: str = "") -> bytes:
    """Packs files in the order given.

    Args:
        files: Names in the archive, and contents.
        created: The time that all of them get.
        stored: The name of a file that is not compressed, as EPUB wants it of ``mimetype``.
    """
    time = min(max(created.timetuple()[:6], _FIRST), _LAST)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, time)
            entry.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix on every system, as the permissions below are Unix's
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return packed.getvalue()
