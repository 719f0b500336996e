"""How fast files of translation units are read and written, and in how much memory.

Usage: python benchmarks/interchange.py [--units N] [--entries N] [--toolkit PYTHON] [--runs N]

A TMX file of N units (1.75 million: 500 MB) and a PO file of N entries are made in a temporary
folder. In the TMX every unit has dates and a user, every tenth a property and a note, every
twentieth inline elements. Each reader is a program of its own, so that its memory is its own;
times are those of the processor, the best of the runs. Printed next to ours: what expat takes for
the tags alone, lxml's `iterparse` and polib for the bare texts, and, with the Python of an
environment in which the Translate Toolkit is installed, its readers (GPL: run, never imported).
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import timeit
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple

from transmem.interchange.drafts import drafts
from transmem.model import Variant

WORDS = (
    "the committee report of and to in a resolution was adopted by general assembly on item agenda "
    "session peace security council human rights development session meeting of the first second"
).split()

# Each program reads the file and says: how many units, seconds, KiB at the peak (of Linux's own
# count, which begins with the program; that of `resource` begins with who started it).
FRAME = """
import sys, time
{imports}
start = time.process_time()
count = 0
{body}
taken = time.process_time() - start
with open("/proc/self/status") as status:
    peak = next(line.split()[1] for line in status if line.startswith("VmHWM"))
print(count, taken, peak)
"""
OURS = FRAME.format(
    imports="from transmem.interchange import read",
    body="""
with open(sys.argv[1], "rb") as stream:
    tags = {"source_language": "en", "target_language": "fr"}
    for unit in read(stream, name=sys.argv[1], **tags, on_skip=print):
        count += 1
""",
)
EXPAT = FRAME.format(
    imports="from xml.parsers import expat",
    body="""
def end(name):
    global count
    count += name == "tu"
parser = expat.ParserCreate()
parser.buffer_text = True
parser.StartElementHandler = lambda name, attributes: None
parser.EndElementHandler = end
parser.CharacterDataHandler = lambda text: None
with open(sys.argv[1], "rb") as stream:
    parser.ParseFile(stream)
""",
)
LXML = FRAME.format(
    imports="from lxml import etree",
    body="""
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
for _, tu in etree.iterparse(sys.argv[1], tag="tu", load_dtd=False, no_network=True):
    unit = [(tuv.get(LANG), tuv.findtext("seg")) for tuv in tu.iterfind("tuv")]
    count += 1
    tu.clear()
    while tu.getprevious() is not None:
        del tu.getparent()[0]
""",
)
TOOLKIT = FRAME.format(
    imports="from translate.storage import factory",
    body="""
for unit in factory.getobject(sys.argv[1]).units:
    if unit.istranslated():
        text = unit.source, unit.target
        count += 1
""",
)
POLIB = FRAME.format(
    imports="import polib",
    body="""
for entry in polib.pofile(sys.argv[1]).translated_entries():
    unit = entry.msgid, entry.msgstr
    count += 1
""",
)
WRITING = FRAME.format(
    imports="""
from transmem.interchange import read, tmx
with open(sys.argv[1], "rb") as stream:
    units = list(__import__("itertools").islice(read(stream, name="m.tmx", on_skip=print), 50000))
""",
    body="""
for block in tmx.write(units, source_language="en", on_change=print):
    pass
count = len(units)
""",
)


class Run(NamedTuple):
    """What a program has taken."""

    units: int
    seconds: float
    peak: float  # MB


def texts(count: int) -> list[str]:
    """Makes sentences of five to sixteen words."""
    chosen = random.Random(0)  # noqa: S311 - the same file in every run
    lengths = [chosen.randint(5, 16) for _ in range(count)]
    return [" ".join(chosen.choices(WORDS, k=length)).capitalize() + "." for length in lengths]


def tmx_pieces(count: int) -> Iterator[str]:
    """Makes a TMX file."""
    sentences = texts(10_007)
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        '<tmx version="1.4"><header creationtool="benchmark" creationtoolversion="1" '
        'segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>\n'
    )
    for number in range(count):
        source = f"{sentences[number % 10_007]} {number}"
        target = f"{sentences[number * 7 % 10_007]} {number}"
        if number % 20 == 0:
            source = f'<bpt i="1">&lt;b&gt;</bpt>{source}<ept i="1">&lt;/b&gt;</ept>'
        remark = '<prop type="project">UN</prop><note>see</note>' if number % 10 == 0 else ""
        date = f"202405{number % 28 + 1:02}T0930{number % 60:02}Z"
        yield (
            f'<tu creationdate="{date}" creationid="anna">{remark}\n'
            f'<tuv xml:lang="en"><seg>{source}</seg></tuv>\n'
            f'<tuv xml:lang="fr"><seg>{target}</seg></tuv>\n</tu>\n'
        )
    yield "</body></tmx>\n"


def po_pieces(count: int) -> Iterator[str]:
    """Makes a PO file."""
    sentences = texts(10_007)
    yield 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    for number in range(count):
        source, target = sentences[number % 10_007], sentences[number * 7 % 10_007]
        yield f'\n#: a.txt:{number}\nmsgid "{source} {number}"\nmsgstr "{target} {number}"\n'


def measured(program: str, path: Path, *, python: str, runs: int) -> Run:
    """Runs a program; gives the best of its times."""
    found = []
    for _ in range(runs):
        run = subprocess.run(
            [python, "-c", program, str(path)],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PYTHONWARNINGS": "ignore"},
        )
        units, seconds, peak = run.stdout.split()
        found.append(Run(int(units), float(seconds), int(peak) / 1024))
    return min(found, key=lambda run: run.seconds)


def values() -> tuple[float, float]:
    """Gives the microseconds that the values of a unit take: frozen from the start, by drafts."""
    texts = ("en", "a", None, None, None, None, None, None, None, (), ())
    named = dict(zip((field.name for field in fields(Variant)), texts, strict=True))
    draft = drafts(Variant)

    def drafted() -> None:
        made = draft(*texts)
        made.__class__ = Variant

    return tuple(  # type: ignore[return-value]
        # A unit is two variants and itself, which has nearly as many fields.
        3 * min(timeit.repeat(make, number=50_000, repeat=5)) / 50_000 * 1e6
        for make in (lambda: Variant(**named), drafted)
    )


def table(path: Path, programs: dict[str, tuple[str, str]], runs: int) -> None:
    """Prints what each program takes for a file; the first is the measure."""
    size = path.stat().st_size / 1e6
    print(f"\n{path.name}, {size:,.0f} MB")
    print(f"{'':24}{'units':>11}{'seconds':>10}{'units/s':>11}{'peak MB':>9}{'ours is':>12}")
    ours = None
    for name, (python, program) in programs.items():
        run = measured(program, path, python=python, runs=runs)
        ours = ours or run
        ratio = "" if run is ours else f"{run.seconds / ours.seconds:.2f} x"
        rate = run.units / run.seconds
        print(
            f"{name:24}{run.units:>11,}{run.seconds:>10.2f}{rate:>11,.0f}{run.peak:>9.0f}"
            f"{ratio:>12}",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--units", type=int, default=1_750_000, help="of the TMX file")
    parser.add_argument("--entries", type=int, default=50_000, help="of the PO file")
    parser.add_argument("--toolkit", help="a Python that has the Translate Toolkit")
    parser.add_argument("--runs", type=int, default=1)
    options = parser.parse_args()
    us = sys.executable
    peer = {"Translate Toolkit": (options.toolkit, TOOLKIT)} if options.toolkit else {}
    with tempfile.TemporaryDirectory() as folder:
        tmx, po = Path(folder, "units.tmx"), Path(folder, "entries.po")
        for path, pieces in ((tmx, tmx_pieces(options.units)), (po, po_pieces(options.entries))):
            with path.open("w", encoding="utf-8") as file:
                file.writelines(pieces)
        programs = {"transmem": (us, OURS), "expat, tags alone": (us, EXPAT)}
        table(tmx, programs | {"lxml iterparse, texts": (us, LXML)} | peer, options.runs)
        table(po, {"transmem": (us, OURS), "polib, texts": (us, POLIB)} | peer, options.runs)
        written = measured(WRITING, tmx, python=us, runs=options.runs)
        frozen, drafted = values()
        print(f"\nvalues of a unit: {frozen:.1f} µs frozen, {drafted:.1f} µs by drafts")
        print(f"TMX written: {written.units / written.seconds:,.0f} units/s")


if __name__ == "__main__":
    main()
