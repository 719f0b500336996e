"""Translated editions of a document, as the bytes of files; writes nothing.

:mod:`~transmem.editions.lookup` finds what an edition says, once for all formats. A format is
a module that lays it out; to add one, write the module and put it in a tuple here.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from transmem import languages
from transmem.editions import bilingual as side_by_side
from transmem.editions import html, md, txt
from transmem.editions.lookup import resolve
from transmem.errors import ConfigurationError, MissingTranslationError
from transmem.model import Catalog, Document, Edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transmem.editions.content import Content


class Format(Protocol):
    """A module that lays out an edition.

    Attributes:
        NAME: What the format is called, and what its files' names end in.
    """

    NAME: str

    def render(self, content: Content) -> bytes:
        """Gives the file, the same bytes for the same content."""


class Missing(StrEnum):
    """What to do with texts that have no translation: no edition, marked source, bare source."""

    REFUSE = "refuse"
    MARK = "mark"
    SOURCE = "source"


FORMATS: tuple[Format, ...] = (txt, md, html)
BILINGUAL: tuple[Format, ...] = (side_by_side,)


def publish(
    document: Document,
    catalog: Catalog | None,
    *,
    language: str,
    formats: Sequence[str],
    name: str,
    missing: str = Missing.REFUSE,
    bilingual: bool = False,
    title: str | None = None,
) -> tuple[Edition, ...]:
    """Makes editions of a document in one language.

    Args:
        document: What is published.
        catalog: None for editions in the source's own language.
        language: Of the editions.
        formats: Names out of :data:`FORMATS`.
        name: Of the document, as file names begin: ``letter`` for ``letter.fr.html``.
        missing: One of :class:`Missing`.
        bilingual: Whether to add, for each format that can do it, an edition with source and
            translation side by side; nothing is added in the source's own language.
        title: In the editions' metadata; by default the first heading, else the name.

    Raises:
        MissingTranslationError: Translations are missing and ``missing`` is ``refuse``.
        ConfigurationError: There is no such format or policy, or the name is no file name.
        LanguageError: The language's tag is malformed.
    """
    language = languages.canonical(language)
    _demand([missing], list(Missing), "policy for missing translations")
    _demand(formats, [known.NAME for known in FORMATS], "format of editions")
    if not name or "/" in name or "\\" in name:
        raise ConfigurationError(f"“{name}” cannot begin a file name")
    content = resolve(document, catalog, language=language, mark=missing == Missing.MARK)
    if content.missing and missing == Missing.REFUSE:
        raise _refusal(content, catalog)
    content = replace(content, title=title or content.title or name)

    def edition(made: Format, tag: str) -> Edition:
        return Edition(
            name=f"{name}.{tag}.{made.NAME}",
            language=language,
            format=made.NAME,
            content=made.render(content),
            missing=content.missing,
        )

    pair = f"{content.source.language}-{language}"
    both = BILINGUAL if bilingual and catalog is not None else ()
    return (
        *(edition(known, language) for known in FORMATS if known.NAME in formats),
        *(edition(known, pair) for known in both if known.NAME in formats),
    )


def _demand(given: Iterable[str], known: Sequence[str], what: str) -> None:
    for one in given:
        if one not in known:
            raise ConfigurationError(f"“{one}” is no {what}; there are {', '.join(known)}")


def _refusal(content: Content, catalog: Catalog | None) -> MissingTranslationError:
    count = len(content.missing)
    texts = "1 text has" if count == 1 else f"{count} texts have"
    return MissingTranslationError(
        f"{texts} no translation that can be published in {content.target.language}; translate"
        " or confirm, or publish with missing translations marked (--missing mark)",
        missing=content.missing,
        path=catalog.path if catalog else None,
    )
