"""Which characters can stand in a text where a folded word has another one.

A word is compared without its case and width: NFKC, then case folding. Here that is read backwards,
so that texts can be looked through as they are, without folding each of them.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

_BLOCK = 256  # characters that are tried at once: most blocks hold none that folds
_PLANES = 0x30000  # beyond these three of them nothing folds
_LAST_OF_ALPHABETS = "\ua000"  # from here on: letters for compatibility with other encodings


class Unfolded(NamedTuple):
    """The folding, backwards.

    Attributes:
        single: For a character, those that fold to it alone.
        letters: The letters that fold to several characters, and what to: ``ß``, Thai ``ำ``. Texts
            are full of them in their languages.
        signs: What else folds to several: ``ﬁ``, ``㏌``, ``½``. It is rare.
        leading: For a character, those of which the decomposition begins with it, or with spaces
            and it.
        loosened: Characters in the foldings of composed letters that come apart, as ``ΐ`` does.
    """

    single: dict[str, list[str]]
    letters: list[tuple[str, str]]
    signs: list[tuple[str, str]]
    leading: dict[str, list[str]]
    loosened: frozenset[str]


def fold(text: str) -> str:
    """Takes case, width and shapes of apostrophes away, as keys of words are made."""
    return unicodedata.normalize("NFKC", text).casefold().replace("’", "'")


@cache
def unfolded() -> Unfolded:
    """Reads the folding backwards, for all characters of Unicode; it takes 20 ms, once.

    Numbers and document symbols keep their width, so both foldings count.
    """
    found = Unfolded({}, [], [], {}, frozenset())
    loosened: set[str] = set()
    for start in range(0, _PLANES, _BLOCK):
        block = "".join(map(chr, range(start, start + _BLOCK)))
        if unicodedata.is_normalized("NFKC", block) and block.casefold() == block:
            continue
        for one in block:
            _put(found, one)
            if unicodedata.normalize("NFC", one) == one and len(one.casefold()) > 1:
                loosened.update(one.casefold())
    return found._replace(loosened=frozenset(loosened))


def _put(found: Unfolded, one: str) -> None:
    first = unicodedata.normalize("NFKD", one).lstrip(" ")[:1]
    if first != one:
        found.leading.setdefault(first, []).append(one)
    for folded in {fold(one), one.casefold()} - {one}:
        if len(folded) == 1:
            found.single.setdefault(folded, []).append(one)
        elif unicodedata.category(one).startswith("L") and one < _LAST_OF_ALPHABETS:
            found.letters.append((one, folded))
        else:
            found.signs.append((one, folded))


def intruders(key: str) -> set[str]:
    """Gives the characters with which a text may have a word otherwise than letter by letter.

    A text that has none of them, nor one of the letters that fold to several, has for each
    character of the key one that folds to it. For either a character of the text folds to several
    of the key, or several of it are composed to one. What is composed begins with a mark (or a
    Hangul vowel or final), which is found in the decomposition of the composed letter; folding
    leaves that there but for U+0345, which becomes an iota, and may take the letter apart again.
    """
    known = unfolded()
    own = set(key)
    marks = {mark for one in own for mark in unicodedata.normalize("NFD", one)[1:]}
    marks |= {one for one in own & known.loosened if unicodedata.combining(one)}
    if "ι" in own:
        marks.add("\u0345")
    found = {one for one, folded in known.signs if _is_in(folded, key)}
    for mark in marks:
        found.update(mark, known.leading.get(mark, ()))
    return found


def _is_in(folded: str, key: str) -> bool:
    """Whether a key may have what a character folds to: other marks may come between its marks."""
    if any(map(unicodedata.combining, folded)):
        return set(key).issuperset(folded)
    return folded in key
