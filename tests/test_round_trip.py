"""The text edition of an untranslated catalog is the document: read again, it is the same."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transmem.documents import read_text
from transmem.editions import Settings, publish
from transmem.model import Block, BlockKind, Catalog, Document, Unit

ROOT = Path(__file__).parent.parent


def read(text: str) -> Document:
    return read_text(text, path="letter.txt", language="en")


def identity(document: Document) -> str:
    """Publishes a document whose every translation is its source."""
    texts = {segment.text for block in document.blocks for segment in block.segments}
    catalog = Catalog(
        path="en.po",
        language="en-GB",
        units=tuple(Unit(msgid=text, msgstr=text) for text in sorted(texts)),
    )
    (edition,) = publish(
        document, catalog, language="en-GB", name="letter", settings=Settings(formats=["txt"])
    )
    return edition.content.decode()


def said(document: Document) -> list[tuple[BlockKind, int | None, list[str]]]:
    """Gives what a document says, wherever it stands."""

    def texts(block: Block) -> list[str]:
        return [segment.text for segment in block.segments]

    return [(block.kind, block.number, texts(block)) for block in document.blocks]


SENTENCES = [
    "The meeting of 25–26 February 1992 lasted an hour.",
    "It was attended by 1,275 persons, among them 106 women.",
    "See A/67/753-S/2013/106, para. 8, and application No. 40984/07.",
    "“It is late”, she said.",
    "Why did it end?",
    "Members spoke (see www.un.org/press/a_b.html).",
    "At 3 p.m. Mr. A. Writer took the floor.",
]
ITEMS = ["the first of them;", "the second, of 5 May 2020;", "the last."]
NOTES = [
    "See www.example.org/a_b for the record.",
    "A/67/753, p. 5. It says the same.",
    "Ibid., paras. 60–62 and 87.",
]
paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4)


@st.composite
def letters(draw: st.DrawFn) -> str:
    """Draws a letter as a person would type it, with marks and their notes."""
    numbers = count(1)
    blocks: list[str] = []
    notes: list[str] = []

    def marked(sentence: str) -> str:
        if draw(st.integers(0, 4)):
            return sentence
        number = next(numbers)
        notes.append(f"{number} {draw(st.sampled_from(NOTES))}")
        return f"{sentence}[{number}]"

    for _ in range(draw(st.integers(1, 5))):
        blocks.append(" ".join(marked(one) for one in draw(paragraphs)))
        if draw(st.booleans()):
            letters = "abc"[: draw(st.integers(2, 3))]
            blocks += [f"({one}) {text}" for one, text in zip(letters, ITEMS, strict=False)]
    if draw(st.booleans()):
        blocks.append("(Signed) A. Writer\nKeeper of Records")
    return "\n\n".join([*blocks, *(["_" * 18, *notes] if notes else [])]) + "\n"


@settings(deadline=None, max_examples=150)  # the first one reads the word list
@given(letters())
def test_any_letter_comes_back(text: str) -> None:
    document = read(text)
    assert not document.problems
    assert said(read(identity(document))) == said(document)


def test_the_letter_itself_comes_back() -> None:
    document = read((ROOT / "source" / "letter.txt").read_text(encoding="utf-8"))
    assert said(read(identity(document))) == said(document)


@pytest.mark.parametrize("text", ["One.\n", "A HEADING\n\nOne. Two.\n", "1. One.\n\n2. Two.\n"])
def test_so_does_a_short_text(text: str) -> None:
    document = read(text)
    assert said(read(identity(document))) == said(document)
