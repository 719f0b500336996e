"""Footnote marks: each stands once in the translation, with its own number.

A mark may move within its sentence; a lost, doubled or renumbered mark sends the reader to the
wrong note.

>>> from transmem.checks import check
>>> def rules(source, target, language="fr"):
...     found = check(source, target, source_language="en", target_language=language)
...     return [f.rule for f in found]
>>> rules("They left.[^2]", "Ils sont partis[^2].")
[]
>>> rules("They left.[^2]", "Ils sont partis.")
['mark-lost']
>>> rules("They left.[^2]", "Ils sont partis.[^3]")
['mark-changed']
>>> rules("They left.", "Ils sont partis.[^2]")
['mark-added']
>>> rules("They left.[^2]", "غادروا.[^٢]", "ar")
['mark-form']
"""

from __future__ import annotations

from collections.abc import Iterator

from transmem.checks.matching import match
from transmem.checks.pair import Pair, finding
from transmem.model import Finding, Rule, Severity

NAME = "marks"
CHANGED = Rule(
    check=NAME, name="mark-changed", severity=Severity.ERROR, title="a footnote mark was renumbered"
)
LOST = Rule(
    check=NAME,
    name="mark-lost",
    severity=Severity.ERROR,
    title="a footnote mark is not in the translation",
)
ADDED = Rule(
    check=NAME,
    name="mark-added",
    severity=Severity.ERROR,
    title="a footnote mark is not in the source, or stands twice",
)
FORM = Rule(
    check=NAME,
    name="mark-form",
    severity=Severity.ERROR,
    title="a footnote mark has digits that no edition links",
)
RULES = (CHANGED, LOST, ADDED, FORM)


def find(pair: Pair) -> Iterator[Finding]:
    """Compares the footnote marks of a pair."""
    same, lost, added = match(
        pair.source_values.marks,
        pair.target_values.marks,
        lambda mark: (mark.label,),
        lambda mark: (mark.label,),
    )
    for source, target in same:
        # `[^١]` means 1 to a reader, but no edition links it to its note.
        if target.span.text not in {source.span.text, f"[^{target.label}]"}:
            yield finding(
                FORM,
                f"footnote mark {source.span.text} is written {target.span.text}",
                source=source.span,
                target=target.span,
                suggestion=source.span.text,
                certain=True,
            )
    for source, target in zip(lost, added, strict=False):
        message = f"footnote mark {source.span.text} became {target.span.text}"
        yield finding(
            CHANGED,
            message,
            source=source.span,
            target=target.span,
            suggestion=source.span.text,
        )
    for source in lost[len(added) :]:
        yield finding(LOST, f"footnote mark {source.span.text} is lost", source=source.span)
    for target in added[len(lost) :]:
        twice = any(mark.label == target.label for mark in pair.source_values.marks)
        message = f"footnote mark {target.span.text} " + (
            "stands twice" if twice else "is not in the source"
        )
        yield finding(ADDED, message, target=target.span)
