"""What checks find, in how much, and what mending it would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from transmem.model.places import Place, Span


class Severity(StrEnum):
    """How bad a finding is: a changed value, a foreign form, or a thing to look at (contract)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that a check can find.

    Attributes:
        check: The check that it belongs to, ``numbers`` say.
        name: Its own name, ``number-changed`` say.
        severity: How bad it is, unless a project says otherwise.
        title: What it finds, in a few words.
    """

    check: str
    name: str
    severity: Severity
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that a check found in a pair of source and translation.

    Attributes:
        check: The check's name, ``numbers`` say.
        rule: The rule in it, ``number-changed`` say.
        message: What became of what, in one line.
        source: The place in the source text, if there is one.
        target: The place in the translation, if there is one.
        suggestion: How the target language would write it, if that is known.
        certain: Whether the suggestion may replace the place in the translation unseen.
        file: The catalog; empty when a pair of strings was checked.
        line: The entry's line in it; 0 when a pair of strings was checked.
        msgstr: The translation, of a plural entry the form of it, that was checked.
        place: Where ``target`` stands in the catalog, if that is known.
        replacement: What to write there, in the catalog's notation; only if it is certain.
    """

    check: str
    rule: str
    severity: Severity
    message: str
    source: Span | None = None
    target: Span | None = None
    suggestion: str | None = None
    certain: bool = False
    file: str = ""
    line: int = 0
    language: str = ""
    msgctxt: str | None = None
    msgid: str = ""
    msgstr: str = ""
    place: Place | None = None
    replacement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many findings there are of each severity."""

    errors: int = 0
    warnings: int = 0
    infos: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            errors=self.errors + other.errors,
            warnings=self.warnings + other.warnings,
            infos=self.infos + other.infos,
        )

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Tally:
        """Counts findings."""
        counted = Counter(finding.severity for finding in findings)
        return cls(
            errors=counted[Severity.ERROR],
            warnings=counted[Severity.WARNING],
            infos=counted[Severity.INFO],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the checks found, and in how much.

    Attributes:
        files: Catalogs that were checked.
        units: Entries of them that were checked.
        rules: Every rule that was looked for.
        paths: The catalogs, as messages name them.
        suppressed: Findings that translators let stand, with a comment; not among the others.
        baselined: Findings that the baseline knows; not among the others.
    """

    findings: tuple[Finding, ...]
    files: int
    units: int
    rules: tuple[Rule, ...] = ()
    paths: tuple[str, ...] = ()
    suppressed: int = 0
    baselined: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A file, and what it would become.

    Attributes:
        file: As messages name it.
        before: Its text.
        after: The text that would replace it.
    """

    file: str
    before: str
    after: str
