"""Prints blocks of segments the way a PDF gives them back: lines, pages, notes at the foot.

The same blocks and the same layout give the same text. What a layout may hide (the only sign
of a paragraph, say) is for the test to avoid.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from transmem.model import Block, BlockKind

MARK = re.compile(r"\[\^(\d+)\]")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s;]*[^\s,;.]")
_SYMBOL = re.compile(r"\b[AS]/\d+/\d+")
_BREAKS = re.compile(r"(?<=[/-])|(?<=%\w)(?=\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a document is set.

    Attributes:
        width: Characters a line.
        height: Lines a page, blank ones and notes not counted twice.
        double: Whether every other line is blank.
        indent: Columns before a paragraph's first line; 0 sets paragraphs apart by a blank line.
        rule: What stands between text and notes.
        marks: ``glued``, ``spaced``, ``raised`` or ``bracketed``.
        dumps: Times that the links of a page's notes are listed after them; 0 for never.
        head: The first line of every page.
        numbers: The last line of every page, with ``{}`` for its number.
        form_feeds: Whether pages are parted by U+000C.
        split: Whether a note may go on at the foot of the next page.
        hyphens: Where words may be cut at a line's end, as in ``inter-national``.
        cuts: Words that kerning has cut, as in ``th ese``, where they first occur in the body.
        newline: Between lines.
        trailing: Spaces after each line.
    """

    width: int = 80
    height: int = 40
    double: bool = False
    indent: int = 2
    rule: str = "__________________"
    marks: str = "glued"
    dumps: int = 0
    head: str = ""
    numbers: str = ""
    form_feeds: bool = False
    split: bool = False
    hyphens: tuple[str, ...] = ()
    cuts: tuple[str, ...] = ()
    newline: str = "\n"
    trailing: str = ""


@dataclass(slots=True, kw_only=True)
class _Page:
    body: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def size(self) -> int:
        return len(self.body) + len(self.notes)


def print_blocks(blocks: tuple[Block, ...], layout: Layout) -> str:
    """Prints the blocks; footnotes stand at the foot of the page that their mark is on."""
    notes = {block.number: _text(block) for block in blocks if block.kind == BlockKind.FOOTNOTE}
    body = [block for block in blocks if block.kind != BlockKind.FOOTNOTE]
    texts = _cut_words([_text(block) for block in body], layout.cuts)
    pages = _paginate(list(_body_lines(body, texts, layout)), notes, layout)
    sheets = [_sheet(page, number, layout) for number, page in enumerate(pages, start=1)]
    lines = [line + layout.trailing if line else "" for sheet in sheets for line in sheet]
    return layout.newline.join(lines) + layout.newline


def _text(block: Block) -> str:
    return " ".join(segment.text for segment in block.segments)


def _cut_words(texts: list[str], cuts: tuple[str, ...]) -> list[str]:
    for cut in cuts:
        whole = re.compile(rf"\b{cut.replace(' ', '')}\b")
        at = next((index for index, text in enumerate(texts) if whole.search(text)), None)
        if at is not None:
            texts[at] = whole.sub(cut, texts[at], count=1)
    return texts


def _body_lines(body: list[Block], texts: list[str], layout: Layout) -> Iterator[str]:
    """Gives the lines of the body with their marks still written ``[^n]``."""
    for index, (block, text) in enumerate(zip(body, texts, strict=True)):
        if index and (not layout.indent or block.kind != BlockKind.PARAGRAPH):
            yield ""
        if block.kind == BlockKind.SIGNATURE:
            yield from (segment.text for segment in block.segments)
            continue
        first = layout.indent if block.kind == BlockKind.PARAGRAPH else 0
        yield from _wrap(text, first, layout)


def _wrap(text: str, first: int, layout: Layout) -> list[str]:
    """Breaks a text into lines, within words where the layout says how, within long addresses."""
    lines, line = [], " " * first
    for word in text.split(" "):
        rest = word
        while rest:
            room = layout.width - len(line) - (not line.isspace() and line != "")
            glue = "" if not line.strip() else " "
            if _printed_length(rest, layout) <= room:
                line += glue + rest
                break
            head, tail = _cut(rest, room, layout)
            if head:
                line += glue + head
            elif not line.strip():  # nothing fits in an empty line: let it stick out
                line, tail = line + rest, ""
            lines.append(line)
            line, rest = "", tail
    return [*lines, line] if line.strip() else lines


def _printed_length(word: str, layout: Layout) -> int:
    return len(_print_marks(word, layout))


def _cut(word: str, room: int, layout: Layout) -> tuple[str, str]:
    """Cuts a word so that its first part fits; the first part is empty if there is no way."""
    if _ADDRESS.match(word):
        places = [found.start() for found in _BREAKS.finditer(word, 12)]
        at = max((place for place in places if place <= room), default=0)
        return word[:at], word[at:]
    for hyphenated in layout.hyphens:
        left, right = hyphenated.split("-")
        if word.startswith(left + right) and len(left) + 1 <= room:
            return left + "-", word[len(left) :]
    left, hyphen, right = word.partition("-")
    if hyphen and left.isalpha() and right[:1].islower() and len(left) + 1 <= room:
        return left + "-", right
    return "", word


def _paginate(lines: list[str], notes: dict[int | None, str], layout: Layout) -> list[_Page]:
    """Fills pages with lines and the notes that they call; a note may go on on the next page."""
    pages = [_Page()]
    carried: list[str] = []
    for line in lines:
        called = [int(found[1]) for found in MARK.finditer(line)]
        fresh = [wrapped for number in called for wrapped in _note_lines(number, notes, layout)]
        least = 1 + min(len(fresh), 2 if layout.split else layout.height - 1)
        if pages[-1].size() + least > layout.height or carried:
            if carried or pages[-1].body:
                pages.append(_Page())
            room = max(2, layout.height - 6)
            pages[-1].notes, carried = carried[:room], carried[room:]
        page = pages[-1]
        if line or page.body:
            page.body.append(_print_marks(line, layout))
        room = max(0, layout.height - page.size())
        page.notes += fresh[:room]
        carried += fresh[room:]
        page.links += [link for number in called for link in _links(notes[number])]
    while carried:
        pages.append(_Page(notes=carried[: layout.height]))
        carried = carried[layout.height :]
    return pages


def _note_lines(number: int, notes: dict[int | None, str], layout: Layout) -> list[str]:
    label = str(number).translate(_RAISED) if layout.marks == "raised" else str(number)
    label = f"[{number}]" if layout.marks == "bracketed" else label
    # A label is set in a column of its own; without one it cannot be told from a line of text.
    lines = _wrap(notes[number], len(label) + 3, layout)
    return [f" {label}  {lines[0].lstrip()}", *lines[1:]]


def _links(note: str) -> list[str]:
    """Gives what a PDF links a note's addresses and symbols to."""
    found = [address[0] for address in _ADDRESS.finditer(note)]
    whole = [address if "://" in address else f"http://{address}" for address in found]
    symbols = [symbol[0] for symbol in _SYMBOL.finditer(note)]
    return whole + [f"https://undocs.org/en/{symbol}" for symbol in symbols]


def _print_marks(text: str, layout: Layout) -> str:
    match layout.marks:
        case "spaced":
            return MARK.sub(r" \1", text)
        case "raised":
            return MARK.sub(lambda mark: mark[1].translate(_RAISED), text)
        case "bracketed":
            return MARK.sub(r"[\1]", text)
        case _:
            return MARK.sub(r"\1", text)


def _sheet(page: _Page, number: int, layout: Layout) -> list[str]:
    lines = _spaced(page.body, layout)
    if page.notes:
        lines += [layout.rule, *_gap(layout)] if layout.rule else []
        lines += _spaced(page.notes, layout)
        lines += [link for link in page.links for _ in range(layout.dumps)]
    if layout.head:
        lines = [layout.head, "", *lines]
    if layout.numbers:
        lines += ["", layout.numbers.format(number)]
    if layout.form_feeds and number > 1:
        lines[0] = "\f" + lines[0]
    return lines


def _spaced(lines: list[str], layout: Layout) -> list[str]:
    return [each for line in lines for each in (line, *_gap(layout))]


def _gap(layout: Layout) -> list[str]:
    return [""] if layout.double else []
