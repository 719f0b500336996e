"""How every report sums, rounds and words its figures."""

from __future__ import annotations

from collections.abc import Sequence

from transmem.model import Band, Count, Leverage, Progress, Status, Tally


def total(statuses: Sequence[Status]) -> Status:
    """Adds catalogs up; the sum has no file and no language."""
    every = [status.progress for status in statuses]
    return Status(
        progress=Progress(
            file="",
            language="",
            translated=sum((progress.translated for progress in every), Count()),
            fuzzy=sum((progress.fuzzy for progress in every), Count()),
            untranslated=sum((progress.untranslated for progress in every), Count()),
            obsolete=sum((progress.obsolete for progress in every), Count()),
        ),
        findings=sum((status.findings for status in statuses), Tally()),
    )


def total_leverage(analysed: Sequence[Leverage]) -> Leverage:
    """Adds documents and languages up; the sum has no name and no language."""
    sums = {band: sum((one.count(band) for one in analysed), Count()) for band in Band}
    return Leverage(document="", language="", counts=sums)


def percent(progress: Progress) -> float:
    """Gives the share of segments translated, rounded down, so that only a whole one is 100.

    >>> nearly = Progress(
    ...     file="",
    ...     language="",
    ...     translated=Count(segments=9999),
    ...     fuzzy=Count(segments=1),
    ... )
    >>> percent(nearly)
    99.9
    """
    whole = progress.total.segments
    return 1000 * progress.translated.segments // whole / 10 if whole else 0.0


def count(number: int, name: str) -> str:
    """Words a number of things.

    >>> count(1, "error"), count(0, "warning"), count(2, "edition")
    ('1 error', '0 warnings', '2 editions')
    """
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def tally(findings: Tally) -> str:
    """Words a tally; remarks are named only if there are some.

    >>> tally(Tally(errors=1)), tally(Tally(infos=2))
    ('1 error, 0 warnings', '0 errors, 0 warnings, 2 infos')
    """
    parts = [count(findings.errors, "error"), count(findings.warnings, "warning")]
    return ", ".join([*parts, count(findings.infos, "info")] if findings.infos else parts)
