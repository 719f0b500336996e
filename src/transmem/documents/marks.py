"""Footnote marks: which digits in the body are marks, and of which note."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transmem.documents.notes import MARK, mark_number
from transmem.documents.passage import Passage
from transmem.segmentation.rules import Rules

_ABBREVIATED = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)\.$")
_MONTH_AFTER = re.compile(r"\s+[^\W\d_]+\s+\d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place that may be a mark, with how much speaks for it."""

    passage: int
    start: int
    end: int
    number: int
    printed: str
    points: int


def find(passages: list[Passage], numbers: set[int], rules: Rules) -> list[Mark]:
    """Finds the marks of the notes with these numbers.

    Of all places that look like marks, those are taken that stand in the order of the notes and
    have the most speaking for them; of marks written out as ``[^n]`` all.
    """
    candidates = [mark for mark in _candidates(passages, rules) if mark.number in numbers]
    chain = {*_best_chain(candidates), *written(passages, numbers, rules)}
    return sorted(chain, key=lambda mark: (mark.passage, mark.start))


def written(passages: list[Passage], numbers: set[int], rules: Rules) -> list[Mark]:
    """Finds the marks that are written out as ``[^n]``, in notes too."""
    return [
        mark
        for mark in _candidates(passages, rules)
        if mark.number in numbers and mark.printed.startswith("[^")
    ]


def orphans(passages: list[Passage], numbers: set[int], rules: Rules) -> list[Mark]:
    """Finds what can only be a mark and has no note."""
    return [
        mark
        for mark in _candidates(passages, rules)
        if mark.number not in numbers and mark.points >= _CERTAIN
    ]


_CERTAIN = 8


def _candidates(passages: list[Passage], rules: Rules) -> list[Mark]:
    found = []
    for index, passage in enumerate(passages):
        for match in MARK.finditer(passage.text):
            points = _points(passage.text, match, rules)
            if points > 0:
                found.append(
                    Mark(
                        passage=index,
                        start=match.start(),
                        end=match.end(),
                        number=mark_number(match),
                        printed=match[0].strip(),
                        points=points,
                    )
                )
    return found


def _points(text: str, match: re.Match[str], rules: Rules) -> int:
    """How much a place looks like a mark: explicit, raised, at a sentence's end, spaced."""
    if match["explicit"]:
        return 10 if match[0].startswith("[^") else 6
    if match["raised"]:
        before = text[match.start() - 1 : match.start()]
        return 2 if before.isdigit() else 8
    before, after = text[: match.start()][-40:], text[match.end() :][:40]
    abbreviation = _ABBREVIATED.search(before)
    if abbreviation and rules.list_of(abbreviation[1]) in {"name", "number"}:
        return 0
    if len(match["number"]) > 2 and match["spaced"]:
        return 0
    ends = not after.strip() or after.lstrip()[:1].isupper() or after.lstrip()[:1] in '“"«('
    ends = ends or (after.lstrip()[:1].isalpha() and not after.lstrip()[:1].islower())
    stop = before.rstrip()[-1:] in '.!?…”’"»)。！？' and bool(before)
    if match["spaced"]:
        if not stop or not ends or _MONTH_AFTER.match(after):
            return 1 if stop or before.rstrip()[-1:] in ",;" else 0
        return 4
    if stop and ends:
        return 8 if re.search(r"[^\W\d_]{3,}[.!?…”’\"»)。！？]+$", before) else 5
    return 5 if before[-1:].isalpha() or before[-1:] in ",;:" else 3


def _best_chain(candidates: list[Mark]) -> list[Mark]:
    """The heaviest run of candidates whose numbers rise (each number once), in text order."""
    # best[number] = heaviest chain that ends with that number; numbers are few.
    best: dict[int, tuple[int, tuple[Mark, ...]]] = {}
    for mark in candidates:
        points, chain = max(
            ((p, c) for number, (p, c) in best.items() if number < mark.number),
            key=lambda pair: pair[0],
            default=(0, ()),
        )
        if mark.number not in best or points + mark.points > best[mark.number][0]:
            best[mark.number] = (points + mark.points, (*chain, mark))
    if not best:
        return []
    return list(max(best.values(), key=lambda pair: pair[0])[1])


def place(passages: list[Passage], marks: list[Mark]) -> None:
    """Writes the marks as ``[^n]``, glued to what stands before them."""
    for mark in reversed(marks):
        passage = passages[mark.passage]
        line = passage.lines[mark.start]
        if mark.printed != str(mark.number):
            why = "a footnote mark"
            passage.repair("mark", line, mark.printed, str(mark.number), why)
        passage.put(mark.start, mark.end, f"[^{mark.number}]")
