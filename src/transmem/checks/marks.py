"""Marks: each footnote mark stands once in the translation, with its own number.

A mark is written `[^1]` in catalogs. It may move within its sentence, as the order of words and
the punctuation of the language ask; nothing else may happen to it.

>>> from transmem.checks import check
>>> def rules(source, target, language):
...     found = check(source, target, source_language="en", target_language=language)
...     return [one.rule for one in found]

## mark-changed

A mark has another number, and sends the reader to the wrong note.

>>> rules("They left.[^2]", "Они ушли.[^3]", "ru"), rules("They left.[^2]", "Они ушли[^2].", "ru")
(['mark-changed'], [])
>>> rules("First.[^1] Second.[^2]", "Segundo.[^2] Primero.[^1]", "es")
[]

## mark-lost

A mark is not in the translation, or is no longer written as one: `²` and `[2]` are no marks.

>>> rules("They left.[^2]", "Ils sont partis.", "fr"), rules("They left.[^2]", "Gittiler.²", "tr")
(['mark-lost'], ['mark-lost'])
>>> rules("They left.[^2]", "彼らは去った[^2]。", "ja")
[]

## mark-added

A mark stands in the translation that the source has not, or one stands twice.

>>> rules("They left.", "Getdilər.[^2]", "az"), rules("They left.[^2]", "Se fueron.[^2][^2]", "es")
(['mark-added'], ['mark-added'])
>>> rules("They left.[^2]", "Getdilər.[^2]", "az")
[]

## mark-form

The number is right, but its digits are those of another script, and no edition links such a mark
to its note. `transmem check --fix` mends it.

>>> rules("They left.[^2]", "غادروا.[^٢]", "ar"), rules("They left.[^2]", "他们走了[^２]。", "zh")
(['mark-form'], ['mark-form'])
>>> rules("They left.[^2]", "غادروا.[^2]", "ar"), rules("They left.[^2]", "वे चले गए।[^2]", "hi")
([], [])
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
