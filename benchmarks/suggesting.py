"""How long suggestions and an analysis take: a catalog against a large memory.

Usage: python benchmarks/suggesting.py --segments FILE [--size N] [--entries N] [--keep FOLDER]

FILE has a segment a line, plain or compressed with xz. The memory gets N of them, each as its own
“translation” into French; the catalog gets entries of which a quarter are in the memory, a quarter
are held out, and half are lines of the memory in which one to three words were replaced, deleted
or inserted. Times are of the wall clock, of whole processes on one core: `transmem suggest`, and
`transmem status --leverage` before it. --keep makes the memory in a folder, and takes it from
there the next time.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import polib
from memory import edited, lines_of

from transmem.memory import open_memory
from transmem.model import TranslationUnit, Variant


def units(texts: Sequence[str]) -> Iterator[TranslationUnit]:
    for text in texts:
        variants = (Variant(language="en", text=text), Variant(language="fr", text=text))
        yield TranslationUnit(variants=variants, source_language="en", origin="benchmark")


def remember(texts: Sequence[str], path: Path) -> None:
    if path.exists():
        return
    start = time.perf_counter()
    with open_memory(path, create=True) as memory:
        added = memory.add(units(texts), origin="benchmark")
    print(f"memory of {added.segments:,} segments made in {time.perf_counter() - start:.1f} s")


def write_catalog(held: Sequence[str], texts: Sequence[str], entries: int, path: Path) -> None:
    chance = random.Random(9)  # noqa: S311 - the same catalog in every run
    vocabulary = [word for text in texts[:5_000] for word in text.split()]
    sample = chance.sample(texts, min(3 * entries // 4, len(texts)))
    quarter = len(sample) // 3
    changed = [edited(text, vocabulary, chance) for text in sample[quarter:]]
    msgids = list(dict.fromkeys([*held, *sample[:quarter], *changed]))
    chance.shuffle(msgids)
    catalog = polib.POFile(wrapwidth=0)
    catalog.metadata = {"Language": "fr", "Content-Type": "text/plain; charset=UTF-8"}
    catalog.extend(polib.POEntry(msgid=text) for text in msgids)
    catalog.save(str(path))


def run(*arguments: str) -> tuple[float, dict[str, list[dict[str, object]]]]:
    """Runs a command in a process of its own; gives the seconds and its report."""
    start = time.perf_counter()
    told = subprocess.run(
        [sys.executable, "-m", "transmem", *arguments, "--format", "json"],
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - start, json.loads(told.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--segments", type=Path, required=True, metavar="FILE")
    parser.add_argument("--size", type=int, default=100_000, help="segments of the memory")
    parser.add_argument("--entries", type=int, default=10_000, help="of the catalog")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="for the memory")
    given = parser.parse_args()
    lines = lines_of(given.segments)
    held, texts = lines[: given.entries // 4], lines[given.entries // 4 :][: given.size]
    with tempfile.TemporaryDirectory() as folder:
        catalog = Path(folder) / "catalog.po"
        memory = (given.keep or Path(folder)) / f"memory-{given.size}-{given.entries}.db"
        remember(texts, memory)
        write_catalog(held, texts, given.entries, catalog)
        where = (str(catalog), "--memory", str(memory))
        seconds, told = run("status", *where, "--leverage")
        print(f"status --leverage: {seconds:.1f} s, segments: {told['total']['segments']}")
        seconds, told = run("suggest", *where)
        (one,) = told["catalogs"]
        found = [suggestion["match"] for suggestion in one["suggestions"]]
        kinds = Counter("adapted" if match["adapted"] else match["kind"] for match in found)
        print(
            f"suggest: {seconds:.1f} s, {len(found):,} of {given.entries:,} filled: {dict(kinds)}"
        )


if __name__ == "__main__":
    main()
