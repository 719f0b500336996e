"""Findings as SARIF 2.1.0, which code scanning services and editors read.

Columns count code points, and the log says so. A result is known again, whatever lines moved, by
its partial fingerprints. Of these GitHub looks at ``primaryLocationLineHash`` alone, so they are
given under this name too. A fix is there when the finding is certain and its place is known.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import PurePath
from urllib.parse import quote

from transmem.fingerprints import digest
from transmem.model import Checked, Finding, Place, Rule, Severity
from transmem.reports.look import PLAIN, Look
from transmem.reports.rules import rules_of

NAME = "sarif"

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(checked: Checked, _look: Look = PLAIN, /) -> str:
    """Writes a log of one run, the results in the order of the findings."""
    rules = rules_of(checked)
    driver = {
        "name": "transmem",
        "version": (ours := version("transmem")),
        "semanticVersion": ours,
        "rules": [_rule(rule) for rule in rules],
    }
    root = {"description": {"text": "The folder in which transmem was run."}}
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: root},
        "results": _results(checked.findings, rules),
        "properties": {
            "files": checked.files,
            "units": checked.units,
            "suppressed": checked.suppressed,
            "baselined": checked.baselined,
        },
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(rule: Rule) -> dict[str, object]:
    text = f"{rule.title[:1].upper()}{rule.title[1:]}."
    page = f"docs/checks/{rule.check}.md#{rule.name}"
    return {
        "id": _id(rule),
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": text},
        "fullDescription": {"text": text},
        "help": {
            "text": f"{text} {page} of transmem has examples.",
            "markdown": f"{text}\n\n`{page}` of transmem has examples.",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.check]},
    }


def _id(rule: Rule) -> str:
    return f"{rule.check}/{rule.name}"


def _results(findings: Sequence[Finding], rules: Sequence[Rule]) -> list[dict[str, object]]:
    indexes = {_id(rule): index for index, rule in enumerate(rules)}
    seen: Counter[str] = Counter()
    results = []
    for finding in findings:
        name = _fingerprint(finding)
        seen[name] += 1
        rule = f"{finding.check}/{finding.rule}"
        results.append(_result(finding, rule, indexes[rule], f"{name}:{seen[name]}"))
    return results


def _result(finding: Finding, rule: str, index: int, fingerprint: str) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding) or rule},
        "partialFingerprints": {
            "primaryLocationLineHash": fingerprint,
            "transmemFinding/v1": fingerprint,
        },
        "properties": _properties(finding),
    }
    if finding.file:
        result["locations"] = [{"physicalLocation": _physical(finding)}]
    if finding.place and finding.replacement is not None:
        result["fixes"] = [_fix(finding, finding.place, finding.replacement)]
    return result


def _message(finding: Finding) -> str:
    text = finding.message
    if finding.suggestion is not None:
        text += f"; write {finding.suggestion}"
    # Square and round brackets in a row would be a link to a location.
    return text.replace("](", "\\](")


def _fingerprint(finding: Finding) -> str:
    """Names a finding by what it is about, and not by its line or the rest of its sentence."""
    return digest(
        (
            finding.language,
            finding.check,
            finding.rule,
            finding.msgctxt,
            finding.msgid,
            finding.source.text if finding.source else None,
            finding.target.text if finding.target else None,
        )
    )


def _properties(finding: Finding) -> dict[str, object]:
    return {
        "language": finding.language,
        "msgctxt": finding.msgctxt,
        "msgid": finding.msgid,
        "msgstr": finding.msgstr,
        "source": finding.source and asdict(finding.source),
        "target": finding.target and asdict(finding.target),
        "suggestion": finding.suggestion,
    }


def _physical(finding: Finding) -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": _artifact(finding.file)}
    if finding.place:
        physical["region"] = _region(finding.place)
    elif finding.line:
        physical["region"] = {"startLine": finding.line}
    return physical


def _artifact(file: str) -> dict[str, object]:
    path = PurePath(file)
    # Names of files may hold bytes that are no UTF-8; Python writes them as lone surrogates.
    uri = quote(path.as_posix().encode("utf-8", "surrogatepass"))
    if path.is_absolute():
        return {"uri": f"file://{'' if uri.startswith('/') else '/'}{uri}"}
    return {"uri": uri, "uriBaseId": _ROOT}


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _fix(finding: Finding, place: Place, written: str) -> dict[str, object]:
    replacement = {"deletedRegion": _region(place), "insertedContent": {"text": written}}
    change = {"artifactLocation": _artifact(finding.file), "replacements": [replacement]}
    return {
        "description": {"text": f"Write {finding.suggestion}"},
        "artifactChanges": [change],
    }
