"""Changed translations into the text of a PO file: these characters and the flag, nothing else.

Writing a changed entry anew would wrap it anew, and give the file other line ends. Here it is
known of every character of a translation where the file writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

import polib

from transmem.catalogs.reading import is_comment, message
from transmem.model import Catalog, Place, Span, Unit

# The escapes that polib reads; before anything else a backslash stands for itself.
_SIGN = re.compile(r'\\[\\ntrvbf"]|.', re.DOTALL)
_FLAGS = re.compile(r"\s*#,(?P<flags>.*?)(?P<end>\r?)")


@dataclass(slots=True, kw_only=True)
class _Written:
    """A translation as the file writes it: for each character, where that begins and ends."""

    opened: tuple[int, int]
    signs: list[tuple[str, int, int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(sign for sign, *_ in self.signs)

    def place(self, start: int, end: int) -> Place:
        line, column = self._begin(start)
        if start == end:
            return Place(line=line, column=column, end_line=line, end_column=column)
        _, end_line, _, end_column = self.signs[end - 1]
        return Place(line=line, column=column, end_line=end_line, end_column=end_column)

    def _begin(self, index: int) -> tuple[int, int]:
        if index < len(self.signs):
            _, line, column, _ = self.signs[index]
            return line, column
        if not self.signs:
            return self.opened
        _, line, _, end = self.signs[-1]
        return line, end


def escape(text: str) -> str:
    r"""Writes a text as it stands between the quotes of a PO file.

    >>> escape('a "b"')
    'a \\"b\\"'
    """
    return str(polib.escape(text))


def place(unit: Unit, form: int, span: Span) -> Place | None:
    """Finds a stretch of a translation in the file that the entry was read from.

    Args:
        unit: The entry.
        form: The number of the plural form; 0 if the entry has no plural.
        span: The stretch of the text.

    Returns:
        The place, or None if the entry does not know its lines, or has no such stretch.
    """
    if unit.line is None or unit.raw is None:
        return None
    written = _written(unit.raw.split("\n"), unit.line).get(form)
    if written is None or written.text[span.start : span.end] != span.text:
        return None
    return written.place(span.start, span.end)


def patch(text: str, before: Catalog, after: Catalog) -> str:
    """Brings new translations, and new fuzzy flags, into the text of a catalog.

    Args:
        text: The file.
        before: What was read from it.
        after: The same entries, in the same order, some with other translations or now fuzzy.
    """
    lines = text.split("\n")
    pairs = zip(before.units, after.units, strict=True)
    changed = [(old, new) for old, new in pairs if old != new and old.line]
    for old, new in sorted(changed, key=lambda pair: pair[0].line or 0, reverse=True):
        first = old.line or 0
        # Only the last entry may not have its lines: comments behind it are joined to it.
        end = first - 1 + old.raw.count("\n") + 1 if old.raw is not None else len(lines)
        entry = lines[first - 1 : end]
        for where, written in reversed(list(_edits(entry, old, new))):
            _splice(entry, where, written)
        if new.fuzzy and not old.fuzzy:
            _flag(entry)
        lines[first - 1 : end] = entry
    return "\n".join(lines)


def _edits(entry: Sequence[str], old: Unit, new: Unit) -> Iterator[tuple[Place, str]]:
    """Gives what to replace in the lines of an entry, from the top down."""
    forms = zip(_forms(old), _forms(new), strict=True)
    written = _written(entry, 1)
    for form, (text, becomes) in enumerate(forms):
        steps = SequenceMatcher(None, text, becomes, autojunk=False).get_opcodes()
        for kind, start, end, first, last in steps:
            if kind != "equal":
                yield written[form].place(start, end), escape(becomes[first:last])


def _forms(unit: Unit) -> tuple[str, ...]:
    return (unit.msgstr,) if unit.plural is None else unit.plurals


def _written(lines: Sequence[str], first: int) -> dict[int, _Written]:
    """Reads where the translations of an entry are written, by number of plural form."""
    found: dict[int, _Written] = {}
    keyword = ""
    for number, line in enumerate(lines, first):
        parts = None if is_comment(line) else message(line)
        if not parts or parts["mark"] in {"#|", "#~|"}:
            continue
        column = parts.start("string") + 2
        keyword = parts["keyword"] or keyword
        if not keyword.startswith("msgstr"):
            continue
        form = int(keyword[7:-1] or 0)
        written = found.setdefault(form, _Written(opened=(number, column)))
        for sign in _SIGN.finditer(parts["string"][1:-1]):
            begin, end = column + sign.start(), column + sign.end()
            written.signs.append((polib.unescape(sign[0]), number, begin, end))
    return found


def _splice(lines: list[str], where: Place, text: str) -> None:
    head = lines[where.line - 1][: where.column - 1]
    tail = lines[where.end_line - 1][where.end_column - 1 :]
    lines[where.line - 1 : where.end_line] = [head + text + tail]


def _flag(entry: list[str]) -> None:
    """Marks an entry as fuzzy, in the line of its flags if it has one, as gettext does."""
    for index, line in enumerate(entry):
        if not is_comment(line) and not line.isspace() and line:
            entry.insert(index, "#, fuzzy\r" if line.endswith("\r") else "#, fuzzy")
            return
        if known := _FLAGS.fullmatch(line):
            flags = [flag.strip() for flag in known["flags"].split(",") if flag.strip()]
            entry[index] = f"#, {', '.join(['fuzzy', *flags])}{known['end']}"
            return
