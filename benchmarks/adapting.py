"""Adapted matches held against what translators wrote.

Usage: python benchmarks/adapting.py --data FOLDER [--languages fr,ru] [--show N]

FOLDER holds `un-devset` and `tm`, or one of them. Where two source texts differ in figures and
months only, the translation of each is adapted to the other, and compared with the translation
that this one has. The same text written by two translators is often not the same: of those that
differ it is counted apart how many have their values in the same places and the same words
elsewhere, so that the adaptation alone can be the reason. --show prints some of the others.
"""

from __future__ import annotations

import argparse
import lzma
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import permutations
from pathlib import Path

from transmem.adapting import adapt
from transmem.adapting.differences import read

_VALUES = re.compile(
    r"\d[\d.,/]*(?:st|nd|rd|th)?|\b(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b"
)
_MOST = 12  # pairs of a group of texts: some have hundreds of members
_NAMES = re.compile(r"“[^”]*”|-?\d[\d.,\s]*")

Group = Mapping[str, set[str]]


@dataclass(slots=True)
class Tally:
    """What became of the pairs of a language."""

    same: int = 0
    wording: int = 0
    values: list[tuple[str, str, str]] = field(default_factory=list)
    reworded: list[tuple[str, str, str]] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)


def pairs_of(data: Path, language: str) -> Iterator[tuple[str, str]]:
    devset = data / "un-devset"
    if devset.exists():
        sides = [
            (devset / f"UNv1.0.devset.{tag}").read_text(encoding="utf-8").split("\n")
            for tag in ("en", language)
        ]
        yield from zip(*sides, strict=True)
    file = data / "tm" / f"en-{language}.tsv.xz"
    if file.exists():
        with lzma.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                source, target = line.rstrip("\n").split("\t")[:2]
                yield source, target


def groups_of(data: Path, language: str) -> list[Group]:
    """Gives texts that differ in values only, with their translations."""
    groups: dict[str, dict[str, set[str]]] = defaultdict(dict)
    for source, target in pairs_of(data, language):
        if _VALUES.search(source):
            groups[_VALUES.sub("#", source)].setdefault(source, set()).add(target)
    return [group for _, group in sorted(groups.items()) if len(group) > 1]


def compare(group: Group, language: str, chance: random.Random, tally: Tally) -> None:
    pairs = list(permutations(sorted(group), 2))
    for source, query in chance.sample(pairs, min(_MOST, len(pairs))):
        target = min(group[source])
        done = adapt(query, source, target, source_language="en", language=language)
        if done.text is None:
            tally.refused[_NAMES.sub("…", done.reason) or "more than values differs"] += 1
        elif done.text in group[query]:
            tally.same += 1
        elif shape(done.text, language) in {shape(text, language) for text in group[query]}:
            tally.values.append((query, done.text, min(group[query])))
        else:
            tally.reworded.append((query, done.text, min(group[query])))


def shape(text: str, language: str) -> tuple[str, ...]:
    return tuple(read(text, language=language, context="en").words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--languages", default="fr,es,ru,ar,zh", help="with commas")
    parser.add_argument("--show", type=int, default=0, metavar="N")
    given = parser.parse_args()
    print("lang   pairs  adapted  as the translator  values alone differ  words differ too  left")
    told = []
    for language in given.languages.split(","):
        tally, chance = Tally(), random.Random(2)  # noqa: S311 - the same sample in every run
        for group in groups_of(given.data, language):
            compare(group, language, chance, tally)
        adapted = tally.same + len(tally.values) + len(tally.reworded)
        left = tally.refused.total()
        print(
            f"{language:4} {adapted + left:7} {adapted:8} {tally.same:18} {len(tally.values):20} "
            f"{len(tally.reworded):17} {left:5}"
        )
        told.append((language, tally))
    for language, tally in told:
        print(f"\n{language}: why others were left")
        for reason, count in tally.refused.most_common(8):
            print(f"{count:6}  {reason}")
        for name, some in (("values", tally.values), ("words", tally.reworded)):
            for query, ours, theirs in some[: given.show]:
                print(f"\n{name} differ: {query}\n  adapted:    {ours}\n  translator: {theirs}")


if __name__ == "__main__":
    main()
