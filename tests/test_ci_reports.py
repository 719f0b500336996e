"""Reports that services read: they are well-formed whatever a catalog holds."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from transmem.model import Change, Checked, Finding, Place, Rule, Severity, Span
from transmem.reports import (
    changes_text,
    columns,
    findings_github,
    findings_junit,
    findings_markdown,
    findings_sarif,
    findings_text,
)
from transmem.reports.look import Look

SCHEMA = json.loads(
    (Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.validators.validator_for(SCHEMA)(SCHEMA)

CHANGED = Rule(
    check="numbers",
    name="number-changed",
    severity=Severity.ERROR,
    title="a number became another one",
)
FORM = Rule(
    check="numbers", name="number-form", severity=Severity.WARNING, title="foreign separators"
)
FOUND = Finding(
    check="numbers",
    rule="number-changed",
    severity=Severity.ERROR,
    file="locales/fr/LC_MESSAGES/a letter.po",
    line=42,
    language="fr",
    msgid="1,275 residents came.",
    msgstr="1 257 habitants sont venus.",
    message="1,275 became 1 257",
    source=Span(text="1,275", start=0, end=5),
    target=Span(text="1 257", start=0, end=5),
    suggestion="1\u202f275",
)
PLACE = Place(line=45, column=9, end_line=45, end_column=14)
CERTAIN = replace(FOUND, certain=True, place=PLACE, replacement="1\u202f275")


def checked(*findings: Finding, rules: tuple[Rule, ...] = (CHANGED, FORM)) -> Checked:
    return Checked(
        findings=findings,
        files=1,
        units=41,
        rules=rules,
        paths=("locales/fr/LC_MESSAGES/a letter.po",),
    )


def run_of(*findings: Finding, rules: tuple[Rule, ...] = (CHANGED, FORM)) -> dict:
    log = json.loads(findings_sarif.render(checked(*findings, rules=rules)))
    VALIDATOR.validate(log)
    (run,) = log["runs"]
    return run


# ---- SARIF


def test_a_log_names_the_tool_and_every_rule_that_was_looked_for() -> None:
    run = run_of()
    driver = run["tool"]["driver"]
    assert driver["name"] == "transmem"
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", driver["version"])
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"] == []
    assert driver["rules"][0] == {
        "id": "numbers/number-changed",
        "name": "NumberChanged",
        "shortDescription": {"text": "A number became another one."},
        "fullDescription": {"text": "A number became another one."},
        "help": {
            "text": "A number became another one. "
            "docs/checks/numbers.md#number-changed of transmem has examples.",
            "markdown": "A number became another one.\n\n"
            "`docs/checks/numbers.md#number-changed` of transmem has examples.",
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["numbers"]},
    }
    assert [rule["id"] for rule in driver["rules"]] == [
        "numbers/number-changed",
        "numbers/number-form",
    ]


def test_a_result_says_what_where_and_how_bad() -> None:
    (result,) = run_of(replace(FOUND, rule="number-form", severity=Severity.INFO))["results"]
    assert result["ruleId"] == "numbers/number-form"
    assert result["ruleIndex"] == 1
    assert result["level"] == "note"
    assert result["message"] == {"text": "1,275 became 1 257; write 1\u202f275"}
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {
                    "uri": "locales/fr/LC_MESSAGES/a%20letter.po",
                    "uriBaseId": "%SRCROOT%",
                },
                "region": {"startLine": 42},
            }
        }
    ]
    assert result["properties"] == {
        "language": "fr",
        "msgctxt": None,
        "msgid": "1,275 residents came.",
        "msgstr": "1 257 habitants sont venus.",
        "source": {"text": "1,275", "start": 0, "end": 5},
        "target": {"text": "1 257", "start": 0, "end": 5},
        "suggestion": "1\u202f275",
    }
    assert "fixes" not in result


def test_what_is_certain_has_a_fix_at_the_very_place() -> None:
    (result,) = run_of(CERTAIN)["results"]
    region = {"startLine": 45, "startColumn": 9, "endLine": 45, "endColumn": 14}
    assert result["locations"][0]["physicalLocation"]["region"] == region
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "locales/fr/LC_MESSAGES/a%20letter.po"
    assert change["replacements"] == [
        {"deletedRegion": region, "insertedContent": {"text": "1\u202f275"}}
    ]


def test_what_is_not_certain_has_no_fix() -> None:
    (result,) = run_of(replace(FOUND, place=PLACE))["results"]
    assert "fixes" not in result


def hashes(*findings: Finding) -> list[str]:
    results = run_of(*findings)["results"]
    names = [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]
    assert names == [result["partialFingerprints"]["transmemFinding/v1"] for result in results]
    return names


def test_a_result_is_known_again_when_its_line_moves_or_its_sentence_is_edited() -> None:
    (name,) = hashes(FOUND)
    moved = replace(FOUND, line=7, file="b.po", place=PLACE, msgstr="1 257 sont venus.")
    assert hashes(moved) == [name]


@pytest.mark.parametrize(
    "other",
    [
        {"language": "de"},
        {"rule": "number-form"},
        {"msgctxt": ""},
        {"msgid": "1,275 came."},
        {"source": None},
        {"target": Span(text="1 258", start=0, end=5)},
    ],
)
def test_another_finding_has_another_name(other: dict[str, object]) -> None:
    assert hashes(FOUND) != hashes(replace(FOUND, **other))


def test_equal_findings_are_counted() -> None:
    first, second = hashes(FOUND, replace(FOUND, line=90))
    assert first.endswith(":1")
    assert second == first.removesuffix(":1") + ":2"


def test_an_absolute_path_is_a_file_address_and_a_pair_of_strings_has_no_place() -> None:
    absolute, pair = run_of(replace(FOUND, file="/home/é/a.po"), replace(FOUND, file="", line=0))[
        "results"
    ]
    location = absolute["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": "file:///home/%C3%A9/a.po"}
    assert "locations" not in pair


def test_a_message_is_never_taken_for_a_link() -> None:
    (result,) = run_of(replace(FOUND, message="[^1](2) is lost", suggestion=None))["results"]
    assert result["message"]["text"] == "[^1\\](2) is lost"


def test_a_rule_that_no_list_named_is_listed_all_the_same() -> None:
    run = run_of(replace(FOUND, check="terms", rule="term-lost"))
    assert run["results"][0]["ruleIndex"] == 2
    assert run["tool"]["driver"]["rules"][2]["id"] == "terms/term-lost"


# ---- JUnit


def suites(*findings: Finding) -> ET.Element:
    text = findings_junit.render(checked(*findings))
    return ET.fromstring(text.encode())  # noqa: S314 - we wrote it


def test_a_catalog_is_a_suite_and_a_rule_a_case() -> None:
    root = suites(
        FOUND,
        replace(FOUND, line=50),
        replace(FOUND, rule="number-form", severity=Severity.WARNING),
    )
    assert root.attrib == {"name": "transmem", "tests": "2", "failures": "1", "errors": "0"}
    (suite,) = root
    assert suite.attrib == {
        "name": "locales/fr/LC_MESSAGES/a letter.po",
        "tests": "2",
        "failures": "1",
        "errors": "0",
        "skipped": "0",
    }
    first, second = suite
    assert first.attrib == {
        "classname": "locales/fr/LC_MESSAGES/a letter.po",
        "file": "locales/fr/LC_MESSAGES/a letter.po",
        "name": "numbers/number-changed",
        "time": "0",
    }
    (failure,) = first
    assert failure.attrib == {"type": "error", "message": "2 errors: 1,275 became 1 257"}
    assert failure.text is not None
    assert failure.text.startswith(
        "locales/fr/LC_MESSAGES/a letter.po:42: error: 1,275 became 1 257 "
        "[numbers/number-changed]\n    source: ⟦1,275⟧ residents came.\n"
    )
    assert failure.text.count("1,275 became") == 2
    (output,) = second
    assert output.tag == "system-out"
    assert output.text is not None
    assert output.text.startswith("0 errors, 1 warning\n\n")


def test_a_catalog_in_order_has_passed() -> None:
    (suite,) = suites()
    assert suite.get("tests") == "2"
    assert [len(case) for case in suite] == [0, 0]


# ---- GitHub


def commands(*findings: Finding) -> list[str]:
    return findings_github.render(checked(*findings)).split("\n")


def test_a_finding_is_a_workflow_command() -> None:
    command, last = commands(FOUND)
    assert command == (
        "::error file=locales/fr/LC_MESSAGES/a letter.po,line=42,title=numbers/number-changed::"
        "1,275 became 1 257%0Asource: ⟦1,275⟧ residents came.%0A"
        "target: ⟦1 257⟧ habitants sont venus.%0A"
        "help:   write 1\u202f275 (with NARROW NO-BREAK SPACE)"
    )
    assert last == "1 error, 0 warnings in 1 file, 41 units"


@pytest.mark.parametrize(
    ("severity", "name"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")],
)
def test_severities_are_those_that_github_has(severity: Severity, name: str) -> None:
    assert commands(replace(FOUND, severity=severity))[0].startswith(f"::{name} ")


def test_a_known_place_is_the_line_and_columns_only_within_one_line() -> None:
    within, across = commands(CERTAIN, replace(CERTAIN, place=replace(PLACE, end_line=46)))[:2]
    assert ",line=45,endLine=45,col=9,endColumn=14,title=" in within
    assert ",line=45,endLine=46,title=" in across


def test_signs_that_end_a_property_or_a_command_are_escaped() -> None:
    nasty = replace(FOUND, file="a,b:c%.po", message="5% ::error::x\r\ny")
    assert commands(nasty)[0].startswith(
        "::error file=a%2Cb%3Ac%25.po,line=42,title=numbers/number-changed::5%25 ::error::x↵↵y%0A"
    )


# ---- Markdown


def cells(text: str) -> list[list[str]]:
    """Reads tables as a browser would show them."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows and token.level >= 4:
            children = token.children or []
            assert {child.type for child in children} <= {"text", "text_special"}
            rows[-1].append("".join(child.content for child in children))
    return rows


def test_the_summary_has_a_table_for_each_language() -> None:
    german = replace(FOUND, language="de", file="de.po", place=PLACE, severity=Severity.WARNING)
    text = findings_markdown.render(checked(FOUND, german))
    assert text.startswith("## transmem check\n\n1 error\\, 1 warning in 1 file")
    assert re.findall("^### .*$", text, re.MULTILINE) == [
        "### fr: 1 error, 0 warnings",
        "### de: 0 errors, 1 warning",
    ]
    header = ["severity", "place", "finding", "write", "rule"]
    assert cells(text) == [
        header,
        [
            "error",
            "locales/fr/LC_MESSAGES/a letter.po:42",
            "1,275 became 1 257",
            "1\u202f275",
            "numbers/number-changed",
        ],
        header,
        ["warning", "de.po:45", "1,275 became 1 257", "1\u202f275", "numbers/number-changed"],
    ]


def test_a_long_summary_is_cut_and_says_so() -> None:
    text = findings_markdown.render(checked(*[FOUND] * 502))
    assert len(cells(text)) == 501
    assert text.endswith("… and 2 more findings.")
    assert len(text.encode()) < 2**20


# ---- text


def test_signs_that_nobody_sees_are_named_in_the_help() -> None:
    assert "    help:   write 1\u202f275 (with NARROW NO-BREAK SPACE)" in findings_text.render(
        checked(FOUND)
    )


def test_nothing_turns_the_rest_of_the_line_round() -> None:
    turned = replace(FOUND, message="1 became \u202e2", rule="r\x1b[31m")
    first = findings_text.render(checked(turned)).split("\n")[0]
    assert first.endswith("1 became \ufffd2 [numbers/r␛[31m]")


def test_a_diff_is_unified_and_coloured_when_asked_for() -> None:
    change = Change(file="ru.po", before="a\r\nb\r\n", after="a\r\nc\x1b\r\n")
    assert changes_text.render([change]).split("\n") == [
        "--- ru.po",
        "+++ ru.po",
        "@@ -1,3 +1,3 @@",
        " a",
        "-b",
        "+c␛",
        " ",
    ]
    colored = changes_text.render([change], Look(color=True))
    assert "\x1b[1;31m-b\x1b[0m" in colored


# ---- whatever a catalog holds

TEXTS = st.text(max_size=60) | st.text(
    st.sampled_from("a|`*_[]()<>&\"'\\:,%\n\r\x00\x1b\x85\u2028\u202e\ufffe\uffff\ud800اب联🕊"),
    max_size=30,
)
PLACES = st.builds(
    lambda line, column, more, width: Place(
        line=line, column=column, end_line=line + more, end_column=column + width
    ),
    *[st.integers(1, 99)] * 4,
)


@st.composite
def odd_findings(draw: st.DrawFn) -> Finding:
    source, target = draw(TEXTS), draw(TEXTS)
    return Finding(
        check=draw(st.sampled_from(["numbers", "a:b|c"])),
        rule=draw(st.sampled_from(["number-changed", "x\ny"])),
        severity=draw(st.sampled_from(Severity)),
        message=draw(TEXTS),
        source=draw(st.none() | st.just(Span(text=source, start=0, end=len(source)))),
        target=draw(st.none() | st.just(Span(text=target, start=0, end=len(target)))),
        suggestion=draw(st.none() | TEXTS),
        file=draw(TEXTS.filter(lambda text: "\0" not in text)),
        line=draw(st.integers(0, 99)),
        language=draw(st.sampled_from(["", "fr", "zh-Hans"])),
        msgctxt=draw(st.none() | TEXTS),
        msgid=source,
        msgstr=target,
        place=draw(st.none() | PLACES),
        replacement=draw(st.none() | TEXTS),
    )


ODD = st.lists(odd_findings(), max_size=4).map(
    lambda findings: Checked(findings=tuple(findings), files=1, units=9, rules=(CHANGED, FORM))
)


@settings(deadline=None)
@given(ODD)
def test_any_log_is_valid(some: Checked) -> None:
    log = json.loads(findings_sarif.render(some))
    VALIDATOR.validate(log)
    (run,) = log["runs"]
    assert len(run["results"]) == len(some.findings)
    for result, finding in zip(run["results"], some.findings, strict=True):
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"] == f"{finding.check}/{finding.rule}"
        if finding.file:
            uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            assert re.fullmatch(r"(file://)?[\w./~%-]+", uri, re.ASCII)
    names = [one["partialFingerprints"]["transmemFinding/v1"] for one in run["results"]]
    assert len(set(names)) == len(names)


@settings(deadline=None)
@given(ODD)
def test_any_suite_can_be_parsed_and_adds_up(some: Checked) -> None:
    text = findings_junit.render(some)
    root = ET.fromstring(text.encode())  # noqa: S314 - we wrote it
    cases = root.findall("testsuite/testcase")
    assert root.get("tests") == str(len(cases))
    assert root.get("failures") == str(len(root.findall("testsuite/testcase/failure")))
    errors = [one for one in some.findings if one.severity == Severity.ERROR]
    assert bool(errors) == bool(root.findall(".//failure"))


@given(ODD)
def test_any_finding_is_one_command_and_nothing_else_is(some: Checked) -> None:
    lines = findings_github.render(some).split("\n")
    assert "\n".join(lines).splitlines() == lines
    assert len(lines) == len(some.findings) + 1
    for line in lines[:-1]:
        command = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert command
        for part in command[2].split(","):
            assert re.fullmatch(
                r"(file|line|endLine|col|endColumn|title)=[^%:,]*(%[0-9A-F]{2}[^%:,]*)*", part
            )
        assert re.fullmatch(r"([^%]|%25|%0A)*", command[3])
    assert not lines[-1].startswith("::")


@settings(deadline=None)
@given(ODD)
def test_any_summary_shows_its_texts_and_no_markup(some: Checked) -> None:
    rows = [row for row in cells(findings_markdown.render(some)) if row[0] != "severity"]
    expected = sorted(
        columns.head(columns.visible(one.message), 200).strip() for one in some.findings
    )
    assert sorted(row[2] for row in rows) == expected
