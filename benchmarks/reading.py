"""How fast a printed document is read, and in how much memory.

Usage: python benchmarks/reading.py [--document FILE] [--language TAG] [--size MB] [--runs N]

The document is repeated, a form feed between, until it has the size.
"""

from __future__ import annotations

import argparse
import statistics
import time
import tracemalloc
from pathlib import Path

from transmem.documents import read_text

LETTER = Path(__file__).parents[1] / "source" / "letter.txt"


def seconds(text: str, language: str) -> float:
    """Reads a text once."""
    start = time.perf_counter()
    read_text(text, path="benchmark", language=language)
    return time.perf_counter() - start


def peak(text: str, language: str) -> int:
    """Gives the bytes that reading takes at the most, over those of the text."""
    tracemalloc.start()
    read_text(text, path="benchmark", language=language)
    _, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return highest


def main() -> None:
    parser = argparse.ArgumentParser(description="Times the reading of a document.")
    parser.add_argument("--document", type=Path, default=LETTER)
    parser.add_argument("--language", default="en")
    parser.add_argument("--size", type=float, default=1.0)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    document = options.document.read_text(encoding="utf-8")
    times = max(1, round(options.size * 1e6 / len(document.encode())))
    text = "\f".join([document] * times)
    size = len(text.encode()) / 1e6
    seconds(document, options.language)  # loads the word list
    once = statistics.median(seconds(document, options.language) for _ in range(options.runs))
    whole = statistics.median(seconds(text, options.language) for _ in range(options.runs))
    print(f"the document ({len(document):,} characters): {once * 1000:.0f} ms")
    print(f"{times} times ({size:.2f} MB): {whole:.2f} s, {size / whole:.2f} MB/s")
    print(f"peak memory: {peak(text, options.language) / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
