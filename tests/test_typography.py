"""Spaces that hold: what belongs together is not parted, and nothing else is changed."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transmem.editions import Settings, publish
from transmem.editions.lookup import resolve
from transmem.editions.typography import spaces, typeset
from transmem.model import Block, BlockKind, Catalog, Document, Segment, Unit


def document(text: str, language: str) -> Document:
    segment = Segment(text=text, lines=(1, 1))
    note = Segment(text="x", lines=(2, 2))
    return Document(
        path="letter.txt",
        language=language,
        blocks=(
            Block(kind=BlockKind.PARAGRAPH, segments=(segment,)),
            Block(kind=BlockKind.FOOTNOTE, number=1, segments=(note,)),
        ),
    )


def said(text: str, language: str) -> str:
    """Gives a sentence as it is set, with ⍽ for a no-break space and ˽ for a narrow one."""
    content = typeset(resolve(document(text, language), None, language=language))
    runs = content.target.body[0].texts[0].runs
    return "".join(run.text for run in runs).replace("\u00a0", "⍽").replace("\u202f", "˽")


SET = [
    # Imprimerie nationale: a thin space before ; ! ? and inside guillemets, a word space before :
    ("fr", "Oui ; non ! Quoi ? « Bien » : fini.", "Oui˽; non˽! Quoi˽? «˽Bien˽»⍽: fini."),
    ("fr", "Quoi ?! Et alors ?", "Quoi˽?! Et alors˽?"),
    ("fr-CA", "« Ainsi » : oui ! Non\u00a0; si", "«⍽Ainsi⍽»⍽: oui⍽! Non⍽; si"),
    ("fr", "Mot[^1] ; et A/67/753 ; fin", "Mot[^1]˽; et A/67/753˽; fin"),
    (
        "fr",
        "résolution no 8/43-C et no 259, nos 4 et 5",
        "résolution no⍽8/43-C et no⍽259, nos⍽4 et 5",
    ),
    ("fr", "Voir par. 8, p. 75 à 83 et chap. IV", "Voir par.⍽8, p.⍽75 à 83 et chap. IV"),
    ("fr", "Oui; non! (12:30)", "Oui; non! (12:30)"),
    ("fr", "http://e.org/a ; ici", "http://e.org/a˽; ici"),
    ("en", "Oui ; non ! Quoi ?", "Oui ; non ! Quoi ?"),
    ("en", "See para. 8 and No. 8/43-C, p. 5.", "See para.⍽8 and No.⍽8/43-C, p.⍽5."),
    ("en", "He said no. The vote, no. 5", "He said no. The vote, no.⍽5"),
    ("en", "By A. Writer and J. R. R. Tolkien", "By A. Writer and J. R. R. Tolkien"),
    ("en", "5 km and 3 m² at 20 °C, 5 % of 7 million", "5⍽km and 3⍽m² at 20⍽°C, 5⍽% of 7 million"),
    ("en", "1 275 of 1 000 000 in 1992 613 times", "1⍽275 of 1⍽000⍽000 in 1992 613 times"),
    ("en", "5 members, 3 months, 4 t", "5 members, 3 months, 4⍽t"),
    ("es", "resolución núm. 8/43-C, párr. 11", "resolución núm.⍽8/43-C, párr.⍽11"),
    ("es", "n.º 5, nº 5, § 4", "n.º 5, nº⍽5, §⍽4"),
    ("ru", "Это — дом № 5, с. 75, 5 км – да", "Это⍽— дом №⍽5, с.⍽75, 5⍽км⍽– да"),
    ("ru", "А. С. Пушкин, 1992 г.", "А.⍽С.⍽Пушкин, 1992⍽г."),
    ("ru", "№ CM/Del/Concl(92)471bis", "№⍽CM/Del/Concl(92)471bis"),
    ("de", "Art. 5 und Nr. 7, 5 %", "Art.⍽5 und Nr. 7, 5⍽%"),
    ("ar", "قتل 1 000 شخص و 5 %", "قتل 1⍽000 شخص و 5⍽%"),
    ("zh", "第 5 号 1 000 人", "第 5 号 1⍽000 人"),
    # What a translator typed holds, and is narrow where French wants that.
    ("fr", "Oui\u00a0; «\u00a0non\u00a0»\u202f: 1\u202f275", "Oui˽; «˽non˽»˽: 1˽275"),
    ("ru", "Да\u00a0; «\u00a0нет\u00a0»", "Да⍽; «⍽нет⍽»"),
    # In codes, addresses and marks nothing is changed.
    ("fr", "www.e.org/?a=b!c", "www.e.org/?a=b!c"),
]


@pytest.mark.parametrize(("language", "text", "printed"), SET)
def test_what_belongs_together_is_held_together(language: str, text: str, printed: str) -> None:
    assert said(text, language) == printed


SIGNS = "aAéЯ 05;:!?«»%№§.—–[^1]/\u00a0\u202fp no km par. A/67/753 ص1000"


@given(
    st.lists(st.sampled_from([*SIGNS.split(" "), " ", "  ", "1", "000"]) | st.text()).map("".join),
    st.sampled_from("fr ru en es ar zh fa de sw".split()),
)
def test_only_spaces_become_other_spaces(text: str, language: str) -> None:
    before = resolve(document(text, language), None, language=language)
    after = typeset(before)
    pairs = [
        (one, other)
        for part, its in zip(before.target.body, after.target.body, strict=True)
        for text_before, text_after in zip(part.texts, its.texts, strict=True)
        for one, other in zip(text_before.runs, text_after.runs, strict=True)
    ]
    for one, other in pairs:
        assert (one.kind, one.number, one.occurrence) == (
            other.kind,
            other.number,
            other.occurrence,
        )
        assert one.kind == "prose" or one.text == other.text
        for was, became in zip(one.text, other.text, strict=True):
            assert was == became or (was in " \u00a0" and became in "\u00a0\u202f")
    assert typeset(after) == after


@pytest.mark.parametrize("piece", ["1 ", "a. ", "A. ", "« ", "p", "000 ", "N° "])
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    start = time.process_time()
    for language in ("fr", "ru"):
        spaces(piece * 50_000, language)
    assert time.process_time() - start < 2


def test_text_editions_keep_the_spaces_of_the_catalog() -> None:
    source = document("So; see p. 5.", "en")
    units = (
        Unit(msgid="So; see p. 5.", msgstr="Donc ; voir p. 5."),
        Unit(msgid="x", msgstr="x"),
    )
    catalog = Catalog(path="fr.po", language="fr", units=units)
    text, page = publish(
        source, catalog, language="fr", name="a", settings=Settings(formats=["txt", "html"])
    )
    assert "Donc ; voir p. 5." in text.content.decode()
    assert re.search("Donc\u202f; voir p\\.\u00a05\\.", page.content.decode())
