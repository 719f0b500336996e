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
from transmem.model import Finding

NAME = "marks"


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
                "mark-form",
                f"footnote mark {source.span.text} is written {target.span.text}",
                check=NAME,
                source=source.span,
                target=target.span,
                suggestion=source.span.text,
            )
    for source, target in zip(lost, added, strict=False):
        message = f"footnote mark {source.span.text} became {target.span.text}"
        yield finding(
            "mark-changed",
            message,
            check=NAME,
            source=source.span,
            target=target.span,
            suggestion=source.span.text,
        )
    for source in lost[len(added) :]:
        yield finding(
            "mark-lost", f"footnote mark {source.span.text} is lost", check=NAME, source=source.span
        )
    for target in added[len(lost) :]:
        twice = any(mark.label == target.label for mark in pair.source_values.marks)
        message = f"footnote mark {target.span.text} " + (
            "stands twice" if twice else "is not in the source"
        )
        yield finding("mark-added", message, check=NAME, target=target.span)
