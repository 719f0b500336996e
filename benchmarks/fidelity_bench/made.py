"""Pairs made by hand, each known to be right or wrong, which are kept outside the project."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tables import percent, show

from fidelity_bench import checkers
from fidelity_bench.texts import SOURCE_LANGUAGE, Pair


@dataclass(frozen=True, slots=True)
class Made:
    """A pair, what it is about, and whether it is right."""

    pair: Pair
    good: bool
    what: str
    flagged: dict[str, bool]


def read(folder: Path, peers: dict[str, checkers.Checker]) -> list[Made]:
    """Reads `<language>.json` files and checks their pairs."""
    made = []
    for path in sorted(folder.glob("*.json")):
        entries = json.loads(path.read_text(encoding="utf-8"))
        pairs = [
            Pair(
                language=path.stem,
                line=at,
                source=entry["source"],
                target=entry["target"],
                source_language=entry.get("source_language", SOURCE_LANGUAGE),
            )
            for at, entry in enumerate(entries, start=1)
        ]
        flags = {
            name: checker(pairs) for name, checker in ({"transmem": checkers.ours} | peers).items()
        }
        made += [
            Made(
                pair,
                bool(entry["good"]),
                entry.get("what", ""),
                {name: of_name[at] for name, of_name in flags.items()},
            )
            for at, (pair, entry) in enumerate(zip(pairs, entries, strict=True))
        ]
    return made


def report(made: Sequence[Made]) -> None:
    """Prints false alarms and misses by language and by kind, and each of ours."""
    if not made:
        print("\nNo pairs made by hand.")
        return
    names = list(made[0].flagged)
    header = ["", "good", *(f"{name}: false alarms" for name in names)]
    header += ["wrong", *(f"{name}: misses" for name in names)]
    languages = sorted({one.pair.language for one in made})
    rows = [
        _row(language, [one for one in made if one.pair.language == language], names)
        for language in languages
    ]
    show("Pairs made by hand, by language", header, [*rows, _row("all", made, names)])
    kinds = sorted({one.what for one in made})
    rows = [_row(kind or "-", [one for one in made if one.what == kind], names) for kind in kinds]
    show("Pairs made by hand, by kind", header, rows)
    print("\nOurs:")
    for one in made:
        if one.flagged["transmem"] == one.good:
            what = "false alarm" if one.good else "miss"
            place = f"{one.pair.language} {one.pair.line}"
            print(f"  {place} {what} ({one.what}): {one.pair.source} => {one.pair.target}")


def _row(name: str, made: Iterable[Made], names: Iterable[str]) -> list[object]:
    good = [one for one in made if one.good]
    wrong = [one for one in made if not one.good]
    alarms = (sum(one.flagged[checker] for one in good) for checker in names)
    misses = (sum(not one.flagged[checker] for one in wrong) for checker in names)
    return [
        name,
        len(good),
        *(f"{count} ({percent(count, len(good))})" for count in alarms),
        len(wrong),
        *(f"{count} ({percent(count, len(wrong))})" for count in misses),
    ]
