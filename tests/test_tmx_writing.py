"""TMX out: valid, the same when it is read again, by us and by the programs of others."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from transmem.interchange import read, tmx
from transmem.interchange.tmx.context import FIELDS
from transmem.interchange.tmx.inline import parse
from transmem.model import TranslationUnit, Variant

DTD = etree.DTD(str(Path(__file__).parent / "schemas" / "tmx14.dtd"))


def written(units: list[TranslationUnit], *, source_language: str = "en") -> bytes:
    changes: list[str] = []
    data = b"".join(
        tmx.write(
            units,
            source_language=source_language,
            on_change=lambda _, change: changes.append(change),
        )
    )
    assert changes == []
    return data


def again(data: bytes) -> list[TranslationUnit]:
    skipped: list[object] = []
    found = list(read(io.BytesIO(data), name="again.tmx", on_skip=skipped.append))
    assert skipped == []
    return found


def validated(data: bytes) -> etree._Element:
    root = etree.fromstring(data)
    assert DTD.validate(root), DTD.error_log
    return root


def unit(source: str = "peace", target: str = "paix", **fields: object) -> TranslationUnit:
    variants = (Variant(language="en", text=source), Variant(language="fr", text=target))
    made = TranslationUnit(variants=variants, source_language="en", origin="un.po")
    return replace(made, **fields)  # type: ignore[arg-type]


# Round trips

ODD = st.sampled_from(list("\t\n\r \x7f\x85\xa0\u2028\ufeff\ufffd&<>\"';]abé张خ😀"))
ANY = ODD | st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
TEXT = st.text(ANY, max_size=12)
FILLED = TEXT.filter(str.strip)
LANGUAGE = st.sampled_from(["en", "en-US", "fr", "pt-BR", "zh-Hans", "sr-Latn", "ar"])
DATE = st.datetimes(min_value=datetime(1, 1, 1), max_value=datetime(9999, 12, 31)).map(  # noqa: DTZ001
    lambda date: f"{date.year:04}{date:%m%dT%H%M%SZ}"
)
TYPE = TEXT.filter(lambda kind: kind not in FIELDS and kind != "id")
PROPERTIES = st.lists(st.tuples(TYPE, TEXT), max_size=2).map(tuple)


@st.composite
def markups(draw: st.DrawFn, depth: int = 0) -> str:
    """Makes what may stand in a segment, by the rules of TMX."""
    from transmem.interchange.escaping import attribute, text

    pieces = []
    for _ in range(draw(st.integers(0, 3))):
        name = draw(st.sampled_from(["", "bpt", "ept", "it", "ph", "ut", "hi"]))
        known = {
            "bpt": {"i": TEXT, "x": TEXT},
            "ept": {"i": TEXT},
            "it": {"pos": st.sampled_from(["begin", "end"]), "type": TEXT},
            "ph": {"assoc": TEXT},
        }.get(name, {})
        values = {key: draw(strategy) for key, strategy in known.items()}
        tag = "".join(f" {key}={attribute(value)}" for key, value in values.items())
        inside = text(draw(TEXT))
        if name == "hi" and depth < 3:
            inside += draw(markups(depth + 1))
        elif name and name != "hi" and depth < 3:
            inside += f"<sub>{draw(markups(depth + 1))}</sub>"
        pieces.append(f"<{name}{tag}>{inside}</{name}>" if name else inside)
    return "".join(pieces)


@st.composite
def variants(draw: st.DrawFn, languages: st.SearchStrategy[str]) -> Variant:
    found = parse(draw(markups()))
    assert found
    text, markup = found if found[0].strip() else (draw(FILLED), None)
    return Variant(
        language=draw(languages),
        text=text,
        markup=markup,
        created=draw(st.none() | DATE),
        creator=draw(st.none() | TEXT.filter(bool)),
        changed=draw(st.none() | DATE),
        changer=draw(st.none() | TEXT.filter(bool)),
        uses=draw(st.none() | st.integers(0, 10**15 - 1)),
        last_used=draw(st.none() | DATE),
        notes=tuple(draw(st.lists(TEXT, max_size=2))),
        properties=draw(PROPERTIES),
    )


@st.composite
def units(draw: st.DrawFn) -> TranslationUnit:
    source = draw(variants(LANGUAGE))
    others = draw(st.lists(variants(LANGUAGE), max_size=3))
    other = draw(variants(LANGUAGE.filter(lambda tag: tag != source.language)))
    kept = [source, *(variant for variant in others if variant.language != source.language), other]
    return TranslationUnit(
        variants=tuple(draw(st.permutations(kept))),
        source_language=source.language,
        previous=draw(st.none() | TEXT.filter(bool)),
        next=draw(st.none() | TEXT.filter(bool)),
        key=draw(st.none() | TEXT.filter(bool)),
        origin=draw(TEXT.filter(bool)),
        notes=tuple(draw(st.lists(TEXT, max_size=2))),
        properties=draw(PROPERTIES),
    )


@settings(deadline=None)
@given(st.lists(units(), max_size=4), LANGUAGE)
def test_what_is_written_is_valid_and_is_read_again(
    given_units: list[TranslationUnit], language: str
) -> None:
    data = written(given_units, source_language=language)
    validated(data)
    assert again(data) == given_units
    assert written(again(data), source_language=language) == data


@settings(deadline=None)
@given(st.text(st.characters() | ODD, max_size=30))
def test_text_of_any_kind_gives_a_valid_file_and_what_changed_is_said(text: str) -> None:
    changes: list[tuple[TranslationUnit, str]] = []
    given_unit = unit(f"a{text}", notes=(text,))
    blocks = tmx.write(
        [given_unit],
        source_language="en",
        on_change=lambda unit, change: changes.append((unit, change)),
    )
    data = b"".join(blocks)
    validated(data)
    (found,) = again(data)
    if changes:
        assert changes == [(given_unit, "characters that XML forbids became U+FFFD")]
        assert found.source.text == "".join(
            sign if sign in "\t\n\r" or allowed(sign) else "\ufffd" for sign in f"a{text}"
        )
    else:
        assert found == given_unit


def allowed(sign: str) -> bool:
    """XML 1.0, production 2."""
    code = ord(sign)
    return 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def test_a_file_has_the_form_that_other_programs_expect() -> None:
    blocks = tmx.write(
        [unit(key="k7", previous="Before.", notes=("remark",), properties=(("x-a", "b"),))],
        source_language="en",
        created=datetime(2024, 5, 1, 9, 30, tzinfo=UTC),
        on_change=lambda *_: None,
    )
    text = b"".join(blocks).decode()
    version = text.partition('creationtoolversion="')[2].partition('"')[0]
    assert (
        text
        == f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="transmem" creationtoolversion="{version}" segtype="sentence" \
o-tmf="transmem" adminlang="en" srclang="en" datatype="plaintext" creationdate="20240501T093000Z"/>
<body>
<tu tuid="k7">
<note>remark</note>
<prop type="prev">Before.</prop>
<prop type="x-transmem-origin">un.po</prop>
<prop type="x-a">b</prop>
<tuv xml:lang="en"><seg>peace</seg></tuv>
<tuv xml:lang="fr"><seg>paix</seg></tuv>
</tu>
</body>
</tmx>
"""
    )


def test_what_the_variants_have_in_common_stands_on_the_unit() -> None:
    source, target = unit().variants
    history = {"created": "20240501T093000Z", "creator": "anna", "uses": 0}
    both = tuple(replace(variant, **history) for variant in (source, target))  # type: ignore[arg-type]
    changed = replace(both[1], changed="20240601T093000Z", changer="bob")
    tu = validated(written([unit(variants=(both[0], changed))])).find("body/tu")
    assert dict(tu.attrib) == {
        "creationdate": "20240501T093000Z",
        "creationid": "anna",
        "usagecount": "0",
    }
    assert dict(tu.findall("tuv")[1].attrib) == {
        "{http://www.w3.org/XML/1998/namespace}lang": "fr",
        "changedate": "20240601T093000Z",
        "changeid": "bob",
    }


def test_a_key_with_spaces_is_no_identifier() -> None:
    tu = validated(written([unit(key="menu entry")])).find("body/tu")
    assert "tuid" not in tu.attrib
    assert again(written([unit(key="menu entry")]))[0].key == "menu entry"


@pytest.mark.parametrize("markup", ["<ph>", "</seg><seg>", "a<ph/>", "&x;", "<!-- a -->peace<b/>"])
def test_markup_that_is_not_that_of_the_text_is_left_out_and_said(markup: str) -> None:
    changes: list[str] = []
    broken = replace(unit().source, markup=markup)
    given_unit = unit(variants=(broken, *unit().targets))
    data = b"".join(
        tmx.write(
            [given_unit], source_language="en", on_change=lambda _, change: changes.append(change)
        )
    )
    validated(data)
    assert again(data)[0].source == unit().source
    assert changes == ["the markup in en was not that of its text, and is left out"]


def test_characters_that_xml_forbids_do_not_take_the_markup_with_them() -> None:
    changes: list[str] = []
    source = Variant(language="en", text="a\x1ab", markup='a<ph x="1">\x1a</ph>b')
    given_unit = unit(variants=(source, *unit().targets))
    data = b"".join(
        tmx.write(
            [given_unit], source_language="en", on_change=lambda _, change: changes.append(change)
        )
    )
    assert again(data)[0].source.markup == 'a<ph x="1">\ufffd</ph>b'
    assert changes == ["characters that XML forbids became U+FFFD"]


def test_a_long_file_comes_in_blocks() -> None:
    blocks = list(
        tmx.write((unit() for _ in range(5000)), source_language="en", on_change=lambda *_: None)
    )
    assert len(blocks) > 5
    assert max(map(len, blocks)) < 200_000
    assert again(b"".join(blocks)) == [unit()] * 5000


# What others read

UNITS = [
    unit(
        "The committee met on 3 May.",
        "Le comité s’est réuni le 3 mai.",
        key="k1",
        next="It said “no” & left <early>.",
        notes=("Mind the date.",),
    ),
    unit("It said “no” & left <early>.", "Il a dit « non » & est parti <tôt>."),
    unit("Press <b>here</b>.", "Appuyez <b>ici</b>."),
    unit("خوجالي 张 😀 ]]>", "a\ttab"),
]
HISTORY = {
    "created": "20240501T093000Z",
    "creator": "anna",
    "changed": "20240601T093000Z",
    "changer": "bob",
}


def dated(given_unit: TranslationUnit) -> TranslationUnit:
    source, target = given_unit.variants
    return replace(given_unit, variants=(source, replace(target, **HISTORY)))  # type: ignore[arg-type]


def program(name: str, package: str) -> str:
    found = shutil.which(name)
    if not found:
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop(f"{name} is not installed (package {package})")
    return found


def test_xmllint_finds_it_valid(tmp_path: Path) -> None:
    path = tmp_path / "m.tmx"
    path.write_bytes(written([dated(each) for each in UNITS]))
    command = [program("xmllint", "libxml2-utils"), "--noout", "--nonet", "--dtdvalid"]
    subprocess.run([*command, DTD_PATH, path], check=True)


DTD_PATH = Path(__file__).parent / "schemas" / "tmx14.dtd"
TOOLKIT = """
import json, sys
from translate.storage import factory
store = factory.getobject(sys.argv[1])
print(json.dumps([[u.source, u.target, u.getnotes()] for u in store.units]))
"""


def test_the_translate_toolkit_reads_every_text(tmp_path: Path) -> None:
    path = tmp_path / "m.tmx"
    path.write_bytes(written(UNITS))
    # Its programs say which Python they run with; it is GPL, and is not imported here.
    script = Path(program("pocount", "translate-toolkit"))
    python = script.read_text(encoding="utf-8").partition("\n")[0].removeprefix("#!").split()
    run = subprocess.run([*python, "-c", TOOLKIT, path], capture_output=True, text=True, check=True)
    assert json.loads(run.stdout) == [
        [each.source.text, each.targets[0].text, "\n".join(each.notes)] for each in UNITS
    ]


OMEGAT = """<?xml version="1.0" encoding="UTF-8"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir>
<dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>EN</source_lang><target_lang>FR</target_lang><sentence_seg>false</sentence_seg>
</project></omegat>
"""


def test_omegat_reads_it_and_what_omegat_writes_is_read_again(tmp_path: Path) -> None:
    """OmegaT translates a text with our file alone, and exports what it knows as TMX 1.1."""
    home = tmp_path / "home"
    project = tmp_path / "project"
    for folder in ("source", "target", "tm/auto", "omegat", "glossary", "dictionary"):
        (project / folder).mkdir(parents=True)
    (project / "omegat.project").write_text(OMEGAT, encoding="utf-8")
    lines = [each.source.text for each in UNITS]
    (project / "source" / "a.txt").write_text("\n\n".join(lines), encoding="utf-8")
    (project / "tm" / "auto" / "ours.tmx").write_bytes(written([dated(each) for each in UNITS]))
    subprocess.run(
        [program("omegat", "omegat"), project, "--mode=console-translate"],
        env=os.environ | {"HOME": str(home), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=True,
        timeout=120,
    )
    text = (project / "target" / "a.txt").read_text(encoding="utf-8")
    assert text.split("\n\n") == [each.targets[0].text for each in UNITS]
    found = {
        each.source.text: each for each in again((project / "project-omegat.tmx").read_bytes())
    }
    assert set(found) == set(lines)
    for each in UNITS:
        theirs = found[each.source.text]
        assert theirs.targets == dated(each).targets
        assert theirs.notes == each.notes
