"""How bad findings are where a project does not think as the rules do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from transmem.model import Finding, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Severities:
    """What a project says of checks and rules.

    Attributes:
        settings: By language (BCP 47; empty for all), then by the name of a check or a rule;
            None is off.
    """

    settings: Mapping[str, Mapping[str, Severity | None]] = field(default_factory=dict)

    def of(self, finding: Finding) -> Severity | None:
        """Gives the severity of a finding; None if nobody wants to hear of it.

        The nearest language decides, ``pt-BR`` before ``pt`` before all; within it a rule
        before its check.
        """
        for tag in _upwards(finding.language):
            said = self.settings.get(tag, {})
            for name in (finding.rule, finding.check):
                if name in said:
                    return said[name]
        return finding.severity

    def judge(self, findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
        """Gives the findings with the severities that they have here, and those that are off."""
        heard: list[Finding] = []
        off: list[Finding] = []
        for finding in findings:
            severity = self.of(finding)
            if severity is None:
                off.append(finding)
            else:
                same = severity == finding.severity
                heard.append(finding if same else replace(finding, severity=severity))
        return heard, off


AS_THE_RULES_SAY = Severities()


def _upwards(tag: str) -> Iterator[str]:
    while tag:
        yield tag
        tag = tag.rpartition("-")[0]
    yield ""
