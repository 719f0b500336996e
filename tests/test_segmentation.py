"""Sentences of official prose, in six languages, cut as a careful reader would cut them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transmem.errors import LanguageError
from transmem.segmentation import segment

LANGUAGES = ["ar", "de", "en", "es", "fr", "ja", "ru", "zh"]

# Each case is a text with `|` where a sentence ends; a text without one is a single sentence.
ENGLISH = [
    "The Committee met on Monday. |It heard two speakers.",
    "See para. 4 of the annex. |See also paras. 60–62.",
    "The draft was adopted as resolution No. 8/43-C. |No vote was taken.",
    "Ibid., p. 12; ibid., pp. 14 and 15.",
    "See, e.g., the report of the Panel, i.e. its annex.",
    "The meeting rose at 3 p.m. |The Chair thanked the members.",
    "The meeting opened at 10 a.m. and rose at 1 p.m. on Friday.",
    "It will resume at 3 p.m. Thursday in Room 2.",
    "At 5 p.m. Mr. Lopez took the chair.",
    "The text was prepared by Dr. A. Smith et al. in 1994.",
    "The report (see sect. II, chap. 3, fig. 4) was noted.",
    "The U.S. Government replied. |The U.K. did not.",
    "They produce tents, blankets, etc. |The Council was told so.",
    "The symbols A/67/753-S/2013/106 and CM/Del/Concl(92)471bis. |Both are listed.",
    "Available at www.un.org/en/ga. |Last visited in May.",
    "Write to info@example.org. |An answer will come.",
    "It was missing.[^1] |Another was found.[^2]",
    "It was missing. [^1] |Another was found.",
    "It was missing.¹ |Another was found.²",
    "He said: “We agree.” |Nobody objected.",
    "“We agree”, he said. |Nobody objected.",
    "It found “that the parties … had agreed.” (A/75/100, para. 3). |The Court did too.",
    "12. The Committee recalls its decision. |It expects a report.",
    "(a) The first item; (b) the second item; (c) the third.",
    "1) The first item |2) The second item",
    "Some 1,275 persons were taken. |1,000 were freed.",
    "The cost is 3.5 million. |That is 0.2 per cent more.",
    "Was it so? |It was! |Nobody knew.",
    "The Hon. J. P. Smith, Q.C., sat with Lt. Gen. Brown.",
    "Brown v. Board, App. No. 40984/07, judgment of 22 April 2010, para. 87.",
    "It opened on 4 Sept. 2014 and closed on 5 Oct. |The hall is empty.",
    "The matter was left open ... |The next meeting is in May.",
]
FRENCH = [
    "La Commission s’est réunie lundi. |Elle a entendu deux orateurs.",
    "Voir par. 4 de l’annexe. |Voir aussi par. 60 à 62.",
    "La résolution no 8/43-C a été adoptée. |Elle est courte.",
    "L’art. 3, al. 2, de la Convention s’applique.",
    "M. Martin a parlé. |MM. Petit et Grand ont répondu.",
    "Mme A. Durand, S. E. M. Petit et Mgr Leroy étaient présents.",
    "Ibid., p. 12. |Voir également p. 14.",
    "Voir A/75/100, chap. II, sect. 3, fig. 4.",
    "Il faut des tentes, des couvertures, etc. |Le Conseil en a pris note.",
    "Il a dit : « Nous acceptons. » |Personne n’a répondu.",
    "« Nous acceptons », a-t-il dit. |Personne n’a répondu.",
    "La séance est levée à 13 heures. |La suivante s’ouvrira à 15 h 30.",
    "Est-ce exact ? |Oui ! |Le Comité en convient.",
    "C’est, c.-à-d. depuis 1990, la règle.",
    "Elle compte 1 275 personnes. |Mille autres sont parties.",
    "Elle compte 3,5 millions d’habitants.[^1] |Le chiffre est sûr.",
    "Le texte, adopté le 1er déc. 1990, est en vigueur.",
    "12. Le Comité rappelle sa décision. |Il attend un rapport.",
    "a) Le premier point; b) le deuxième point; c) le troisième.",
    "Le rapport (rés. 60/1, annexe, par. 5) est paru. |Il est long.",
    "Voir www.un.org/fr. |Le site est à jour.",
    "L’affaire Dupont c. France, req. no 40984/07, par. 62.",
    "La ville, fondée en 52 av. J.-C., est grande.",
]
SPANISH = [
    "La Comisión se reunió el lunes. |Escuchó a dos oradores.",
    "Véase el párr. 4 del anexo. |Véanse también los párrs. 60 a 62.",
    "La resolución núm. 8/43-C fue aprobada. |Es breve.",
    "El art. 3, inc. 2, de la Convención es claro.",
    "El Sr. García habló. |La Sra. López respondió.",
    "El Excmo. Sr. D. Juan Pérez y la Dra. Ruiz asistieron.",
    "El Gobierno de los EE. UU. respondió. |El Consejo tomó nota.",
    "La delegación de EE. UU. no respondió.",
    "Ibid., pág. 12; ibid., págs. 14 y 15.",
    "Hacen falta tiendas, mantas, etc. |El Consejo lo sabe.",
    "Dijo: «Aceptamos». |Nadie respondió.",
    "«Aceptamos», dijo. |Nadie respondió.",
    "¿Es así? |¡Sí! |El Comité conviene en ello.",
    "Según p. ej. el informe, no lo es.",
    "Viven allí 1.275 personas. |Mil más se fueron.",
    "Viven allí 2,5 millones.[^1] |La cifra es segura.",
    "12. El Comité recuerda su decisión. |Espera un informe.",
    "a) El primer punto; b) el segundo punto; c) el tercero.",
    "El informe (A/75/100, cap. II, secc. 3) es largo. |Fue publicado.",
    "Véase www.un.org/es. |El sitio está al día.",
    "La reunión del 4 de sept. de 2014 fue breve.",
    "La temperatura llegó a 40,5°C. |Fue un récord.",
]
RUSSIAN = [
    "Комитет собрался в понедельник. |Он заслушал двух ораторов.",
    "См. п. 4 приложения. |См. также пп. 60–62.",
    "Резолюция № 8/43-C была принята. |Она коротка.",
    "См. стр. 12 и с. 14.",
    "Там же, стр. 12; ст. 3, ч. 2 Конвенции.",
    "В 1995 г. Совет продлил мандат. |В 1996 г. он истёк.",
    "Он был принят в 1995 г. |Совет его одобрил.",
    "Это было в 1992–1994 гг. |Совет это помнит.",
    "Нужны палатки, одеяла и т. д. |Совет это знает.",
    "Палатки, одеяла и т. п. были доставлены.",
    "Г-н Иванов выступил. |Г-жа Петрова ответила.",
    "Проф. А. И. Семёнов и др. выступили.",
    "То есть, т. е. по сути, это так.",
    "Он сказал: «Мы согласны». |Никто не возразил.",
    "«Мы согласны», — сказал он. |Никто не возразил.",
    "Так ли это? |Да! |Комитет согласен.",
    "Там живут 1275 человек. |Ещё 1000 уехали.",
    "Там живут 2,5 млн человек.[^1] |Цифра верна.",
    "12. Комитет напоминает о своём решении. |Он ждёт доклада.",
    "a) первый пункт; b) второй пункт; c) третий.",
    "Доклад (A/75/100, гл. II, разд. 3, рис. 4) был издан. |Он велик.",
    "См. www.un.org/ru. |Сайт обновлён.",
    "Сумма в 5 тыс. долл. США была уплачена.",
    "Заседание открылось в 10 ч. 00 мин. и закрылось в 13 ч.",
    "Женева, 1998 г. С. 15.",
]
ARABIC = [
    "اجتمعت اللجنة يوم الاثنين. |واستمعت إلى متكلمين.",
    "انظر الفقرة 4 من المرفق. |وانظر أيضا الفقرتين 60 و 62.",
    "اعتمد القرار رقم 8/43-C. |وهو قصير.",
    "تحدث د. أحمد. |وردت السيدة ليلى.",
    "تحدث السيد أ. محمود في الجلسة.",
    "انظر ص. 12 و ص. 14.",
    "هل هذا صحيح؟ |نعم! |وافقت اللجنة.",
    "عقد الاجتماع في عام 1995 م. |واستمر أسبوعا.",
    "قال: «نحن موافقون». |ولم يعترض أحد.",
    "«نحن موافقون»، قال ذلك. |ولم يعترض أحد.",
    "يعيش هناك 275 1 شخصا.[^1] |والرقم مؤكد.",
    "انظر A/75/100، الفقرة 3. |والتقرير طويل.",
    "انظر www.un.org/ar. |والموقع محدث.",
    "بلغت النسبة 2.5 في المائة. |وهي في ازدياد.",
    "12. تشير اللجنة إلى قرارها. |وتنتظر تقريرا.",
    "(أ) البند الأول؛ (ب) البند الثاني؛ (ج) البند الثالث.",
    "انظر المرجع نفسه، المادة 3؛ والقرار 60/1، الجزء ثانيا.",
    "المرجع نفسه، الفقرة 12.",
    "ماذا بعد؟ |لا أحد يعلم.",
    "وصل الوفد في الساعة 10/30. |ثم غادر.",
]
CHINESE = [
    "委员会星期一举行会议。|委员会听取了两位发言者的发言。",
    "见附件第4段。|另见第60至62段。",
    "第8/43-C号决议获得通过。|决议很短。",
    "这是真的吗？|是的！|委员会同意。",
    "他说：“我们同意。”|没有人反对。",
    "“我们同意”，他说。|没有人反对。",
    "“这是真的吗？”他问。|没有人回答。",
    "那里住着1 275人。[^1]|数字可靠。",
    "那里住着250万人。¹|数字可靠。",
    "见A/75/100，第三章，图4。|报告很长。",
    "见www.un.org/zh。|网站已更新。",
    "12. 委员会回顾其决定。|委员会期待报告。",
    "(a) 第一项；(b) 第二项；(c) 第三项。",
    "一、委员会回顾其决定。|二、委员会期待报告。",
    "同上，第12页；同上，第14页。",
    "比例为2.5%。|比例正在上升。",
    "问题尚未解决……但会议结束了。|下次会议在五月举行。",
    "他们看了《是真的吗？》这部影片。|影片很长。",
    "安全理事会第822(1993)号决议。|大会第60/1号决议。",
    "（见第3段。）|委员会注意到这一点。",
]
CASES = {
    "en": ENGLISH,
    "fr": FRENCH,
    "es": SPANISH,
    "ru": RUSSIAN,
    "ar": ARABIC,
    "zh": CHINESE,
}


@pytest.mark.parametrize(
    ("language", "case"), [(language, case) for language, cases in CASES.items() for case in cases]
)
def test_official_prose_is_cut_where_its_sentences_end(language: str, case: str) -> None:
    found = segment(case.replace("|", ""), language=language)
    assert found == case.split("|")


_WORDS = st.sampled_from(
    [sentence for cases in CASES.values() for case in cases for sentence in case.split("|")]
)
_STOPS = ".。!?？！…؟۔,;:()[]{}«»“”\"'‘’「」•-–—"
_OTHERS = "1aAbБجд中°№§^¹/@%  \n\t\r\f\u00a0\u2028\u0085"
_SIGNS = st.text(alphabet=_STOPS + _OTHERS, max_size=12)
prose = st.lists(st.one_of(_WORDS, _SIGNS, st.text(max_size=5)), max_size=12).map("".join)


@given(text=prose, language=st.sampled_from(LANGUAGES))
@settings(max_examples=500, deadline=None)
def test_no_character_is_lost(text: str, language: str) -> None:
    assert "".join(segment(text, language=language)) == text


@given(text=prose, language=st.sampled_from(LANGUAGES))
@settings(max_examples=500, deadline=None)
def test_no_sentence_is_empty_or_without_a_word_if_there_are_words(
    text: str, language: str
) -> None:
    sentences = segment(text, language=language)
    assert all(sentences)
    assert all(any(sign.isalnum() for sign in sentence) for sentence in sentences[:-1])


@given(text=prose, language=st.sampled_from(LANGUAGES))
@settings(max_examples=300, deadline=None)
def test_cutting_twice_gives_the_same(text: str, language: str) -> None:
    assert segment(text, language=language) == segment(text, language=language)


@given(
    capital=st.characters(categories=["Lu"]),
    space=st.sampled_from("\u00a0\u2007\u202f\u2009\u3000"),
    language=st.sampled_from(LANGUAGES),
)
@settings(deadline=None)
def test_a_capital_a_fixed_space_and_a_stop_do_no_harm(
    capital: str, space: str, language: str
) -> None:
    text = f"See {capital}{space}. Then {capital}{space}.{space}B"
    assert "".join(segment(text, language=language)) == text


def test_an_empty_text_has_no_sentence() -> None:
    assert segment("", language="en") == []


def test_white_space_is_kept_with_the_sentence_before() -> None:
    assert segment("One.  \nTwo.\n", language="en") == ["One.  \n", "Two.\n"]


def test_a_posix_tag_will_do() -> None:
    assert segment("是。好。", language="zh_CN") == ["是。", "好。"]


def test_a_tag_that_is_none_is_refused() -> None:
    with pytest.raises(LanguageError):
        segment("Text.", language="not a tag")


@pytest.mark.parametrize(
    "unit",
    [
        ".",
        ". ",
        "a",
        "1",
        "a.b.",
        "1.1,",
        "a/",
        "a@a.",
        "¹",
        "p. ",
        "“a. B",
        "。",
        "中。",
        "。”",
        "(a(",
        " ",
    ],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_hundred_thousand_characters_of_anything_take_no_time(unit: str, language: str) -> None:
    text = unit * (100_000 // len(unit))
    start = time.process_time()
    assert "".join(segment(text, language=language)) == text
    assert time.process_time() - start < 20


def test_a_long_line_is_cut_as_its_sentences_are() -> None:
    sentences = ["The Council met (see A/75/1, para. 4) on Monday. ", "It heard two speakers.[^1] "]
    assert segment("".join(sentences * 2000), language="en") == sentences * 2000
