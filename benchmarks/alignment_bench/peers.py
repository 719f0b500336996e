"""Other programs' alignments: run by a Python that has them, with the name of one.

Usage: python benchmarks/alignment_bench/peers.py NAME < cases > answers

A case is a line of JSON: two lists of texts. An answer is one too: a list of links, each two lists
of numbers, and the processor's seconds. Before them stands the version. Ends with 3 if this Python
has no such package.

- `nltk`: `nltk.translate.gale_church` (Apache-2.0), as it comes.
- `galechurch`: the package of that name (Apache-2.0), as it comes.
- `galechurch-ratio`: the same, told how long the two sides are: Gale and Church's own constant is
  one character for one, which no text in Chinese comes near. (Its documentation calls `mean_xy`
  characters of the translation for one of the source; its code divides the other way round, and
  finds no path at all where it is given what is documented.)
- `bleualign`: the package `pypi-bleualign` (GPL), without a machine translation: its BLEU compares
  the texts themselves, so names and figures are all that it has, and Gale-Church fills the gaps.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable
from importlib import import_module, metadata

Texts = list[str]
Links = list[tuple[list[int], list[int]]]


def nltk(sources: Texts, targets: Texts) -> Links:
    found = import_module("nltk.translate.gale_church")
    return _grouped(found.align_blocks([len(x) for x in sources], [len(x) for x in targets]))


def galechurch(sources: Texts, targets: Texts, **settings: float) -> Links:
    beads = import_module("galechurch").align(sources, targets, **settings).beads
    return [
        (
            list(range(bead.source_start, bead.source_end)),
            list(range(bead.target_start, bead.target_end)),
        )
        for bead in beads
    ]


def galechurch_ratio(sources: Texts, targets: Texts) -> Links:
    count = import_module("galechurch._lengths").char_length
    return galechurch(sources, targets, mean_xy=sum(map(count, sources)) / sum(map(count, targets)))


def bleualign(sources: Texts, targets: Texts) -> Links:
    aligner = import_module("bleualign.align").Aligner(
        {
            "srcfile": sources,
            "targetfile": targets,
            "no_translation_override": True,
            "verbosity": 0,
            "log_to": io.StringIO(),
        }
    )
    found = aligner.process(sources, targets, [], [])
    return [(sorted(ours), sorted(theirs)) for (ours, theirs), *_ in found]


def _grouped(pairs: list[tuple[int, int]]) -> Links:
    """Makes links of pairs: those that follow one another with a number in common are one."""
    links: Links = []
    for i, j in sorted(pairs):
        if links and (i in links[-1][0] or j in links[-1][1]):
            ours, theirs = links[-1]
            links[-1] = (sorted({*ours, i}), sorted({*theirs, j}))
        else:
            links.append(([i], [j]))
    return links


PEERS: dict[str, tuple[str, Callable[[Texts, Texts], Links]]] = {
    "nltk": ("nltk", nltk),
    "galechurch": ("galechurch", galechurch),
    "galechurch-ratio": ("galechurch", galechurch_ratio),
    "bleualign": ("pypi-bleualign", bleualign),
}


def main() -> None:
    package, align = PEERS[sys.argv[1]]
    try:
        version = metadata.version(package)
    except metadata.PackageNotFoundError:
        sys.exit(3)
    print(json.dumps(f"{package} {version}"), flush=True)
    align(["One.", "Two."], ["Eins.", "Zwei."])  # imports what it needs
    for line in sys.stdin:
        sources, targets = json.loads(line)
        start = time.process_time()
        links = align(sources, targets)
        print(json.dumps([links, time.process_time() - start]), flush=True)


if __name__ == "__main__":
    main()
