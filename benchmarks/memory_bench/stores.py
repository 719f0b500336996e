"""A memory in a database: how it is made, how large it is, how fast it answers."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from statistics import median
from xml.sax.saxutils import escape

from memory_bench.timing import timed
from transmem.memory import Memory, open_memory
from transmem.memory.index import Index
from transmem.memory.searching import Searching
from transmem.model import TranslationUnit, Variant

# A process of its own, which has read nothing yet.
COLD = """
import sys, time
start = time.perf_counter()
from fractions import Fraction
from transmem.memory import Wanted, open_memory
with open_memory(sys.argv[1]) as memory:
    wanted = Wanted(source_language="en", language="fr")
    matches = memory.search(sys.argv[2], wanted)
print(time.perf_counter() - start, len(matches))
"""
IMPORT = """
import sys, time
from pathlib import Path
from transmem.memory import open_memory
from transmem.project.remembering import remember
start = time.perf_counter()
with open_memory(sys.argv[1], create=True) as memory:
    path = Path(sys.argv[2])
    brought = remember(memory, path, source_language=None, language=None, report=lambda _: None)
taken = time.perf_counter() - start
# Not what getrusage says, which counts the memory of the process that started this one.
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(brought.added.units, taken, int(status["VmHWM"].split()[0]) / 1024)
"""


def units(texts: Sequence[str]) -> Iterator[TranslationUnit]:
    """Gives units whose translations are as long as their texts."""
    for text in texts:
        variants = (Variant(language="en", text=text), Variant(language="fr", text=text[::-1]))
        yield TranslationUnit(variants=variants, source_language="en")


def show(
    location: str,
    texts: Sequence[str],
    trial: object,
    report: Callable[..., object],
    threshold: Fraction,
) -> None:
    """Fills a memory, and searches it."""
    kind = location.partition(":")[0] if "://" in location else "sqlite"
    with open_memory(location, create=True) as memory:
        made, _ = timed([texts], lambda some: memory.add(units(some), origin="texts.tmx"))
        print(
            f"{kind}, {len(texts):,} segments: {1000 * len(texts) / made.mean:,.0f} units/s added"
        )
    if kind == "sqlite":
        size = Path(location).stat().st_size
        text = sum(2 * len(one.encode()) for one in texts)
        print(f"  {(size - text) / len(texts):.0f} bytes a segment, without the texts")
    print(
        f"  a process's first answer: {first_answer(location, trial.queries):.2f} s (median of 5)"
    )
    with open_memory(location) as memory:
        searching = memory._searcher("en")  # noqa: SLF001 - the segments alone, as in the index
        assert isinstance(searching, Searching)  # noqa: S101
        numbers = numbered(memory, texts)
        for name, exactly in (("token score", True), ("score", False)):

            def search(query: str, *, exactly: bool = exactly) -> list[object]:
                return searching.search(query, threshold, exactly=exactly)

            report(f"  {name}", renumbered(trial, numbers), search, exactly=exactly)


def first_answer(location: str, queries: Sequence[str]) -> float:
    """Gives how long a process takes that has read nothing yet: the median of five, in seconds."""
    taken = [
        float(
            subprocess.run(
                [sys.executable, "-c", COLD, location, query],
                capture_output=True, check=True, text=True,
            ).stdout.split()[0]
        )
        for query in queries[:5]
    ]  # fmt: skip
    return median(taken)


def numbered(memory: Memory, texts: Sequence[str]) -> dict[int, int]:
    """Gives the numbers that segments have in a memory, by their places."""
    rows = memory._connection.rows("SELECT text, id FROM segments")  # noqa: SLF001
    by_text = dict(rows)
    return {place: by_text[text] for place, text in enumerate(texts)}


def renumbered(trial: object, numbers: dict[int, int]) -> object:
    """Gives the truth by the numbers of a memory."""
    truths = [
        tuple(frozenset(numbers[place] for place in some) for some in pair) for pair in trial.truths
    ]
    return type(trial)(texts=trial.texts, queries=trial.queries, truths=truths)


def hurting(texts: Sequence[str], threshold: Fraction) -> None:
    """Queries that hurt, in the index: each kind ten times."""
    index = Index(enumerate(texts))
    chance = random.Random(9)  # noqa: S311
    words = [word for text in texts[:20_000] for word in text.split()]
    common = "the of a and to in is for that with".split()
    kinds = {
        "one common word": [chance.choice(common) for _ in range(10)],
        "one rare word": [chance.choice(words) for _ in range(10)],
        "three common words": [" ".join(chance.choices(common, k=3)) for _ in range(10)],
        "ten common words": [" ".join(chance.choices(common, k=10)) for _ in range(10)],
        "a number": [str(chance.randrange(5_000)) for _ in range(10)],
        "a thousand words": [" ".join(chance.choices(words, k=1_000)) for _ in range(10)],
        "10,000 letters": ["".join(chance.choices("abcdef", k=10_000)) for _ in range(10)],
        "five hundred dots": [" ".join("." * 500) for _ in range(10)],
    }  # fmt: skip
    for name, queries in kinds.items():
        times, found = timed(queries, lambda query: index.search(query, threshold))
        print(f"  {name:32} {times}  {sum(map(len, found)):>7} found")
    ideographs(threshold, len(texts))


def ideographs(threshold: Fraction, size: int) -> None:
    """Chinese without spaces: as many segments of made-up text, with the frequencies of Zipf."""
    chance = random.Random(10)  # noqa: S311
    signs = [chr(0x4E00 + number) for number in range(3_000)]
    weights = [1 / (rank + 1) for rank in range(3_000)]
    count = min(size, 100_000)
    texts = ["".join(chance.choices(signs, weights, k=chance.randint(5, 40))) for _ in range(count)]
    index = Index(enumerate(texts))
    queries = ["".join(changed(text, signs, chance)) for text in chance.sample(texts, 100)]
    times, found = timed(queries, lambda query: index.search(query, threshold))
    print(f"  {f'{count:,} in Chinese':32} {times}  {sum(map(len, found)):>7} found")


def changed(text: str, signs: Sequence[str], chance: random.Random) -> list[str]:
    """Replaces one sign in ten."""
    return [chance.choice(signs) if chance.random() < 0.1 else sign for sign in text]


def imported(folder: Path, texts: Sequence[str]) -> None:
    """Imports a TMX file, in a process of its own."""
    path = folder / "texts.tmx"
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="en"/><body>\n')
        for text in filter(str.isprintable, texts):
            file.write(
                f'<tu><tuv xml:lang="en"><seg>{escape(text)}</seg></tuv>'
                f'<tuv xml:lang="fr"><seg>{escape(text[::-1])}</seg></tuv></tu>\n'
            )
        file.write("</body></tmx>\n")
    run = subprocess.run(
        [sys.executable, "-c", IMPORT, str(folder / "imported.db"), str(path)],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    count, seconds, peak = map(float, run.stdout.split())
    print(
        f"TMX of {path.stat().st_size / 1e6:.0f} MB, {count:,.0f} units: "
        f"{count / seconds:,.0f} units/s, {peak:.0f} MB at the most"
    )
