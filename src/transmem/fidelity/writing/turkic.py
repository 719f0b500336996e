"""Number words of Azerbaijani and Turkish: put together, inflected and casefolded alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence


def below_a_hundred(
    ones: Sequence[str], tens: Sequence[str], whole_tens: Sequence[str]
) -> dict[str, int]:
    """Gives the words from one to ninety-nine that are written as one word.

    Args:
        ones: The words for one to nine; they decide what all others are, cardinals or ordinals.
        tens: Those for ten to ninety, as something follows them.
        whole_tens: The same, as nothing does.

    >>> below_a_hundred(["bir", "iki"], ["on"], ["on"])
    {'bir': 1, 'iki': 2, 'on': 10, 'onbir': 11, 'oniki': 12}
    """
    return {
        **{word: value for value, word in enumerate(ones, start=1)},
        **{word: value * 10 for value, word in enumerate(whole_tens, start=1)},
        **{
            ten + one: round_value * 10 + value
            for round_value, ten in enumerate(tens, start=1)
            for value, one in enumerate(ones, start=1)
        },
    }


def inflected(word: str, endings: Iterable[str], wide: Mapping[str, str]) -> list[str]:
    """Gives a word with each of its endings, whose vowels go with its last one.

    Args:
        word: It ends in a vowel.
        endings: In them I stands for the narrow vowel that is like the last one of the word, A for
            a wide one, and E for the narrow one after that.
        wide: The wide vowel that goes with each narrow one.

    >>> inflected("birinci", ["", "sI", "lAr", "lArE"], {"i": "ə"})
    ['birinci', 'birincisi', 'birincilər', 'birinciləri']
    """
    vowel = word[-1]
    narrow = "ı" if wide[vowel] == "a" else "i"
    forms = str.maketrans({"I": vowel, "A": wide[vowel], "E": narrow})
    return [word + end.translate(forms) for end in endings]


def dotted(values: Mapping[str, int]) -> dict[str, int]:
    """Adds what becomes of words that begin with İ when they are casefolded."""
    return {
        form: value
        for word, value in values.items()
        for form in ([word, "i\u0307" + word[1:]] if word[0] == "i" else [word])
    }
