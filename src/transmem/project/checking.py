"""Catalogs checked as a project wants it: on all processors, and without what it knows already.

catalogs ──pieces──▶ checks, severities, suppressions (of each entry) ──▶ baseline (of all)
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from pathlib import Path

from transmem.checks import check_catalog, every_rule
from transmem.checks.baseline import Baseline, hide
from transmem.checks.severities import AS_THE_RULES_SAY, Severities
from transmem.errors import TransmemError
from transmem.model import Catalog, Checked
from transmem.project import baselines
from transmem.project.choosing import source_language
from transmem.project.layout import Project
from transmem.project.rulings import severities

# Characters. A process checks some 700,000 a second and takes 0.15 s to start where it must
# import everything anew; the pieces are small, so that all end at about the same time.
_PAYS = 400_000
_PIECE = 50_000
# Windows cannot wait for more at once.
_MOST_JOBS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How findings are judged.

    Attributes:
        baseline: Those that are known, and where that stands; None if nowhere.
    """

    severities: Severities = AS_THE_RULES_SAY
    baseline: tuple[Path, Baseline] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the checks found, catalog by catalog.

    Attributes:
        gone: What the baseline says of these catalogs, and is found no more.
    """

    parts: tuple[Checked, ...]
    gone: Baseline = field(default_factory=Baseline)

    @property
    def checked(self) -> Checked:
        """All of it together."""
        return _joined(self.parts)


def policy_of(project: Project | None, *, baseline: Path | None = None) -> Policy:
    """Gives the policy of a project; without one, what the rules say themselves.

    Args:
        project: Whose configuration counts.
        baseline: The file to use instead of the one that it names.

    Raises:
        TransmemError: What it says cannot be understood, or a file cannot be read.
    """
    file = baseline or (project and project.baseline)
    return Policy(
        severities=severities(project), baseline=(file, baselines.read(file)) if file else None
    )


def check_catalogs(
    catalogs: Sequence[Catalog], *, policy: Policy, language: str = "", jobs: int | None = None
) -> Outcome:
    """Checks catalogs; the findings stand in the order of the catalogs and their entries.

    Args:
        catalogs: What to check.
        policy: How to judge what is found.
        language: What they were translated from; by default what their headers say.
        jobs: How many processes may work; by default as many as pay.

    Raises:
        TransmemError: A catalog does not say its languages, or a check does not work.
    """
    every_rule()  # What is wrong with them shall be said once, and before anything starts.
    tasks = [
        (number, piece, language or source_language(catalog))
        for number, catalog in enumerate(catalogs)
        for piece in _pieces(catalog)
    ]
    work = partial(_check, severities=policy.severities)
    workers = min(_jobs(tasks) if jobs is None else jobs, len(tasks), _MOST_JOBS)
    done = _spread(work, tasks, workers) if workers > 1 else map(work, tasks)
    parts = [
        replace(_joined([part for _, part in group]), files=1)
        for _, group in groupby(done, key=lambda pair: pair[0])
    ]
    if policy.baseline is None:
        return Outcome(parts=tuple(parts))
    file, baseline = policy.baseline
    left, gone = hide(baseline, parts)
    files = [catalog.path for catalog in catalogs]
    return Outcome(parts=tuple(left), gone=baselines.about(gone, files, file=file))


_Task = tuple[int, Catalog, str]
_Done = tuple[int, Checked]


def _check(task: _Task, *, severities: Severities) -> _Done:
    number, catalog, language = task
    return number, check_catalog(catalog, source_language=language, severities=severities)


def _spread(work: Callable[[_Task], _Done], tasks: Sequence[_Task], workers: int) -> list[_Done]:
    """Works in several processes; whatever ends it ends them too."""
    executor = ProcessPoolExecutor(workers, initializer=_leave_interrupts)
    try:
        return list(executor.map(work, tasks))
    except BrokenProcessPool as error:
        raise TransmemError(
            "a process that checked catalogs was ended from outside, perhaps for want of "
            "memory; try again with --jobs 1"
        ) from error
    finally:
        executor.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    """Lets Ctrl-C, which every process of a terminal is told of, end the first one only."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _jobs(tasks: Sequence[_Task]) -> int:
    """Gives how many processes pay."""
    work = sum(_length(catalog) for _, catalog, _ in tasks)
    return _processors() if work > _PAYS else 1


def _processors() -> int:
    """Gives how many processors there are for us."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _pieces(catalog: Catalog) -> Iterator[Catalog]:
    """Cuts a catalog, without the lines that it was read from, which no check looks at."""
    start = length = 0
    units = tuple(replace(unit, raw=None) for unit in catalog.units if unit.translated)
    for end, unit in enumerate(units, 1):
        length += len(unit.msgid) + len(unit.msgstr)
        if length >= _PIECE:
            yield replace(catalog, header="", units=units[start:end])
            start, length = end, 0
    if length or not start:
        yield replace(catalog, header="", units=units[start:])


def _length(catalog: Catalog) -> int:
    return sum(len(unit.msgid) + len(unit.msgstr) for unit in catalog.units)


def _joined(parts: Sequence[Checked]) -> Checked:
    return Checked(
        findings=tuple(finding for part in parts for finding in part.findings),
        files=sum(part.files for part in parts),
        units=sum(part.units for part in parts),
        rules=every_rule(),
        suppressed=sum(part.suppressed for part in parts),
        baselined=sum(part.baselined for part in parts),
    )
