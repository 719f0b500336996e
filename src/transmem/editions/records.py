"""The list of the editions in a folder, as JSON: docs/editions.md describes it.

It says what each file is and what it was made of, also for formats that have no room for it, so
that the next run knows what it would replace, and an index can be made of it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from transmem import languages
from transmem.errors import LanguageError, TransmemError
from transmem.model import Layout, Record, Stamp

VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The editions in a folder.

    Attributes:
        index: SHA-256 of the page that lists them, in hexadecimal; empty if there is none.
    """

    records: tuple[Record, ...] = ()
    index: str = ""


def render(listing: Listing) -> bytes:
    """Writes a list of editions, sorted by the names of the files."""
    ordered = sorted(listing.records, key=lambda record: record.name)
    value = {
        "version": VERSION,
        "index": listing.index or None,
        "editions": [_written(record) for record in ordered],
    }
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def parse(text: str, *, path: str) -> Listing:
    """Reads what `render` wrote.

    Raises:
        TransmemError: It is no list of editions.
    """
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise _error(f"is not JSON: {error.msg}", path, error.lineno) from error
    except (RecursionError, ValueError) as error:
        raise _error("holds too deep a nest, or too long a number", path) from error
    if not isinstance(value, dict) or not isinstance(value.get("editions"), list):
        raise _error("has no list of “editions”", path)
    if value.get("version") != VERSION:
        raise _error(f"is of version {value.get('version')}, not {VERSION}", path)
    try:
        return Listing(
            records=tuple(_read(one) for one in value["editions"]),
            index=_text(value["index"] or ""),
        )
    except (KeyError, TypeError, ValueError, OverflowError, LanguageError) as error:
        raise _error(f"has an edition that cannot be understood ({error})", path) from error


def _written(record: Record) -> dict[str, object]:
    stamp = record.stamp
    return {
        "file": record.name,
        "title": record.title,
        "language": record.language,
        "source_language": record.source_language,
        "format": record.format,
        "layout": record.layout.value,
        "sha256": record.digest,
        "source": {"file": stamp.document, "sha256": stamp.digest or None},
        "catalog_date": stamp.revised.isoformat() if stamp.revised else None,
        "created": stamp.created.isoformat(),
        "transmem": stamp.version,
        "segments": {"translated": stamp.translated, "total": stamp.total},
        "errors": stamp.errors,
    }


def _read(value: Any) -> Record:  # noqa: ANN401 - what stands in a file can be anything
    name = _text(value["file"])
    if name in {"", ".", ".."} or any(sign in name for sign in "/\\\0"):
        raise ValueError(f"“{name}” is no file name")
    revised = value["catalog_date"]
    stamp = Stamp(
        document=_text(value["source"]["file"]),
        digest=_text(value["source"]["sha256"] or ""),
        revised=None if revised is None else _time(revised),
        version=_text(value["transmem"]),
        translated=_count(value["segments"]["translated"]),
        total=_count(value["segments"]["total"]),
        errors=_count(value["errors"]),
        created=_time(value["created"]),
    )
    return Record(
        name=name,
        title=_text(value["title"]),
        language=languages.canonical(_text(value["language"])),
        source_language=languages.canonical(_text(value["source_language"])),
        format=_text(value["format"]),
        layout=Layout(value["layout"]),
        stamp=stamp,
        digest=_text(value["sha256"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    value.encode()  # half of a surrogate pair, which JSON can spell, can be written nowhere
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or value < 0:
        raise TypeError(f"{value!r} is no count")
    return value


def _time(value: object) -> datetime:
    time = datetime.fromisoformat(_text(value))
    if time.tzinfo is None:
        raise ValueError(f"{value} has no time zone")
    return time


def _error(message: str, path: str, line: int | None = None) -> TransmemError:
    mend = "; restore it, or delete it and publish again"
    return TransmemError(f"is no list of editions: it {message}{mend}", path=path, line=line)
