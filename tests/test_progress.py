from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transmem.model import Catalog, Count, Unit
from transmem.progress import count_words, measure


def catalog(*units: Unit) -> Catalog:
    return Catalog(path="fr.po", language="fr", units=units)


units = st.builds(
    Unit,
    msgid=st.text(max_size=20),
    msgstr=st.sampled_from(["", "texte"]),
    fuzzy=st.booleans(),
    obsolete=st.booleans(),
)


def test_an_empty_catalog_is_at_nought_percent() -> None:
    progress = measure(catalog())
    assert (progress.total, progress.percent) == (Count(), 0.0)


def test_each_state_is_counted_in_segments_and_source_words() -> None:
    progress = measure(
        catalog(
            Unit(msgid="The General Assembly met.", msgstr="L’Assemblée générale s’est réunie."),
            Unit(msgid="It adopted 1,275 words.[^1]", msgstr="Elle …", fuzzy=True),
            Unit(msgid="Nothing else happened."),
        )
    )
    assert progress.translated == Count(segments=1, words=4)
    assert progress.fuzzy == Count(segments=1, words=4)
    assert progress.untranslated == Count(segments=1, words=3)
    assert progress.total == Count(segments=3, words=11)
    assert (progress.file, progress.language) == ("fr.po", "fr")


def test_obsolete_entries_stand_apart_even_when_they_are_fuzzy() -> None:
    progress = measure(
        catalog(
            Unit(msgid="Gone", msgstr="Parti", obsolete=True),
            Unit(msgid="Gone too", msgstr="Parti", obsolete=True, fuzzy=True),
            Unit(msgid="Here", msgstr="Ici"),
        )
    )
    assert progress.obsolete == Count(segments=2, words=3)
    assert progress.total == progress.translated == Count(segments=1, words=1)
    assert progress.percent == 100


def test_a_fuzzy_entry_without_a_translation_is_fuzzy() -> None:
    progress = measure(catalog(Unit(msgid="One", fuzzy=True)))
    assert progress.fuzzy.segments == 1
    assert progress.untranslated.segments == 0


def test_a_plural_entry_with_a_form_missing_is_untranslated() -> None:
    progress = measure(catalog(Unit(msgid="a day", plural="days", plurals=("un jour", ""))))
    assert progress.untranslated.segments == 1


@given(st.lists(units, max_size=8))
def test_the_parts_add_up(some: list[Unit]) -> None:
    progress = measure(catalog(*some))
    parts = progress.translated + progress.fuzzy + progress.untranslated
    active = [unit for unit in some if not unit.obsolete]
    assert parts == progress.total
    assert progress.total.segments == len(active)
    assert progress.total.words == sum(count_words(unit.msgid) for unit in active)
    assert progress.obsolete.segments == len(some) - len(active)
    assert 0 <= progress.percent <= 100


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("[^1] [^12]", 0),
        ("one[^1]two", 2),
        ("25–26 February 1992", 4),
        ("pp. 75–83", 3),
        ("L’Assemblée n'a pas 1 275 voix", 6),
        ("В соответствии с пунктом 3", 5),
        ("联合国大会第67届会议", 10),
        ("국제 연합 총회", 3),
        ("こんにちは", 5),
        ("هٰذا نصٌّ", 2),
        ("может\u0301 быть\u00ad", 2),
        ("__________", 0),
    ],
)
def test_words_are_counted_as_a_translator_would(text: str, words: int) -> None:
    assert count_words(text) == words


@given(st.text(), st.text())
def test_words_of_two_lines_are_the_words_of_each(one: str, other: str) -> None:
    assert count_words(f"{one}\n{other}") == count_words(one) + count_words(other)
