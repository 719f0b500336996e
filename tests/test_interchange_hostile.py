"""Files that mean harm, or were cut: refused with a line, in flat memory, or read whole."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from typing import BinaryIO, cast

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from transmem.errors import InterchangeError, TransmemError
from transmem.interchange import read
from transmem.model import Skipped, TranslationUnit

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en"><note>h</note></header><body>
<tu tuid="1" creationdate="20240501T093000Z"><prop type="a">b</prop>
<tuv xml:lang="en"><seg>A <bpt i="1">&lt;b&gt;</bpt>bold<ept i="1">&lt;/b&gt;</ept> é 张</seg></tuv>
<tuv xml:lang="fr"><seg><![CDATA[<gras>]]></seg></tuv></tu>
<!-- between -->
<tu><tuv xml:lang="en"><seg>two</seg></tuv><tuv xml:lang="fr"><seg>deux</seg></tuv></tu>
</body></tmx>
"""
XLIFF = """<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="en" target-language="fr"><body>
<trans-unit id="1"><source>One <g id="1">bold</g></source><target>Un <g id="1">é</g></target>
</trans-unit><trans-unit id="2"><source>Two</source><target>Deux</target></trans-unit>
</body></file></xliff>
"""
XLIFF_2 = """<xliff version="2.1" srcLang="en" trgLang="fr"><file id="f"><unit id="1">
<originalData><data id="d">&lt;br/&gt;</data></originalData><segment><source>One <ph id="1"
dataRef="d"/></source><target>Un</target></segment></unit></file></xliff>
"""
PO = """msgid ""
msgstr ""
"Language: fr\\n"
"X-Source-Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "one"
msgstr "un"

msgctxt "é"
msgid "%d file"
msgid_plural "%d files"
msgstr[0] "%d fichier"
msgstr[1] "%d fichiers"
"""
TSV = "en\tfr\none\tun\r\ntwo\\ttabs\tdeux\\\\ é\n\nthree\ttrois\n"
SAMPLES = {"a.tmx": TMX, "a.xlf": XLIFF, "a.xliff": XLIFF_2, "a.po": PO, "a.tsv": TSV}

OPEN = '<tmx><header srclang="en"/><body>'
UNIT = '<tu><tuv lang="en"><seg>a</seg></tuv><tuv lang="fr"><seg>b</seg></tuv></tu>'
SEGMENT = OPEN + '<tu><tuv lang="en"><seg>'
FOREVER = 1 << 40


class Pieces(io.RawIOBase):
    """A file that is made while it is read, so that it can be longer than the memory."""

    def __init__(self, pieces: Iterable[str | bytes]) -> None:
        self._pieces = iter(pieces)
        self._waiting = bytearray()
        self.given = 0

    def read(self, size: int = -1) -> bytes:
        while len(self._waiting) < size and (piece := next(self._pieces, b"")):
            self._waiting += piece.encode() if isinstance(piece, str) else piece
        data = bytes(self._waiting[:size])
        del self._waiting[:size]
        self.given += len(data)
        return data


def endless(start: str, again: str, name: str = "m.tmx") -> tuple[InterchangeError, int]:
    """Reads a file that does not end; gives the error, and how much of it was looked at."""
    block = again * (1 + (1 << 16) // len(again))
    stream = Pieces(chain([start], repeat(block)))
    began = time.process_time()
    with pytest.raises(InterchangeError) as caught:
        whole(cast("BinaryIO", stream), name=name)
    assert time.process_time() - began < 10
    assert caught.value.line
    return caught.value, stream.given


def whole(
    stream: BinaryIO, *, name: str, on_skip: list[Skipped] | None = None
) -> list[TranslationUnit]:
    skipped: list[Skipped] = [] if on_skip is None else on_skip
    return list(
        read(stream, name=name, source_language="en", target_language="fr", on_skip=skipped.append)
    )


# Entities

BOMB = """<?xml version="1.0"?>
<!DOCTYPE tmx [
<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
]>
<tmx><body>&b;</body></tmx>"""


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (BOMB, 3),
        ('<!DOCTYPE tmx [\n<!ENTITY x SYSTEM "file:///etc/passwd">]><tmx>&x;</tmx>', 2),
        ('<!DOCTYPE tmx [\n\n<!ENTITY % p SYSTEM "http://example.invalid/">%p;]><tmx/>', 3),
        ('<!DOCTYPE tmx [<!ENTITY amp2 "&#38;">]><tmx/>', 1),
    ],
)
@pytest.mark.parametrize("name", ["m.tmx", "m.xlf"])
def test_entities_are_not_declared(data: str, line: int, name: str) -> None:
    with pytest.raises(InterchangeError, match="declares an entity") as caught:
        whole(io.BytesIO(data.replace("tmx", "xliff").encode()), name=name)
    assert caught.value.line == line


def test_nothing_is_lost_where_a_foreign_dtd_might_have_declared_it() -> None:
    for text in ("<seg>a&nbsp;b</seg>", '<prop type="a&nbsp;b"/><seg>c</seg>'):
        data = f'<!DOCTYPE tmx SYSTEM "tmx14.dtd">{OPEN}\n<tu><tuv lang="en">{text}</tuv></tu>'
        with pytest.raises(InterchangeError, match="entity that XML does not have") as caught:
            whole(io.BytesIO(data.encode()), name="m.tmx")
        assert caught.value.line == 2


def test_the_five_that_xml_has_may_be_declared_again_and_used() -> None:
    dtd = '<!DOCTYPE tmx [<!ENTITY lt "&#38;#60;"><!ENTITY amp "&#38;#38;">]>'
    data = dtd + (OPEN + UNIT + "</body></tmx>").replace("<seg>a", "<seg>&lt;&amp;&#x41;")
    assert whole(io.BytesIO(data.encode()), name="m.tmx")[0].source.text == "<&A"


# What does not end


@pytest.mark.parametrize(
    ("start", "again", "message"),
    [
        (SEGMENT, "a", "longer than 4 MiB"),
        (SEGMENT, "<ph/>", "more than 10,000 inline elements"),
        (SEGMENT, "&#65;", "longer than 4 MiB"),
        (SEGMENT + "<![CDATA[", "a", "longer than 4 MiB"),
        (OPEN + "<tu>", '<prop type="a">b</prop>', "longer than 4 MiB"),
        (OPEN + "<tu>", '<tuv lang="en"><seg>a</seg></tuv>', "longer than 4 MiB"),
        (OPEN + "<tu><note>", "a", "longer than 4 MiB"),
        (OPEN + "<tu>", " ", "longer than 4 MiB"),
        (OPEN + "<tu><x>", "<y/>", "longer than 4 MiB"),
        (OPEN + "<!--", "a", "longer than 256 KiB"),
        (OPEN + "<?pi ", "a", "longer than 256 KiB"),
        (OPEN + '<tu tuid="', "a", "longer than 256 KiB"),
        (OPEN + "<tu", " ", "longer than 256 KiB"),
        ("<", "a", "longer than 256 KiB"),
        ("<!DOCTYPE tmx [", "<!ELEMENT a ANY>", "longer than 4 MiB"),
        ('<!DOCTYPE tmx SYSTEM "', "a", "longer than 256 KiB"),
        (OPEN, "<a>", "more than 200 elements"),
        (SEGMENT, "<hi>", "more than 200 elements"),
        (SEGMENT, "<b>", "more than 200 elements"),
    ],
)
def test_what_does_not_end_is_refused(start: str, again: str, message: str) -> None:
    error, looked_at = endless(start, again)
    assert message in error.message
    assert looked_at < 6 << 20


@pytest.mark.parametrize("start", ["<xliff version='1.2'><file><body><trans-unit><source>"])
@pytest.mark.parametrize(
    ("again", "message"),
    [("a", "4 MiB"), ("<g id='1'>", "200 elements"), ("<x/>", "10,000 inline elements")],
)
def test_xliff_that_does_not_end_is_refused(start: str, again: str, message: str) -> None:
    assert message in endless(start, again, "m.xlf")[0].message


def test_a_line_that_does_not_end_is_refused() -> None:
    error, _ = endless("en\tfr\na\tb\n", "a", "m.tsv")
    assert error.message.startswith("is longer than 4 MiB")
    assert error.line == 3


def test_a_po_file_that_does_not_end_is_refused() -> None:
    stream = Pieces(repeat("# remark\n" * 10_000))
    with pytest.raises(InterchangeError, match="larger than 64 MiB"):
        whole(cast("BinaryIO", stream), name="m.po")


@pytest.mark.parametrize("pattern", ["<e{}/>", '<e a{}="1"/>', '<tu><tuv lang="a{}"/></tu>'])
def test_names_without_number_are_refused(pattern: str) -> None:
    def pieces() -> Iterator[str]:
        yield OPEN
        for number in range(FOREVER):
            yield pattern.format("".join(chr(97 + int(digit)) for digit in str(number)))

    with pytest.raises(InterchangeError, match=r"more than (10,000 names|1,000 languages)"):
        whole(cast("BinaryIO", Pieces(pieces())), name="m.tmx")


def test_attributes_without_number_are_refused() -> None:
    many = " ".join(f'a{number}="1"' for number in range(20_000))
    with pytest.raises(InterchangeError, match=r"longer than 256 KiB|more than 10,000 names"):
        whole(io.BytesIO(f"{OPEN}<tu {many}/>{UNIT * 2000}".encode()), name="m.tmx")
    few = " ".join(f'a{number}="1"' for number in range(500))
    data = f"{OPEN}{UNIT.replace('<tu>', f'<tu {few}>')}</body></tmx>"
    assert len(whole(io.BytesIO(data.encode()), name="m.tmx")) == 1


def test_a_dtd_that_gives_each_element_thousands_of_attributes_is_refused() -> None:
    declared = " ".join(f"a{number} CDATA 'x'" for number in range(1000))
    data = f"<!DOCTYPE tmx [\n<!ATTLIST seg {declared}>]>{OPEN}{UNIT}</body></tmx>"
    with pytest.raises(InterchangeError, match="DTD of more than 200 attributes") as caught:
        whole(io.BytesIO(data.encode()), name="m.tmx")
    assert caught.value.line == 2


def test_a_segment_of_a_megabyte_is_a_segment() -> None:
    long = "a long word " * 87_000
    data = (OPEN + UNIT + "</body></tmx>").replace("<seg>a", f"<seg>{long}")
    assert whole(io.BytesIO(data.encode()), name="m.tmx")[0].source.text == long


def test_a_file_on_one_line_is_no_long_unit() -> None:
    stream = Pieces(chain([OPEN], repeat(UNIT * 100, 1000), ["</body></tmx>"]))
    skipped: list[Skipped] = []
    assert len(whole(cast("BinaryIO", stream), name="m.tmx", on_skip=skipped)) == 100_000
    assert stream.given > 7 << 20
    assert skipped == []


def test_deep_but_not_too_deep() -> None:
    deep = "<hi>" * 190 + "x" + "</hi>" * 190
    data = (OPEN + UNIT + "</body></tmx>").replace("<seg>a", f"<seg>{deep}")
    source = whole(io.BytesIO(data.encode()), name="m.tmx")[0].source
    assert (source.text, source.markup) == ("x", deep)


MEASURE = """
import sys
from itertools import chain, repeat
sys.path.insert(0, {tests!r})
from test_interchange_hostile import OPEN, UNIT, Pieces
from transmem.interchange import read
unit = UNIT.replace("<seg>", "<seg>" + "word " * 20)
stream = Pieces(chain([OPEN], repeat(unit * 100, {times}), ["</body></tmx>"]))
count = sum(1 for _ in read(stream, name="m.tmx", on_skip=print))
with open("/proc/self/status") as status:
    peak = next(line.split()[1] for line in status if line.startswith("VmHWM"))
print(count, stream.given, peak)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the peak")
def test_memory_does_not_grow_with_the_file() -> None:
    peaks = []
    for times in (10, 1000):
        program = MEASURE.format(tests=str(__file__).rpartition("/")[0], times=times)
        run = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        )
        count, size, peak = map(int, run.stdout.split())
        assert count == 100 * times
        peaks.append(peak)
    assert size > 25 << 20
    assert peaks[1] - peaks[0] < 4 << 10  # KiB, of which the file has more than 25,000


# Files that were cut, and bytes of any kind


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["a.tmx", "a.xlf", "a.xliff"])
def test_a_file_that_was_cut_is_refused_wherever_it_was(name: str, encoding: str) -> None:
    text = SAMPLES[name].replace(' encoding="UTF-8"', "").rstrip()
    data = text.encode(encoding)
    complete = whole(io.BytesIO(data), name=name)
    assert whole(io.BytesIO(f"{text}\n".encode(encoding)), name=name) == complete
    for cut in range(len(data)):
        with pytest.raises(InterchangeError) as caught:
            whole(io.BytesIO(data[:cut]), name=name)
        assert caught.value.line


def test_a_po_file_that_was_cut_gives_what_is_whole_or_is_refused() -> None:
    data = PO.encode()
    complete = whole(io.BytesIO(data), name="a.po")
    sources = {unit.source.text for unit in complete}
    refused = 0
    for cut in range(len(data)):
        try:
            found = whole(io.BytesIO(data[:cut]), name="a.po")
        except TransmemError:
            refused += 1
        else:
            assert {unit.source.text for unit in found} <= sources
    assert refused > 100


NAMES = st.sampled_from(sorted(SAMPLES))


def judged(name: str, data: bytes) -> None:
    skipped: list[Skipped] = []
    try:
        found = whole(io.BytesIO(data), name=name, on_skip=skipped)
    except TransmemError as error:
        assert "\n" not in str(error)  # noqa: PT017 - anything else would fail
        return
    for unit in found:
        assert unit.source.language == unit.source_language
        assert unit.targets
        for variant in unit.variants:
            assert variant.text.strip()
            assert "\0" not in variant.text
            variant.text.encode()
    assert all(each.line and each.reason for each in skipped)


@given(NAMES, st.binary(max_size=200))
@example("a.tsv", b"\x00")
def test_bytes_of_any_kind_are_read_or_refused(name: str, data: bytes) -> None:
    judged(name, data)


@settings(max_examples=300, deadline=None)
@given(st.data(), NAMES, st.sampled_from(["utf-8", "utf-16", "utf-32", "utf-7", "shift_jis"]))
def test_a_file_with_some_bytes_changed_is_read_or_refused(
    data: st.DataObject, name: str, encoding: str
) -> None:
    text = SAMPLES[name].replace("UTF-8", encoding)
    if encoding == "shift_jis":
        text = text.replace("é", "ｶ").replace("张", "張")
    changed = bytearray(text.encode(encoding))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(changed)))
        end = data.draw(st.integers(start, min(len(changed), start + 12)))
        changed[start:end] = data.draw(st.binary(max_size=6))
    judged(name, bytes(changed))
