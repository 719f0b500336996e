"""Translation units into a memory, in one transaction a file.

What is there already is not added again: a text stands once a language, a translation once a
segment, with the files that have it, and how often each has it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import NamedTuple

from transmem import languages
from transmem.errors import StoreError
from transmem.memory import extra
from transmem.memory.connection import Connection, Row
from transmem.memory.digests import of_neighbour, of_segment
from transmem.memory.names import Names
from transmem.memory.postings import Run
from transmem.model import TranslationUnit, Variant

_BATCH = 1_024  # units that are written together

_Pair = tuple[TranslationUnit, Variant, Variant]  # a unit, its source text, a translation
_Key = tuple[int, int, str]  # segment, language, the translation


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What a file brought.

    Attributes:
        units: Pairs of a text and a translation that were read.
        segments: Texts that are new.
        translations: Translations that are new.
    """

    units: int
    segments: int
    translations: int


class _Written(NamedTuple):
    """A translation as it is in the memory."""

    number: int
    origins: str
    addition: int


@dataclass(slots=True, kw_only=True)
class _Entry:
    """A translation as it will be written."""

    times: int = 0
    created: int | None = None
    creator: str | None = None
    changed: int | None = None
    changer: str | None = None
    extra: str | None = None
    contexts: set[tuple[int, int]] = field(default_factory=set)


class Adding:
    """Adds the units of one file; the transaction is the caller's."""

    def __init__(self, connection: Connection, *, origin: str, at: int) -> None:
        """Begins.

        Args:
            connection: In a transaction.
            origin: The file, as matches will name it.
            at: The time, in seconds since 1970.
        """
        self._connection = connection
        self._languages = Names(connection, "languages")
        self._origins = Names(connection, "origins")
        self._users = Names(connection, "users")
        self._runs: dict[int, Run] = {}
        self._run_of: dict[str, Run] = {}
        self._units = self._segments = self._translations = 0
        self._origin = self._origins.number(origin)
        last = connection.rows("SELECT MAX(id) FROM additions")[0][0]
        self._addition = (last or 0) + 1
        connection.many(
            "INSERT INTO additions (id, origin, at) VALUES (?, ?, ?)",
            [(self._addition, self._origin, at)],
        )

    def add(self, units: Iterable[TranslationUnit]) -> Iterator[int]:
        """Adds units, and says after each batch how many pairs were read."""
        pairs = (
            (unit, source, target)
            for unit in units
            for source in (unit.source,)
            for target in unit.targets
        )
        while batch := list(islice(pairs, _BATCH)):
            self._put(batch)
            self._units += len(batch)
            yield self._units

    def finish(self) -> Added:
        """Writes what is left."""
        for run in self._runs.values():
            run.write()
        return Added(units=self._units, segments=self._segments, translations=self._translations)

    def _put(self, batch: Sequence[_Pair]) -> None:
        numbers = self._numbered(
            dict.fromkeys((source.language, source.text) for _, source, _ in batch)
        )
        entries: dict[_Key, _Entry] = {}
        for unit, source, target in batch:
            number, _ = numbers[source.language, source.text]
            key = number, self._languages.number(target.language), target.text
            entry = entries.get(key)
            if entry is None:
                entry = entries[key] = _Entry()
            entry.times += 1
            _describe(entry, unit, source, target)
        self._keep_neighbours(unit for unit, _, _ in batch)
        old = [number for number, new in numbers.values() if not new]
        self._write(entries, self._written(old))

    def _numbered(
        self, sources: Iterable[tuple[str, str]]
    ) -> dict[tuple[str, str], tuple[int, bool]]:
        """Gives each source text the number of its segment, and whether it is new."""
        digests = {of_segment(*source): source for source in sources}
        statement = (
            "SELECT d.digest, s.id, s.text FROM digests d JOIN segments s ON s.id = d.segment "
            "WHERE d.digest IN (*)"
        )
        found: dict[tuple[str, str], tuple[int, bool]] = {}
        for number, segment, text in self._connection.rows_in(statement, (), list(digests)):
            source = digests.pop(number)
            if source[1] != text:
                raise _collision(self._connection)
            found[source] = segment, False
        new: list[Row] = []
        indexed: list[tuple[int, int]] = []
        for number, (tag, text) in digests.items():
            segment = self._run(tag).add(text)
            found[tag, text] = segment, True
            new.append((segment, self._languages.number(tag), text))
            indexed.append((number, segment))
        self._connection.many("INSERT INTO segments (id, language, text) VALUES (?, ?, ?)", new)
        # In the order of the index: it is written a page after the other.
        self._connection.many(
            "INSERT INTO digests (digest, segment) VALUES (?, ?)", sorted(indexed)
        )
        self._segments += len(new)
        return found

    def _keep_neighbours(self, units: Iterable[TranslationUnit]) -> None:
        """Writes the neighbours that are no segments, for those who read the memory back."""
        texts = {
            of_segment(unit.source_language, text): text
            for unit in units
            for text in (unit.previous, unit.next)
            if text
        }
        statement = "SELECT digest FROM digests WHERE digest IN (*)"
        for (number,) in self._connection.rows_in(statement, (), list(texts)):
            del texts[number]
        self._connection.many(
            "INSERT INTO neighbours (digest, text) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING",
            texts.items(),
        )

    def _run(self, tag: str) -> Run:
        found = self._run_of.get(tag)
        if found is None:
            group = self._languages.number(languages.base(tag))
            if group not in self._runs:
                self._runs[group] = Run(self._connection, group)
            found = self._run_of[tag] = self._runs[group]
        return found

    def _written(self, segments: Sequence[int]) -> dict[_Key, _Written]:
        """Gives the translations that segments have already."""
        statement = (
            "SELECT segment, language, text, number, origins, addition FROM translations "
            "WHERE segment IN (*)"
        )
        return {
            (segment, language, text): _Written(number, origins, addition)
            for segment, language, text, number, origins, addition in self._connection.rows_in(
                statement, (), segments
            )
        }

    def _write(self, entries: dict[_Key, _Entry], written: dict[_Key, _Written]) -> None:
        taken = Counter((segment, language) for segment, language, _ in written)
        rows: list[Row] = []
        contexts: list[Row] = []
        for key, entry in entries.items():
            segment, language, text = key
            before = written.get(key)
            if before is None:
                before = _Written(taken[segment, language], "", 0)
                taken[segment, language] += 1
                self._translations += 1
            number = before.number
            origins = self._counted(entry.times, before.origins, before.addition)
            creator, changer = self._user(entry.creator), self._user(entry.changer)
            rows.append(
                (segment, language, number, text, self._addition, origins,
                 entry.created, creator, entry.changed, changer, entry.extra)
            )  # fmt: skip
            contexts += ((segment, language, number, *context) for context in entry.contexts)
        self._connection.many(
            "INSERT INTO translations (segment, language, number, text, addition, origins, "
            "created, creator, changed, changer, extra) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (segment, language, number) DO UPDATE SET addition = excluded.addition, "
            "origins = excluded.origins, "
            "created = COALESCE(excluded.created, translations.created), "
            "creator = COALESCE(excluded.creator, translations.creator), "
            "changed = COALESCE(excluded.changed, translations.changed), "
            "changer = COALESCE(excluded.changer, translations.changer), "
            "extra = COALESCE(excluded.extra, translations.extra)",
            rows,
        )
        self._connection.many(
            "INSERT INTO contexts (segment, language, number, previous, next) "
            "VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (segment, language, number, previous, next) DO NOTHING",
            contexts,
        )

    def _user(self, name: str | None) -> int | None:
        return None if name is None else self._users.number(name)

    def _counted(self, times: int, before: str, addition: int) -> str:
        """Adds to the origins of a translation: ``3:2 7:1``, the files and how often each has it.

        A file that is added again says anew how often it has it.
        """
        if not before:
            return f"{self._origin}:{times}"
        counts = {
            int(origin): int(count)
            for origin, _, count in (part.partition(":") for part in before.split())
        }
        if addition == self._addition:
            times += counts.get(self._origin, 0)
        counts[self._origin] = times
        return " ".join(f"{origin}:{count}" for origin, count in counts.items())


def seconds(date: str) -> int:
    """Gives the seconds since 1970 of a date as TMX writes it."""
    return int(datetime.strptime(date, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).timestamp())


def date_of(moment: int | None) -> str | None:
    """Gives the date of seconds since 1970, as TMX writes it."""
    if moment is None:
        return None
    return datetime.fromtimestamp(moment, tz=UTC).strftime("%Y%m%dT%H%M%SZ")


def _describe(entry: _Entry, unit: TranslationUnit, source: Variant, target: Variant) -> None:
    """Takes what is known of a translation; what comes later in a file counts."""
    if target.created:
        entry.created = seconds(target.created)
    if target.changed:
        entry.changed = seconds(target.changed)
    entry.creator = target.creator or entry.creator
    entry.changer = target.changer or entry.changer
    entry.extra = extra.pack(unit, source, target) or entry.extra
    if unit.previous or unit.next:
        tag = unit.source_language
        entry.contexts.add((of_neighbour(tag, unit.previous), of_neighbour(tag, unit.next)))


def _collision(connection: Connection) -> StoreError:
    return StoreError(
        "two texts have the same digest; this memory can hold only one of them, please report it",
        path=connection.name,
    )
