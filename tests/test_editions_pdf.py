"""A PDF edition says what its catalog says, to eyes, to programs and to screen readers."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import unicodedata
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition_samples import (
    ADDRESSES,
    CODES,
    HEADING,
    ITEM,
    LETTER_LANGUAGES,
    NOTE,
    PARAGRAPH,
    REPORT,
    REPORT_LANGUAGES,
    TITLE,
    UNTRANSLATED,
    block,
    catalog,
    document,
    edition_of,
    published,
)
from transmem import read
from transmem.editions.pdf import glyphs
from transmem.editions.templates import Templates
from transmem.errors import FontError, TemplateError
from transmem.model import Catalog, Document, Edition, Layout, Unit

ROOT = Path(__file__).parents[1]
CREATED = datetime(2022, 2, 26, 9, 30, tzinfo=UTC)
Poppler = Callable[..., str]


@pytest.fixture(scope="module", autouse=True)
def _fonts() -> None:
    """Without the fonts that templates name, tests are skipped, but fail in CI."""
    import typst

    missing = {"Noto Naskh Arabic", "Noto Serif CJK SC"}.difference(typst.Fonts().families())
    if missing:
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop(f"{', '.join(missing)}: not installed (packages fonts-noto-core, fonts-noto-cjk)")


@pytest.fixture(scope="session")
def poppler(program: Callable[[str], str]) -> Poppler:
    """Runs a program of poppler-utils on a PDF."""

    def run(name: str, pdf: bytes, *options: str) -> str:
        outputs = [] if name == "pdfinfo" else ["-"]
        command = [program(name), *options, "-", *outputs]
        return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode(
            errors="replace"
        )

    return run


pdf = partial(edition_of, form="pdf", created=CREATED)


def of(text: str, language: str = "en") -> Document:
    return document(block(PARAGRAPH, text), language=language)


# Reading a PDF again


def pages(poppler: Poppler, data: bytes) -> list[str]:
    """Gives the text of each page as a reader has it, without the number of the page."""
    found = poppler("pdftotext", data, "-raw").split("\f")[:-1]
    if len(found) == 1:
        return [logical(found[0])]
    texts = [page.rstrip() for page in found]
    assert [text.splitlines()[-1] for text in texts] == [str(n + 1) for n in range(len(texts))]
    return [logical(text.removesuffix(str(n + 1))) for n, text in enumerate(texts)]


def logical(text: str) -> str:
    """Undoes what poppler does to lines with words from right to left.

    It gives a line's words as they stand on the page, from the left, each with its letters in
    order and embedded in U+202B and U+202C.
    """
    lines = []
    for line in text.split("\n"):
        pieces = re.split("[\u202a-\u202c]", line)
        lines.append("".join(pieces[::-1] if re.search("[\u0590-\u08ff]", line) else pieces))
    return "\n".join(lines)


def visible(text: str) -> str:
    """Leaves what has ink; a soft hyphen is what typst hyphenates with."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


def letters(text: str) -> str:
    """Leaves letters and digits: poppler loses where signs between two directions stand."""
    return "".join(c for c in text if c.isalnum())


def is_shuffle(text: str, first: str, second: str) -> bool:
    """Whether a text is two others, each in its own order."""
    taken = {0}
    for place, sign in enumerate(text):
        taken = {
            after
            for own in taken
            for after, there in ((own + 1, first[own : own + 1]), (own, second[place - own :][:1]))
            if there == sign
        }
    return len(text) == len(first) + len(second) and taken == {len(first)}


def plain(edition: Edition) -> tuple[str, str]:
    """Gives what a text edition says, and its notes; marks as they look, as `1` for `[1]`."""
    text = re.sub(r"⟦[^:：]*[:：]\s*(.*?)⟧", r"\1", edition.content.decode())
    text = text.replace("][", ",")
    body, _, notes = re.sub(r"\[([\d,]+)\]", r"\1", text).partition("_" * 18)
    return body, notes


def text_edition(name: str) -> tuple[str, str]:
    (found,) = (one for one in published("txt") if one.name == name)
    return plain(found)


def edition(name: str) -> bytes:
    (found,) = (one.content for one in published("pdf") if one.name == name)
    return found


def streams(data: bytes) -> str:
    """Gives all that a PDF has, the compressed parts decompressed."""
    found = [data]
    for stream in re.finditer(rb"stream\r?\n", data):
        try:
            found.append(zlib.decompressobj().decompress(data[stream.end() :]))
        except zlib.error:
            continue
    return b"\n".join(found).decode("latin-1")


def tags(poppler: Poppler, data: bytes) -> list[str]:
    """Lists the tags of a PDF in their order."""
    tree = poppler("pdfinfo", data, "-struct")
    return re.findall(r"^\s+(\w+)\b", tree, re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, and where it stands, in points from the top left."""

    text: str
    page: int
    left: float
    top: float
    right: float


def words(poppler: Poppler, data: bytes) -> list[Word]:
    found = []
    for number, page in enumerate(poppler("pdftotext", data, "-bbox").split("<page ")[1:]):
        for left, top, right, text in re.findall(
            r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>',
            page,
        ):
            found.append(Word(text, number, float(left), float(top), float(right)))
    return found


def word(all_words: Sequence[Word], text: str) -> Word:
    (found,) = (one for one in all_words if one.text == text)
    return found


class TestWhatItSays:
    @pytest.mark.parametrize("language", [tag for tag in LETTER_LANGUAGES if tag != "ar"])
    def test_the_letter_is_read_out_of_it_sign_by_sign(
        self, poppler: Poppler, language: str
    ) -> None:
        said = visible("".join(pages(poppler, edition(f"letter.{language}.pdf"))))
        body, notes = map(visible, text_edition(f"letter.{language}.txt"))
        assert len(body) > 1000
        assert len(notes) > 1000
        assert is_shuffle(said, body, notes)

    @pytest.mark.parametrize("name", ["letter.ar", *(f"report.{tag}" for tag in REPORT_LANGUAGES)])
    def test_from_right_to_left_every_letter_and_digit_is_in_its_place(
        self, poppler: Poppler, name: str
    ) -> None:
        said = letters("".join(pages(poppler, edition(f"{name}.pdf"))))
        texts = text_edition(f"{name}.txt")
        # typst 0.15 says a letter twice that has a vowel sign.
        doubled = [re.sub("(\\w)(?=[\u064b-\u065f])", r"\1\1", text) for text in texts]
        assert any(is_shuffle(said, *map(letters, both)) for both in (texts, doubled))

    @pytest.mark.parametrize("language", REPORT_LANGUAGES)
    @pytest.mark.parametrize("layout", ["", ".interleaved"])
    def test_symbols_numbers_addresses_and_titles_read_as_in_english(
        self, poppler: Poppler, language: str, layout: str
    ) -> None:
        pair = f"en-{language}" if layout else language
        said = "".join(pages(poppler, edition(f"report.{pair}{layout}.pdf")))
        for expected in (*CODES, *ADDRESSES, TITLE, UNTRANSLATED):
            times = 2 if layout else 1
            assert re.sub(" ?\u00ad\n", "", said).count(expected) == times, expected

    def test_from_right_to_left_figures_keep_their_side(self, poppler: Poppler) -> None:
        source = document(
            block(PARAGRAPH, "في 1994[^1][^2] كان (29 February 1992) ص"),
            block(NOTE, "أ", number=1),
            block(NOTE, "ب", number=2),
            language="ar",
        )
        found = words(poppler, pdf(source, None))
        order = [one.text for one in sorted(found, key=lambda one: one.left) if one.top < 80]
        assert [text for text in order if text.isascii() and text.isalnum()] == [
            *"29 February 1992".split(), "2", "1", "1994",
        ]  # fmt: skip

    def test_isolates_are_not_read_with_every_space(self, poppler: Poppler) -> None:
        data = pdf(of("في \u2066A/67\u2069 كان في", "ar"), None)
        assert not re.search("0020 ?206[69]", streams(data))
        assert "".join(pages(poppler, data)).split()[1] == "\u2066A/67\u2069".strip("\u2066\u2069")

    def test_arabic_words_can_be_searched(self, poppler: Poppler) -> None:
        said = poppler("pdftotext", pdf(of("خلال عبد الله إلا", "ar"), None))
        assert said.strip("\u202b\u202c\n\f") == "خلال عبد الله إلا"

    @pytest.mark.parametrize("language", LETTER_LANGUAGES)
    def test_no_line_ends_inside_a_symbol(self, poppler: Poppler, language: str) -> None:
        (body, notes) = text_edition(f"letter.{language}.txt")
        symbols = re.findall(r"[AS]/[0-9A-Z/-]+", body + notes)
        said = "".join(pages(poppler, edition(f"letter.{language}.pdf")))
        assert len(symbols) >= 10
        assert re.findall(r"[AS]/[0-9A-Z/-]+", said) == symbols

    def test_no_line_of_an_address_ends_with_a_hyphen(self, poppler: Poppler) -> None:
        address = (
            "www.example.org/" + "a-b-c-d-e/" * 20 + "one-two-" * 40 + "%C3%9C" * 30 + "three--"
        )
        said = "".join(pages(poppler, pdf(of(f"See {address}."), None)))
        lines = said.strip().split("\n")
        assert len(lines) > 1
        assert visible("".join(lines)) == f"See{address}."
        assert not any(line.endswith("-") for line in lines)

    def test_what_has_no_place_to_break_stays_on_the_page(self, poppler: Poppler) -> None:
        long = "A/" + "67753" * 60 + "/C"
        source = document(block(PARAGRAPH, "x" * 300, long), block(PARAGRAPH, "y" * 300))
        for translation in (None, Catalog(path="ar.po", language="ar")):
            data = pdf(source, translation)
            assert all(one.left > 0 and one.right < 595 for one in words(poppler, data))
            assert visible("".join(pages(poppler, data))) == "x" * 300 + long + "y" * 300

    @settings(max_examples=60, deadline=None)
    @given(
        texts=st.lists(
            st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=80)
            .map(lambda text: "\\ #import {{$" + text)
            .filter(lambda text: "[^" not in text),
            min_size=1,
            max_size=4,
        )
    )
    def test_whatever_a_text_says_comes_out_as_these_signs(
        self, poppler: Poppler, texts: list[str]
    ) -> None:
        said = "".join(pages(poppler, pdf(document(block(PARAGRAPH, *texts)), None)))
        assert visible(said) == visible("".join(texts))

    @settings(max_examples=60, deadline=None)
    @given(text=st.text(min_size=1, max_size=60), language=st.sampled_from(["fr", "ar", "zh"]))
    def test_any_text_is_set_or_refused_for_want_of_fonts(self, text: str, language: str) -> None:
        source = document(
            block(HEADING, f"A heading {text}"),
            block(PARAGRAPH, f"{text} a[^1]"),
            block(NOTE, f"{text}.", number=1),
        )
        translation = Catalog(
            path="x.po",
            language=language,
            units=(Unit(msgid=f"{text}.", msgstr=f"{text} {text}"),),
        )
        for layout in Layout:
            with suppress(FontError):
                assert pdf(source, translation, layout=layout).startswith(b"%PDF-1.7")


class TestNotes:
    def test_a_note_stands_at_the_foot_of_the_page_that_calls_it(self, poppler: Poppler) -> None:
        texts = [
            f"Sentence {n} is here.[^{n}]" if n % 10 == 1 else "Words. " * 30 for n in range(60)
        ]
        notes = [block(NOTE, f"Footnote{n} says so.", number=n) for n in range(1, 60, 10)]
        data = pdf(document(*(block(PARAGRAPH, text) for text in texts), *notes), None)
        on_pages = words(poppler, data)
        assert on_pages[-1].page > 1
        for number in range(1, 60, 10):
            (at,) = (
                n
                for n, one in enumerate(on_pages)
                if one.text == str(number) and (on_pages[n - 1].text == "Sentence")
            )
            note = word(on_pages, f"Footnote{number}")
            assert note.page == on_pages[at].page
            others = [one.top for one in on_pages if one.page == note.page and one.text == "Words."]
            assert note.top > max(others)

    def test_a_note_that_is_called_twice_is_there_once(self, poppler: Poppler) -> None:
        source = document(
            block(PARAGRAPH, "First[^1] second[^2][^1] third[^2]."),
            block(NOTE, "One.", number=1),
            block(NOTE, "Two, as in[^1] and here[^2].", number=2),
        )
        (said,) = pages(poppler, pdf(source, None))
        assert visible(said) == "First1second2,1third2.1One.2Two,asin1andhere2."

    def test_what_the_text_does_not_call_stands_at_the_end_with_its_number(
        self, poppler: Poppler
    ) -> None:
        source = document(
            block(PARAGRAPH, "Text[^1]."),
            block(NOTE, "One, see[^3].", number=1),
            block(NOTE, "Two, see[^2].", number=2),
            block(NOTE, "Three.", number=3),
            block(NOTE, "Another one.", number=1),
        )
        (said,) = pages(poppler, pdf(source, None))
        assert is_shuffle(visible(said), "Text1.2.Two,see2.3.Three.Anotherone.", "1One,see3.")

    def test_notes_are_numbered_in_the_order_of_the_translation(self, poppler: Poppler) -> None:
        source = document(
            block(PARAGRAPH, "A[^1] and B[^2]."),
            block(NOTE, "Of A.", number=1),
            block(NOTE, "Of B.", number=2),
        )
        pairs = {"A[^1] and B[^2].": "B[^2] et A[^1].", "Of A.": "Sur A.", "Of B.": "Sur B."}
        units = tuple(Unit(msgid=a, msgstr=b) for a, b in pairs.items())
        french = Catalog(path="fr.po", language="fr", units=units)
        (said,) = pages(poppler, pdf(source, french))
        assert visible(said) == "B1etA2.1SurB.2SurA."
        (columns,) = pages(poppler, pdf(source, french, layout="columns"))
        assert visible(columns) == (
            "EnglishfrançaisA1andB2.B1etA2.Englishfrançais1.OfA.2.SurA.2.OfB.1.SurB."
        )


class TestTags:
    def test_headings_lists_and_notes_are_what_they_are(self, poppler: Poppler) -> None:
        found = tags(poppler, edition("report.ar.pdf"))
        assert [one for one in found if re.fullmatch(r"H\d|LI|Note", one)] == [
            "H1", "Note", "Note", "H2", "LI", "LI", "H2", "Note",
        ]  # fmt: skip
        assert found.count("L") == 1

    def test_columns_are_a_table_with_a_head(self, poppler: Poppler) -> None:
        found = tags(poppler, edition("report.en-ar.pdf"))
        sentences = sum(len(one.segments) for one in REPORT.blocks)
        assert found.count("Table") == 2
        assert found.count("TH") == 4
        assert found.count("TD") == 2 * sentences

    @pytest.mark.parametrize("name", ["report.ar", "report.en-ar", "report.en-ar.interleaved"])
    def test_it_claims_pdf_ua_and_pdf_a(self, poppler: Poppler, name: str) -> None:
        data = edition(f"{name}.pdf")
        assert "Tagged:          yes" in poppler("pdfinfo", data)
        metadata = poppler("pdfinfo", data, "-meta")
        assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
        assert "<pdfaid:part>2</pdfaid:part>" in metadata
        assert "<pdfaid:conformance>U</pdfaid:conformance>" in metadata

    def test_the_document_has_its_language_and_direction(self) -> None:
        arabic = streams(edition("report.ar.pdf"))
        assert re.search(r"/Type ?/Catalog.*?/Lang ?\(ar\)", arabic)
        assert "/Direction/R2L" in arabic
        assert "/Direction/L2R" in streams(edition("letter.fr.pdf"))

    def test_what_is_in_another_language_says_so(self) -> None:
        assert "/Lang(en)" in streams(edition("report.ar.pdf"))
        assert "/Lang(en)" not in streams(edition("letter.ar.pdf"))
        both = streams(edition("report.en-ar.pdf"))
        assert re.search(r"/Type ?/Catalog.*?/Lang ?\(en\)", both)
        assert "/Lang(ar)" in both

    @pytest.mark.parametrize(
        ("tag", "said"),
        [("zh-Hant", "zh-TW"), ("pt-BR", "pt-BR"), ("es-419", "es"), ("sr-Latn", "sr")],
    )
    def test_tags_that_typst_cannot_take_are_said_as_near_as_can_be(
        self, tag: str, said: str
    ) -> None:
        data = pdf(of("Word."), Catalog(path="x.po", language=tag))
        assert re.search(rf"/Type ?/Catalog.*?/Lang ?\({said}\)", streams(data))


class TestMetadata:
    def test_title_and_stamp_are_there_and_the_time_is_the_stamps(self, poppler: Poppler) -> None:
        source = replace(read(ROOT / "source" / "letter.txt"), digest="5a" * 32)
        data = pdf(source, catalog("fr"), title="Une lettre #1 $x$")
        info = poppler("pdfinfo", data)
        assert re.search(r"^Title: +Une lettre #1 \$x\$$", info, re.MULTILINE)
        assert f"transmem:source-sha256={source.digest}" in info
        assert "transmem:source=letter.txt" in info
        assert "transmem:progress=41/41" in info
        assert re.search(r"^CreationDate: +Sat Feb 26 09:30:00 2022 UTC$", info, re.MULTILINE)

    def test_a_heading_of_nothing_but_spaces_is_no_title(self, poppler: Poppler) -> None:
        info = poppler("pdfinfo", pdf(of("Word."), None, title="\u3000 "))
        assert re.search("^Title: +letter.txt$", info, re.MULTILINE)

    @pytest.mark.parametrize("year", [1969, 9999])
    def test_any_time_that_a_catalog_can_name_will_do(self, poppler: Poppler, year: int) -> None:
        header = {"PO-Revision-Date": f"{year:04}-02-03 04:05+0000"}
        translation = Catalog(path="fr.po", language="fr", metadata=header)
        info = poppler("pdfinfo", pdf(of("A"), translation, created=None))
        assert re.search(r"^CreationDate: +\w+ Feb +3", info, re.MULTILINE)

    def test_a_bilingual_title_names_both_languages(self, poppler: Poppler) -> None:
        info = poppler("pdfinfo", edition("report.en-fa.pdf"))
        assert re.search(r"^Title: +گزارش.* \(English / فارسی\)$", info, re.MULTILINE)

    def test_the_same_input_gives_the_same_bytes_in_any_process(self, tmp_path: Path) -> None:
        program = (
            "import sys; sys.path.insert(0, 'tests'); from edition_samples import published;"
            "import hashlib; [print(one.name, hashlib.sha256(one.content).hexdigest())"
            " for one in published('pdf')]"
        )
        outputs = {
            subprocess.run(
                [sys.executable, "-c", program],
                cwd=ROOT,
                env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "HOME": str(tmp_path)},
                capture_output=True,
                check=True,
            ).stdout
            for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
        }
        assert len(outputs) == 1
        assert outputs.pop().count(b"\n") == 3 * (len(LETTER_LANGUAGES) + len(REPORT_LANGUAGES))


class TestBilingual:
    def test_a_pair_is_in_a_row_source_first(self, poppler: Poppler) -> None:
        source = document(block(PARAGRAPH, "Alpha is here. " * 9 + "End.", "Beta.", "Gamma."))
        units = tuple(
            Unit(msgid=segment.text, msgstr=text)
            for segment, text in zip(
                source.blocks[0].segments, ("Un.", "Deux. " * 40, "Trois."), strict=True
            )
        )
        found = words(
            poppler,
            pdf(source, Catalog(path="fr.po", language="fr", units=units), layout="columns"),
        )
        firsts = [
            next(one for one in found if one.text == text)
            for text in ("Alpha", "Un.", "Beta.", "Deux.", "Gamma.", "Trois.")
        ]
        for left, right in zip(firsts[::2], firsts[1::2], strict=True):
            assert abs(left.top - right.top) < 0.5
            assert left.right < 298 < right.left

    def test_columns_are_mirrored_where_the_source_runs_from_right_to_left(
        self, poppler: Poppler
    ) -> None:
        units = (Unit(msgid="سلام", msgstr="Peace"),)
        english = Catalog(path="en.po", language="en", units=units)
        found = words(poppler, pdf(of("سلام", "ar"), english, layout="columns"))
        assert word(found, "Peace").right < 298

    def test_interleaved_each_sentence_is_followed_by_its_translation(
        self, poppler: Poppler
    ) -> None:
        source = document(block(PARAGRAPH, "One.", "Two."), block(ITEM, "Three."))
        pairs = {"One.": "Un.", "Two.": "Deux.", "Three.": "Trois."}
        units = tuple(Unit(msgid=a, msgstr=b) for a, b in pairs.items())
        french = Catalog(path="fr.po", language="fr", units=units)
        (said,) = pages(poppler, pdf(source, french, layout="interleaved"))
        assert said.split() == "One. Un. Two. Deux. Three. Trois.".split()

    def test_from_right_to_left_lines_begin_at_the_right(self, poppler: Poppler) -> None:
        units = (Unit(msgid="Peace.", msgstr="سلام."),)
        arabic = Catalog(path="ar.po", language="ar", units=units)
        for layout in Layout:
            found = words(poppler, pdf(of("Peace."), arabic, layout=layout))
            (last,) = (one for one in found if set(one.text) == set("سلام."))
            assert last.right > 500


class TestTypography:
    def test_what_is_missing_is_marked_and_set_in_its_own_direction(self, poppler: Poppler) -> None:
        empty = Catalog(path="ar.po", language="ar")
        marked = streams(pdf(of("Not yet (1)."), empty))
        bare = streams(pdf(of("Not yet (1)."), empty, missing="source"))
        fill = "0.9843137 0.9137255 0.6901961 scn"
        assert fill in marked
        assert fill not in bare
        assert "Not yet (1)." in "".join(pages(poppler, pdf(of("Not yet (1)."), empty)))

    def test_words_are_hyphenated_as_the_language_does(self, poppler: Poppler) -> None:
        # As Webster's and Duden divide them: rep-re-sen-ta-tives, Ver-tre-tungs-be-rech-ti-gung.
        for language, parts in (
            ("en", "rep re sen ta tives"),
            ("de", "Ver tre tungs be rech ti gung"),
        ):
            text = f"{parts.replace(' ', '')} " * 60
            said = poppler("pdftotext", pdf(of(text, language), None))
            cut = re.findall("(\\w+)\u00ad\n", said)
            allowed = parts.split()
            assert cut
            assert set(cut) <= {"".join(allowed[:n]) for n in range(1, len(allowed))}

    def test_chinese_sentences_stand_without_a_space(self, poppler: Poppler) -> None:
        units = (Unit(msgid="A.", msgstr="甲。"), Unit(msgid="B.", msgstr="乙。"))
        chinese = Catalog(path="zh.po", language="zh", units=units)
        (said,) = pages(poppler, pdf(document(block(PARAGRAPH, "A.", "B.")), chinese))
        assert said.strip() == "甲。乙。"

    def test_chinese_lines_do_not_begin_with_a_stop_or_a_mark(self, poppler: Poppler) -> None:
        texts = ["字" * n + sign + "[^1]字" for n in range(30, 45) for sign in ("", "。")]
        source = document(
            *(block(PARAGRAPH, text) for text in texts), block(NOTE, "注", number=1), language="zh"
        )
        said = "".join(pages(poppler, pdf(source, None)))
        assert not re.search("^(。|1字)", said, re.MULTILINE)
        assert said.count("字1") == said.count("字。1") == len(texts) / 2

    @pytest.mark.parametrize(
        ("language", "text", "font"),
        [
            ("fr", "Mot", "NotoSerif-Regular"),
            ("ar", "سلام", "NotoNaskhArabic-Regular"),
            ("he", "שלום", "NotoSerifHebrew-Regular"),
            ("zh", "直", "NotoSerifCJKsc-Regular"),
            ("zh-Hant", "直", "NotoSerifCJKtc-Regular"),
            ("ja", "直", "NotoSerifCJKjp-Regular"),
            ("ko", "말", "NotoSerifCJKkr-Regular"),
        ],
    )
    def test_a_language_has_the_font_that_draws_its_signs_right(
        self, language: str, text: str, font: str
    ) -> None:
        assert f"+{font}" in streams(pdf(of(text, language), None))


class TestFonts:
    def test_a_sign_that_no_font_has_stops_the_edition_and_is_named(self) -> None:
        with pytest.raises(FontError) as caught:
            pdf(of("What \u0378 is."), None)
        assert str(caught.value) == (
            "no installed font can show “\u0378” (U+0378) of the PDF in en; correct the text,"
            " or install a font that can"
        )

    def test_of_many_signs_a_few_are_named(self) -> None:
        error = glyphs.refusal([chr(0x4E00 + n) for n in range(9)], language="zh")
        assert str(error).startswith("no installed font can show “一” (U+4E00), ")
        assert " and 4 more of the PDF in zh; install fonts-noto-cjk, or" in str(error)


class TestWithoutFonts:
    """On a machine that has no fonts but those that typst brings with it."""

    @pytest.fixture(autouse=True)
    def _bare(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        import typst

        from transmem.editions.pdf import typesetting

        monkeypatch.setattr(typst, "Fonts", partial(typst.Fonts, include_system_fonts=False))
        typesetting.system_fonts.cache_clear()
        yield
        typesetting.system_fonts.cache_clear()

    @pytest.mark.parametrize("text", ["Ce mois-ci, 1 275 otages.", "В этом месяце — 613."])
    def test_european_languages_are_set_in_what_typst_brings(
        self, poppler: Poppler, text: str
    ) -> None:
        data = pdf(of(text), None)
        assert "+LibertinusSerif" in streams(data)
        assert visible("".join(pages(poppler, data))) == visible(text)

    @pytest.mark.parametrize(
        ("language", "text", "message"),
        [
            ("zh", "中国", "“中” \\(U\\+4E2D\\), .* of the PDF in zh; install fonts-noto-cjk, or"),
            ("th", "ไทย", "“ท” .* of the PDF in th; install fonts-noto-core, or"),
            ("ar", "سلام", "the PDF in ar but one for programs; install fonts-noto-core, or"),
        ],
    )
    def test_others_are_refused_and_the_package_to_install_is_named(
        self, language: str, text: str, message: str
    ) -> None:
        with pytest.raises(FontError, match=message):
            pdf(of(text, language), None)


class TestTemplates:
    def own(self, folder: Path, **files: str) -> Path:
        for name, text in files.items():
            (folder / f"{name}.typ").write_text(text, encoding="utf-8")
        return folder

    def test_the_users_template_goes_before_ours(self, poppler: Poppler, tmp_path: Path) -> None:
        templates = self.own(
            tmp_path,
            edition='#import "letterhead.typ": head\n'
            "#let layout(data) = [#head #data.groups.first().blocks.len()]",
            letterhead="#let head = [The Keeper]",
        )
        data = pdf(of("Word."), None, templates=templates, title="A title")
        assert poppler("pdftotext", data).split() == ["The", "Keeper", "1"]
        assert re.search(r"^Title: +A title$", poppler("pdfinfo", data), re.MULTILINE)

    def test_one_file_is_enough(self, poppler: Poppler, tmp_path: Path) -> None:
        page = Templates().text("page.typ").replace('paper: "a4"', 'paper: "us-letter"')
        data = pdf(of("Word."), None, templates=self.own(tmp_path, page=page))
        assert "612 x 792 pts (letter)" in poppler("pdfinfo", data)

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("#let layout(data) = [\n#data.nothing]", r"edition\.typ:2: .*nothing"),
            ("#let layout(data) = {\n\n", r"edition\.typ:1: unclosed delimiter"),
            ("#let x = 1", r"edition\.typ: .*layout"),
            ('#let layout(data) = read("/etc/hostname")', r"edition\.typ:1: file not found"),
            ('#let layout(data) = read("../secret.txt")', r"edition\.typ:1: .*escape"),
            (
                '\n#import "@preview/cetz:0.3.4"\n#let layout(data) = []',
                r"edition\.typ:2: wants the package @preview/cetz:0\.3\.4",
            ),
        ],
    )
    def test_one_that_does_not_work_is_named_with_its_line(
        self, tmp_path: Path, text: str, message: str
    ) -> None:
        (tmp_path / "secret.txt").write_text("secret")
        folder = tmp_path / "own"
        folder.mkdir()
        with pytest.raises(TemplateError, match=message) as caught:
            pdf(of("Word."), None, templates=self.own(folder, edition=text))
        assert "\n" not in str(caught.value)

    def test_packages_are_refused_in_every_file_of_the_folder(self, tmp_path: Path) -> None:
        templates = self.own(tmp_path, other='#include "@local/head:1.0.0"')
        with pytest.raises(TemplateError, match=r"other\.typ:1: wants the package @local/head"):
            pdf(of("Word."), None, templates=templates)

    def test_no_template_sees_another_time_than_the_stamps(
        self, poppler: Poppler, tmp_path: Path
    ) -> None:
        text = "#let layout(data) = datetime.today().display()"
        data = pdf(of("Word."), None, templates=self.own(tmp_path, edition=text))
        assert poppler("pdftotext", data).strip() == "2022-02-26"


def test_the_time_grows_with_the_document_and_not_with_its_square() -> None:
    def seconds(count: int) -> float:
        texts = [f"Paragraph {n} of A/67/{n}-S/2013/106 says so.[^{n}]" for n in range(1, count)]
        notes = [block(NOTE, f"At www.example.org/{n}.", number=n) for n in range(1, count)]
        source = document(*(block(PARAGRAPH, text) for text in texts), *notes)
        start = time.process_time()
        pdf(source, None)
        return time.process_time() - start

    seconds(10)
    assert seconds(1600) < 8 * seconds(400)
