"""``transmem check``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from transmem import languages
from transmem.checks.baseline import Baseline, hide, record
from transmem.cli import options, say, screen
from transmem.model import Tally
from transmem.project import baselines, find_if_any, shown, write
from transmem.project.binding import bind_files
from transmem.project.checking import Outcome, Policy, check_catalogs, policy_of
from transmem.project.choosing import choose_catalogs
from transmem.project.revisions import changed_since
from transmem.project.rulings import severities
from transmem.reports import FINDINGS
from transmem.reports.figures import count

_LISTED = 5
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
    jobs: int | None,
    form: str,
    color: bool | None,
) -> None:
    """Compare what translations say with what their sources say.

    Numbers, dates, document symbols, addresses and footnote marks are compared by value, in
    the project's catalogs, or in the PO files and folders that are named.
    """
    if write_baseline and (baseline or revision):
        message = "--write-baseline records all findings: no other baseline, no --changed-since"
        raise click.UsageError(message)
    given = languages.canonical(source_language) if source_language else ""
    project = find_if_any(Path.cwd())
    policy = (
        Policy(severities=severities(project))
        if write_baseline
        else policy_of(project, baseline=baseline)
    )
    catalogs = choose_catalogs(paths, tags=tags, start=Path.cwd())
    if bind and (bound := bind_files(catalogs)):
        for path in bound:
            say(f"{shown(path)}: suppressions bound")
        catalogs = choose_catalogs(paths, tags=tags, start=Path.cwd())
    if revision is not None:
        catalogs = [changed_since(catalog, revision) for catalog in catalogs]
    outcome = check_catalogs(catalogs, policy=policy, language=given, jobs=jobs)
    if write_baseline:
        outcome = _record(outcome, write_baseline)
    screen.show(outcome.checked, FINDINGS, form, color=color)
    if policy.baseline and revision is None:
        _say_what_is_gone(outcome.gone, policy.baseline[0])
    tally = Tally.of(outcome.checked.findings)
    if any(getattr(tally, name) for name in _FAILS[fail_on]):
        click.get_current_context().exit(1)


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
    for known in gone.known[:_LISTED]:
        say(f"{known.file}: {known.message} [{known.check}/{known.rule}]")
    if len(gone.known) > _LISTED:
        say(f"… and {len(gone.known) - _LISTED} more")
