"""Text into sentences, without losing a character.

sentencex proposes the boundaries; this package hides from it what is not prose
(addresses, document symbols, footnote marks) and corrects it with what is known of
abbreviations in official and legal texts, kept as data in ``rules/``.
"""

from __future__ import annotations

import sentencex

from transmem import languages
from transmem.segmentation.boundaries import judge
from transmem.segmentation.masking import mask
from transmem.segmentation.rules import rules_for

__all__ = ["segment"]


def segment(text: str, *, language: str) -> list[str]:
    """Cuts a text into sentences; joined together they are the text again.

    White space after a sentence belongs to it, and so do closing quotation marks and
    footnote marks. A label at the beginning (``12.``, ``(a)``) stays with its sentence;
    a semicolon never ends one.

    Args:
        text: Any text.
        language: A BCP 47 or POSIX tag.

    Returns:
        The sentences in order, none empty; no sentence for an empty text.

    Raises:
        LanguageError: The tag is not one.

    >>> segment("It ended at 3 p.m. The Chair spoke.[^1] See paras. 60–62.", language="en")
    ['It ended at 3 p.m. ', 'The Chair spoke.[^1] ', 'See paras. 60–62.']
    """
    tag = languages.base(language)
    masked = mask(text)
    proposed = {
        found["end_index"] for found in sentencex.get_sentence_boundaries(tag, masked.text)
    }
    sentences = []
    start = 0
    for end in judge(masked, proposed, rules_for(tag)):
        sentences.append(text[start:end])
        start = end
    return sentences + ([text[start:]] if start < len(text) else [])
