"""A memory read back: its units, one after the other, as they were added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from transmem import languages
from transmem.memory import extra, origins
from transmem.memory.connection import Connection, Row
from transmem.memory.history import History, date_of
from transmem.memory.names import Names
from transmem.model import Addition, Pair, Stats, TranslationUnit, Variant

_PAGE = 1_000  # segments that are read at once
_ENTRIES = (
    "SELECT t.segment, s.language, s.text, t.language, t.text, t.number, t.history, t.extra, "
    "a.origin, a.at, t.origins FROM translations t "
    "JOIN segments s ON s.id = t.segment JOIN additions a ON a.id = t.addition "
    "WHERE t.segment >= ? AND t.segment < ? ORDER BY t.segment, t.addition"
)
_NEIGHBOURS = "SELECT digest, text FROM neighbours WHERE digest IN (*)"
_SEGMENTS = (
    "SELECT d.digest, s.text FROM digests d JOIN segments s ON s.id = d.segment "
    "WHERE d.digest IN (*)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which translations are meant; by default all.

    Attributes:
        source_language: Only of texts in it, or in a variant of it.
        languages: Only into one of these, or a variant of one.
        origin: Only those that a file has, by its name; others may have them too.
        since: Only those that were changed, or if no file says when, added, at this time or later;
            in seconds since 1970.
    """

    source_language: str | None = None
    languages: tuple[str, ...] = ()
    origin: str | None = None
    since: int | None = None


def units(connection: Connection, chosen: Chosen) -> Iterator[TranslationUnit]:
    """Gives the units of a memory, in the order in which their texts were added.

    A text and its translations are one unit; a translation that stood between known neighbours is
    a unit of its own for each pair of them.
    """
    reader = _Reader(connection, chosen)
    ((last,),) = connection.rows("SELECT MAX(id) FROM segments")
    for start in range(0, (-1 if last is None else last) + 1, _PAGE):
        yield from reader.page(start, start + _PAGE)


class _Reader:
    def __init__(self, connection: Connection, chosen: Chosen) -> None:
        self._connection = connection
        self._chosen = chosen
        self._languages = Names(connection, "languages")
        self._origins = Names(connection, "origins")
        self._users = Names(connection, "users")

    def page(self, start: int, end: int) -> Iterator[TranslationUnit]:
        rows = [row for row in self._connection.rows(_ENTRIES, (start, end)) if self._is_meant(row)]
        contexts: dict[tuple[int, int, int], list[tuple[int, int]]] = {}
        for *key, previous, following in self._connection.rows(
            "SELECT segment, language, number, previous, next FROM contexts "
            "WHERE segment >= ? AND segment < ?",
            (start, end),
        ):
            contexts.setdefault(tuple(key), []).append((previous, following))
        texts = self._texts(
            {number for pairs in contexts.values() for pair in pairs for number in pair}
        )
        for _, some in groupby(rows, key=lambda row: row[0]):
            yield from self._units(list(some), contexts, texts)

    def _is_meant(self, row: Row) -> bool:
        chosen = self._chosen
        return (
            _is_one_of(self._languages.name(row[1]), chosen.source_language)
            and (
                not chosen.languages
                or any(_is_one_of(self._languages.name(row[3]), tag) for tag in chosen.languages)
            )
            and (chosen.origin is None or self._has(chosen.origin, row))
            and (chosen.since is None or _moment(row) >= chosen.since)
        )

    def _has(self, origin: str, row: Row) -> bool:
        """Whether a file has a translation."""
        files = origins.read(row[10], row[8])
        return any(self._origins.name(number) == origin for number, _ in files)

    def _texts(self, digests: set[int]) -> Mapping[int, str]:
        """Gives the texts of neighbours."""
        found: dict[int, str] = {}
        for statement in (_NEIGHBOURS, _SEGMENTS):
            found.update(self._connection.rows_in(statement, (), list(digests)))
        return found

    def _units(
        self,
        rows: list[Row],
        contexts: Mapping[tuple[int, int, int], list[tuple[int, int]]],
        texts: Mapping[int, str],
    ) -> Iterator[TranslationUnit]:
        alone: list[TranslationUnit] = []
        for row in rows:
            unit = self._unit(row)
            pairs = contexts.get((row[0], row[3], row[5]), ())
            for previous, following in pairs:
                yield replace(unit, previous=texts.get(previous), next=texts.get(following))
            if not pairs:
                alone.append(unit)
        yield from _joined(alone)

    def _unit(self, row: Row) -> TranslationUnit:
        _, source_language, source, language, target, _, written, more, origin, *_ = row
        told = extra.unpack(more)
        remarks = told.get("unit", {})
        known = History.unpack(written)
        history = {
            "created": date_of(known.created),
            "changed": date_of(known.changed),
            "creator": None if known.creator is None else self._users.name(known.creator),
            "changer": None if known.changer is None else self._users.name(known.changer),
        }
        tag = self._languages.name(source_language)
        return TranslationUnit(
            variants=(
                extra.variant(told.get("source", {}), tag, source),
                extra.variant(
                    told.get("target", {}), self._languages.name(language), target, **history
                ),
            ),
            source_language=tag,
            key=told.get("key"),
            origin=self._origins.name(origin),
            notes=tuple(remarks.get("notes", ())),
            properties=tuple((kind, said) for kind, said in remarks.get("properties", ())),
        )


def _moment(row: Row) -> int:
    """Gives when a translation was changed or, if no file says it, added."""
    history = History.unpack(row[6])
    moment: int = history.changed or history.created or row[9]
    return moment


def _joined(alone: list[TranslationUnit]) -> Iterator[TranslationUnit]:
    """Joins units that differ in their translations only."""
    joined: dict[tuple[Variant, TranslationUnit], list[Variant]] = {}
    for unit in alone:
        source, *targets = unit.variants
        joined.setdefault((source, replace(unit, variants=(source,))), []).extend(targets)
    for (source, unit), targets in joined.items():
        yield replace(unit, variants=(source, *targets))


def _is_one_of(name: str, tag: str | None) -> bool:
    """Whether a language is another, or a variant of it."""
    return tag is None or name == tag or name.startswith(f"{tag}-")


def stats(connection: Connection) -> Stats:
    """Counts what a memory holds."""
    tags, files = Names(connection, "languages"), Names(connection, "origins")
    pairs = connection.rows(
        "SELECT s.language, t.language, COUNT(DISTINCT t.segment), COUNT(*) FROM translations t "
        "JOIN segments s ON s.id = t.segment GROUP BY s.language, t.language"
    )
    additions = connection.rows(
        "SELECT a.origin, MAX(a.at), COUNT(t.segment) FROM additions a "
        "LEFT JOIN translations t ON t.addition = a.id GROUP BY a.origin"
    )
    return Stats(
        name=connection.name,
        segments=connection.rows("SELECT COUNT(*) FROM segments")[0][0],
        translations=sum(row[3] for row in pairs),
        pairs=tuple(
            sorted(
                (
                    Pair(
                        source_language=tags.name(source),
                        language=tags.name(target),
                        segments=segments,
                        translations=translations,
                    )
                    for source, target, segments, translations in pairs
                ),
                key=lambda pair: (pair.source_language, pair.language),
            )
        ),
        additions=tuple(
            sorted(
                (
                    Addition(origin=files.name(origin), added=date_of(at) or "", translations=count)
                    for origin, at, count in additions
                ),
                key=lambda addition: addition.origin,
            )
        ),
    )


def spoken(connection: Connection) -> tuple[frozenset[str], frozenset[str]]:
    """Gives the languages of a memory's texts, and those of their translations."""
    tags = Names(connection, "languages")
    sources = connection.rows("SELECT DISTINCT language FROM segments")
    targets = connection.rows("SELECT DISTINCT language FROM translations")
    return (
        frozenset(tags.name(number) for (number,) in sources),
        frozenset(tags.name(number) for (number,) in targets),
    )


def last_addition(connection: Connection) -> tuple[int, int] | None:
    """Gives the number and the time of what was added last; None if nothing was."""
    found = connection.rows("SELECT id, at FROM additions ORDER BY id DESC LIMIT 1")
    return found[0] if found else None


def served(connection: Connection, tag: str) -> dict[int, str]:
    """Gives the languages whose texts serve for one, by number."""
    wanted = languages.canonical(tag)
    return {
        number: name
        for number, name in connection.rows("SELECT id, name FROM languages")
        if languages.base(name) == languages.base(wanted)
        and languages.script(name) == languages.script(wanted)
    }
