"""Text into sentences, without losing a character.

sentencex proposes the boundaries; `masking` hides from it what is not prose (addresses, document
symbols, footnote marks), and `boundaries` corrects it with what is known of abbreviations in
official and legal texts, kept as data in `rules`.
"""

from __future__ import annotations

import sentencex

from transmem import languages
from transmem.segmentation.boundaries import judge
from transmem.segmentation.masking import mask
from transmem.segmentation.rules import rules_for

__all__ = ["segment"]

_WINDOW = 10_000
_MARGIN = 1_000


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
    sentences = []
    start = 0
    for end in judge(masked, _proposed(masked.text, tag), rules_for(tag)):
        sentences.append(text[start:end])
        start = end
    return sentences + ([text[start:]] if start < len(text) else [])


def _proposed(text: str, language: str) -> set[int]:
    """Gives sentencex's boundaries, asking for a window of the text at a time.

    Its work on one line grows with the square of the line's length. A window begins where the
    last settled sentence of the one before ended; what stands near its end waits for the next.
    """
    found: set[int] = set()
    start = 0
    while start < len(text):
        end = start + _WINDOW
        boundaries = sentencex.get_sentence_boundaries(language, text[start:end])
        ends = [start + boundary["end_index"] for boundary in boundaries]
        if end >= len(text):
            return found.union(ends)
        settled = [place for place in ends if place <= end - _MARGIN]
        found.update(settled)
        start = settled[-1] if settled else end - _MARGIN
    return found
