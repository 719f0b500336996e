"""An EPUB edition is a valid book that says what it is, and the same bytes each time."""

from __future__ import annotations

import io
import re
import subprocess
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition_samples import REPORT, UNTRANSLATED, block, catalog, edition_of, published, report
from transmem import read
from transmem.model import BlockKind, Catalog, Document, Unit

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CREATED = datetime(2026, 3, 4, 5, 6, 8, tzinfo=timezone(timedelta(hours=2)))


book = partial(edition_of, form="epub", created=CREATED)


def part(data: bytes, name: str) -> ET.Element:
    return ET.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))  # noqa: S314 - our own


def package(data: bytes) -> ET.Element:
    return part(data, "EPUB/package.opf")


def metadata(data: bytes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in package(data).find(f"{OPF}metadata") or ():
        found.setdefault(one.get("property") or one.tag.removeprefix(DC), []).append(one.text or "")
    return found


def text_of(data: bytes) -> ET.Element:
    return part(data, "EPUB/text.xhtml")


def said(element: ET.Element) -> str:
    return "".join(element.itertext())


ARABIC = book(REPORT, report("ar"))
BOTH = book(REPORT, report("fa"), layout="interleaved")


class TestTheArchive:
    def test_the_media_type_comes_first_and_is_not_compressed(self) -> None:
        archive = zipfile.ZipFile(io.BytesIO(ARABIC))
        assert ARABIC[30:58] == b"mimetypeapplication/epub+zip"
        assert archive.namelist() == [
            "mimetype",
            "META-INF/container.xml",
            "EPUB/package.opf",
            "EPUB/contents.xhtml",
            "EPUB/text.xhtml",
            "EPUB/style.css",
        ]

    def test_the_container_leads_to_the_package_and_that_to_all_files(self) -> None:
        root = part(ARABIC, "META-INF/container.xml")
        (found,) = root.iter("{urn:oasis:names:tc:opendocument:xmlns:container}rootfile")
        assert found.get("full-path") == "EPUB/package.opf"
        items = [item.get("href") for item in package(ARABIC).iter(f"{OPF}item")]
        assert items == ["contents.xhtml", "text.xhtml", "style.css"]

    def test_the_same_input_gives_the_same_bytes(self) -> None:
        assert book(REPORT, report("ar")) == ARABIC
        times = {one.date_time for one in zipfile.ZipFile(io.BytesIO(ARABIC)).infolist()}
        assert times == {(2026, 3, 4, 5, 6, 8)}

    def test_five_thousand_segments_take_less_than_three_seconds(self) -> None:
        texts = [f"Sentence {n} of A/67/{n}-S/2013/106 has a mark.[^1]" for n in range(5000)]
        paragraphs = (block(BlockKind.PARAGRAPH, text) for text in texts)
        note = block(BlockKind.FOOTNOTE, "Note.", number=1)
        long = Document(path="long.txt", language="en", blocks=(*paragraphs, note))
        start = time.process_time()
        book(long, None)
        assert time.process_time() - start < 3


class TestThePackage:
    def test_it_says_what_the_edition_is(self) -> None:
        found = metadata(ARABIC)
        assert (found["title"], found["language"]) == (["تقرير عن الرموز"], ["ar"])
        assert found["source"] == found["transmem:source"] == ["report.txt"]
        assert found["dcterms:modified"] == ["2026-03-04T03:06:08Z"]
        assert found["transmem:progress"] == ["13/14"]

    def test_it_has_the_direction_of_the_language(self) -> None:
        spine = package(ARABIC).find(f"{OPF}spine")
        assert spine is not None
        assert spine.get("page-progression-direction") == "rtl"
        assert (package(ARABIC).get(LANG), package(ARABIC).get("dir")) == ("ar", "rtl")
        chinese = package(book(read("source/letter.txt"), catalog("zh")))
        assert (chinese.get(LANG), chinese.get("dir")) == ("zh", "ltr")

    def test_what_it_says_of_access_is_so(self) -> None:
        found = metadata(ARABIC)
        assert found["schema:accessMode"] == found["schema:accessModeSufficient"] == ["textual"]
        assert found["schema:accessibilityHazard"] == ["none"]
        assert "Nobody has certified" in found["schema:accessibilitySummary"][0]
        assert "tableOfContents" in found["schema:accessibilityFeature"]
        plain = Document(path="x.txt", language="en", blocks=(block(BlockKind.PARAGRAPH, "Yes."),))
        features = metadata(book(plain, None))["schema:accessibilityFeature"]
        assert features == ["displayTransformability", "readingOrder"]

    def test_a_revision_keeps_the_identifier_and_another_edition_has_another(self) -> None:
        blocks = (*REPORT.blocks[:2], block(BlockKind.PARAGRAPH, "New."), *REPORT.blocks[3:])
        other = replace(REPORT, path="source/other.txt")
        titled = replace(REPORT, blocks=(block(BlockKind.HEADING, "Other"), *REPORT.blocks[1:]))
        ids = [
            metadata(data)["identifier"][0]
            for data in (
                ARABIC,
                book(replace(REPORT, blocks=blocks), report("ar"), created=None),
                book(REPORT, report("fa")),
                BOTH,
                book(other, report("ar")),
                book(titled, report("ar")),
            )
        ]
        assert ids[0] == ids[1]
        assert len(set(ids)) == 5
        assert {UUID(one.removeprefix("urn:uuid:")).version for one in ids} == {5}

    def test_without_a_date_the_first_is_said_that_an_archive_can_hold(self) -> None:
        found = metadata(book(REPORT, report("ar"), created=None))
        assert found["dcterms:modified"] == ["1980-01-01T00:00:00Z"]
        early = book(REPORT, report("ar"), created=datetime(1970, 1, 1, tzinfo=UTC))
        assert metadata(early)["dcterms:modified"] == ["1970-01-01T00:00:00Z"]

    def test_a_bilingual_edition_has_both_languages_that_of_its_readers_first(self) -> None:
        found = metadata(BOTH)
        assert found["language"] == ["fa", "en"]
        assert found["title"] == ["گزارش دربارهٔ نمادها (English / فارسی)"]


class TestTheContents:
    @staticmethod
    def entries(data: bytes) -> list[tuple[str, str]]:
        nav = part(data, "EPUB/contents.xhtml").find(f".//{XHTML}nav[@id='toc']")
        assert nav is not None
        return [(link.get("href") or "", said(link)) for link in nav.iter(f"{XHTML}a")]

    @pytest.mark.parametrize("data", [ARABIC, book(REPORT, report("ar"), layout="interleaved")])
    def test_headings_and_notes_are_listed_and_there(self, data: bytes) -> None:
        assert self.entries(data) == [
            ("text.xhtml#heading-1", "تقرير عن الرموز"),
            ("text.xhtml#heading-2", "ما هو موجود"),
            ("text.xhtml#heading-3", "ما هو غير موجود"),
            ("text.xhtml#notes", "الحواشي"),
        ]
        ids = {one.get("id") for one in text_of(data).iter()}
        assert {href.partition("#")[2] for href, _ in self.entries(data)} <= ids

    def test_headings_below_the_title_stand_below_it(self) -> None:
        outer = part(ARABIC, "EPUB/contents.xhtml").find(f".//{XHTML}nav/{XHTML}ol")
        assert outer is not None
        first, notes = outer.findall(f"{XHTML}li")
        assert len(first.findall(f"{XHTML}ol/{XHTML}li")) == 2
        assert notes.findall(f"{XHTML}ol") == []

    def test_a_text_without_headings_is_listed_by_its_title(self) -> None:
        plain = Document(path="x.txt", language="en", blocks=(block(BlockKind.PARAGRAPH, "Yes."),))
        assert self.entries(book(plain, None)) == [("text.xhtml", "x")]

    def test_a_heading_without_a_translation_is_listed_in_its_own_language(self) -> None:
        untitled = replace(report("ar"), units=report("ar").units[1:])
        nav = part(book(REPORT, untitled), "EPUB/contents.xhtml")
        (mark,) = nav.iter(f"{XHTML}mark")
        assert (said(mark), mark.get("lang"), mark.get("dir")) == ("Report on symbols", "en", "ltr")

    def test_entries_have_no_marks_of_notes(self) -> None:
        source = Document(
            path="x.txt",
            language="en",
            blocks=(
                block(BlockKind.HEADING, "See www.example.org[^1]"),
                block(BlockKind.FOOTNOTE, "Note.", number=1),
            ),
        )
        data = book(source, None)
        assert self.entries(data)[0] == ("text.xhtml#heading-1", "See www.example.org")


class TestTheText:
    def test_marks_and_notes_are_what_reading_systems_show_in_popups(self) -> None:
        root = text_of(ARABIC)
        marks = [one for one in root.iter(f"{XHTML}a") if one.get(TYPE) == "noteref"]
        notes = [one for one in root.iter(f"{XHTML}div") if one.get(TYPE) == "footnote"]
        assert [(mark.get("role"), mark.get("href")) for mark in marks] == [
            ("doc-noteref", "#fn1"),
            ("doc-noteref", "#fn2"),
            ("doc-noteref", "#fn1"),
            ("doc-noteref", "#fn3"),
            ("doc-noteref", "#fn1"),
        ]
        assert [(note.get("role"), note.get("id")) for note in notes] == [
            ("doc-footnote", f"fn{number}") for number in (1, 2, 3)
        ]
        assert {(note.get("dir"), note.get(LANG)) for note in notes} == {("rtl", "ar")}
        backs = [one.get("href") for one in notes[0].iter(f"{XHTML}a")]
        assert backs[1:] == ["#fnref1", "#fnref1-2", "#fnref1-3"]

    @pytest.mark.parametrize("data", [ARABIC, BOTH])
    def test_languages_are_said_twice_and_alike(self, data: bytes) -> None:
        spoken = [one for one in text_of(data).iter() if one.get("lang")]
        assert all(one.get(LANG) == one.get("lang") and one.get("dir") for one in spoken)
        assert spoken[0].tag == f"{XHTML}html"

    def test_what_is_missing_is_marked_in_its_own_language(self) -> None:
        (mark,) = text_of(ARABIC).iter(f"{XHTML}mark")
        assert said(mark) == UNTRANSLATED
        assert (mark.get("lang"), mark.get("dir")) == ("en", "ltr")

    def test_the_style_leaves_direction_to_the_markup(self) -> None:
        style = zipfile.ZipFile(io.BytesIO(BOTH)).read("EPUB/style.css").decode()
        assert not re.search(r"\b(direction|unicode-bidi)\s*:", style)

    @given(
        st.lists(
            st.one_of(
                st.sampled_from(["]]>", "<script>", "{{ 7*7 }}", "&#0;", "<!--", "\0", "\ufffe"]),
                st.text(max_size=12),
            ),
            max_size=4,
        ).map("".join)
    )
    def test_it_is_well_formed_whatever_a_text_holds(self, text: str) -> None:
        source = Document(path="x.txt", language="en", blocks=(block(BlockKind.HEADING, "a b"),))
        french = Catalog(path="x.po", language="fr", units=(Unit(msgid="a b", msgstr=f"a{text}b"),))
        data = book(source, french, title=f"a{text}b")
        (heading,) = text_of(data).iter(f"{XHTML}h1")
        (title,) = metadata(data)["title"]
        # French spaces may become no-break ones in the text, and nothing else may change.
        assert said(heading).split() == title.split()
        assert (title[0], title[-1]) == ("a", "b")
        kept = [sign for sign in text if sign.isalnum() or sign in "<>&]{}-"]
        assert [sign for sign in title if sign.isalnum() or sign in "<>&]{}-"] == ["a", *kept, "b"]


def test_a_user_can_replace_the_style(tmp_path: Path) -> None:
    (tmp_path / "text.css").write_text("p { margin: 0 }\n", encoding="utf-8")
    data = book(REPORT, report("ar"), templates=tmp_path)
    assert zipfile.ZipFile(io.BytesIO(data)).read("EPUB/style.css") == b"p { margin: 0 }\n"


# Each run costs a Java machine: both directions, both layouts, with and without headings.
@pytest.mark.parametrize(
    "name", ["letter.zh.epub", "report.he.epub", "letter.en-ar.interleaved.epub"]
)
def test_epubcheck_finds_nothing(name: str, tmp_path: Path, program: Callable[[str], str]) -> None:
    (data,) = (one.content for one in published("epub") if one.name == name)
    (tmp_path / name).write_bytes(data)
    # Debian installs an archive that is a program where the kernel has been told of such.
    found = Path(program("epubcheck")).resolve()
    command = [program("java"), "-jar", found] if found.suffix == ".jar" else [found]
    answer = subprocess.run(
        [*command, tmp_path / name, "--failonwarnings"], capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "No errors or warnings detected" in answer.stdout
