"""How long alignment takes, also where it is hard."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tables import show

from alignment_bench import gold as marking
from alignment_bench import texts
from alignment_bench.aligners import Aligner
from alignment_bench.gold import Link
from alignment_bench.texts import Case

THOUSAND = 1000
LIMIT = 5.0
"""Seconds of processor time for a thousand segments."""


def report(folder: Path, aligners: Sequence[Aligner]) -> bool:
    """Times the aligners; false if a thousand segments take us too long."""
    pairs = dict(texts.of_un(folder.parent))["fr"]
    half = THOUSAND // 2
    cases = {
        f"{THOUSAND:,}": _case(pairs[:THOUSAND]),
        f"{THOUSAND:,}, the second half missing": _case(pairs[:THOUSAND], range(half)),
        f"{THOUSAND:,}, the first half missing": _case(pairs[:THOUSAND], range(half, THOUSAND)),
        f"{THOUSAND:,}, every other one missing": _case(pairs[:THOUSAND], range(0, THOUSAND, 2)),
        f"{THOUSAND:,}, of other texts": _strange(pairs),
    }
    rows = []
    for name, case in cases.items():
        cells = []
        for aligner in aligners:
            (answer,) = aligner([case])
            found = marking.tally(case.gold, answer.links, sides=case.sides)
            cells += [f"{answer.seconds:.2f}", f"{found.f1:.4f}"]
        rows.append([name, *cells])
    whole = _case(pairs)
    (answer,) = aligners[0]([whole])
    found = marking.tally(whole.gold, answer.links, sides=whole.sides)
    rows.append([f"{len(pairs):,}", f"{answer.seconds:.2f}", f"{found.f1:.4f}"])
    rows[-1] += ["-"] * (2 * len(aligners) - 2)
    header = ["en-fr"]
    for aligner in aligners:
        header += [f"{aligner.name} s", "F1"]
    show("speed: segments a side, and seconds of processor time", header, rows)
    slow = float(rows[0][1]) >= LIMIT
    if slow:
        print(f"\nspeed: a thousand segments took {LIMIT} s or more")
    return not slow


def _case(pairs: Sequence[tuple[str, str]], kept: Sequence[int] | None = None) -> Case:
    """Makes a case of lines as they are, of whose translations some are kept."""
    kept = range(len(pairs)) if kept is None else kept
    places = {line: place for place, line in enumerate(kept)}
    links = [Link((n,), (places[n],) if n in places else ()) for n in range(len(pairs))]
    return Case(
        source=texts.lines([source for source, _ in pairs], "en"),
        target=texts.lines([pairs[n][1] for n in kept], "fr"),
        gold=marking.Gold(links=tuple(links), sure=frozenset()),
    )


def _strange(pairs: Sequence[tuple[str, str]]) -> Case:
    """Makes a case of lines and translations of others: every link is wrong."""
    ours, theirs = pairs[:THOUSAND], pairs[-THOUSAND:]
    alone = [Link((n,), ()) for n in range(THOUSAND)]
    added = [Link((), (n,)) for n in range(THOUSAND)]
    return Case(
        source=texts.lines([source for source, _ in ours], "en"),
        target=texts.lines([target for _, target in theirs], "fr"),
        gold=marking.Gold(links=(*alone, *added), sure=frozenset()),
    )
