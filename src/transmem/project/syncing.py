"""Documents into the catalogs that follow them: read, merged, ready to be written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from transmem import catalogs, sync
from transmem.errors import DocumentError
from transmem.model import Catalog, Document
from transmem.project.binding import bind
from transmem.project.layout import Project, shown
from transmem.project.reading import parse_catalog, read_bytes, read_document
from transmem.project.writing import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What became of one catalog.

    Attributes:
        document: The document's name in the project.
        file: The catalog, as messages name it.
        created: Whether there was none.
    """

    document: str
    language: str
    file: str
    created: bool
    merge: sync.Merge


@dataclass(slots=True, kw_only=True)
class Plan:
    """What a sync will write.

    Attributes:
        documents: Those that were read, by their names.
        files: The contents of the templates and catalogs.
        read: What they were when they were read, as digests.
    """

    documents: Mapping[str, Document]
    followed: list[Followed] = field(default_factory=list)
    files: dict[Path, bytes] = field(default_factory=dict)
    read: dict[Path, str | None] = field(default_factory=dict)


def plan(
    project: Project,
    *,
    names: Sequence[str],
    tags: Sequence[str],
    created: datetime,
) -> Plan:
    """Merges documents into their catalogs; writes nothing.

    Args:
        project: Where they are.
        names: The documents.
        tags: The languages.
        created: The time for the headers of new catalogs.

    Raises:
        TransmemError: Something cannot be read.
        ExceptionGroup: Of `DocumentError`, for notes without marks and marks without notes.
    """
    made = Plan(documents=read_sources(project, names))
    for name, document in made.documents.items():
        template = _plan_template(project, name, document, created, made)
        for tag in tags:
            _plan_catalog(project, name, tag, template, created, made)
    return made


def read_sources(project: Project, names: Sequence[str]) -> dict[str, Document]:
    """Reads documents that shall be translated or published.

    Raises:
        TransmemError: One cannot be read.
        ExceptionGroup: Of `DocumentError`, for notes without marks and marks without notes.
    """
    documents = {
        name: read_document(
            project.document(name), language=project.source_language, reference=name
        )
        for name in names
    }
    problems = [
        DocumentError(problem.why, path=shown(project.document(name)), line=problem.line)
        for name, document in documents.items()
        for problem in document.problems
    ]
    if problems:
        raise ExceptionGroup("notes and marks do not go together", problems)
    return documents


def _plan_template(
    project: Project, name: str, document: Document, created: datetime, made: Plan
) -> Catalog:
    path = project.template(name)
    data = _read(path, made)
    old = None
    if data is not None:
        text = catalogs.decode(data, path=shown(path))
        old = catalogs.parse(text, path=shown(path), language="")
    new = sync.template(document, project=project.name, created=created, previous=old)
    made.files[path] = catalogs.render(new, previous=old).encode()
    return new


def _plan_catalog(
    project: Project, name: str, tag: str, template: Catalog, created: datetime, made: Plan
) -> None:
    path = project.catalog(name, tag)
    data = _read(path, made)
    merge, made.files[path] = follow(path, data, template, language=tag, created=created)
    made.followed.append(
        Followed(document=name, language=tag, file=shown(path), created=data is None, merge=merge)
    )


def follow(
    path: Path, data: bytes | None, template: Catalog, *, language: str, created: datetime
) -> tuple[sync.Merge, bytes]:
    """Makes a catalog follow a template.

    Args:
        path: The catalog.
        data: What it holds; None if there is none.
        template: What the document has now.
        language: That of the translations.
        created: The time for the header of a new catalog.

    Returns:
        What became of it, and what it shall hold.

    Raises:
        CatalogError: It is no catalog, or that of another language or document.
    """
    old = None if data is None else parse_catalog(data, path, name=shown(path), language=language)
    # Comments go with their translations, also to a text that is only similar: a suppression
    # must know by then which text it was written for.
    bound = old and bind(old)
    merge = sync.merge(template, bound, language=language, created=created, path=shown(path))
    return merge, catalogs.render(merge.catalog, previous=old).encode()


def _read(path: Path, made: Plan) -> bytes | None:
    """Reads a file that a sync may replace, and remembers what it was; None if there is none."""
    data = read_bytes(path, name=shown(path)) if path.exists() else None
    made.read[path] = digest(data)
    return data
