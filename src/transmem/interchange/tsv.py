r"""Text with a unit a line: the source, a tab, its translation.

The first line may name the two languages, as ``en`` and ``fr``. A tab, a line break or a
backslash in a text is written ``\t``, ``\n``, ``\r`` or ``\\``, as PostgreSQL and MySQL export
them; any other backslash stands for itself, and so do quotes.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import BinaryIO

from transmem import languages
from transmem.errors import InterchangeError, LanguageError
from transmem.interchange.contract import Given
from transmem.interchange.markup import UNIT
from transmem.interchange.transcoding import decoded, marked
from transmem.model import Skipped, TranslationUnit, Variant

ENDINGS = (".tsv", ".tab")

_ESCAPE = re.compile(r"\\([tnr\\])")
_ESCAPED = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}


def read(stream: BinaryIO, given: Given) -> Iterator[TranslationUnit]:
    """Reads units from tab-separated text, in UTF-8, or in UTF-16 with its byte order mark.

    The first column is in the source language, the second in the target language, if the file does
    not name them. A line without a text in one of its columns is left out, and that is told.

    Raises:
        InterchangeError: A line does not have two columns, is too long or no text, or the
            languages are not known.
        LanguageError: A language is no language tag.
    """
    name = given.name
    tags = tuple(
        tag and languages.canonical(tag) for tag in (given.source_language, given.target_language)
    )
    pair: tuple[str, str] | None = None
    for line, cells in _rows(stream, name):
        if pair is None:
            heading = _heading(cells)
            if heading and all(map(_agree, heading, tags)):
                pair = _pair(heading, name, line)
                continue
            pair = _pair(tags, name, line)
        variants = tuple(
            Variant(language=tag, text=text)
            for tag, text in zip(pair, map(_unescape, cells), strict=True)
            if text and not text.isspace()
        )
        if len(variants) == 2:
            yield TranslationUnit(
                variants=variants, source_language=pair[0], origin=name, line=line
            )
        else:
            reason = "the unit has no translation: a column is empty"
            given.on_skip(Skipped(line=line, reason=reason))


def _rows(stream: BinaryIO, name: str) -> Iterator[tuple[int, list[str]]]:
    """Gives the two columns of each line that is not blank, with its number."""
    for line, row in _lines(stream, name):
        cells = row.split("\t")
        if len(cells) != 2:
            has = "no tab" if len(cells) == 1 else f"{len(cells)} columns, not two"
            raise InterchangeError(
                f"has {has}: a line has a text and its translation", path=name, line=line
            )
        yield line, cells


def _lines(stream: BinaryIO, name: str) -> Iterator[tuple[int, str]]:
    """Gives the lines that are not blank, with their numbers."""
    encoding, head = marked(stream)
    rest, read = "", 0
    for text in itertools.chain(
        decoded(stream, encoding=encoding or "utf-8", name=name, head=head), "\n"
    ):
        *lines, rest = (rest + text).split("\n")
        for number, line in enumerate(lines, read + 1):
            if "\0" in line:
                raise InterchangeError("holds a NUL character; is it text?", path=name, line=number)
            if line and not line.isspace():
                yield number, line.removesuffix("\r")
        read += len(lines)
        if len(rest) > UNIT:
            raise InterchangeError(
                f"is longer than {UNIT >> 20} MiB; no program writes such lines",
                path=name,
                line=read + 1,
            )


def _heading(cells: list[str]) -> tuple[str, str] | None:
    """Gives the languages that the cells name, if each names one that CLDR knows."""
    try:
        source, target = map(languages.canonical, cells)
    except LanguageError:
        return None
    known = languages.locale(source) and languages.locale(target)
    return (source, target) if known else None


def _agree(named: str, given: str | None) -> bool:
    return given is None or languages.base(named) == languages.base(given)


def _pair(tags: tuple[str | None, ...], name: str, line: int) -> tuple[str, str]:
    source, target = tags
    if source and target and source != target:
        return source, target
    raise InterchangeError(
        "does not name two languages; write a line before it with their tags and a tab between "
        "them, as en and fr",
        path=name,
        line=line,
    )


def _unescape(cell: str) -> str:
    return _ESCAPE.sub(lambda found: _ESCAPED[found[1]], cell) if "\\" in cell else cell
