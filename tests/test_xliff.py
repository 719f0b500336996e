"""XLIFF in: both generations, what counts as a translation, codes, segments, neighbours."""

from __future__ import annotations

import io
import re

import pytest

from transmem.errors import InterchangeError
from transmem.interchange import read
from transmem.model import Skipped, TranslationUnit, Variant

ROOT_1 = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
FILE_1 = '<file original="a" source-language="en" target-language="fr" datatype="x">'
ROOT_2 = '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"'


def one_two(body: str) -> str:
    return f'<?xml version="1.0"?>\n{ROOT_1}{FILE_1}<body>\n{body}\n</body></file></xliff>'


def two_zero(body: str, languages: str = 'srcLang="en" trgLang="fr"') -> str:
    return f'<?xml version="1.0"?>\n{ROOT_2} {languages}><file id="f">\n{body}\n</file></xliff>'


def units(text: str, **languages: str) -> list[TranslationUnit]:
    skipped: list[Skipped] = []
    stream = io.BytesIO(text.encode())
    found = list(read(stream, name="m.xlf", on_skip=skipped.append, **languages))
    assert skipped == []
    return found


def markups(text: str) -> list[str | None]:
    (unit,) = units(text)
    return [variant.markup for variant in unit.variants]


def texts(text: str) -> list[tuple[str, str]]:
    return [(unit.source.text, unit.targets[0].text) for unit in units(text)]


def test_a_unit_of_xliff_1() -> None:
    body = """<group><trans-unit id="7" resname="menu.open" xml:space="preserve">
<source>Open &amp; close</source><target xml:lang="fr">Ouvrir et fermer</target>
<note>A menu.</note><note from="developer">Two words.</note>
<alt-trans><source>Open</source><target>Ouvrir</target></alt-trans></trans-unit></group>"""
    (unit,) = units(one_two(body))
    assert unit == TranslationUnit(
        variants=(
            Variant(language="en", text="Open & close"),
            Variant(language="fr", text="Ouvrir et fermer"),
        ),
        source_language="en",
        key="menu.open",
        origin="m.xlf",
        notes=("A menu.", "Two words."),
    )
    assert unit.line == 3


def test_a_unit_of_xliff_2() -> None:
    body = """<group id="g"><unit id="1" name="menu.open"><notes><note>A menu.</note></notes>
<mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match ref="#1"><source>Open
</source><target>Ouvre</target></mtc:match></mtc:matches>
<segment><source>Open</source><target>Ouvrir</target></segment></unit></group>"""
    (unit,) = units(two_zero(body))
    assert unit == TranslationUnit(
        variants=(Variant(language="en", text="Open"), Variant(language="fr", text="Ouvrir")),
        source_language="en",
        key="menu.open",
        origin="m.xlf",
        notes=("A menu.",),
    )
    assert unit.line == 3


@pytest.mark.parametrize(
    ("state", "taken"),
    [
        ("", True),
        ('state="translated"', True),
        ('state="signed-off"', True),
        ('state="final"', True),
        ('state="new"', False),
        ('state="needs-translation"', False),
        ('state="needs-adaptation"', False),
        ('state="needs-l10n"', False),
        ('state="needs-review-translation"', False),
        ('state="x-doubtful"', False),
    ],
)
def test_what_counts_as_a_translation_in_xliff_1(state: str, taken: bool) -> None:
    unit = f'<trans-unit id="1"><source>a</source><target {state}>b</target></trans-unit>'
    after = '<trans-unit id="2"><source>c</source><target>d</target></trans-unit>'
    assert texts(one_two(unit + after)) == [("a", "b"), ("c", "d")][not taken :]


@pytest.mark.parametrize(
    ("state", "taken"),
    [
        ("", True),
        ('state="translated"', True),
        ('state="reviewed"', True),
        ('state="final"', True),
        ('state="initial"', False),
    ],
)
def test_what_counts_as_a_translation_in_xliff_2(state: str, taken: bool) -> None:
    body = (
        f'<unit id="1"><segment {state}><source>a</source><target>b</target></segment>'
        "<segment><source>c</source><target>d</target></segment></unit>"
    )
    assert texts(two_zero(body)) == [("a", "b"), ("c", "d")][not taken :]


def test_what_has_no_target_is_a_neighbour_and_no_translation() -> None:
    body = "".join(
        f'<trans-unit id="{number}"><source>{source}</source>{target}</trans-unit>'
        for number, (source, target) in enumerate(
            [
                ("one", "<target>un</target>"),
                ("two", ""),
                ("three", "<target/>"),
                ("four", "<target> </target>"),
                ("five", "<target>cinq</target>"),
                ("six", '<target state="new">six</target>'),
            ]
        )
    )
    found = units(one_two(body))
    places = [(unit.previous, unit.source.text, unit.next) for unit in found]
    assert places == [(None, "one", "two"), ("four", "five", "six")]


def test_neighbours_do_not_reach_over_files() -> None:
    unit = '<trans-unit id="1"><source>{}</source><target>x</target></trans-unit>'
    files = (
        f"{FILE_1}<body>{unit.format('a')}{unit.format('b')}</body></file>"
        f"{FILE_1}<body>{unit.format('c')}</body></file>"
    )
    found = units(f"{ROOT_1}{files}</xliff>")
    places = [(each.previous, each.next) for each in found]
    assert places == [(None, "b"), ("a", None), (None, None)]


def test_codes_of_xliff_1_become_those_of_tmx() -> None:
    body = """<trans-unit id="1"><source>A <g id="b7" ctype="bold">bold <x id="img"/></g>,
<bx id="i"/>open<ex id="i"/> <bpt id="9" rid="r">&lt;u&gt;</bpt>u<ept id="10"
rid="r">&lt;/u&gt;</ept>
<ph id="p" ctype="lb">%s<sub>alt</sub></ph><it id="z" pos="open">[</it> <mrk mtype="term">t</mrk
></source><target><x id="img"/><g id="b7" ctype="bold">gras</g></target></trans-unit>"""
    source, target = markups(one_two(body))
    assert source == (
        'A <bpt i="1" x="1" type="bold"/>bold <ph x="2"/><ept i="1"/>,\n'
        '<bpt i="3" x="3"/>open<ept i="3"/> <bpt i="4" x="4">&lt;u&gt;</bpt>u'
        '<ept i="4">&lt;/u&gt;</ept>\n'
        '<ph x="5" type="lb">%s<sub>alt</sub></ph><it pos="begin" x="6">[</it> t'
    )
    assert target == '<ph x="2"/><bpt i="1" x="1" type="bold"/>gras<ept i="1"/>'
    (unit,) = units(one_two(body))
    assert unit.source.text == "A bold ,\nopen <u>u</u>\n%salt[ t"


def test_codes_of_xliff_2_become_those_of_tmx() -> None:
    body = """<unit id="1"><originalData>
<data id="d1">&lt;b&gt;</data><data id="d2">&lt;/b&gt;</data>
<data id="d3">\\<cp hex="0007"/></data></originalData><segment>
<source>A <pc id="7" type="fmt" dataRefStart="d1" dataRefEnd="d2">bold</pc> <ph id="8"
dataRef="d3"/>
<sc id="9" dataRef="d1"/>open<ec startRef="9" dataRef="d2"/> <sc id="10" isolated="yes"/><ec id="11"
isolated="yes"/><mrk id="m" type="term">t</mrk><sm id="n"/>u<em startRef="n"/></source>
<target><pc id="7" dataRefStart="d1" dataRefEnd="d2">gras</pc></target></segment></unit>"""
    source, target = markups(two_zero(body))
    assert source == (
        'A <bpt i="1" x="1" type="fmt">&lt;b&gt;</bpt>bold<ept i="1">&lt;/b&gt;</ept> '
        '<ph x="2">\\\x07</ph>\n'
        '<bpt i="3" x="3">&lt;b&gt;</bpt>open<ept i="3">&lt;/b&gt;</ept> '
        '<it pos="begin" x="4"/><it pos="end" x="5"/>tu'
    )
    assert target == '<bpt i="1" x="1">&lt;b&gt;</bpt>gras<ept i="1">&lt;/b&gt;</ept>'


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("001F", "\x1f"),
        ("0000", '<cp hex="0000"/>'),
        ("D800", '<cp hex="D800"/>'),
        ("110000", '<cp hex="110000"/>'),
        ("1_F", '<cp hex="1_F"/>'),
    ],
)
def test_characters_that_xml_cannot_hold(code: str, text: str) -> None:
    body = (
        f'<unit id="1"><segment><source>a<cp hex="{code}"/>b</source><target>c</target></segment>'
        "</unit>"
    )
    assert texts(two_zero(body)) == [(f"a{text}b", "c")]


def test_segments_that_xliff_1_has_marked_go_together_one_by_one() -> None:
    body = """<trans-unit id="1"><source>One. Two. Three.</source>
<seg-source><g id="1"><mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">T<x
id="2"/>wo.</mrk></g>
<mrk mtype="seg" mid="3">Three.</mrk></seg-source>
<target><g id="1"><mrk mtype="seg" mid="2">Deux.</mrk> <mrk mtype="seg" mid="1">Un.</mrk></g>
</target>
</trans-unit>"""
    found = units(one_two(body))
    assert [(unit.source.text, unit.targets[0].text, unit.next) for unit in found] == [
        ("One.", "Un.", "Two."),
        ("Two.", "Deux.", "Three."),
    ]
    assert [unit.source.markup for unit in found] == [None, 'T<ph x="2"/>wo.']


def test_segments_that_the_target_does_not_mark_go_together_as_a_whole() -> None:
    body = """<trans-unit id="1"><source>One. Two.</source><seg-source><mrk mtype="seg"
mid="1">One.</mrk> <mrk mtype="seg" mid="2">Two.</mrk></seg-source><target>Un. Deux.</target>
</trans-unit>"""
    assert texts(one_two(body)) == [("One. Two.", "Un. Deux.")]


def test_elements_of_others_do_not_disturb() -> None:
    body = """<sdl:defs xmlns:sdl="urn:s"><sdl:def/></sdl:defs><trans-unit id="1">
<prop xmlns="urn:other"><source>no</source></prop><source>a<m:ch xmlns:m="urn:m" v=" "/>b</source>
<target>c<b>d</b></target></trans-unit>"""
    assert texts(one_two(body)) == [("ab", "c<b>d</b>")]


def test_a_prefix_for_xliff() -> None:
    text = """<x:xliff version="1.1" xmlns:x="urn:oasis:names:tc:xliff:document:1.1"><x:file
source-language="en" target-language="fr"><x:body><x:trans-unit id="1"><x:source>a<x:x id="1"/>
</x:source><x:target>b</x:target></x:trans-unit></x:body></x:file></x:xliff>"""
    assert texts(text) == [("a\n", "b")]


@pytest.mark.parametrize(
    ("languages", "target", "given", "expected"),
    [
        ('source-language="en" target-language="fr"', "", {}, ("en", "fr")),
        ('source-language="EN-us"', 'xml:lang="pt_BR"', {}, ("en-US", "pt-BR")),
        ('source-language="en"', "", {"target_language": "de"}, ("en", "de")),
        ("", "", {"source_language": "en", "target_language": "de"}, ("en", "de")),
        (
            'source-language="en" target-language="fr"',
            "",
            {"source_language": "ru", "target_language": "de"},
            ("en", "fr"),
        ),
    ],
)
def test_languages_are_those_of_the_file_then_those_given(
    languages: str, target: str, given: dict[str, str], expected: tuple[str, str]
) -> None:
    text = (
        f'<xliff version="1.2"><file {languages}><body><trans-unit id="1"><source>a</source>'
        f"<target {target}>b</target></trans-unit></body></file></xliff>"
    )
    (unit,) = units(text, **given)
    assert (unit.source.language, unit.targets[0].language) == expected


def test_what_cannot_be_used_is_left_out_and_said() -> None:
    skipped: list[Skipped] = []
    body = """<trans-unit id="1"><source/><target>a</target></trans-unit>
<trans-unit id="2"><source>a</source><target xml:lang="en">a</target></trans-unit>"""
    stream = io.BytesIO(one_two(body).encode())
    assert list(read(stream, name="m.xlf", on_skip=skipped.append)) == []
    assert [(each.line, each.reason) for each in skipped] == [
        (3, "the unit has a translation of nothing"),
        (4, "the unit is translated from en into itself"),
    ]


UNIT = "<trans-unit id='1'>\n<source>a</source><target>b</target></trans-unit>"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("<tmx/>", 1, "is no XLIFF file: it begins with <tmx>"),
        ("\n<xliff version='3.0'/>", 2, "is XLIFF of version “3.0”; versions 1 and 2 are read"),
        ("<xliff/>", 1, "is XLIFF of version “”"),
        (f"<xliff version='1.2'><file source-language='en'><body>{UNIT}", 2, "of its translations"),
        (f"<xliff version='1.2'><file target-language='fr'><body>{UNIT}", 2, "of its sources"),
        (
            f"<xliff version='1.2'><file source-language='e' target-language='fr'><body>{UNIT}",
            2,
            "“e” is not a language tag",
        ),
        (one_two("\n<trans-unit><source>a</target>"), 4, "mismatched tag"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(InterchangeError, match=re.escape(message)) as caught:
        units(text)
    assert (caught.value.path, caught.value.line) == ("m.xlf", line)
