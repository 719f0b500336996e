"""How long editions take and how much memory, through the command line, beside pandoc.

Usage: python benchmarks/editions.py [--project FOLDER] [--segments N] [--runs N]

First the project's documents in all its languages, format by format and then all formats at
once with their bilingual columns; then a made document of N segments in French, format by format.
Prints the median of the runs, by the clock and by the processor (of all processes together, which
tells more on a busy machine), and the largest resident memory of any process. Our command reads
the document and the catalogs and checks them before it lays anything out; what of the processor's
time is laying out is printed too.

Where pandoc is installed, it makes the same formats of the Markdown editions, a process a file;
the last figure is our processor time for one of pandoc's.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from transmem import catalogs
from transmem.editions import Settings, available, publish
from transmem.project import find
from transmem.project.choosing import read_project_catalog
from transmem.project.layout import domain
from transmem.project.syncing import read_sources

PEER_FORMATS = ("html", "docx", "epub")
SENTENCE = "Paragraph {n} of document A/67/{n}-S/2013/106 says that {n} persons spoke for it."
FRENCH = "Le paragraphe {n} du document A/67/{n}-S/2013/106 dit que {n} personnes ont parlé pour."
IN_A_PARAGRAPH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a command took.

    Attributes:
        clock: Seconds until it ended.
        processor: Seconds of all its processes.
        memory: Bytes, the most that one of them had.
    """

    clock: float
    processor: float
    memory: int

    def __str__(self) -> str:
        return f"{self.clock:6.2f} s  {self.processor:6.2f} s cpu  {self.memory / 1e6:4.0f} MB"


def run(command: Sequence[str], folder: Path) -> Cost:
    """Runs a command once, and ends with what it says if it fails."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)}: {said.read().decode()}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(
        clock=time.perf_counter() - start,
        processor=used.ru_utime + used.ru_stime,
        memory=used.ru_maxrss * unit,
    )


def cost(command: Sequence[str], folder: Path, runs: int) -> Cost:
    """Runs a command several times, after once to fill the disk's cache."""
    run(command, folder)
    costs = [run(command, folder) for _ in range(runs)]
    return Cost(
        clock=statistics.median(one.clock for one in costs),
        processor=statistics.median(one.processor for one in costs),
        memory=max(one.memory for one in costs),
    )


def transmem(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "transmem", *arguments]


def copied(project: Path, folder: Path) -> Path:
    """Copies what a project consists of, without what only a checkout has."""
    ignored = shutil.ignore_patterns(".*", "editions", "dist", "__pycache__", "benchmarks", "tests")
    shutil.copytree(project, folder, ignore=ignored)
    return folder


def made(folder: Path, segments: int) -> Path:
    """Makes a project of one document whose French catalog is full."""
    folder.mkdir()
    numbers = range(1, segments + 1)
    sentences = [SENTENCE.format(n=n) for n in numbers]
    starts = range(0, segments, IN_A_PARAGRAPH)
    paragraphs = [" ".join(sentences[start : start + IN_A_PARAGRAPH]) for start in starts]
    (folder / "long.txt").write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    run(transmem("init", "long.txt", "-l", "fr"), folder)
    path = folder / "locales" / "fr" / "LC_MESSAGES" / "long.po"
    french = {sentence: FRENCH.format(n=n) for n, sentence in zip(numbers, sentences, strict=True)}
    catalog = catalogs.parse(path.read_text(encoding="utf-8"), path=str(path), language="fr")
    units = tuple(replace(unit, msgstr=french[unit.msgid]) for unit in catalog.units)
    path.write_text(catalogs.render(replace(catalog, units=units)), encoding="utf-8")
    return folder


def laying_out(folder: Path, form: str, runs: int) -> float:
    """Gives the processor's seconds that laying out all languages takes, without reading them."""
    project = find(folder)
    documents = read_sources(project, project.documents)
    read = [
        (name, tag, read_project_catalog(project, name, tag))
        for name in documents
        for tag in project.languages
    ]
    times = []
    for _ in range(runs + 1):
        start = time.process_time()
        for name, tag, catalog in read:
            settings = Settings(formats=[form])
            publish(documents[name], catalog, language=tag, name=domain(name), settings=settings)
        times.append(time.process_time() - start)
    return statistics.median(times[1:])


def compare(folder: Path, form: str, runs: int) -> None:
    """Prints what a format costs, and what pandoc takes for the same from Markdown."""
    ours = cost(transmem("export", "-f", form), folder, runs)
    # In a process of its own: what this one has would count as its children's memory.
    with ProcessPoolExecutor(1) as executor:
        alone = executor.submit(laying_out, folder, form, runs).result()
    line = f"  {form:4} {ours}  laying out {alone:5.2f} s cpu"
    if form in PEER_FORMATS and shutil.which("pandoc"):
        pages = sorted((folder / "editions").glob("*.md"))
        theirs = [
            cost(["pandoc", page.name, "--standalone", "-o", f"peer.{form}"], page.parent, runs)
            for page in pages
        ]
        together = Cost(
            clock=sum(one.clock for one in theirs),
            processor=sum(one.processor for one in theirs),
            memory=max(one.memory for one in theirs),
        )
        line += f"  pandoc {together}  {ours.processor / together.processor:.2f}"
    print(line, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Times the making of editions.")
    parser.add_argument("--project", type=Path, default=Path(__file__).parents[1])
    parser.add_argument("--segments", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = copied(options.project, Path(folder, "project"))
        print("the project, all languages:")
        for form in available():
            compare(project, form, options.runs)
        everything = cost(transmem("export", "--bilingual"), project, options.runs)
        print(f"  all  {everything}  at once, with bilingual columns", flush=True)
        long = made(Path(folder, "long"), options.segments)
        print(f"{options.segments:,} segments, one language:")
        for form in available():
            compare(long, form, options.runs)


if __name__ == "__main__":
    main()
