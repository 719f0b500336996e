r"""Directional signs: each that opens is closed, and a value that the source isolates stays so.

Without its isolate `8/43-C` shows as `C-8/43` in a right-to-left paragraph; an isolate that nobody
closes turns the rest of the paragraph (Unicode Bidirectional Algorithm, UAX 9).

>>> from transmem.checks import check
>>> def rules(source, target, language="ar"):
...     found = check(source, target, source_language="fa", target_language=language)
...     return [f.rule for f in found]
>>> rules("\u20668/43-C\u2069", "انظر \u20668/43-C\u2069.")
[]
>>> rules("\u20668/43-C\u2069", "انظر \u20668/43-C.")
['isolate-unclosed']
>>> rules("\u20668/43-C\u2069", "انظر 8/43-C.")
['isolate-lost']

## isolate-unclosed

A sign that opens is not closed, or one closes nothing, and the source is in order. The rest of
the paragraph turns, or does not turn where it should. `transmem check --fix` closes a sign where
the value after it ends the text.

>>> rules("\u2066A/12/345\u2069", "انظر \u2066A/12/345.")
['isolate-unclosed']
>>> rules("\u2066A/12/345\u2069", "انظر \u2066A/12/345\u2069.")
[]

## isolate-lost

The source wraps a symbol, a code, an address or figures with signs, and the translation has them
bare. Only languages that are written from right to left need it, and other signs that close are
as good.

>>> rules("\u2066A/12/345\u2069", "انظر A/12/345.")
['isolate-lost']
>>> rules("\u2066A/12/345\u2069", "ראו A/12/345", "he")
['isolate-lost']
>>> rules("\u2066A/12/345\u2069", "Voir A/12/345", "fr")
[]
>>> rules("\u202aA/12/345\u202c", "انظر \u2066A/12/345\u2069.")
[]
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from transmem import languages
from transmem.checks.pair import Pair, finding
from transmem.fidelity import Values
from transmem.model import Finding, Rule, Severity, Span

NAME = "isolates"
UNCLOSED = Rule(
    check=NAME,
    name="isolate-unclosed",
    severity=Severity.WARNING,
    title="a directional sign is not closed, or closes nothing",
)
LOST = Rule(
    check=NAME,
    name="isolate-lost",
    severity=Severity.WARNING,
    title="a value has lost the signs that keep its direction",
)
RULES = (UNCLOSED, LOST)
# What opens, and what closes it.
_ISOLATES = dict.fromkeys("\u2066\u2067\u2068", "\u2069")
_EMBEDDINGS = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c")
_CLOSING = _ISOLATES | _EMBEDDINGS
_SIGNS = re.compile("[\u2066-\u2069\u202a-\u202e\n\u2029]")
_WRAPPED = re.compile(
    "(?P<open>[\u2066-\u2068\u202a\u202b\u202d\u202e])"
    "(?P<value>[^\u2066-\u2069\u202a-\u202e\n]+)[\u2069\u202c]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Balance:
    """The directional signs of a text.

    Attributes:
        opened: Where those stand that nothing closes; a paragraph's end closes none of ours.
        stray: Where those stand that close nothing.
        inside: Pairs of places between which one is open.
    """

    opened: tuple[int, ...]
    stray: tuple[int, ...]
    inside: tuple[tuple[int, int], ...]


def find(pair: Pair) -> Iterator[Finding]:
    """Compares the directional signs of a pair."""
    if not (_SIGNS.search(pair.source) or _SIGNS.search(pair.target)):
        return
    ours, theirs = _balance(pair.source), _balance(pair.target)
    if not ours.opened and not ours.stray:
        yield from _unclosed(pair, theirs)
    if languages.direction(pair.target_language) == "rtl":
        yield from _lost(pair, ours, theirs)


def _balance(text: str) -> _Balance:
    """Reads directional signs as UAX 9 does: what closes an isolate ends embeddings in it."""
    waiting: list[int] = []
    opened: list[int] = []
    stray: list[int] = []
    inside: list[tuple[int, int]] = []
    for found in _SIGNS.finditer(text):
        at, sign = found.start(), found[0]
        if sign in _CLOSING:
            waiting.append(at)
        elif sign == "\u2069" and any(text[place] in _ISOLATES for place in waiting):
            while text[waiting[-1]] in _EMBEDDINGS:
                opened.append(waiting.pop())
            inside.append((waiting.pop(), at))
        elif sign == "\u202c" and waiting and text[waiting[-1]] in _EMBEDDINGS:
            inside.append((waiting.pop(), at))
        elif sign in "\u2069\u202c":
            stray.append(at)
        else:
            opened += waiting
            waiting = []
    return _Balance(
        opened=tuple(sorted([*opened, *waiting])), stray=tuple(stray), inside=tuple(inside)
    )


def _unclosed(pair: Pair, theirs: _Balance) -> Iterator[Finding]:
    text = pair.target
    end = _value_end(text, pair.target_values, theirs)
    for at in theirs.opened:
        message = f"{_name(text[at])} is opened and not closed"
        if end is None:
            yield finding(UNCLOSED, message, target=Span(text=text[at], start=at, end=at + 1))
        else:
            place = Span(text="", start=end, end=end)
            closing = _CLOSING[text[at]]
            yield finding(UNCLOSED, message, target=place, suggestion=closing, certain=True)
    for at in theirs.stray:
        message = f"{_name(text[at])} closes nothing"
        yield finding(UNCLOSED, message, target=Span(text=text[at], start=at, end=at + 1))


def _value_end(text: str, values: Values, theirs: _Balance) -> int | None:
    """Where the one sign that is missing belongs: after the value that ends the text, if any."""
    if len(theirs.opened) != 1 or theirs.stray:
        return None
    start = theirs.opened[0] + 1
    for span in _spans(values):
        if span.start == start and not re.search(r"\w", text[span.end :]):
            return span.end
    return None


def _lost(pair: Pair, ours: _Balance, theirs: _Balance) -> Iterator[Finding]:
    """Values that the source wraps, and that stand bare as often as they should be wrapped."""
    wrapped: Counter[str] = Counter()
    signs: dict[str, str] = {}
    for found in _WRAPPED.finditer(pair.source):
        if _is_value(found, pair.source_values):
            wrapped[found["value"]] += 1
            signs.setdefault(found["value"], found["open"])
    for value, times in wrapped.items():
        bare = [at for at in _places(pair.target, value) if not _is_inside(at, theirs)]
        kept = sum(_is_inside(at, theirs) for at in _places(pair.target, value))
        for at in bare[: max(0, times - kept)]:
            yield finding(
                LOST,
                f"{value} has lost the signs that keep its direction",
                source=_span(pair.source, value, ours),
                target=Span(text=value, start=at, end=at + len(value)),
                suggestion=f"{signs[value]}{value}{_CLOSING[signs[value]]}",
                certain=True,
            )


def _is_value(found: re.Match[str], values: Values) -> bool:
    """Whether what is wrapped can turn: a symbol, a code, an address, figures with signs."""
    if not re.search(r"[-–/:.]", found["value"]):
        return False
    start, end = found.span("value")
    return any(start <= span.start and span.end <= end for span in _spans(values))


def _spans(values: Values) -> Iterator[Span]:
    for kind in (values.symbols, values.addresses, values.codes, values.numbers):
        yield from (value.span for value in kind)


def _places(text: str, value: str) -> Iterator[int]:
    """Where a value stands, not as part of a longer one; a letter of the prose may touch it."""
    before = r"(?<![A-Za-z\d/])" if re.match(r"[A-Za-z\d]", value) else ""
    after = r"(?![A-Za-z\d/])" if re.search(r"[A-Za-z\d]$", value) else ""
    for found in re.finditer(before + re.escape(value) + after, text):
        yield found.start()


def _is_inside(at: int, balance: _Balance) -> bool:
    return any(first < at < last for first, last in balance.inside) or any(
        first < at for first in balance.opened
    )


def _span(text: str, value: str, ours: _Balance) -> Span | None:
    at = next((at for at in _places(text, value) if _is_inside(at, ours)), None)
    return None if at is None else Span(text=value, start=at, end=at + len(value))


def _name(sign: str) -> str:
    return f"U+{ord(sign):04X}"
