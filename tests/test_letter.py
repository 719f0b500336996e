"""The main job on the real letter: its French edition is whole, and no change of value slips by."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from transmem import catalogs, read
from transmem.checks import check, check_catalog
from transmem.fidelity import Address, Mark, Month, Symbol, extract
from transmem.model import Catalog, Severity, Unit

ROOT = Path(__file__).parents[1]
LANGUAGES = ["ar", "es", "fr", "ru", "zh"]
MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
)


def catalog(language: str) -> Catalog:
    path = ROOT / "locales" / language / "LC_MESSAGES" / "letter.po"
    return catalogs.parse(path.read_text(encoding="utf-8"), path=path.name)


def is_caught(unit: Unit, text: str) -> bool:
    found = check(unit.msgid, text, source_language="en", target_language="fr")
    return any(finding.severity == Severity.ERROR for finding in found)


def escapes(mutations: Callable[[str], Iterator[str]]) -> tuple[int, list[str]]:
    """How many mutations there are, and those that no check finds."""
    tried = 0
    slipped = []
    for unit in catalog("fr").units:
        for text in mutations(unit.msgstr):
            tried += 1
            if not is_caught(unit, text):
                slipped.append(text)
    return tried, slipped


def test_every_segment_of_the_letter_has_a_french_translation() -> None:
    document = read(ROOT / "source" / "letter.txt")
    texts = {segment.text for block in document.blocks for segment in block.segments}
    translated = {unit.msgid for unit in catalog("fr").units if unit.translated}
    assert translated == texts
    assert len(texts) == 41


def test_the_french_catalog_says_that_it_is_an_unreviewed_draft() -> None:
    header = catalog("fr").header
    assert "draft" in header
    assert "native translator" in header


@pytest.mark.parametrize("language", LANGUAGES)
def test_msgfmt_has_nothing_to_say(
    language: str, gettext_tool: Callable[[str], str], tmp_path: Path
) -> None:
    path = ROOT / "locales" / language / "LC_MESSAGES" / "letter.po"
    command = [gettext_tool("msgfmt"), "-c", "-o", str(tmp_path / "out.mo"), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_french_catalog_is_clean() -> None:
    assert check_catalog(catalog("fr"), source_language="en").findings == ()


def test_every_changed_digit_is_caught() -> None:
    def mutations(text: str) -> Iterator[str]:
        for at, sign in enumerate(text):
            if sign.isdecimal():
                others = (digit for digit in "0123456789" if digit != sign)
                yield from (text[:at] + digit + text[at + 1 :] for digit in others)

    tried, slipped = escapes(mutations)
    assert tried > 5000
    assert slipped == []


def test_every_lost_or_doubled_digit_is_caught() -> None:
    def mutations(text: str) -> Iterator[str]:
        for at, sign in enumerate(text):
            if sign.isdecimal():
                yield text[:at] + text[at + 1 :]
                yield text[:at] + sign + text[at:]

    assert escapes(mutations)[1] == []


def test_every_changed_letter_of_a_symbol_or_an_address_is_caught() -> None:
    def mutations(text: str) -> Iterator[str]:
        for value in extract(text, language="fr"):
            if isinstance(value, Symbol | Address):
                for at in range(value.span.start, value.span.end):
                    sign = text[at]
                    if sign.isascii() and sign.isalpha():
                        other = "B" if sign.isupper() else "q"
                        other = {"B": "D", "q": "z"}[other] if other == sign else other
                        yield text[:at] + other + text[at + 1 :]

    tried, slipped = escapes(mutations)
    assert tried > 300
    assert slipped == []


def test_every_letter_of_a_symbol_that_only_looks_right_is_caught() -> None:
    def mutations(text: str) -> Iterator[str]:
        for value in extract(text, language="fr"):
            if isinstance(value, Symbol):
                for at in range(value.span.start, value.span.end):
                    if text[at] in "ASC":
                        look_alike = {"A": "А", "S": "Ѕ", "C": "С"}[text[at]]
                        yield text[:at] + look_alike + text[at + 1 :]

    tried, slipped = escapes(mutations)
    assert tried > 30
    assert slipped == []


def test_every_changed_month_is_caught() -> None:
    def mutations(text: str) -> Iterator[str]:
        for value in extract(text, language="fr"):
            if isinstance(value, Month) and not value.bare and value.span.text in MONTHS:
                for month in MONTHS:
                    if month != value.span.text:
                        yield text[: value.span.start] + month + text[value.span.end :]

    tried, slipped = escapes(mutations)
    assert tried == 35 * 11  # the dates in figures of the French text, counted by hand
    assert slipped == []


def test_every_lost_doubled_or_changed_mark_is_caught() -> None:
    def mutations(text: str) -> Iterator[str]:
        for value in extract(text, language="fr"):
            if isinstance(value, Mark):
                for other in ("", "[^9]", value.span.text * 2):
                    yield text[: value.span.start] + other + text[value.span.end :]

    tried, slipped = escapes(mutations)
    assert tried == 21
    assert slipped == []


def test_every_lost_symbol_and_address_is_caught() -> None:
    def mutations(text: str) -> Iterator[str]:
        for value in extract(text, language="fr"):
            if isinstance(value, Symbol | Address):
                yield text[: value.span.start] + text[value.span.end :]

    assert escapes(mutations)[1] == []
