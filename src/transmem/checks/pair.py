"""What a check looks at: a source text and its translation, with their values."""

from __future__ import annotations

from dataclasses import dataclass

from transmem.fidelity import Values, extract, sort
from transmem.fidelity.writing import Writing, writing_of
from transmem.model import Finding, Rule, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A source text, its translation, and what both assert."""

    source: str
    target: str
    source_language: str
    target_language: str
    source_values: Values
    target_values: Values

    @property
    def source_writing(self) -> Writing:
        """How the source language writes."""
        return writing_of(self.source_language, self.target_language)

    @property
    def target_writing(self) -> Writing:
        """How the target language writes."""
        return writing_of(self.target_language, self.source_language)


def pair(source: str, target: str, *, source_language: str, target_language: str) -> Pair:
    """Extracts the values of both texts."""
    return Pair(
        source=source,
        target=target,
        source_language=source_language,
        target_language=target_language,
        source_values=sort(extract(source, language=source_language, context=target_language)),
        target_values=sort(extract(target, language=target_language, context=source_language)),
    )


def finding(
    rule: Rule,
    message: str,
    *,
    source: Span | None = None,
    target: Span | None = None,
    suggestion: str | None = None,
    certain: bool = False,
) -> Finding:
    """Makes a finding that does not know its catalog yet."""
    return Finding(
        check=rule.check,
        rule=rule.name,
        severity=rule.severity,
        message=message,
        source=source,
        target=target,
        suggestion=suggestion,
        certain=certain,
    )
