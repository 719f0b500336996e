"""Scores of a real machine translation against official references, next to sacrebleu's command.

Usage: python benchmarks/scoring.py --data FOLDER [--limit N]

FOLDER holds official translations, a segment a line: `*.en` and `*.es`, as the development set
of the United Nations Parallel Corpus does. Apertium translates the English side (Debian:
`apt install apertium-eng-spa`), transmem and sacrebleu's command score it. Prints the scores,
the time of each, and the ratio; fails if a score, an interval or a signature is not equal to the
last digit.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from transmem import score as scoring
from transmem.model import Catalog, Score, Unit

RUN = ("-m", "bleu", "chrf", "ter", "--chrf-word-order", "2", "-w", "17", "--confidence")


def side(folder: Path, language: str, limit: int | None) -> list[str]:
    """Reads one side of the data."""
    (path,) = sorted(folder.glob(f"*.{language}"))
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")[:limit]


def translated(texts: list[str]) -> list[str]:
    """Translates with Apertium, a line each; `-u` leaves unknown words without a mark."""
    # A line of its own for each segment: Apertium would join lines that end without a full stop.
    marked = "".join(f"{text}\n\n" for text in texts)
    run = subprocess.run(
        ["apertium", "-u", "eng-spa"], input=marked, capture_output=True, text=True, check=True
    )
    lines = run.stdout.removesuffix("\n\n").split("\n\n")
    if len(lines) != len(texts):
        sys.exit(f"Apertium gave {len(lines)} segments for {len(texts)}")
    return [" ".join(line.split()) for line in lines]


def ours(sources: list[str], hypotheses: list[str], answers: list[str]) -> tuple[Score, float]:
    """Scores as `transmem score` does, and how long it takes."""
    units = tuple(
        Unit(msgid=source, msgctxt=str(number), msgstr=text)
        for number, (source, text) in enumerate(zip(sources, hypotheses, strict=True))
    )
    catalog = Catalog(path="apertium.po", language="es", units=units)
    start = time.perf_counter()
    found = scoring.score(catalog, answers, confidence=True)
    return found, time.perf_counter() - start


def theirs(hypotheses: list[str], answers: list[str]) -> tuple[list[dict[str, Any]], float]:
    """What sacrebleu's command prints, and how long it takes."""
    with tempfile.TemporaryDirectory() as folder:
        for name, texts in (("hypotheses", hypotheses), ("answers", answers)):
            Path(folder, name).write_text("".join(f"{x}\n" for x in texts), encoding="utf-8")
        start = time.perf_counter()
        run = subprocess.run(
            [sys.executable, "-m", "sacrebleu", "answers", "-i", "hypotheses", *RUN],
            cwd=folder,
            capture_output=True,
            check=True,
        )
        return json.loads(run.stdout), time.perf_counter() - start


def arguments(about: str) -> argparse.Namespace:
    """Gives what the user asks for, if there is what translates."""
    parser = argparse.ArgumentParser(description=about.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder of the texts")
    parser.add_argument("--limit", type=int, help="take the first so many segments")
    options = parser.parse_args()
    if not shutil.which("apertium"):
        sys.exit("apertium is not installed; on Debian: apt install apertium-eng-spa")
    return options


def main() -> None:
    options = arguments(__doc__)
    pairs = zip(
        side(options.data, "en", options.limit),
        side(options.data, "es", options.limit),
        strict=True,
    )
    sources, answers = map(list, zip(*(pair for pair in pairs if all(pair)), strict=True))
    start = time.perf_counter()
    hypotheses = translated(sources)
    print(f"{len(sources)} segments, translated by Apertium in {time.perf_counter() - start:.1f} s")
    found, mine = ours(sources, hypotheses, answers)
    said, other = theirs(hypotheses, answers)
    equal = True
    print(f"\n{'metric':9}{'transmem':>22}{'sacrebleu':>22}{'95% interval':>16}  equal")
    for metric, one in zip(found.metrics, said, strict=True):
        interval = metric.interval
        same = metric.value == one["score"] and metric.signature == one["signature"]
        same = same and interval is not None
        same = same and (interval.mean, interval.margin) == (
            one["confidence_mean"],
            one["confidence_var"],
        )
        equal = equal and same
        shown = f"{interval.mean:.2f} ± {interval.margin:.2f}" if interval else ""
        print(f"{metric.name:9}{metric.value:>22.14f}{one['score']:>22.14f}{shown:>16}  {same}")
    print(
        f"\ntransmem, which scores every segment too: {mine:.1f} s; sacrebleu: {other:.1f} s; "
        f"ratio {mine / other:.2f}"
    )
    sys.exit(not equal)


if __name__ == "__main__":
    main()
