"""A catalog to PO text, with as few changed lines as can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import polib

from transmem.catalogs.reading import is_comment, parse
from transmem.model import Catalog, Unit


def render(catalog: Catalog, *, previous: Catalog | None = None) -> str:
    """Writes a catalog as PO text, obsolete entries last, with LF at the ends of lines.

    Args:
        catalog: What to write.
        previous: The catalog as it was read. An entry that equals one of its units is written
            with the lines it was read from; if only comments differ, the lines of the message
            are. So is the header, in which a new POT-Creation-Date replaces one line.
    """
    read = [unit for unit in previous.units if unit.raw] if previous else []
    entries = {unit: unit.raw for unit in read}
    messages = {_without_comments(unit): _message_lines(unit.raw or "") for unit in read}
    parts = [_header(catalog, previous)]
    for unit in sorted(catalog.units, key=lambda unit: unit.obsolete):
        message = messages.get(_without_comments(unit)) or _message(unit)
        parts.append(entries.get(unit) or "\n".join([*_comments(unit), *message]))
    return "".join(f"{part}\n\n" for part in parts if part).removesuffix("\n")


def _header(catalog: Catalog, previous: Catalog | None) -> str:
    raw = catalog.header or (previous.header if previous else "")
    before = parse(raw, path=catalog.path, language="").metadata
    if catalog.metadata == before:
        return raw
    names = before.keys() | catalog.metadata.keys()
    date = "POT-Creation-Date"
    if all(before.get(name) == catalog.metadata.get(name) for name in names - {date}):
        line = _header_line(date, catalog.metadata.get(date, ""))
        written, count = re.subn(rf'^"{date}:.*\\n"$', lambda _: line, raw, flags=re.MULTILINE)
        if count == 1:
            return written
    comments = [line for line in raw.split("\n") if line and is_comment(line)]
    if not raw and not catalog.language:
        comments = ["#, fuzzy"]  # A template's header is to be filled in.
    fields = [_header_line(name, value) for name, value in catalog.metadata.items()]
    return "\n".join([*comments, 'msgid ""', 'msgstr ""', *fields]) if fields else raw


def _header_line(name: str, value: str) -> str:
    return f'"{polib.escape(f"{name}: {value}")}\\n"'


def _without_comments(unit: Unit) -> Unit:
    return replace(unit, comments=(), notes=(), references=(), flags=(), fuzzy=False)


def _message_lines(raw: str) -> list[str]:
    return [line for line in raw.split("\n") if line and not is_comment(line)]


def _comments(unit: Unit) -> Iterator[str]:
    for note in "\n".join(unit.notes).split("\n") if unit.notes else []:
        yield f"# {note}" if note else "#"
    for comment in "\n".join(unit.comments).split("\n") if unit.comments else []:
        yield f"#. {comment}" if comment else "#."
    if unit.references:
        yield "#: " + " ".join(map(_reference, unit.references))
    flags = [*(["fuzzy"] if unit.fuzzy else []), *unit.flags]
    if flags:
        yield "#, " + ", ".join(flags)


def _reference(reference: str) -> str:
    if " " not in reference and "\t" not in reference:
        return reference
    name, colon, line = reference.rpartition(":")
    return (
        f"\u2068{name}\u2069:{line}" if colon and line.isdecimal() else f"\u2068{reference}\u2069"
    )


def _message(unit: Unit) -> Iterator[str]:
    mark, previous_mark = ("#~ ", "#~| ") if unit.obsolete else ("", "#| ")
    yield from _field(previous_mark, "msgctxt", unit.previous_context)
    yield from _field(previous_mark, "msgid", unit.previous)
    yield from _field(previous_mark, "msgid_plural", unit.previous_plural)
    yield from _field(mark, "msgctxt", unit.msgctxt)
    yield from _field(mark, "msgid", unit.msgid)
    if unit.plural is None:
        yield from _field(mark, "msgstr", unit.msgstr)
        return
    yield from _field(mark, "msgid_plural", unit.plural)
    for index, form in enumerate(unit.plurals):
        yield from _field(mark, f"msgstr[{index}]", form)


def _field(mark: str, keyword: str, text: str | None) -> Iterator[str]:
    """One line, or one for each line of the text below an empty one, as gettext does."""
    if text is None:
        return
    lines = [line for line in re.split(r"(?<=\n)", text) if line]
    if len(lines) != 1:
        lines.insert(0, "")
    yield f'{mark}{keyword} "{polib.escape(lines[0])}"'
    for line in lines[1:]:
        yield f'{mark}"{polib.escape(line)}"'
