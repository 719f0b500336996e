"""Words and phrases in the texts of a memory, or in their translations.

A text is found if it has all the words that are sought, whatever their case; first come those that
have them one after the other, as they were given, then the shorter ones, then those of the newer
additions. In source texts the words are looked up in the posting lists; translations have none, so
they are read through.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from transmem import languages
from transmem.memory import parts
from transmem.memory.connection import Connection, Row
from transmem.memory.digests import term
from transmem.memory.names import Names
from transmem.memory.reading import served
from transmem.memory.tokens import SIGN, TAG, TOKENS, cut
from transmem.model import Concordance, Span

_COLUMNS = (
    "SELECT s.language, s.text, t.language, t.text, a.origin, t.addition FROM translations t "
    "JOIN segments s ON s.id = t.segment JOIN additions a ON a.id = t.addition WHERE "
)


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
    keys = [_key(surface) for surface in cut(sought.text)]
    if not keys:
        return ()
    tags, origins = Names(connection, "languages"), Names(connection, "origins")
    sources = served(connection, sought.source_language)
    targets = None if sought.language is None else served(connection, sought.language)
    if sought.in_translations:
        rows = _in_translations(connection, sought, max(keys, key=len))
    else:
        rows = _in_sources(connection, sought)
    found = []
    for source_language, source, language, target, origin, addition in rows:
        if source_language not in sources or (targets is not None and language not in targets):
            continue
        text = target if sought.in_translations else source
        spans, together = _spans(text, keys)
        if not spans:
            continue
        one = Concordance(
            source=source,
            target=target,
            source_language=tags.name(source_language),
            language=tags.name(language),
            in_translation=sought.in_translations,
            spans=spans,
            together=together,
            origin=origins.name(origin),
        )
        found.append(((not together, len(text), -addition, source, target), one))
    found.sort(key=lambda pair: pair[0])
    return tuple(one for _, one in found[: sought.limit])


def _key(surface: str) -> str:
    """Gives what a token is compared by; a number stands for itself here."""
    return TOKENS[surface].key if TOKENS[surface].key > "\x02" else surface.casefold()


def _in_sources(connection: Connection, sought: Sought) -> Iterator[Row]:
    terms = {
        term(TOKENS[surface].key)
        for surface in cut(sought.text)
        if TOKENS[surface].kind not in {SIGN, TAG}
    }
    group = Names(connection, "languages").find(languages.base(sought.source_language))
    if not terms:
        yield from connection.stream(_COLUMNS + "s.text LIKE ?", (f"%{sought.text.strip()}%",))
        return
    known = sorted(parts.sizes(connection, group)) if group is not None else []
    rows = parts.read_lists(connection, known, sorted(terms))
    both = reduce(np.intersect1d, [parts.segments(rows.get(number, ())) for number in terms])
    yield from connection.rows_in(_COLUMNS + "t.segment IN (*)", (), both.tolist())


def _in_translations(connection: Connection, sought: Sought, longest: str) -> Iterator[Row]:
    wanted = None if sought.language is None else served(connection, sought.language)
    for row in connection.stream(_COLUMNS + "1 = 1"):
        # A cheap look first; what folds away, as ß, is seen by the whole comparison only.
        if (wanted is None or row[2] in wanted) and (
            longest in row[3].lower() or not row[3].isascii()
        ):
            yield row


def _spans(text: str, keys: Sequence[str]) -> tuple[tuple[Span, ...], bool]:
    """Finds where words stand in a text; nothing if one of them is missing.

    Returns:
        The places, and whether the words stand there one after the other.
    """
    places = []
    end = 0
    for surface in cut(text):
        start = text.index(surface, end)
        end = start + len(surface)
        places.append((_key(surface), start, end))
    own = [key for key, _, _ in places]
    width = len(keys)
    runs = [at for at in range(len(own) - width + 1) if own[at : at + width] == list(keys)]
    if runs:
        return tuple(_span(text, places[at][1], places[at + width - 1][2]) for at in runs), True
    if set(keys) <= set(own):
        return tuple(_span(text, start, end) for key, start, end in places if key in keys), False
    return (), False


def _span(text: str, start: int, end: int) -> Span:
    return Span(text=text[start:end], start=start, end=end)
