"""Editions say what the catalog says, in every format, and nothing that is no translation."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
import time
import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition_samples import (
    HEADING,
    ITEM,
    NOTE,
    PARAGRAPH,
    SIGNATURE,
    block,
    document,
    edition_of,
)
from transmem.editions import Settings, publish
from transmem.editions.runs import cut
from transmem.errors import ConfigurationError, MissingTranslationError
from transmem.model import Block, Catalog, Document, Edition, Unit


def catalog(language: str, *units: Unit, **translations: str) -> Catalog:
    pairs = tuple(Unit(msgid=source, msgstr=target) for source, target in translations.items())
    return Catalog(path=f"{language}.po", language=language, units=(*units, *pairs))


def edition(
    source: Document,
    translation: Catalog | None,
    form: str,
    *,
    missing: str = "refuse",
    title: str | None = None,
) -> str:
    """Publishes one edition, and gives its text."""
    made = edition_of(source, translation, form=form, missing=missing, title=title)
    text = made.decode()
    return without_record(text) if form == "md" else text


def without_record(markdown: str) -> str:
    """Drops the comment that ends a Markdown edition."""
    found = re.fullmatch(r"(.*?)\n?<!-- transmem \{[^\n]*\} -->\n", markdown, re.DOTALL)
    assert found
    return found[1]


def bilingual(source: Document, translation: Catalog, missing: str = "refuse") -> Edition:
    made = publish(
        source,
        translation,
        language=translation.language,
        settings=Settings(formats=["html"], bilingual=["columns"], missing=missing),
        name="letter",
    )
    return made[1]


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(c if isinstance(c, str) else c.text for c in self.children)

    @property
    def elements(self) -> list[Element]:
        inner = [child for child in self.children if isinstance(child, Element)]
        return [self, *(below for child in inner for below in child.elements)]

    def find(self, tag: str, **attributes: str) -> list[Element]:
        wanted = attributes.items()
        return [e for e in self.elements if e.tag == tag and wanted <= e.attributes.items()]

    def without(self, role: str) -> str:
        """The text but for elements of a role."""
        return "".join(
            c if isinstance(c, str) else c.without(role)
            for c in self.children
            if isinstance(c, str) or c.attributes.get("role") != role
        )


class Page(HTMLParser):
    """A page as a tree; wrong nesting fails the test."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]
        self.feed(markup)
        self.close()
        assert self.open == [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names))
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in {"br", "meta"}:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def page(markup: str) -> Element:
    root = Page(markup).root
    ids = [e.attributes["id"] for e in root.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    inner = [link.attributes["href"] for link in root.find("a")]
    assert {href[1:] for href in inner if href.startswith("#")} <= set(ids)
    return root


LETTER = document(
    block(HEADING, "A letter"),
    block(PARAGRAPH, "See A/67/753-S/2013/106.[^1]", "It is late.[^2]"),
    block(ITEM, "(a) First;"),
    block(ITEM, "(b) Second."),
    block(SIGNATURE, "(Signed) A. Writer", "Keeper"),
    block(NOTE, "At www.example.org/a_b.", number=1),
    block(NOTE, "The same.[^1]", number=2),
)
FRENCH = catalog(
    "fr",
    **{
        "A letter": "Une lettre",
        "See A/67/753-S/2013/106.[^1]": "Voir A/67/753-S/2013/106[^1].",
        "It is late.[^2]": "Il est tard[^2].",
        "(a) First;": "a) Premier\u00a0;",
        "(b) Second.": "b) Second.",
        "(Signed) A. Writer": "(Signé) A. Writer",
        "Keeper": "Conservateur",
        "At www.example.org/a_b.": "Sur www.example.org/a_b.",
        "The same.[^1]": "Le même[^1].",
    },
)


class TestWhatIsPublished:
    def test_files_are_named_after_document_language_and_format(self) -> None:
        made = publish(
            LETTER,
            FRENCH,
            language="fr",
            settings=Settings(formats=["html", "txt", "md"], bilingual=["columns"]),
            name="letter",
        )
        assert [(e.name, e.record.format, e.record.language) for e in made] == [
            ("letter.fr.txt", "txt", "fr"),
            ("letter.fr.md", "md", "fr"),
            ("letter.fr.html", "html", "fr"),
            ("letter.en-fr.html", "html", "fr"),
        ]

    def test_the_source_has_editions_too_but_nothing_to_stand_beside_it(self) -> None:
        made = publish(
            LETTER,
            None,
            language="en",
            settings=Settings(formats=["html"], bilingual=["columns"]),
            name="letter",
        )
        assert [e.name for e in made] == ["letter.en.html"]
        assert "(Signed) A. Writer" in made[0].content.decode()

    def test_a_posix_tag_names_the_same_files(self) -> None:
        made = publish(
            document(block(PARAGRAPH, "Yes.")),
            catalog("pt-BR", **{"Yes.": "Sim."}),
            language="pt_BR",
            settings=Settings(formats=["txt"]),
            name="letter",
        )
        assert [e.name for e in made] == ["letter.pt-BR.txt"]

    @pytest.mark.parametrize(
        "unit",
        [
            Unit(msgid="Yes.", msgstr="Oui.", fuzzy=True),
            Unit(msgid="Yes.", msgstr="Oui.", obsolete=True),
            Unit(msgid="Yes.", msgstr=""),
            Unit(msgid="Yes.", msgstr=" \n"),
            Unit(msgid="Yes.", msgstr="Oui.", msgctxt="heading"),
            Unit(msgid="No.", msgstr="Non."),
        ],
    )
    def test_what_is_no_finished_translation_of_the_text_is_missing(self, unit: Unit) -> None:
        source = document(block(PARAGRAPH, "Yes."))
        with pytest.raises(MissingTranslationError) as error:
            edition(source, catalog("fr", unit), "txt")
        assert error.value.missing == ("Yes.",)
        assert str(error.value).startswith("fr.po: 1 text has no translation")
        assert edition(source, catalog("fr", unit), "txt", missing="source") == "Yes.\n"

    def test_an_entry_for_the_kind_of_block_goes_before_one_for_all(self) -> None:
        source = document(block(HEADING, "Notes"), block(PARAGRAPH, "Notes"))
        general, heading = (
            Unit(msgid="Notes", msgstr="Il note"),
            Unit(msgid="Notes", msgstr="Remarques", msgctxt="heading"),
        )
        assert edition(source, catalog("fr", general, heading), "txt") == "Remarques\n\nIl note\n"

    def test_a_fuzzy_entry_for_the_kind_is_not_replaced_by_the_one_for_all(self) -> None:
        fuzzy = Unit(msgid="Notes", msgstr="Remarques", msgctxt="heading", fuzzy=True)
        source = document(block(HEADING, "Notes"))
        with pytest.raises(MissingTranslationError):
            edition(source, catalog("fr", fuzzy, Unit(msgid="Notes", msgstr="Il note")), "txt")

    def test_missing_texts_are_listed_once_each_in_reading_order(self) -> None:
        source = document(block(PARAGRAPH, "One.", "Two.", "One."))
        made = publish(
            source,
            catalog("fr"),
            language="fr",
            settings=Settings(formats=["txt"], missing="mark"),
            name="x",
        )
        assert made[0].missing == ("One.", "Two.")

    def test_the_same_input_gives_the_same_bytes(self) -> None:
        assert bilingual(LETTER, FRENCH) == bilingual(LETTER, FRENCH)

    @pytest.mark.parametrize(
        ("formats", "missing", "name"),
        [
            (["doc"], "mark", "letter"),
            (["txt"], "ignore", "letter"),
            (["txt"], "mark", "../letter"),
            (["txt"], "mark", "a\\b"),
            (["txt"], "mark", "a\0b"),
            (["txt"], "mark", "a\nb"),
            (["txt"], "mark", "a\ud800"),
            (["txt"], "mark", ""),
        ],
    )
    def test_what_is_not_offered_is_refused(
        self, formats: list[str], missing: str, name: str
    ) -> None:
        with pytest.raises(ConfigurationError):
            publish(
                LETTER,
                FRENCH,
                language="fr",
                settings=Settings(formats=formats, missing=missing),
                name=name,
            )

    def test_text_editions_do_not_wait_for_the_template_engine(self) -> None:
        program = "import sys, transmem.editions; sys.exit('jinja2' in sys.modules)"
        subprocess.run([sys.executable, "-c", program], check=True)


class TestNumbersOfNotes:
    SOURCE = document(
        block(PARAGRAPH, "First[^1] and second.[^2]"),
        block(NOTE, "One.", number=1),
        block(NOTE, "Two.", number=2),
    )
    NOTES = (Unit(msgid="One.", msgstr="Un."), Unit(msgid="Two.", msgstr="Deux."))

    def translated(self, text: str) -> Catalog:
        return catalog("fr", *self.NOTES, **{"First[^1] and second.[^2]": text})

    def test_notes_are_numbered_in_the_order_of_the_edition(self) -> None:
        swapped = self.translated("Second[^2] et premier[^1].")
        assert edition(self.SOURCE, swapped, "md") == (
            "Second[^1] et premier[^2].\n\n[^1]: Deux.\n\n[^2]: Un.\n"
        )

    def test_numbers_stay_where_a_mark_is_lost(self) -> None:
        lost = self.translated("Premier et second[^2].")
        assert edition(self.SOURCE, lost, "md") == (
            "Premier et second[^2].\n\n[^1]: Un.\n\n[^2]: Deux.\n"
        )

    def test_pairs_of_notes_stay_together_side_by_side(self) -> None:
        root = page(bilingual(self.SOURCE, self.translated("B[^2] A[^1].")).content.decode())
        section = root.find("section")[0]
        rows = [
            [cell.without("doc-backlink").strip() for cell in row.find("td")]
            for row in section.find("tr")
        ]
        assert rows[1:] == [["1. One.", "2. Un."], ["2. Two.", "1. Deux."]]

    def test_of_two_notes_with_one_number_the_second_has_none(self) -> None:
        source = document(
            block(PARAGRAPH, "Yes.[^1]"),
            block(NOTE, "One.", number=1),
            block(NOTE, "Another.", number=1),
        )
        assert edition(source, None, "txt").endswith("\n[1] One.\n\nAnother.\n")
        assert edition(source, None, "md").endswith("\n[^1]: One.\n\nAnother.\n")
        assert len(page(edition(source, None, "html")).find("li")) == 2

    @pytest.mark.parametrize(
        ("form", "text"), [("txt", "[^9]"), ("md", r"\[\^9\]"), ("html", "[^9]")]
    )
    def test_a_mark_without_a_note_is_text(self, form: str, text: str) -> None:
        assert text in edition(document(block(PARAGRAPH, "Yes.[^9]")), None, form)


class TestSpaces:
    def test_sentences_are_joined_as_the_language_writes(self) -> None:
        source = document(block(PARAGRAPH, "One.", "Two.", "Three."))
        chinese = catalog("zh", **{"One.": "一。", "Two.": "二。", "Three.": "三。"})
        assert edition(source, None, "txt") == "One. Two. Three.\n"
        assert edition(source, chinese, "txt") == "一。二。三。\n"

    def test_thai_parts_sentences_though_not_words(self) -> None:
        source = document(block(PARAGRAPH, "One.", "Two."))
        thai = catalog("th", **{"One.": "หนึ่ง", "Two.": "สอง"})
        assert edition(source, thai, "txt") == "หนึ่ง สอง\n"

    def test_a_source_text_among_chinese_stands_apart(self) -> None:
        source = document(block(PARAGRAPH, "One.", "Two.", "Three."))
        chinese = catalog("zh", **{"One.": "一。", "Three.": "三。"})
        assert edition(source, chinese, "txt", missing="source") == "一。 Two. 三。\n"

    def test_layout_in_a_translation_is_dropped_and_typography_kept(self) -> None:
        source = document(block(PARAGRAPH, "One.", "Two."))
        messy = catalog("fr", **{"One.": "  Un\n  mot\u202f!\t", "Two.": "De\x00ux\u00a0!\n"})
        assert edition(source, messy, "txt") == "Un mot\u202f! Deux\u00a0!\n"


class TestPlainText:
    def test_paragraphs_are_lines_and_notes_follow_a_rule(self) -> None:
        assert edition(LETTER, FRENCH, "txt") == (
            "Une lettre\n"
            "\n"
            "Voir A/67/753-S/2013/106[1]. Il est tard[2].\n"
            "\n"
            "a) Premier\u00a0;\n"
            "\n"
            "b) Second.\n"
            "\n"
            "(Signé) A. Writer\n"
            "Conservateur\n"
            "\n"
            "__________________\n"
            "\n"
            "[1] Sur www.example.org/a_b.\n"
            "\n"
            "[2] Le même[1].\n"
        )

    @pytest.mark.parametrize("form", ["txt", "md"])
    def test_what_is_missing_is_marked_in_the_readers_language(self, form: str) -> None:
        source = document(block(PARAGRAPH, "One.", "Two."))
        french = catalog("fr", **{"One.": "Un."})
        assert edition(source, french, form, missing="mark") == "Un. ⟦non traduit\u00a0: Two.⟧\n"

    @pytest.mark.parametrize("missing", ["mark", "source"])
    def test_a_source_text_keeps_its_direction(self, missing: str) -> None:
        text = edition(
            document(block(PARAGRAPH, "Two (2).")), catalog("ar"), "txt", missing=missing
        )
        assert "\u2066Two (2).\u2069" in text


class TestRightToLeft:
    @pytest.mark.parametrize(
        ("text", "printed"),
        [
            ("القرار 8/43-C هنا", "القرار ⟨8/43-C⟩ هنا"),
            ("وA/67/753-S/2013/106.", "و⟨A/67/753-S/2013/106⟩."),
            ("انظر http://un.org/a؛ ثم", "انظر ⟨http://un.org/a⟩؛ ثم"),
            ("إلى a.b@example.org.", "إلى ⟨a.b@example.org⟩."),
            ("العدد 1275 والحرف C", "العدد 1275 والحرف C"),
            # A translator who isolated the symbol, or put the mark before it, has done the work.
            ("القرار ⟨8/43-C⟩ هنا", "القرار ⟨8/43-C⟩ هنا"),
            ("القرار \u20678/43-C⟩ هنا", "القرار \u20678/43-C⟩ هنا"),
            ("القرار \u200e8/43-C\u200e هنا", "القرار \u200e8/43-C\u200e هنا"),
            ("⟨8/43-C⟩ و40984/07", "⟨8/43-C⟩ و⟨40984/07⟩"),
        ],
    )
    def test_codes_and_addresses_are_isolated_once(self, text: str, printed: str) -> None:
        text, printed = (
            one.replace("⟨", "\u2066").replace("⟩", "\u2069") for one in (text, printed)
        )
        assert (
            edition(document(block(PARAGRAPH, text), language="ar"), None, "txt") == f"{printed}\n"
        )

    def test_a_left_to_right_language_needs_no_isolates(self) -> None:
        assert not set("\u2066\u2067\u2068\u2069") & set(edition(LETTER, FRENCH, "txt"))

    def test_the_page_runs_from_right_to_left_and_its_codes_do_not(self) -> None:
        source = document(block(PARAGRAPH, "القرار 8/43-C على www.un.org"), language="ar")
        root = page(edition(source, None, "html"))
        assert root.find("html", lang="ar", dir="rtl")
        assert root.find("bdi", dir="ltr")[0].text == "8/43-C"
        link = root.find("a", dir="ltr")[0]
        assert (link.text, link.attributes["href"]) == ("www.un.org", "http://www.un.org")


# Signs that mean something to one format or another, and some that mean nothing to any.
SIGNS = "<>&\"'*_[]^1(){}#/-+=.:;,!|~$\\`%@ \n\tabw\u00a0\u202fé،عص中。\u200e\u2066\u2069"
PHRASES = [
    *("[^1]", "[^9]", "http://e.org/a", "www.e.org/_a_", "A/67/753", "8/43-C", "a@b.org", "***"),
    *("javascript:alert(1)", "<script>", "</p>", "</style>", "]]>", "-->", "{{ 7*7 }}", "{% x %}"),
    *("&lt;", "&#60;", "1. ", "# ", "- ", "| - |", "---", "![^1]", "[^1]: "),
]
HOSTILE = st.lists(
    st.one_of(
        st.sampled_from(PHRASES),
        st.text(st.one_of(st.sampled_from(SIGNS), st.characters()), max_size=20),
    ),
    max_size=6,
).map("".join)
# Spaces that are typography, not layout.
SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"


def printable(text: str) -> str:
    """What of a text a reader can see, said in another way than the package says it."""
    text = re.sub(rf"(?![{SPACES}])\s", " ", text)
    unseen = {"Cc", "Cs", "Cn"}
    text = "".join(s for s in text if unicodedata.category(s) not in unseen or not forbidden(s))
    return folded(re.sub(" +", " ", text).strip())


def folded(text: str) -> str:
    """A text whatever its spaces: test_typography.py is about those."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def forbidden(sign: str) -> bool:
    """Whether it is no space, and a control, a surrogate or a noncharacter of the first plane."""
    return (
        unicodedata.category(sign) != "Cn"
        or 0xFDD0 <= ord(sign) <= 0xFDEF
        or sign in "\ufffe\uffff"
    )


MARKDOWN = [
    ("# no heading", r"\# no heading"),
    ("1. no list", r"1\. no list"),
    ("1) no list", r"1\) no list"),
    ("1.5 is a number", "1.5 is a number"),
    ("(a) no list", r"(a\) no list"),
    ("iv. no list", r"iv\. no list"),
    ("A. Name", "A. Name"),
    (": no definition", r"\: no definition"),
    ("@no.citation, a@e.org, x^2", r"\@no.citation, a@e.org, x\^2"),
    ("- no list", r"\- no list"),
    ("+ no list", r"\+ no list"),
    ("> no quotation", r"\> no quotation"),
    ("=== no underline", r"\=== no underline"),
    ("--- no rule", r"\--- no rule"),
    ("``` no code", r"\`\`\` no code"),
    ("_no_ *emphasis*", r"\_no\_ \*emphasis\*"),
    ("snake_case stays", "snake_case stays"),
    ("[no](link)", r"\[no\](link)"),
    ("<b>no</b> &amp; R&D too", r"\<b>no\</b> \&amp; R&D too"),
    ("{{ no }} {% template %}", r"\{\{ no \}\} \{% template %\}"),
    ("a \\ b | c ~ d $ e", r"a \\ b \| c \~ d \$ e"),
    ("Item #5 (C#)", r"Item \#5 (C#)"),
    ("[^1]: no note", r"[^1]\: no note"),
    ("Stop![^1](no link)", r"Stop\![^1]\(no link)"),
    ("See https://e.org/a_b*c?d=[1].", "See <https://e.org/a_b*c?d=[1]>."),
    ("See www.e.org/a_b#.c here", "See www.e.org/a_b#.c here"),
]


class TestMarkdown:
    def test_headings_lists_notes_and_lines_are_markdowns_own(self) -> None:
        assert edition(LETTER, FRENCH, "md") == (
            "# Une lettre\n"
            "\n"
            "Voir A/67/753-S/2013/106[^1]. Il est tard[^2].\n"
            "\n"
            "- a\\) Premier\u202f;\n"
            "- b\\) Second.\n"
            "\n"
            "(Signé) A. Writer\\\n"
            "Conservateur\n"
            "\n"
            "[^1]: Sur www.example.org/a_b.\n"
            "\n"
            "[^2]: Le même[^1].\n"
        )

    def test_only_the_first_heading_is_the_title(self) -> None:
        source = document(block(HEADING, "One"), block(HEADING, "Two"), block(HEADING, "Three"))
        assert edition(source, None, "md") == "# One\n\n## Two\n\n## Three\n"

    @pytest.mark.parametrize(("text", "escaped"), MARKDOWN)
    def test_text_is_never_markup(self, text: str, escaped: str) -> None:
        source = document(block(PARAGRAPH, text), block(NOTE, "Note.", number=1))
        assert edition(source, None, "md") == f"{escaped}\n\n[^1]: Note.\n"

    @given(st.lists(HOSTILE, min_size=1, max_size=3))
    def test_a_markdown_reader_sees_the_text_and_nothing_else(self, texts: list[str]) -> None:
        markdown_it = importlib.import_module("markdown_it")
        reader = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
        reader.normalizeLinkText = str
        source = document(block(SIGNATURE, *texts), block(NOTE, "A note.", number=1))
        kept = [re.sub(r"\[\^0{0,5}1\]", "[^1]", text) for text in map(printable, texts) if text]
        *body, opening, note, closing = reader.parse(edition(source, None, "md"))
        assert [token.type for token in body] == (
            ["paragraph_open", "inline", "paragraph_close"] if kept else []
        )
        assert (opening.type, note.content, closing.type) == (
            "paragraph_open",
            "[^1]: A note.",
            "paragraph_close",
        )
        inside = body[1].children if kept else []
        known = {"text", "text_special", "hardbreak", "link_open", "link_close"}
        assert {token.type for token in inside} <= known
        seen = "".join("\n" if token.type == "hardbreak" else token.content for token in inside)
        assert folded(seen) == "\n".join(kept)


class TestHtml:
    def test_the_page_is_whole(self) -> None:
        markup = edition(LETTER, FRENCH, "html")
        root = page(markup)
        assert markup.startswith("<!DOCTYPE html>\n")
        assert root.find("html", lang="fr", dir="ltr")
        assert root.find("meta", charset="utf-8")
        assert root.find("meta", name="viewport")
        assert root.find("meta", name="generator")[0].attributes["content"].startswith("transmem ")
        assert "url(" not in root.find("style")[0].text

    @pytest.mark.parametrize(
        ("blocks", "given", "title"),
        [
            ([block(PARAGRAPH, "Yes.")], None, "letter"),
            ([block(PARAGRAPH, "Yes.[^1]"), block(HEADING, "A <name>")], None, "A <name>"),
            ([block(HEADING, "A name")], "Another", "Another"),
        ],
    )
    def test_its_title_is_given_or_the_heading_or_the_name(
        self, blocks: list[Block], given: str | None, title: str
    ) -> None:
        root = page(edition(document(*blocks), None, "html", title=given))
        assert root.find("title")[0].text == title

    def test_its_parts_are_what_they_are(self) -> None:
        main = page(edition(LETTER, FRENCH, "html")).find("main")[0]
        parts = [child for child in main.children if isinstance(child, Element)]
        assert [part.tag for part in parts] == ["h1", "p", "ul", "p", "section"]
        assert [item.text for item in parts[2].find("li")] == ["a) Premier\u202f;", "b) Second."]
        assert parts[3].attributes == {"class": "signature"}
        assert [e.tag for e in parts[3].elements] == ["p", "br"]

    def test_marks_and_notes_lead_to_each_other(self) -> None:
        root = page(edition(LETTER, FRENCH, "html"))
        marks = root.find("a", role="doc-noteref")
        assert [(m.attributes["id"], m.attributes["href"], m.text) for m in marks] == [
            ("fnref1", "#fn1", "1"),
            ("fnref2", "#fn2", "2"),
            ("fnref1-2", "#fn1", "1"),
        ]
        assert [mark.attributes["aria-label"] for mark in marks] == ["Note 1", "Note 2", "Note 1"]
        section = root.find("section", role="doc-endnotes")[0]
        assert [item.attributes for item in section.find("li")] == [{"value": "1"}, {"value": "2"}]
        notes = section.find("div", role="doc-footnote")
        assert [note.attributes["id"] for note in notes] == ["fn1", "fn2"]
        backs = [[b.attributes["href"] for b in n.find("a", role="doc-backlink")] for n in notes]
        assert backs == [["#fnref1", "#fnref1-2"], ["#fnref2"]]

    def test_what_is_missing_is_seen_in_its_own_language_and_direction(self) -> None:
        source = document(block(PARAGRAPH, "One.", "Two."))
        arabic = catalog("ar", **{"One.": "واحد."})
        mark = page(edition(source, arabic, "html", missing="mark")).find("mark")[0]
        assert mark.text == "Two."
        assert mark.attributes == {
            "class": "missing",
            "lang": "en",
            "dir": "ltr",
            "title": "غير مترجم",
        }
        bare = page(edition(source, arabic, "html", missing="source"))
        assert bare.find("mark") == []
        assert bare.find("span", lang="en", dir="ltr")[0].text == "Two."

    @given(st.lists(HOSTILE, min_size=1, max_size=3))
    def test_readers_see_the_text_and_nothing_else(self, texts: list[str]) -> None:
        source = document(block(PARAGRAPH, *texts), block(NOTE, "Note.", number=1))
        root = page(edition(source, None, "html"))
        kept = " ".join(printable(text) for text in texts if printable(text))
        paragraphs = [folded(paragraph.text) for paragraph in root.find("p")]
        assert paragraphs == ([re.sub(r"\[\^0{0,5}1\]", "1", kept)] if kept else [])
        assert root.find("script") == []
        links = {link.attributes["href"] for link in root.find("a")}
        assert all(re.match(r"#|(?i:https?)://", link) for link in links)

    def test_a_mark_is_not_parted_from_chinese_words(self) -> None:
        source = document(
            block(PARAGRAPH, "一。[^1]"), block(NOTE, "注。", number=1), language="zh"
        )
        assert "一。\u20601" in page(edition(source, None, "html")).text

    def test_five_thousand_segments_take_less_than_three_seconds(self) -> None:
        texts = [f"Sentence {n} of A/67/{n}-S/2013/106 has a mark.[^1]" for n in range(5000)]
        long = document(*(block(PARAGRAPH, t) for t in texts), block(NOTE, "Note.", number=1))
        start = time.process_time()
        edition(long, None, "html")
        assert time.process_time() - start < 3


class TestBilingual:
    def test_each_pair_of_segments_has_a_row(self) -> None:
        made = bilingual(LETTER, FRENCH)
        root = page(made.content.decode())
        assert made.name == "letter.en-fr.html"
        groups = [
            [tuple(cell.text for cell in row.find("td")) for row in group.find("tr")]
            for group in root.find("tbody")
        ]
        assert groups[:3] == [
            [("A letter", "Une lettre")],
            [
                ("See A/67/753-S/2013/106.1", "Voir A/67/753-S/2013/1061."),
                ("It is late.2", "Il est tard2."),
            ],
            [("(a) First;", "a) Premier\u202f;")],
        ]

    def test_each_side_has_its_language_and_direction(self) -> None:
        source = document(block(PARAGRAPH, "One.", "Two."))
        arabic = catalog("ar", **{"One.": "واحد."})
        root = page(bilingual(source, arabic, missing="mark").content.decode())
        assert [cell.text for cell in root.find("td", lang="en", dir="ltr")] == ["One.", "Two."]
        assert [cell.text for cell in root.find("td", lang="ar", dir="rtl")] == ["واحد.", "Two."]
        assert [cell.text for cell in root.find("th")] == ["English", "العربية"]
        assert [mark.text for mark in root.find("mark", lang="en", dir="ltr")] == ["Two."]

    def test_notes_are_linked_on_their_own_side(self) -> None:
        root = page(bilingual(LETTER, FRENCH).content.decode())
        for side, language in (("source-", "en"), ("target-", "fr")):
            cells = [c for c in root.find("td", lang=language) if "id" in c.attributes]
            assert [cell.attributes["id"] for cell in cells] == [f"{side}fn1", f"{side}fn2"]
            links = [a for c in root.find("td", lang=language) for a in c.find("a")]
            inner = [a.attributes["href"] for a in links if a.attributes["href"].startswith("#")]
            assert len(inner) == 6
            assert all(href.startswith(f"#{side}") for href in inner)

    @given(HOSTILE, HOSTILE)
    def test_both_sides_are_escaped(self, one: str, two: str) -> None:
        source = document(block(PARAGRAPH, f"a{one}"))
        translation = catalog("fr", Unit(msgid=f"a{one}", msgstr=f"b{two}"))
        root = page(bilingual(source, translation).content.decode())
        expected = [printable(f"a{one}"), printable(f"b{two}")]
        assert [folded(cell.text) for cell in root.find("td")] == expected


class TestRuns:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("A/67/753-S/2013/106 (22 February 2013)", ["A/67/753-S/2013/106"]),
            ("No. 8/43-C, App. No. 40984/07.", ["8/43-C", "40984/07"]),
            ("doc. CM/Del/Concl(92)471bis;", ["CM/Del/Concl(92)471bis"]),
            ("A/C.1/59/L.22/Rev.1.", ["A/C.1/59/L.22/Rev.1"]),
            ("from 3,890-4,000 of 1,275", ["3,890-4,000"]),
            ("第8/43-C号决议", ["8/43-C"]),
            ("and/or night-time, 25–26 February 1992", []),
            ("Conférence-2020", []),
            ("(see www.un.org/a(b)/c).", ["www.un.org/a(b)/c"]),
            ("“http://un.org/a?b=c&d;”.", ["http://un.org/a?b=c&d"]),
            ("可查阅https://e.org/a#b。其次", ["https://e.org/a#b"]),
            ("HTTPS://E.org: yes", ["HTTPS://E.org"]),
            ("javascript:alert(1) www. http://", []),
            ("to a.b+c@example.org.", ["a.b+c@example.org"]),
        ],
    )
    def test_codes_and_addresses_are_found(self, text: str, found: list[str]) -> None:
        assert [run.text for run in cut(text) if run.kind != "prose"] == found

    @given(HOSTILE)
    def test_runs_put_together_are_the_text(self, text: str) -> None:
        assert "".join(run.text for run in cut(text, {1})) == text

    @pytest.mark.parametrize(
        "piece",
        [
            "a",
            "a-",
            "1,",
            "a.",
            "(1)",
            "a@",
            "a%",
            "www.",
            ")",
            "[^1",
            "\u2066",
            "a@b.",
            "1\u200e/",
        ],
    )
    def test_long_texts_take_time_in_proportion(self, piece: str) -> None:
        start = time.process_time()
        cut(piece * 50_000 + "!", {1})
        cut("www.a" + piece * 50_000 + "!", {1})
        assert time.process_time() - start < 2
