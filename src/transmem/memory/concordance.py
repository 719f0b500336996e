"""Words and phrases in the texts of a memory, or in their translations.

A text is found if it has all the words that are sought, whatever their case; first come those that
have them one after the other, as they were given; then the segments that weigh less, then those
that came into the memory later, and of the translations of a segment those of newer additions.

What a segment weighs is written in its run, and how late it came is its number. So the order of
all segments is known before any text is read, and they are visited in it, some at a time, until as
many are found as are wanted. In source texts only those are visited that are in the posting lists
of all the words. If what is sought is so rare that the lightest segments do not have it, all texts
are read through once, which tells the few to visit (`scanning`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from transmem import languages
from transmem.memory import parts, runs
from transmem.memory.connection import Connection, Row
from transmem.memory.digests import term
from transmem.memory.looking import Look, look
from transmem.memory.names import Names
from transmem.memory.parts import RUN_BITS
from transmem.memory.reading import served
from transmem.memory.scanning import Having, Texts, condition, scan
from transmem.memory.tokens import TOKENS, WHOLE, cut
from transmem.model import Concordance, Span

_FEW = 256  # segments that are visited first; then four times as many, and again
_MOST = 1 << 14  # segments of a page
_QUICKER = 30  # times: to read a text through with others, rather than to visit it
_WORTH = 4_000  # segments that are visited in the time in which a scan is prepared
_PROBED = 200  # one segment of so many is visited before it is thought of, too
_SAMPLE = 1_000  # segments that tell how common the words are
_COMMON = 500  # one in so many has what is common
_MOST_WORDS = 8  # that are looked for, each alone
_READ = 64  # segments the translations of which are read at once
_LATEST = (1 << 48) - 1  # a number that no segment has

_TRANSLATIONS = (
    "SELECT t.segment, s.language, s.text, t.language, t.text, a.origin, t.addition "
    "FROM translations t JOIN segments s ON s.id = t.segment JOIN additions a ON a.id = t.addition "
    "WHERE t.segment IN (*)"
)

Numbers = NDArray[np.int64]
Ranks = NDArray[np.uint64]  # weight and number of segments: the less, the earlier they come


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is sought.

    Attributes:
        text: A word or a phrase.
        source_language: Of the texts.
        language: Of the translations; None for any.
        in_translations: Whether it is sought in the translations.
        limit: The most texts to give; None for all.
    """

    text: str
    source_language: str
    language: str | None = None
    in_translations: bool = False
    limit: int | None = 20


def concordance(connection: Connection, sought: Sought) -> tuple[Concordance, ...]:
    """Finds what has some words, the best first."""
    words = tuple(_key(surface) for surface in cut(sought.text))
    sources = served(connection, sought.source_language)
    tags = Names(connection, "languages").all()
    targets = tags.values() if sought.language is None else served(connection, sought.language)
    group = tags.get(languages.base(sought.source_language))
    if not words or group is None or not sources or not targets:
        return ()
    seeking = _Seeking(connection, sought, words, group, (tuple(sources), tuple(targets)))
    found = list(seeking.found(together=True, most=sought.limit))
    if len(words) > 1:
        left = None if sought.limit is None else sought.limit - len(found)
        found += seeking.found(together=False, most=left)
    return tuple(found)


class _Seeking:
    """Visits the segments of a group of languages."""

    def __init__(
        self,
        connection: Connection,
        sought: Sought,
        words: Sequence[str],
        group: int,
        spoken: tuple[Sequence[int], Sequence[int]],
    ) -> None:
        self._connection = connection
        self._sought = sought
        self._words = words
        self._wanted = frozenset(words)
        self._group = group
        self._tags = Names(connection, "languages")
        self._origins = Names(connection, "origins")
        sources, targets = spoken
        self._sources = Texts(table="segments", key="id", languages=sources)
        self._targets = Texts(table="translations", key="segment", languages=targets)
        self._texts = self._targets if sought.in_translations else self._sources

    def found(self, *, together: bool, most: int | None) -> Iterator[Concordance]:
        """Gives what has the words, in the order of its rank.

        Args:
            together: Whether the words must stand one after the other; if not, they must not.
            most: How much is wanted; None for all.
        """
        ranks, size = self._ranks, _FEW
        visited = count = 0
        is_narrow = False
        while len(ranks) and (most is None or count < most):
            if not is_narrow and self._is_rare(ranks, visited, count, together=together, most=most):
                ranks, size, is_narrow = self._narrowed(ranks, together=together), _FEW, True
                continue
            if len(ranks) > size:
                ranks = np.partition(ranks, size)
            some, ranks = np.sort(ranks[:size]), ranks[size:]
            having = self._having(_numbers(some), together=together)
            left = None if most is None else most - count
            for one in islice(self._concordances(having, together=together), left):
                yield one
                count += 1
            visited += size
            size = min(4 * size, _MOST)

    def _is_rare(
        self, ranks: Ranks, visited: int, count: int, *, together: bool, most: int | None
    ) -> bool:
        """Whether to visit the rest takes longer than to read all texts through.

        What was found among the lightest tells how many more are likely to be visited; and since
        heavier ones have more words, a sample of the rest is asked too.
        """
        total = sum(self._sizes.values())
        likely = len(ranks)
        if most is not None:
            likely = min(likely, visited * (most - count) // (count + 1))
        if visited < total // _PROBED or likely < _WORTH + total // _QUICKER:
            return False
        return not self._is_common(ranks, together=together)

    def _is_common(self, ranks: Ranks, *, together: bool) -> bool:
        sample = _numbers(ranks[:: len(ranks) // _SAMPLE + 1])
        return len(self._having(sample, together=together)) >= _SAMPLE // _COMMON

    def _narrowed(self, ranks: Ranks, *, together: bool) -> Ranks:
        """Leaves out what does not have the words."""
        having = self._scanned.together if together else self._scanned.scattered
        return ranks if having is None else ranks[np.isin(_numbers(ranks), having)]

    @cached_property
    def _scanned(self) -> Having:
        bounds = [(run << RUN_BITS, (run << RUN_BITS) + size) for run, size in self._sizes.items()]
        each, (phrase,) = self._looks
        if len(self._words) == 1 or self._is_common(self._ranks, together=False):
            each = ()
        return scan(self._connection, self._texts, bounds, (each, phrase), self._how)

    @cached_property
    def _weights(self) -> NDArray[np.uint16]:
        """What segments weigh, by number."""
        weights = runs.room_for(self._sizes)
        runs.read_weights(self._connection, self._sizes, weights)
        return weights

    @cached_property
    def _sizes(self) -> dict[int, int]:
        """How many segments the runs have."""
        return runs.read_sizes(self._connection, self._group)

    @cached_property
    def _ranks(self) -> Ranks:
        """The segments that may have all the words, in no order."""
        terms = {
            term(TOKENS[surface].key)
            for surface in cut(self._sought.text)
            if TOKENS[surface].weight == WHOLE
        }
        if terms and not self._sought.in_translations:
            numbers = self._indexed(sorted(terms))
        else:
            every = [np.arange(size) + (run << RUN_BITS) for run, size in self._sizes.items()]
            numbers = np.concatenate(every) if every else np.empty(0, dtype=np.int64)
        weights = self._weights[numbers].astype(np.uint64)
        return (weights << np.uint64(48)) | (np.uint64(_LATEST) - numbers.astype(np.uint64))

    def _indexed(self, terms: Sequence[int]) -> Numbers:
        """Gives the segments that are in the posting lists of all of some terms."""
        known = parts.whole(self._connection, self._group, sum(self._sizes.values()))
        rows = parts.read_lists(self._connection, known, terms)
        counts = np.zeros(len(self._weights), dtype=np.uint16)
        for number in terms:
            counts[parts.segments(rows.get(number, ()))] += 1
        return np.flatnonzero(counts == len(terms))

    def _having(self, numbers: Numbers, *, together: bool) -> list[int]:
        """Gives the segments, of some, that have the words."""
        texts = self._texts
        looks: Sequence[Look] = ()
        values: Sequence[str] = ()
        passes = "1 = 1"
        if len(numbers) > _FEW:  # for fewer it is not worth it to make the looks
            looks = self._looks[together]
            passes, values = condition(self._connection, looks)
        statement = (
            f"SELECT {texts.key}, text FROM {texts.table} "  # noqa: S608 - ours
            f"WHERE {passes} AND {texts.spoken} AND {texts.key} IN (*)"
        )
        having = {
            number
            for number, text in self._connection.rows_in(statement, values, numbers.tolist())
            if all(one(text) for one in looks) and self._how(text) is together
        }
        return [number for number in numbers.tolist() if number in having]

    @cached_property
    def _looks(self) -> tuple[Sequence[Look], Sequence[Look]]:
        """What to look at a text with: for the words scattered, and together."""
        words = [_bare(word) for word in self._words]
        return _each(words), (look(words),)

    def _how(self, text: str) -> bool | None:
        """Tells whether a text has the words together, or otherwise; None if it has them not."""
        own = [_key(surface) for surface in cut(text)]
        if not self._wanted.issubset(own):
            return None
        return bool(_starts(own, self._words))

    def _concordances(self, segments: Sequence[int], *, together: bool) -> Iterator[Concordance]:
        """Reads the translations of segments, a few at a time: not all may be wanted."""
        for start in range(0, len(segments), _READ):
            some = segments[start : start + _READ]
            of_segment: dict[int, list[Row]] = {number: [] for number in some}
            for row in self._connection.rows_in(_TRANSLATIONS, (), some):
                of_segment[row[0]].append(row)
            for rows in of_segment.values():
                yield from self._ranked(rows, together=together)

    def _ranked(self, rows: Iterable[Row], *, together: bool) -> Iterator[Concordance]:
        """Gives those of a segment's translations that are wanted, the newest first."""
        wanted = [
            (-addition, self._tags.name(language), target, source_language, source, origin)
            for _, source_language, source, language, target, origin, addition in rows
            if source_language in self._sources.languages and language in self._targets.languages
        ]
        for _, tag, target, source_language, source, origin in sorted(wanted):
            text = target if self._sought.in_translations else source
            if self._how(text) is together:
                yield Concordance(
                    source=source,
                    target=target,
                    source_language=self._tags.name(source_language),
                    language=tag,
                    in_translation=self._sought.in_translations,
                    spans=_spans(text, self._words),
                    together=together,
                    origin=self._origins.name(origin),
                )


def _each(words: Sequence[str]) -> Sequence[Look]:
    """Gives a look for each word, the longest, which are likely to be the rarest, first."""
    return [look([word]) for word in sorted(set(words), key=lambda word: (-len(word), word))][
        :_MOST_WORDS
    ]


def _key(surface: str) -> str:
    r"""Gives what a token is compared by.

    A number or a document symbol stands for itself here; and no word is a number or a sign, though
    it may fold to the same: what is none begins with a control character.

    >>> [_key(surface) for surface in ("Files", "1,275", "in", "\u33cc")]
    ['files', '\x011,275', 'in', '\x00in']
    """
    token = TOKENS[surface]
    if token.weight < WHOLE:
        return "\0" + token.key
    return token.key + surface.casefold() if token.key in {"\1", "\2"} else token.key


def _bare(key: str) -> str:
    """Gives a key as it may stand in a text."""
    return key[1:] if key[0] in "\0\1\2" else key


def _starts(own: Sequence[str], words: Sequence[str]) -> list[int]:
    """Finds where words stand one after the other."""
    width = len(words)
    return [
        at
        for at, key in enumerate(own)
        if key == words[0] and tuple(own[at : at + width]) == tuple(words)
    ]


def _spans(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    """Finds where words stand in a text: all of them together, or else each."""
    places = []
    end = 0
    for surface in cut(text):
        start = text.index(surface, end)
        end = start + len(surface)
        places.append((_key(surface), start, end))
    starts = _starts([key for key, _, _ in places], words)
    if starts:
        return tuple(_span(text, places[at][1], places[at + len(words) - 1][2]) for at in starts)
    wanted = frozenset(words)
    return tuple(_span(text, start, end) for key, start, end in places if key in wanted)


def _span(text: str, start: int, end: int) -> Span:
    return Span(text=text[start:end], start=start, end=end)


def _numbers(ranks: Ranks) -> Numbers:
    """Gives the numbers of segments by their ranks."""
    return (np.uint64(_LATEST) - (ranks & np.uint64(_LATEST))).astype(np.int64)
