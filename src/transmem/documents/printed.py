"""The reader of printed text: hard-wrapped lines, pages, footnotes, as a PDF gives them.

The order of the work is the order of the modules: lines, furniture, notes, paragraphs,
passage, marks; then sentences.
"""

from __future__ import annotations

from transmem import languages, segmentation
from transmem.documents import marks
from transmem.documents.conservation import unaccounted
from transmem.documents.furniture import take_out
from transmem.documents.lines import Line, evened, split_lines
from transmem.documents.notes import Note, lift
from transmem.documents.paragraphs import Part, gather
from transmem.documents.passage import Evidence, Passage, plain_address, put_together
from transmem.errors import DocumentError
from transmem.model import Block, BlockKind, Document, Repair, Segment
from transmem.segmentation.rules import Rules, rules_for
from transmem.vocabulary import Vocabulary

_BOM = "\ufeff"


def read_text(text: str, *, path: str, language: str) -> Document:
    """Reads a printed text.

    Every character of it (white space apart) is afterwards in a segment, is the number of a
    mark or a footnote, or is in a repair that says what became of it.

    Args:
        text: The file's text.
        path: As references in catalogs shall name it.
        language: BCP 47 or POSIX tag.

    Raises:
        DocumentError: The proof above failed.
    """
    tag = languages.canonical(language)
    rules = rules_for(languages.base(tag))
    lines, repairs = take_out(split_lines(text.removeprefix(_BOM)))
    if text.startswith(_BOM):
        repairs.insert(0, _dropped_bom())
    parts = lift(lines, rules)
    body, undecided = gather(parts.body, rules)
    evidence = _evidence(lines, repairs, tag)
    passages = [
        put_together(part.lines, evidence) for part in body if part.kind != BlockKind.SIGNATURE
    ]
    foot = [put_together(note.lines, evidence) for note in parts.notes]
    problems = _place_marks(passages, foot, parts.notes, rules)
    repairs += parts.repairs + undecided + _label_repairs(parts.notes)
    for passage in [*passages, *foot]:
        repairs += passage.repairs
    document = Document(
        path=path,
        language=tag,
        blocks=(*_body_blocks(body, passages, tag), *_note_blocks(parts.notes, foot, tag)),
        repairs=tuple(sorted(repairs, key=lambda repair: repair.line)),
        problems=tuple(problems),
    )
    _refuse_loss(text, document)
    return document


def _place_marks(
    body: list[Passage], foot: list[Passage], notes: list[Note], rules: Rules
) -> list[Repair]:
    """Writes the marks into the passages, and tells where marks and notes do not match."""
    numbers = {note.number for note in notes}
    found = marks.find(body, numbers, rules)
    problems = _problems(notes, found, marks.orphans(body, numbers, rules), body)
    marks.place(body, found)
    marks.place(foot, marks.written(foot, numbers, rules))
    return problems


def _refuse_loss(text: str, document: Document) -> None:
    if lost := unaccounted(text, document):
        raise DocumentError(
            f"reading it would lose or invent characters ({dict(lost)}); this is a fault of "
            "transmem, please report it with the text",
            path=document.path,
        )


def _dropped_bom() -> Repair:
    why = "a byte order mark, no part of the text"
    return Repair(kind="dropped-byte-order-mark", line=1, before=_BOM, after="", why=why)


def _evidence(lines: list[Line], repairs: list[Repair], language: str) -> Evidence:
    dumps = [repair.before for repair in repairs if repair.kind == "dropped-address-dump"]
    addresses = frozenset(plain_address(address) for dump in dumps for address in dump.split())
    prose = "\n".join(line.text for line in lines)
    return Evidence(vocabulary=Vocabulary(prose, language), addresses=addresses)


def _body_blocks(body: list[Part], passages: list[Passage], language: str) -> list[Block]:
    blocks = []
    rest = iter(passages)
    for part in body:
        if part.kind == BlockKind.SIGNATURE:
            segments = tuple(
                Segment(text=evened(line.text), lines=(line.number, line.number))
                for line in part.lines
            )
        else:
            segments = _segments(next(rest), language)
        blocks.append(Block(kind=part.kind, segments=segments))
    return blocks


def _note_blocks(notes: list[Note], foot: list[Passage], language: str) -> list[Block]:
    return [
        Block(kind=BlockKind.FOOTNOTE, number=note.number, segments=_segments(passage, language))
        for note, passage in zip(notes, foot, strict=True)
    ]


def _segments(passage: Passage, language: str) -> tuple[Segment, ...]:
    segments = []
    start = 0
    for sentence in segmentation.segment(passage.text, language=language):
        text = sentence.strip()
        first = start + sentence.index(text)
        if text:
            lines = passage.lines[first], passage.lines[first + len(text) - 1]
            segments.append(Segment(text=text, lines=lines))
        start += len(sentence)
    return tuple(segments)


def _label_repairs(notes: list[Note]) -> list[Repair]:
    return [
        Repair(
            kind="label",
            line=note.line,
            before=note.label,
            after=str(note.number),
            why="the number of a footnote",
        )
        for note in notes
        if note.label != str(note.number)
    ]


def _problems(
    notes: list[Note], found: list[marks.Mark], orphans: list[marks.Mark], passages: list[Passage]
) -> list[Repair]:
    marked = {mark.number for mark in found}
    problems = [
        Repair(
            kind="note-without-mark",
            line=note.line,
            before=note.label,
            after=note.label,
            why=f"footnote {note.number} has no mark in the text; "
            f"write [^{note.number}] where it belongs",
        )
        for note in notes
        if note.number not in marked
    ]
    problems += [
        Repair(
            kind="mark-without-note",
            line=passages[mark.passage].lines[mark.start],
            before=mark.printed,
            after=mark.printed,
            why=f"mark {mark.number} has no footnote; add the note, or remove the mark",
        )
        for mark in orphans
    ]
    return sorted(problems, key=lambda problem: problem.line)
