"""Files of translation units by their names; tab-separated text; PO."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transmem.errors import InterchangeError, LanguageError, TransmemError
from transmem.interchange import READERS, read
from transmem.model import Skipped, TranslationUnit, Variant


def units(
    data: bytes | str, name: str, source: str | None = None, target: str | None = None
) -> list[TranslationUnit]:
    skipped: list[Skipped] = []
    stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
    found = read(
        stream,
        name=name,
        source_language=source,
        target_language=target,
        on_skip=skipped.append,
    )
    taken = list(found)
    assert skipped == []
    return taken


def pairs(data: bytes | str, name: str = "m.tsv", *tags: str | None) -> list[tuple[str, str]]:
    return [(unit.source.text, unit.targets[0].text) for unit in units(data, name, *tags)]


def test_every_reader_has_endings_of_its_own() -> None:
    endings = [ending for reader in READERS for ending in reader.ENDINGS]
    assert len(endings) == len(set(endings))
    assert all(ending == ending.lower() and ending.startswith(".") for ending in endings)


def test_the_name_says_what_a_file_is() -> None:
    assert pairs("en\tfr\na\tb", "UN.TSV") == [("a", "b")]
    with pytest.raises(InterchangeError, match=r"^m\.docx: is no file of translations by its name"):
        read(io.BytesIO(), name="m.docx", on_skip=print)


def test_a_language_that_is_none_is_refused() -> None:
    for name in ("m.tmx", "m.tsv", "m.po"):
        with pytest.raises(LanguageError, match="not a language tag"):
            units('msgid "a"\nmsgstr "b"\n', name, "?", "fr")


# Tab-separated text


def test_the_first_line_may_name_the_languages() -> None:
    data = "en_US\tzh-Hans\nOne.\t一。\n\nTwo.\t二。\n"
    found = units(data, "m.tsv")
    assert found == [
        TranslationUnit(
            variants=(
                Variant(language="en-US", text=source),
                Variant(language="zh-Hans", text=target),
            ),
            source_language="en-US",
            origin="m.tsv",
        )
        for source, target in (("One.", "一。"), ("Two.", "二。"))
    ]
    assert [unit.line for unit in found] == [2, 4]


@pytest.mark.parametrize(
    ("data", "tags", "expected"),
    [
        ("a\tb\n", ("en", "fr"), [("a", "b")]),
        ("en\tfr\na\tb\n", ("en", "fr"), [("a", "b")]),
        ("en-GB\tfr-CA\na\tb\n", ("en", "fr"), [("a", "b")]),
        ("en\tfr\na\tb\n", (None, "fr"), [("a", "b")]),
        # Words that happen to be tags of other languages.
        ("no\tja\na\tb\n", ("en", "de"), [("no", "ja"), ("a", "b")]),
        ("paix\tFrieden\n", ("fr", "de"), [("paix", "Frieden")]),
        # Only the first line can name them.
        ("a\tb\nen\tfr\n", ("en", "fr"), [("a", "b"), ("en", "fr")]),
    ],
)
def test_which_first_line_names_languages(
    data: str, tags: tuple[str | None, str | None], expected: list[tuple[str, str]]
) -> None:
    assert pairs(data, "m.tsv", *tags) == expected


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (r"a\tb", "a\tb"),
        (r"a\nb\r", "a\nb\r"),
        (r"C:\\new", r"C:\new"),
        (r"\\t", r"\t"),
        (r"a\b \" \x41", r"a\b \" \x41"),
        ('"quoted"', '"quoted"'),
        (" spaces ", " spaces "),
        ("\u2028 and \x85 break no line", "\u2028 and \x85 break no line"),
        ("back\\", "back\\"),
    ],
)
def test_what_stands_in_a_cell(cell: str, text: str) -> None:
    assert pairs(f"{cell}\tb\r\n", "m.tsv", "en", "fr") == [(text, "b")]


@given(st.lists(st.tuples(*[st.text(st.characters(exclude_categories=["Cs"]))] * 2), max_size=4))
def test_any_text_can_be_written_so_that_it_is_read_again(texts: list[tuple[str, str]]) -> None:
    texts = [
        (source, target)
        for source, target in texts
        if source.strip() and target.strip() and "\0" not in source + target
    ]
    escapes = {ord("\\"): r"\\", ord("\t"): r"\t", ord("\n"): r"\n", ord("\r"): r"\r"}
    lines = ["\t".join(text.translate(escapes) for text in pair) for pair in texts]
    assert pairs("\n".join(["en\tfr", *lines])) == texts


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_of_tab_separated_text(encoding: str) -> None:
    assert pairs("en\tfr\r\né 张\t😀\r\n".encode(encoding)) == [("é 张", "😀")]


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"en\tfr\na\tb\nc\n", 3, "has no tab: a line has a text"),
        (b"en\tfr\na\tb\tc\n", 2, "has 3 columns, not two"),
        (b"a\tb\n", 1, "does not name two languages"),
        (b"en\ten\na\tb\n", 1, "does not name two languages"),
        (b"en\tfr\na\tb\nc\td\xe9\n", 3, "byte 0xE9 is not utf-8"),
        (b"en\tfr\na\tb\0\n", 2, "holds a NUL character"),
    ],
)
def test_a_broken_line_is_refused(data: bytes, line: int, message: str) -> None:
    with pytest.raises(InterchangeError, match=re.escape(message)) as caught:
        units(data, "m.tsv")
    assert (caught.value.path, caught.value.line) == ("m.tsv", line)


def test_a_line_with_an_empty_column_is_left_out_and_said() -> None:
    skipped: list[Skipped] = []
    stream = io.BytesIO(b"en\tfr\na\t\n\tb\nc\td\n\t\ne\t\\n\n")
    found = list(read(stream, name="m.tsv", on_skip=skipped.append))
    assert [unit.source.text for unit in found] == ["c"]
    reason = "the unit has no translation: a column is empty"
    assert skipped == [Skipped(line=line, reason=reason) for line in (2, 3, 6)]


# PO

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"X-Source-Language: en\\n"\n'
    '"PO-Revision-Date: 2024-05-01 11:30+0200\\n"\n'
)
CATALOG = (
    HEADER
    + """
# Mind the date.
#. paragraph
#: letter.txt:3
msgid "One."
msgstr "Un."

#, fuzzy
msgid "Two."
msgstr "Deux ?"

msgid "Three."
msgstr ""

msgctxt "heading"
msgid "Four."
msgstr "Quatre."

#~ msgid "Gone."
#~ msgstr "Parti."
"""
)


def test_translated_entries_are_units_and_all_others_are_neighbours() -> None:
    found = units(CATALOG, "fr.po")
    assert found == [
        TranslationUnit(
            variants=(
                Variant(language="en", text="One."),
                Variant(language="fr", text="Un.", changed="20240501T093000Z"),
            ),
            source_language="en",
            next="Two.",
            origin="fr.po",
            notes=("Mind the date.",),
        ),
        TranslationUnit(
            variants=(
                Variant(language="en", text="Four."),
                Variant(language="fr", text="Quatre.", changed="20240501T093000Z"),
            ),
            source_language="en",
            previous="Three.",
            key="heading",
            origin="fr.po",
        ),
    ]
    assert [unit.line for unit in found] == [7, 20]


PLURAL = '\nmsgid "%d file"\nmsgid_plural "%d files"\n'
RUSSIAN = (
    '"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && '
    '(n%100<10 || n%100>=20) ? 1 : 2);\\n"\n'
)
ARABIC = (
    '"Plural-Forms: nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 '
    ': n%100>=11 ? 4 : 5;\\n"\n'
)


@pytest.mark.parametrize(
    ("tag", "header", "forms", "one", "many"),
    [
        ("fr", "", ["fichier", "fichiers"], "fichier", ["fichiers"]),
        ("ru", RUSSIAN, ["файл", "файла", "файлов"], "файл", ["файла", "файлов"]),
        ("ru", "", ["файл", "файла", "файлов"], "файл", ["файла", "файлов"]),
        ("zh", "", ["文件"], "文件", ["文件"]),
        ("ar", ARABIC, ["صفر", "ملف", "ملفان", "ملفات", "ملفا", "ملف"], "ملف", None),
        # Formulas that are none: the language knows.
        ("fr", '"Plural-Forms: nplurals=2; plural=n/0;\\n"\n', ["a", "b"], "a", ["b"]),
        ("fr", '"Plural-Forms: nplurals=2; plural=import os;\\n"\n', ["a", "b"], "a", ["b"]),
        ("fr", '"Plural-Forms: nplurals=2; plural=99;\\n"\n', ["a", "b"], "b", ["a"]),
    ],
)
def test_the_forms_of_a_plural(
    tag: str, header: str, forms: list[str], one: str, many: list[str] | None
) -> None:
    header = HEADER.replace("Language: fr", f"Language: {tag}") + header
    body = "".join(f'msgstr[{number}] "%d {form}"\n' for number, form in enumerate(forms))
    found = [
        (unit.source.text, [target.text for target in unit.targets])
        for unit in units(f"{header}{PLURAL}{body}", "m.po")
    ]
    several = many or ["صفر", "ملفان", "ملفات", "ملفا", "ملف"]
    assert found == [
        ("%d file", [f"%d {one}"]),
        ("%d files", [f"%d {form}" for form in several]),
    ]


def test_languages_of_a_catalog_are_its_own_then_those_given() -> None:
    bare = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    bare += 'msgid "a"\nmsgstr "b"\n'
    (unit,) = units(bare, "m.po", "ru", "de_AT")
    assert [variant.language for variant in unit.variants] == ["ru", "de-AT"]
    (unit,) = units(HEADER + '\nmsgid "a"\nmsgstr "b"\n', "m.po", "ru", "de")
    assert [variant.language for variant in unit.variants] == ["en", "fr"]
    for tags in ((None, "fr"), ("en", None)):
        with pytest.raises(InterchangeError, match="does not say its languages; add “"):
            units(bare, "m.po", *tags)


def test_an_empty_catalog_is_refused() -> None:
    with pytest.raises(InterchangeError, match=r"^m\.po:1: is empty$"):
        units("\n", "m.po", "en", "fr")


def test_a_catalog_that_translates_a_language_into_itself_is_left_out_and_said() -> None:
    skipped: list[Skipped] = []
    stream = io.BytesIO(CATALOG.replace("Language: fr", "Language: en").encode())
    assert list(read(stream, name="en.po", on_skip=skipped.append)) == []
    assert skipped == [Skipped(line=1, reason="the file translates en into itself")]


def test_a_template_has_no_translation() -> None:
    assert units('msgid ""\nmsgstr ""\n\nmsgid "a"\nmsgstr ""\n', "m.pot", "en", "fr") == []


def test_a_broken_catalog_is_refused_with_its_line() -> None:
    with pytest.raises(TransmemError, match=r"^m\.po:7: ") as caught:
        units(HEADER + '\nmsgid "a\n', "m.po")
    assert caught.value.line == 7
