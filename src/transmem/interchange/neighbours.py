"""What stands before and after a text, in files whose order says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from transmem.model import TranslationUnit

Entry = tuple[str, tuple[TranslationUnit, ...]]


def with_neighbours(entries: Iterable[Entry]) -> Iterator[TranslationUnit]:
    """Gives units with the source texts of the entries before and after theirs.

    Args:
        entries: In the order of the file: the source text of each, and the units that were made
            of it, none if it is not translated. An empty text parts what does not belong together.
    """
    before = ""
    text = ""
    waiting: tuple[TranslationUnit, ...] = ()
    for after, units in entries:
        for unit in waiting:
            yield replace(unit, previous=before or None, next=after or None)
        before, text, waiting = text, after, units
    for unit in waiting:
        yield replace(unit, previous=before or None)
