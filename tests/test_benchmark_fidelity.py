"""The benchmark's injections make a right translation wrong, and only then."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from fidelity_bench.injections import KINDS, attempt, inject
from fidelity_bench.scene import Scene
from fidelity_bench.texts import Pair, languages_of, read
from tables import interval


def scene(language: str, source: str, target: str) -> Scene:
    return Scene(Pair(language=language, line=1, source=source, target=target))


def chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - chance, not secrets


def wrong(kind: str, made: Scene, seed: int = 0) -> str | None:
    """The translation with an error of a kind, if it has something for it."""
    before, edit = attempt(made, kind, chance(seed))
    return before.edited(edit).target if edit else None


@pytest.mark.parametrize(
    ("kind", "language", "source", "target", "expected"),
    [
        ("digits transposed", "fr", "12 people", "12 personnes", {"21 personnes"}),
        ("digit dropped", "ru", "10 people", "10 человек", {"1 человек"}),
        ("number lost", "es", "All 12 came (in 2013).", "Los 12.", {"Los."}),
        ("number lost", "fr", "3 million dollars", "3 millions de dollars", {" dollars"}),
        ("year off by one", "ar", "in 2013", "في ٢٠١٣", {"في ٢٠١٢", "في ٢٠١٤"}),
        ("separator", "fr", "1.5 km", "1,5 km", {"15 km"}),
        ("separator", "es", "1,275 people", "1.275 personas", {"1,275 personas"}),
        ("separator", "ar", "1,275 people", "275 1 شخصا", {"1.275 شخصا"}),
        ("range end lost", "zh", "4 to 15 May", "5月4日至15日", {"5月4日"}),
        ("scale lost", "zh", "3 billion dollars", "30亿美元", {"30美元"}),
        ("scale changed", "ru", "3 million", "3 млн. долл.", {"3 млрд. долл."}),
        ("percent lost", "ar", "20 per cent of all", "20 في المائة من", {"20 من"}),
        (
            "ordinal in figures",
            "es",
            "the 30th session",
            "30º período",
            {"20º período", "40º período"},
        ),
        ("symbol lost", "fr", "Report.", "Rapport.", {"Rapport ()."}),
    ],
)
def test_an_error_is_of_its_kind(
    kind: str, language: str, source: str, target: str, expected: set[str]
) -> None:
    assert wrong(kind, scene(language, source, target)) in expected


@pytest.mark.parametrize(
    ("kind", "language", "source", "target"),
    [
        ("digit swapped", "fr", "people", "12 personnes"),  # the source does not say it
        ("digit swapped", "fr", "12. The people", "12. Le peuple"),  # that is a label
        ("digit dropped", "fr", "7 people", "7 personnes"),  # nothing would be left
        ("digits transposed", "fr", "55 people", "55 personnes"),
        ("digits transposed", "fr", "10 people", "10 personnes"),  # nobody writes 01
        ("number lost", "ru", "1 million people", "1 миллион человек"),  # the noun says it
        ("number lost", "es", "three (3) men", "tres (3) hombres"),  # the word says it
        ("number lost", "fr", "in 2013", "en 2013, et 2013 encore"),  # it still stands there
        ("label", "fr", "The people", "12. Le peuple"),
        ("month changed", "fr", "The people", "en mai"),
        ("percent lost", "fr", "a rate of 5", "5 %"),
        ("ordinal in words", "fr", "ninth and ninth", "neuvième et neuvième"),
    ],
)
def test_what_is_no_error_is_not_made(kind: str, language: str, source: str, target: str) -> None:
    assert wrong(kind, scene(language, source, target)) is None


@pytest.mark.parametrize(
    ("language", "target", "name"),
    [
        ("ar", "في 26 شباط/فبراير 1992", "شباط/فبراير"),
        ("es", "el 26 de febrero de 1992", "febrero"),
        ("fr", "le 26 février 1992", "février"),
        ("ru", "26 февраля 1992 года", "февраля"),
        ("zh", "1992年2月26日", "2月"),
    ],
)
def test_a_month_becomes_another_in_its_own_form(language: str, target: str, name: str) -> None:
    changed = wrong("month changed", scene(language, "on 26 February 1992", target))
    assert changed is not None
    before, _, after = target.partition(name)
    assert changed.startswith(before)
    assert changed.endswith(after)
    assert name not in changed


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("ar", "الدورة التاسعة والستون"),
        ("fr", "soixante-neuvième session"),
        ("ru", "шестьдесят девятая сессия"),
        ("zh", "第六十九届会议"),
    ],
)
def test_an_ordinal_in_words_becomes_another(language: str, target: str) -> None:
    changed = wrong("ordinal in words", scene(language, "the sixty-ninth session", target))
    assert changed is not None
    assert changed != target


def test_a_homoglyph_looks_the_same_and_is_another_letter() -> None:
    before, edit = attempt(scene("fr", "Report.", "Rapport."), "symbol homoglyph", chance(1))
    assert edit is not None
    assert not edit.text.isascii()
    assert len(edit.text) == edit.end - edit.start
    assert edit.text != before.text[edit.start : edit.end]


@pytest.mark.parametrize("kind", KINDS)
def test_the_seed_decides(kind: str) -> None:
    scenes = [
        scene("fr", f"{number} people in 2013", f"{number} en 2013") for number in range(20, 40)
    ]
    first, again = (list(inject(scenes, kind, 5, chance(3))) for _ in range(2))
    assert first == again
    assert len(first) <= 5
    assert all(one.after.target != one.before.target for one in first)


def test_segments_are_drawn_whole() -> None:
    low, high = interval([(2, 2)] * 10 + [(0, 2)] * 10)
    assert 0 < low < 0.5 < high < 1


def test_aligned_texts_are_read_line_by_line(tmp_path: Path) -> None:
    (tmp_path / "some.text.en").write_text("One\n\n3 cats\u2028here\n", encoding="utf-8")
    (tmp_path / "some.text.fr").write_text("Un\nDeux\nTrois chats\n", encoding="utf-8")
    assert languages_of(tmp_path) == ["fr"]
    pairs = read(tmp_path, "fr")
    assert [(pair.line, pair.bears_digit) for pair in pairs] == [(1, False), (3, True)]
