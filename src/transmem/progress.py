"""How far a catalog is: segments and source words, by the state of their translation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from transmem.model import Catalog, Count, Progress, Unit

_MARK = re.compile(r"\[\^\w{1,20}\]")
# Scripts that put no space between words: Thai and Lao, Burmese, Khmer, kana, bopomofo, Han.
_UNSPACED = (
    "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u312f\u31a0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_LETTERS = rf"(?:(?![{_UNSPACED}])[^\W_])+"
_WORD = re.compile(
    rf"[{_UNSPACED}]"
    # An apostrophe, a full stop or a middle dot between letters, and a separator between digits,
    # do not end a word: l’article, U.N, 1,275.
    rf"|{_LETTERS}(?:(?:['’.·״]|(?<=\d)[,;٫٬](?=\d)){_LETTERS})*"
)


def count_words(text: str) -> int:
    """Counts words, in any script.

    The rule is that of Unicode's word boundaries (UAX #29) with two changes that
    translators' tools make. A word is a run of letters and digits; apostrophes and full
    stops inside it and separators inside a number belong to it, hyphens and slashes end
    it; combining marks and invisible format characters change nothing. Where a script
    puts no spaces between words, each character is one; and footnote marks are none.

    >>> count_words("Another 1,000 people didn't return.[^1]")
    5
    >>> count_words("a well-known source, A/67/753")
    7
    >>> count_words("2012年2月26日，联合国")
    9
    >>> count_words("الجمعية العامّة"), count_words("संयुक्त राष्ट्र"), count_words("🕊 — …")
    (2, 2, 0)
    """
    text = _MARK.sub(" ", text)
    return sum(1 for _ in _WORD.finditer(text if text.isascii() else _without_marks(text)))


def measure(catalog: Catalog) -> Progress:
    """Measures a catalog.

    Each entry is in one of four states, and the first three add up to the total: obsolete
    entries stand apart, fuzzy or not; a fuzzy entry is fuzzy whatever its translation.
    """
    active = [unit for unit in catalog.units if not unit.obsolete]
    settled = [unit for unit in active if not unit.fuzzy]
    return Progress(
        file=catalog.path,
        language=catalog.language,
        translated=_count(unit for unit in settled if unit.has_translation),
        fuzzy=_count(unit for unit in active if unit.fuzzy),
        untranslated=_count(unit for unit in settled if not unit.has_translation),
        obsolete=_count(unit for unit in catalog.units if unit.obsolete),
    )


def _count(units: Iterable[Unit]) -> Count:
    words = [count_words(unit.msgid) for unit in units]
    return Count(segments=len(words), words=sum(words))


def _without_marks(text: str) -> str:
    """Drops what UAX #29 (rule WB4) ignores; a zero-width space does part words."""
    return "".join(
        character
        for character in text
        if character == "\u200b" or unicodedata.category(character) not in {"Mn", "Mc", "Me", "Cf"}
    )
