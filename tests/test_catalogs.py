"""Catalogs: what is read is written again, to the line where nothing changed."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transmem.catalogs import decode, new_header, parse, render
from transmem.errors import CatalogError
from transmem.model import Catalog, Unit

Tool = Callable[[str], str]

CREATED = datetime(2024, 5, 1, 9, 30, tzinfo=UTC)
HEADER = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
LONG = "The committee met for the third time in the spring and agreed on nothing but the date."


def header(language: str = "fr") -> dict[str, str]:
    return new_header(project="letter", language=language, source_language="en", created=CREATED)


def catalog(*units: Unit, language: str = "fr") -> Catalog:
    return Catalog(path="x.po", language=language, metadata=header(language), units=units)


def wrapped(tool: Tool, text: str) -> str:
    done = subprocess.run(
        [tool("msgcat"), "-w", "79", "-"], input=text.encode(), capture_output=True, check=True
    )
    return done.stdout.decode()


# Round trips

ODD = st.sampled_from(list('"\\\n\t\r\v\x1c\x85\u2028\u2029\xa0\u2068 abn#~|[^1]خوجالي张é'))
TEXT = st.text(ODD | st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
LINE = TEXT.map(lambda text: text.replace("\n", " ").removesuffix("\r"))
FILLED = TEXT.filter(bool)
REFERENCE = LINE.map(lambda text: "a" + text.translate({0x2068: None, 0x2069: None}).strip() + ":7")
FLAG = st.sampled_from(["c-format", "no-wrap", "python-brace-format"])


@st.composite
def units(draw: st.DrawFn) -> Unit:
    plural = draw(st.none() | TEXT)
    forms = draw(st.lists(TEXT, min_size=1, max_size=3))
    return Unit(
        msgid=draw(FILLED),
        msgstr=draw(TEXT) if plural is None else "",
        msgctxt=draw(st.none() | TEXT),
        plural=plural,
        plurals=tuple(forms) if plural is not None else (),
        previous=draw(st.none() | TEXT),
        previous_context=draw(st.none() | TEXT),
        previous_plural=draw(st.none() | TEXT),
        comments=tuple(draw(st.lists(LINE, max_size=2))),
        notes=tuple(draw(st.lists(LINE.map("n".__add__) | st.just(""), max_size=2))),
        references=tuple(draw(st.lists(REFERENCE, max_size=2))),
        flags=tuple(draw(st.lists(FLAG, unique=True, max_size=2))),
        fuzzy=draw(st.booleans()),
        obsolete=draw(st.booleans()),
    )


CATALOGS = st.lists(units(), max_size=5, unique_by=lambda unit: unit.key).map(
    lambda found: catalog(*sorted(found, key=lambda unit: unit.obsolete))
)


@settings(deadline=None)
@given(CATALOGS)
def test_what_is_written_is_read_again(given_catalog: Catalog) -> None:
    read = parse(render(given_catalog), path="x.po")
    assert read.units == given_catalog.units
    assert read.metadata == given_catalog.metadata
    assert read.language == "fr"


@settings(deadline=None)
@given(CATALOGS, CATALOGS)
def test_the_lines_of_a_previous_file_change_nothing_in_what_is_read(
    old: Catalog, new: Catalog
) -> None:
    previous = parse(render(old), path="x.po")
    assert render(previous, previous=previous) == render(old)
    mixed = replace(new, units=new.units or old.units)
    assert parse(render(mixed, previous=previous), path="x.po").units == mixed.units


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read_or_refused_with_its_place(text: str) -> None:
    try:
        place = parse(text, path="x.po").path
    except CatalogError as error:
        place = str(error.path)
    assert place == "x.po"


def test_everything_that_polib_would_lose_is_kept() -> None:
    text = (
        f"{HEADER}\n"
        "#\n#glued\n#  indented\n#:a.txt:1 \u2068my file.txt\u2069:2\n#,fuzzy,c-format\n"
        '#| msgid "older %d"\nmsgid "old %d\u2028\x85"\nmsgstr "vieux %d"\n\n'
        "# about the removed one\n#, fuzzy\n"
        '#~| msgctxt "heading"\n#~| msgid ""\n#~| "before "\n#~| "that"\n'
        '#~ msgid "removed"\n#~ msgstr "retiré"\n'
    )
    first, second = parse(text, path="x.po").units
    assert first.notes == ("", "glued", " indented")
    assert first.references == ("a.txt:1", "my file.txt:2")
    assert (first.fuzzy, first.flags, first.previous) == (True, ("c-format",), "older %d")
    assert (first.msgid, first.line) == ("old %d\u2028\x85", 6)
    assert (second.obsolete, second.fuzzy, second.msgstr) == (True, True, "retiré")
    assert (second.previous_context, second.previous) == ("heading", "before that")
    assert second.notes == ("about the removed one",)


def test_comments_at_the_end_stay_with_the_last_entry() -> None:
    read = parse(f'{HEADER}\nmsgid "a"\nmsgstr "b"\n\n# forgotten\n', path="x.po")
    assert read.units[0].notes == ("forgotten",)
    more = replace(read, units=(*read.units, Unit(msgid="c")))
    assert parse(render(more, previous=read), path="x.po").units == more.units


def test_a_file_without_header_keeps_the_comments_of_its_first_entry() -> None:
    read = parse('# mine\nmsgid "a"\nmsgstr "b"\n', path="x.po", language="fr")
    assert (read.header, read.metadata, read.units[0].notes) == ("", {}, ("mine",))


def test_the_header_keeps_its_lines_and_comments() -> None:
    text = f'# Translators:\n# Ada\n#\n{HEADER}\n# note\nmsgid "a"\nmsgstr "b"\n'
    read = parse(text, path="x.po")
    assert read.header == f"# Translators:\n# Ada\n#\n{HEADER}".rstrip("\n")
    assert read.metadata == {"Language": "fr", "Content-Type": "text/plain; charset=UTF-8"}
    assert (read.units[0].line, read.units[0].raw) == (9, '# note\nmsgid "a"\nmsgstr "b"')


def test_a_header_field_may_go_on_in_the_next_line() -> None:
    read = parse(f'{HEADER}"X-Remark: one\\n"\n"two\\n"\n', path="x.po")
    assert read.metadata["X-Remark"] == "one\ntwo"
    more = replace(read, metadata={**read.metadata, "X-More": "1"})
    assert parse(render(more, previous=read), path="x.po").metadata == more.metadata


def test_line_ends_of_windows_and_byte_order_marks_are_understood() -> None:
    data = b"\xef\xbb\xbf" + HEADER.replace("\n", "\r\n").encode() + b'\r\nmsgid "a"\r\nmsgstr ""'
    read = parse(decode(data, path="x.po"), path="x.po")
    assert read.units == (Unit(msgid="a"),)
    assert "\r" not in render(read, previous=read)


def test_an_empty_file_is_an_empty_catalog() -> None:
    assert parse("\n", path="x.po") == Catalog(path="x.po", language="")
    assert render(Catalog(path="x.po", language="")) == ""


def test_the_language_given_goes_before_the_header() -> None:
    assert parse(HEADER, path="x.po").language == "fr"
    assert parse(HEADER, path="x.po", language="zh_CN").language == "zh-CN"


# Refusals


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ('msgid "a"\nmsgstr "b\n', 2, "quote"),
        ('msgid "a"\nmsgstr "b" c"\n', 2, "quote"),
        ('msgid "a"\nmsgstr "b"\n<<<<<<< HEAD\n', 3, "neither a comment"),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', 2, "order"),
        ('msgid "a"\nmsgstr "b"\n\nmsgid "c"\n"d"\n', 5, "ends inside an entry"),
        ('msgid "a"\nmsgstr "b"\n#| msgid "msgstr"\n', 3, "ends inside an entry"),
        ('msgid "a"\nmsgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n', 4, "line 1 already"),
        ('\nmsgid "a"\nmsgstr "b"\n\n# x\nmsgid "a"\nmsgstr "c"\n', 5, "line 2 already"),
        ("Dear Sir,\n", 1, "neither a comment"),
        ("# only\n# comments\n", None, "has no entry"),
        (HEADER.replace("UTF-8", "ISO-8859-1"), 1, "msgconv -t UTF-8"),
        (HEADER.replace(": fr", ": ???"), 1, "Language in the header"),
    ],
)
def test_what_is_no_po_is_refused_with_its_line(text: str, line: int | None, part: str) -> None:
    with pytest.raises(CatalogError, match=part) as caught:
        parse(text, path="locales/x.po")
    assert (caught.value.path, caught.value.line) == ("locales/x.po", line)


@pytest.mark.parametrize(
    ("data", "line", "part"),
    [
        (b'msgid "a"\nmsgstr "\xe9t\xe9"\n', 2, "0xE9 is not UTF-8"),
        (b'msgid "a"\n\nmsgstr "\0"\n', 3, "NUL"),
        ('msgid "a"'.encode("utf-16"), 1, "UTF-16"),
    ],
)
def test_bytes_that_are_not_utf8_are_refused_with_their_line(
    data: bytes, line: int, part: str
) -> None:
    with pytest.raises(CatalogError, match=part) as caught:
        decode(data, path="x.po")
    assert caught.value.line == line


# Few changed lines


def test_new_entries_are_laid_out_as_msgcat_does(gettext_tool: Tool) -> None:
    text = render(
        catalog(
            Unit(msgid=LONG, msgstr='« "a" \\ »\t\u2028', references=("a.txt:1", "my file.txt:2")),
            Unit(
                msgid="two\nlines\n",
                msgstr="deux\nlignes\n",
                notes=("", "note"),
                flags=("no-wrap",),
            ),
            Unit(msgid="new", msgstr="neuf", previous="old", previous_context="x", fuzzy=True),
            Unit(msgid="%d day", plural="%d days", plurals=("%d jour", "%d jours")),
            Unit(msgid="gone", msgstr="parti", previous="went", fuzzy=True, obsolete=True),
        )
    )
    done = subprocess.run(
        [gettext_tool("msgcat"), "--no-wrap", "-"],
        input=text.encode(),
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode() == text


def test_a_wrapped_file_is_not_wrapped_anew(gettext_tool: Tool) -> None:
    text = wrapped(gettext_tool, render(catalog(Unit(msgid=LONG, msgstr=LONG), Unit(msgid="b"))))
    assert '"\n"' in text
    read = parse(text, path="x.po")
    assert render(read, previous=read) == text


def test_new_comments_leave_the_lines_of_the_message_alone(gettext_tool: Tool) -> None:
    unit = Unit(msgid=LONG, msgstr=LONG, previous=LONG[:-1], references=("a:1",), fuzzy=True)
    text = wrapped(gettext_tool, render(catalog(unit)))
    read = parse(text, path="x.po")
    moved = replace(read, units=(replace(read.units[0], references=("a:2",), fuzzy=False),))
    assert render(moved, previous=read) == text.replace("#: a:1\n#, fuzzy\n", "#: a:2\n")


def test_a_new_creation_date_changes_one_line_of_the_header(gettext_tool: Tool) -> None:
    long = catalog(Unit(msgid="a"))
    long = replace(long, metadata={**long.metadata, "X-Remark": LONG}, language="ar")
    text = "# Kept.\n" + wrapped(gettext_tool, render(long))
    read = parse(text, path="x.po")
    assert text.count("\n") > len(read.metadata) + 4
    dated = {**read.metadata, "POT-Creation-Date": "2025-01-02 00:00+0000"}
    assert render(replace(read, metadata=dated), previous=read) == text.replace(
        "POT-Creation-Date: 2024-05-01 09:30+0000", "POT-Creation-Date: 2025-01-02 00:00+0000"
    )


def test_another_field_rewrites_the_header_in_its_own_order() -> None:
    read = parse(f"# Kept.\n{HEADER}", path="x.po")
    more = replace(read, metadata={**read.metadata, "Project-Id-Version": 'the "letter"'})
    assert render(more, previous=read) == (
        f'# Kept.\n{HEADER}"Project-Id-Version: the \\"letter\\"\\n"\n'
    )


def test_obsolete_entries_stand_last() -> None:
    text = render(catalog(Unit(msgid="a", obsolete=True), Unit(msgid="b")))
    assert text.endswith('\nmsgid "b"\nmsgstr ""\n\n#~ msgid "a"\n#~ msgstr ""\n')


# Headers


@pytest.mark.parametrize("language", ["fr", "ar", "zh-Hans", "pt-BR", "sr-Latn", "az", "tlh"])
def test_msgfmt_has_nothing_to_say_of_a_new_catalog(
    language: str, gettext_tool: Tool, tmp_path: Path
) -> None:
    odd = '\tخوجالي “12” \\ "x" \u2028张\t'
    path = tmp_path / "x.po"
    path.write_text(
        render(
            catalog(
                Unit(msgid=LONG, msgstr=LONG),
                Unit(msgid=odd, msgstr=odd, msgctxt=odd),
                Unit(msgid=odd, msgstr=odd, previous=odd, previous_context=odd, fuzzy=True),
                Unit(msgid="gone", previous="went", msgstr="parti", fuzzy=True, obsolete=True),
                language=language,
            )
        ),
        encoding="utf-8",
    )
    done = subprocess.run(
        [gettext_tool("msgfmt"), "-c", "-o", "/dev/null", path], capture_output=True, check=True
    )
    assert done.stderr == b""


def test_a_header_names_the_languages_as_gettext_does() -> None:
    fields = header("sr-Latn")
    assert (fields["Language"], fields["X-Source-Language"]) == ("sr@latin", "en")
    assert header("fr")["Language-Team"] == "French"
    assert fields["POT-Creation-Date"] == fields["PO-Revision-Date"] == "2024-05-01 09:30+0000"


def test_a_template_has_the_header_that_is_to_be_filled_in() -> None:
    text = render(catalog(language=""))
    assert text.startswith('#, fuzzy\nmsgid ""\nmsgstr ""\n"Project-Id-Version: letter\\n"\n')
    assert '"Language: \\n"' in text
    assert "Plural-Forms" not in text
    assert parse(text, path="x.pot").language == ""
