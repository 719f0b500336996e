"""Translation units into a memory, in one transaction a file.

What is there already is not added again: a text stands once a language, a translation once a
segment, with the files that have it, and how often each has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from transmem import languages
from transmem.errors import StoreError
from transmem.memory.connection import Connection, Row
from transmem.memory.digests import of_segment
from transmem.memory.history import History
from transmem.memory.known import Known
from transmem.memory.names import Names
from transmem.memory.numbering import Numbering
from transmem.memory.origins import Origins
from transmem.memory.telling import Told
from transmem.model import TranslationUnit

_BATCH = 4_096  # pairs that are written together
_NOTHING = Told()
_COLUMNS = "segment", "language", "number", "text", "addition", "origins", "history", "extra"

_Source = tuple[str, str]  # a language and a text
_Pair = tuple[_Source, str, str, Told | None]  # … of what language, the translation, what is told
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
        self._known = Known(connection)
        self._units = self._segments = self._translations = 0
        self._origins = Origins(connection)
        self._addition = self._origins.begin(origin, at)

    def add(self, units: Iterable[TranslationUnit]) -> Iterator[int]:
        """Adds units, and says after each batch how many pairs were read."""
        pairs: list[_Pair] = []
        for unit in units:
            source = unit.source
            for target in unit.variants:
                if target.language != unit.source_language:
                    told = Told.of(unit, source, target, self._users.number)
                    key = source.language, source.text
                    pairs.append((key, target.language, target.text, told))
            if len(pairs) >= _BATCH:
                yield self._put(pairs)
                pairs.clear()
        yield self._put(pairs)

    def finish(self) -> Added:
        """Writes what is left."""
        self._known.write()
        for numbering in self._groups.values():
            numbering.write()
        return Added(units=self._units, segments=self._segments, translations=self._translations)

    def close(self) -> None:
        """Drops what was put aside."""
        for numbering in self._groups.values():
            numbering.close()

    def _put(self, pairs: Sequence[_Pair]) -> int:
        numbers, old = self._numbered(dict.fromkeys(source for source, _, _, _ in pairs))
        times: dict[_Key, int] = {}
        told: dict[_Key, Told] = {}
        language = self._languages.number
        for source, tag, text, said in pairs:
            key = numbers[source], language(tag), text
            times[key] = times.get(key, 0) + 1
            if said:
                told[key] = said.over(told[key]) if key in told else said
        self._keep_neighbours(told.values())
        written = self._written(old)
        again = {key: found for key, found in written.items() if key in times}
        self._renew(again, times, told)
        self._insert([key for key in times if key not in again], written, times, told)
        self._units += len(pairs)
        return self._units

    def _numbered(self, sources: Iterable[_Source]) -> tuple[dict[_Source, int], list[int]]:
        """Gives each source text the number of its segment, and those that are not new."""
        digests = {of_segment(*source): source for source in sources}
        numbers: dict[_Source, int] = {}
        old: list[int] = []
        for digest, segment, text in self._known.among(digests):
            source = digests.pop(digest)
            if source[1] != text:
                raise _collision(self._connection)
            numbers[source] = segment
            old.append(segment)
        new = list(digests.values())
        # In the order of the file: the same file makes the same memory.
        tags = {tag: self._languages.number(tag) for tag in dict.fromkeys(tag for tag, _ in new)}
        for group in dict.fromkeys(map(self._group, tags)):
            some = [source for source in new if self._group(source[0]) is group]
            numbers.update(zip(some, group.add([text for _, text in some]), strict=True))
        rows = [(numbers[source], tags[source[0]], source[1]) for source in new]
        self._connection.insert("segments", ("id", "language", "text"), rows)
        self._known.add({digest: numbers[source] for digest, source in digests.items()})
        self._segments += len(digests)
        return numbers, old

    def _group(self, tag: str) -> Numbering:
        found = self._group_of.get(tag)
        if found is None:
            group = self._languages.number(languages.base(tag))
            if group not in self._groups:
                self._groups[group] = Numbering(self._connection, group)
            found = self._group_of[tag] = self._groups[group]
        return found

    def _keep_neighbours(self, told: Iterable[Told]) -> None:
        """Writes the neighbours that are no segments, for those who read the memory back."""
        texts = {digest: text for said in told for digest, text in said.neighbours.items()}
        for number, *_ in self._known.among(texts):
            del texts[number]
        statement = "SELECT digest FROM neighbours WHERE digest IN (*)"
        for (number,) in self._connection.rows_in(statement, (), sorted(texts)):
            del texts[number]
        self._connection.insert("neighbours", ("digest", "text"), sorted(texts.items()))

    def _written(self, segments: Sequence[int]) -> dict[_Key, _Written]:
        """Gives the translations that segments have already."""
        statement = (
            "SELECT segment, language, text, number, addition, origins, history, extra "
            "FROM translations WHERE segment IN (*)"
        )
        rows = self._connection.rows_in(statement, (), segments)
        return {row[:3]: _Written(*row[3:]) for row in rows}

    def _insert(
        self,
        keys: Sequence[_Key],
        written: Iterable[_Key],
        times: Mapping[_Key, int],
        told: Mapping[_Key, Told],
    ) -> None:
        """Writes translations that are new."""
        taken: dict[tuple[int, int], int] = {}
        for segment, language, _ in written:
            taken[segment, language] = taken.get((segment, language), 0) + 1
        plain: list[Row] = []
        others: list[Row] = []
        contexts: list[Row] = []
        for key in keys:
            segment, language, text = key
            number = taken.get((segment, language), 0)
            taken[segment, language] = number + 1
            row = segment, language, number, text, self._addition
            if key not in told and times[key] == 1:
                plain.append(row)
                continue
            said = told.get(key, _NOTHING)
            origins = self._origins.first(times[key])
            others.append((*row, origins, said.history.pack(), said.extra))
            contexts += ((segment, language, number, *context) for context in said.contexts)
        # A value takes as long to hand over whether it says something or not.
        self._connection.insert("translations", _COLUMNS[:5], plain)
        self._connection.insert("translations", _COLUMNS, others)
        self._remember_contexts(contexts)
        self._translations += len(keys)

    def _renew(
        self,
        again: Mapping[_Key, _Written],
        times: Mapping[_Key, int],
        told: Mapping[_Key, Told],
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


def _collision(connection: Connection) -> StoreError:
    return StoreError(
        "two texts have the same digest; this memory can hold only one of them, please report it",
        path=connection.name,
    )
