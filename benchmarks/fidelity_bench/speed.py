"""Pairs a second of each checker, in the processor's time of one core."""

from __future__ import annotations

import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tables import ratio, show

from fidelity_bench import checkers
from fidelity_bench.checkers import Pofilter
from fidelity_bench.texts import Pair
from transmem.fidelity.extraction import extract

RUNS = 5


def report(samples: Iterable[Sequence[Pair]], pofilter: Pofilter | None) -> None:
    """Times every checker on the pairs of each language; ours also on those with a digit."""
    header = ["language", "pairs", "transmem/s", "with a digit", "digits/s"]
    header += ["pofilter/s", "transmem/pofilter"] if pofilter else []
    rows = [_row(pairs, pofilter) for pairs in samples if pairs]
    title = f"Speed: pairs a second of processor time, median of {RUNS} runs, without the start"
    show(title, header, rows)


def _row(pairs: Sequence[Pair], pofilter: Pofilter | None) -> list[object]:
    ours = _speed(pairs)
    bearing = _speed([pair for pair in pairs if pair.bears_digit])
    plain = len(pairs) / _median(lambda: checkers.digits(pairs))
    row: list[object] = [pairs[0].language, len(pairs), f"{ours:,.0f}", f"{bearing:,.0f}"]
    row.append(f"{plain:,.0f}")
    if pofilter:
        theirs = len(pairs) / _seconds_of_program(pofilter, pairs)
        row += [f"{theirs:,.0f}", ratio(ours, theirs)]
    return row


def _speed(pairs: Sequence[Pair]) -> float:
    return len(pairs) / _median(lambda: checkers.ours(pairs), before=extract.cache_clear)


def _seconds_of_program(pofilter: Pofilter, pairs: Sequence[Pair]) -> float:
    """Its time on the pairs less its time on none."""
    with tempfile.TemporaryDirectory() as folder:
        full, empty = Path(folder, "full.po"), Path(folder, "empty.po")
        checkers.write(full, pairs)
        checkers.write(empty, [])
        language = pairs[0].language
        start = _median(lambda: pofilter.run(empty, language), children=True)
        return _median(lambda: pofilter.run(full, language), children=True) - start


def _median(
    work: Callable[[], object],
    *,
    before: Callable[[], object] = lambda: None,
    children: bool = False,
) -> float:
    work()  # compiles patterns and fills the disk's cache
    times = []
    for _ in range(RUNS):
        before()
        start = _clock(children=children)
        work()
        times.append(_clock(children=children) - start)
    return statistics.median(times)


def _clock(*, children: bool) -> float:
    if not children:
        return time.process_time()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
