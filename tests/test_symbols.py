"""A document symbol is read by its grammar; any change of it is found, any faithful copy is not."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from transmem.catalogs import escape
from transmem.checks import check
from transmem.fidelity import extract, sort
from transmem.fidelity.document_symbols import (
    KINDS,
    SERIES,
    Resolution,
    Role,
    parse,
    parse_resolution,
    resolutions,
)
from transmem.fidelity.lookalikes import plain
from transmem.fixing import fix
from transmem.model import Catalog, Finding, Severity, Unit

_SOME = st.integers(1, 900).map(str)
_YEARS = st.integers(1993, 2030).map(str)
_SESSIONS = st.one_of(
    st.integers(1, 80).map(str),
    st.integers(1, 32).map(lambda number: f"S-{number}"),
    st.integers(1, 11).map(lambda number: f"ES-{number}"),
)
_BODIES = st.lists(
    st.tuples(st.sampled_from("AC C CN CONF GC PC SC Sub WG".split()), st.integers(1, 99)).map(
        lambda body: f"{body[0]}.{body[1]}"
    ),
    max_size=2,
)
_KINDS = st.tuples(st.sampled_from("CRP L PV R SR WP MISC INF".split()), _SOME).map(".".join)
_SERIAL = st.one_of(
    st.tuples(_SESSIONS, _SOME),
    st.tuples(_YEARS, _SOME),
    st.tuples(_SESSIONS, _KINDS),
    st.tuples(_KINDS),
    st.tuples(st.sampled_from(["RES", "PRST", "INF", "NGO", "DEC", "PET"]), _YEARS, _SOME),
).map(list)
_SUFFIXES = st.lists(
    st.tuples(st.sampled_from("Add Amend Corr Rev Summary".split()), st.integers(1, 30)).map(
        lambda suffix: f"{suffix[0]}.{suffix[1]}"
    ),
    max_size=2,
    unique=True,
)
_ONE = st.tuples(
    st.sampled_from([series for series in SERIES if "." not in series]),
    _BODIES,
    _SERIAL,
    _SUFFIXES,
).map(lambda parts: "/".join([parts[0], *parts[1], *parts[2], *parts[3]]))
_AFTER = st.sampled_from(["", "", "", " bis", " ter", "*"])
SYMBOLS = st.one_of(
    st.tuples(_ONE, _AFTER).map("".join),
    st.tuples(_ONE, st.integers(1993, 2030), _SOME).map(
        lambda parts: f"{parts[0]}-S/{parts[1]}/{parts[2]}"
    ),
)
PROSE = {
    "ru": (
        "См. {}.",
        "(см. {}, пункт о мире)",
        "документ «{}»",
        "в документах {} и выше",
        "см.{};",
    ),
    "ar": ("انظر {}.", "و{}، الفقرة", "الوثيقة ({})", "في «{}»؛", "انظر \u2066{}\u2069.", "لـ{}"),
    "zh": ("见{}号文件。", "文件（{}）", "《{}》和其他", "见{}，又见", "{}、"),
    "fr": ("Voir {}.", "l’{}, par.", "« {} »", "(voir {})", "le document {} ;"),
    "de": ("Siehe {}.", "(Dokument {})", "„{}“", "in {}, Ziffer", "{}"),
}
CONTEXTS = st.sampled_from(
    [(language, prose) for language, forms in PROSE.items() for prose in forms]
)
ALIKE = {
    "A": "АΑ𝐀Ａ", "B": "ВΒ", "C": "СϹ𝖢", "E": "ЕΕ", "H": "НΗ", "I": "ІΙ", "K": "КΚ", "M": "МΜ",
    "N": "Ν𝙽", "O": "ОΟ", "P": "РΡ", "S": "ЅՏ", "T": "ТΤ", "X": "ХΧ", "Y": "ҮΥ", "Z": "Ζ",
    "a": "аａ", "c": "с", "d": "ԁ", "e": "е", "i": "і", "o": "оο", "p": "р", "r": "𝐫", "v": "ѵ",
    "u": "υ", "D": "𝗗", "G": "Ԍ", "L": "Ꮮ", "R": "Ꭱ", "U": "Ս", "V": "Ѵ", "W": "Ԝ", "3": "З",
}  # fmt: skip


def found(source: str, target: str, language: str) -> list[Finding]:
    return [
        one
        for one in check(source, target, source_language="en", target_language=language)
        if one.check == "symbols"
    ]


def rules(source: str, target: str, language: str = "ru") -> list[str]:
    return [one.rule for one in found(source, target, language)]


def errors(source: str, target: str, language: str) -> list[str]:
    findings = check(source, target, source_language="en", target_language=language)
    return [one.rule for one in findings if one.severity == Severity.ERROR]


@given(SYMBOLS)
def test_a_symbol_is_read_and_written_back(symbol: str) -> None:
    read = parse(symbol)
    assert read is not None
    assert "-".join(map(str, read)) == symbol
    assert all(one.parts[0].role == Role.SERIES for one in read)


@given(st.text(max_size=30))
def test_what_is_read_is_written_back_whatever_it_is(text: str) -> None:
    read = parse(text)
    assert read is None or "-".join(map(str, read)) == text


@pytest.mark.parametrize(
    ("symbol", "series", "bodies", "session", "kind", "number", "suffixes"),
    [
        ("A/67/753", "A", (), "67", "", "753", ""),
        ("A/C.3/71/L.4/Rev.1", "A", ("C.3",), "71", "L.", "4", "/Rev.1"),
        ("S/PRST/2010/5/Add.1", "S", (), "2010", "PRST", "5", "/Add.1"),
        ("E/CN.4/Sub.2/2002/L.24", "E", ("CN.4", "Sub.2"), "2002", "L.", "24", ""),
        ("CRC/C/SR.12", "CRC/C", (), "", "SR.", "12", ""),
        ("CCPR/C/79/Add.67", "CCPR/C", (), "", "", "79", "/Add.67"),
        ("A/S-29/7", "A", (), "S-29", "", "7", ""),
        ("A/ES-10/413", "A", (), "ES-10", "", "413", ""),
        ("A/HRC/S-5/2", "A", ("HRC",), "S-5", "", "2", ""),
        ("A/RES/56/163", "A", (), "56", "RES", "163", ""),
        ("TD/B/EX(41)/L.1", "TD", ("B", "EX(41)"), "", "L.", "1", ""),
        ("A/CONF.189/PC.1/21", "A", ("CONF.189", "PC.1"), "", "", "21", ""),
        ("CEDAW/C/NGA/2-3", "CEDAW/C", ("NGA",), "", "", "2-3", ""),
        ("S/22559", "S", (), "", "", "22559", ""),
        ("IDB.30/2", "IDB.30", (), "", "", "2", ""),
        ("A/54/1 bis", "A", (), "54", "", "1", " bis"),
        ("A/67/753*", "A", (), "67", "", "753", "*"),
        ("a/67/753", "a", (), "67", "", "753", ""),
    ],
)
def test_a_symbol_says_what_its_parts_are(
    symbol: str,
    series: str,
    bodies: tuple[str, ...],
    session: str,
    kind: str,
    number: str,
    suffixes: str,
) -> None:
    (read,) = parse(symbol) or ()
    said = (read.series, read.bodies, read.session, read.kind, read.number)
    assert said == (series, bodies, session, kind, number)
    assert "".join(map(str, read.suffixes)) == suffixes


@pytest.mark.parametrize(
    "text",
    [
        "CM/Del/Concl(92)471bis", "8/43-C", "40984/07", "A/", "A", "67/753", "and/or", "",
        "A/RES", "X/67/753", "А/67/753", "A/67/753-", "A//67", "A/67 /753",
    ],
)  # fmt: skip
def test_what_is_no_symbol_of_the_united_nations_is_none(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "resolution"),
    [
        ("217 A (III)", Resolution(number=217, letter="A", session="III")),
        ("1894 (LVII)", Resolution(number=1894, session="LVII")),
        ("3379 (XXX)", Resolution(number=3379, session="XXX")),
        ("377 (V)", Resolution(number=377, session="V")),
        ("3201 (S-VI)", Resolution(number=3201, session="S-VI")),
        ("822 (1993)", Resolution(number=822, session="1993")),
        ("377 (V) bis", Resolution(number=377, session="V", suffix="bis")),
    ],
)
def test_a_resolution_is_read_and_written_back(text: str, resolution: Resolution) -> None:
    assert parse_resolution(text) == resolution
    assert str(resolution) == text
    assert [one for _, _, one in resolutions(f"under resolution {text}, see")] == [resolution]


@pytest.mark.parametrize(
    "text", ["12 (1)", "1993 (822)", "A/822 (1993)", "(III)", "217 A", "5 (a)"]
)
def test_what_is_no_resolution_is_none(text: str) -> None:
    assert parse_resolution(text) is None


@given(SYMBOLS, CONTEXTS)
@settings(max_examples=400)
def test_a_symbol_that_is_kept_is_left_alone(symbol: str, context: tuple[str, str]) -> None:
    language, prose = context
    assert found(f"See {symbol}.", prose.replace("{}", symbol), language) == []


@given(SYMBOLS, CONTEXTS, st.data())
@settings(max_examples=600)
def test_any_changed_sign_is_an_error(
    symbol: str, context: tuple[str, str], data: st.DataObject
) -> None:
    language, prose = context
    places = [at for at, sign in enumerate(symbol) if sign.isalnum()]
    at = data.draw(st.sampled_from(places))
    signs = "0123456789" if symbol[at].isdigit() else "ABCDEGLNRSTWXaelot"
    new = data.draw(st.sampled_from(signs))
    assume(new.lower() != symbol[at].lower())
    changed = symbol[:at] + new + symbol[at + 1 :]
    assert errors(f"See {symbol}.", prose.replace("{}", changed), language)


@given(SYMBOLS, CONTEXTS, st.data())
@settings(max_examples=600)
def test_any_look_alike_letter_is_an_error_with_its_fix(
    symbol: str, context: tuple[str, str], data: st.DataObject
) -> None:
    language, prose = context
    places = [at for at, sign in enumerate(symbol) if sign in ALIKE]
    at = data.draw(st.sampled_from(places))
    alike = data.draw(st.sampled_from(ALIKE[symbol[at]]))
    target = prose.replace("{}", symbol[:at] + alike + symbol[at + 1 :])
    (finding,) = found(f"See {symbol}.", target, language)
    assert (finding.rule, finding.suggestion) == ("symbol-homoglyph", symbol)
    assert finding.certain


@given(SYMBOLS, CONTEXTS, st.data())
@settings(max_examples=600)
def test_any_dropped_suffix_is_an_error_of_its_own(
    symbol: str, context: tuple[str, str], data: st.DataObject
) -> None:
    language, prose = context
    read = parse(symbol) or ()
    suffixes = [part for one in read for part in one.suffixes]
    assume(suffixes)
    dropped = data.draw(st.sampled_from(suffixes))
    shorter = "-".join(
        str(replace(one, parts=tuple(part for part in one.parts if part is not dropped)))
        for one in read
    )
    assume(parse(shorter))
    (finding,) = found(f"See {symbol}.", prose.replace("{}", shorter), language)
    assert (finding.rule, finding.severity) == ("symbol-suffix", Severity.ERROR)
    assert finding.message == f"{symbol} lost its {str(dropped).strip()}"
    (finding,) = found(f"See {shorter}.", prose.replace("{}", symbol), language)
    assert finding.rule == "symbol-suffix"


def test_a_suffix_longer_than_the_rest_is_no_other_symbol() -> None:
    (finding,) = found("See A/1/1/Amend.1.", "См. A/1/1.", "ru")
    assert (finding.rule, finding.message) == ("symbol-suffix", "A/1/1/Amend.1 lost its /Amend.1")
    (finding,) = found("See A/1/1.", "См. A/1/1/Amend.1.", "ru")
    assert finding.rule == "symbol-suffix"


@given(SYMBOLS, CONTEXTS)
def test_small_letters_are_a_matter_of_form(symbol: str, context: tuple[str, str]) -> None:
    language, prose = context
    (finding,) = found(f"See {symbol}.", prose.replace("{}", symbol.lower()), language)
    assert (finding.rule, finding.suggestion) == ("symbol-form", symbol)
    assert rules(f"see {symbol.lower()}.", prose.replace("{}", symbol), language) == []


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("A/67/753", "A/76/753", "A/67/753 became A/76/753 (session 67 became 76)"),
        ("S/2013/106", "S/2012/106", "S/2013/106 became S/2012/106 (year 2013 became 2012)"),
        ("A/C.3/71/L.4", "A/C.2/71/L.4", "A/C.3/71/L.4 became A/C.2/71/L.4 (body C.3 became C.2)"),
        ("A/67/753/Add.1", "A/67/753", "A/67/753/Add.1 lost its /Add.1"),
        ("A/67/753", "A/67/753/Rev.2", "A/67/753 got /Rev.2 in the translation"),
        ("A/1/Add.1", "A/1/Rev.1", "A/1/Add.1 became A/1/Rev.1 (suffix Add.1 became Rev.1)"),
        ("A/54/1 bis", "A/54/1", "A/54/1 bis lost its bis"),
        ("8/43-C", "8/43-D", "8/43-C became 8/43-D"),
        ("A/1/1-S/3/6", "A/1/1-S/3/9", "A/1/1-S/3/6 became A/1/1-S/3/9 (number 6 became 9)"),
    ],
)  # fmt: skip
def test_a_message_names_the_part_that_changed(source: str, target: str, message: str) -> None:
    (finding,) = found(f"See {source}.", f"См. {target}.", "ru")
    assert finding.message == message


@pytest.mark.parametrize(
    ("source", "target", "language", "suggestion"),
    [
        ("A/C.3/71/L.4", "A/C.3/71/L. 4", "ru", "A/C.3/71/L.4"),
        ("A/61/592/Add.1", "A/61/592/ Add.1", "ru", "A/61/592/Add.1"),
        ("a/61/592/add.1", "a/61/592/ add.1", "ru", "a/61/592/add.1"),
        ("A/C.5/59/L.63", "A/C.5/59 /L.63", "zh", "A/C.5/59/L.63"),
        ("A/C.2/57/SR.2", "A/C. 2/57/SR.2", "zh", "A/C.2/57/SR.2"),
        ("A/67/753-S/2013/106", "A/67/753 – S/2013/106", "fr", "A/67/753-S/2013/106"),
        ("A/67/753-S/2013/106", "A/67/753- S/2013/106", "zh", "A/67/753-S/2013/106"),
        ("A/67/753", "a/67/753", "fr", "A/67/753"),
        ("A/67/753/Add.1", "A/67/753/ADD.1", "fr", "A/67/753/Add.1"),
        ("A/54/1 bis", "A/54/1 бис", "ru", "A/54/1 bis"),
        ("A/54/1 bis", "A/54/1 مكررا", "ar", "A/54/1 bis"),
        ("A/54/1 bis", "A/54/1之二", "zh", "A/54/1 bis"),
        ("A/54/1 ter", "A/54/1之三", "zh", "A/54/1 ter"),
        ("377 (V) bis", "377 (V) бис", "ru", "377 (V) bis"),
        ("377 (V) bis", "377 (V) مكررا", "ar", "377 (V) bis"),
    ],
)
def test_another_form_is_a_warning_with_the_own_form(
    source: str, target: str, language: str, suggestion: str
) -> None:
    (finding,) = found(f"see {source}.", f"({target})", language)
    assert (finding.rule, finding.severity) == ("symbol-form", Severity.WARNING)
    assert finding.suggestion == suggestion
    assert finding.target is not None
    assert finding.target.text == target


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("(see A/C.1/55/PV.14-21)", "(voir A/C.1/55/PV.14 à 21)", "fr"),
        ("A/C.4/58/4/Add.1 to 9", "A/C.4/58/4/Add.1–9", "ru"),
        ("A/C.2/57/L.2 and A/C.2/57/L.32", "A/C.2/57/L.2 y L.32", "es"),
        ("A/C.2/57/L.2 and L.32", "A/C.2/57/L.2和A/C.2/57/L.32", "zh"),
        ("A/61/525, Add.1 and 2", "A/61/525和Add.1、Add.2", "zh"),
        ("A/61/525 and Add.3/Corr.1", "A/61/525 и A/61/525/Add.3/Corr.1", "ru"),
        ("E/CN.4./2003/G/64", "E/CN.4/2003/G/64", "fr"),
        ("A/C.2/54/L.2/and L.71", "A/C.2/54/L.2和L.71", "zh"),
        ("document A/67/753", "A/67/753-Dokument", "de"),
        ("the documents A/67/40 and A/67/41", "وثيقتان A/67/40 وA/67/41", "ar"),
        ("See A/54/1 bis", "См. A/54/1bis", "ru"),
        ("*See* A/67/753", "*Voir A/67/753*", "fr"),
        ("A/67/753/Rev. 3", "A/67/753/Rev.3", "fr"),
        ("communication No. 410/1990", "第410/1990号来文", "zh"),
        ("communication No.410/1990", "第410/1990号来文", "zh"),
        ("doc. A/67/753", "doc.A/67/753", "fr"),
    ],
)
def test_the_same_symbols_said_otherwise_are_left_alone(
    source: str, target: str, language: str
) -> None:
    findings = check(source, target, source_language="en", target_language=language)
    assert [one.message for one in findings] == []


@pytest.mark.parametrize(
    ("source", "target", "rule"),
    [
        ("A/61/525, Corr.1", "A/61/525, Add.1", "code-changed"),
        ("A/61/525 and Add.1", "A/61/525 и Add.2", "number-changed"),
        ("A/61/525 and Add.1", "A/61/525", "number-lost"),
        ("A/61/525 and Corr.1", "A/61/525 и Соrr.1", "symbol-homoglyph"),
        ("A/C.1/55/PV.14-21", "A/C.1/55/PV.14-22", "number-changed"),
        ("A/C.2/57/L.2 and A/C.2/57/L.32", "A/C.2/57/L.2 и L.33", "symbol-lost"),
        ("CRPD/C/R.3", "CRPD/C/R.З", "symbol-homoglyph"),
    ],
)
def test_a_symbol_in_short_counts_as_well(source: str, target: str, rule: str) -> None:
    assert rule in errors(source, target, "ru")


def test_look_alikes_of_the_source_are_no_fault_of_the_translation() -> None:
    def told(target: str) -> list[str]:
        findings = check(
            "См. А/67/753 и А/54/1 бис.", target, source_language="ru", target_language="fr"
        )
        return [one.rule for one in findings]

    assert told("Voir A/67/753 et A/54/1 bis.") == []
    assert told("Voir А/67/753 et А/54/1 бис.") == []


def test_a_symbol_that_the_end_of_the_text_cuts_is_compared_as_it_stands() -> None:
    assert rules("(see A/67/753/Add.", "(см. A/67/753/Add.") == []
    assert rules("(see A/67/753/Add.11)", "(см. A/67/753/Add.") == ["symbol-changed"]


def test_what_is_certain_is_written_and_becomes_fuzzy() -> None:
    unit = Unit(msgid="See A/67/753: 1,275.", msgstr="Voir А/67/753 : 1.275.", line=1)
    catalog = Catalog(path="fr.po", language="fr", units=(unit,))
    findings = [
        replace(one, file="fr.po", line=1)
        for one in check(unit.msgid, unit.msgstr, source_language="en", target_language="fr")
    ]
    mended = fix(catalog, findings, source_language="en").catalog.units[0]
    assert (mended.msgstr, mended.fuzzy) == ("Voir A/67/753 : 1\u202f275.", True)
    assert escape(mended.msgstr) == mended.msgstr


@pytest.mark.parametrize(
    ("source", "target", "certain"),
    [
        ("1,275 people", "1.275 personnes", True),
        ("1,275,300 people", "1.275.300 personnes", True),
        ("3.5 million", "3.5 millions", False),
    ],
)
def test_foreign_separators_are_certain_if_only_they_differ(
    source: str,
    target: str,
    certain: bool,
) -> None:
    (finding,) = check(source, target, source_language="en", target_language="fr")
    assert (finding.rule, finding.certain) == ("number-form", certain)


@given(SYMBOLS)
def test_a_symbol_is_found_whole(symbol: str) -> None:
    (value,) = sort(extract(f"see {symbol}.", language="en")).symbols
    assert value.span.text == symbol


def test_every_look_alike_has_its_letter() -> None:
    for letter, alike in ALIKE.items():
        assert {plain(one) for one in alike if not re.match("[ａ-ｚＡ-Ｚ]", one)} <= {letter}
    assert all(kind.isupper() for kind in KINDS)
