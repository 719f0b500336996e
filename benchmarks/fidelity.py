"""How reliable the fidelity checks are, next to pofilter's `numbers` and a multiset of digits.

Usage: python benchmarks/fidelity.py --data FOLDER [--languages ar,es] [--flags FILE]
           [--verdicts FILE] [--missed FILE] [--pairs FOLDER] [--symbols FOLDER]
           [--seed N] [--limit N] [--pofilter PATH] [--no-peer] [--no-speed]

`--data FOLDER` has texts aligned line by line, `<stem>.en` and `<stem>.<language>`. What is
printed of them: how many published translations are flagged; what share of errors is found that
are put into translations on which we have nothing to say, by kind (a multiset finds all errors in
digits by nature: see beside it how much else it flags); and how fast. The same seed gives
the same errors.

`--flags FILE` writes the flagged pairs for a person to read, and `--verdicts FILE` is what the
person said: a table of language, line, real, misaligned or false, and a remark.
`--pairs FOLDER` has pairs made by hand: `<language>.json`, each a list of objects with source,
target, good (true or false), what, and source_language if it is not English.
`--symbols FOLDER` has real pairs with document symbols in lower case: `en-<language>.tsv`.

pofilter is a program of the Translate Toolkit, of GPL: it is run, never imported.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from fidelity_bench import checkers, flags, made, recall, speed, symbols, texts
from fidelity_bench.checkers import Checker, Pofilter

PROCESSES = 2


def main() -> None:
    options = _parser().parse_args()
    pofilter = None if options.no_peer else Pofilter.found(options.pofilter)
    if not pofilter:
        print("Without pofilter" + ("." if options.no_peer else ": it was not found."))
    peers: dict[str, Checker] = {"pofilter": pofilter} if pofilter else {}
    peers["digits"] = checkers.digits
    if options.data:
        _examine_corpus(options, peers, pofilter)
    if options.pairs:
        made.report(made.read(options.pairs, peers))
    if options.symbols:
        symbols.report(options.symbols)


def _examine_corpus(
    options: argparse.Namespace, peers: dict[str, Checker], pofilter: Pofilter | None
) -> None:
    languages = options.languages or texts.languages_of(options.data)
    work = partial(_examine, options.data, peers, options.limit, options.seed)
    with ProcessPoolExecutor(PROCESSES) as pool:
        results = list(pool.map(work, languages))
    surveys = [one for one, _ in results]
    outcomes = [outcome for _, of_language in results for outcome in of_language]
    flags.report(surveys)
    if options.verdicts:
        flags.report_verdicts(surveys, flags.read_verdicts(options.verdicts))
    recall.report(outcomes, languages)
    if options.flags:
        _write(options.flags, (flag.as_json() for one in surveys for flag in one.flags))
    if options.missed:
        _write(options.missed, recall.missed(outcomes))
    if not options.no_speed:
        pairs = (texts.read(options.data, language) for language in languages)
        speed.report(pairs, pofilter)


def _examine(
    folder: Path, peers: dict[str, Checker], limit: int, seed: int, language: str
) -> tuple[flags.Survey, list[recall.Outcome]]:
    pairs = texts.read(folder, language)
    return flags.survey(pairs, peers), recall.measure(pairs, peers=peers, limit=limit, seed=seed)


def _write(path: Path, entries: Iterable[dict[str, object]]) -> None:
    lines = (json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
    path.write_text("".join(lines), encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measures the fidelity checks.")
    parser.add_argument("--data", type=Path, help="a folder with texts aligned line by line")
    parser.add_argument("--languages", type=lambda names: names.split(","), help="ar,es (all)")
    parser.add_argument("--flags", type=Path, help="write the flagged pairs (JSON lines)")
    parser.add_argument("--verdicts", type=Path, help="what a person said of them (TSV)")
    parser.add_argument("--missed", type=Path, help="write the injected errors that we miss")
    parser.add_argument("--pairs", type=Path, help="a folder with pairs made by hand (JSON)")
    parser.add_argument("--symbols", type=Path, help="a folder with pairs with symbols (TSV)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, default=150, help="errors a kind and language")
    parser.add_argument("--pofilter", default="pofilter", help="the program (found on the PATH)")
    parser.add_argument("--no-peer", action="store_true", help="without pofilter")
    parser.add_argument("--no-speed", action="store_true", help="time nothing")
    return parser


if __name__ == "__main__":
    main()
