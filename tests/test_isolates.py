"""Directional signs are closed, and values keep theirs."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transmem.checks import check
from transmem.fixing import fix
from transmem.model import Catalog, Finding, Severity, Unit

LRI, RLI, FSI, PDI = "\u2066\u2067\u2068\u2069"
LRE, RLE, PDF, LRO, RLO = "\u202a\u202b\u202c\u202d\u202e"
SIGNS = st.sampled_from([LRI, RLI, FSI, PDI, LRE, RLE, PDF, LRO, RLO])
TEXTS = st.lists(
    st.one_of(
        SIGNS, st.sampled_from(["A/67/753", "8/43-C", "25-26", "نص", " ", "www.un.org/a", "\n"])
    ),
    max_size=15,
).map("".join)


def found(source: str, target: str, language: str = "ar") -> list[Finding]:
    return [
        one
        for one in check(source, target, source_language="fa", target_language=language)
        if one.check == "isolates"
    ]


def mended(source: str, target: str) -> str:
    unit = Unit(msgid=source, msgstr=target, line=1)
    catalog = Catalog(path="ar.po", language="ar", units=(unit,))
    findings = [replace(one, file="ar.po", line=1) for one in found(source, target)]
    return fix(catalog, findings, source_language="fa").catalog.units[0].msgstr


@given(TEXTS, st.sampled_from(["ar", "fa", "en"]))
@settings(max_examples=400)
def test_a_text_is_a_faithful_copy_of_itself(text: str, language: str) -> None:
    assert check(text, text, source_language=language, target_language=language) == []


@given(TEXTS, TEXTS)
@settings(max_examples=300)
def test_places_are_those_of_the_texts(source: str, target: str) -> None:
    for one in found(source, target):
        assert one.severity == Severity.WARNING
        assert one.target is not None
        assert target[one.target.start : one.target.end] == one.target.text
        if one.source:
            assert source[one.source.start : one.source.end] == one.source.text


@given(TEXTS, st.text(alphabet="نص A/67-5.", max_size=20))
def test_what_has_no_signs_or_balanced_ones_is_left_alone(text: str, plain: str) -> None:
    assert found(plain, plain) == []
    assert found(plain, f"{LRI}{plain}{PDI} {RLE}{plain}{PDF}") == []
    assert found(re.sub("[\u2066-\u2069\u202a-\u202e]", "", text), plain) == []


@pytest.mark.parametrize(
    ("target", "messages"),
    [
        (f"نص {LRI}A/67{PDI} نص", []),
        (f"{LRI}a {RLE}b{PDF} {FSI}c{PDI}{PDI}", []),
        (f"نص {LRI}A/67 نص", ["U+2066 is opened and not closed"]),
        (f"نص {RLI}A/67 نص", ["U+2067 is opened and not closed"]),
        (f"نص {FSI}A/67 نص", ["U+2068 is opened and not closed"]),
        (f"نص {LRE}A/67 نص", ["U+202A is opened and not closed"]),
        (f"نص {RLO}A/67 نص", ["U+202E is opened and not closed"]),
        (f"نص A/67{PDI} نص", ["U+2069 closes nothing"]),
        (f"نص A/67{PDF} نص", ["U+202C closes nothing"]),
        (f"{LRI}A/67{PDF}", ["U+2066 is opened and not closed", "U+202C closes nothing"]),
        (f"{LRI}{RLE}A/67{PDI}", ["U+202B is opened and not closed"]),
        (f"{LRI}A/67\n{PDI}", ["U+2066 is opened and not closed", "U+2069 closes nothing"]),
    ],
)
def test_signs_that_do_not_pair_are_warned_of(target: str, messages: list[str]) -> None:
    findings = found("نص A/67 نص", target)
    assert [one.message for one in findings] == messages
    assert {one.rule for one in findings} <= {"isolate-unclosed"}


def test_a_source_that_does_not_pair_its_signs_accuses_nobody() -> None:
    assert found(f"{LRI}A/67", f"A/67{PDF}") == []


@pytest.mark.parametrize(
    ("target", "fixed"),
    [
        (f"نص {LRI}A/67/753", f"نص {LRI}A/67/753{PDI}"),
        (f"نص ({LRI}A/67/753).", f"نص ({LRI}A/67/753{PDI})."),
        (f"نص ({LRE}A/67/753).", f"نص ({LRE}A/67/753{PDF})."),
        (f"نص {LRI}A/67/753 نص", f"نص {LRI}A/67/753 نص"),
        (f"نص {LRI}{LRI}A/67/753", f"نص {LRI}{LRI}A/67/753"),
        (f"نص {PDI}{LRI}A/67/753", f"نص {PDI}{LRI}A/67/753"),
    ],
)
def test_only_a_sign_that_is_missing_at_the_end_is_put_there(target: str, fixed: str) -> None:
    assert mended(f"نص {LRI}A/67/753{PDI}", target) == (fixed)


@pytest.mark.parametrize("value", ["A/67/753", "8/43-C", "https://un.org/a", "1988-1994", "25–26"])
@pytest.mark.parametrize("signs", [(LRI, PDI), (FSI, PDI), (LRE, PDF), (LRO, PDF)])
def test_a_value_that_lost_its_signs_gets_them_back(value: str, signs: tuple[str, str]) -> None:
    wrapped = value.join(signs)
    source, target = f"نص {wrapped} نص", f"انظر ({value})."
    (finding,) = found(source, target)
    assert (finding.rule, finding.suggestion, finding.certain) == ("isolate-lost", wrapped, True)
    assert mended(source, target) == f"انظر ({wrapped})."
    assert found(source, f"انظر ({wrapped}).") == []
    assert found(source, f"انظر ({LRI}{value}{PDI}).") == []
    assert found(source, f"See {value}.", "en") == []


def test_one_of_two_that_lost_its_signs_is_found() -> None:
    wrapped = f"{LRI}A/67/753{PDI}"
    (finding,) = found(f"{wrapped} و{wrapped}", f"{wrapped} وA/67/753")
    assert finding.target is not None
    assert finding.target.start > len(wrapped)
    assert found(f"{wrapped} و A/67/753", f"{wrapped} وA/67/753") == []


def test_a_longer_symbol_is_not_the_one_that_lost_its_signs() -> None:
    assert found(f"{LRI}A/67{PDI} A/67/753", "A/67/753") == []


def test_a_wrapped_word_is_no_value() -> None:
    assert found(f"نص {LRI}Human Rights Watch{PDI}", "نص Human Rights Watch") == []
