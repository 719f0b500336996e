"""What is flagged in translations that were published, and what a person said of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tables import percent, ratio, share, show

from fidelity_bench import checkers
from fidelity_bench.texts import Pair

VERDICTS = ("real", "misaligned", "false")


@dataclass(frozen=True, slots=True)
class Flag:
    """A pair with error findings of ours."""

    pair: Pair
    rules: tuple[str, ...]
    messages: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """As a person reads it, in a line of JSON."""
        return {
            "language": self.pair.language,
            "line": self.pair.line,
            "source": self.pair.source,
            "target": self.pair.target,
            "messages": self.messages,
            "rules": self.rules,
        }


@dataclass(frozen=True, slots=True)
class Survey:
    """The flags on one language.

    Attributes:
        bearing: Lines of the pairs that bear a digit.
        peers: How many of these each other checker flags.
    """

    language: str
    bearing: frozenset[int]
    flags: tuple[Flag, ...]
    peers: dict[str, int]

    @property
    def on_bearing(self) -> int:
        """How many pairs with a digit we flag."""
        return sum(flag.pair.line in self.bearing for flag in self.flags)


def survey(pairs: Sequence[Pair], peers: dict[str, checkers.Checker]) -> Survey:
    """Checks the pairs of one language."""
    bearing = [pair for pair in pairs if pair.bears_digit]
    flags = []
    for pair in pairs:
        found = checkers.errors(pair)
        if found:
            rules = tuple(finding.rule for finding in found)
            flags.append(Flag(pair, rules, tuple(finding.message for finding in found)))
    return Survey(
        pairs[0].language,
        frozenset(pair.line for pair in bearing),
        tuple(flags),
        {name: sum(checker(bearing)) for name, checker in peers.items()},
    )


def report(surveys: Sequence[Survey]) -> None:
    """Prints the share of pairs with a digit that each checker flags."""
    names = list(surveys[0].peers)
    rows = [
        _row(one.language, len(one.bearing), one.on_bearing, one.peers, len(one.flags))
        for one in surveys
    ]
    total = {name: sum(one.peers[name] for one in surveys) for name in names}
    bearing, flagged = (
        sum(len(one.bearing) for one in surveys),
        sum(one.on_bearing for one in surveys),
    )
    rows.append(_row("all", bearing, flagged, total, sum(len(one.flags) for one in surveys)))
    title = "Pairs of published translations that are flagged, of those that bear a digit"
    header = ["language", "pairs", "transmem"]
    for name in names:
        header += [name, f"{name}/transmem"]
    show(title, [*header, "transmem, all pairs"], rows)


def _row(language: str, bearing: int, ours: int, peers: dict[str, int], every: int) -> list[object]:
    row: list[object] = [language, bearing, f"{ours} ({percent(ours, bearing)})"]
    for flagged in peers.values():
        row += [f"{flagged} ({percent(flagged, bearing)})", ratio(flagged, ours)]
    return [*row, every]


def read_verdicts(path: Path) -> dict[tuple[str, int], str]:
    """Reads what a person said of flags: language, line, verdict, remark; `#` begins a comment."""
    verdicts = {}
    for row in path.read_text(encoding="utf-8").splitlines():
        if not row.strip() or row.startswith(("#", "language\t")):
            continue
        language, line, verdict = row.split("\t")[:3]
        if verdict not in VERDICTS:
            raise SystemExit(f"{path}: {verdict} is none of {', '.join(VERDICTS)}")
        verdicts[language, int(line)] = verdict
    return verdicts


def report_verdicts(surveys: Sequence[Survey], verdicts: dict[tuple[str, int], str]) -> None:
    """Prints what the flags are, and the share of pairs with a digit that are false alarms."""
    rows, every = [], []
    for one in surveys:
        rows.append(_judged(one.language, [one], verdicts))
        every.append(one)
    rows.append(_judged("all", every, verdicts))
    title = "What a person said of our flags"
    header = ["language", "flags", *VERDICTS, "unread", "false alarms % of pairs with a digit"]
    show(title, header, rows)
    flagged = {(one.language, flag.pair.line) for one in surveys for flag in one.flags}
    languages = {one.language for one in surveys}
    gone = sum(key not in flagged for key in verdicts if key[0] in languages)
    print(f"\n{gone} verdicts are on pairs that are not flagged any more")


def _judged(
    name: str, surveys: Iterable[Survey], verdicts: dict[tuple[str, int], str]
) -> list[object]:
    said: list[str] = []
    alarms: list[tuple[int, int]] = []
    for one in surveys:
        judged = {
            flag.pair.line: verdicts.get((one.language, flag.pair.line), "unread")
            for flag in one.flags
        }
        said += judged.values()
        alarms += [(int(judged.get(line) == "false"), 1) for line in sorted(one.bearing)]
    counts = [said.count(verdict) for verdict in (*VERDICTS, "unread")]
    return [name, len(said), *counts, share(alarms)]
