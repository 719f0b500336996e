"""``transmem check``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from transmem import languages
from transmem.checks.baseline import Baseline, hide, record
from transmem.cli import fixing, options, say, screen
from transmem.model import Catalog, Checked, Tally
from transmem.project import baselines, find_if_any, shown, write
from transmem.project.binding import bind_files
from transmem.project.checking import Outcome, Policy, check_catalogs, policy_of
from transmem.project.choosing import choose_catalogs
from transmem.project.mending import locate, mend
from transmem.project.revisions import changed_since
from transmem.project.rulings import severities
from transmem.project.summaries import add_to_summary
from transmem.reports import FINDINGS, SUMMARY
from transmem.reports.figures import count

_FAILS: Mapping[str, tuple[str, ...]] = {
    "error": ("errors",),
    "warning": ("errors", "warnings"),
    "never": (),
}


@click.command(
    "check",
    **options.epilog(
        "transmem check locales/fr --fail-on warning",
        exit_0="there are no findings of that severity",
        exit_1="there are",
        exit_2="a catalog could not be read",
    ),
)
@options.catalogs()
@options.languages()
@click.option(
    "--fail-on",
    type=click.Choice(list(_FAILS)),
    default="error",
    show_default=True,
    help="The least severity that makes the command exit with 1.",
)
@click.option(
    "--source-language",
    metavar="LANG",
    help="What the catalogs were translated from; by default what their headers say, else en.",
)
@options.baseline()
@click.option(
    "--changed-since",
    "revision",
    metavar="REV",
    help="Only entries that are not as this git revision has them.",
)
@click.option("--bind", is_flag=True, help="Bind suppressions to their texts, in the files.")
@click.option(
    "--fix",
    is_flag=True,
    help="Put right what is certain, mark it fuzzy, and report the rest; shows the changes first.",
)
@click.option("--yes", is_flag=True, help="Fix without a question; needed without a terminal.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes may work; by default as many as pay.",
)
@options.report(FINDINGS)
def command(  # noqa: PLR0913 - each is an option
    *,
    paths: tuple[Path, ...],
    tags: tuple[str, ...],
    fail_on: str,
    source_language: str | None,
    baseline: Path | None,
    write_baseline: Path | None,
    revision: str | None,
    bind: bool,
    fix: bool,
    yes: bool,
    jobs: int | None,
    form: str,
    color: bool | None,
) -> None:
    """Compare what translations say with what their sources say.

    Numbers, dates, document symbols, addresses and footnote marks are compared by value, in
    the project's catalogs, or in the PO files and folders that are named.
    """
    _refuse_to_record(write_baseline, other=bool(baseline or revision), fix=fix)
    given = languages.canonical(source_language) if source_language else ""
    project = find_if_any(Path.cwd())
    policy = (
        Policy(severities=severities(project))
        if write_baseline
        else policy_of(project, baseline=baseline)
    )
    read = partial(_read, paths, tags=tags, revision=revision)
    check = partial(check_catalogs, policy=policy, language=given, jobs=jobs)
    if bind:
        _bind(choose_catalogs(paths, tags=tags, start=Path.cwd()))
    outcome = check(catalogs := read())
    if fix and fixing.offer(mend(catalogs, outcome.parts, language=given), yes=yes, color=color):
        known, catalogs = _translated(catalogs), read()
        # What was just fixed is fuzzy now, and what else is wrong with it still is.
        outcome = check([_as_translated(catalog, known) for catalog in catalogs])
    if write_baseline:
        outcome = _record(outcome, write_baseline)
    checked = _placed(catalogs, outcome)
    screen.show(checked, FINDINGS, form, color=color)
    if form == "github":
        add_to_summary(SUMMARY.render(checked))
    if policy.baseline and revision is None:
        _say_what_is_gone(outcome.gone, policy.baseline[0])
    tally = Tally.of(outcome.checked.findings)
    if any(getattr(tally, name) for name in _FAILS[fail_on]):
        click.get_current_context().exit(1)


def _translated(catalogs: Sequence[Catalog]) -> frozenset[tuple[str, str | None, str]]:
    return frozenset(
        (catalog.path, unit.msgctxt, unit.msgid)
        for catalog in catalogs
        for unit in catalog.units
        if unit.translated
    )


def _as_translated(catalog: Catalog, known: frozenset[tuple[str, str | None, str]]) -> Catalog:
    """Gives a catalog in which entries that were translated before count as translated."""
    units = (
        replace(unit, fuzzy=False) if (catalog.path, unit.msgctxt, unit.msgid) in known else unit
        for unit in catalog.units
    )
    return replace(catalog, units=tuple(units))


def _refuse_to_record(file: Path | None, *, other: bool, fix: bool) -> None:
    """Refuses what does not go with a baseline that shall be written."""
    if file and other:
        message = "--write-baseline records all findings: no other baseline, no --changed-since"
        raise click.UsageError(message)
    if file and fix:
        raise click.UsageError("--write-baseline does not go with --fix: fix first, then record")


def _read(paths: Sequence[Path], *, tags: Sequence[str], revision: str | None) -> list[Catalog]:
    """Reads the catalogs, or what is new in them."""
    catalogs = choose_catalogs(paths, tags=tags, start=Path.cwd())
    if revision is None:
        return catalogs
    return [changed_since(catalog, revision) for catalog in catalogs]


def _bind(catalogs: Sequence[Catalog]) -> None:
    for path in bind_files(catalogs):
        say(f"{shown(path)}: suppressions bound")


def _placed(catalogs: Sequence[Catalog], outcome: Outcome) -> Checked:
    """Gives all that was found, with the names of the catalogs and the places in them."""
    parts = tuple(locate(catalogs, outcome.parts))
    paths = tuple(catalog.path for catalog in catalogs)
    return replace(Outcome(parts=parts).checked, paths=paths)


def _record(outcome: Outcome, file: Path) -> Outcome:
    """Writes a baseline of what was found, and gives what is left to find with it: nothing."""
    findings = outcome.checked.findings
    write({file: baselines.content(findings, file=file)})
    say(f"{shown(file)}: {count(len(findings), 'finding')} recorded")
    return Outcome(parts=tuple(hide(record(findings), outcome.parts)[0]))


def _say_what_is_gone(gone: Baseline, file: Path) -> None:
    total = sum(known.count for known in gone.known)
    if not total:
        return
    say(
        f"{shown(file)}: {count(total, 'finding')} recorded there {'is' if total == 1 else 'are'} "
        f"found no more; record anew with: transmem check --write-baseline {shown(file)}"
    )
    screen.say_first(
        [f"{known.file}: {known.message} [{known.check}/{known.rule}]" for known in gone.known]
    )
