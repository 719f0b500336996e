"""A memory: translations go in, matches come out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from fractions import Fraction
from math import sqrt
from typing import Protocol, Self

from transmem import languages
from transmem.memory import reading
from transmem.memory.adding import Added, Adding
from transmem.memory.collecting import uncollected
from transmem.memory.concordance import Sought, concordance
from transmem.memory.connection import Connection
from transmem.memory.filtering import Hit
from transmem.memory.index import Index
from transmem.memory.matching import Matching, Wanted
from transmem.memory.names import Names
from transmem.memory.parts import RUN_BITS
from transmem.memory.reading import Chosen
from transmem.memory.reindexing import make_whole
from transmem.memory.runs import read_sizes
from transmem.memory.searching import Searching
from transmem.memory.sqlite import SQLite
from transmem.model import Concordance, Match, Stats, TranslationUnit

_PAYS = 6
"""Times the square root of the segments: from as many searches on it pays to bring them into memory
(`benchmarks/memory.py --parts many` prints where it does)."""


class Searcher(Protocol):
    """What finds the segments of a group of languages: a database or an index in memory."""

    def search(self, text: str, threshold: Fraction, *, exactly: bool = False) -> list[Hit]:
        """Finds every segment that reaches a score."""
        ...


class Memory:
    """A translation memory in a database. It is a context manager that closes it."""

    def __init__(self, connection: Connection) -> None:
        """Takes a connection; `transmem.memory.open_memory` makes one."""
        self._connection = connection
        self._languages = Names(connection, "languages")
        self._matching = Matching(connection)
        self._searchers: dict[str, Searcher] = {}

    @classmethod
    def in_process(cls) -> Self:
        """Makes an empty memory that lives as long as the process."""
        return cls(SQLite(None, name="memory", create=True))

    @property
    def name(self) -> str:
        """What messages call it."""
        return self._connection.name

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the connection."""
        self._connection.close()

    def add(
        self,
        units: Iterable[TranslationUnit],
        *,
        origin: str,
        at: int | None = None,
        report: Callable[[int], None] = lambda _count: None,
    ) -> Added:
        """Adds the units of one file: all of them or, if anything goes wrong, none.

        Args:
            units: May raise errors as they come.
            origin: The file, as matches will name it.
            at: The time, in seconds since 1970; by default now.
            report: Is told how many pairs were read, from time to time.
        """
        moment = int(time.time()) if at is None else at
        with (
            uncollected(),
            self._connection.writing(),
            closing(Adding(self._connection, origin=origin, at=moment)) as adding,
        ):
            make_whole(self._connection)
            for count in adding.add(units):
                report(count)
            return adding.finish()

    def units(self, chosen: Chosen | None = None) -> Iterator[TranslationUnit]:
        """Gives the units that it holds, one after the other, as they were added."""
        return reading.units(self._connection, chosen or Chosen())

    def stats(self) -> Stats:
        """Counts what it holds."""
        return reading.stats(self._connection)

    def spoken(self) -> tuple[frozenset[str], frozenset[str]]:
        """Gives the languages of its texts, and those of their translations."""
        return reading.spoken(self._connection)

    def last_addition(self) -> tuple[int, int] | None:
        """Gives what changes whenever something is added; None if nothing was yet."""
        return reading.last_addition(self._connection)

    def concordance(self, sought: Sought) -> tuple[Concordance, ...]:
        """Finds what has some words, the best first."""
        with self._connection.reading():
            return concordance(self._connection, sought)

    def load(self, language: str) -> None:
        """Brings the segments of a language into memory, for many searches; see `Index`."""
        base = languages.base(language)
        group = self._languages.find(base)
        with uncollected(), self._connection.reading():
            self._searchers[base] = Index(() if group is None else self._segments(group))

    def prepare(self, language: str, queries: int) -> None:
        """Gets ready for searches: brings the segments into memory if that pays.

        Args:
            language: In which will be searched.
            queries: How often.
        """
        group = self._languages.find(languages.base(language))
        if group is None:
            return
        if queries > _PAYS * sqrt(sum(read_sizes(self._connection, group).values())):
            self.load(language)

    def _segments(self, group: int) -> Iterator[tuple[int, str]]:
        for run in sorted(read_sizes(self._connection, group)):
            bounds = run << RUN_BITS, (run + 1) << RUN_BITS
            yield from self._connection.stream(
                "SELECT id, text FROM segments WHERE id >= ? AND id < ?", bounds
            )

    def _searcher(self, language: str) -> Searcher | None:
        base = languages.base(language)
        if base not in self._searchers:
            group = self._languages.find(base)
            if group is None:
                return None
            self._searchers[base] = Searching(self._connection, group)
        return self._searchers[base]

    def search(
        self,
        text: str,
        wanted: Wanted,
        *,
        previous: str | None = None,
        following: str | None = None,
    ) -> tuple[Match, ...]:
        """Finds translations of what is like a text, the best first.

        Among matches with one score, those between the same neighbours come first, then the same
        text, then what was added or changed last; then they come in the order of their texts.

        Args:
            text: What is to be translated.
            wanted: The languages, and how much.
            previous: The source text before it, if it is known.
            following: The source text after it.

        Raises:
            LanguageError: A language is no language tag.
            StoreError: The memory cannot be read.
        """
        languages.canonical(wanted.language)  # a tag that is none is refused before all else
        searcher = self._searcher(wanted.source_language)
        if searcher is None:
            return ()
        with self._connection.reading():
            hits = searcher.search(text, wanted.threshold, exactly=wanted.exactly)
            context = previous, following
            return self._matching.matches(text, hits, wanted, context)
