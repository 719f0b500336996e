"""Translated editions of a document, as the bytes of files; writes nothing.

The walk: `lookup` finds what an edition says, once for all formats: its `content`, with every text
cut into `runs` (`phrases` finds the Latin ones in a text from right to left) and `cleaning` of what
cannot be printed; `stamping` says what it was made of, `typography` sets spaces that do not break.
Then one of the `formats` lays it out.

A format is a module or a package: `txt`, `md`, `html`, `epub`, `docx`, `pdf`; what is bilingual has
a module for each layout: `html_columns`, `html_interleaved`, `epub_interleaved`. They share
`pairs`, `plain`, `templates` (the user's before ours), `wording` (the few words that an edition
adds) and `archives`. `records` is the list of the editions in a folder, `index` the page that shows
it.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from transmem import languages
from transmem.editions.cleaning import clean
from transmem.editions.formats import (
    BILINGUAL,
    FORMATS,
    NAMES,
    Format,
    available,
    demand,
    refuse_unknown,
)
from transmem.editions.lookup import resolve
from transmem.editions.templates import Templates
from transmem.editions.typography import typeset
from transmem.errors import ConfigurationError, MissingTranslationError
from transmem.model import Catalog, Document, Edition, Layout, Record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from transmem.editions.content import Content

__all__ = [
    "BILINGUAL",
    "FORMATS",
    "NAMES",
    "Missing",
    "Settings",
    "available",
    "demand",
    "publish",
]

# What separates folders, somewhere, and what files in UTF-8 cannot name.
_NO_FILE_NAME = re.compile(r"[/\\\x00-\x1f\x7f-\x9f\ud800-\udfff]")


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
    _refuse_what_is_unknown(settings)
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
    chosen = _chosen(settings, bilingual=catalog is not None)
    held = content if all(known.plain for known in chosen) else typeset(content)
    return tuple(
        _edition(known, content if known.plain else held, language, name, settings.templates)
        for known in chosen
    )


def _refuse_what_is_unknown(settings: Settings) -> None:
    refuse_unknown([settings.missing], list(Missing), "policy for missing translations")
    refuse_unknown(settings.bilingual, BILINGUAL, "bilingual layout")
    demand(settings.formats)


def _chosen(settings: Settings, *, bilingual: bool) -> list[Format]:
    """Gives the ways to lay out that were asked for, editions in one language first."""
    layouts = [Layout.TRANSLATION, *(settings.bilingual if bilingual else ())]
    return [
        known
        for layout in Layout
        for known in FORMATS
        if known.layout == layout in layouts and known.name in settings.formats
    ]


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
