"""TMX in: versions and encodings, what stands in a segment, contexts, dates, what is left out."""

from __future__ import annotations

import io
import re

import pytest

from transmem.errors import InterchangeError
from transmem.interchange import read
from transmem.model import Skipped, TranslationUnit, Variant

HEADER = '<header srclang="en" segtype="sentence" datatype="plaintext"/>'


def tmx(body: str, *, header: str = HEADER, start: str = '<?xml version="1.0"?>') -> bytes:
    return f'{start}\n<tmx version="1.4">{header}<body>\n{body}\n</body></tmx>'.encode()


def pair(source: str, target: str = "<seg>x</seg>", attributes: str = "") -> str:
    return (
        f'<tu {attributes}><tuv xml:lang="en"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="fr">{target}</tuv></tu>'
    )


def units(data: bytes, *, source_language: str | None = None) -> list[TranslationUnit]:
    def on_skip(skipped: Skipped) -> None:
        raise AssertionError(skipped)

    stream = io.BytesIO(data)
    found = read(stream, name="m.tmx", source_language=source_language, on_skip=on_skip)
    return list(found)


def one(data: bytes) -> TranslationUnit:
    (unit,) = units(data)
    return unit


def skipped(data: bytes) -> tuple[list[TranslationUnit], list[tuple[int, str]]]:
    left_out: list[Skipped] = []
    found = list(read(io.BytesIO(data), name="m.tmx", on_skip=left_out.append))
    return found, [(each.line, each.reason) for each in left_out]


def test_a_unit_has_its_texts_and_languages_and_where_it_stands() -> None:
    body = """<tu>
      <tuv xml:lang="EN-us"><seg>The committee met.</seg></tuv>
      <tuv xml:lang="fr_FR">
        <seg>Le comité s’est réuni.</seg>
      </tuv>
    </tu>"""
    assert one(tmx("\n" + body, header='<header srclang="en-US"/>')) == TranslationUnit(
        variants=(
            Variant(language="en-US", text="The committee met."),
            Variant(language="fr-FR", text="Le comité s’est réuni."),
        ),
        source_language="en-US",
        origin="m.tmx",
    )
    assert one(tmx("\n" + body)).line == 4


@pytest.mark.parametrize("version", ["1.1", "1.2", "1.3", "1.4", "1.4b", "2.0"])
@pytest.mark.parametrize("language", ["lang", "xml:lang"])
@pytest.mark.parametrize(
    "doctype",
    [
        "",
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
        '<!DOCTYPE tmx PUBLIC "-//LISA OSCAR:1998//DTD for Translation Memory eXchange//EN" "x">',
        '<!DOCTYPE tmx SYSTEM "http://example.invalid/tmx11.dtd">',
        '<!DOCTYPE html [<!ELEMENT tmx ANY><!ATTLIST seg a CDATA "b">]>',
    ],
)
def test_all_versions_are_read_whatever_their_dtd(
    version: str, language: str, doctype: str
) -> None:
    data = (
        f'<?xml version="1.0"?>{doctype}<tmx version="{version}"><header srclang="en"/><body>'
        f'<tu><tuv {language}="en"><seg>one</seg></tuv><tuv {language}="fr"><seg>un</seg></tuv>'
        "</tu></body></tmx>"
    )
    assert [variant.text for variant in one(data.encode()).variants] == ["one", "un"]


@pytest.mark.parametrize(
    ("encoding", "declared", "text"),
    [
        ("utf-8", "UTF-8", "naïve خوجالي 张 😀"),
        ("utf-8-sig", "UTF-8", "naïve خوجالي 张 😀"),
        ("utf-16", "UTF-16", "naïve خوجالي 张 😀"),
        ("utf-16-le", "UTF-16", "naïve خوجالي 张 😀"),
        ("utf-16-be", "utf-16be", "naïve خوجالي 张 😀"),
        ("utf-32", "UTF-32", "naïve خوجالي 张 😀"),
        ("utf-32-le", "UTF-32LE", "naïve خوجالي 张 😀"),
        ("iso-8859-1", "ISO-8859-1", "naïve"),
        ("iso-8859-15", "iso-8859-15", "œuvre à 3 €"),
        ("windows-1250", "windows-1250", "příliš žluťoučký"),
        ("windows-1251", "windows-1251", "Ходжалы"),
        ("windows-1252", "Windows-1252", "“naïve” – 3 €"),
        ("windows-1256", "windows-1256", "خوجالي"),
        ("koi8-r", "KOI8-R", "Ходжалы"),
        ("cp932", "Shift_JIS", "日本語①～"),
        ("euc-jp", "EUC-JP", "日本語"),
        ("iso-2022-jp", "ISO-2022-JP", "日本語"),
        ("gb18030", "GB18030", "张 😀 naïve"),
        ("gb18030", "gb2312", "镕 naïve"),
        ("big5", "Big5", "中文"),
        ("cp949", "euc-kr", "똠방각하"),
        ("cp037", "cp037", "naïve"),
    ],
)
def test_any_encoding_that_a_file_declares(encoding: str, declared: str, text: str) -> None:
    start = f'<?xml version="1.0" encoding="{declared}"?>'
    # More than the reader takes at a time, so that characters are cut in the middle.
    body = "".join(f"{pair(text)}\n" for _ in range(2000))
    data = tmx(body, start=start).decode().encode(encoding)
    found = units(data)
    assert {unit.source.text for unit in found} == {text}
    assert [unit.line for unit in found] == list(range(3, 2003))


def test_a_declaration_that_cannot_be_true_is_not_believed() -> None:
    # A file that was converted to UTF-8, but says what it was.
    data = tmx(pair("naïve"), start='<?xml version="1.0" encoding="UTF-16"?>')
    assert one(data).source.text == "naïve"
    data = tmx(pair("naïve"), start='\ufeff<?xml version="1.0" encoding="windows-1252"?>')
    assert one(data).source.text == "naïve"


def test_blank_lines_before_the_declaration_are_let_pass() -> None:
    assert one(b"\r\n\n" + tmx(pair("a"))).line == 5


@pytest.mark.parametrize(
    ("inside", "text", "markup"),
    [
        ("plain &amp; &lt;simple> &#233;", "plain & <simple> é", None),
        ("<![CDATA[a <b> & c]]>", "a <b> & c", None),
        (" \n kept \t", " \n kept \t", None),
        ("a&#13;&#10;b", "a\r\nb", None),
        (
            'Press <bpt i="1" x="1" type="bold">&lt;b></bpt>here<ept i="1">&lt;/b></ept>.',
            "Press <b>here</b>.",
            'Press <bpt i="1" x="1" type="bold">&lt;b&gt;</bpt>here<ept i="1">&lt;/b&gt;</ept>.',
        ),
        ('line<ph x="1" type="lb"/>break', "linebreak", 'line<ph x="1" type="lb"/>break'),
        (
            'open <it pos="begin" x="1">{\\i </it>only <ut>{\\x}</ut>',
            "open {\\i only {\\x}",
            'open <it pos="begin" x="1">{\\i </it>only <ut>{\\x}</ut>',
        ),
        ('the <hi type="term">bloc</hi> met', "the bloc met", 'the <hi type="term">bloc</hi> met'),
        (
            'a<ph>&lt;img alt="<sub type="x">a <hi>pic</hi></sub>"></ph>',
            'a<img alt="a pic">',
            'a<ph>&lt;img alt="<sub type="x">a <hi>pic</hi></sub>"&gt;</ph>',
        ),
        # What TMX does not have, or not there, is text that someone forgot to escape.
        ("a <b>bold</b> word<br/>", "a <b>bold</b> word<br/>", None),
        ('<font size="2">a</font>', '<font size="2">a</font>', None),
        ("<sub>a</sub>", "<sub>a</sub>", None),
        ("<ph>x<ph>y</ph></ph>", "x<ph>y</ph>", "<ph>x&lt;ph&gt;y&lt;/ph&gt;</ph>"),
        ("<b><hi>a</hi></b>", "<b>a</b>", "&lt;b&gt;<hi>a</hi>&lt;/b&gt;"),
        # A code that does not say its partner stands for itself.
        ('<bpt x="2">{</bpt>a<ept>}</ept>', "{a}", '<ph x="2">{</ph>a<ph>}</ph>'),
        ('<it pos="open">{</it>', "{", "<ph>{</ph>"),
        # What TMX does not know of a code is not kept.
        ('<ph x="1" unknown="2">c</ph>', "c", '<ph x="1">c</ph>'),
    ],
)
def test_what_stands_in_a_segment(inside: str, text: str, markup: str | None) -> None:
    source = one(tmx(pair(inside))).source
    assert (source.text, source.markup) == (text, markup)


def test_there_may_be_several_variants_in_a_language() -> None:
    body = (
        '<tu><tuv xml:lang="en"><seg>peace</seg></tuv><tuv xml:lang="fr"><seg>paix</seg></tuv>'
        '<tuv xml:lang="de"><seg>Frieden</seg></tuv><tuv xml:lang="fr"><seg>la paix</seg></tuv>'
        "</tu>"
    )
    unit = one(tmx(body))
    assert unit.source.text == "peace"
    assert [target.text for target in unit.targets] == ["paix", "Frieden", "la paix"]


@pytest.mark.parametrize(
    ("header", "of_unit", "given", "source"),
    [
        ("fr", "", None, "fr"),
        ("FR-fr", "", None, "fr"),  # Only another region of it is there.
        ("en", "fr", None, "fr"),
        ("*all*", "", None, "en"),  # Any may be the source: the first is.
        ("*all*", "", "fr", "fr"),
        ("fr", "*all*", "en", "en"),
        ("de", "", None, "en"),  # It is not there.
        ("fr", "", "en", "fr"),  # What the file says goes first.
        ("?", "", "fr", "fr"),
    ],
)
def test_which_language_is_the_source(
    header: str, of_unit: str, given: str | None, source: str
) -> None:
    attributes = f'srclang="{of_unit}"' if of_unit else ""
    data = tmx(pair("a", attributes=attributes), header=f'<header srclang="{header}"/>')
    (unit,) = units(data, source_language=given)
    assert unit.source_language == source


def test_dates_and_users_are_those_of_the_unit_unless_a_variant_has_its_own() -> None:
    unit = (
        '<tu creationdate="20240501T093000Z" creationid="anna" changedate="2024-06-01T12:00:00Z"'
        ' changeid="bob" usagecount="7" lastusagedate="20240701T000000Z">'
        '<tuv xml:lang="en"><seg>a</seg></tuv>'
        '<tuv xml:lang="fr" changedate="20240602T120000+0200" changeid="carl" usagecount="0">'
        "<seg>b</seg></tuv></tu>"
    )
    source, target = one(tmx(unit)).variants
    assert source == Variant(
        language="en",
        text="a",
        created="20240501T093000Z",
        creator="anna",
        changed="20240601T120000Z",
        changer="bob",
        uses=7,
        last_used="20240701T000000Z",
    )
    assert target == Variant(
        language="fr",
        text="b",
        created="20240501T093000Z",
        creator="anna",
        changed="20240602T100000Z",
        changer="carl",
        uses=0,
        last_used="20240701T000000Z",
    )


def test_nothing_of_a_unit_stays_for_the_next() -> None:
    first = pair(
        "<ph>a</ph>",
        '<note>n</note><prop type="t">p</prop><seg>b</seg>',
        'tuid="1" creationid="anna" srclang="fr"',
    ).replace("<tuv", '<note>n</note><prop type="prev">before</prop><tuv', 1)
    plain = one(tmx(pair("c")))
    assert units(tmx(first + pair("c")))[1] == plain
    found, _ = skipped(tmx(first.replace("<seg>b</seg>", "") + pair("c")))
    assert found == [plain]


def test_notes_and_properties_of_units_and_of_variants() -> None:
    body = (
        '<tu tuid="7"><note>one</note><prop type="x-project">UN</prop><note lang="en">two</note>'
        '<prop type="x-project">OSCE</prop><tuv xml:lang="en"><note>in en</note><seg>a</seg></tuv>'
        '<tuv xml:lang="fr"><prop type="status">ok &amp; well</prop><seg>b</seg></tuv></tu>'
    )
    unit = one(tmx(body))
    assert unit.key == "7"
    assert unit.notes == ("one", "two")
    assert unit.properties == (("x-project", "UN"), ("x-project", "OSCE"))
    assert [variant.notes for variant in unit.variants] == [("in en",), ()]
    assert [variant.properties for variant in unit.variants] == [(), (("status", "ok & well"),)]


OMEGAT = """<tu><prop type="file">a/b.txt</prop><prop type="id">k7</prop>
<prop type="prev">Before.</prop><prop type="next">After.</prop>
<tuv xml:lang="en"><seg>Here.</seg></tuv><tuv xml:lang="fr"><seg>Ici.</seg></tuv></tu>"""
MATECAT = """<tu tuid="k7"><prop type="x-context-pre">Before.</prop>
<prop type="x-context-post">After.</prop>
<tuv xml:lang="en"><seg>Here.</seg></tuv><tuv xml:lang="fr"><seg>Ici.</seg></tuv></tu>"""
MEMOQ = """<tu tuid="k7"><prop type="client">X</prop><tuv xml:lang="en">
<prop type="x-context-pre">&lt;seg&gt;Be&lt;ph x="1"/&gt;fore.&lt;/seg&gt;</prop>
<prop type="x-context-post">&lt;seg&gt;After.&lt;/seg&gt;</prop><prop type="other">y</prop>
<seg>Here.</seg></tuv><tuv xml:lang="fr"><seg>Ici.</seg></tuv></tu>"""


@pytest.mark.parametrize("body", [OMEGAT, MATECAT, MEMOQ])
def test_neighbours_and_keys_in_the_words_of_several_tools(body: str) -> None:
    unit = one(tmx(body))
    assert (unit.previous, unit.next, unit.key) == ("Before.", "After.", "k7")


def test_properties_that_say_more_than_the_neighbours_stay() -> None:
    assert one(tmx(OMEGAT)).properties == (("file", "a/b.txt"), ("id", "k7"))
    assert one(tmx(MATECAT)).properties == ()
    memoq = one(tmx(MEMOQ))
    assert memoq.properties == (("client", "X"),)
    assert memoq.source.properties == (("other", "y"),)


def test_what_cannot_be_used_is_left_out_and_said() -> None:
    body = """<tu><tuv xml:lang="en"><seg>alone</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="fr"></tuv></tu>
<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="fr"><seg> </seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv><seg>b</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="x-?"><seg>b</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="en"><seg>b</seg></tuv></tu>
<tu/>
<tu creationdate="yesterday"><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="fr"><seg>b</seg>
</tuv><tuv><seg>c</seg></tuv></tu>
<tuv xml:lang="en"><seg>lost</seg></tuv>"""
    found, left_out = skipped(tmx(body))
    (unit,) = found
    assert [variant.text for variant in unit.variants] == ["a", "b"]
    assert unit.source.created is None
    none = "the unit has no translation"
    assert left_out == [
        (3, none),
        (4, f"{none}: the variant in fr has no text"),
        (5, f"{none}: the variant in fr has no text"),
        (6, f"{none}: a variant has no language"),
        (7, f"{none}: “x-?” is no language tag"),
        (8, none),
        (9, none),
        (10, "“yesterday” is no date"),
        (10, "a variant has no language"),
        (12, "a <tuv> stands where none can be"),
        (12, "a <seg> stands where none can be"),
    ]


@pytest.mark.parametrize("count", ["-1", "many", "9" * 5000, "1.5", "²"])
def test_a_usage_count_that_is_none(count: str) -> None:
    found, left_out = skipped(tmx(pair("a", attributes=f'usagecount="{count}"')))
    assert found[0].source.uses is None
    assert left_out == [(3, f"“{count[:40]}” is no usage count")]


def test_what_tools_put_between_does_not_disturb() -> None:
    body = f"""<!-- one --><?tool say?><extension a="b">text<deep><tu2/></deep></extension>
<tu><x:meta xmlns:x="urn:x">y</x:meta><prop type="a">p<i>q</i>r</prop>
<tuv xml:lang="en"><extra>z</extra><seg>a<!-- not this -->b<?nor this?>c</seg><more/></tuv>
<tuv xml:lang="fr"><seg>d</seg></tuv></tu>{pair("e")}"""
    first, second = units(tmx(body, header="<header srclang='en'><prop type='a'>h</prop></header>"))
    assert first.source.text == "abc"
    assert first.properties == (("a", "pqr"),)
    assert second.source.text == "e"


def test_a_file_without_header_or_body() -> None:
    data = f"<tmx>{pair('a')}{pair('b')}</tmx>".encode()
    assert [unit.source.text for unit in units(data)] == ["a", "b"]
    assert units(b"<tmx><header/><body/></tmx>") == []


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"", 1, "is empty"),
        (b"<html><body/></html>", 1, "is no TMX file: it begins with <html>"),
        (b"\x00\x01\x02", 1, "not well-formed"),
        (b"plain text\n", 1, "not well-formed"),
        (tmx("<tu>\n<tuv>\n</tu>"), 5, "mismatched tag"),
        (tmx("\n<tu a='1' a='2'/>"), 4, "duplicate attribute"),
        (tmx(pair("a")) + b"\n<tmx/>", 5, "junk after document element"),
        (tmx(pair("\n&nbsp;")), 4, "names an entity that XML does not have"),
        (tmx("\n" + pair("", attributes='creationid="M&uuml;ller"')), 4, "names an entity"),
        (tmx(pair("\n\n&#0;")), 5, "reference to invalid character number"),
        (tmx(pair("\n&#xD800;")), 4, "reference to invalid character number"),
        (tmx(pair("\n\x0b")), 4, "not well-formed (invalid token)"),
        (tmx(pair("\nQ")).replace(b"Q", b"\0"), 4, "not well-formed (invalid token)"),
        (tmx(pair("\nQ")).replace(b"Q", b"caf\xe9 "), 4, "byte 0xE9 is not UTF-8"),
        (tmx(pair("\nQ")).replace(b"Q", b"\xed\xa0\x80"), 4, "byte 0xED is not UTF-8"),
        (tmx(pair("\n\uffff")), 4, "invalid token"),
        (
            tmx(pair("\n\nQ"), start='<?xml version="1.0" encoding="windows-1252"?>').replace(
                b"Q", b"\x81"
            ),
            5,
            "byte 0x81 is not cp1252",
        ),
        (
            tmx(pair("a"), start='<?xml version="1.0" encoding="x-martian"?>'),
            1,
            "is in an encoding that is not known, “x-martian”",
        ),
        (tmx(pair("a"), start='<?xml version="1.0" encoding="base64"?>'), 1, "not known"),
        (tmx(pair("a"), start='<?xml version="1.0" encoding="unicode-escape"?>'), 1, "not known"),
        (tmx(pair("a"), start='<?xml version="1.0" encoding="UTF-7"?>'), 1, "not known"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(data: bytes, line: int, message: str) -> None:
    with pytest.raises(InterchangeError, match=re.escape(message)) as caught:
        units(data)
    assert (caught.value.path, caught.value.line) == ("m.tmx", line)
    assert "\n" not in str(caught.value)


def test_half_a_character_in_utf_16() -> None:
    data = tmx(pair("\n\nQ")).decode().encode("utf-16").replace(b"Q\0", b"\x00\xd8")
    with pytest.raises(InterchangeError, match=r"^m\.tmx:5: byte 0x00 is not utf-16-le"):
        units(data)


def test_a_second_variant_in_the_language_of_the_source_is_said_to_be_none() -> None:
    variants = "".join(
        f'<tuv xml:lang="{tag}"><seg>{text}</seg></tuv>'
        for tag, text in (("en", "Color"), ("en", "Colour"), ("fr", "Couleur"))
    )
    data = f'<tmx version="1.4"><header srclang="en"/><body><tu>{variants}</tu></body></tmx>'
    skipped: list[Skipped] = []
    (unit,) = read(io.BytesIO(data.encode()), name="a.tmx", on_skip=skipped.append)
    assert [one.text for one in (unit.source, *unit.targets)] == ["Color", "Couleur"]
    assert skipped == [Skipped(line=1, reason="a second variant in en, the language of the source")]
