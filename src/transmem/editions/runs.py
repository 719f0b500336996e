"""Cuts a text into runs: prose, footnote marks, addresses, codes that may not be broken, phrases.

A code is what a reader copies sign by sign: a document symbol, a case number, an
e-mail address, two numbers joined by a hyphen or a slash. Inside Arabic, say, it falls
apart (``8/43-C`` is shown as ``C-8/43``) unless a format isolates it, so every format has
to know where codes are. Patterns are matched in linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from transmem.editions.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

# Footnote marks as they stand in segments; a number of seven digits is no footnote's.
MARK = re.compile(r"\[\^([0-9]{1,6})\]")

# Signs without width that a translator may have put around a code, or into it.
_LRM, _OPENERS, _CLOSER = "\u200e", "\u2066\u2067\u2068", "\u2069"

# Each alternative begins only where no sign of its own kind stands before, so that a long
# run of such signs is tried once, not once a sign. Codes may follow an Arabic letter: "and"
# is written onto them.
_CANDIDATE = re.compile(
    r"""
    (?P<link> (?<![A-Za-z0-9]) (?:[Hh][Tt][Tt][Pp][Ss]?://|[Ww]{3}\.) (?=\w)
        [^\s<>"“”،؛؟\u200e\u200f\u2066-\u2069\u3001-\u303f！（），：；？]+ )
  | (?P<mail> (?<![A-Za-z0-9._%+-]) [A-Za-z0-9._%+-]+ @ [A-Za-z0-9-]+ (?:\.[A-Za-z0-9-]+)+ )
  | (?P<code> (?<![A-Za-z0-9/\u00c0-\u052f\u1e00-\u1eff]) [A-Za-z0-9]+
        (?: [\u200e\u200f]? [/\u2011-] [\u200e\u200f]? [A-Za-z0-9]+   # A/67, 43-C
          | \. [A-Za-z0-9]+                                          # Rev.1
          | (?<=[0-9]) [,\u066b\u066c\u00a0\u202f] [0-9]{3} (?![0-9])  # 84,000-90,000
          | \( [A-Za-z0-9]{1,8} \) [A-Za-z0-9]*                      # Concl(92)471bis
        )* )
    """,
    re.VERBOSE,
)
_SENTENCE_END = ".,;:!?'’”»…"
_BRACKETS = {")": "(", "]": "[", "}": "{"}


class RunKind(StrEnum):
    """What a stretch of a text is to a reader, and so to a format."""

    PROSE = "prose"
    MARK = "mark"
    CODE = "code"
    LINK = "link"
    PHRASE = "phrase"


# What falls apart inside a text from right to left unless a format isolates it.
ISOLATED = frozenset({RunKind.CODE, RunKind.LINK, RunKind.PHRASE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of a text.

    Attributes:
        text: The text's own characters; runs of a text put together are the text.
        number: The note that a mark calls.
        occurrence: Whether that is the first time that the note is called, the second …
    """

    kind: RunKind
    text: str
    number: int = 0
    occurrence: int = 0

    @property
    def href(self) -> str:
        """Where a link leads."""
        return self.text if self.text[:4].lower() == "http" else f"http://{self.text}"


def cut(text: str, notes: Container[int] = (), *, direction: str = "ltr") -> tuple[Run, ...]:
    """Cuts a text into its runs.

    Args:
        text: A sentence.
        notes: Numbers of the notes there are; a mark of any other is prose.
        direction: ``rtl`` to find phrases in Latin letters too.

    >>> [(run.kind.value, run.text) for run in cut("See A/67/753.[^1] More at www.un.org.", {1})]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('prose', 'See '), ('code', 'A/67/753'), ('prose', '.'), ('mark', '[^1]'),
     ('prose', ' More at '), ('link', 'www.un.org'), ('prose', '.')]
    """
    runs: list[Run] = []
    start = 0
    for mark in MARK.finditer(text):
        if int(mark[1]) in notes:
            runs += _cut_prose(text[start : mark.start()], direction)
            runs.append(Run(kind=RunKind.MARK, text=mark[0], number=int(mark[1])))
            start = mark.end()
    return (*runs, *_cut_prose(text[start:], direction))


def isolated(runs: tuple[Run, ...]) -> frozenset[int]:
    """Finds the codes, links and phrases that the text itself keeps in order, by their places.

    A translator may have typed the isolate, or the left-to-right mark before the code
    that does as much; a second one around it would be litter.
    """
    found: set[int] = set()
    depth = 0
    before = ""
    for place, run in enumerate(runs):
        if run.kind in ISOLATED and (depth or before.endswith(_LRM)):
            found.add(place)
        for sign in run.text:
            depth = depth + 1 if sign in _OPENERS else max(0, depth - (sign == _CLOSER))
        before = run.text
    return frozenset(found)


def _cut_prose(text: str, direction: str) -> Iterator[Run]:
    runs = list(_cut_codes(text))
    if direction == "ltr":
        yield from runs
        return
    for place, run in enumerate(runs):
        if run.kind is RunKind.PROSE:
            yield from _cut_phrases(run.text, is_first=place == 0, is_last=place == len(runs) - 1)
        else:
            yield run


def _cut_phrases(text: str, *, is_first: bool, is_last: bool) -> Iterator[Run]:
    """Cuts prose between codes; a phrase beside one is left, since it goes on behind the code."""
    letters = [place for place, sign in enumerate(text) if sign.isalpha()]
    start = 0
    for begin, end in phrases(text):
        if (begin <= letters[0] and not is_first) or (end > letters[-1] and not is_last):
            continue
        if start < begin:
            yield Run(kind=RunKind.PROSE, text=text[start:begin])
        yield Run(kind=RunKind.PHRASE, text=text[begin:end])
        start = end
    if start < len(text):
        yield Run(kind=RunKind.PROSE, text=text[start:])


def _cut_codes(text: str) -> Iterator[Run]:
    start = 0
    for candidate in _CANDIDATE.finditer(text):
        kind = RunKind.LINK if candidate["link"] else RunKind.CODE
        found = _trimmed(candidate[0]) if candidate["link"] else candidate[0]
        if candidate["code"] and not _is_code(found):
            continue
        if start < candidate.start():
            yield Run(kind=RunKind.PROSE, text=text[start : candidate.start()])
        yield Run(kind=kind, text=found)
        start = candidate.start() + len(found)
    if start < len(text):
        yield Run(kind=RunKind.PROSE, text=text[start:])


def _is_code(text: str) -> bool:
    """Whether signs and digits are joined as in a symbol, and not just a word or a number."""
    joined = any(sign in text for sign in "/-\u2011")
    return joined and any("0" <= sign <= "9" for sign in text)


def _trimmed(link: str) -> str:
    """Drops what the sentence put after an address: its full stop, its closing bracket."""
    balance = {end: link.count(start) - link.count(end) for end, start in _BRACKETS.items()}
    last = len(link) - 1
    while link[last] in _SENTENCE_END or balance.get(link[last], 0) < 0:
        balance[link[last]] = balance.get(link[last], 0) + 1
        last -= 1
    return link[: last + 1]
