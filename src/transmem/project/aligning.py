"""A document and a translation of it into the catalog that a translator goes on with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from transmem import align, catalogs, interchange, languages, sync
from transmem.align import doubts
from transmem.errors import DocumentError, LanguageError
from transmem.model import Aligned, Catalog, Document, TranslationUnit
from transmem.project.clock import now
from transmem.project.failures import while_reading
from transmem.project.layout import Project, shown
from transmem.project.reading import parse_catalog, read_bytes, read_document, read_lines
from transmem.project.syncing import follow, read_sources
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
    known: Sequence[tuple[str, str]] = (),
) -> Plan:
    """Aligns a document with a translation, and fills the catalog; writes nothing.

    Args:
        project: Where the document is.
        name: The document.
        translation: A translation of it.
        output: The catalog; by default that of the project.
        known: Texts and their translations, anchors beside those of the catalog itself.

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
    catalog = _synced(path, data, source, project=project.name, tag=tag)
    alignment = align.align(source, target, pairs=[*_held(catalog), *known])
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


def known_pairs(
    paths: Sequence[Path], *, source_language: str, language: str
) -> Iterator[tuple[str, str]]:
    """Reads pairs of texts and translations from files: PO, TMX, XLIFF or TSV, or folders of them.

    Raises:
        TransmemError: A file cannot be read.
    """
    # It brings what a memory needs; most alignments read none.
    from transmem.project.remembering import files_in  # noqa: PLC0415

    for path in files_in(paths):
        name = shown(path)
        with while_reading(path, name), path.open("rb") as stream:
            for unit in interchange.read(
                stream,
                name=name,
                source_language=source_language,
                target_language=language,
                on_skip=lambda _: None,
            ):
                ours, theirs = (_texts(unit, tag) for tag in (source_language, language))
                yield from product(ours, theirs)


def _texts(unit: TranslationUnit, tag: str) -> list[str]:
    base = languages.base(tag)
    return [one.text for one in unit.variants if languages.base(one.language) == base]


def _synced(path: Path, data: bytes | None, source: Document, *, project: str, tag: str) -> Catalog:
    """Gives the catalog as `transmem sync` would leave it."""
    created = now()
    template = sync.template(source, project=project, created=created)
    _, content = follow(path, data, template, language=tag, created=created)
    return parse_catalog(content, path, name=shown(path), language=tag)


def _held(catalog: Catalog) -> list[tuple[str, str]]:
    return [
        (unit.msgid, unit.msgstr) for unit in catalog.units if unit.translated and not unit.plural
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
