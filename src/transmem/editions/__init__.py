"""Translated editions of a document, as the bytes of files; writes nothing.

:mod:`~transmem.editions.lookup` finds what an edition says, once for all formats. A format is
a module here with a function ``render`` that lays it out; to add one, write the module and give
it a line in the table. Formats are imported when they are used, since some need much.
"""

from __future__ import annotations

import hashlib
import importlib
import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from transmem import languages
from transmem.editions.cleaning import clean
from transmem.editions.lookup import resolve
from transmem.editions.templates import Templates
from transmem.editions.typography import typeset
from transmem.errors import ConfigurationError, ExtraError, MissingTranslationError
from transmem.model import Catalog, Document, Edition, Layout, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from transmem.editions import (
        epub,
        epub_interleaved,
        html,
        html_columns,
        html_interleaved,
        md,
        txt,
    )
    from transmem.editions.content import Content
    from transmem.editions.docx import columns as docx_columns
    from transmem.editions.docx import interleaved as docx_interleaved
    from transmem.editions.docx import translation as docx_translation
    from transmem.editions.pdf import columns as pdf_columns
    from transmem.editions.pdf import interleaved as pdf_interleaved
    from transmem.editions.pdf import translation as pdf_translation

    # What the table names as texts, for the type checker.
    _RENDERERS: tuple[Renderer, ...] = (
        txt,
        md,
        html,
        html_columns,
        html_interleaved,
        epub,
        epub_interleaved,
        docx_translation,
        docx_columns,
        docx_interleaved,
        pdf_translation,
        pdf_columns,
        pdf_interleaved,
    )


class Renderer(Protocol):
    """A module that lays out an edition."""

    def render(self, content: Content, *, templates: Templates) -> bytes:
        """Gives the file, the same bytes for the same content and templates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A way to lay out an edition.

    Attributes:
        name: What it is called, and what its files' names end in.
        module: That of this package that does it.
        layout: What stands where on its pages.
        needs: What it imports that the core does not install; empty if nothing. The extra that
            installs it has the format's name.
        accepts: Files of a user's folder of templates that the package has none of.
        plain: Whether it gives the translator's own spaces, which programs compare, and not
            those of :mod:`~transmem.editions.typography`.
    """

    name: str
    module: str
    layout: Layout = Layout.TRANSLATION
    needs: str = ""
    accepts: tuple[str, ...] = ()
    plain: bool = False

    @property
    def available(self) -> bool:
        """Whether what it needs is installed."""
        return not self.needs or find_spec(self.needs) is not None

    def render(self, content: Content, *, templates: Templates) -> bytes:
        """Gives the file.

        Raises:
            TemplateError: The user's templates do not work.
        """
        module: Renderer = importlib.import_module(f"{__name__}.{self.module}")
        return module.render(content, templates=templates)


FORMATS: tuple[Format, ...] = (
    Format(name="txt", module="txt", plain=True),
    Format(name="md", module="md"),
    Format(name="html", module="html"),
    Format(name="html", module="html_columns", layout=Layout.COLUMNS),
    Format(name="html", module="html_interleaved", layout=Layout.INTERLEAVED),
    Format(name="docx", module="docx.translation", needs="docx", accepts=("edition.docx",)),
    Format(name="docx", module="docx.columns", layout=Layout.COLUMNS, needs="docx"),
    Format(name="docx", module="docx.interleaved", layout=Layout.INTERLEAVED, needs="docx"),
    Format(name="pdf", module="pdf.translation", needs="typst"),
    Format(name="pdf", module="pdf.columns", layout=Layout.COLUMNS, needs="typst"),
    Format(name="pdf", module="pdf.interleaved", layout=Layout.INTERLEAVED, needs="typst"),
    Format(name="epub", module="epub"),
    Format(name="epub", module="epub_interleaved", layout=Layout.INTERLEAVED),
)
# What separates folders, somewhere, and what files in UTF-8 cannot name.
_NO_FILE_NAME = re.compile(r"[/\\\x00-\x1f\x7f-\x9f\ud800-\udfff]")
NAMES: tuple[str, ...] = tuple(dict.fromkeys(known.name for known in FORMATS))
BILINGUAL: tuple[Layout, ...] = (Layout.COLUMNS, Layout.INTERLEAVED)


class Missing(StrEnum):
    """What to do with texts that have no translation: no edition, marked source, bare source."""

    REFUSE = "refuse"
    MARK = "mark"
    SOURCE = "source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What is the same for all editions of a run.

    Attributes:
        formats: Names out of :data:`NAMES`; each must be one of :func:`available`.
        bilingual: Layouts out of :data:`BILINGUAL` in which to add, for each format that can do
            it, an edition with source and translation; nothing is added in the source's own
            language.
        missing: One of :class:`Missing`.
        templates: Where to find templates and styles.
        created: The time for the files' metadata; by default the catalog's revision date, so
            that the same inputs give the same bytes.
    """

    formats: Sequence[str]
    bilingual: Sequence[str] = ()
    missing: str = Missing.REFUSE
    templates: Templates = field(default_factory=Templates)
    created: datetime | None = None


def available() -> tuple[str, ...]:
    """Names the formats whose libraries are installed."""
    return tuple(
        name for name in NAMES if all(known.available for known in FORMATS if known.name == name)
    )


def demand(formats: Iterable[str]) -> None:
    """Makes sure that formats can be made.

    Raises:
        ConfigurationError: There is no such format.
        ExtraError: What one needs is not installed.
    """
    installed = available()
    for name in formats:
        _demand([name], NAMES, "format of editions")
        if name not in installed:
            raise ExtraError(
                f"{name} editions need transmem[{name}]; install it with:"
                f" pip install 'transmem[{name}]'"
            )


def publish(
    document: Document,
    catalog: Catalog | None,
    *,
    language: str,
    name: str,
    settings: Settings,
    title: str | None = None,
    errors: int = 0,
) -> tuple[Edition, ...]:
    """Makes editions of a document in one language.

    Args:
        document: What is published.
        catalog: None for editions in the source's own language.
        language: Of the editions.
        name: Of the document, as file names begin: ``letter`` for ``letter.fr.html``.
        settings: Formats, layouts and policy.
        title: In the editions' metadata; by default the first heading, else the name.
        errors: Findings of level error that the catalog has, for the stamp.

    Raises:
        MissingTranslationError: Translations are missing and the policy is to refuse.
        ConfigurationError: There is no such format, layout or policy, or the name is no file
            name.
        ExtraError: What a format needs is not installed.
        TemplateError: The user's templates do not work.
        LanguageError: The language's tag is malformed.
    """
    language = languages.canonical(language)
    _demand([settings.missing], list(Missing), "policy for missing translations")
    _demand(settings.bilingual, BILINGUAL, "bilingual layout")
    demand(settings.formats)
    if not name or _NO_FILE_NAME.search(name):
        raise ConfigurationError(f"“{name}” cannot begin a file name")
    content = resolve(
        document,
        catalog,
        language=language,
        mark=settings.missing == Missing.MARK,
        errors=errors,
        created=settings.created,
    )
    if content.missing and settings.missing == Missing.REFUSE:
        raise _refusal(content, catalog)
    content = replace(content, title=clean(title or content.title or name))
    layouts = [Layout.TRANSLATION, *(settings.bilingual if catalog is not None else ())]
    chosen = [
        known
        for layout in Layout
        for known in FORMATS
        if known.layout == layout in layouts and known.name in settings.formats
    ]
    held = content if all(known.plain for known in chosen) else typeset(content)
    return tuple(
        _edition(known, content if known.plain else held, language, name, settings.templates)
        for known in chosen
    )


def _edition(
    known: Format, content: Content, language: str, name: str, templates: Templates
) -> Edition:
    data = known.render(content, templates=templates)
    record = Record(
        name=_file_name(name, content.source.language, language, known),
        title=content.title,
        language=language,
        source_language=content.source.language,
        format=known.name,
        layout=known.layout,
        stamp=content.stamp,
        digest=hashlib.sha256(data).hexdigest(),
    )
    return Edition(record=record, content=data, missing=content.missing)


def _demand(given: Iterable[str], known: Sequence[str], what: str) -> None:
    for one in given:
        if one not in known:
            raise ConfigurationError(f"“{one}” is no {what}; there are {', '.join(known)}")


def _file_name(name: str, source: str, language: str, known: Format) -> str:
    """Names a file: ``letter.fr.html``, ``letter.en-fr.html``, ``letter.en-fr.interleaved.html``.

    A bilingual edition needs no more than its two languages to be told from others; the second
    way to lay one out needs its name.
    """
    tag = language if known.layout is Layout.TRANSLATION else f"{source}-{language}"
    if known.layout is Layout.INTERLEAVED:
        tag += f".{known.layout}"
    return f"{name}.{tag}.{known.name}"


def _refusal(content: Content, catalog: Catalog | None) -> MissingTranslationError:
    count = len(content.missing)
    texts = "1 text has" if count == 1 else f"{count} texts have"
    return MissingTranslationError(
        f"{texts} no translation that can be published in {content.target.language}; translate"
        " or confirm, or publish with missing translations marked (--missing mark)",
        missing=content.missing,
        path=catalog.path if catalog else None,
    )
