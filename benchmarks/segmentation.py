"""Sentence splitting next to sentencex's own: how much is right, and how fast.

Usage: python benchmarks/segmentation.py [--golden FOLDER] [--text FILE] [--language TAG]

`--golden FOLDER` takes lists of cases, a file a language, named by its tag: `fr.py` holds
pysbd's lists (pairs of a text and its sentences), `fr.txt` sentencex's (text, `---`, a
sentence a line, `===`). The lists are other projects' work and are not kept here. The run
fails if a language is less often right than sentencex alone.
"""

from __future__ import annotations

import argparse
import ast
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import sentencex

from transmem import segmentation

Case = tuple[str, list[str]]
Splitter = Callable[[str, str], list[str]]


def ours(text: str, language: str) -> list[str]:
    return segmentation.segment(text, language=language)


def theirs(text: str, language: str) -> list[str]:
    return list(sentencex.segment(language, text))


def compare(folder: Path, *, failures: bool) -> bool:
    """Prints the share of cases cut right, a line a language; false if one is worse than theirs."""
    print(f"{'language':10}{'cases':>6}{'transmem':>12}{'sentencex':>12}")
    best = True
    for path in sorted([*folder.glob("*.py"), *folder.glob("*.txt")]):
        cases = read_cases(path)
        if not cases:
            continue
        mine = [is_right(ours, case, path.stem) for case in cases]
        other = [is_right(theirs, case, path.stem) for case in cases]
        worse = sum(mine) < sum(other)
        best = best and not worse
        row = f"{path.stem:10}{len(cases):6}{percent(mine):>12}{percent(other):>12}"
        print(row + ("  worse" if worse else ""))
        if failures:
            show(cases, mine, other, path.stem)
    return best


def read_cases(path: Path) -> list[Case]:
    source = path.read_text(encoding="utf-8")
    return cases_of_module(source) if path.suffix == ".py" else cases_of_text(source)


def cases_of_module(source: str) -> list[Case]:
    """Finds the pairs of a string and a list of strings in a Python module, without running it."""
    cases: list[Case] = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Tuple(elts=[ast.Constant(value=str(text)), ast.List(elts=parts)]):
                sentences = [part.value for part in parts if isinstance(part, ast.Constant)]
                cases.append((text, [str(sentence) for sentence in sentences]))
    return cases


def cases_of_text(source: str) -> list[Case]:
    cases: list[Case] = []
    prose = "\n".join(line for line in source.splitlines() if not line.startswith("# "))
    for entry in prose.split("\n==="):
        text, dashes, sentences = entry.partition("\n---\n")
        if dashes:
            expected = [line.replace("\\n", "\n") for line in sentences.splitlines()]
            cases.append((text.strip(), expected))
    return cases


def is_right(splitter: Splitter, case: Case, language: str) -> bool:
    text, expected = case
    return words(attempt(splitter, text, language)) == words(expected)


def attempt(splitter: Splitter, text: str, language: str) -> list[str]:
    try:
        return splitter(text, language)
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what a panic in Rust becomes
            raise
        return []


def words(sentences: list[str]) -> list[list[str]]:
    """Sentences as their words, so that white space does not count."""
    return [split for sentence in sentences if (split := sentence.split())]


def percent(results: list[bool]) -> str:
    return f"{100 * sum(results) / len(results):.1f}%"


def show(cases: list[Case], mine: list[bool], other: list[bool], language: str) -> None:
    for (text, expected), right, also in zip(cases, mine, other, strict=True):
        if not right:
            print(f"  sentencex is {'right' if also else 'wrong as well'}")
            print(f"    expected {expected}")
            print(f"    transmem {[part.strip() for part in ours(text, language)]}")


def measure(text: str, language: str, runs: int) -> None:
    """Prints the median speed of both in MB of UTF-8 a second, and the ratio."""
    size = len(text.encode()) / 1e6
    mine = size / median_time(lambda: ours(text, language), runs)
    other = size / median_time(lambda: theirs(text, language), runs)
    print(f"{size:.2f} MB of {language}, median of {runs} runs")
    print(f"transmem  {mine:7.2f} MB/s")
    print(f"sentencex {other:7.2f} MB/s, {other / mine:.1f} times as fast")


def median_time(work: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description="Compares sentence splitting with sentencex.")
    parser.add_argument("--golden", type=Path, help="a folder with lists of cases")
    parser.add_argument("--failures", action="store_true", help="show the cases cut wrong")
    parser.add_argument("--text", type=Path, help="a text to time")
    parser.add_argument("--language", default="en", help="the language of --text")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    if options.text:
        measure(options.text.read_text(encoding="utf-8"), options.language, options.runs)
    if options.golden and not compare(options.golden, failures=options.failures):
        sys.exit(1)


if __name__ == "__main__":
    main()
