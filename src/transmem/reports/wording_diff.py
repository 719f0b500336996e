"""What stands in a translation and not in its reference, and the other way round."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from transmem import languages
from transmem.reports import columns
from transmem.reports.look import Ink, Look, paint

# A footnote mark, an address, or a code such as 8/43-C: one word, and read from left to right in
# every script. How far is looked for its figure is limited, for lines of a million characters.
_CODE = (
    r"\[\^[0-9]+\]|(?:https?://|www\.)[!-~]*[\w/#=]"
    r"|(?=[A-Za-z/.()-]{0,40}[0-9])[A-Za-z0-9]+(?:[-/.()]+[A-Za-z0-9]+)+"
)
# A number with its separators is one word too: half of it struck out would be a riddle.
_NUMBER = r"\d+(?:[.,/\u00a0\u202f-]\d+)*"
# Stands for combining marks: they are no letters to `re`, and belong to the letter before.
_MARK = "\u02bc"
_WORDS = re.compile(rf"{_CODE}|{_NUMBER}|\s+|\w+|[^\w\s]")
_SIGNS = re.compile(rf"{_CODE}|{_NUMBER}|[A-Za-z]+|.{_MARK}*", re.DOTALL)
_CODES = re.compile(f"({_CODE})")


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
    pattern = _WORDS if languages.spaced(language) else _SIGNS
    ours, theirs = (list(_words(text, pattern)) for text in (translation, reference))
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return [
        Stretch(translation="".join(ours[i:j]), reference="".join(theirs[k:m]))
        for _, i, j, k, m in matcher.get_opcodes()
    ]


def apart(text: str) -> Iterator[tuple[str, bool]]:
    """Cuts a text into what a script of its own direction leaves as it is, and codes.

    >>> list(apart("انظر 8/43-C"))
    [('انظر ', False), ('8/43-C', True)]

    Returns:
        Each piece, and whether it is read from left to right in every script.
    """
    for place, piece in enumerate(_CODES.split(text)):
        if piece:
            yield piece, bool(place % 2)


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


def _words(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    shape = "".join(_MARK if unicodedata.category(sign)[0] == "M" else sign for sign in text)
    return (text[found.start() : found.end()] for found in pattern.finditer(shape))
