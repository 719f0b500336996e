"""Real pairs with document symbols, in lower case as their corpus keeps them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tables import show

import transmem
from fidelity_bench import checkers
from fidelity_bench.texts import SOURCE_LANGUAGE, Pair
from transmem.fidelity import extract, sort

# Chinese characters may touch a symbol, Latin and Cyrillic letters may not.
_SYMBOL = re.compile(
    r"(?<![a-zа-я0-9/])[a-zа-я]{1,6}(?:/[a-zа-я0-9.()]*[a-zа-я0-9)])*/\d+"
    r"(?:/(?:[a-zа-я0-9.]*[a-zа-я0-9]))*(?![a-zа-я0-9/])"
)
_SMALL = re.compile(r"/(ADD|CORR|REV|AMEND|SUMMARY)\b")


def report(folder: Path) -> None:
    """Prints what we see of each file `en-XX.tsv`, as it is and with its symbols in capitals."""
    rows, rules = [], []
    for path in sorted(folder.glob(f"{SOURCE_LANGUAGE}-*.tsv")):
        pairs = list(_read(path))
        for case, read in (("lower", pairs), ("CAPITALS", [_in_capitals(pair) for pair in pairs])):
            rows.append(_row(f"{pairs[0].language} {case}", pairs, read))
            findings = Counter(f"{one.severity}: {one.rule}" for p in read for one in _findings(p))
            told = ", ".join(f"{rule} {times}" for rule, times in findings.most_common())
            rules.append([f"{pairs[0].language} {case}", told])
    header = ["", "pairs", "with a symbol", "kept exactly", "we see none in the source"]
    header += ["kept, but flagged", "not kept, flagged"]
    show("Symbols in lower case, and the same in capitals (pairs)", header, rows)
    print("\nFindings by rule:")
    for name, told in rules:
        print(f"  {name}: {told}")


def _read(path: Path) -> Iterator[Pair]:
    language = path.stem.partition("-")[2]
    rows = path.read_text(encoding="utf-8").split("\n")
    for line, row in enumerate(rows, start=1):
        source, tab, target = row.partition("\t")
        if tab:
            yield Pair(language=language, line=line, source=source, target=target)


def _row(name: str, pairs: Sequence[Pair], read: Iterable[Pair]) -> list[object]:
    """Counts on the pairs as they are, and on what is read of them."""
    counts: Counter[str] = Counter()
    for pair, seen in zip(pairs, read, strict=True):
        symbols = Counter(_SYMBOL.findall(pair.source))
        if not symbols:
            continue
        kept = symbols == Counter(_SYMBOL.findall(pair.target))
        counts["with"] += 1
        counts["kept"] += kept
        counts["unseen"] += not sort(extract(seen.source, language=SOURCE_LANGUAGE)).symbols
        if any(finding.check == "symbols" for finding in checkers.errors(seen)):
            counts["kept, flagged" if kept else "not kept, flagged"] += 1
    keys = ("with", "kept", "unseen", "kept, flagged", "not kept, flagged")
    return [name, len(pairs), *(counts[key] for key in keys)]


def _findings(pair: Pair) -> list[transmem.Finding]:
    return transmem.check(
        pair.source,
        pair.target,
        source_language=pair.source_language,
        target_language=pair.language,
    )


def _in_capitals(pair: Pair) -> Pair:
    return replace(pair, source=_raised(pair.source), target=_raised(pair.target))


def _raised(text: str) -> str:
    """Writes the symbols of a text as they should be: a/67/753/add.1 is A/67/753/Add.1."""
    return _SYMBOL.sub(
        lambda symbol: _SMALL.sub(lambda found: found[0].title(), symbol[0].upper()), text
    )
