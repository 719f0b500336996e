"""What was changed in a text, in a few words for the translator."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

REMARK = "Memory: "
"""How a comment begins that tells which match of a translation memory an entry holds."""

_TOKEN = re.compile(r"(?P<mark>\[\^[^\]\s]+\])|(?P<number>\d+(?:[.,\u00a0\u202f]\d+)*)|\S")
# What may differ, from little to much, and how that is said.
_KINDS = (
    (frozenset[str](), "only capitals or spacing"),
    (frozenset({"mark"}), "only footnote marks"),
    (frozenset({"number"}), "only numbers"),
    (frozenset({"sign"}), "only punctuation"),
    (frozenset({"number", "sign", "mark"}), "only numbers and punctuation"),
)
_SENTENCE_END = re.compile(
    r"(?:[.!?…](?:\[\^[^\]\s]+\]|[^\w\s])*\s+|[。！？])[^\w\s]*(?P<next>[^\W\d_])"
)
# How much of a part must be found in the whole, of 100: nearly all, less if it is much shorter.
_CONTAINED, _CONTAINED_IF_SHORT, _SHORT = 98, 75, 0.7
# How much of the text two sentences and what was made of them must share.
_JOINED = 0.7


def describe_change(previous: str, current: str) -> str:
    """Says in what a text differs from the one that was translated.

    >>> describe_change("In 2016, 1,275 came.", "In 2016, 1,257 came.")
    'only numbers'
    >>> describe_change("They came; they saw.", "They came, they saw.")
    'only punctuation'
    >>> describe_change("The inter national body", "The International Body")
    'only capitals or spacing'
    >>> describe_change("It was so.[^3]", "It was so.[^4]")
    'only footnote marks'
    >>> describe_change("He left early.", "She left at noon.")
    'the wording'
    >>> describe_change("It rained, and the river rose.", "The river rose.")
    'part of a longer sentence before'
    >>> describe_change("It rained. The river rose.", "It rained and the river rose.")
    'joined from several sentences before'
    >>> describe_change("Background", "Background")
    'only where it stands'
    """
    if previous == current:
        return "only where it stands"
    if _sentences(previous) > _sentences(current) and _similar(previous, current) >= _JOINED:
        return "joined from several sentences before"
    before, after = _tokens(previous), _tokens(current)
    for ignored, words in _KINDS:
        if _without(ignored, before) == _without(ignored, after):
            return words
    if _is_part(current, previous):
        return "part of a longer sentence before"
    return "the wording"


def _tokens(text: str) -> list[tuple[str, str]]:
    """Gives (kind, text) of marks, numbers and all other characters but spaces."""
    found = ((match.lastgroup or "", match[0]) for match in _TOKEN.finditer(text))
    return [(kind or _kind(token), token.casefold()) for kind, token in found]


def _kind(character: str) -> str:
    return "sign" if unicodedata.category(character)[0] in "PS" else "letter"


def _without(kinds: frozenset[str], tokens: list[tuple[str, str]]) -> list[str]:
    return [token for kind, token in tokens if kind not in kinds]


def _similar(one: str, other: str) -> float:
    return Indel.normalized_similarity(one.casefold(), other.casefold())


def _sentences(text: str) -> int:
    """Counts sentences roughly; after an abbreviation mostly comes a small letter or a digit."""
    return 1 + sum(not match["next"].islower() for match in _SENTENCE_END.finditer(text))


def _is_part(part: str, whole: str) -> bool:
    part, whole = part.casefold().strip(" .;:,!?"), whole.casefold()
    needed = _CONTAINED_IF_SHORT if len(part) < _SHORT * len(whole) else _CONTAINED
    return len(part) < len(whole) and fuzz.partial_ratio(part, whole) >= needed
