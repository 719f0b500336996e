"""What the translation memory finds, and how it scores it: docs/memory.md says it in words."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transmem.memory import Memory, Wanted, open_memory
from transmem.memory.cutting import Cutter
from transmem.memory.index import Index
from transmem.memory.nearwords import NearWords
from transmem.memory.scoring import distance, score
from transmem.memory.tokens import TOKENS, cut
from transmem.model import MatchKind, TranslationUnit, Variant

# Words of which some are near one another, signs, numbers, and what a language without spaces has.
WORDS = (
    "file files filed profile translation translations translating the then them resolution "
    "résolution RESOLUTION state states a of 5 1,275 A/67/753 A/RES/46/242 , . ( ) ... <b> [^1] "
    "第 号 决议 ファイル kg ㎏ xxxx xxxxxxxx"
).split()
TEXTS = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
THRESHOLDS = st.sampled_from([Fraction(1, 2), Fraction(3, 4), Fraction(7, 10), Fraction(1)])


def costs(one: str, other: str, *, exactly: bool) -> Fraction:
    """Prices a replacement by the definition in docs/memory.md, without the code's help."""
    left, right = TOKENS[one], TOKENS[other]
    light = [token.weight == 50 for token in (left, right)]
    full = Fraction(1, 20) if all(light) else Fraction(1)
    if one == other:
        return Fraction(0)
    if exactly:
        return full
    if all(light):
        return Fraction(1, 20)
    if any(light):
        return Fraction(1)
    if left.key == right.key:
        return Fraction(1, 20)
    if len(left.key) < 2 or len(right.key) < 2 or left.key[0] in "\1\2":
        return Fraction(1)
    longer = max(len(left.key), len(right.key))
    edits = plain_distance(
        left.key, right.key, lambda a, b: Fraction(a != b), lambda _: Fraction(1)
    )
    allowed = 0 if longer < 4 else 1 if longer < 6 else 2 if longer < 12 else 3
    if edits > allowed:
        return Fraction(1)
    thousandths = -(-1000 * edits // longer)
    return Fraction(int(thousandths), 1000)


def plain_distance(
    ours: Sequence[str],
    theirs: Sequence[str],
    replace: Callable[[str, str], Fraction],
    weigh: Callable[[str], Fraction],
) -> Fraction:
    """Fills the whole table, as the textbook does."""
    table = [[Fraction(0)] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i, one in enumerate(ours):
        table[i + 1][0] = table[i][0] + weigh(one)
    for j, other in enumerate(theirs):
        table[0][j + 1] = table[0][j] + weigh(other)
    for i, one in enumerate(ours):
        for j, other in enumerate(theirs):
            table[i + 1][j + 1] = min(
                table[i][j] + replace(one, other),
                table[i][j + 1] + weigh(one),
                table[i + 1][j] + weigh(other),
            )
    return table[-1][-1]


def plain_score(query: str, match: str, *, exactly: bool) -> Fraction:
    def weigh(surface: str) -> Fraction:
        return Fraction(TOKENS[surface].weight, 1000)

    ours, theirs = cut(query), cut(match)
    longer = max(sum(map(weigh, ours)), sum(map(weigh, theirs)))
    if not longer:
        return Fraction(0)
    cost = plain_distance(ours, theirs, lambda a, b: costs(a, b, exactly=exactly), weigh)
    return 1 - Fraction(cost) / longer


def brute(
    query: str, texts: Sequence[str], threshold: Fraction, *, exactly: bool
) -> dict[int, Fraction]:
    found = {}
    for number, text in enumerate(texts):
        if cut(query) and cut(text):
            reached = plain_score(query, text, exactly=exactly)
            if reached >= threshold:
                found[number] = reached
    return found


@pytest.mark.parametrize(
    ("query", "match", "expected"),
    [
        ("The file was closed", "The file was closed", 1),
        # One of four words is another one.
        ("The file was closed", "The file was opened", Fraction(3, 4)),
        # files / file: one letter of five.
        ("The files were closed", "The file were closed", 1 - Fraction(200, 4000)),
        # Another number, another case, a full stop: 50 thousandths each.
        ("Chapter 5", "Chapter 6", 1 - Fraction(50, 2000)),
        ("Open File", "open file", 1 - Fraction(100, 2000)),
        ("Open file", "Open file.", 1 - Fraction(50, 2050)),
        ("See A/67/753", "See A/67/754", 1 - Fraction(50, 2000)),
        # A sign is no number and no word, though it may have a key like one.
        ("5", "\x01", 0),
        ("kg", "㎏", 0),
        # A number is no word, and a word more is one token of three.
        ("Chapter 5", "Chapter five", Fraction(1, 2)),
        ("the letter", "the long letter", Fraction(2, 3)),
        # Each ideograph is a token; inflected words are near.
        ("第五章", "第六章", Fraction(2, 3)),
        ("резолюция принята", "резолюции приняты", 1 - Fraction(112 + 143, 2000)),
        ("القرار معتمد", "القرار معتمدة", 1 - Fraction(167, 2000)),
        ("", "", 0),
    ],
)
def test_the_score_is_what_the_docs_say(query: str, match: str, expected: Fraction) -> None:
    assert score(cut(query), cut(match)) == expected
    assert score(cut(match), cut(query)) == expected


@given(TEXTS, TEXTS, st.booleans())
@settings(deadline=None)
def test_the_distance_is_the_textbooks(query: str, match: str, exactly: bool) -> None:
    ours, theirs = cut(query), cut(match)
    expected = plain_distance(
        ours,
        theirs,
        lambda a, b: costs(a, b, exactly=exactly),
        lambda surface: Fraction(TOKENS[surface].weight, 1000),
    )
    assert Fraction(distance(ours, theirs, exactly=exactly), 1000) == expected


@given(st.lists(st.sampled_from(WORDS), min_size=30, max_size=60), st.randoms(), st.booleans())
@settings(max_examples=25, deadline=None)
def test_long_segments_are_compared_alike(
    words: list[str], chance: random.Random, exactly: bool
) -> None:
    others = [word if chance.random() < 0.7 else chance.choice(WORDS) for word in words]
    chance.shuffle(others[:10])
    ours, theirs = cut(" ".join(["begin", *words])), cut(" ".join(["start", *others, "end"]))
    expected = plain_distance(
        ours,
        theirs,
        lambda a, b: costs(a, b, exactly=exactly),
        lambda surface: Fraction(TOKENS[surface].weight, 1000),
    )
    assert Fraction(distance(ours, theirs, exactly=exactly), 1000) == expected


@given(TEXTS, TEXTS)
@settings(deadline=None)
def test_no_token_score_is_above_the_score(query: str, match: str) -> None:
    assert score(cut(query), cut(match), exactly=True) <= score(cut(query), cut(match))


@given(st.text())
@settings(deadline=None)
def test_tokens_hold_every_sign_but_spaces(text: str) -> None:
    assert "".join("".join(cut(text)).split()) == "".join(text.split())


PIECES = [
    *(
        "word",
        "Wörter,",
        "<b",
        "<b>",
        "c>",
        "1,275",
        "1",
        "275",
        "A/67/753.",
        "don’t",
        "a\0b",
        "\0",
    ),
    *("第822号", "كتاب\u064b", "%d", "www.un.org/a", "x@y.org", "..."),
]
SPACES = [" ", "  ", "\u00a0", "\u202f", "\n"]


@given(
    st.lists(
        st.lists(
            st.one_of(st.sampled_from(PIECES), st.sampled_from(SPACES), st.text(max_size=4))
        ).map("".join)
    ),
    st.integers(0, 5),
)
@settings(max_examples=400, deadline=None)
def test_many_texts_are_cut_as_one_is(texts: list[str], most: int) -> None:
    cutter = Cutter(most=most)
    for start in range(0, len(texts), 3):
        some = texts[start : start + 3]
        tokens, lengths = cutter.cut(some)
        surfaces = list(cutter.surfaces)
        assert [surfaces[number] for number in tokens] == [
            one for text in some for one in cut(text)
        ]
        assert lengths.tolist() == [len(cut(text)) for text in some]


@given(st.lists(st.text(alphabet="abcdé", min_size=3, max_size=14), unique=True), st.data())
@settings(deadline=None)
def test_near_words_are_all_found(words: list[str], data: st.DataObject) -> None:
    word = data.draw(st.text(alphabet="abcdé", min_size=1, max_size=14))
    found = sorted(NearWords((len(other), other) for other in words).of(word))
    near = [other for other in words if other != word and costs(word, other, exactly=False) < 1]
    assert found == (sorted(near) if len(word) > 1 else [])


def test_words_that_only_share_a_hash_are_not_near() -> None:
    """In a small vocabulary there are few buckets, and words of all lengths in each."""
    words = ["a" * length for length in range(3, 40)]
    near = NearWords((len(word), word) for word in words)
    for length in range(12, 37):
        expected = [other for other in range(length - 3, length + 4) if other != length]
        assert sorted(map(len, near.of("a" * length))) == expected


def test_words_of_three_letters_are_near_none_of_three() -> None:
    for letters in pairwise("abcdefghijklmnopqrstuvwxyz"):
        three, four = (["".join(some) for some in product(letters, repeat=n)] for n in (3, 4))
        near = NearWords([(3, "".join(three)), (4, "".join(four))])
        for word in three:
            # A letter more: “aaa” is near aaaa, baaa, abaa, aaba, aaab; each has five.
            assert [len(other) for other in near.of(word)] == [4] * 5


@pytest.mark.parametrize(
    ("letters", "least", "most"),
    [
        (3, 4, 4),
        (4, 3, 6),
        (5, 4, 7),
        (6, 4, 8),
        (9, 7, 12),
        (11, 9, 14),
        (12, 9, 15),
        (64, 61, 64),
    ],
)
def test_words_of_one_letter_are_near_by_their_lengths(letters: int, least: int, most: int) -> None:
    # Pieces of other words fall together with theirs, now with these and now with those.
    for letter in map(chr, range(ord("a"), ord("z") + 1)):
        near = NearWords((length, letter * length) for length in range(3, 65)).of(letter * letters)
        assert sorted(map(len, near)) == [n for n in range(least, most + 1) if n != letters]


@given(st.lists(TEXTS, min_size=1, max_size=40), TEXTS, THRESHOLDS, st.booleans())
@settings(max_examples=300, deadline=None)
def test_an_index_finds_all_that_brute_force_finds(
    texts: list[str], query: str, threshold: Fraction, exactly: bool
) -> None:
    hits = Index(enumerate(texts)).search(query, threshold, exactly=exactly)
    found = {hit.segment: 1 - Fraction(hit.cost, hit.weight) for hit in hits}
    assert found == brute(query, texts, threshold, exactly=exactly)


def unit(source: str, target: str, *, tag: str = "fr", **rest: str) -> TranslationUnit:
    return TranslationUnit(
        variants=(Variant(language="en", text=source), Variant(language=tag, text=target)),
        source_language="en",
        **rest,
    )


@pytest.fixture
def memory(location: str) -> Iterator[Memory]:
    with open_memory(location, create=True) as made:
        yield made


FRENCH = Wanted(source_language="en", language="fr", limit=None)


@given(st.lists(TEXTS, min_size=1, max_size=30, unique=True), TEXTS, THRESHOLDS, st.booleans())
@settings(max_examples=100, deadline=None)
def test_a_database_finds_all_that_brute_force_finds(
    texts: list[str], query: str, threshold: Fraction, exactly: bool
) -> None:
    with Memory.in_process() as memory:
        texts = [text for text in texts if text]
        memory.add([unit(text, str(number)) for number, text in enumerate(texts)], origin="a.tmx")
        wanted = Wanted(
            source_language="en", language="fr", threshold=threshold, limit=None, exactly=exactly
        )
        found = {int(match.target): match.score for match in memory.search(query, wanted)}
        expected = brute(query, texts, threshold, exactly=exactly)
        assert found.keys() == expected.keys()
        for number, reached in expected.items():
            floor = int(100 * reached)
            assert found[number] == (1 if texts[number] == query else min(floor, 99) / 100)


def test_matches_say_what_they_are(memory: Memory) -> None:
    memory.add(
        [
            unit(
                "The Council met on 5 May.",
                "Le Conseil s’est réuni le 5 mai.",
                previous="A",
                next="B",
            ),
            unit("The files were closed.", "Les dossiers ont été clos."),
        ],
        origin="old.po",
        at=0,
    )
    (context,) = memory.search("The Council met on 5 May.", FRENCH, previous="A", following="B")
    assert (context.kind, context.score) == (MatchKind.CONTEXT, 1)
    (exact,) = memory.search("The Council met on 5 May.", FRENCH, previous="A", following="C")
    assert (exact.kind, exact.score) == (MatchKind.EXACT, 1)
    (fuzzy,) = memory.search("The Council met on 6 May.", FRENCH)
    assert (fuzzy.kind, fuzzy.score) == (MatchKind.FUZZY, 0.99)
    assert (fuzzy.origin, fuzzy.origins) == ("old.po", (("old.po", 1),))


def test_only_the_same_text_scores_one(memory: Memory) -> None:
    memory.add([unit("The files  were closed.", "…")], origin="a.po")
    (match,) = memory.search("The files were closed.", FRENCH)
    assert (match.kind, match.score) == (MatchKind.FUZZY, 0.99)


@pytest.mark.parametrize("loaded", [False, True])
@pytest.mark.parametrize("text", ["one " * 70_000, "one two " * 40_000])
def test_a_text_of_any_number_of_words_is_found(text: str, *, loaded: bool) -> None:
    with Memory.in_process() as memory:
        memory.add([unit(text, "long"), unit("one two", "short")], origin="a.po")
        if loaded:
            memory.load("en")
        assert [match.target for match in memory.search(text, FRENCH)] == ["long"]


def test_another_variant_of_a_language_serves_for_one_hundredth_less(memory: Memory) -> None:
    memory.add(
        [unit("Chapter", "Capítulo", tag="pt"), unit("Chapter", "章", tag="zh-Hant")], origin="a"
    )
    (match,) = memory.search("Chapter", Wanted(source_language="en", language="pt-BR"))
    assert (match.language, match.score, match.kind) == ("pt", 0.99, MatchKind.FUZZY)
    assert memory.search("Chapter", Wanted(source_language="en", language="zh-Hans")) == ()
    (match,) = memory.search("Chapter", Wanted(source_language="en-GB", language="pt-BR"))
    assert match.score == 0.98


def test_translations_of_one_text_come_newest_first(memory: Memory) -> None:
    memory.add([unit("Chapter", "un"), unit("Chapter", "deux")], origin="a.po", at=100)
    memory.add([unit("Chapter", "trois")], origin="b.po", at=300)
    memory.add([unit("Chapter", "un")], origin="c.po", at=200)
    found = memory.search("Chapter", FRENCH)
    assert [match.target for match in found] == ["trois", "un", "deux"]
    assert found[1].origins == (("a.po", 1), ("c.po", 1))


def test_a_file_that_is_added_again_counts_once(memory: Memory) -> None:
    for _ in range(3):
        memory.add([unit("Chapter", "Chapitre")] * 2, origin="a.po")
    (match,) = memory.search("Chapter", FRENCH)
    assert match.origins == (("a.po", 2),)


def test_nothing_of_a_file_that_breaks_off_is_added(memory: Memory) -> None:
    def broken() -> Iterator[TranslationUnit]:
        yield unit("Chapter", "Chapitre")
        raise OSError(5, "Input/output error")

    with pytest.raises(OSError, match="Input"):
        memory.add(broken(), origin="a.po")
    assert memory.search("Chapter", FRENCH) == ()
    memory.add([unit("Chapter", "Chapitre")], origin="a.po")
    assert len(memory.search("Chapter", FRENCH)) == 1


def test_what_another_process_adds_is_found(memory: Memory, location: str) -> None:
    assert memory.search("Chapter", FRENCH) == ()
    with open_memory(location, create=True) as other:
        other.add([unit("Chapter", "Chapitre")], origin="a.po")
    assert len(memory.search("Chapter", FRENCH)) == 1
    with open_memory(location, create=True) as other:
        other.add([unit("Chapters", "Chapitres")], origin="a.po")
    assert [match.score for match in memory.search("Chapter", FRENCH)] == [1, 0.87]


def test_an_index_in_memory_finds_the_same(memory: Memory) -> None:
    memory.add(
        [unit(f"Chapter {n} of the {w}", f"{n}") for n, w in enumerate(["file", "state"] * 40)],
        origin="a",
    )
    before = memory.search("Chapter 3 of the files", FRENCH)
    memory.load("en")
    assert memory.search("Chapter 3 of the files", FRENCH) == before
    assert len(before) == 80  # of five tokens, one is another number, and one perhaps another word
