"""The HTML editions of the letter and of what is hard to set are valid, and say what they are."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition_samples import (
    CODES,
    REPORT,
    REPORT_LANGUAGES,
    SWAPPED,
    SWAPPED_FRENCH,
    UNTRANSLATED,
    block,
    edition_of,
    published,
    report,
)
from transmem.model import BlockKind, Catalog, Document, Unit


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    inside: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text for one in self.inside)

    def find(self, tag: str, **attributes: str) -> list[Element]:
        wanted = attributes.items()
        return [
            found
            for one in self.inside
            if isinstance(one, Element)
            for found in (
                *([one] if one.tag == tag and wanted <= one.attributes.items() else []),
                *one.find(tag, **attributes),
            )
        ]


class Page(HTMLParser):
    def __init__(self, markup: str) -> None:
        super().__init__()
        self.root = self.here = Element("", {})
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.inside.append(element)
        if tag not in {"br", "meta"}:
            self.here = element

    def handle_endtag(self, tag: str) -> None:
        assert self.here.tag == tag
        assert self.here.parent
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.inside.append(data)


def page(name: str) -> Element:
    (edition,) = (one for one in published("html") if one.name == name)
    return Page(edition.content.decode()).root


def publish_page(
    source: Document, translation: Catalog | None, layout: str = "translation"
) -> Element:
    made = edition_of(source, translation, form="html", layout=layout)
    return Page(made.decode()).root


def test_the_nu_validator_finds_nothing(
    tmp_path: Path, program: Callable[[str], str], npm_file: Callable[[str], Path]
) -> None:
    pages = []
    for edition in published("html"):
        pages.append(tmp_path / edition.name)
        pages[-1].write_bytes(edition.content)
    assert len(pages) == 27
    jar = npm_file("vnu-jar/build/dist/vnu.jar")
    command = [program("java"), "-jar", str(jar), "--format", "json", "--exit-zero-always"]
    answer = subprocess.run([*command, *map(str, pages)], capture_output=True, check=True)
    assert json.loads(answer.stderr)["messages"] == []


class TestIsolation:
    @pytest.mark.parametrize("language", REPORT_LANGUAGES)
    def test_codes_addresses_and_titles_are_elements_with_a_direction(self, language: str) -> None:
        root = page(f"report.{language}.html")
        codes = [found.text for found in root.find("bdi", dir="ltr")]
        assert codes == [
            "A/67/753-S/2013/106",
            "8/43-C",
            "The Morning Paper (29 February 1992)",
            "3,890-4,000",
            "registry@example.org",
            "CM/Del/Concl(92)471bis",
        ]
        links = root.find("a", dir="ltr")
        assert [link.text for link in links] == ["www.example.org/en/a(b)_c"]

    def test_marks_are_apart_from_figures_before_them(self) -> None:
        source = Document(
            path="x.txt",
            language="ar",
            blocks=(
                block(BlockKind.PARAGRAPH, "عام 1994[^1]"),
                block(BlockKind.FOOTNOTE, "حاشية", number=1),
            ),
        )
        assert [mark.text for mark in publish_page(source, None).find("sup", dir="rtl")] == ["1"]

    def test_digits_are_those_of_the_catalog(self) -> None:
        assert "۱٬۲۷۵" in page("report.fa.html").text
        assert "1,275" in page("report.ar.html").text


class TestMissing:
    @pytest.mark.parametrize("language", REPORT_LANGUAGES)
    @pytest.mark.parametrize("layout", ["", "interleaved.", "columns"])
    def test_what_is_missing_is_marked_in_its_own_language(
        self, language: str, layout: str
    ) -> None:
        pair = f"en-{language}." if layout else f"{language}."
        root = page(f"report.{pair}{layout.removeprefix('columns')}html")
        marks = root.find("mark", lang="en", dir="ltr")
        assert [mark.text for mark in marks] == [UNTRANSLATED]
        assert marks[0].attributes["title"] not in {"", "untranslated"}


class TestInterleaved:
    def test_each_segment_has_its_translation_below_it(self) -> None:
        main = page("report.en-he.interleaved.html").find("main")[0]
        pairs = [(e.attributes["class"], e.attributes["lang"], e.text) for e in main.find("p")]
        assert pairs[:6] == [
            ("source", "en", "See A/67/753-S/2013/106 and decision 8/43-C.1"),
            ("target", "he", "ראו A/67/753-S/2013/106 והחלטה 8/43-C.1"),
            ("source", "en", UNTRANSLATED),
            ("target", "he", UNTRANSLATED),
            ("source", "en", "It was in The Morning Paper (29 February 1992).21"),
            ("target", "he", "זה הופיע ב-The Morning Paper (29 February 1992).21"),
        ]
        assert [item.text.split("\n") for item in main.find("li")] == [
            ["", "(a) 3,890-4,000 persons;", "(א) 3,890-4,000 נפש;", ""],
            ["", "(b) registry@example.org.", "(ב) registry@example.org.", ""],
        ]

    def test_each_side_has_its_direction(self) -> None:
        main = page("report.en-he.interleaved.html").find("main")[0]
        sides = [e.attributes for tag in ("p", "span", "div") for e in main.find(tag)]
        seen = {(a["class"], a["dir"]) for a in sides if a.get("class") in {"source", "target"}}
        assert seen == {("source", "ltr"), ("target", "rtl")}

    def test_a_heading_is_one_heading(self) -> None:
        main = page("report.en-he.interleaved.html").find("main")[0]
        assert [[part.text for part in head.find("span")] for head in main.find("h1")] == [
            ["Report on symbols", "דוח על סמלים"]
        ]
        assert len(main.find("h2")) == 2

    def test_notes_are_whole_and_linked_on_their_own_side(self) -> None:
        root = page("report.en-he.interleaved.html")
        notes = root.find("section")[0].find("div", role="doc-footnote")
        assert [note.attributes["id"] for note in notes] == [
            f"{side}fn{number}" for number in (1, 2, 3) for side in ("source-", "target-")
        ]
        for note in notes:
            side = note.attributes["id"].partition("-")[0]
            backs = [link.attributes["href"] for link in note.find("a", role="doc-backlink")]
            assert backs
            assert all(back.startswith(f"#{side}-fnref") for back in backs)

    def test_notes_that_a_translation_calls_in_another_order_stay_in_pairs(self) -> None:
        root = publish_page(SWAPPED, SWAPPED_FRENCH, "interleaved")
        notes = [note.text.split("\u00a0↩")[0] for note in root.find("div", role="doc-footnote")]
        assert notes == ["1. One.", "2. Un.", "2. Two.", "1. Deux."]

    @given(st.text(st.one_of(st.sampled_from("<>&\"'[]^1{}%#-"), st.characters()), max_size=30))
    def test_both_sides_are_escaped(self, text: str) -> None:
        source = Document(
            path="x.txt", language="en", blocks=(block(BlockKind.PARAGRAPH, f"a{text}"),)
        )
        unit = Unit(msgid=f"a{text}", msgstr=f"b{text}")
        root = publish_page(
            source, Catalog(path="x.po", language="en-GB", units=(unit,)), "interleaved"
        )
        one, two = (paragraph.text for paragraph in root.find("p"))
        assert (one[0], two[0]) == ("a", "b")
        assert one[1:] == two[1:]
        assert not re.search("[\x00-\x08\ud800-\udfff]", one)


class TestDirections:
    def test_a_page_is_of_its_language_and_a_bilingual_one_of_its_source(self) -> None:
        assert page("report.fa.html").find("html", lang="fa", dir="rtl")
        assert page("report.en-fa.html").find("html", lang="en", dir="ltr")
        unit = Unit(msgid="نص", msgstr="Texte")
        source = Document(path="x.txt", language="ar", blocks=(block(BlockKind.PARAGRAPH, "نص"),))
        root = publish_page(source, Catalog(path="x.po", language="fr", units=(unit,)), "columns")
        assert root.find("html", lang="ar", dir="rtl")

    def test_the_way_back_points_back(self) -> None:
        arrows = {
            language: page(f"{name}.{language}.html").find("a", role="doc-backlink")[0].text
            for name, language in (("report", "ar"), ("letter", "fr"))
        }
        assert arrows == {"ar": "↪\ufe0e", "fr": "↩\ufe0e"}


def test_codes_of_the_sample_are_in_its_text() -> None:
    texts = " ".join(segment.text for one in REPORT.blocks for segment in one.segments)
    assert all(code in texts for code in CODES)
    assert all(report(language).units for language in REPORT_LANGUAGES)
