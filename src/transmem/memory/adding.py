"""Translation units into a memory, in one transaction a file.

What is there already is not added again: a text stands once a language, a translation once a
segment, with the files that have it, and how often each has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from transmem import languages
from transmem.errors import StoreError
from transmem.memory import extra
from transmem.memory.connection import Connection, Row
from transmem.memory.digests import of_neighbour, of_segment
from transmem.memory.history import UNKNOWN, History
from transmem.memory.names import Names
from transmem.memory.numbering import Numbering
from transmem.memory.origins import Origins
from transmem.model import TranslationUnit, Variant

_BATCH = 2_048  # units that are written together
_COLUMNS = "segment", "language", "number", "text", "addition", "origins", "history", "extra"

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


@dataclass(slots=True)
class _Told:
    """What a file says of a translation beyond its text; what comes later in the file counts."""

    history: History = UNKNOWN
    extra: str | None = None
    contexts: set[tuple[int, int]] = field(default_factory=set)


_NOTHING = _Told()


class _Written(NamedTuple):
    """A translation as it is in the memory."""

    number: int
    addition: int
    origins: str | None
    history: str | None
    extra: str | None


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
        self._users = Names(connection, "users")
        self._groups: dict[int, Numbering] = {}
        self._group_of: dict[str, Numbering] = {}
        self._units = self._segments = self._translations = 0
        self._origins = Origins(connection)
        self._addition = self._origins.begin(origin, at)

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
        for numbering in self._groups.values():
            numbering.write()
        return Added(units=self._units, segments=self._segments, translations=self._translations)

    def close(self) -> None:
        """Drops what was put aside."""
        for numbering in self._groups.values():
            numbering.close()

    def _put(self, batch: Sequence[_Pair]) -> None:
        numbers, old = self._numbered(
            dict.fromkeys((source.language, source.text) for _, source, _ in batch)
        )
        times: dict[_Key, int] = {}
        told: dict[_Key, _Told] = {}
        language = self._languages.number
        for unit, source, target in batch:
            key = numbers[source.language, source.text], language(target.language), target.text
            times[key] = times.get(key, 0) + 1
            if _is_more_said(unit, source, target):
                self._describe(told.setdefault(key, _Told()), unit, source, target)
        self._keep_neighbours(unit for unit, _, _ in batch)
        written = self._written(old)
        again = {key: found for key, found in written.items() if key in times}
        self._renew(again, times, told)
        self._insert([key for key in times if key not in again], written, times, told)

    def _numbered(
        self, sources: Iterable[tuple[str, str]]
    ) -> tuple[dict[tuple[str, str], int], list[int]]:
        """Gives each source text the number of its segment, and those that are not new."""
        digests = {of_segment(*source): source for source in sources}
        statement = (
            "SELECT d.digest, s.id, s.text FROM digests d JOIN segments s ON s.id = d.segment "
            "WHERE d.digest IN (*)"
        )
        numbers: dict[tuple[str, str], int] = {}
        old: list[int] = []
        # In the order of the index, which is read and written a page after the other.
        for digest, segment, text in self._connection.rows_in(statement, (), sorted(digests)):
            source = digests.pop(digest)
            if source[1] != text:
                raise _collision(self._connection)
            numbers[source] = segment
            old.append(segment)
        new: list[Row] = []
        indexed: list[tuple[int, int]] = []
        for digest, (tag, text) in digests.items():
            segment = numbers[tag, text] = self._group(tag).add(text)
            new.append((segment, self._languages.number(tag), text))
            indexed.append((digest, segment))
        self._connection.insert("segments", ("id", "language", "text"), new)
        self._connection.insert("digests", ("digest", "segment"), sorted(indexed))
        self._segments += len(new)
        return numbers, old

    def _group(self, tag: str) -> Numbering:
        found = self._group_of.get(tag)
        if found is None:
            group = self._languages.number(languages.base(tag))
            if group not in self._groups:
                self._groups[group] = Numbering(self._connection, group)
            found = self._group_of[tag] = self._groups[group]
        return found

    def _keep_neighbours(self, units: Iterable[TranslationUnit]) -> None:
        """Writes the neighbours that are no segments, for those who read the memory back."""
        texts = {
            of_segment(unit.source_language, text): text
            for unit in units
            for text in (unit.previous, unit.next)
            if text
        }
        for table in ("digests", "neighbours"):
            statement = f"SELECT digest FROM {table} WHERE digest IN (*)"  # noqa: S608 - ours
            for (number,) in self._connection.rows_in(statement, (), sorted(texts)):
                del texts[number]
        self._connection.insert("neighbours", ("digest", "text"), sorted(texts.items()))

    def _describe(
        self, told: _Told, unit: TranslationUnit, source: Variant, target: Variant
    ) -> None:
        history = History.of(target, self._users.number)
        told.history = history.over(told.history)
        told.extra = extra.pack(unit, source, target) or told.extra
        if unit.previous or unit.next:
            tag = unit.source_language
            told.contexts.add((of_neighbour(tag, unit.previous), of_neighbour(tag, unit.next)))

    def _written(self, segments: Sequence[int]) -> dict[_Key, _Written]:
        """Gives the translations that segments have already."""
        statement = (
            "SELECT segment, language, text, number, addition, origins, history, extra "
            "FROM translations WHERE segment IN (*)"
        )
        return {
            tuple(key): _Written(*rest)
            for *key, rest in (
                (*row[:3], row[3:]) for row in self._connection.rows_in(statement, (), segments)
            )
        }

    def _insert(
        self,
        keys: Sequence[_Key],
        written: Iterable[_Key],
        times: Mapping[_Key, int],
        told: Mapping[_Key, _Told],
    ) -> None:
        """Writes translations that are new."""
        taken: dict[tuple[int, int], int] = {}
        for segment, language, _ in written:
            taken[segment, language] = taken.get((segment, language), 0) + 1
        rows: list[Row] = []
        contexts: list[Row] = []
        for key in keys:
            segment, language, text = key
            number = taken.get((segment, language), 0)
            taken[segment, language] = number + 1
            said = told.get(key, _NOTHING)
            origins = self._origins.first(times[key])
            rows.append(
                (segment, language, number, text, self._addition, origins,
                 said.history.pack(), said.extra)
            )  # fmt: skip
            contexts += ((segment, language, number, *context) for context in said.contexts)
        self._connection.insert("translations", _COLUMNS, rows)
        self._remember_contexts(contexts)
        self._translations += len(rows)

    def _renew(
        self,
        again: Mapping[_Key, _Written],
        times: Mapping[_Key, int],
        told: Mapping[_Key, _Told],
    ) -> None:
        """Says of translations that are there already that this file has them too."""
        rows: list[Row] = []
        contexts: list[Row] = []
        for key, before in again.items():
            segment, language, _ = key
            said = told.get(key, _NOTHING)
            rows.append(
                (self._addition, self._origins.more(times[key], before.origins, before.addition),
                 said.history.over(History.unpack(before.history)).pack(),
                 said.extra or before.extra, segment, language, before.number)
            )  # fmt: skip
            contexts += ((segment, language, before.number, *some) for some in said.contexts)
        self._connection.many(
            "UPDATE translations SET addition = ?, origins = ?, history = ?, extra = ? "
            "WHERE segment = ? AND language = ? AND number = ?",
            rows,
        )
        self._remember_contexts(contexts)

    def _remember_contexts(self, contexts: Sequence[Row]) -> None:
        self._connection.many(
            "INSERT INTO contexts (segment, language, number, previous, next) "
            "VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (segment, language, number, previous, next) DO NOTHING",
            contexts,
        )


def _is_more_said(unit: TranslationUnit, source: Variant, target: Variant) -> bool:
    """Whether a file says more of a translation than its text; of most it does not."""
    return bool(
        unit.previous
        or unit.next
        or History.is_known(target)
        or extra.is_there(unit, source, target)
    )


def _collision(connection: Connection) -> StoreError:
    return StoreError(
        "two texts have the same digest; this memory can hold only one of them, please report it",
        path=connection.name,
    )
