"""What an edition is stamped with: its source, its catalog, its progress and a time."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from transmem.editions.cleaning import clean
from transmem.model import Stamp

if TYPE_CHECKING:
    from transmem.model import Catalog, Document

# For what has no time of its own: the first that a ZIP file, and so DOCX and EPUB, can hold.
_NO_TIME = datetime(1980, 1, 1, tzinfo=UTC)
# As gettext writes it: 2022-02-26 09:30+0100.
_FORMS = ("%Y-%m-%d %H:%M%z", "%Y-%m-%d %H:%M:%S%z")


def stamp(
    document: Document,
    catalog: Catalog | None,
    *,
    translated: int,
    total: int,
    errors: int = 0,
    created: datetime | None = None,
) -> Stamp:
    """Stamps an edition.

    Args:
        document: What is published.
        catalog: None for an edition in the source's own language.
        translated: Segments that have a translation.
        total: All of them.
        errors: Findings of level error.
        created: The time for metadata; by default the catalog's.
    """
    revised = None if catalog is None else revision_date(catalog)
    return Stamp(
        document=clean(PurePosixPath(document.path).name),
        digest=document.digest,
        revised=revised,
        version=_version(),
        translated=translated,
        total=total,
        errors=errors,
        created=created or revised or _NO_TIME,
    )


def revision_date(catalog: Catalog) -> datetime | None:
    """Gives the time of a catalog's header field ``PO-Revision-Date``; None if it has none.

    >>> from transmem.model import Catalog
    >>> header = {"PO-Revision-Date": "2022-02-26 09:30+0100"}
    >>> revision_date(Catalog(path="fr.po", language="fr", metadata=header)).isoformat()
    '2022-02-26T08:30:00+00:00'
    """
    said = catalog.metadata.get("PO-Revision-Date", "").strip()
    for form in _FORMS:
        try:
            return datetime.strptime(said, form).astimezone(UTC)
        except (ValueError, OverflowError):
            continue
    return None


@cache
def _version() -> str:
    return version("transmem")
