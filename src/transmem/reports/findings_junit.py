"""Findings as JUnit XML: a suite for each catalog, a test case for each rule.

A rule without errors has passed, so a catalog that is in order shows what was looked for, and a
service that follows test cases over time sees the day when a rule began to fail. Warnings and
remarks fail nothing: they are the output of the case.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from transmem.model import Checked, Finding, Rule, Severity, Tally
from transmem.reports import columns, figures, findings_text
from transmem.reports.look import PLAIN, Look
from transmem.reports.rules import rules_of

NAME = "junit"

_Found = dict[tuple[str, str, str], list[Finding]]

# What XML 1.0 cannot hold, not even as a character reference. Line breaks in the text are ours.
_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(checked: Checked, look: Look = PLAIN, /) -> str:
    """Writes a suite for every catalog that was checked."""
    found: _Found = defaultdict(list)
    for finding in checked.findings:
        found[finding.file, finding.check, finding.rule].append(finding)
    files = dict.fromkeys([*checked.paths, *(finding.file for finding in checked.findings)])
    root = ET.Element("testsuites", name="transmem")
    for file in files:
        root.append(_suite(file, rules_of(checked), found, look))
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode")


def _suite(file: str, rules: Sequence[Rule], found: _Found, look: Look) -> ET.Element:
    cases = [
        _case(file, rule, found.get((file, rule.check, rule.name), []), look) for rule in rules
    ]
    suite = ET.Element(
        "testsuite",
        name=_text(file or "transmem"),
        tests=str(len(cases)),
        failures=str(sum(case.find("failure") is not None for case in cases)),
        errors="0",
        skipped="0",
    )
    suite.extend(cases)
    return suite


def _case(file: str, rule: Rule, findings: Sequence[Finding], look: Look) -> ET.Element:
    case = ET.Element(
        "testcase",
        classname=_text(file or "transmem"),
        name=_text(f"{rule.check}/{rule.name}"),
        time="0",
    )
    if file:
        case.set("file", _text(file))
    errors = [found for found in findings if found.severity == Severity.ERROR]
    others = [found for found in findings if found.severity != Severity.ERROR]
    if errors:
        message = f"{figures.count(len(errors), 'error')}: {errors[0].message}"
        failure = ET.SubElement(case, "failure", type="error", message=_text(message))
        failure.text = _blocks(errors, look)
    if others:
        output = ET.SubElement(case, "system-out")
        output.text = f"{figures.tally(Tally.of(others))}\n\n{_blocks(others, look)}"
    return case


def _blocks(findings: Sequence[Finding], look: Look) -> str:
    plain = Look(width=look.width)
    blocks = ("\n".join(findings_text.lines(finding, plain)) for finding in findings)
    return _FORBIDDEN.sub("\ufffd", "\n\n".join(blocks))


def _text(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", columns.visible(text))
