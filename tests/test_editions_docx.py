"""A DOCX edition says what the text edition says, in Word's own terms, and opens everywhere."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest
from docx.shared import Mm, RGBColor
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import FileFormat, OpenXmlValidator

from edition_samples import (
    CODES,
    REPORT,
    SWAPPED,
    SWAPPED_FRENCH,
    UNTRANSLATED,
    block,
    catalog,
    edition_of,
    published,
    report,
)
from transmem import read
from transmem.editions.docx.links import uri
from transmem.editions.docx.scripts import word_tag
from transmem.editions.templates import Templates
from transmem.errors import TemplateError
from transmem.model import BlockKind, Catalog, Document, Unit

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CREATED = datetime(2026, 3, 4, 5, 6, 8, tzinfo=UTC)
# Signs that nobody sees: marks and embeddings of direction, isolates, the joiner of words.
UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]")
SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f", " "))


made = partial(edition_of, form="docx", created=CREATED)


def small(*texts: str, language: str = "fr", notes: Iterable[int] = ()) -> bytes:
    """An edition whose translation is the paragraphs given, with notes of the numbers given."""
    bodies = [block(BlockKind.PARAGRAPH, f"Source {n}.") for n, _ in enumerate(texts)]
    ends = [block(BlockKind.FOOTNOTE, f"Note {n}.", number=n) for n in notes]
    units = [Unit(msgid=f"Source {n}.", msgstr=text) for n, text in enumerate(texts)]
    units += [Unit(msgid=f"Note {n}.", msgstr=f"Nota {n}.") for n in notes]
    source = Document(path="small.txt", language="en", blocks=(*bodies, *ends))
    return made(source, Catalog(path="x.po", language=language, units=tuple(units)))


# Reading the file with nothing but the standard library


def xml(data: bytes, part: str) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ET.fromstring(archive.read(part))  # noqa: S314 - our own


def value(element: ET.Element | None, name: str = "val") -> str | None:
    return None if element is None else element.get(W + name)


@dataclass
class Reader:
    """Reads a document as a person does: texts, marks as ``[n]``, notes with their numbers."""

    data: bytes
    numbers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.body = xml(self.data, "word/document.xml")[-1]
        self.notes = xml(self.data, "word/footnotes.xml")
        start = value(self.body.find(f".//{W}footnotePr/{W}numStart"))
        self.next = int(start or 1)

    def lines(self, inside: ET.Element) -> list[str]:
        return [self.line(paragraph) for paragraph in inside.iter(W + "p")]

    def line(self, paragraph: ET.Element) -> str:
        return "".join(self.pieces(paragraph))

    def pieces(self, paragraph: ET.Element) -> Iterator[str]:
        for run in paragraph.iter(W + "r"):
            is_mark = value(run.find(f"{W}rPr/{W}rStyle")) == "FootnoteReference"
            for child in run:
                kind = child.tag.removeprefix(W)
                if kind == "t" and not is_mark:
                    yield child.text or ""
                elif kind == "t" and (child.text or "").strip("\u200f,،"):
                    yield f"[{child.text}]"
                elif kind == "noBreakHyphen":
                    yield "-"
                elif kind == "br":
                    yield "\n"
                elif kind == "footnoteReference":
                    yield from self.reference(child)

    def reference(self, mark: ET.Element) -> Iterator[str]:
        own = value(mark, "id") or ""
        if value(mark, "customMarkFollows"):
            note = next(one for one in self.notes if value(one, "id") == own)
            text = note.find(f"{W}p/{W}r/{W}t")
            assert text is not None
            self.numbers[own] = text.text or ""
            return  # the number follows as text
        self.numbers[own] = str(self.next)
        self.next += 1
        yield f"[{self.numbers[own]}]"

    def note(self, own: str) -> list[str]:
        """The paragraphs of a note, its number taken off the first."""
        (note,) = (one for one in self.notes if value(one, "id") == own)
        first, *others = self.lines(note)
        return [re.sub(r"^(\[\d+\])? ", "", first), *others]


def plain(text: str) -> str:
    return UNSEEN.sub("", text).translate(SPACES)


def text_of(data: bytes) -> str:
    """What a document says, laid out as the text edition is."""
    reader = Reader(data)
    lines: list[str] = []
    loose: list[str] = []
    for paragraph in reader.body.iter(W + "p"):
        is_note = value(paragraph.find(f"{W}pPr/{W}pStyle")) == "EndnoteText"
        (loose if is_note else lines).append(reader.line(paragraph))
    notes = [f"[{n}] {' '.join(reader.note(own))}" for own, n in reader.numbers.items()]
    return plain("\n\n".join([*lines, *sorted([*notes, *loose], key=rank)]))


def rank(note: str) -> tuple[bool, int]:
    number = re.match(r"\[(\d+)\] ", note)
    return number is None, int(number[1]) if number else 0


def text_edition(source: Document, translation: Catalog) -> str:
    said = made(source, translation, form="txt").decode()
    return plain(re.sub(r"_{10,}\n\n", "", said).rstrip("\n"))


@pytest.mark.parametrize("language", ["ar", "fa", "he", "ur"])
def test_a_text_from_right_to_left_is_that_of_the_text_edition(language: str) -> None:
    translation = report(language)
    assert text_of(made(REPORT, translation)) == text_edition(REPORT, translation)


@pytest.mark.parametrize("language", ["ar", "es", "fr", "ru", "zh"])
def test_the_letter_is_that_of_the_text_edition(language: str) -> None:
    letter = read(Path(__file__).parents[1] / "source" / "letter.txt")
    translation = catalog(language)
    assert text_of(made(letter, translation)) == text_edition(letter, translation)


WORDS = st.sampled_from(
    [
        *"abc א ب ١ 5 ( ) [ ] < > & \" ' - / . : ; ، “ ” « » { } \\ % # _ * \u00a0 \u00ad".split(
            " "
        ),
        *CODES,
        "www.example.org/a",
        "http://[x/",
        "http://a:b/c",
        "نص عربي",
        "The Morning Paper",
        "<script>",
        "]]>",
        "&amp;",
        "\x00\x0b\ud800\ufffe",
        "[^1]",
        "[^2]",
        "[^9]",
        "\u2066",
        "\u2069",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)


@settings(max_examples=30, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4), TEXTS, st.sampled_from(["ar", "fr", "zh", "th"]))
def test_whatever_a_translation_says_is_said_and_the_file_is_valid(
    texts: list[str], note: str, language: str
) -> None:
    kinds = [*BlockKind]
    kinds.remove(BlockKind.FOOTNOTE)
    blocks = [block(kinds[n % len(kinds)], f"Source {n}.") for n, _ in enumerate(texts)]
    ends = [block(BlockKind.FOOTNOTE, f"Note {n}.", number=n) for n in (1, 2)]
    source = Document(path="x.txt", language="en", blocks=(*blocks, *ends))
    units = [Unit(msgid=f"Source {n}.", msgstr=text) for n, text in enumerate(texts)]
    units.append(Unit(msgid="Note 1.", msgstr=note))
    translation = Catalog(path="x.po", language=language, units=tuple(units))
    data = made(source, translation)
    # A soft hyphen is an element; the text edition has the sign.
    assert text_of(data) == text_edition(source, translation).replace("\u00ad", "")
    assert faults(data) == []
    for layout in ("columns", "interleaved"):
        assert faults(made(source, translation, layout=layout)) == []


def faults(data: bytes) -> list[str]:
    """What is wrong with a file, by the schemas of Word and the rules of packages."""
    docx.Document(io.BytesIO(data))
    path = Path(tempfile.mkdtemp()) / "x.docx"
    try:
        path.write_bytes(data)
        result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(str(path))
    finally:
        shutil.rmtree(path.parent)
    # No schema asks for a theme, and Word does not; the validator alone does.
    return [str(one) for one in result.errors if "relationships/theme" not in str(one)]


def test_every_edition_is_valid() -> None:
    editions = published("docx")
    assert len(editions) == 27
    assert [(one.record.name, faults(one.content)) for one in editions] == [
        (one.record.name, []) for one in editions
    ]


# Footnotes


class TestFootnotes:
    def test_they_are_words_own(self) -> None:
        reader = Reader(made(REPORT, report("fa")))
        reader.lines(reader.body)
        assert reader.numbers == {"1": "1", "2": "2", "3": "3"}
        separators = {value(one, "type"): value(one, "id") for one in reader.notes}
        assert separators == {"separator": "-1", "continuationSeparator": "0", None: "3"}
        assert all(one.find(f"{W}p/{W}r/{W}footnoteRef") is not None for one in reader.notes[2:])

    def test_a_second_mark_is_a_field_that_follows_the_first(self) -> None:
        data = small("Un[^1] et encore[^1].", notes=[1])
        body = xml(data, "word/document.xml")
        assert len(body.findall(f".//{W}footnoteReference")) == 1
        (code,) = body.findall(f".//{W}instrText")
        (bookmark,) = body.findall(f".//{W}bookmarkStart")
        assert (code.text or "").split()[:2] == ["NOTEREF", value(bookmark, "name")]
        assert text_of(data) == "Un[1] et encore[1].\n\n[1] Nota 1."

    def test_numbers_that_run_on_are_counted_by_word(self) -> None:
        body = xml(small("Un[^5], deux[^6].", notes=[5, 6]), "word/document.xml")
        assert value(body.find(f".//{W}footnotePr/{W}numStart")) == "5"
        assert [value(one, "customMarkFollows") for one in body.iter(W + "footnoteReference")] == [
            None,
            None,
        ]

    def test_where_a_translation_lost_a_mark_each_note_keeps_its_number(self) -> None:
        data = small("Un[^1], trois[^3].", notes=[1, 2, 3])
        assert text_of(data) == "Un[1], trois[3].\n\n[1] Nota 1.\n\n[2] Nota 2.\n\n[3] Nota 3."

    def test_notes_without_a_mark_stand_at_the_end(self) -> None:
        assert text_of(small("Un.", notes=[4])) == "Un.\n\n[4] Nota 4."

    def test_source_and_translation_share_a_note_and_its_number(self) -> None:
        reader = Reader(made(REPORT, report("fa"), layout="columns"))
        lines = [plain(line) for line in reader.lines(reader.body)]
        assert "See A/67/753-S/2013/106 and decision 8/43-C.[1]" in lines
        assert "A/67/753-S/2013/106 و تصمیم 8/43-C را ببینید.[1]" in lines
        assert [plain(line) for line in reader.note("2")] == ["The same.[1]", "همان.[1]"]

    def test_in_two_languages_marks_have_the_numbers_of_the_source(self) -> None:
        assert text_of(made(SWAPPED, SWAPPED_FRENCH)) == "B[1] A[2].\n\n[1] Deux.\n\n[2] Un."
        reader = Reader(made(SWAPPED, SWAPPED_FRENCH, layout="interleaved"))
        assert reader.lines(reader.body) == ["First[1] and second.[2]", "B[2] A[1]."]
        assert [reader.note("1"), reader.note("2")] == [["One.", "Un."], ["Two.", "Deux."]]


# Directions and languages


def runs(data: bytes) -> Iterator[tuple[ET.Element, str, set[str]]]:
    """The runs of a document's body: each paragraph, the run's text, and its properties."""
    for paragraph in xml(data, "word/document.xml").iter(W + "p"):
        for run in paragraph.iter(W + "r"):
            own = {child.tag.removeprefix(W) for child in run.findall(f"{W}rPr/*")}
            text = "".join(one.text or "" for one in run.iter(W + "t"))
            yield paragraph, UNSEEN.sub("", text), own


class TestRightToLeft:
    @pytest.mark.parametrize("language", ["ar", "fa", "he", "ur"])
    def test_page_paragraphs_lists_and_notes_are_mirrored(self, language: str) -> None:
        data = made(REPORT, report(language))
        section = xml(data, "word/document.xml").find(f".//{W}sectPr")
        assert section is not None
        assert section.find(W + "bidi") is not None
        assert section.find(W + "rtlGutter") is not None
        for part in ("word/document.xml", "word/footnotes.xml"):
            paragraphs = [*xml(data, part).iter(W + "p")]
            assert len(paragraphs) > 4
            assert all(one.find(f"{W}pPr/{W}bidi") is not None for one in paragraphs)

    def test_words_are_marked_and_symbols_are_not(self) -> None:
        found = {text: own for _, text, own in runs(made(REPORT, report("ar")))}
        assert "rtl" in found["انظر "]
        assert "rtl" not in found["A/67/753-S/2013/106"]
        assert "rtl" not in found["8/43-C"]
        assert "rtl" not in found["3,890-4,000"]
        assert "rtl" not in found["The Morning Paper (29 February 1992)"]
        assert "rtl" not in found["registry@example.org"]

    def test_nothing_is_mirrored_in_a_text_from_left_to_right(self) -> None:
        data = small("Voir A/1-C.")
        assert b"<w:bidi/>" not in zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")

    def test_foreign_words_in_a_text_from_left_to_right_are_marked(self) -> None:
        found = {text: own for _, text, own in runs(small("Le mot نص عربي, donc."))}
        assert "rtl" in found["نص عربي"]
        assert "rtl" not in found["Le mot "]

    def test_a_missing_text_keeps_its_language_and_direction(self) -> None:
        data = made(REPORT, report("ar"))
        rows = [(text, own) for _, text, own in runs(data)]
        place = next(n for n, (text, _) in enumerate(rows) if text == UNTRANSLATED)
        label, before = rows[place - 2 : place]
        assert label[0] == "⟦غير مترجم: "
        assert "rtl" in label[1]
        assert before[0] == ""
        assert "rtl" not in rows[place][1]
        assert all("rStyle" in own for _, own in rows[place - 2 : place + 1 : 2])
        run = next(
            r
            for r in xml(data, "word/document.xml").iter(W + "r")
            if UNTRANSLATED in "".join(t.text or "" for t in r.iter(W + "t"))
        )
        assert value(run.find(f"{W}rPr/{W}lang")) == "en-US"

    def test_a_missing_text_in_arabic_is_embedded_in_an_english_edition(self) -> None:
        source = Document(
            path="x.txt", language="ar", blocks=(block(BlockKind.PARAGRAPH, "نص أول A/1-C."),)
        )
        data = made(source, Catalog(path="x.po", language="en"))
        said = "".join(text.text or "" for text in xml(data, "word/document.xml").iter(W + "t"))
        assert (
            said == "⟦untranslated: \u202bنص أول \u200eA/\u20601-\u2060C\u200e\u200f.\u202c\u200e⟧"
        )

    @pytest.mark.parametrize(("source", "target"), [("ar", "en"), ("en", "ar")])
    def test_columns_begin_where_readers_of_the_source_do(self, source: str, target: str) -> None:
        words = {"ar": "نص.", "en": "Text."}
        document = Document(
            path="x.txt",
            language=source,
            blocks=(block(BlockKind.PARAGRAPH, words[source]),),
        )
        units = (Unit(msgid=words[source], msgstr=words[target]),)
        translation = Catalog(path="x.po", language=target, units=units)
        body = xml(made(document, translation, layout="columns"), "word/document.xml")
        mirrored = [body.find(f".//{W}bidiVisual"), body.find(f".//{W}sectPr/{W}bidi")]
        assert [one is not None for one in mirrored] == [source == "ar"] * 2
        cells = ["".join(cell.itertext()) for cell in body.iter(W + "tc")]
        assert cells[2:] == [words[source], words[target]]
        turned = [cell.find(f"{W}p/{W}pPr/{W}bidi") is not None for cell in body.iter(W + "tc")]
        assert turned[2:] == [source == "ar", target == "ar"]


@pytest.mark.parametrize(
    ("language", "tag"),
    [
        ("ar", "ar-EG"),
        ("fr", "fr-FR"),
        ("pt-BR", "pt-BR"),
        ("zh-Hans", "zh-CN"),
        ("zh-Hant", "zh-TW"),
        ("zh-Hant-HK", "zh-HK"),
        ("sr-Latn", "sr-Latn-RS"),
        ("es-419", "es-419"),
        ("tlh", "tlh"),
    ],
)
def test_languages_are_named_as_word_names_them(language: str, tag: str) -> None:
    assert word_tag(language) == tag


@pytest.mark.parametrize(
    ("language", "attribute", "tag"),
    [("fr", "val", "fr-FR"), ("zh", "eastAsia", "zh-CN"), ("he", "bidi", "he-IL")],
)
def test_a_document_says_its_language_everywhere(language: str, attribute: str, tag: str) -> None:
    data = small("א 人 a", language=language)
    default = xml(data, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert value(default, attribute) == tag
    fonts = xml(data, "word/settings.xml").find(W + "themeFontLang")
    assert value(fonts, attribute) == tag
    assert docx.Document(io.BytesIO(data)).core_properties.language == language


# No line ends inside a symbol


def codes_of(data: bytes) -> list[str]:
    """The codes of a document, with signs that hold them together shown as ``+`` and ``=``."""
    shown = []
    for run in xml(data, "word/document.xml").iter(W + "r"):
        if run.find(f"{W}rPr/{W}noProof") is not None:
            signs = (
                "=" if child.tag == W + "noBreakHyphen" else (child.text or "") for child in run[1:]
            )
            shown.append("".join(signs).replace("\u2060", "+").strip("\u200e\u200f"))
    return shown


def test_a_symbol_is_held_together() -> None:
    assert codes_of(small("Voir A/67/753-S/1.")) == ["A/67/753=S/1"]
    assert codes_of(small("انظر A/67/753-S/1.", language="ar")) == ["A/+67/+753-+S/+1"]
    assert codes_of(small("见A/67/753-S/1。", language="zh")) == ["A/+67/+753-+S/+1"]


def test_a_symbol_longer_than_a_line_may_break() -> None:
    long = "A/67/753-S/2013/106-E/CN.4/1993/24"
    assert codes_of(small(f"Voir {long}.")) == [long]


def test_python_docx_reads_symbols_as_they_are() -> None:
    document = docx.Document(io.BytesIO(made(REPORT, report("ar"))))
    said = UNSEEN.sub("", "\n".join(one.text for one in document.paragraphs))
    assert all(code in said for code in (*CODES[:3], "registry@example.org"))


# Styles and structure


def styles_of(data: bytes) -> list[str]:
    document = docx.Document(io.BytesIO(data))
    return [str(one.style.name) for one in document.paragraphs if one.style is not None]


class TestStructure:
    def test_blocks_have_the_styles_that_word_has_for_them(self) -> None:
        assert styles_of(made(REPORT, report("ur"))) == [
            "Heading 1",
            "Body Text",
            "Heading 2",
            "List Paragraph",
            "List Paragraph",
            "Heading 2",
            "Body Text",
            "Signature",
        ]

    def test_a_list_is_a_list(self) -> None:
        data = made(REPORT, report("ur"))
        styles = xml(data, "word/styles.xml")
        (style,) = (one for one in styles if value(one, "styleId") == "ListParagraph")
        listed = value(style.find(f"{W}pPr/{W}numPr/{W}numId"))
        assert listed in {value(one, "numId") for one in xml(data, "word/numbering.xml")}

    def test_each_pair_of_segments_has_a_row_and_languages_come_on_every_page(self) -> None:
        body = xml(made(REPORT, report("ur"), layout="columns"), "word/document.xml")
        rows = [*body.iter(W + "tr")]
        assert len(rows) == 1 + 11
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert ["".join(cell.itertext()) for cell in rows[0].iter(W + "tc")] == ["English", "اردو"]
        assert [len(row.findall(W + "tc")) for row in rows] == [2] * 12
        assert [UNSEEN.sub("", "".join(cell.itertext())) for cell in rows[1].iter(W + "tc")] == [
            "Report on symbols",
            "علامتوں پر رپورٹ",
        ]

    def test_each_segment_has_its_translation_below_it(self) -> None:
        reader = Reader(made(REPORT, report("he"), layout="interleaved"))
        lines = [plain(line) for line in reader.lines(reader.body)]
        assert lines[:4] == [
            "Report on symbols",
            "דוח על סמלים",
            "See A/67/753-S/2013/106 and decision 8/43-C.[1]",
            "ראו A/67/753-S/2013/106 והחלטה 8/43-C.[1]",
        ]
        assert styles_of(reader.data)[:4] == [
            "Source Text",
            "Heading 1",
            "Source Text",
            "Body Text",
        ]

    def test_links_are_links(self) -> None:
        data = small("Voir www.un.org/a_b et encore www.un.org/a_b.")
        links = [
            link.get(R + "id") for link in xml(data, "word/document.xml").iter(W + "hyperlink")
        ]
        relations = xml(data, "word/_rels/document.xml.rels")
        (target,) = {one.get("Target") for one in relations if one.get("TargetMode") == "External"}
        assert target == "http://www.un.org/a_b"
        assert len(links) == 2
        assert len(set(links)) == 1

    @pytest.mark.parametrize("address", ["http://[x/", "http://a:b/", "http:///x", "http://a/[x]"])
    def test_what_word_would_take_for_damage_is_no_link(self, address: str) -> None:
        assert uri(address) is None


# Metadata and bytes


class TestFile:
    def test_it_is_stamped(self) -> None:
        translation = report("ar")
        header = {"PO-Revision-Date": "2022-02-26 09:30+0100"}
        dated = Catalog(path="ar.po", language="ar", metadata=header, units=translation.units)
        data = made(REPORT, dated, created=None)
        properties = docx.Document(io.BytesIO(data)).core_properties
        assert properties.title == "تقرير عن الرموز"
        assert properties.language == "ar"
        assert properties.created == properties.modified == datetime(2022, 2, 26, 8, 30, tzinfo=UTC)
        custom = {one.get("name"): one[0].text for one in xml(data, "docProps/custom.xml")}
        assert custom["transmem:source"] == "report.txt"
        assert custom["transmem:progress"] == "13/14"
        assert custom["transmem:catalog-date"] == "2022-02-26T08:30:00+00:00"
        assert set(custom) >= {"transmem:version"}
        assert (xml(data, "docProps/app.xml")[0].text or "").startswith("transmem ")

    def test_a_bilingual_document_is_named_after_both_languages(self) -> None:
        data = made(REPORT, report("ar"), layout="columns")
        title = docx.Document(io.BytesIO(data)).core_properties.title
        assert title == "تقرير عن الرموز (English / العربية)"

    def test_a_title_can_be_anything(self) -> None:
        data = made(REPORT, report("ar"), title="<a>\x00\ud800 ]]> " + "x" * 300)
        assert docx.Document(io.BytesIO(data)).core_properties.title == "<a> ]]> " + "x" * 247

    def test_the_same_inputs_give_the_same_bytes(self) -> None:
        layouts = ("translation", "columns", "interleaved")
        first = [made(REPORT, report("ar"), layout=layout) for layout in layouts]
        time.sleep(2.1)  # the times of ZIP are even seconds
        assert [made(REPORT, report("ar"), layout=layout) for layout in layouts] == first
        with zipfile.ZipFile(io.BytesIO(first[0])) as archive:
            assert {one.date_time for one in archive.infolist()} == {(2026, 3, 4, 5, 6, 8)}

    def test_five_thousand_segments_take_seconds(self) -> None:
        text = "See A/67/753-S/2013/106 of 25 February at www.un.org/{0}, The Morning Paper.[^{0}]"
        source = Document(
            path="x.txt",
            language="en",
            blocks=(
                *(block(BlockKind.PARAGRAPH, text.format(n)) for n in range(1, 4001)),
                *(block(BlockKind.FOOTNOTE, f"Note {n}.", number=n) for n in range(1, 1001)),
            ),
        )
        start = time.process_time()
        made(source, Catalog(path="x.po", language="ar"))
        assert time.process_time() - start < 15  # it takes two; machines differ


# A reference document of the user's


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
CUSTOM = """<Properties
 xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
 xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">
<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="9" name="Ministry">
<vt:lpwstr>Symbols</vt:lpwstr></property>
<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="7" name="transmem:progress">
<vt:lpwstr>1/2</vt:lpwstr></property></Properties>"""


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    """A folder with a reference document that Word might have written."""
    document = docx.Document()
    document.add_paragraph("Text of the reference document.")
    document.add_paragraph("An item.", style="List Bullet")
    document.styles["Heading 1"].font.color.rgb = RGBColor(0xAA, 0, 0)
    for element in document.styles.element.iter():
        for attribute in ("styleId", "val"):
            if element.get(W + attribute) == "Heading1":
                element.set(W + attribute, "Titre1")
    section = document.sections[-1]
    section.left_margin = Mm(44)
    section.header.paragraphs[0].text = "Ministry of Symbols"
    document.save(tmp_path / "edition.docx")
    return tmp_path


def files_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewritten(path: Path, files: Mapping[str, bytes]) -> None:
    """Replaces files in an archive."""
    new = files_of(path) | files
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in new.items():
            archive.writestr(name, data)


class TestReference:
    def test_its_styles_page_and_header_are_used_and_its_text_is_not(self, reference: Path) -> None:
        data = made(REPORT, report("ar"), templates=reference)
        document = docx.Document(io.BytesIO(data))
        assert text_of(data) == text_edition(REPORT, report("ar"))
        heading = document.paragraphs[0].style
        assert heading is not None
        assert heading.style_id == "Titre1"
        assert document.styles["Heading 1"].font.color.rgb == RGBColor(0xAA, 0, 0)
        section = document.sections[-1]
        assert section.left_margin is not None
        assert round(section.left_margin.mm) == 44
        assert section.header.paragraphs[0].text == "Ministry of Symbols"
        assert faults(data) == []

    def test_styles_that_it_lacks_are_added(self, reference: Path) -> None:
        data = made(REPORT, report("ar"), layout="columns", templates=reference)
        names = {style.name for style in docx.Document(io.BytesIO(data)).styles}
        assert {"Untranslated", "Bilingual Text", "footnote text", "Signature"} <= names
        assert faults(data) == []

    def test_fonts_that_it_names_stay(self, reference: Path) -> None:
        fonts = [
            xml(made(REPORT, report("ar"), templates=folder), "word/styles.xml").find(
                f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts"
            )
            for folder in (None, reference)
        ]
        assert value(fonts[0], "cs") == "Noto Naskh Arabic"
        assert value(fonts[1], "cs") is None
        assert value(fonts[1], "cstheme") == "minorBidi"

    def test_what_it_says_of_itself_goes_but_for_properties_of_its_own(
        self, reference: Path
    ) -> None:
        path = reference / "edition.docx"
        files = files_of(path)
        # As LibreOffice writes it: the same part under a second kind of relationship.
        relations = ET.fromstring(files["_rels/.rels"])  # noqa: S314 - our own
        for kind, stem in (("metadata/core", "core"), ("custom-properties", "custom")):
            attributes = {"Id": f"r{stem}", "Type": OFFICE + kind, "Target": f"docProps/{stem}.xml"}
            ET.SubElement(relations, relations[0].tag, attributes)
        files["_rels/.rels"] = ET.tostring(relations)
        types = ET.fromstring(files["[Content_Types].xml"])  # noqa: S314 - our own
        content = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
        attributes = {"PartName": "/docProps/custom.xml", "ContentType": content}
        ET.SubElement(types, types[-1].tag, attributes)
        files["[Content_Types].xml"] = ET.tostring(types)
        files["docProps/custom.xml"] = CUSTOM.encode()
        rewritten(path, files)
        data = made(REPORT, report("ar"), templates=reference)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
        assert len(names) == len(set(names))
        custom = [(one.get("name"), one[0].text) for one in xml(data, "docProps/custom.xml")]
        assert custom[:2] == [("Ministry", "Symbols"), ("transmem:source", "report.txt")]
        assert [name for name, _ in custom].count("transmem:progress") == 1
        assert faults(data) == []

    def test_an_edition_is_a_reference_document(self, tmp_path: Path) -> None:
        first = made(REPORT, report("ar"), layout="columns")
        (tmp_path / "edition.docx").write_bytes(first)
        assert made(REPORT, report("ar"), layout="columns", templates=tmp_path) == first
        from_left = made(REPORT, catalog_of("fr"), templates=tmp_path)
        assert b"<w:bidi/>" not in zipfile.ZipFile(io.BytesIO(from_left)).read("word/document.xml")
        assert faults(from_left) == []

    @pytest.mark.parametrize(
        "broken", ["", "word/document.xml", "word/footnotes.xml", "_rels/.rels"]
    )
    def test_one_that_cannot_be_read_is_said_in_a_line(self, tmp_path: Path, broken: str) -> None:
        path = tmp_path / "edition.docx"
        path.write_bytes(made(REPORT, report("ar")))
        if broken:
            rewritten(path, {broken: b"<a"})
        else:
            path.write_bytes(b"no archive")
        with pytest.raises(TemplateError, match=r"edition\.docx: is no Word document") as raised:
            made(REPORT, report("ar"), templates=tmp_path)
        assert "\n" not in str(raised.value)

    def test_a_part_of_ours_can_be_replaced_alone(self, tmp_path: Path) -> None:
        ours = Templates().text("docx/word/styles.xml")
        path = tmp_path / "docx" / "word" / "styles.xml"
        path.parent.mkdir(parents=True)
        path.write_text(ours.replace("FBE9B0", "00FF00"), encoding="utf-8")
        assert Templates(folder=tmp_path).unknown() == ()
        data = made(REPORT, report("ar"), templates=tmp_path)
        assert b"00FF00" in zipfile.ZipFile(io.BytesIO(data)).read("word/styles.xml")
        path.write_text('<w:styles xmlns:w="w">\n</w:style>', encoding="utf-8")
        with pytest.raises(TemplateError, match=r"styles\.xml:2: "):
            made(REPORT, report("ar"), templates=tmp_path)


def catalog_of(language: str) -> Catalog:
    """A catalog that translates nothing."""
    return Catalog(path=f"{language}.po", language=language)


# LibreOffice


def test_libreoffice_keeps_texts_notes_and_directions(
    program: Callable[[str], str], tmp_path: Path
) -> None:
    names = ("report.ar.docx", "report.en-ar.docx", "letter.zh.docx")
    for edition in published("docx"):
        if edition.record.name in names:
            (tmp_path / edition.record.name).write_bytes(edition.content)
    convert = [program("soffice"), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    convert += ["--headless", "--convert-to", "pdf", *names]
    subprocess.run(convert, cwd=tmp_path, check=True, capture_output=True, timeout=240)
    said = {name: pdf_text(program("pdftotext"), tmp_path / name) for name in names}
    for name, times in (("report.ar.docx", 1), ("report.en-ar.docx", 2)):
        counts = {code: said[name].count(code) for code in (*CODES, "registry@example.org")}
        assert counts == dict.fromkeys(counts, times)
    assert "The Morning Paper (29 February 1992" in said["report.ar.docx"]
    # Symbols that the end of a line would break are whole.
    assert len(re.findall(r"A/7[1-5]/\d{3}-S/20\d\d/\d{2,4}", said["letter.zh.docx"])) == 15


def pdf_text(pdftotext: str, path: Path) -> str:
    pdf = str(path.with_suffix(".pdf"))
    answer = subprocess.run(
        [pdftotext, "-layout", pdf, "-"], check=True, capture_output=True, encoding="utf-8"
    )
    return UNSEEN.sub("", answer.stdout).replace("\u2011", "-").translate(SPACES)
