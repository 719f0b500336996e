"""How many injected errors each checker finds.

Where none of n is missed the bootstrap has nothing to draw from: up to about 3/n may still be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from tables import share, show

from fidelity_bench import checkers
from fidelity_bench.checkers import Checker
from fidelity_bench.injections import KINDS, Injection, inject
from fidelity_bench.scene import Scene
from fidelity_bench.texts import Pair


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an injection.

    Attributes:
        found: Whether each checker flags the wrong pair.
        before: Whether it flags the right one already.
    """

    injection: Injection
    found: dict[str, bool]
    before: dict[str, bool]

    @property
    def language(self) -> str:
        """The translation's."""
        return self.injection.after.language


def measure(
    pairs: Sequence[Pair], *, peers: dict[str, Checker], limit: int, seed: int
) -> list[Outcome]:
    """Injects errors into the pairs of one language that we say nothing of, and checks them."""
    unique = {(pair.source, pair.target): pair for pair in reversed(pairs)}
    scenes = [Scene(pair) for pair in reversed(unique.values()) if not checkers.errors(pair)]
    injections = [
        injection
        for kind in KINDS
        for injection in inject(
            scenes,
            kind,
            limit,
            Random(f"{seed} {pairs[0].language} {kind}"),  # noqa: S311 - chance, not secrets
        )
        if not checkers.errors(injection.before)
    ]
    after = [injection.after for injection in injections]
    before = [injection.before for injection in injections]
    everyone = {"transmem": checkers.ours} | peers
    found = {name: checker(after) for name, checker in everyone.items()}
    was = {name: checker(before) for name, checker in everyone.items()}
    return [
        Outcome(
            injection,
            {name: flags[at] for name, flags in found.items()},
            {name: flags[at] for name, flags in was.items()},
        )
        for at, injection in enumerate(injections)
    ]


def clusters(outcomes: Iterable[Outcome], name: str, *, new: bool = False) -> list[tuple[int, int]]:
    """Hits and tries a segment; with `new`, a flag that was there before is no hit."""
    hits: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0, 0])
    for outcome in outcomes:
        tally = hits[outcome.language, outcome.injection.after.line]
        tally[0] += outcome.found[name] and not (new and outcome.before[name])
        tally[1] += 1
    return [(hit, tried) for hit, tried in hits.values()]


def report(outcomes: Sequence[Outcome], languages: Sequence[str]) -> None:
    """Prints recall by kind over all languages, and ours by kind and language."""
    names = list(outcomes[0].found) if outcomes else []
    groups = {
        kind: [outcome for outcome in outcomes if outcome.injection.kind == kind] for kind in KINDS
    }
    rows = [
        [kind, len(group), *(share(clusters(group, name)) for name in names)]
        for kind, group in groups.items()
    ]
    rows.append(["all", len(outcomes), *(share(clusters(outcomes, name)) for name in names)])
    new = (share(clusters(outcomes, name, new=True)) for name in names)
    rows.append(["all, flags not there before", len(outcomes), *new])
    title = "Recall of injected errors, in per cent [95% bootstrap interval over segments]"
    show(title, ["kind", "pairs", *names], rows)
    title = "Recall of transmem by language, in per cent [95% interval]"
    by_kind = ([kind, *_cells(group, languages, "transmem")] for kind, group in groups.items())
    show(title, ["kind", *languages], by_kind)
    title = "Recall of all kinds by language, in per cent [95% interval]"
    show(title, ["", *languages], ([name, *_cells(outcomes, languages, name)] for name in names))


def _cells(outcomes: Sequence[Outcome], languages: Sequence[str], name: str) -> Iterator[str]:
    for language in languages:
        cell = [outcome for outcome in outcomes if outcome.language == language]
        yield f"{share(clusters(cell, name))} n={len(cell)}"


def missed(outcomes: Iterable[Outcome]) -> Iterable[dict[str, object]]:
    """Gives the errors that we do not find, for a person to read."""
    for outcome in outcomes:
        if not outcome.found["transmem"]:
            injection = outcome.injection
            yield {
                "kind": injection.kind,
                "language": outcome.language,
                "line": injection.after.line,
                "source": injection.after.source,
                "right": injection.before.target,
                "wrong": injection.after.target,
            }
