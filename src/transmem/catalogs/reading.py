"""PO text to a catalog, through polib.

polib reads the strings; what it would lose is read here: the ``#~|`` lines, comments of every
spelling, the place of the header, text with U+2028, strings without their last quote.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

import polib

from transmem import languages
from transmem.errors import CatalogError, LanguageError
from transmem.model import Catalog, Unit

# A line that is part of a message: a mark, a keyword and a string, of which only the string is due.
_MESSAGE = re.compile(
    r"\s*(?P<mark>#~\||#~|#\|)?\s*"
    r"(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)?\s*"
    r'(?P<string>"(?:[^"\\]|\\.)*")\s*'
)
# xgettext's placeholder stands for UTF-8 here, and ASCII is a part of it.
_CHARSETS = frozenset({"utf-8", "utf8", "us-ascii", "ascii", "charset"})
# gettext puts names with spaces between these two (U+2068, U+2069).
_REFERENCE = re.compile("(?:\u2068[^\u2069]*\u2069|[^ \t])+")
_ISOLATES = str.maketrans("", "", "\u2068\u2069")


def decode(data: bytes, *, path: str) -> str:
    """Gives the text of a PO file, without a byte order mark.

    Raises:
        CatalogError: It is not UTF-8, or holds a NUL.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise CatalogError("is UTF-16; save it as UTF-8", path=path, line=1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CatalogError(
            f"byte 0x{data[error.start]:02X} is not UTF-8; convert with “msgconv -t UTF-8”",
            path=path,
            line=data.count(b"\n", 0, error.start) + 1,
        ) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise CatalogError("holds a NUL character; delete it", path=path, line=line)
    return text


def parse(text: str, *, path: str, language: str | None = None) -> Catalog:
    r"""Reads the text of a PO or POT file.

    Args:
        text: The whole file. Lines end in LF or CRLF.
        path: The file, as messages should name it.
        language: The language of the translations; by default what the header says.

    >>> catalog = parse('# hello\nmsgid "peace"\nmsgstr "paix"\n', path="fr.po", language="fr")
    >>> catalog.units[0].msgstr, catalog.units[0].notes
    ('paix', ('hello',))

    Raises:
        CatalogError: It is no PO text, is not in UTF-8, or has an entry twice.
    """
    lines = [line.removesuffix("\r") for line in text.removeprefix("\ufeff").split("\n")]
    units = _units(lines, path)
    _refuse_duplicates(units, path)
    header = next((unit for unit in units if unit.key == (None, "") and not unit.obsolete), None)
    metadata = _metadata(header.msgstr) if header else {}
    line = header.line if header else None
    _refuse_charset(metadata.get("Content-Type", ""), path, line)
    if language is None:
        language = metadata.get("Language", "")
    try:
        language = language and languages.canonical(language)
    except LanguageError as error:
        raise CatalogError(f"Language in the header: {error}", path=path, line=line) from error
    return Catalog(
        path=path,
        language=language,
        metadata=metadata,
        header=(header and header.raw) or "",
        units=tuple(unit for unit in units if unit is not header),
    )


class _Lines:
    """Lines as polib asks a text for them; str.splitlines would also cut at U+2028 and others."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines

    def splitlines(self) -> list[str]:
        return self.lines


def _file(**arguments: object) -> polib.POFile:
    """Makes polib's file, in which the header is an entry like any other and keeps its place."""
    file = polib.POFile(**arguments)
    file.find = lambda *_, **__: None
    return file


def _units(lines: list[str], path: str) -> list[Unit]:
    messages = [_normal(line, number, path) for number, line in enumerate(lines, 1)]
    numbers = [number for number, message in enumerate(messages, 1) if message]
    if not numbers:
        if any(lines):
            raise CatalogError("has no entry; is it a PO file?", path=path)
        return []
    _refuse_torn(messages, numbers[-1], path)
    try:
        entries = polib.pofile(_Lines(messages), encoding="utf-8", klass=_file)
    except OSError as error:
        found = re.search(r"\(line (\d+)\)", str(error))
        line = int(found[1]) if found else None
        raise CatalogError(
            "the lines of this entry are not in the order msgctxt, msgid, msgstr; put them right",
            path=path,
            line=line,
        ) from error
    # polib knows where messages start; comments before one, after the last message, belong to it.
    ends = [numbers[bisect_left(numbers, entry.linenum) - 1] for entry in entries[1:]]
    starts = [0, *ends]
    units = [
        _unit(entry, lines, start, end)
        for entry, start, end in zip(entries, starts, [*ends, numbers[-1]], strict=True)
    ]
    trailing = _read_comments(lines[numbers[-1] :])["notes"]
    if trailing:  # Comments behind the last entry would become those of the next one.
        units[-1] = replace(units[-1], notes=units[-1].notes + trailing, raw=None)
    return units


def _normal(line: str, number: int, path: str) -> str:
    """Gives a line of a message as polib can read it; comments and blank lines become empty."""
    if not line or line.isspace() or is_comment(line):
        return ""
    found = message(line)
    if not found:
        raise CatalogError(
            "is neither a comment nor a keyword (msgid, msgstr …) with one text in quotes; "
            'look for a quote that is missing or not written \\"',
            path=path,
            line=number,
        )
    mark, keyword = found["mark"] or "", found["keyword"]
    mark = "#|" if mark == "#~|" else mark
    return " ".join(part for part in [mark, keyword, found["string"]] if part)


def _refuse_torn(messages: list[str], last: int, path: str) -> None:
    found = (re.match(r"(?:#~ )?(?=msg)|#\| msg", message) for message in reversed(messages))
    keyword = next(filter(None, found), None)
    if not keyword or not keyword.string.startswith("msgstr", keyword.end()):
        raise CatalogError("ends inside an entry, before its msgstr", path=path, line=last)


def _unit(entry: polib.POEntry, lines: list[str], start: int, end: int) -> Unit:
    while not lines[start] or lines[start].isspace():
        start += 1
    raw = lines[start:end]
    comments = _read_comments(raw)
    flags = comments.pop("flags")
    plurals = tuple(entry.msgstr_plural[index] for index in sorted(entry.msgstr_plural))
    return Unit(
        msgid=entry.msgid,
        msgstr=entry.msgstr,
        msgctxt=entry.msgctxt,
        plural=entry.msgid_plural if plurals else None,
        plurals=plurals,
        previous=entry.previous_msgid,
        previous_context=entry.previous_msgctxt,
        previous_plural=entry.previous_msgid_plural,
        flags=tuple(flag for flag in flags if flag != "fuzzy"),
        fuzzy="fuzzy" in flags,
        obsolete=bool(entry.obsolete),
        line=start + 1,
        raw="\n".join(raw),
        **comments,
    )


def message(line: str) -> re.Match[str] | None:
    """Takes a line of a message apart: its mark, keyword and string with quotes."""
    return _MESSAGE.fullmatch(line)


def is_comment(line: str) -> bool:
    """Whether a line says something about an entry and is no part of its message."""
    return re.match(r"\s*#(?:[^~|]|$|~\s*#)", line) is not None


def _read_comments(lines: Iterable[str]) -> dict[str, tuple[str, ...]]:
    notes, comments, references, flags = [], [], [], []
    for line in filter(is_comment, lines):
        body = re.sub(r"\s*(?:#~\s*)?#", "", line, count=1)
        kind, rest = body[:1], body[1:]
        if kind == ".":
            comments.append(rest.removeprefix(" "))
        elif kind == ":":
            references += [name.translate(_ISOLATES) for name in _REFERENCE.findall(rest)]
        elif kind == ",":
            flags += [flag.strip() for flag in rest.split(",") if flag.strip()]
        else:
            notes.append(body.removeprefix(" "))
    found = {"notes": notes, "comments": comments, "references": references, "flags": flags}
    return {name: tuple(texts) for name, texts in found.items()}


def _metadata(msgstr: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    name = ""
    for line in msgstr.removesuffix("\n").split("\n"):
        before, colon, after = line.partition(":")
        if colon:
            name = before
            fields[name] = after.strip()
        elif name:
            fields[name] += "\n" + line.strip()
    return fields


def _refuse_duplicates(units: Iterable[Unit], path: str) -> None:
    """Refuses what every gettext program refuses; obsolete entries count as well."""
    first: dict[tuple[str | None, str], int | None] = {}
    for unit in units:
        if unit.key in first:
            raise CatalogError(
                f"“{unit.msgid:.40}” stands in line {first[unit.key]} already; "
                "delete one of the two entries",
                path=path,
                line=unit.line,
            )
        first[unit.key] = unit.line


def _refuse_charset(content_type: str, path: str, line: int | None) -> None:
    found = re.search(r"charset=([^\s;]+)", content_type)
    if found and found[1].lower() not in _CHARSETS:
        raise CatalogError(
            f"the header says charset={found[1]}; convert the file with “msgconv -t UTF-8”",
            path=path,
            line=line,
        )
