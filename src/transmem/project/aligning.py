"""A document and a translation of it into the catalog that a translator goes on with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from transmem import align, catalogs, languages, sync
from transmem.align import doubts
from transmem.errors import DocumentError, LanguageError
from transmem.model import Aligned, Catalog, Document
from transmem.project.layout import Project, shown
from transmem.project.reading import parse_catalog, read_bytes, read_document, read_lines
from transmem.project.syncing import follow, now, read_sources
from transmem.project.writing import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an alignment will write.

    Attributes:
        files: The contents of the catalog.
        read: What it was when it was read, as a digest.
    """

    aligned: Aligned
    files: dict[Path, bytes]
    read: dict[Path, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A translation as the user has it.

    Attributes:
        lines: Whether it has a segment a line; otherwise it is a text to be segmented.
    """

    path: Path
    language: str
    lines: bool = False


def plan(
    project: Project,
    name: str,
    translation: Translation,
    *,
    output: Path | None = None,
    known: Sequence[Catalog] = (),
) -> Plan:
    """Aligns a document with a translation, and fills the catalog; writes nothing.

    Args:
        project: Where the document is.
        name: The document.
        translation: A translation of it.
        output: The catalog; by default that of the project.
        known: Catalogs whose translations are anchors, beside those of the catalog itself.

    Raises:
        TransmemError: Something cannot be read, or the two are no document and translation.
        ExceptionGroup: Of `DocumentError`, for notes of the document without marks and the like.
    """
    tag = languages.canonical(translation.language)
    refuse_one_language(project.source_language, tag)
    source = read_sources(project, [name])[name]
    target = _read(translation, tag)
    _refuse_other_languages(source, target)
    path = output or project.catalog(name, tag)
    data = read_bytes(path, name=shown(path)) if path.exists() else None
    created = now()
    template = sync.template(source, project=project.name, created=created)
    _, content = follow(path, data, template, language=tag, created=created)
    catalog = parse_catalog(content, path, name=shown(path), language=tag)
    alignment = align.align(source, target, pairs=_pairs([catalog, *known]))
    if doubt := doubts.of_pair(source, target, alignment):
        raise DocumentError(f"{doubt}; name the right files", path=target.path)
    done = align.fill(catalog, source, target, alignment)
    aligned = Aligned(
        file=shown(path),
        document=shown(project.document(name)),
        translation=target.path,
        language=tag,
        alignment=alignment,
        filled=done.filled,
        fuzzy=done.fuzzy,
        kept=done.kept,
        differing=done.differing,
        untranslated=done.untranslated,
        repairs=(*target.repairs, *target.problems),
    )
    content = catalogs.render(done.catalog, previous=catalog).encode()
    return Plan(aligned=aligned, files={path: content}, read={path: digest(data)})


def refuse_one_language(source: str, translation: str) -> None:
    """Refuses to align a text with another in its own language.

    Raises:
        LanguageError: The two languages are one, or no languages.
    """
    if languages.canonical(source) == (tag := languages.canonical(translation)):
        raise LanguageError(
            f"{tag} is the language of the source; name that of the translation with -l"
        )


def _read(translation: Translation, tag: str) -> Document:
    if translation.lines:
        document = read_lines(translation.path, language=tag)
    else:
        document = read_document(translation.path, language=tag)
    if not document.blocks:
        raise DocumentError("is empty; there is nothing to align", path=document.path)
    return document


def _pairs(known: Sequence[Catalog]) -> list[tuple[str, str]]:
    return [
        (unit.msgid, unit.msgstr)
        for catalog in known
        for unit in catalog.units
        if unit.translated and not unit.plural
    ]


def _refuse_other_languages(source: Document, target: Document) -> None:
    for document, other, option in (
        (target, source, "-l"),
        (source, target, "--source-language"),
    ):
        if doubt := doubts.of_language(document, other=other.language):
            raise DocumentError(
                f"{doubt}; name the document, then its translation, and the language with {option}",
                path=document.path,
            )
