"""Segments that were found into the translations that are offered, the best first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from transmem import languages
from transmem.memory import extra, origins
from transmem.memory.connection import Connection
from transmem.memory.digests import of_neighbour
from transmem.memory.filtering import Hit
from transmem.memory.history import History, date_of
from transmem.memory.names import Names
from transmem.memory.reading import served
from transmem.model import Match, MatchKind

THRESHOLD = Fraction(3, 4)
"""The least score of a match, if no other is asked for: what most translators work with."""
LIMIT = 10
_PENALTY = 1  # hundredths, for another variant of a language
_PAGE = 256  # segments whose translations are read at once
_ALMOST = 99
_KINDS = list(MatchKind)
_TRANSLATIONS = (
    "SELECT t.segment, t.language, t.number, t.text, t.origins, t.history, t.extra, "
    "a.id, a.at, a.origin FROM translations t JOIN additions a ON a.id = t.addition "
    "WHERE t.segment IN (*)"
)
_CONTEXTS = (
    "SELECT segment, language, number FROM contexts WHERE previous = ? AND next = ? "
    "AND segment IN (*)"
)


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


class _Row(NamedTuple):
    segment: int
    language: int
    number: int
    text: str
    origins: str | None
    history: str | None
    extra: str | None
    addition: int
    at: int
    origin: int


class _Source(NamedTuple):
    """A segment that was found: its score in hundredths, and whether it is the very text."""

    language: str
    text: str
    percent: int
    same: bool


_Rank = tuple[int, int, int, int, str, str]
_Context = tuple[str | None, str | None]


class Matching:
    """Reads the translations of segments."""

    def __init__(self, connection: Connection) -> None:
        """Takes the memory."""
        self._connection = connection
        self._languages = Names(connection, "languages")
        self._origins = Names(connection, "origins")
        self._users = Names(connection, "users")

    def matches(
        self, text: str, hits: Sequence[Hit], wanted: Wanted, context: _Context
    ) -> tuple[Match, ...]:
        """Gives the translations of segments, in the order that `Memory.search` tells.

        Args:
            text: What was sought.
            hits: What was found.
            wanted: The languages, and how much.
            context: The texts before and after it, as far as they are known.
        """
        ranked = sorted(hits, key=lambda hit: (-_percent(hit, same=False), hit.segment))
        found: list[tuple[_Rank, Match]] = []
        for start in range(0, len(ranked), _PAGE):
            page = ranked[start : start + _PAGE]
            if wanted.limit is not None and len(found) >= wanted.limit:
                found = sorted(found, key=lambda one: one[0])[: wanted.limit]
                if -_percent(page[0], same=False) > found[-1][0][0]:
                    break  # what is left is worse, whatever it is
            found += self._read(text, page, wanted, context)
        found.sort(key=lambda one: one[0])
        return tuple(match for _, match in found[: wanted.limit])

    def _read(
        self, text: str, hits: Sequence[Hit], wanted: Wanted, context: _Context
    ) -> Iterator[tuple[_Rank, Match]]:
        sources = self._sources(text, hits, wanted.source_language)
        targets = served(self._connection, wanted.language)
        between = self._between([at for at, one in sources.items() if one.same], wanted, context)
        for values in self._connection.rows_in(_TRANSLATIONS, (), list(sources)):
            row = _Row(*values)
            if row.language not in targets:
                continue
            source, language = sources[row.segment], targets[row.language]
            off = _PENALTY * (
                (language != languages.canonical(wanted.language))
                + (source.language != languages.canonical(wanted.source_language))
            )
            if source.percent - off < wanted.threshold * 100:
                continue
            kind = MatchKind.FUZZY
            if source.same and not off:
                is_between = (row.segment, row.language, row.number) in between
                kind = MatchKind.CONTEXT if is_between else MatchKind.EXACT
            yield _rank(row, source, off, kind), self._match(row, source, language, off, kind)

    def _sources(self, text: str, hits: Sequence[Hit], tag: str) -> Mapping[int, _Source]:
        """Gives the segments in a language, or in a variant of it."""
        tags = served(self._connection, tag)
        statement = "SELECT id, language, text FROM segments WHERE id IN (*)"
        by_number = {hit.segment: hit for hit in hits}
        return {
            number: _Source(
                tags[language],
                found,
                _percent(by_number[number], same=found == text),
                found == text,
            )
            for number, language, found in self._connection.rows_in(statement, (), list(by_number))
            if language in tags
        }

    def _between(
        self, segments: Sequence[int], wanted: Wanted, context: _Context
    ) -> set[tuple[int, int, int]]:
        """Gives the translations of segments that stood between the same neighbours."""
        if context == (None, None):
            return set()
        tag = languages.canonical(wanted.source_language)
        digests = [of_neighbour(tag, neighbour) for neighbour in context]
        return {tuple(row) for row in self._connection.rows_in(_CONTEXTS, digests, segments)}

    def _match(self, row: _Row, source: _Source, language: str, off: int, kind: MatchKind) -> Match:
        history, told = History.unpack(row.history), extra.unpack(row.extra)
        user = history.changer or history.creator
        return Match(
            source=source.text,
            target=row.text,
            source_language=source.language,
            language=language,
            score=(source.percent - off) / 100,
            kind=kind,
            origin=self._origins.name(row.origin),
            origins=tuple(
                (self._origins.name(number), count)
                for number, count in origins.read(row.origins, row.origin)
            ),
            changed=date_of(history.changed or history.created),
            user=None if user is None else self._users.name(user),
            added=date_of(row.at),
            key=told.get("key"),
            notes=extra.notes(told),
            reason=f"{off}% off: another variant of the language" if off else "",
        )


def _rank(row: _Row, source: _Source, off: int, kind: MatchKind) -> _Rank:
    """Gives what matches are sorted by."""
    history = History.unpack(row.history)
    moment = history.changed or history.created or row.at
    percent = source.percent - off
    return (-percent, _KINDS.index(kind), -moment, -row.addition, source.text, row.text)


def _percent(hit: Hit, *, same: bool) -> int:
    """Gives a score in hundredths, rounded down; 100 is for the same text only."""
    percent = 100 * (hit.weight - hit.cost) // hit.weight
    return percent if same else min(percent, _ALMOST)
