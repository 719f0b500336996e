"""Feeds the readers of translation units with whatever files there could be, and judges them.

What must hold is in `judge`: a file is refused in one line or read; what was read keeps the
promises of the values, and is the same when it was written as TMX and read again; no file takes
long.

It is a program, not a test: pytest does not collect it. With an environment in which transmem is
installed (Python 3.11 to 3.13; what follows `--` is for libFuzzer):

    pip install atheris
    python tests/fuzz/fuzz_interchange.py -- -max_total_time=600           # stops at a failure
    python tests/fuzz/fuzz_interchange.py --replay crash-0123456789abcdef  # what still fails?

The first byte of an input says what kind of file it is, and whether the rest is the file or
changes to one that is well-formed.
"""

from __future__ import annotations

import argparse
import io
import sys
import time
from pathlib import Path

NAMES = ("a.tmx", "a.xlf", "a.xliff", "a.po", "a.tsv")
LONG = 1.0  # seconds for a file of a few thousand bytes
ENCODINGS = ("utf-8", "utf-16", "utf-16-be", "utf-32", "utf-7", "cp037", "gb18030", "iso2022_jp")


def judge(name: str, data: bytes) -> str:
    """Says what is wrong with what was read, if anything is."""
    from transmem.errors import TransmemError
    from transmem.interchange import read, tmx

    def units(content: bytes, kind: str) -> list[object]:
        tags = {"source_language": "en", "target_language": "fr"}
        return list(read(io.BytesIO(content), name=kind, **tags, on_skip=skipped.append))

    skipped: list[object] = []
    start = time.process_time()
    try:
        found = units(data, name)
    except TransmemError as error:
        return "several lines" if "\n" in str(error) else ""
    for unit in found:
        if unit.source.language != unit.source_language or not unit.targets:
            return f"no translation: {unit!r}"
        for variant in unit.variants:
            if not variant.text.strip() or "\0" in variant.text:
                return f"no text: {variant!r}"
            variant.text.encode()
    if any(not each.line or not each.reason or "\n" in each.reason for each in skipped):
        return f"no place, or no reason in one line: {skipped!r}"
    changes: list[object] = []
    written = b"".join(
        tmx.write(found, source_language="en", on_change=lambda *change: changes.append(change))
    )
    again = units(written, "again.tmx")
    if not changes and again != found:
        return f"not the same again:\n{found!r}\n{again!r}"
    taken = time.process_time() - start
    return f"slow: {taken:.1f} s" if taken > LONG else ""


def case(data: bytes) -> tuple[str, bytes]:
    """Makes a file of the fuzzer's bytes."""
    kind, rest = data[0] if data else 0, data[1:]
    name = NAMES[kind % len(NAMES)]
    if kind < 64:
        return name, rest
    changed = bytearray(SAMPLES[name].encode(ENCODINGS[kind // 8 % 8], errors="replace"))
    # Each change is a place, how much of it goes, how much comes, and what.
    while len(rest) > 3:
        place = int.from_bytes(rest[:2], "big") % (len(changed) + 1)
        gone, come = rest[2] % 16, rest[3] % 32
        changed[place : place + gone] = rest[4 : 4 + come]
        rest = rest[4 + come :]
    return name, bytes(changed)


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--replay", type=Path, nargs="+", help="try inputs again")
    parser.add_argument("options", nargs="*", help="options and corpus folders of libFuzzer")
    given = parser.parse_args()
    if given.replay:
        failures = [judge(*case(path.read_bytes())) for path in given.replay]
        sys.stdout.writelines(f"{failure}\n" for failure in filter(None, failures))
        sys.exit(int(any(failures)))
    import atheris

    with atheris.instrument_imports(include=["transmem"]):
        import transmem.interchange  # noqa: F401 - so that the fuzzer sees which way it goes

    def one(data: bytes) -> None:
        if failure := judge(*case(data)):
            raise AssertionError(failure)

    atheris.Setup([sys.argv[0], *given.options], one)
    atheris.Fuzz()


SAMPLES = {
    "a.tmx": """<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ELEMENT tmx ANY>]>
<tmx version="1.4"><header srclang="en"><note>h</note></header><body>
<tu tuid="1" creationdate="20240501T093000Z" usagecount="2" srclang="*all*">
<prop type="prev">b</prop>
<note>n</note><tuv xml:lang="en"><prop type="x-context-post">&lt;seg>c&lt;/seg></prop>
<seg>A <bpt i="1">&lt;b&gt;</bpt>b<ept i="1">&lt;/b&gt;</ept> <hi>x<sub>y</sub></hi> é</seg></tuv>
<tuv lang="fr" changedate="2024-05-01T09:30:00+02:00"><seg><![CDATA[<gras>]]>&#13;</seg></tuv></tu>
</body></tmx>""",
    "a.xlf": """<?xml version="1.0"?>
<xliff version="1.2"><file original="a" source-language="en" target-language="fr"><body>
<trans-unit id="1"><source>a <g id="1">b</g></source><seg-source><mrk mtype="seg" mid="1">a <x
id="2"/></mrk></seg-source><target state="final"><mrk mtype="seg" mid="1">c</mrk></target>
<note>n</note></trans-unit><trans-unit id="2"><source>d</source><target>é</target></trans-unit>
</body></file></xliff>""",
    "a.xliff": """<xliff version="2.1" srcLang="en" trgLang="fr"><file id="f"><unit id="1">
<originalData><data id="d">&lt;br/&gt;<cp hex="0007"/></data></originalData><segment><source>One
<ph id="1" dataRef="d"/><pc id="2">a</pc><sc id="3"/><ec startRef="3"/></source><target>Un</target>
</segment></unit></file></xliff>""",
    "a.po": """msgid ""
msgstr ""
"Language: fr\\n"
"X-Source-Language: en\\n"
"Plural-Forms: nplurals=2; plural=n>1;\\n"
"PO-Revision-Date: 2024-05-01 09:30+0200\\n"

# note
msgctxt "c"
msgid "%d file"
msgid_plural "%d files"
msgstr[0] "é"
msgstr[1] "\\n"
""",
    "a.tsv": "en\tfr\none\tun\r\ntwo\\ttabs\tdeux\\\\ é\n\nthree\ttrois\n",
}

if __name__ == "__main__":
    main()
