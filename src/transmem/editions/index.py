"""The page that lists the editions in a folder, for a site: one table a document."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from babel.dates import format_date

from transmem import languages
from transmem.model import Layout, Record, Stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from transmem.editions.templates import Templates

NAME = "index.html"
# In the order in which readers want them; others, which a newer transmem wrote, come after.
_FORMATS = ("html", "pdf", "epub", "docx", "md", "txt")
_MEDIA = {
    "html": "text/html",
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown",
    "txt": "text/plain",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The editions of a document in one language, without and with the source beside them.

    Attributes:
        stamp: That of the edition which has most missing, so that the page promises nothing
            that a file does not keep.
        dated: The stamp's date of the catalog in the words of the page; empty if it has none.
    """

    language: str
    title: str
    stamp: Stamp
    dated: str
    own: Sequence[Record]
    beside: Sequence[Record]

    @property
    def percent(self) -> int:
        """Share of segments translated, rounded down: 100 only when nothing is left to do."""
        return 100 * self.stamp.translated // self.stamp.total if self.stamp.total else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A document and its editions; the source's own stand first.

    Attributes:
        name: The document's file name without what it ends in.
        title: Its title in its own language, if it is published in it; else its name.
    """

    name: str
    title: str
    source_language: str
    rows: Sequence[Row]


def render(records: Iterable[Record], *, templates: Templates) -> bytes:
    """Writes the page, in the language of the sources, as UTF-8.

    Raises:
        TemplateError: The user's template does not work.
    """
    ordered = sorted(records, key=_order)
    spoken = sorted({record.source_language for record in ordered})
    language = spoken[0] if len(spoken) == 1 else "en"
    page = templates.render(
        "index.html.jinja",
        language=language,
        sections=_sections(ordered, language),
        media=_MEDIA,
        href=_href,
    )
    return page.encode()


def _order(record: Record) -> tuple[object, ...]:
    rank = _FORMATS.index(record.format) if record.format in _FORMATS else len(_FORMATS)
    return (list(Layout).index(record.layout), rank, record.name)


def _sections(records: Sequence[Record], language: str) -> list[Section]:
    documents: dict[tuple[str, str], dict[str, list[Record]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for record in records:
        by_language = documents[record.stamp.document, record.source_language]
        by_language[record.language].append(record)
    return [
        _section(name, source, by_language, language)
        for (name, source), by_language in sorted(documents.items())
    ]


def _section(
    document: str, source: str, by_language: Mapping[str, Sequence[Record]], language: str
) -> Section:
    tags = sorted(by_language, key=lambda tag: (tag != source, tag))
    name = PurePosixPath(document).stem
    return Section(
        name=name,
        title=by_language[source][0].title if source in by_language else name,
        source_language=source,
        rows=[_row(tag, by_language[tag], language) for tag in tags],
    )


def _row(of: str, records: Sequence[Record], language: str) -> Row:
    stamp = min((record.stamp for record in records), key=_trust)
    return Row(
        language=of,
        title=records[0].title,
        stamp=stamp,
        dated=_dated(stamp.revised, language),
        own=[record for record in records if record.layout is Layout.TRANSLATION],
        beside=[record for record in records if record.layout is not Layout.TRANSLATION],
    )


def _trust(stamp: Stamp) -> tuple[float, int, float]:
    share = stamp.translated / stamp.total if stamp.total else 0.0
    return share, -stamp.errors, stamp.created.timestamp()


def _dated(time: datetime | None, language: str) -> str:
    if time is None:
        return ""
    return format_date(time.date(), "long", locale=languages.locale(language) or "en")


def _href(record: Record) -> str:
    """Gives the address of a file from the page: no sign in its name means anything there."""
    return quote(record.name)
