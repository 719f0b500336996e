"""Certain suggestions into a catalog, and changed translations into its file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from test_catalogs import CATALOGS, FILLED, TEXT
from transmem import fixing
from transmem.catalogs import parse, patch, place, render
from transmem.checks import check_catalog
from transmem.model import Catalog, Finding, Place, Severity, Span, Unit

HEADER = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n'


def catalog(*units: Unit, language: str = "ru") -> Catalog:
    return Catalog(path="ru.po", language=language, units=units)


def found(msgid: str, msgstr: str, wrong: str, right: str | None, **more: object) -> Finding:
    start = msgstr.index(wrong)
    known = Finding(
        check="symbols",
        rule="symbol-homoglyph",
        severity=Severity.ERROR,
        message="letters that only look right",
        target=Span(text=wrong, start=start, end=start + len(wrong)),
        suggestion=right,
        certain=True,
        language="ru",
        msgid=msgid,
        msgstr=msgstr,
    )
    return replace(known, **more)


SOURCE = "See A/67/753 and A/67/754."
WRONG = "См. А/67/753 и А/67/754."
FIRST = found(SOURCE, WRONG, "А/67/753", "A/67/753")
SECOND = found(SOURCE, WRONG, "А/67/754", "A/67/754")
UNIT = Unit(msgid=SOURCE, msgstr=WRONG)


def fix(unit: Unit, *findings: Finding, language: str = "ru") -> fixing.Fixed:
    return fixing.fix(catalog(unit, language=language), findings, source_language="en")


# ---- catalogs


def test_all_that_is_certain_in_an_entry_is_fixed_and_the_entry_becomes_fuzzy() -> None:
    done = fix(UNIT, FIRST, SECOND)
    assert done.catalog.units == (
        Unit(msgid=SOURCE, msgstr="См. A/67/753 и A/67/754.", fuzzy=True),
    )
    assert done.fixed == (FIRST, SECOND)
    assert done.left == ()


@pytest.mark.parametrize(
    "change",
    [
        {"certain": False},
        {"suggestion": None},
        {"suggestion": "А/67/753"},
        {"target": None},
        {"target": Span(text="А/67/753", start=0, end=8)},
        {"msgid": "Another."},
        {"msgctxt": "a note"},
    ],
)
def test_what_is_not_certain_or_not_there_is_left_alone(change: dict[str, object]) -> None:
    done = fix(UNIT, replace(FIRST, **change))
    assert done.catalog.units == (UNIT,)
    assert done.fixed == ()


def test_entries_that_nobody_publishes_are_left_alone() -> None:
    for state in (replace(UNIT, fuzzy=True), replace(UNIT, obsolete=True)):
        assert fix(state, FIRST).catalog.units == (state,)


def test_of_two_fixes_for_one_place_one_is_made() -> None:
    wider = found(SOURCE, WRONG, "и А/67/754", "и A/67/754")
    done = fix(UNIT, SECOND, wider)
    assert done.catalog.units[0].msgstr == "См. А/67/753 и A/67/754."
    assert (len(done.fixed), len(done.left)) == (1, 1)


def test_two_checks_that_say_the_same_are_both_content() -> None:
    other = replace(SECOND, check="numbers", rule="number-form")
    done = fix(UNIT, SECOND, other)
    assert done.catalog.units[0].msgstr == "См. А/67/753 и A/67/754."
    assert set(done.fixed) == {SECOND, other}


def test_nothing_can_be_put_twice_where_nothing_stood() -> None:
    one = replace(FIRST, target=Span(text="", start=4, end=4), suggestion="\u2066")
    done = fix(UNIT, one, replace(one, suggestion="\u2067"))
    assert len(done.fixed) == 1


def test_a_fix_that_brings_in_an_error_is_not_made_and_the_others_are() -> None:
    wrong = replace(FIRST, suggestion="A/67/999")
    done = fix(UNIT, wrong, SECOND)
    assert done.catalog.units[0].msgstr == "См. А/67/753 и A/67/754."
    assert (done.fixed, done.left) == ((SECOND,), (wrong,))


def test_an_error_that_a_comment_hides_does_not_stop_a_fix() -> None:
    hidden = replace(
        UNIT,
        msgid=SOURCE + " 12 came.",
        msgstr=WRONG + " Пришли 13.",
        notes=("transmem: ignore numbers -- counted anew",),
    )
    first = found(hidden.msgid, hidden.msgstr, "А/67/753", "A/67/753")
    assert fix(hidden, first).fixed == (first,)


def test_a_finding_says_which_plural_form_it_is_about() -> None:
    unit = Unit(
        msgid="document A/67/753",
        plural="documents A/67/753",
        plurals=("документ А/67/753", "документа А/67/753", "документов А/67/753"),
    )
    last = found("documents A/67/753", "документов А/67/753", "А/67/753", "A/67/753")
    assert fix(unit, last).catalog.units[0].plurals == (
        "документ А/67/753",
        "документа А/67/753",
        "документов A/67/753",
    )


def test_forms_that_read_the_same_are_fixed_together() -> None:
    unit = Unit(msgid="one A/67/753", plural="some A/67/753", plurals=("А/67/753", "А/67/753"))
    one = found("some A/67/753", "А/67/753", "А/67/753", "A/67/753")
    assert fix(unit, one).catalog.units[0].plurals == ("A/67/753", "A/67/753")


def test_entries_are_told_apart_by_context_and_line() -> None:
    units = tuple(replace(UNIT, msgctxt=context) for context in (None, "a", "b"))
    done = fixing.fix(catalog(*units), [replace(FIRST, msgctxt="a")], source_language="en")
    assert [unit.fuzzy for unit in done.catalog.units] == [False, True, False]


# ---- places


PO = HEADER + (
    "\n#: note.txt:1\n"
    'msgid "See A/67/753."\n'
    'msgstr ""\n'
    '"См. \\"А/6"\n'
    '"7/753\\".\\n"\n'
    '\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] "раз"\nmsgstr[1] "А/1"\n'
)


def test_a_value_is_found_where_the_file_writes_it() -> None:
    broken, plural = parse(PO, path="ru.po").units
    assert place(broken, 0, Span(text="См", start=0, end=2)) == Place(
        line=8, column=2, end_line=8, end_column=4
    )
    assert place(broken, 0, Span(text="А/67/753", start=5, end=13)) == Place(
        line=8, column=8, end_line=9, end_column=7
    )
    assert place(broken, 0, Span(text="", start=15, end=15)) == Place(
        line=9, column=10, end_line=9, end_column=10
    )
    assert place(plural, 1, Span(text="А/1", start=0, end=3)) == Place(
        line=14, column=12, end_line=14, end_column=15
    )


def test_what_is_not_there_has_no_place() -> None:
    broken, _ = parse(PO, path="ru.po").units
    assert place(broken, 0, Span(text="B", start=0, end=1)) is None
    assert place(broken, 1, Span(text="", start=0, end=0)) is None
    assert place(UNIT, 0, Span(text="С", start=0, end=1)) is None


def test_findings_learn_their_place_and_what_to_write_there() -> None:
    text = HEADER + '\nmsgid "See A/67/753."\nmsgstr "См. \\"А/67/753\\"."\n'
    read = parse(text, path="ru.po")
    unit = read.units[0]
    known = found(unit.msgid, unit.msgstr, '"А/67/753"', '"A/67/753"', line=unit.line)
    (located,) = fixing.locate(read, [known])
    assert located.place == Place(line=6, column=13, end_line=6, end_column=25)
    assert located.replacement == '\\"A/67/753\\"'
    (unsure,) = fixing.locate(read, [replace(known, certain=False)])
    assert (unsure.place, unsure.replacement) == (located.place, None)
    elsewhere = replace(known, line=99)
    assert fixing.locate(read, [elsewhere]) == (elsewhere,)


# ---- files


def test_only_the_value_and_the_flag_change_in_the_file() -> None:
    text = (
        HEADER + '\n# a note\n#, c-format\n#| msgid "Before."\nmsgid "See A/67/753."\n'
        'msgstr ""\n"См. А/6"\n"7/753\\t\\"x\\".\\n"\n'
        '\n\nmsgid   "odd  "\n  msgstr "spacing"\n# at the end\n'
    )
    old = parse(text, path="ru.po")
    new = replace(old.units[0], msgstr='См. A/67/753\t"x".\n', fuzzy=True)
    after = replace(old, units=(new, old.units[1]))
    assert patch(text, old, after) == text.replace("А/6", "A/6").replace(
        "#, c-format", "#, fuzzy, c-format"
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_stay_as_they_are(end: str) -> None:
    text = (HEADER + '\n#| msgid "B."\nmsgid "A/1"\nmsgstr "А/1"\n').replace("\n", end)
    old = parse(text, path="ru.po")
    after = replace(old, units=(replace(old.units[0], msgstr="A/1", fuzzy=True),))
    assert patch(text, old, after) == text.replace("А", "A").replace(
        "#| msgid", f"#, fuzzy{end}#| msgid"
    )


@settings(deadline=None)
@given(CATALOGS, st.data())
def test_a_patched_file_reads_as_the_catalog_that_was_meant(
    given_catalog: Catalog, data: st.DataObject
) -> None:
    text = render(given_catalog)
    old = parse(text, path="x.po")
    units = []
    for unit in old.units:
        if data.draw(st.booleans()):
            units.append(unit)
        elif unit.plural is None:
            units.append(replace(unit, msgstr=data.draw(TEXT), fuzzy=True))
        else:
            forms = tuple(data.draw(FILLED) for _ in unit.plurals)
            units.append(replace(unit, plurals=forms, fuzzy=True))
    patched = patch(text, old, replace(old, units=tuple(units)))
    assert parse(patched, path="x.po").units == tuple(units)


def test_what_was_fixed_has_no_error_any_more() -> None:
    text = HEADER + '\nmsgid "See A/67/753 and A/67/754."\nmsgstr "См. А/67/753 и А/67/754."\n'
    read = parse(text, path="ru.po")
    errors = [
        replace(one, certain=True)
        for one in check_catalog(read, source_language="en").findings
        if one.rule == "symbol-homoglyph"
    ]
    done = fixing.fix(read, errors, source_language="en")
    assert len(done.fixed) == 2
    approved = replace(done.catalog.units[0], fuzzy=False)
    checked = check_catalog(replace(read, units=(approved,)), source_language="en")
    assert checked.findings == ()
