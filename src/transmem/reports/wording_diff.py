"""What stands in a translation and not in its reference, and the other way round."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from transmem import languages
from transmem.reports import columns
from transmem.reports.look import Ink, Look, paint

# A number with its separators is one word: half of it struck out would be a riddle.
_WORDS = re.compile(r"\d+(?:[.,/\u00a0\u202f-]\d+)*|\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a comparison: equal on both sides, or different.

    Attributes:
        translation: What the translation says here; may be empty.
        reference: What the reference says.
    """

    translation: str
    reference: str

    @property
    def equal(self) -> bool:
        """Whether both say the same."""
        return self.translation == self.reference


def stretches(translation: str, reference: str, *, language: str) -> list[Stretch]:
    """Compares word by word; by characters in languages that do not put spaces between words.

    >>> [(one.translation, one.reference) for one in stretches("un avis", "un vote", language="fr")]
    [('un ', 'un '), ('avis', 'vote')]
    >>> [one.translation for one in stretches("en 1,275", "en 1,257", language="fr")]
    ['en ', '1,275']
    """
    spaced = languages.spaced(language)
    ours, theirs = (
        _WORDS.findall(text) if spaced else list(text) for text in (translation, reference)
    )
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return [
        Stretch(translation="".join(ours[i:j]), reference="".join(theirs[k:m]))
        for _, i, j, k, m in matcher.get_opcodes()
    ]


def marked(translation: str, reference: str, look: Look, *, language: str) -> str:
    """Marks as wdiff does what only the one says, and what only the other says."""
    parts = []
    for stretch in stretches(translation, reference, language=language):
        said, meant = map(columns.visible, (stretch.translation, stretch.reference))
        if stretch.equal:
            parts.append(said)
            continue
        parts.append(paint(f"[-{said}-]", Ink.BAD, look) if said else "")
        parts.append(paint(f"{{+{meant}+}}", Ink.GOOD, look) if meant else "")
    return "".join(parts)
