"""A memory: translations go in, matches come out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol, Self

from transmem import languages
from transmem.memory import extra, reading
from transmem.memory.adding import Added, Adding, date_of
from transmem.memory.collecting import uncollected
from transmem.memory.concordance import Sought, concordance
from transmem.memory.connection import Connection
from transmem.memory.digests import of_neighbour
from transmem.memory.filtering import Hit
from transmem.memory.index import Index
from transmem.memory.names import Names
from transmem.memory.reading import Chosen
from transmem.memory.searching import Searching
from transmem.memory.sqlite import SQLite
from transmem.model import Concordance, Match, MatchKind, Stats, TranslationUnit

THRESHOLD = Fraction(3, 4)
"""The least score of a match, if no other is asked for: below it, editing takes longer than
translating (Moran, Saam, Lewis, Towards desktop-based CAT tool instrumentation, 2014)."""
LIMIT = 10
_PENALTY = 1  # hundredths, for another variant of a language
_PAGE = 256  # segments whose translations are read at once
_ALMOST = 99


class Searcher(Protocol):
    """What finds the segments of a group of languages: a database or an index in memory."""

    def search(self, text: str, threshold: Fraction, *, exactly: bool = False) -> list[Hit]:
        """Finds every segment that reaches a score."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is sought.

    Attributes:
        source_language: Of the text.
        language: Of the translations.
        threshold: The least score, above 0 and up to 1.
        limit: The most matches; None for all.
        exactly: Whether only the token score counts, which is faster.
    """

    source_language: str
    language: str
    threshold: Fraction = THRESHOLD
    limit: int | None = LIMIT
    exactly: bool = False


class Memory:
    """A translation memory in a database. It is a context manager that closes it."""

    def __init__(self, connection: Connection) -> None:
        """Takes a connection; `transmem.memory.open_memory` makes one."""
        self._connection = connection
        self._languages = Names(connection, "languages")
        self._origins = Names(connection, "origins")
        self._users = Names(connection, "users")
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
        with uncollected(), self._connection.writing():
            adding = Adding(self._connection, origin=origin, at=moment)
            for count in adding.add(units):
                report(count)
            return adding.finish()

    def units(self, chosen: Chosen | None = None) -> Iterator[TranslationUnit]:
        """Gives the units that it holds, one after the other, as they were added."""
        return reading.units(self._connection, chosen or Chosen())

    def stats(self) -> Stats:
        """Counts what it holds."""
        return reading.stats(self._connection)

    def concordance(self, sought: Sought) -> tuple[Concordance, ...]:
        """Finds what has some words, the best first."""
        return concordance(self._connection, sought)

    def load(self, language: str) -> None:
        """Brings the segments of a language into memory, for many searches; see `Index`."""
        base = languages.base(language)
        group = self._languages.find(base)
        with uncollected():
            self._searchers[base] = Index(() if group is None else self._segments(group))

    def _segments(self, group: int) -> Iterator[tuple[int, str]]:
        runs = self._connection.rows("SELECT id FROM runs WHERE grp = ? ORDER BY id", (group,))
        for (run,) in runs:
            bounds = run << 16, (run + 1) << 16
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
        """
        searcher = self._searcher(wanted.source_language)
        served = reading.served(self._connection, wanted.language)
        if searcher is None or not served:
            return ()
        hits = searcher.search(text, wanted.threshold, exactly=wanted.exactly)
        hits.sort(key=lambda hit: (Fraction(hit.cost, hit.weight), hit.segment))
        tag = languages.canonical(wanted.source_language)
        context = of_neighbour(tag, previous), of_neighbour(tag, following)
        has_context = previous is not None or following is not None
        found: list[tuple[tuple[object, ...], Match]] = []
        for start in range(0, len(hits), _PAGE):
            page = hits[start : start + _PAGE]
            if wanted.limit is not None and len(found) >= wanted.limit:
                worst = sorted(rank for rank, _ in found)[wanted.limit - 1][0]
                best = -_percent(page[0], same=False)
                if best > worst:  # type: ignore[operator]
                    break
            found += self._matches(text, page, wanted, served, context if has_context else None)
        found.sort(key=lambda one: one[0])
        return tuple(match for _, match in found[: wanted.limit])

    def _matches(
        self,
        text: str,
        hits: Sequence[Hit],
        wanted: Wanted,
        served: dict[int, str],
        context: tuple[int, int] | None,
    ) -> Iterator[tuple[tuple[object, ...], Match]]:
        by_segment = {hit.segment: hit for hit in hits}
        sources_served = reading.served(self._connection, wanted.source_language)
        sources = {
            number: (self._languages.name(language), source)
            for number, language, source in self._connection.rows_in(
                "SELECT id, language, text FROM segments WHERE id IN (*)",
                (),
                list(by_segment),
            )
            if language in sources_served
        }
        same = {number for number, (_, source) in sources.items() if source == text}
        between = self._between(same, context) if context else set()
        statement = (
            "SELECT t.segment, t.language, t.digest, t.text, t.origins, t.created, t.creator, "
            "t.changed, t.changer, t.extra, a.id, a.at, a.origin FROM translations t "
            "JOIN additions a ON a.id = t.addition WHERE t.segment IN (*)"
        )
        for row in self._connection.rows_in(statement, (), list(sources)):
            number, language, digest, target, origins, created, creator, changed, changer = row[:9]
            if language not in served:
                continue
            told, addition, at, origin = row[9:]
            source_language, source = sources[number]
            penalty = _PENALTY * (
                (served[language] != languages.canonical(wanted.language))
                + (source_language != languages.canonical(wanted.source_language))
            )
            percent = _percent(by_segment[number], same=number in same) - penalty
            if percent < wanted.threshold * 100:
                continue
            kind = MatchKind.FUZZY
            if number in same and not penalty:
                in_context = (number, language, digest) in between
                kind = MatchKind.CONTEXT if in_context else MatchKind.EXACT
            moment = changed or created
            match = Match(
                source=source,
                target=target,
                source_language=source_language,
                language=served[language],
                score=percent / 100,
                kind=kind,
                origin=self._origins.name(origin),
                origins=self._counted(origins),
                changed=date_of(moment),
                user=(changer or creator) and self._users.name(changer or creator),
                added=date_of(at),
                notes=extra.notes(extra.unpack(told)),
                reason=f"{penalty}% off: another variant of the language" if penalty else "",
            )
            order = list(MatchKind).index(kind)
            yield (-percent, order, -(moment or at), -addition, source, target), match

    def _between(self, segments: set[int], context: tuple[int, int]) -> set[tuple[int, int, int]]:
        """Gives the translations of segments that stood between the same neighbours."""
        statement = (
            "SELECT segment, language, digest FROM contexts WHERE previous = ? AND next = ? "
            "AND segment IN (*)"
        )
        return set(self._connection.rows_in(statement, context, list(segments)))

    def _counted(self, counted: str) -> tuple[tuple[str, int], ...]:
        pairs = (part.split(":") for part in counted.split())
        return tuple((self._origins.name(int(origin)), int(count)) for origin, count in pairs)


def _percent(hit: Hit, *, same: bool) -> int:
    """Gives a score in hundredths, rounded down; 100 is for the same text only."""
    percent = 100 * (hit.weight - hit.cost) // hit.weight
    return percent if same else min(percent, _ALMOST)
