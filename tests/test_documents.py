"""A text taken from a PDF becomes blocks of whole sentences, and nothing of it is lost."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import printing
from printing import Layout, print_blocks
from transmem.documents import decode, read_text
from transmem.documents.conservation import unaccounted
from transmem.errors import DocumentError, LanguageError
from transmem.model import Block, BlockKind, Document, Segment

LETTER = (Path(__file__).parents[1] / "source" / "letter.txt").read_text(encoding="utf-8")


def read(text: str, language: str = "en") -> Document:
    return read_text(text, path="text.txt", language=language)


def texts(document: Document, *kinds: BlockKind) -> list[str]:
    return [
        segment.text
        for block in document.blocks
        for segment in block.segments
        if not kinds or block.kind in kinds
    ]


def shape(document: Document) -> list[tuple[str, int]]:
    return [(block.kind.value, len(block.segments)) for block in document.blocks]


def notes(document: Document) -> dict[int | None, str]:
    return {
        block.number: " | ".join(segment.text for segment in block.segments)
        for block in document.blocks
        if block.kind == BlockKind.FOOTNOTE
    }


def kinds(document: Document) -> set[str]:
    return {repair.kind for repair in document.repairs}


THE_LETTER = read(LETTER)


class TestTheLetter:
    """What a careful person makes of source/letter.txt, checked by hand against it."""

    def test_has_fifteen_paragraphs_seven_notes_and_a_signature(self) -> None:
        paragraphs = [("paragraph", n) for n in (3, 1, 1, 2, 6, 2, 1, 1, 1, 3, 3, 2, 3, 1, 1)]
        assert shape(THE_LETTER) == [*paragraphs, ("signature", 3), *[("footnote", 1)] * 7]

    def test_has_no_problems(self) -> None:
        assert THE_LETTER.problems == ()

    def test_marks_stand_at_the_ends_of_their_sentences(self) -> None:
        marked = [text for text in texts(THE_LETTER) if "[^" in text]
        assert [text.split(" ")[-1] for text in marked] == [
            "missing.[^1]", "Khojaly.[^2]", "gains.[^3]", "persons.[^4]", "objects.[^5]",
            "population.[^6]", "territories.[^7]",
        ]  # fmt: skip

    def test_sentences_that_a_page_break_cut_are_whole(self) -> None:
        sentences = texts(THE_LETTER)
        cut = [
            ("There are abundant sources", "by foreign journalists, human rights activists and"),
            ("Thus, between May 1994", "were killed and 69 injured, and widespread damage"),
            ("This position is not accidental", "advancing the notion of Armenian superiority"),
        ]
        for beginning, middle in cut:
            [found] = [text for text in sentences if text.startswith(beginning)]
            assert middle in found

    def test_three_words_are_mended(self) -> None:
        mended = [r for r in THE_LETTER.repairs if r.kind == "mended-word"]
        assert [(r.line, r.before, r.after) for r in mended] == [
            (205, "th ese", "these"),
            (270, "inter national", "international"),
            (276, "l aw", "law"),
        ]

    @pytest.mark.parametrize(
        ("number", "address"),
        [
            (
                2,
                (
                    "www.hrw.org/news/1997/03/23/"
                    "response-armenian-government-letter-town-khojaly-nagorno-karabakh#;"
                ),
            ),
            (
                4,
                (
                    "www.human.gov.az/en/view-page/27/%C6%8FS%C4%B0R,%20G%C4%B0ROV%20V%C6%8F"
                    "%20%C4%B0TK%C4%B0N%20D%C3%9C%C5%9EM%C3%9C%C5%9EL%C6%8FR#.YgU6Od_MLIU."
                ),
            ),
            (5, "http://edf.gov.az/en/news/2623;"),
            (
                5,
                (
                    "https://apa.az/en/azerbaijan-army-azerbaijani-armed-forces/Prosecutor-General:"
                    "-398-Azerbaijani-servicemen-and-31-civilians-killed-as-a-result-of-Armenian-"
                    "provocation-during-ceasefire-period-331966."
                ),
            ),
        ],
    )
    def test_addresses_are_whole(self, number: int, address: str) -> None:
        assert address in notes(THE_LETTER)[number].split(" ")

    def test_no_dump_of_links_is_left(self) -> None:
        assert "undocs.org" not in " ".join(texts(THE_LETTER))
        dumps = [r for r in THE_LETTER.repairs if r.kind == "dropped-address-dump"]
        assert [(r.line, r.before.count("\n") + 1) for r in dumps] == [(29, 10), (143, 6), (255, 9)]

    def test_the_long_note_of_citations_is_one_segment(self) -> None:
        note = notes(THE_LETTER)[2]
        assert note.startswith("See, for example, The Independent (29 February 1992); The Age")
        assert "final communiqué of the twelfth session of the Islamic Summit" in note
        assert note.endswith("Anatomy of a Rivalry (Edinburgh University Press, 2019), p. 37.")

    def test_segments_name_their_lines(self) -> None:
        lines = {
            segment.text: segment.lines for block in THE_LETTER.blocks for segment in block.segments
        }
        starts = {
            "This month marks": (1, 3),
            "Over the night of": (3, 9),
            "There are abundant": (13, 41),
            "Thus, between May": (95, 151),
            "Moreover, mass graves": (205, 207),
            "This position is": (215, 266),
            "(Signed) Yashar": (304, 304),
            "Permanent Rep": (308, 308),
            "See A/75/864": (253, 253),
        }
        for beginning, expected in starts.items():
            [found] = [place for text, place in lines.items() if text.startswith(beginning)]
            assert found == expected, beginning

    def test_every_character_is_accounted_for(self) -> None:
        assert not unaccounted(LETTER, THE_LETTER)


# Hyphenations and cuts that the letter's own words or the language's can undo.
_HYPHENS = (
    "terri-tories", "orga-nizations", "geno-cide", "estab-lished", "destruc-tion",
    "circum-stances", "resolu-tions", "provoca-tions", "aggres-sion", "recon-ciliation",
    "account-ability", "hu-manitarian", "docu-ment",
)  # fmt: skip
_CUTS = ("th ese", "inter national", "responsi bility", "civ ilians", "hos tages", "popu lated")


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Layouts in which the information is there: the end of a page shows in some way."""
    form_feeds = draw(st.booleans())
    heads = ["", "A/76/500", "United Nations"] if form_feeds else ["", "A/76/500"]
    numbers = ["", "{}/4", "- {} -", "{}"] if form_feeds else ["", "{}/4", "- {} -"]
    head, number = draw(st.sampled_from(heads)), draw(st.sampled_from(numbers))
    shown = bool(form_feeds or head or number)
    return Layout(
        width=draw(st.integers(60, 130)),
        height=draw(st.integers(24, 60)),
        double=draw(st.booleans()),
        indent=draw(st.sampled_from([0, 2, 4, 8])),
        rule=draw(st.sampled_from(["__________________", "----------", "_____", "———————"])),
        marks=draw(st.sampled_from(["glued", "spaced", "raised", "bracketed"])),
        dumps=draw(st.sampled_from([0, 1, 3] if shown else [1, 3])),
        head=head,
        numbers=number,
        form_feeds=form_feeds,
        split=shown and draw(st.booleans()),
        hyphens=draw(st.sampled_from([(), _HYPHENS])),
        cuts=tuple(draw(st.sets(st.sampled_from(_CUTS), max_size=4))),
        newline=draw(st.sampled_from(["\n", "\r\n", "\r"])),
        trailing=draw(st.sampled_from(["", " "])),
    )


def segments_of(document: Document) -> list[tuple[str, int | None, str]]:
    """Segments with what matters of their blocks: a heading's text may stand in a paragraph."""
    apart = (BlockKind.FOOTNOTE, BlockKind.SIGNATURE)
    return [
        (block.kind.value if block.kind in apart else "", block.number, segment.text)
        for block in document.blocks
        for segment in block.segments
    ]


class TestPrintings:
    @given(layout=layouts())
    @settings(max_examples=150, deadline=None)
    def test_the_letter_comes_out_the_same_however_it_is_printed(self, layout: Layout) -> None:
        printed = print_blocks(THE_LETTER.blocks, layout)
        assert segments_of(read(printed)) == segments_of(THE_LETTER)

    @given(width=st.integers(60, 120), height=st.integers(30, 60), indent=st.sampled_from([2, 4]))
    @settings(max_examples=40, deadline=None)
    def test_paragraphs_are_the_same_where_they_are_indented(
        self, width: int, height: int, indent: int
    ) -> None:
        layout = Layout(width=width, height=height, indent=indent, form_feeds=True)
        assert shape(read(print_blocks(THE_LETTER.blocks, layout))) == shape(THE_LETTER)

    def test_the_printer_prints_what_it_says(self) -> None:
        blocks = (
            paragraph("The Council met on Monday.[^1]", "It was informed."),
            Block(
                kind=BlockKind.FOOTNOTE,
                number=1,
                segments=(Segment(text="See www.un.org/en.", lines=(1, 1)),),
            ),
        )
        layout = Layout(width=20, indent=2, marks="raised", dumps=1, head="A/1", numbers="– {} –")
        assert print_blocks(blocks, layout).split("\n") == [
            "A/1", "", "  The Council met on", "Monday.¹ It was", "informed.",
            "__________________", " ¹  See", "www.un.org/en.", "http://www.un.org/en", "",
            "– 1 –", "",
        ]  # fmt: skip


def paragraph(*sentences: str) -> Block:
    segments = tuple(Segment(text=sentence, lines=(1, 1)) for sentence in sentences)
    return Block(kind=BlockKind.PARAGRAPH, segments=segments)


class TestOtherLetters:
    def test_a_letter_without_notes(self) -> None:
        document = read(
            "  I have the honour to inform you that the conference, which was to open\n"
            "in May, will open in June. The agenda is unchanged.\n"
            "  I should be grateful if you would have the present letter circulated as\n"
            "a document of the Assembly.\n"
            "\n"
            "(Signed) A. Writer\n"
            "Permanent Representative\n"
        )
        assert shape(document) == [("paragraph", 2), ("paragraph", 1), ("signature", 2)]
        assert texts(document)[1] == "The agenda is unchanged."
        assert document.repairs == ()

    def test_a_heading_stands_apart(self) -> None:
        document = read(
            "Report of the Working Group\n"
            "\n"
            "The Working Group met five times between March and September, under the\n"
            "guidance of its Chair.\n"
            "\n"
            "Membership\n"
            "\n"
            "All members of the Committee took part in every one of its meetings, as\n"
            "the rules of procedure ask.\n"
        )
        assert shape(document) == [
            ("heading", 1), ("paragraph", 1), ("heading", 1), ("paragraph", 1),
        ]  # fmt: skip

    def test_numbered_paragraphs_keep_their_numbers(self) -> None:
        document = read(
            "1. The Committee considered the item at its third meeting. It heard two\n"
            "speakers.\n"
            "2. The Committee recalled paragraph 4 of the report and decided to defer\n"
            "the item.\n"
            "3. The meeting rose at 6 p.m.\n"
        )
        assert shape(document) == [("paragraph", 2), ("paragraph", 1), ("paragraph", 1)]
        assert texts(document)[0] == "1. The Committee considered the item at its third meeting."
        assert texts(document)[3] == "3. The meeting rose at 6 p.m."

    def test_lists_have_an_item_a_block(self) -> None:
        document = read(
            "The Secretariat is asked to do the following before the next session of\n"
            "the Committee:\n"
            "(a) To collect the views of States on the draft and to publish them in\n"
            "all official languages;\n"
            "(b) To prepare a study; and\n"
            "(c) To report to the Committee.\n"
        )
        assert shape(document) == [("paragraph", 1), *[("list-item", 1)] * 3]
        assert texts(document, BlockKind.LIST_ITEM)[1:] == [
            "(b) To prepare a study; and",
            "(c) To report to the Committee.",
        ]

    def test_raised_digits_are_marks(self) -> None:
        document = read(
            "The group met twice.¹ It will meet again.²\n"
            "\n"
            "____________\n"
            "¹ See document A/75/100.\n"
            "² Ibid., para. 4.\n"
        )
        assert texts(document, BlockKind.PARAGRAPH) == [
            "The group met twice.[^1]",
            "It will meet again.[^2]",
        ]
        assert notes(document) == {1: "See document A/75/100.", 2: "Ibid., para. 4."}

    def test_running_heads_and_page_numbers_are_taken_out(self) -> None:
        pages = [
            f"A/77/100\n\nOn this page the {word} part speaks of its own matter and goes to the\n"
            f"next without coming to the {word}\n\n22-01234\n{number}/3\n"
            for number, word in enumerate(("first", "second", "third"), start=1)
        ]
        document = read("\f".join(pages) + "\fA/77/100\n\nend.\n")
        assert "A/77/100" not in " ".join(texts(document))
        assert "22-01234" not in " ".join(texts(document))
        assert "without coming to the first On this page the second" in texts(document)[0]
        assert "dropped-page-furniture" in kinds(document)

    def test_a_note_goes_on_on_the_next_page(self) -> None:
        document = read(
            "The first page speaks of the report,1 which was long and was read by all who\n"
            "____________\n"
            "1 See the report of the group of experts, which was published in May and\n"
            "\f"
            "took part. The second page ends here.\n"
            "____________\n"
            "was read at the third meeting.\n"
        )
        assert texts(document, BlockKind.PARAGRAPH) == [
            (
                "The first page speaks of the report,[^1] which was long and was read by all who "
                "took part."
            ),
            "The second page ends here.",
        ]
        assert notes(document)[1].endswith("published in May and was read at the third meeting.")

    def test_a_date_at_the_head_of_a_cut_note_is_no_note(self) -> None:
        document = read(
            "The Court gave its judgment.1 Nobody asked the Court to think again, and\n"
            "____________\n"
            "1 European Court of Human Rights, App. No. 1234/56, Judgment of\n"
            "\f"
            "nobody will.\n"
            "____________\n"
            "22 April 2010, paras. 60–62.\n"
        )
        assert notes(document) == {
            1: "European Court of Human Rights, App. No. 1234/56, Judgment of 22 April 2010, "
            "paras. 60–62."
        }

    def test_figures_are_no_marks(self) -> None:
        document = read(
            "In the city 1,000 people waited, 1,275 more came in 2013, and 84,000 left.1\n"
            "____________\n"
            "1 See the census.\n"
        )
        assert texts(document)[0].endswith("1,275 more came in 2013, and 84,000 left.[^1]")
        assert "1,000 people" in texts(document)[0]

    @pytest.mark.parametrize(
        ("language", "text", "sentences", "note"),
        [
            (
                "fr",
                (
                    "  J’ai l’honneur de vous faire tenir ci-joint le texte de la déclaration du\n"
                    "12 mai1. Je vous serais obligé de bien vouloir la faire distribuer comme\n"
                    "document de l’Assemblée générale.\n"
                    "____________\n"
                    "1 Voir A/75/100, par. 4 et 5.\n"
                ),
                ["déclaration du 12 mai[^1].", "Assemblée générale."],
                "Voir A/75/100, par. 4 et 5.",
            ),
            (
                "ru",
                (
                    "  Имею честь препроводить Вам текст заявления, сделанного в 1995 г. в ходе\n"
                    "переговоров1. Прошу распространить его в качестве документа Ассамблеи.\n"
                    "____________\n"
                    "1 См. A/75/100, пп. 4 и 5, стр. 12.\n"
                ),
                ["в ходе переговоров[^1].", "документа Ассамблеи."],
                "См. A/75/100, пп. 4 и 5, стр. 12.",
            ),
            (
                "ar",
                (
                    "أتشرف بأن أحيل إليكم نص البيان الذي صدر في شهر أيار الماضي عن الوفد.1\n"
                    "وأرجو تعميم هذه الرسالة بوصفها وثيقة من وثائق الجمعية العامة.\n"
                    "____________\n"
                    "1 انظر A/75/100، الفقرة 4.\n"
                ),
                ["عن الوفد.[^1]", "الجمعية العامة."],
                "انظر A/75/100، الفقرة 4.",
            ),
            (
                "zh",
                (
                    "谨随函转递代表团五月十二日发表的声明。1 请将本函作为大会文件分发为荷。谨此致\n"
                    "意。\n"
                    "____________\n"
                    "1 见A/75/100，第4段。\n"
                ),
                ["发表的声明。[^1]", "分发为荷。", "谨此致意。"],
                "见A/75/100，第4段。",
            ),
        ],
    )
    def test_other_languages(
        self, language: str, text: str, sentences: list[str], note: str
    ) -> None:
        document = read(text, language)
        found = texts(document, BlockKind.PARAGRAPH)
        assert [a.endswith(b) for a, b in zip(found, sentences, strict=True)] == [True] * len(found)
        assert notes(document) == {1: note}
        assert document.problems == ()

    def test_a_byte_order_mark_and_carriage_returns_do_no_harm(self) -> None:
        document = read("\ufeffThe first line goes on\r\nto the second.\r\rThe next one.\r")
        assert texts(document) == ["The first line goes on to the second.", "The next one."]
        assert kinds(document) == {"dropped-byte-order-mark"}

    def test_a_language_tag_must_be_one(self) -> None:
        with pytest.raises(LanguageError):
            read("Text.", "no language")


class TestWhatIsNotDecided:
    def test_a_word_that_may_be_two_is_left_and_said(self) -> None:
        document = read(LETTER.replace("international", "inter national"))
        left = " ".join(texts(document)).count("inter national")
        undecided = [r for r in document.repairs if r.kind == "undecided-word"]
        assert [(r.before, r.after) for r in undecided] == [("inter national",) * 2] * left
        assert left > 5

    def test_a_hyphen_that_may_belong_to_the_word_is_left_and_said(self) -> None:
        document = read("They spoke of a co-\noperation that all of them had asked for.")
        [repair] = [r for r in document.repairs if "hyphen" in r.kind]
        assert (repair.line, repair.before.replace("\n", "")) == (2, "co-operation")

    def test_a_paragraph_that_may_have_ended_with_its_page_goes_on_and_is_said(self) -> None:
        document = read(
            "The first page ends with a sentence that fills the line to its very end.\n"
            "\f1/2\n"
            "The second page begins with another sentence, and this one too is a full\n"
            "line long, as all are.\n"
            "\f2/2\n"
        )
        [repair] = [r for r in document.repairs if r.kind == "undecided-paragraph"]
        assert repair.before == repair.after
        assert repair.line == 3

    def test_a_mark_without_its_note_is_a_problem(self) -> None:
        document = read("The group met.1 It went home.7\n\n_____\n1 See the report.\n")
        [problem] = document.problems
        assert (problem.kind, problem.line, problem.before) == ("mark-without-note", 1, "7")
        assert problem.before == problem.after

    def test_a_note_without_its_mark_is_a_problem(self) -> None:
        document = read("The group met.1\n\n_____\n1 See the report.\n2 See the annex.\n")
        [problem] = document.problems
        assert (problem.kind, problem.line, problem.before) == ("note-without-mark", 5, "2")
        assert notes(document) == {1: "See the report.", 2: "See the annex."}


_PIECES = st.one_of(
    st.sampled_from(LETTER.split("\n")),
    st.sampled_from(re.findall(r"\S+", LETTER)),
    st.sampled_from(
        [
            "1", "2", ".1", " 3 ", "[^1]", "[^2]:", "[3]", "¹", "²³", "(1)", "1.", "(a) ", "a) ",
            "• ", "______", "-----", "* * *", "https://a.org/b", "www.un.org/en/a-",
            "http://a.org/b", "1 See this.", "22 April", "%C", "6%8F", "A/75/1", "A/75/",
            "S/2020/1-", "(Signed) A", "Annex", "- 1 -", "1/2", "Page 3", "22-01234 (E)",
            "et al.", "para.", "co-", "inter-", "th ese",
        ]
    ),
    st.sampled_from(
        ["\n", "\n\n", "\r", "\r\n", "\f", "\v", "\t", " ", "\u00a0", "\u2028", "\u2029", "\u0085",
         "\u00ad", "\u200b", "\u200f", "\ufeff", "\u3000", "\x1c", "\x1f", "\u0000", "。", "؟",
         "…", "İ"]
    ),
    st.text(max_size=6),
)  # fmt: skip
sources = st.lists(_PIECES, max_size=30).map("".join)

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹\xad", "0123456789-")


def plain(text: str) -> str:
    return "".join(text.translate(_RAISED).split())


class TestConservation:
    @given(text=sources, language=st.sampled_from(["en", "fr", "ru", "ar", "zh", "de"]))
    @settings(max_examples=400, deadline=None)
    def test_every_character_is_in_a_segment_a_mark_or_a_repair(
        self, text: str, language: str
    ) -> None:
        document = read(text, language)
        assert not unaccounted(text, document)

    @given(text=sources)
    @settings(max_examples=400, deadline=None)
    def test_a_segment_is_found_in_the_lines_that_it_names(self, text: str) -> None:
        lines = re.split(r"\r\n|\n|\r", text)
        for block in read(text).blocks:
            for segment in block.segments:
                first, last = segment.lines
                assert 1 <= first <= last <= len(lines)
                source = iter(plain("".join(lines[first - 1 : last])))
                wanted = plain(printing.MARK.sub(r"\1", segment.text))
                missing = [character for character in wanted if character not in source]
                assert not missing, segment

    @given(text=sources)
    @settings(max_examples=200, deadline=None)
    def test_segments_are_trimmed_lines_of_text(self, text: str) -> None:
        for segment in texts(read(text)):
            assert segment
            assert segment == segment.strip()
            assert "\n" not in segment
            assert "\r" not in segment

    def test_a_lost_character_would_be_noticed(self) -> None:
        document = read("The group met.")
        assert unaccounted("The group met!", document) == {"!": 1, ".": -1}


class TestBytes:
    @pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
    def test_an_empty_file_is_refused(self, data: bytes) -> None:
        with pytest.raises(DocumentError, match="empty") as caught:
            decode(data, path="a.txt")
        assert str(caught.value).startswith("a.txt:1: ")

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
    def test_utf_16_is_refused(self, encoding: str) -> None:
        with pytest.raises(DocumentError, match=r"UTF-16|NUL"):
            decode("Text.\n".encode(encoding), path="a.txt")

    def test_bytes_that_are_not_utf_8_are_refused_with_their_line(self) -> None:
        with pytest.raises(DocumentError, match="0xe9") as caught:
            decode("Text.\nA café.\n".encode("latin-1"), path="a.txt")
        assert caught.value.line == 2

    def test_a_nul_is_refused_with_its_line(self) -> None:
        with pytest.raises(DocumentError, match="NUL") as caught:
            decode(b"Text.\n\nA\0B\n", path="a.txt")
        assert caught.value.line == 3

    @pytest.mark.parametrize("break_", [b"\n", b"\r\n", b"\r"])
    def test_lines_are_counted_alike_at_every_line_break(self, break_: bytes) -> None:
        with pytest.raises(DocumentError) as caught:
            decode(b"One." + break_ + b"Two." + break_ + b"\xff", path="a.txt")
        assert caught.value.line == 3

    def test_a_byte_order_mark_is_left_for_the_reader(self) -> None:
        assert decode(b"\xef\xbb\xbfText.", path="a.txt") == "\ufeffText."


def seconds(text: str) -> float:
    """Gives the processor time of reading a text, the best of three: others use the machine too."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        read(text)
        taken.append(time.process_time() - start)
    return min(taken)


class TestSize:
    @pytest.mark.parametrize(
        ("unit", "language"),
        [
            ("The Council met on Monday. ", "en"),
            ("安理会通过了决议。", "zh"),
            ("a", "en"),
            (".", "en"),
        ],
    )
    def test_a_line_of_a_million_characters_is_read(self, unit: str, language: str) -> None:
        text = unit * (1_000_000 // len(unit))
        start = time.process_time()
        document = read(text, language)
        assert time.process_time() - start < 60
        assert not unaccounted(text, document)

    @pytest.mark.parametrize(
        "unit",
        [
            LETTER,
            "1. The thing is.\n",
            "Text.\n\f",
            "Text ends.1\n____\n1 See this.\n",
            "(a) the thing;\n",
            "http://a.org/b-\n",
            "inter-\nnational ",
            "word.1 ",
            "a\n",
            "....",
        ],
    )
    def test_twice_the_text_takes_about_twice_the_time(self, unit: str) -> None:
        size = 20_000
        once = seconds((unit * (size // len(unit) + 1))[:size])
        twice = seconds((unit * (2 * size // len(unit) + 1))[: 2 * size])
        assert twice < 3.2 * once + 0.1
