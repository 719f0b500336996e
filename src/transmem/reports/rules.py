"""The rules that a report lists: all that were looked for, and any that found something."""

from __future__ import annotations

from transmem.model import Checked, Rule


def rules_of(checked: Checked) -> tuple[Rule, ...]:
    """Gives the rules that were looked for, then those of findings that no list named."""
    rules = {(rule.check, rule.name): rule for rule in checked.rules}
    for finding in checked.findings:
        name = finding.check, finding.rule
        rules.setdefault(
            name,
            Rule(
                check=finding.check,
                name=finding.rule,
                severity=finding.severity,
                title=finding.rule.replace("-", " "),
            ),
        )
    return tuple(rules.values())
