"""Body lines into blocks: paragraphs, headings, list items and the signature."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from transmem.documents.lines import (
    Line,
    is_finished,
    is_short,
    measure,
    pairs,
    starts_low,
)
from transmem.model import BlockKind, Repair
from transmem.segmentation.rules import Rules

_ITEM = re.compile(
    r"\(?(?:[a-zа-я]|[ivx]{1,5}|\d{1,2}|[أ-ي])\)\s+\S|[•●▪–—-]\s+\S|[（(][一二三四五六七八九十\d]{1,3}[)）]\S"
)
_NUMBERED = re.compile(r"\d{1,3}[.．、]\s*\S|[IVXLC]{1,6}\.\s+\S|[一二三四五六七八九十]{1,3}、\S")
_INTRODUCES = re.compile(r"(?:[;:,；：،؛]\d{0,3}|\b(?:and|or|et|ou|y|e|o|и|или|و|أو|和|或))$")
_SIGNED = re.compile(
    r"[(（]\s*(?:Signed|Signé|Firmado|Подпись|توقيع|التوقيع|签名|签字)\s*[)）]", re.IGNORECASE
)
_ANNEX = re.compile(
    r"(?:annex|annexe|anexo|enclosure|pièce jointe|приложение|المرفق|附件)", re.IGNORECASE
)
# Indents mark paragraphs if a smaller share than this of the lines within sentences have them.
_SELDOM = 0.2
_STATEMENT = re.compile(r"[.!?…。！？؟:;：；؛]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The lines of a block; a signature's lines are its segments."""

    kind: BlockKind
    lines: tuple[Line, ...]


def gather(lines: list[Line], rules: Rules) -> tuple[list[Part], list[Repair]]:
    """Groups the body's lines into blocks, in their order.

    A block ends where the space between lines is wider than usual, where the next line is
    indented, or where a line stops short; but never inside a sentence, whatever stands between.
    """
    if not lines:
        return [], []
    layout = _Layout(lines, rules)
    groups = list(layout.groups())
    signature = _signature_start(groups, layout)
    parts = [_part(group, layout) for group in groups[:signature]]
    rest = groups[signature:]
    if rest:
        end = next((i for i, group in enumerate(rest) if i and layout.follows(group)), len(rest))
        signed = tuple(line for group in rest[:end] for line in group)
        parts.append(Part(kind=BlockKind.SIGNATURE, lines=signed))
        parts += [_part(group, layout) for group in rest[end:]]
    return parts, layout.repairs


class _Layout:
    """How a text is set: its spacing, margins, indents and measure."""

    def __init__(self, lines: list[Line], rules: Rules) -> None:
        self.lines = lines
        self.rules = rules
        self.repairs: list[Repair] = []
        self.full = measure(lines)
        self.labels = {int(m[1]) for line in lines if (m := re.match(r"(\d{1,3})\.\s", line.text))}
        self.margins = _margins(lines)
        inner = [(a, b) for a, b in pairs(lines) if not b.joint]
        within = [(a, b) for a, b in inner if self._goes_on(a, b)]
        gaps = Counter(b.gap for _, b in within if starts_low(b.text)) or Counter(
            b.gap for _, b in within
        )
        self.gap = max(
            (gap for gap, count in gaps.items() if count * 4 >= sum(gaps.values())), default=0
        )
        ends = [(a, b) for a, b in inner if self._finished(a) and not starts_low(b.text)]
        inside = [self._indented(b) for a, b in inner if not self._finished(a)]
        seldom = not inside or sum(inside) / len(inside) < _SELDOM
        self.indents = seldom and any(self._indented(b) for _, b in ends)
        first = Counter(b.indent for _, b in ends if self._indented(b))
        self.first_indent = first.most_common(1)[0][0] if first else 0
        self.spaces = any(b.gap > self.gap for _, b in ends)
        cut = [b for a, b in pairs(lines) if b.joint and not self._finished(a)]
        self.joints_indent = any(self._indented(b) for b in cut)

    def _goes_on(self, before: Line, line: Line) -> bool:
        """Whether a sentence certainly runs from one line to the next."""
        ends = self._finished(before) or _INTRODUCES.search(before.text)
        return not ends and not _ITEM.match(line.text)

    def _finished(self, line: Line) -> bool:
        return is_finished(line.text, self.rules)

    def _indented(self, line: Line) -> bool:
        return line.indent > self.margins[line.number]

    def is_text(self, group: list[Line]) -> bool:
        """Whether lines are sentences, not a title or a name."""
        last = group[-1]
        return self._finished(last) or bool(_STATEMENT.search(last.text)) or len(group) > 5

    def follows(self, group: list[Line]) -> bool:
        """Whether lines after a signature are no part of it: text again, a new page, an annex."""
        first = group[0]
        return (
            first.joint or first.new_page or bool(_ANNEX.match(first.text)) or self.is_text(group)
        )

    def _centred(self, before: Line, line: Line) -> bool:
        """Whether both lines are set in from the margin, other than a paragraph's first line is."""
        return self._indented(before) and line.indent != self.first_indent

    def is_brief(self, line: Line) -> bool:
        """Whether a line is far from filling the measure."""
        return len(line.text) < 0.75 * self.full

    def groups(self) -> Iterator[list[Line]]:
        """Gives the lines of one block after the other."""
        group = [self.lines[0]]
        for before, line in pairs(self.lines):
            if self._breaks(before, line, group):
                yield group
                group = []
            group.append(line)
        yield group

    def _breaks(self, before: Line, line: Line, group: list[Line]) -> bool:
        finished = self._finished(before)
        low = starts_low(line.text)
        if _SIGNED.match(line.text):
            return True
        if _ITEM.match(line.text) and (finished or _INTRODUCES.search(before.text)):
            return True
        if line.joint:
            return finished and not low and self._breaks_at_joint(before, line)
        if line.gap > self.gap:
            return not low or finished
        if _NUMBERED.match(line.text) and finished and len(group) >= 1:
            return self._indented(line) or is_short(before, line, self.full) or self._numbered(line)
        if self.indents and self._indented(line) and not low:
            if self._centred(before, line):
                return finished
            introduced = bool(_INTRODUCES.search(before.text))
            return finished or introduced or is_short(before, line, self.full)
        if self.indents or self.spaces or low or not finished:
            return False
        return is_short(before, line, self.full)

    def _numbered(self, line: Line) -> bool:
        label = re.match(r"\d+", line.text)
        if not label:
            return False
        number = int(label[0])
        return number - 1 in self.labels or number + 1 in self.labels

    def _breaks_at_joint(self, before: Line, line: Line) -> bool:
        """A sentence ended with the page: the paragraph too, unless its line is full."""
        if is_short(before, line, self.full) or _NUMBERED.match(line.text):
            return True
        if self.indents and not self.joints_indent:
            return self._indented(line)
        why = "whether the paragraph ended with the page cannot be seen; taken as going on"
        self.repairs.append(
            Repair(
                kind="undecided-paragraph",
                line=line.number,
                before=line.text,
                after=line.text,
                why=why,
            )
        )
        return False


def _margins(lines: list[Line]) -> dict[int, int]:
    """The left margin of each line: that of its page."""
    pages: list[list[Line]] = [[]]
    for line in lines:
        if line.new_page or line.joint:
            pages.append([])
        pages[-1].append(line)
    margins = {}
    leftmost = min(line.indent for line in lines)
    for page in pages:
        left = min((line.indent for line in page), default=0)
        if len(page) < 3:
            left = min(left, leftmost)
        margins.update({line.number: left for line in page})
    return margins


def _signature_start(groups: list[list[Line]], layout: _Layout) -> int:
    """Where the signature begins: at `(Signed)`, or at the last lines that are no sentences."""
    for index, group in enumerate(groups):
        if _SIGNED.match(group[0].text):
            # In French the office stands before: « L’Ambassadeur, (Signé) … ».
            office = groups[index - 1] if index else group
            brief = all(layout.is_brief(line) for line in office)
            return index - 1 if index and brief and not layout.is_text(office) else index
    start = len(groups)
    while start > 1 and not layout.is_text(groups[start - 1]):
        lines = groups[start - 1]
        if not all(layout.is_brief(line) for line in lines) or _ITEM.match(lines[0].text):
            break
        start -= 1
    return start


def _part(group: list[Line], layout: _Layout) -> Part:
    first = group[0].text
    if _ITEM.match(first):
        kind = BlockKind.LIST_ITEM
    elif layout.is_text(group) or first[-1] in ",،，" or len(group[-1].text) > 200:
        kind = BlockKind.PARAGRAPH
    else:
        kind = BlockKind.HEADING
    return Part(kind=kind, lines=tuple(group))
