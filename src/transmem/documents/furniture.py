"""What a printer put on the page and no author wrote: page numbers, running heads, link dumps."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from urllib.parse import unquote

from transmem.documents.lines import Line, is_rule, starts_low
from transmem.model import Repair

_OF = r"(?:/|of|de|sur|из|من|von|共)"
_NUMBERED = re.compile(
    rf"[-–—\s]*(?:page|página|pág\.|страница|стр\.|الصفحة|第)?\s*\d{{1,4}}\s*页?"
    rf"(?:\s*{_OF}\s*\d{{1,4}})?[-–—\s]*",
    re.IGNORECASE,
)
# The job number that UN documents print at the foot, with the page: `22-02467 (E)   2/5`.
_JOB = re.compile(r"(?:\d{1,3}/\d{1,3}\s+)?\d{2}-\d{5}(?:\s*\([A-Z]\))?(?:\s+\d{1,3}/\d{1,3})?")
_SYMBOL = r"[A-Z]{1,5}/[\w./()*–-]*\d[\w./()*–-]*"
_SYMBOLS = re.compile(rf"(?:United Nations\s+)?{_SYMBOL}(?:[\s–-]+{_SYMBOL})*")
_ADDRESS = re.compile(r"(?:https?|ftp)://\S+|mailto:\S+", re.IGNORECASE)
# After this no address begins: the end of a sentence, or a word or an address that is cut.
_COMPLETE = re.compile(r"[.!?)”»…#/‐\xad_=&%-]$|(?:https?://|www\.)\S+$", re.IGNORECASE)
_EDGE = 4
# A running head is short; a longer line that comes again may be a formula of the text.
_HEAD = 50


def take_out(lines: list[Line]) -> tuple[list[Line], list[Repair]]:
    """Takes running heads, page numbers and dumps of link addresses out of a text.

    A line after something taken out is marked as a joint.

    Returns:
        The lines that are left, and a repair for each stretch taken out.
    """
    dropped = _running(lines) | _dumps(lines)
    kept: list[Line] = []
    repairs: list[Repair] = []
    joint = False
    previous = -1
    for index, line in enumerate(lines):
        if index not in dropped:
            gap = line.gap + (lines[index - 1].gap if joint else 0)
            kept.append(replace(line, joint=joint, gap=gap, new_page=line.new_page or joint))
            joint = False
            continue
        joint = joint or bool(kept)
        repair = _dropped(line)
        if repairs and previous == index - 1 and repairs[-1].kind == repair.kind:
            last = repairs[-1]
            repairs[-1] = replace(last, before=f"{last.before}\n{line.text}")
        else:
            repairs.append(repair)
        previous = index
    return kept, repairs


def _dropped(line: Line) -> Repair:
    if _ADDRESS.fullmatch(line.text):
        kind, why = "dropped-address-dump", "addresses of links, which the notes print already"
    else:
        kind, why = "dropped-page-furniture", "repeated at the edge of pages, or a page number"
    return Repair(kind=kind, line=line.number, before=line.text, after="", why=why)


def _running(lines: list[Line]) -> set[int]:
    """Lines at the edges of pages that are numbers, or that come again page after page."""
    if any(line.new_page for line in lines):
        return _edges(lines)
    found = {
        index
        for index, line in enumerate(lines)
        if (_NUMBERED.fullmatch(line.text) and not line.text.isdecimal())
        or _JOB.fullmatch(line.text)
    }
    repeated = Counter(line.text for line in lines if _SYMBOLS.fullmatch(line.text))
    found |= {
        index
        for index, line in enumerate(lines)
        if repeated[line.text] > 1 and line.text[-1] != "."
    }
    return found | _counted(lines)


def _counted(lines: list[Line]) -> set[int]:
    """Bare numbers that count 1, 2, 3 … through a text without form feeds."""
    bare = [
        index for index, line in enumerate(lines) if line.text.isdecimal() and len(line.text) < 4
    ]
    counted = [bare[0]] if bare and int(lines[bare[0]].text) < 3 else []
    for index in bare[1:]:
        if counted and int(lines[index].text) == int(lines[counted[-1]].text) + 1:
            counted.append(index)
    apart = sum(_apart(lines, index) for index in counted)
    return set(counted) if len(counted) > 1 and 2 * apart >= len(counted) else set()


def _apart(lines: list[Line], index: int) -> bool:
    """Whether a line stands at the end of the text, in mid-sentence, or by a dump of addresses."""
    if index + 1 == len(lines):
        return True
    near = [*lines[index - 1 : index], lines[index + 1]]
    dump = any(_ADDRESS.fullmatch(line.text) for line in near)
    return (
        dump
        or starts_low(lines[index + 1].text)
        or (lines[index].gap > 0 and lines[index + 1].gap > lines[index].gap)
    )


def _edges(lines: list[Line]) -> set[int]:
    starts = [0, *(index for index, line in enumerate(lines) if line.new_page and index)]
    pages = [range(a, b) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    heads, feet = defaultdict(set), defaultdict(set)
    for number, page in enumerate(pages):
        prose = [index for index in page if not _ADDRESS.fullmatch(lines[index].text)]
        for index in prose[:_EDGE]:
            heads[_shape(lines[index].text)].add(number)
        for index in prose[-_EDGE:]:
            feet[_shape(lines[index].text)].add(number)
    found: set[int] = set()
    for page in pages:
        prose = [index for index in page if not _ADDRESS.fullmatch(lines[index].text)]
        found |= _edge(lines, prose[:_EDGE], heads, first=page[0] == 0)
        found |= _edge(lines, prose[::-1][:_EDGE], feet, first=False)
    return found


def _edge(
    lines: list[Line], indexes: list[int], shapes: dict[str, set[int]], *, first: bool
) -> set[int]:
    # From the paper's edge inwards, up to the first line that is text.
    found: set[int] = set()
    for index in indexes:
        text = lines[index].text
        times = len(shapes[_shape(text)])
        again = (
            times > (1 if len(text) <= _HEAD else 2) and text[-1] not in ".;," and not is_rule(text)
        )
        known = bool(_NUMBERED.fullmatch(text) or _JOB.fullmatch(text))
        if not (known or again or (_SYMBOLS.fullmatch(text) and text[-1] != "." and not first)):
            break
        found.add(index)
    return found


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()))


def _dumps(lines: list[Line]) -> set[int]:
    """Lines that are nothing but an address which is printed, or whose symbol is, further up.

    A line of a note can be the beginning of an address as well: it then follows a line that
    waits for it and is followed by the rest of it.
    """
    found: set[int] = set()
    above = ""
    for index, line in enumerate(lines):
        if not _ADDRESS.fullmatch(line.text):
            above = _extended(above, line.text)
            continue
        previous = lines[index - 1] if index else None
        run = index + 1 < len(lines) and bool(_ADDRESS.fullmatch(lines[index + 1].text))
        finished = previous is not None and bool(_COMPLETE.search(previous.text))
        if (finished and run) or index - 1 in found or _printed(line.text, above):
            found.add(index)
        else:
            above = _extended(above, line.text)
    return found


def _extended(above: str, text: str) -> str:
    # What `_bare` takes out may have been cut by the line's end too.
    return (above[:-4] + _bare(above[-4:] + text))[-20000:]


def _bare(text: str) -> str:
    # Percent signs stay: the line's end may have cut `%C4%B0` in two.
    return re.sub(r"\s+|%20|%23|#|www\.", "", text).casefold().replace("\xad", "")


def _printed(address: str, above: str) -> bool:
    bare = re.sub(r"^\w+:(?://)?", "", address)
    plain = _bare(unquote(bare))
    symbol = re.search(r"/(?:(?:en|fr|es|ru|ar|zh)/)?([a-z]{1,5}(?:/[\w().-]+)+)$", plain)
    return _bare(bare) in above or plain in above or bool(symbol and symbol[1] in above)
