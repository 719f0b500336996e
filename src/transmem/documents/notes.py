"""Footnotes: lifted out of the pages they were printed on, whole."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from transmem.documents.lines import Line, is_finished, is_rule, is_short, measure, starts_low
from transmem.model import Repair
from transmem.segmentation.rules import Rules

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# `1 For`, `1For`, `1. For`, `(1) For`, `¹ For`, `[1] For`, `[^1]: For`, or a label on its own line.
_LABEL = re.compile(
    r"(?P<label>\[\^(?P<explicit>\d{1,3})\]:?|[(\[]?(?P<number>(?!0)\d{1,3})(?P<sign>[.)\]]?)|(?P<raised>[⁰¹²³⁴-⁹]{1,3}))"
    r"(?P<space>\s*)(?P<rest>\S.*)?$"
)
_INITIAL = re.compile(r"\b[A-ZА-ЯЁ]\.$")
# What a mark looks like in running text: digits glued to the end of a word or a sentence, or
# after a sentence and a space; raised digits; an explicit `[^1]`.
MARK = re.compile(
    r"(?:(?P<glued>(?<=[^\W\d_])|(?<=[^\W_][.,;:!?…”’\"»)\]])|(?<=[.,;:!?…”’\"»)\]][.,;:!?…”’\"»)\]])|(?<=[。，；：！？”》）]))"
    r"|(?<=[.!?…”’\"»),;:])(?P<spaced>\s))(?P<number>(?!0)(?!(?<=\d[.,])\d{3})\d{1,3})(?![\d/%–-])(?![.,]\d)(?=[\s.,;:)”»،؛]|$|[\u3400-\u9fff。，；])"
    r"|(?P<raised>[⁰¹²³⁴-⁹]{1,3})|\[\^?(?P<explicit>\d{1,3})\]"
)


@dataclass(slots=True, kw_only=True)
class Note:
    """A footnote's lines; ``label`` is how its number was printed."""

    number: int
    label: str
    line: int
    lines: list[Line]


@dataclass(slots=True, kw_only=True)
class Parts:
    """A text taken apart: the body's lines, the notes, and what was dropped on the way."""

    body: list[Line] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)


def mark_number(found: re.Match[str]) -> int:
    """Gives the number of a match of MARK."""
    if found["raised"]:
        return int(found["raised"].translate(_SUPERSCRIPT))
    return int(found["number"] or found["explicit"])


def lift(lines: list[Line], rules: Rules) -> Parts:
    """Takes the notes out of a text.

    Notes stand under a rule at the foot of a page; where the rule was lost, a line is a note if
    it begins with a number whose mark stands above and which no note has yet. A note goes on
    over a page break if it was not finished. The body goes on where nothing can belong to the
    last note any more.
    """
    return _Lifter(lines, rules).run()


class _Lifter:
    """Walks over the lines once, knowing whether it is in the body or in a note."""

    def __init__(self, lines: list[Line], rules: Rules) -> None:
        self.lines = lines
        self.rules = rules
        self.parts = Parts()
        self.waiting: set[int] = set()  # marks seen whose note has not come yet
        self.joint = False
        self.body_gap = _usual_gap(lines)
        self.paragraph_numbers = _paragraph_numbers(lines)

    def run(self) -> Parts:
        index = 0
        while index < len(self.lines):
            start = self._zone_start(index)
            if start is None:
                self._take_body(self.lines[index])
                index += 1
            else:
                index = self._take_zone(start)
        return self.parts

    def _take_body(self, line: Line) -> None:
        if is_rule(line.text):
            self._drop_rule(line)
            return
        self.waiting |= {mark_number(found) for found in MARK.finditer(line.text)}
        self.waiting -= {note.number for note in self.parts.notes}
        self.parts.body.append(replace(line, joint=line.joint or self.joint))
        self.joint = False

    def _drop_rule(self, line: Line) -> None:
        why = "a rule that the printer drew"
        self.parts.repairs.append(
            Repair(kind="dropped-rule", line=line.number, before=line.text, after="", why=why)
        )
        self.joint = True

    def _zone_start(self, index: int) -> int | None:
        """Where notes begin if they begin here: at the line itself, or after a rule."""
        line = self.lines[index]
        if is_rule(line.text) and index + 1 < len(self.lines):
            following = self.lines[index + 1]
            if self._first_label(index + 1) or (self._open() and not following.new_page):
                self._drop_rule(line)
                return index + 1
            return None
        if self._label(index, loose=False) or (self._open() and self._continues_note(index)):
            return index
        return None

    def _continues_note(self, index: int) -> bool:
        """Whether the last note goes on here, at the foot of the next page, with no rule above.

        The foot is set apart: by a wider space before it, or by narrower spaces within.
        """
        line = self.lines[index]
        body = self.parts.body
        if (
            line.new_page
            or line.joint
            or not body
            or body[-1].number < self.parts.notes[-1].lines[-1].number
        ):
            return False
        foot = [line]
        for later in self.lines[index + 1 :]:
            if later.new_page or later.joint or _LABEL.match(later.text):
                break
            foot.append(later)
        inner = {other.gap for other in foot[1:]}
        if self.body_gap:
            return len(foot) > 1 and max(inner) < self.body_gap
        apart = line.gap > self.body_gap and all(gap <= self.body_gap for gap in inner)
        cut = not is_finished(body[-1].text, self.rules)
        return apart and (cut or starts_low(line.text))

    def _open(self) -> bool:
        """Whether the last note was cut by the end of its page."""
        notes = self.parts.notes
        if not notes:
            return False
        last = notes[-1].lines[-1].text if notes[-1].lines else ""
        return not is_finished(last, self.rules) or bool(_INITIAL.search(last))

    def _first_label(self, index: int) -> tuple[int, str, str] | None:
        """The label of the first line below a rule, where a note that was cut goes on first."""
        label = self._label(index, loose=True)
        goes_on = label and self._open() and label[0] not in self.waiting  # `22 April 2010, …`
        return None if goes_on else label

    def _label(self, index: int, *, loose: bool) -> tuple[int, str, str] | None:
        """Number, printed label and rest of a line that begins a note.

        Args:
            index: The line's place among the lines.
            loose: After a rule any label will do; elsewhere its mark must stand above, and
                `2.` begins a paragraph where paragraphs are numbered.
        """
        found = _LABEL.match(self.lines[index].text)
        if not found:
            return None
        number = mark_number_of_label(found)
        explicit = found["explicit"] is not None
        if not found["rest"] and (index + 1 >= len(self.lines) or self.lines[index + 1].new_page):
            return None
        rest = found["rest"] or self.lines[index + 1].text
        if not explicit and not found["raised"] and not _begins_note(found, rest):
            return None
        known = number in self.waiting
        if loose:
            fresh = number not in {note.number for note in self.parts.notes}
            return (number, found["label"], found["rest"] or "") if known or fresh else None
        if not known or (found["sign"] == "." and number in self.paragraph_numbers):
            return None
        return number, found["label"], found["rest"] or ""

    def _take_zone(self, index: int) -> int:
        """Takes notes up to the end of the zone and gives the index after it."""
        first = index
        while index < len(self.lines):
            line = self.lines[index]
            if is_rule(line.text) or (index > first and (line.new_page or line.joint)):
                break
            label = self._new_note(index, first)
            if label:
                number, printed, rest = label
                self.waiting.discard(number)
                text = [replace(line, text=rest)] if rest else []
                self.parts.notes.append(
                    Note(number=number, label=printed, line=line.number, lines=text)
                )
            elif index > first and self._resumes(index, first):
                break
            else:
                self.parts.notes[-1].lines.append(line)
            index += 1
        self.joint = True
        return index

    def _new_note(self, index: int, first: int) -> tuple[int, str, str] | None:
        if index == first:
            return self._first_label(index)
        label = self._label(index, loose=True)
        if label is None:
            return None
        number = label[0]
        last = self.parts.notes[-1]
        if number not in self.waiting and number != last.number + 1:
            return None
        before = self.lines[index - 1]
        if not last.lines:
            return None
        # `2 April 2019` may begin a line of note 1: a label follows a finished note, or stands
        # where the labels stand.
        finished = is_finished(before.text, self.rules)
        raised = "raised" if label[1][0] in "⁰¹²³⁴⁵⁶⁷⁸⁹[" else ""
        in_place = self.lines[index].indent != before.indent and number == last.number + 1
        return label if finished or raised or in_place else None

    def _resumes(self, index: int, first: int) -> bool:
        """Whether the body goes on at this line of a zone that nothing else closes."""
        before = self.lines[index - 1]
        if not self.parts.notes[-1].lines or not is_finished(before.text, self.rules):
            return False
        if self._more_notes(index):
            return False
        return self._evidence(index, first) >= 2

    def _more_notes(self, index: int) -> bool:
        for later in range(index, len(self.lines)):
            line = self.lines[later]
            if line.new_page or line.joint or is_rule(line.text):
                return False
            found = _LABEL.match(line.text)
            if found and mark_number_of_label(found) in self.waiting and self._new_note(later, -1):
                return True
        return False

    def _evidence(self, index: int, first: int) -> int:
        before, line = self.lines[index - 1], self.lines[index]
        zone = self.lines[first:index]
        body = self.parts.body
        cut = bool(body) and not is_finished(body[-1].text, self.rules)
        low = starts_low(line.text)
        points = (3 if cut else -3) if low else 1
        usual = _usual_gap(zone)
        points += 2 * (line.gap > usual)
        points += is_short(before, line, measure(zone)) if len(zone) > 2 else 0
        continuation = Counter(other.indent for other in zone if not _LABEL.match(other.text))
        points += bool(continuation) and line.indent != continuation.most_common(1)[0][0]
        if index + 1 < len(self.lines) and self.body_gap != usual:
            points += self.lines[index + 1].gap == self.body_gap
        return points


def mark_number_of_label(found: re.Match[str]) -> int:
    """Gives the number of a match of a note's label."""
    if found["raised"]:
        return int(found["raised"].translate(_SUPERSCRIPT))
    return int(found["number"] or found["explicit"])


def _begins_note(found: re.Match[str], rest: str) -> bool:
    """Whether digits that begin a line can be a label: a capital or a quotation follows."""
    if not found["space"] and not found["sign"] and found["rest"] and rest[0].isdigit():
        return False
    return (
        rest[0].isupper()
        or rest[0] in '“"«‘([（《h'
        or (rest[0].isalpha() and not rest[0].islower())
        or rest.startswith(("www.", "http", "ibid", "see "))
    )


def _usual_gap(lines: list[Line]) -> int:
    gaps = Counter(line.gap for line in lines[1:] if not line.joint)
    return gaps.most_common(1)[0][0] if gaps else 0


def _paragraph_numbers(lines: list[Line]) -> set[int]:
    """Numbers of paragraphs, if the text numbers them: `1.`, `2.`, `3.` … in order."""
    found: list[int] = []
    marked = False
    for line in lines:
        label = re.match(r"(\d{1,3})\.\s+\S", line.text)
        if label and int(label[1]) == len(found) + 1:
            found.append(int(label[1]))
            if marked and len(found) == 1:
                return set()  # notes that are labelled `1.`: their mark stood above
        marked = marked or any(mark_number(mark) == 1 for mark in MARK.finditer(line.text))
    return set(found) if len(found) > 2 else set()
