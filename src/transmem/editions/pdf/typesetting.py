"""Typesets with typst: templates and data in, a PDF out.

What a document says reaches the templates as data (JSON) and never as markup, so nothing in it
can be a command. Templates read the user's folder of templates and nothing else, load no
packages, and see no other clock than the stamp's.

The PDFs claim PDF/UA-1 (ISO 14289-1: tags, a title and a language for those who do not look at
the page) and PDF/A-2u (ISO 19005-2: all that is needed to show it is inside, and all text is
Unicode). typst refuses to write one that it knows to break them, one with a sign that no font
can show among others.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from transmem.editions.pdf import glyphs
from transmem.errors import FontError, TemplateError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from typst import Fonts, TypstError

    from transmem.editions.templates import Templates

_STANDARDS = ["a-2u", "ua-1"]
_TEMPLATES = ("page.typ", "runs.typ", "pairs.typ", "edition.typ", "columns.typ", "interleaved.typ")
# As typst calls the file that it begins with, and what in it no template may forget. The layout
# is the name of a template, and never a user's text.
_MAIN_NAME = "main.typ"
_MAIN = """\
#let data = json(bytes(sys.inputs.data))
#let language = data.languages.at(data.language)
#set document(title: data.title, keywords: data.keywords)
#set text(lang: language.lang, region: language.region)
#set text(dir: if language.dir == "rtl" { rtl } else { ltr })
#import sys.inputs.layout: layout
#layout(data)
"""
# Scripts that only DejaVu Sans Mono has, of the fonts that typst brings with it.
_MONOSPACED = frozenset({"Arab", "Laoo"})
_PACKAGE = re.compile(r"\b(?:import|include)\b[\s(]*\"@([^\"]*)")
# As typst says where something is: ``┌─ ../own/edition.typ:12:3``.
_PLACE = re.compile(r"┌─ (.+):(\d+):\d+$", re.MULTILINE)


def typeset(
    layout: str, data: Mapping[str, Any], *, templates: Templates, created: datetime
) -> bytes:
    """Gives the PDF that a layout makes of data: the same bytes for the same of everything.

    Args:
        layout: A template with a function ``layout``, which takes the data.
        data: What JSON can hold; the templates say what they need.
        templates: Where they are.
        created: The time that the PDF says it was made.

    Raises:
        FontError: No installed font can show a sign of it, or none that is for reading.
        TemplateError: The user's templates do not work.
    """
    # Only PDFs need it, and not everybody has it.
    from typst import TypstError, compile_with_warnings  # noqa: PLC0415

    sources = {name: templates.text(name) for name in _TEMPLATES}
    _refuse_packages(sources, templates)
    files = {name: source.encode() for name, source in sources.items()}
    with TemporaryDirectory(prefix="transmem-") as empty:
        try:
            pdf, _warnings = compile_with_warnings(  # type: ignore[call-overload]
                # typst's own documentation gives several files so; its types forget it.
                {_MAIN_NAME: _MAIN.encode(), **files},
                root=str(templates.folder or empty),
                sys_inputs={"layout": layout, "data": _as_json(data)},
                pdf_standards=_STANDARDS,
                timestamp=created,
                font_paths=system_fonts(),
            )
        except TypstError as error:
            if missing := glyphs.missing(error.diagnostic):
                language = str(data.get("target", data["language"]))
                raise glyphs.refusal(missing, language=language) from error
            if templates.folder is None:
                raise
            raise _explained(error, layout, templates) from error
    if templates.folder is None:
        _refuse_monospaced(pdf, data)
    return bytes(pdf)


@cache
def system_fonts() -> Fonts:
    """Looks for the fonts of the system, which takes longer than to set a letter."""
    from typst import Fonts  # noqa: PLC0415

    return Fonts()


def _refuse_monospaced(pdf: bytes, data: Mapping[str, Any]) -> None:
    """Makes sure that no text is set in the font for programs that typst brings with it."""
    if b"+DejaVuSansMono" not in pdf:
        return
    scripts = {tag: language["script"] for tag, language in data["languages"].items()}
    if tags := [tag for tag, script in scripts.items() if script in _MONOSPACED]:
        raise FontError(
            f"no installed font can show the PDF in {tags[0]} but one for programs; install"
            " fonts-noto-core, or another font that can",
            format="pdf",
        )


def _as_json(data: Mapping[str, Any]) -> str:
    """Writes data as typst can take it in.

    A title can hold half a surrogate pair, from a file name that is no UTF-8. A byte order mark
    inside a text is a word joiner (Unicode Standard, 23.8), and the one that PDF/UA allows.
    """
    text = json.dumps(data, ensure_ascii=False).replace("\ufeff", "\u2060")
    return text.encode("utf-8", "replace").decode()


def _refuse_packages(sources: Mapping[str, str], templates: Templates) -> None:
    """Makes sure that templates want nothing from the network."""
    own = sorted(templates.folder.rglob("*.typ")) if templates.folder else []
    others = {path: path.read_text(encoding="utf-8", errors="replace") for path in own}
    known = {templates.path(name): source for name, source in sources.items()}
    for path, source in (known | others).items():
        if found := _PACKAGE.search(source):
            raise TemplateError(
                f"wants the package @{found[1]}, and editions are made without the network;"
                " copy what you need of it beside the template and import that",
                path=path,
                line=source.count("\n", 0, found.start()) + 1,
            )


def _explained(error: TypstError, layout: str, templates: Templates) -> TemplateError:
    """Says where a template fails and why."""
    hints = "".join(f"; {hint}" for hint in error.hints)
    places = [(Path(found[1]).name, int(found[2])) for found in _PLACE.finditer(error.diagnostic)]
    if places and places[0][0] == _MAIN_NAME and error.message == "unresolved import":
        return TemplateError("has no function “layout”", path=templates.path(layout))
    name, line = next((place for place in places if place[0] != _MAIN_NAME), (layout, None))
    return TemplateError(f"{error.message}{hints}", path=templates.path(name), line=line)
