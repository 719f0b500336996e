"""Alignment: which segments of a translation go with which of the document."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transmem.align import Step, align
from transmem.model import Block, BlockKind, Document, Segment

Shape = tuple[tuple[int, ...], tuple[int, ...]]


def document(language: str, *paragraphs: list[str], notes: tuple[str, ...] = ()) -> Document:
    def block(texts: list[str], kind: BlockKind, number: int | None = None) -> Block:
        segments = tuple(Segment(text=text, lines=(1, 1)) for text in texts)
        return Block(kind=kind, number=number, segments=segments)

    body = [block(texts, BlockKind.PARAGRAPH) for texts in paragraphs]
    feet = [block([note], BlockKind.FOOTNOTE, n) for n, note in enumerate(notes, 1)]
    return Document(path="x.txt", language=language, blocks=(*body, *feet))


def shapes(steps: tuple[Step, ...]) -> list[Shape]:
    return [
        (
            tuple(range(step.source, step.source + step.sources)),
            tuple(range(step.target, step.target + step.targets)),
        )
        for step in steps
    ]


ENGLISH = [
    "The Council met on 4 May 1999 and adopted document S/1999/512.",
    "It took note of the report.",
    "By then 12,400 persons had left their homes, and 318 villages stood empty.",
    "Who was to answer for it?",
    "The Secretary-General was asked to report again within 90 days.",
]
FRENCH = [
    "Le Conseil s’est réuni le 4 mai 1999 et a adopté le document S/1999/512.",
    "Il a pris note du rapport.",
    "À cette date, 12 400 personnes avaient quitté leur foyer et 318 villages étaient déserts.",
    "Qui devait en répondre ?",
    "Le Secrétaire général a été prié de faire de nouveau rapport dans un délai de 90 jours.",
]


def test_sentences_one_by_one() -> None:
    steps = align(document("en", ENGLISH), document("fr", FRENCH))
    assert shapes(steps) == [((n,), (n,)) for n in range(5)]
    assert all(step.probability > 0.9 for step in steps)


def test_two_sentences_that_became_one() -> None:
    joined = [FRENCH[0][:-1] + ", et a pris note du rapport.", *FRENCH[2:]]
    steps = align(document("en", ENGLISH), document("fr", joined))
    assert shapes(steps) == [((0, 1), (0,)), ((2,), (1,)), ((3,), (2,)), ((4,), (3,))]


def test_one_sentence_that_became_two() -> None:
    cut = [
        *FRENCH[:2],
        "À cette date, 12 400 personnes avaient quitté leur foyer.",
        "Au total, 318 villages étaient déserts.",
        *FRENCH[3:],
    ]
    steps = align(document("en", ENGLISH), document("fr", cut))
    assert shapes(steps) == [
        ((0,), (0,)),
        ((1,), (1,)),
        ((2,), (2, 3)),
        ((3,), (4,)),
        ((4,), (5,)),
    ]


def test_what_was_left_out_has_no_partner() -> None:
    steps = align(document("en", ENGLISH), document("fr", FRENCH[:2] + FRENCH[3:]))
    assert ((2,), ()) in shapes(steps)
    assert ((3,), (2,)) in shapes(steps)


def test_what_was_added_has_no_partner() -> None:
    added = "Annexe II, page 77 : texte original en chinois, distribué le 8 juin 2003."
    steps = align(document("en", ENGLISH), document("fr", [*FRENCH[:4], added, FRENCH[4]]))
    assert ((), (4,)) in shapes(steps)
    assert ((4,), (5,)) in shapes(steps)


def test_a_missing_paragraph() -> None:
    source = document("en", ENGLISH[:2], ENGLISH[2:4], ENGLISH[4:])
    steps = align(source, document("fr", FRENCH[:2], FRENCH[4:]))
    found = shapes(steps)
    assert found[0] == ((0,), (0,))
    assert found[-1] == ((4,), (2,))
    assert [target for sources, target in found if set(sources) & {2, 3}] in ([()], [(), ()])


def test_values_weigh_more_than_length() -> None:
    source = document("en", ["See A/67/875.", "See also A/55/12, paras. 4 to 19, at 38.", "End."])
    target = document("zh", ["见A/67/875。", "另见A/55/12,第4至19段,第38页。", "完。"])
    assert shapes(align(source, target)) == [((n,), (n,)) for n in range(3)]


def test_footnotes_go_with_footnotes() -> None:
    source = document("en", ENGLISH[:2], notes=("Ibid., p. 4.", "Ibid., p. 19."))
    target = document("fr", FRENCH[:2], notes=("Ibid., p. 4.", "Ibid., p. 19."))
    assert shapes(align(source, target)) == [((n,), (n,)) for n in range(4)]


def test_a_missing_footnote() -> None:
    source = document("en", ENGLISH[:2], notes=("Ibid., p. 4.", "Ibid., p. 6.", "Ibid., p. 19."))
    target = Document(
        path="x.txt",
        language="fr",
        blocks=tuple(
            block
            for block in document(
                "fr", FRENCH[:2], notes=("Ibid., p. 4.", "Ibid., p. 6.", "Ibid., p. 19.")
            ).blocks
            if block.number != 2
        ),
    )
    assert ((3,), ()) in shapes(align(source, target))
    assert ((4,), (3,)) in shapes(align(source, target))


def test_known_pairs_are_anchors() -> None:
    source = document("en", ["One fell.", "He rose up.", "She is gone.", "They went."])
    target = document("tr", ["Biri düştü.", "O gitti.", "Onlar gittiler."])
    steps = align(
        source, target, pairs=[("She is gone.", "O gitti."), ("One fell.", "Biri düştü.")]
    )
    assert ((0,), (0,)) in shapes(steps)
    assert ((2,), (1,)) in shapes(steps)
    assert ((3,), (2,)) in shapes(steps)


def test_nothing_on_a_side() -> None:
    some, none = document("en", ENGLISH[:2]), document("fr")
    assert align(none, document("fr")) == ()
    assert all(not targets for _, targets in shapes(align(some, none)))
    assert all(not sources for sources, _ in shapes(align(document("en"), document("fr", FRENCH))))


_TEXTS = st.lists(st.text(min_size=1, max_size=40).filter(str.strip), max_size=12)
_PARAGRAPHS = st.lists(_TEXTS.filter(bool), max_size=4)


@given(source=_PARAGRAPHS, target=_PARAGRAPHS)
def test_every_segment_is_in_exactly_one_link_and_in_order(
    source: list[list[str]], target: list[list[str]]
) -> None:
    steps = align(document("en", *source), document("ar", *target))
    found = shapes(steps)
    assert [n for ours, _ in found for n in ours] == list(range(sum(map(len, source))))
    assert [n for _, theirs in found for n in theirs] == list(range(sum(map(len, target))))
    assert all(ours or theirs for ours, theirs in found)
    assert all(0 <= step.probability <= 1 for step in steps)


@given(source=_PARAGRAPHS)
def test_a_document_goes_with_itself(source: list[list[str]]) -> None:
    texts = [[f"{text} {n}{m}7" for m, text in enumerate(p)] for n, p in enumerate(source)]
    steps = align(document("en", *texts), document("fr", *texts))
    assert sum(step.sources for step in steps) == sum(map(len, texts))
    assert all(step.source == step.target for step in steps)
