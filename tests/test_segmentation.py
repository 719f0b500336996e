"""Texts are cut where sentences end, in six languages of official prose, and lose nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transmem import segment

PIECES = st.lists(
    st.one_of(
        st.text(max_size=6),
        st.sampled_from(
            "A|A\u00a0.|Mr.|No. 5|para. 3|[^1]|www.un.org/a.b|A/67/753|.|。|？|…|”|»|(|)|“|\n|  "
            "|The|В 1993 г.|انظر|第三段|e.g.|12.|(a)|\u2028|\x85|3.30 p.m.".split("|")
        ),
    ),
    max_size=15,
).map(" ".join)


def cut(text: str, language: str) -> list[str]:
    return [sentence.strip() for sentence in segment(text, language=language)]


@given(PIECES, st.sampled_from(["en", "fr", "es", "ru", "ar", "zh", "ja", "tlh"]))
@settings(max_examples=300)
def test_the_sentences_put_together_are_the_text(text: str, language: str) -> None:
    sentences = segment(text, language=language)
    assert "".join(sentences) == text
    assert all(sentences)


def test_an_empty_text_has_no_sentence() -> None:
    assert segment("", language="en") == []


# A bar stands where a person would cut.
EN = """\
The Panel met at 3 p.m.|It rose at 6.15 p.m. on Friday.
See paras. 60–62 and p. 8, doc. No. 5.|The rest is in Vol. II.
Mr. Smith and Dr. J. A. Jones spoke.|No one else did.
It was adopted (A/67/753, annex).|Others abstained.
The report ended here.[^3]|The next began.
Cf. ibid., pp. 3 ff., and App. No. 40984/07.|The Court agreed.
The camp opened in May.|1,275 persons came.
He asked: “Why?”|Nobody answered.
Visit www.un.org/en/docs.|It is updated daily.
The U.S. Government replied.|The matter is closed.
12. The Committee notes the report.|It thanks the experts.
(a) The fund shall be audited; (b) the board shall report."""
FR = """\
Voir par. 8 et p. 75 à 83.|La suite est à l’art. 4.
M. Martin et Mme Petit ont parlé.|S. E. M. Durand a répondu.
La résolution no 8/43-C a été adoptée.|Elle est en vigueur.
Cf. ibid., vol. II, chap. 3.|Le Comité en a pris note.
La séance a été levée à 18 h 15.|Le Président a remercié les membres.
Les livres, revues, etc. sont conservés.|Ils sont consultables.
Ils ont disparu[^1].|L’enquête continue."""
ES = """\
Véanse los párrs. 4 y 5 y la pág. 12.|El resto figura en el art. 3.
El Sr. García y la Sra. López intervinieron.|El Excmo. Sr. Ministro respondió.
La resolución núm. 1999 fue aprobada.|Entró en vigor en mayo.
Los EE. UU. y otros Estados votaron.|La sesión terminó.
¿Qué se decidió?|No se sabe."""
RU = """\
См. пп. 4 и 5 на стр. 12.|Остальное изложено в ст. 3.
Это произошло в 1993 г.|В 1994 г. Комитет принял решение.
А. Б. Иванов и г-н П. С. Котов выступили.|Заседание закрылось.
Переданы книги, журналы и т. д.|Они хранятся в архиве.
Сумма в размере 10 600 долл. США выделена.|Она израсходована.
Заседание началось в 10 ч. 00 м. и закончилось в полдень."""
AR = """\
انظر الفقرة 8 من الوثيقة A/67/753.|وقد اعتمدت اللجنة التقرير.
تحدث د. كمال منصور.|ثم رفعت الجلسة.
ما هو السبب؟|لا أحد يعرف."""
ZH = """\
见第8段和第12段。|委员会通过了报告。
原因是什么？|没有人知道。
文件A/67/753（见第3段）已分发。|会议结束。
他说：“会议结束了。”|大家离开了会场。"""
CASES = [
    (language, line)
    for language, lines in {"en": EN, "fr": FR, "es": ES, "ru": RU, "ar": AR, "zh": ZH}.items()
    for line in lines.splitlines()
]


@pytest.mark.parametrize(("language", "line"), CASES)
def test_official_prose_is_cut_where_a_person_would(language: str, line: str) -> None:
    expected = line.split("|")
    text = ("" if language == "zh" else " ").join(expected)
    assert cut(text, language) == expected


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "\u3000"])
def test_a_capital_a_strange_space_and_a_stop_are_no_trouble(space: str) -> None:
    text = f"Annex A{space}. The end"
    assert "".join(segment(text, language="en")) == text


def test_an_unclosed_quotation_mark_does_not_swallow_what_follows() -> None:
    sentences = ['The "first point was taken.'] + [f"Then came point {n}." for n in range(50)]
    assert cut(" ".join(sentences), "en") == sentences
