"""Words and phrases in a memory: how fast they are found, next to its peers.

Usage: python benchmarks/concordance.py --segments FILE [--size N] [--postgresql ADDRESS]
                                        [--folder FOLDER]

FILE has a segment a line, plain or compressed with xz. The translations are made up: the same text
with accents, or in Cyrillic, Arabic, Chinese or Thai letters, in turns; so each script has a fifth
of the translations. Of each kind of query there are ten, the best 20 texts are asked for, and the
first line of each kind says how many texts there are, counted by reading all of them.

The peers are asked in the same run: SQLite's FTS5 (MATCH, ranked, by words and by trigrams) and
LIKE, and with `--postgresql` (an empty database) pg_trgm. They hold the same texts, and where
translations are sought, those of the same language. A ratio is a peer's median over ours. Times are
of the wall clock. With `--folder` the databases are left there (and in PostgreSQL), and the next
run with the same size asks them again.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from concordance_peers import LIMIT, Peer, postgresql_peer, sqlite_peers
from memory import lines_of
from memory_timing import Times, timed

from transmem.memory import Memory, Sought, open_memory
from transmem.memory.tokens import TOKENS, cut
from transmem.model import TranslationUnit, Variant

QUERIES = 10  # of each kind
COMMON = "the of and to in is for that with a".split()
PHRASES = [
    "of the", "in the", "to the", "and the", "for the", "is a", "that the", "with a", "on the",
    "to be",
]  # fmt: skip
BACKWARDS = [" ".join(reversed(phrase.split())) for phrase in PHRASES]
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SCRIPTS = {
    "fr": "àbçdéfghîjklmñôpqrstùvwxÿz",
    "ru": "абцдефгхийклмнопщрстувжьыз",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنه",
    "zh": "的一是不了人我在有他这为之大来以个中上们到说国和地也",
    "th": "กขคงจฉชซญดตถทธนบปผพฟภมยรลว",
}
SPACELESS = {"zh", "th"}


def written(text: str, language: str) -> str:
    """Writes a text in the letters of a language."""
    letters = SCRIPTS[language]
    table = str.maketrans(LETTERS + LETTERS.upper(), letters + letters.upper())
    found = text.translate(table)
    return found.replace(" ", "") if language in SPACELESS else found


def units(texts: Sequence[str]) -> Iterator[TranslationUnit]:
    languages = list(SCRIPTS)
    for place, text in enumerate(texts):
        language = languages[place % len(languages)]
        variants = (
            Variant(language="en", text=text),
            Variant(language=language, text=written(text, language)),
        )
        yield TranslationUnit(variants=variants, source_language="en")


def key(surface: str) -> str:
    """Gives what a token is compared by, from the definition in docs/memory.md."""
    return surface.casefold() if surface[0].isdigit() else TOKENS[surface].key


def there_are(texts: Iterable[str], kinds: dict[str, list[str]]) -> Counter[str]:
    """Counts what can be found of each kind: a query's texts that have its words, up to the limit.

    Every text is read, and nothing of the memory is used but the way it cuts texts.
    """
    by_word: defaultdict[str, list[tuple[str, str, frozenset[str]]]] = defaultdict(list)
    for kind, queries in kinds.items():
        for query in queries:
            words = frozenset(map(key, cut(query)))
            by_word[max(words, key=len)].append((kind, query, words))
    counts: Counter[tuple[str, str]] = Counter()
    for text in texts:
        own = set(map(key, cut(text)))
        for word in by_word.keys() & own:
            counts.update((kind, query) for kind, query, words in by_word[word] if words <= own)
    found: Counter[str] = Counter()
    for (kind, _), count in counts.items():
        found[kind] += min(count, LIMIT)
    return found


def kinds_of(texts: Sequence[str]) -> dict[str, list[str]]:
    """Gives queries for the source texts, by kind: words and phrases from the texts themselves."""
    chance = random.Random(11)  # noqa: S311 - the same queries in every run
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for text in texts[:: max(1, len(texts) // 100_000)]:
        own = [word for word in text.lower().split() if word.isascii() and word.isalpha()]
        words.update(set(own))
        pairs.update({" ".join(pair) for pair in pairwise(own)})
    rare = sorted(word for word, count in words.items() if count == 1 and len(word) > 4)
    frequent = {word for word, _ in words.most_common(200)}
    phrases = sorted(
        pair
        for pair, count in pairs.items()
        if 2 <= count <= 5 and not frequent & set(pair.split())
    )
    return {
        "rare words": chance.sample(rare, QUERIES),
        "common words": COMMON,
        "phrases": chance.sample(phrases, QUERIES),
        "phrases of common words": PHRASES,
        "common words, backwards": BACKWARDS,
        "numbers": [str(chance.randrange(10, 3_000)) for _ in range(QUERIES)],
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where words are sought.

    Attributes:
        name: As it is printed.
        texts: All that there are.
        kinds: Queries, by kind.
        language: Of the translations; None for any.
        in_translations: Whether they are sought there.
        peers: That hold the same texts.
    """

    name: str
    texts: Sequence[str]
    kinds: dict[str, list[str]]
    language: str | None
    in_translations: bool
    peers: Sequence[Peer] = ()


def places_of(texts: Sequence[str], folder: Path, address: str | None) -> Iterator[Place]:
    kinds = kinds_of(texts)
    yield Place(
        name="in sources",
        texts=texts,
        kinds=kinds,
        language=None,
        in_translations=False,
        peers=peers_of(folder, "sources", texts, address),
    )
    languages = list(SCRIPTS)
    targets = [written(text, languages[place % len(languages)]) for place, text in enumerate(texts)]
    accented = {
        kind: [written(query, "fr") for query in queries]
        for kind, queries in kinds.items()
        if kind != "numbers"
    }
    yield Place(
        name="in translations, of any language",
        texts=targets,
        kinds=accented,
        language=None,
        in_translations=True,
        peers=peers_of(folder, "targets", targets, address),
    )
    for place, language in enumerate(languages):
        yield Place(
            name=f"in translations, {language}",
            texts=targets[place :: len(languages)],
            kinds={
                kind: [written(query, language) for query in kinds[kind]]
                for kind in ("rare words", "common words", "phrases")
            },
            language=language,
            in_translations=True,
        )


def peers_of(folder: Path, name: str, texts: Sequence[str], address: str | None) -> Sequence[Peer]:
    peers = [*sqlite_peers(folder, name, texts)]
    if address:
        peers.append(postgresql_peer(address, name, texts))
    return peers


def filled(location: str, texts: Sequence[str]) -> Memory:
    with open_memory(location, create=True) as memory:
        if memory.last_addition() is None:
            memory.add(units(texts), origin="texts.tmx")
    return open_memory(location)


def show(place: Place, memories: dict[str, Memory]) -> None:
    """Prints the times of the memories and of the peers, kind by kind."""
    print(f"\n{place.name}, {len(place.texts):,} texts")
    for peer in place.peers:
        if peer.size is not None:
            print(f"  the index of {peer.name}: {peer.size:.0f} bytes a text")
    truth = there_are(place.texts, place.kinds)
    for kind, queries in place.kinds.items():
        print(f"  {kind}: {truth[kind]} to be found")
        ours: list[Times] = []
        for name, memory in memories.items():

            def ask(query: str, memory: Memory = memory) -> Sequence[object]:
                return memory.concordance(
                    Sought(
                        text=query,
                        source_language="en",
                        language=place.language,
                        in_translations=place.in_translations,
                        limit=LIMIT,
                    )
                )

            times, found = timed(queries, ask)
            ours.append(times)
            print(f"    {name:28} {times}  {sum(map(len, found)):>4} found")
        for peer in place.peers:
            times, found = timed(queries, peer.search)
            ratios = ", ".join(f"{times.median / own.median:.2f}" for own in ours)
            print(f"    {peer.name:28} {times}  {sum(map(len, found)):>4} found, ratio {ratios}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--segments", type=Path, required=True, metavar="FILE")
    parser.add_argument("--size", type=int, default=100_000, help="segments of the memory")
    parser.add_argument("--postgresql", metavar="ADDRESS", help="of an empty database")
    parser.add_argument("--folder", type=Path, help="where to leave the databases")
    given = parser.parse_args()
    texts = lines_of(given.segments)[: given.size]
    print(f"{'':32} {Times.HEADING}")
    with tempfile.TemporaryDirectory() as name:
        folder = given.folder or Path(name)
        memories = {"memory in SQLite": filled(str(folder / "memory.db"), texts)}
        if given.postgresql:
            memories["memory in PostgreSQL"] = filled(given.postgresql, texts)
        for place in places_of(texts, folder, given.postgresql):
            show(place, memories)


if __name__ == "__main__":
    main()
