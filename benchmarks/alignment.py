"""How many links between a document and its translation are found, next to other aligners.

Usage: python benchmarks/alignment.py [--data FOLDER] [--parts letter,un,udhr,speed]
           [--languages ar,fr] [--half odd|even] [--peers PYTHON] [--project FOLDER]
           [--printings N] [--seed N] [--missed FILE]

- `letter`: the editions of a project's document (by default the letter of this repository), as
  they are exported and printed again in other ways, altered (`alignment_bench/letter.py`).
- `un`, `udhr`: texts whose partners are known, in blocks of 50, each block joined into one
  paragraph and cut by our own segmenter (`alignment_bench/texts.py`). `FOLDER/un-devset` has files
  `<stem>.en` and `<stem>.<language>`, a text a line; `FOLDER/udhr` has `eng-<code>.tsv`, with
  place, English text, translation. `--half` takes every other block: what was found out on one
  half can be tried on the other.
- `speed`: lines of `FOLDER/un-devset` as they are, also when half of the translation is missing,
  and when the two have nothing in common.

What counts as found is said in `alignment_bench/gold.py`. `--peers` names a Python that has nltk,
galechurch and pypi-bleualign (GPL: it is run, never imported here); `alignment_bench/peers.py`
tells how they are called. `--missed FILE` writes the gold links that transmem has not, to be read.

Fails if the letter's F1 is below 0.98 in a language, if a part has a lower F1 than a peer has
there, or if a thousand segments take five seconds of processor time or more.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from alignment_bench import letter, speed, texts
from alignment_bench.aligners import Aligner, Ours, Peer
from alignment_bench.gold import missed
from alignment_bench.peers import PEERS
from alignment_bench.results import Part, Row, measure
from alignment_bench.texts import Case

PARTS = ("letter", "un", "udhr", "speed")


def main() -> None:
    options = _options()
    aligners: list[Aligner] = [Ours(), *_peers(options.peers)]
    good = True
    for name in options.parts:
        if name == "speed":
            good = speed.report(options.data / "un-devset", aligners) and good
            continue
        part = Part(name=name, aligners=[aligner.name for aligner in aligners])
        for language, cases in _cases(name, options):
            part.rows.append(measure(language, cases, aligners))
            print(f"{name} {language}: {len(cases)} cases", file=sys.stderr)
            _write_missed(options.missed, part.rows[-1], cases)
        good = part.report(least=letter.LEAST if name == "letter" else None) and good
    sys.exit(not good)


def _peers(python: str) -> Iterator[Peer]:
    for name in PEERS:
        peer = Peer(name, python)
        version = peer.version()
        print(f"{name}: {version or f'{python} does not have it'}")
        if version:
            yield peer


def _cases(part: str, options: argparse.Namespace) -> Iterator[tuple[str, list[Case]]]:
    """Gives the cases of a part, language by language."""
    if part == "letter":
        for language in letter.languages_of(options.project):
            if _wanted(language, options):
                cases = letter.cases(options.project, language, seed=options.seed)
                yield language, list(islice(cases, 1 + options.printings))
        return
    pairs = texts.of_un if part == "un" else texts.of_udhr
    for language, found in pairs(options.data):
        if _wanted(language, options):
            cases = list(texts.blocks(found, language))
            yield language, cases[_first(options.half) :: 1 if options.half == "all" else 2]


def _wanted(language: str, options: argparse.Namespace) -> bool:
    return not options.languages or language in options.languages


def _first(half: str) -> int:
    return 1 if half == "even" else 0


def _write_missed(path: Path | None, row: Row, cases: Sequence[Case]) -> None:
    if not path:
        return
    with path.open("a", encoding="utf-8") as file:
        for number, (case, answer) in enumerate(zip(cases, row.answers[0], strict=True)):
            for link in missed(case.gold, answer.links, sides=case.sides):
                entry = {
                    "language": row.name,
                    "case": number,
                    "source": [case.sources[n] for n in link.sources],
                    "target": [case.targets[n] for n in link.targets],
                }
                file.write(json.dumps(entry, ensure_ascii=False) + "\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    names = lambda text: text.split(",")  # noqa: E731 - a type for two options
    parser.add_argument("--data", type=Path, help="a folder with un-devset and udhr")
    parser.add_argument("--parts", type=names, help=f"some of {','.join(PARTS)} (all)")
    parser.add_argument("--languages", type=names, help="some of them: ar,fr (all)")
    parser.add_argument("--half", choices=("all", "odd", "even"), default="all")
    parser.add_argument("--peers", default=sys.executable, help="the Python that has the others")
    parser.add_argument("--project", type=Path, default=Path(__file__).parents[1])
    parser.add_argument("--printings", type=int, default=10, help="of each edition of the letter")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missed", type=Path, help="write the links that were missed (JSON lines)")
    options = parser.parse_args()
    options.parts = options.parts or PARTS if options.data else ["letter"]
    return options


if __name__ == "__main__":
    main()
