"""What editions in plain characters share: isolates, and a sign for what is missing.

A plain file has no markup for direction, so in a right-to-left language the invisible
isolates of Unicode (U+2066 … U+2069) keep codes, addresses and Latin titles in order. A source
text that stands in for its missing translation is written ``⟦untranslated: …⟧``, in the words of
the edition's language: white square brackets stand in no letter, need no escape in Markdown,
and can be searched for, whatever the language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transmem import languages
from transmem.editions.runs import ISOLATED, Run, isolated
from transmem.editions.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from transmem.editions.content import Text

_ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}
_END = "\u2069"


def write(text: Text, language: str, show: Callable[[Run], str]) -> str:
    """Writes a sentence as it stands in an edition.

    Args:
        text: The sentence.
        language: Of the edition.
        show: How the format writes a run.
    """
    kept = isolated(text.runs)
    guard = text.direction == "rtl"
    line = "".join(
        f"{_ISOLATES['ltr']}{show(run)}{_END}"
        if guard and place not in kept and run.kind in ISOLATED
        else show(run)
        for place, run in enumerate(text.runs)
    )
    if text.direction != languages.direction(language):
        line = f"{_ISOLATES[text.direction]}{line}{_END}"
    if text.marked:
        words = wording(language)
        line = f"⟦{words.untranslated}{words.colon}{line}⟧"
    return line
