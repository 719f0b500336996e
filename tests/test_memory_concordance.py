"""Words and phrases in a memory: what is found, in which order, held against brute force."""

from __future__ import annotations

import random
import time
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transmem.errors import StoreError
from transmem.memory import Memory, Sought, concordance, open_memory, scanning
from transmem.memory.folding import fold, unfolded
from transmem.memory.looking import look
from transmem.memory.tokens import SIGN, TAG, TOKENS, cut
from transmem.model import TranslationUnit, Variant

# Words that are written in several ways, in scripts with and without case, spaces and marks.
WORDS = (
    "the of OF file ﬁle ＦＩＬＥ files straße STRASSE strasse İstanbul i̇stanbul istanbul K k ſo so "
    "in ㏌ vii ⅶ Ⅶ tm ™ résumé RÉSUMÉ re\u0301sume\u0301 e\u0323\u0301 é\u0323 don't don’t "
    "ΐ \u03ca\u0301 ΑΙ ᾳ α\u0345 Σας ΣΑΣ σασ ва ВА й и\u0306 եւ և ij ĳ 한국 \u1112\u1161\u11ab국 "
    "น้ำ นํ้า ชำ 决议 決議 第 ファイル ﾌｧｲﾙ が か\u3099 ｶﾞ क़लम क\u093cलम कलम bার বা "
    "بسم ﷽ ﻻ لا مُحَمَّد مُحَمَّد أ ا\u0654 שּׁ ש\u05c1\u05bc שׁ\u05bc "
    "1,275 １２ 12 ² 2 ½ 1\xa0275 A/67/753 a/67/753 "
    "<b> <B> [^1] , . ... … ( “ \x01"
).split(" ")
GAPS = (" ", " ", " ", "  ", "", "\t", "\xa0", "\u3000")


def made(chance: random.Random, most: int = 8) -> str:
    """Makes a text of some words."""
    parts = [
        part
        for _ in range(chance.randint(1, most))
        for part in (chance.choice(WORDS), chance.choice(GAPS))
    ]
    return "".join(parts).strip() or "the"


def key(surface: str) -> str:
    """Gives what a token is found by: a number or a symbol by itself, in small letters."""
    token = TOKENS[surface]
    return surface.casefold() if token.key in {"\x01", "\x02"} else token.key


def keys(text: str) -> list[str]:
    return [key(surface) for surface in cut(text)]


@cache
def told_apart(text: str) -> Sequence[tuple[str, int]]:
    """Gives the keys of a text, and of what kind they are: no sign is a word, nor a number."""
    kinds = {TAG: SIGN}
    return [
        (key(surface), kinds.get(TOKENS[surface].kind, TOKENS[surface].kind))
        for surface in cut(text)
    ]


def has(own: Sequence[object], words: Sequence[object]) -> str | None:
    """Tells how a text has some words."""
    if any(own[at : at + len(words)] == list(words) for at in range(len(own))):
        return "together"
    return "scattered" if set(words) <= set(own) else None


Entry = tuple[int, str, str, str, str]  # the addition, and languages and texts


def brute(entries: Sequence[Entry], sought: Sought) -> list[tuple[str, str, str, bool]]:
    """Looks at every entry, and sorts all that is found by the definition in docs/memory.md."""
    words = told_apart(sought.text)
    arrived: dict[tuple[str, str], int] = {}
    newest: dict[tuple[str, str, str, str], int] = {}
    for addition, tag, source, language, target in entries:
        arrived.setdefault((tag, source), len(arrived))
        newest[tag, source, language, target] = addition
    found = []
    for (tag, source, language, target), addition in newest.items():
        how = has(told_apart(target if sought.in_translations else source), words)
        if not words:
            continue
        if how is None or sought.language not in {None, language}:
            continue
        weight = sum(TOKENS[surface].weight for surface in cut(source)) // 50
        rank = (how != "together", min(weight, 65_535), -arrived[tag, source], -addition)
        found.append((*rank, language, target, source))
    return [(rank[6], rank[5], rank[4], not rank[0]) for rank in sorted(found)][: sought.limit]


@contextmanager
def hurried(chance: random.Random) -> Iterator[None]:
    """Makes a small memory be searched in all the ways in which a large one is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(concordance, "_FEW", chance.choice([1, 4, 64]))
        patch.setattr(concordance, "_MOST", chance.choice([4, 64]))
        patch.setattr(concordance, "_WORTH", chance.choice([0, 50]))
        patch.setattr(concordance, "_QUICKER", 1_000_000)
        patch.setattr(concordance, "_COMMON", chance.choice([2, 1_000]))
        patch.setattr(scanning, "_MANY", chance.choice([5, 1_000]))
        patch.setattr(scanning, "_LONG", chance.choice([30, 1 << 16]))
        yield


def fill(memory: Memory, chance: random.Random, size: int) -> list[Entry]:
    """Adds some files, and gives what they brought."""
    entries: list[Entry] = []
    for addition in range(1, 5):
        known = [(tag, source) for _, tag, source, _, _ in entries]
        some = []
        for _ in range(size // 4):
            tag, source = (
                chance.choice(known)
                if known and chance.random() < 0.2
                else (chance.choice(["en", "en", "en-GB"]), made(chance))
            )
            some.append((addition, tag, source, chance.choice(["fr", "ar", "zh"]), made(chance)))
        units = [
            TranslationUnit(
                variants=(
                    Variant(language=tag, text=source),
                    Variant(language=language, text=target),
                ),
                source_language=tag,
            )
            for _, tag, source, language, target in some
        ]
        memory.add(units, origin=f"{addition}.tmx", at=addition)
        entries += some
    return entries


@pytest.mark.parametrize("seed", range(3))
def test_it_finds_what_brute_force_finds_in_its_order(location: str, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same memory in every run
    with open_memory(location, create=True) as memory:
        entries = fill(memory, chance, 400)
        for _ in range(100):
            sought = Sought(
                text=made(chance, most=chance.choice([1, 1, 2, 3])),
                source_language="en",
                language=chance.choice([None, None, "fr", "zh"]),
                in_translations=chance.random() < 0.5,
                limit=chance.choice([1, 3, 20, None]),
            )
            with hurried(chance):
                found = memory.concordance(sought)
            told = [(one.source, one.target, one.language, one.together) for one in found]
            assert told == brute(entries, sought), sought


def test_the_ranking_is_what_the_docs_say(location: str) -> None:
    def unit(source: str, *targets: str) -> TranslationUnit:
        variants = [Variant(language="fr", text=target) for target in targets]
        return TranslationUnit(
            variants=(Variant(language="en", text=source), *variants), source_language="en"
        )

    with open_memory(location, create=True) as memory:
        memory.add(
            [
                unit("Prisoners, war and peace of mind", "1"),
                unit("Prisoners of war must at all times be humanely treated", "2"),
                unit("The prisoners of war", "3", "3b"),
                unit("The PRISONERS of War.", "4"),
                unit("Prisoners of peace", "5"),
                unit("All prisoners of war", "6"),
            ],
            origin="a.tmx",
        )
        memory.add([unit("The prisoners of war", "3a")], origin="b.tmx")
        found = memory.concordance(Sought(text="prisoners of war", source_language="en"))
        # Together first; of three words and one, those that came later; the newer translation of a
        # text; then what is heavier by a full stop, then by words; what is not together, last.
        assert [one.target for one in found] == ["6", "3a", "3", "3b", "4", "2", "1"]
        assert [span.text for span in found[4].spans] == ["PRISONERS of War"]
        assert [span.text for span in found[6].spans] == ["Prisoners", "war", "of"]
        few = memory.concordance(Sought(text="prisoners of war", source_language="en", limit=2))
        assert list(few) == list(found[:2])


CHARACTERS = st.one_of(
    st.sampled_from([one for one, _ in (*unfolded().letters, *unfolded().signs)]),
    st.sampled_from(sorted({one for some in unfolded().single.values() for one in some})),
    st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFIKMNST0123 .,'’-ßéêαιωшй한ั\u0301\u0323\u0345"),
    st.characters(exclude_categories=["Cs"]),
)
VARIANTS = (
    str.upper,
    str.lower,
    str.title,
    str.casefold,
    fold,
    *(
        lambda text, form=form: unicodedata.normalize(form, text)
        for form in ("NFC", "NFD", "NFKC", "NFKD")
    ),
)


@given(st.text(CHARACTERS, max_size=12), st.sampled_from(VARIANTS), st.data())
@settings(max_examples=1_500, deadline=None)
def test_a_look_passes_all_that_has_the_words(text: str, vary: object, data: st.DataObject) -> None:
    """A text, and the same in other letters, passes for each of its words and for phrases."""
    own, other = keys(text), vary(text)
    if not own:
        return
    start = data.draw(st.integers(0, len(own) - 1))
    words = own[start : start + data.draw(st.integers(1, 4))]
    for some in (text, other, f"x {other}\x01 y"):
        if has(keys(some), words) == "together":
            assert look(words)(some)
        for word in words:
            if has(keys(some), [word]):
                assert look([word])(some)


def test_a_look_passes_every_character_that_folds() -> None:
    """Alone, after a letter and before one, in the ways in which it can be composed."""
    known = unfolded()
    signs = {one for some in (known.letters, known.signs) for one, _ in some}
    for one in sorted(signs | {one for some in known.single.values() for one in some}):
        for around in (one, f"a{one}", f"{one}b", f"{one}\u0301", f"ש{one}\u05bc"):
            forms = {around, *(unicodedata.normalize(form, around) for form in ("NFC", "NFD"))}
            for words in {tuple(keys(form)) for form in forms}:
                passes = look(words)
                assert all(
                    passes(form) for form in forms if has(keys(form), words) == "together"
                ), around


@pytest.mark.parametrize("size", range(55, 75))
def test_a_long_word_may_be_cut_anywhere(size: int) -> None:
    for end in ("ßen", "ﬁn", "é\u0323\u0301e", "ำa"):
        text = "a" * size + end
        for form in (text, text.upper(), unicodedata.normalize("NFD", text)):
            words = keys(form)
            for other in (text, text.upper(), unicodedata.normalize("NFD", text)):
                assert look(words)(other) or has(keys(other), words) is None


def test_a_look_says_no() -> None:
    """It is no look if all passes it."""
    for word, text in [
        ("zebra", "A horse of another colour, naïve and fine, at the treaty’s ﬁrst café №5 ½"),
        ("straße", "Ein Fluß, groß und breit"),
        ("vii", "Chapter vi, ix and iv"),
        ("in", "A reef of pearls ™"),
        ("résumé", "rêve, mère, été et rosée"),
        ("한국", "대한민주주의인민공화국을 방문하다"),
        ("น้ำ", "ทำการบ้านแล้ว"),
        ("决议", "第七章 议程"),
        ("الأمم", "المجلس يقرر أن"),
        ("кошка", "Собака и КОТ"),
        ("মার", "বাংলা ভাষা"),
    ]:
        assert not look(keys(word))(text), (word, text)
        assert look(keys(word))(f"{text} {word.upper()}")


def test_nothing_folds_beyond_the_planes_that_are_read() -> None:
    rest = "".join(map(chr, range(0x30000, 0x110000)))
    assert rest.casefold() == rest
    assert unicodedata.normalize("NFKC", rest) == rest


def test_folding_loses_no_mark_but_one() -> None:
    """What is composed and folded has the marks that it was composed of: `intruders` needs it."""
    for one in map(chr, range(0x30000)):
        whole = unicodedata.normalize("NFD", one)
        if unicodedata.normalize("NFC", one) == one and len(whole) > 1:
            assert {*whole[1:]} - {*unicodedata.normalize("NFD", fold(one))} <= {"\u0345"}
        assert fold(one)


@pytest.mark.parametrize("text", ["a\x01 b", "x " * 50_000 + "a b", "A\x1cb", "a  b"])
def test_texts_that_are_long_or_odd_are_found_too(location: str, text: str) -> None:
    with open_memory(location, create=True) as memory:
        fill(memory, random.Random(5), 100)  # noqa: S311
        variants = (Variant(language="en", text=text), Variant(language="fr", text=text))
        memory.add([TranslationUnit(variants=variants, source_language="en")], origin="b.tmx")
        for in_translations in (False, True):
            sought = Sought(text="a b", source_language="en", in_translations=in_translations)
            with hurried(random.Random(1)):  # noqa: S311
                assert text in [one.source for one in memory.concordance(sought)]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("ss" * 5_000, "s" * 5_000),
        ("xss" * 200 + "y", "xs" * 5_000),
        ("ssxss" * 200, "sx" * 5_000),
        ("a " * 500 + "b", "a " * 5_000),
        ("é" * 500, "e\u0301" * 5_000),
        ("क़" * 200, "क" * 5_000),
        (" ".join(f"fi{number}ss" for number in range(3_000)), "fi ss " * 5_000),
    ],
)
def test_a_look_that_is_meant_to_hurt_does_not(query: str, text: str) -> None:
    start = time.process_time()
    look(keys(query))(text)
    assert time.process_time() - start < 1


def test_words_that_no_text_has_are_not_found(location: str) -> None:
    with open_memory(location, create=True) as memory:
        sought = Sought(text="a", source_language="en")
        assert memory.concordance(sought) == ()
        fill(memory, random.Random(6), 40)  # noqa: S311
        for text in ("", "  ", "nothing such", "%", "_", "'; DROP TABLE segments; --"):
            assert memory.concordance(Sought(text=text, source_language="en")) == ()
        assert memory.concordance(Sought(text="the", source_language="de")) == ()
        assert memory.concordance(Sought(text="the", source_language="en", language="de")) == ()


def test_an_index_that_is_not_whole_is_no_reason_to_find_nothing(location: str) -> None:
    with open_memory(location, create=True) as memory:
        fill(memory, random.Random(7), 40)  # noqa: S311
        connection = memory._connection  # noqa: SLF001 - as the first schema is taken over
        connection.many("DELETE FROM parts WHERE id >= ?", [(0,)])
        with pytest.raises(StoreError, match="memory add makes it"):
            memory.concordance(Sought(text="the", source_language="en"))
