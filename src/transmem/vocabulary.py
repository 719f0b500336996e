"""How common a word is: in a language at large, and in one document.

The counts of a language are pyspellchecker's (MIT), made from film subtitles; where
there are none, only the document's own words are known.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from transmem import languages

# Words of one letter; every other single letter in running text is a piece of a word.
_SINGLE = {
    "en": "aAI",
    "fr": "aàyAÀY",
    "es": "aeoóuyAEOÓUY",
    "it": "aeioèAEIOÈ",
    "pt": "aàeéoAÀEÉO",
    "ru": "авиксоуяАВИКСОУЯ",
    "nl": "uU",
}
# Prefixes that official spelling sets off with a hyphen (United Nations Editorial Manual).
_PREFIXES = {
    "en": frozenset({"all", "ex", "non", "quasi", "self", "ultra", "vice"}),
    "fr": frozenset({"non"}),
}
COUNTED = frozenset({"de", "en", "es", "eu", "fr", "it", "lv", "nl", "pt", "ru"})
"""Languages whose words have been counted."""
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
# One use in the document weighs as much as this many in the language at large.
_DOCUMENT_WEIGHT = 1000
_RARE = 2e-6
_COMMON = 2e-5
_COMMONEST = 100  # words: half of what is said, in films
# How much more often two pieces must meet as one word than chance would have it.
_SURPRISE = 1e4
_HYPHEN_SURPRISE = 10.0


@cache
def _counts(language: str) -> tuple[dict[str, int], int]:
    if language not in COUNTED:
        return {}, 10**9
    from spellchecker import SpellChecker  # noqa: PLC0415 - takes a while, seldom needed

    frequency = SpellChecker(language=language).word_frequency
    return frequency.dictionary, frequency.total_words


@cache
def _commonest(language: str) -> frozenset[str]:
    return frozenset(word for word, _ in Counter(_counts(language)[0]).most_common(_COMMONEST))


def count(text: str) -> int:
    """Counts the words of a text."""
    return len(_WORD.findall(text))


def share_of_common(text: str, language: str) -> float | None:
    """Gives the share of a text's words that are among the commonest of a language.

    Returns:
        0 to 1; None if the language's words have not been counted.

    >>> share_of_common("the end of the affair", "en"), share_of_common("la fin", "tr")
    (0.6, None)
    """
    language = languages.base(language)
    words = [word.casefold() for word in _WORD.findall(text)]
    if language not in COUNTED or not words:
        return None
    return sum(word in _commonest(language) for word in words) / len(words)


class Vocabulary:
    """The words of a document on the ground of its language."""

    def __init__(self, text: str, language: str) -> None:
        self.language = languages.base(language)
        self.own = Counter(word.casefold() for word in _WORD.findall(text))
        for word, count in list(self.own.items()):
            for part in re.split(r"[-‐]", word) if "-" in word or "‐" in word else ():
                self.own[part] += count

    def _count(self, word: str, *, without: int = 0) -> float:
        if len(word) == 1 and word not in _SINGLE.get(self.language, word):
            return 0.0
        folded = word.casefold()
        own = max(0, self.own[folded] - without)
        return _counts(self.language)[0].get(folded, 0) + own * _DOCUMENT_WEIGHT

    def surprise(self, left: str, right: str) -> float:
        """How much more often two pieces are one word than chance would have them meet."""
        # Fragments are words of the document too: each is counted once less than it stands there.
        total = _counts(self.language)[1]
        apart = max(1.0, self._count(left, without=1)) * max(1.0, self._count(right, without=1))
        return self._count(left + right) * total / apart

    def _share(self, word: str) -> float:
        return self._count(word, without=1) / _counts(self.language)[1]

    def is_cut(self, left: str, right: str) -> bool | None:
        """Whether a space has cut one word in two; None if it may have but nothing decides it.

        >>> words = Vocabulary("under the law", "en")
        >>> words.is_cut("th", "ese"), words.is_cut("may", "be"), words.is_cut("human", "rights")
        (True, False, False)
        """
        if not self._count(left + right):
            return False
        rarest = min(self._share(left), self._share(right))
        if rarest >= _COMMON or self.surprise(left, right) < _SURPRISE:
            return False
        return True if rarest < _RARE else None

    def is_hyphenated(self, left: str, right: str) -> bool | None:
        """Whether the hyphen between the halves belongs to the word; None if nothing decides it.

        Halves that are no words themselves are taken for one word that was hyphenated.

        >>> words = Vocabulary("a well-being", "en")
        >>> words.is_hyphenated("well", "being"), words.is_hyphenated("interna", "tional")
        (True, False)
        """
        hyphenated = self.own[f"{left}-{right}".casefold()] + self.own[f"{left}‐{right}".casefold()]
        if hyphenated:
            return True
        if self.own[(left + right).casefold()]:
            return False
        if left.casefold() in _PREFIXES.get(self.language, ()):
            return True
        if self._count(left + right) and self.surprise(left, right) >= _HYPHEN_SURPRISE:
            return False
        if not (self._count(left, without=1) and self._count(right, without=1)):
            return False
        return None if self._count(left + right) else True
