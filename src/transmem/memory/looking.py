"""A quick look at a text: can it have some words? The whole comparison is only for those that can.

What a look says no to has none of the words, provably: `folding.intruders` says when a text has a
character for each one of a key. A pattern is made for that case, of the characters that fold to
those of the key; a text with an intruder passes. Where letters fold to several characters, as `ß`
to `ss`, or marks may stand in another order, as many characters as there can be are let through.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from transmem.memory.folding import intruders, unfolded

BETWEEN = "\x01"
"""What stands between texts that are looked through together: no match goes over it."""

_MOST_ELEMENTS = 64  # of a pattern
_MOST_GAPS = 3  # of them that match more than one character: each multiplies what must be tried
_FEW = 16  # characters that are sought faster one after the other,
_LONG = 1_000  # in a text of more characters than this
_WIDEST = 8  # characters of a gap
_BEYOND = "\U00010000-\U0010ffff"  # a set with single characters from there is slow


class _Element(NamedTuple):
    """A part of a pattern: so many characters of a key."""

    pattern: str
    is_gap: bool = False
    letters: int = 0


_SPACE = _Element(r"\s*")
_BREAK = _Element("")  # here a pattern must end


@dataclass(frozen=True, slots=True)
class Look:
    """What a text must match.

    Attributes:
        strict: That has the words letter by letter; None if anything may.
        intruders: One of these is enough otherwise.
        any_intruder: The same as a pattern.
        plain: The words as `LIKE` seeks them in a text of ASCII; None if such a text has none.
    """

    strict: re.Pattern[str] | None
    intruders: Sequence[str]
    any_intruder: re.Pattern[str]
    plain: str | None

    def __call__(self, text: str) -> bool:
        """Whether a text may have the words."""
        if self.strict is None or self.strict.search(text):
            return True
        return self._has_intruder(text)

    def is_within(self, joined: str, others: Sequence[Look]) -> bool:
        """Whether one of many texts, with `BETWEEN` between them, may pass this and other looks."""
        if self.strict is None or self._has_intruder(joined):
            return True
        for match in self.strict.finditer(joined):
            start = joined.rfind(BETWEEN, 0, match.start()) + 1
            end = joined.find(BETWEEN, match.end())
            text = joined[start : len(joined) if end < 0 else end]
            if all(other(text) for other in others):
                return True
        return False

    def _has_intruder(self, text: str) -> bool:
        if len(self.intruders) <= _FEW and len(text) > _LONG:
            return any(intruder in text for intruder in self.intruders)
        return self.any_intruder.search(text) is not None


def look(keys: Sequence[str]) -> Look:
    """Makes a look for words that stand one after the other."""
    keys = keys[:_MOST_ELEMENTS]
    elements = [_SPACE]
    for key in keys:
        elements += [*_elements(key), _SPACE]
    best = _window(elements)
    others = {one for key in set(keys) for one in intruders(key)}
    return Look(
        strict=re.compile("".join(element.pattern for element in best)) if best else None,
        intruders=sorted(others),
        any_intruder=re.compile(_set_of(others) if others else r"(?!)"),
        plain=_plain(keys[:_MOST_GAPS]) if all(map(str.isascii, keys)) else None,
    )


def _plain(keys: Sequence[str]) -> str:
    parts = (re.sub("[^a-z0-9]", "_", key[:_MOST_ELEMENTS]) for key in keys)
    return f"%{'%'.join(parts)}%"


def _elements(key: str) -> Iterator[_Element]:
    """Gives the parts of a pattern for the first letters of a key, and a break if it has more."""
    last = min(len(key), _MOST_ELEMENTS)
    end = 0
    for start, stop in _loose_parts(key[: last + _WIDEST]):
        if start >= last:
            break
        yield from map(_letter, key[end:start])
        yield _gap(key[start:stop]) if stop - start <= _WIDEST else _BREAK
        end = stop
    yield from map(_letter, key[end:last])
    if last < len(key):
        yield _BREAK


def _letter(one: str) -> _Element:
    return (
        _BREAK
        if one.isspace() or one == BETWEEN
        else _Element(_set_of(_that_fold_to(one)), letters=1)
    )


def _gap(part: str) -> _Element:
    """Lets one to as many characters through as the part of a key has."""
    among = {one for folded in part for one in _that_fold_to(folded)}
    among.update(one for one, folded in unfolded().letters if set(part).issuperset(folded))
    some = _set_of({one for one in among if not one.isspace()})
    return _Element(f"{some}{some}{{0,{len(part) - 1}}}", is_gap=True)


def _loose_parts(key: str) -> list[tuple[int, int]]:
    """Gives where a key has not one character for each of the text's, in their order."""
    parts = [
        (match.start(), match.start() + len(folded))
        for folded in {folded for _, folded in unfolded().letters if folded in key}
        for match in re.finditer(f"(?={re.escape(folded)})", key)
    ]
    signs = "".join("m" if unicodedata.combining(one) else "b" for one in key)
    parts += [match.span() for match in re.finditer("b?mm+", signs)]
    joined: list[tuple[int, int]] = []
    for start, stop in sorted(parts):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(stop, joined[-1][1])
        else:
            joined.append((start, stop))
    return joined


def _window(elements: Sequence[_Element]) -> Sequence[_Element]:
    """Gives what stands together and has the most letters."""
    best: Sequence[_Element] = ()
    most = (-1, 0)
    for start, first in enumerate(elements):
        if first in {_SPACE, _BREAK}:
            continue
        gaps = letters = 0
        for stop, element in enumerate(elements[start : start + _MOST_ELEMENTS], start + 1):
            gaps += element.is_gap
            if element is _BREAK or gaps > _MOST_GAPS:
                break
            letters += element.letters
            if element is not _SPACE and (letters, start - stop) > most:
                most, best = (letters, start - stop), elements[start:stop]
    return best


def _that_fold_to(one: str) -> set[str]:
    return {one, *unfolded().single.get(one, ())}


def _set_of(some: set[str]) -> str:
    near = sorted(one for one in some if one < _BEYOND[0])
    if len(near) == len(some) == 1:
        return re.escape(near[0])
    return f"[{''.join(map(re.escape, near))}{_BEYOND if len(near) < len(some) else ''}]"
