"""The formats of editions: a module each, with a function ``render`` that lays an edition out.

To add one, write the module and give it a line in the table. Formats are imported when they are
used, since some need much.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

from transmem.errors import ConfigurationError, ExtraError
from transmem.model import Layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    from transmem.editions.templates import Templates

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
        module: Renderer = importlib.import_module(f"{__package__}.{self.module}")
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
NAMES: tuple[str, ...] = tuple(dict.fromkeys(known.name for known in FORMATS))
BILINGUAL: tuple[Layout, ...] = (Layout.COLUMNS, Layout.INTERLEAVED)


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
        refuse_unknown([name], NAMES, "format of editions")
        if name not in installed:
            raise ExtraError(
                f"{name} editions need transmem[{name}]; install it with:"
                f" pip install 'transmem[{name}]'"
            )


def refuse_unknown(given: Iterable[str], known: Sequence[str], what: str) -> None:
    """Makes sure that all that was asked for is known.

    Raises:
        ConfigurationError: Something is not; `what` says what it should be.
    """
    for one in given:
        if one not in known:
            raise ConfigurationError(f"“{one}” is no {what}; there are {', '.join(known)}")
