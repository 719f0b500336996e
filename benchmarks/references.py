"""How often `transmem score` doubts a reference that is one, and one that is none.

Usage: python benchmarks/references.py --data FOLDER [--limit N]

FOLDER is that of `scoring.py`. Apertium's translation is looked at in stretches of 10, 20, 40 and
100 segments: next to its own reference, to that of the next stretch, to its own in the reverse
order, and to those in other languages. Prints how many of the stretches are doubted, by what for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sacrebleu import CHRF
from scoring import arguments, side, translated

from transmem.model import Unit
from transmem.score.doubts import doubts_of_references
from transmem.score.pairs import Pair

STRETCHES = (10, 20, 40, 100)
KINDS = {"order": "nearer", "language": "commonest"}


def doubts(hypotheses: Sequence[str], references: Sequence[str]) -> list[str]:
    pairs = [
        Pair(unit=Unit(msgid=""), hypothesis=hypothesis, references=(reference,))
        for hypothesis, reference in zip(hypotheses, references, strict=True)
    ]
    return list(doubts_of_references(pairs, [""], CHRF(word_order=2), language="es"))


def stretches(
    hypotheses: Sequence[str], references: Sequence[str], length: int
) -> Iterator[tuple[Sequence[str], Sequence[str], Sequence[str]]]:
    """Gives translations, their references, and those of the next stretch."""
    for start in range(0, len(hypotheses) - 2 * length + 1, length):
        middle, end = start + length, start + 2 * length
        yield hypotheses[start:middle], references[start:middle], references[middle:end]


def row(name: str, length: int, found: Sequence[Sequence[str]]) -> str:
    counts = [sum(any(word in doubt for doubt in one) for one in found) for word in KINDS.values()]
    shown = "".join(f"{count:>10}" for count in (sum(map(bool, found)), *counts))
    return f"{name:28}{length:>9}{len(found):>11}{shown}"


def main() -> None:
    options = arguments(__doc__)
    sides = {
        path.suffix[1:]: side(options.data, path.suffix[1:], options.limit)
        for path in sorted(options.data.glob("*.[a-z][a-z]"))
    }
    hypotheses = translated(sides["en"])
    titles = "".join(f"{title:>10}" for title in ("doubted", *KINDS))
    print(f"{'reference':28}{'segments':>9}{'stretches':>11}{titles}")
    for length in STRETCHES:
        cut = list(stretches(hypotheses, sides["es"], length))
        print(row("its own", length, [doubts(one, own) for one, own, _ in cut]))
        print(
            row("that of the next stretch", length, [doubts(one, next_) for one, _, next_ in cut])
        )
        print(row("its own, reversed", length, [doubts(one, own[::-1]) for one, own, _ in cut]))
        for language in sorted(sides.keys() - {"es"}):
            other = stretches(hypotheses, sides[language], length)
            print(row(f"in {language}", length, [doubts(one, own) for one, own, _ in other]))


if __name__ == "__main__":
    main()
