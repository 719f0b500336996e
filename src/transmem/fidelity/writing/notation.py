"""The form that a language's data have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Notation:
    """What a translator knows of how the language writes numbers and dates.

    Patterns are regular expressions for text whose digits are ASCII and whose no-break spaces
    are U+00A0; they are searched without regard to case.

    Attributes:
        decimals: Characters that may stand before the decimals.
        other_decimals: Characters that may too, if not three digits follow: the numbers of articles
            (`2.26`), and what is written after another language's fashion.
        groups: Characters that usually stand between groups of three digits; spaces always may.
        other_groups: Characters that also do, but look foreign: a warning.
        group: What stands between groups in a suggestion.
        months: A pattern for each of the twelve months, all forms of the name.
        capital_months: Month names count only with a capital letter (English “may”, “march”).
        month_prefixes: Letters that may be attached to a month's name (Arabic).
        scales: Patterns of the words after figures that multiply them.
        scale_end: What must follow such a word.
        ordinal_suffixes: Pattern of what makes figures an ordinal.
        decades: Pattern of decades in figures, the figures being its only digits.
        cardinals: Number words, with what each adds or multiplies.
        ordinals: Ordinal words.
        decade_words: Number words for ten years, which multiply (“trois décennies”).
        connectors: Words between number words (“and”).
        prefixes: What may be attached to a number word (Arabic waw).
        times: Patterns of times of day, with groups `h`, `m` and, where there are, `am` and `pm`.
        article: An article that makes tens ordinals (Arabic).
        percents: Pattern of a per cent sign or words, anywhere.
        range_words: Pattern of the word between the ends of a range.
        twenties: `quatre-vingt` is 80.
        reversed_groups: Groups of digits may be stored in reversed order (Arabic).
        ideographic: Numbers may be written in Chinese numerals.
        dual_counts: One and two may be said by the noun's form alone (Arabic).
    """

    decimals: str
    groups: str
    other_decimals: str = ""
    other_groups: str = ""
    group: str = ""
    months: tuple[str, ...] = ()
    capital_months: bool = False
    month_prefixes: str = ""
    scales: Mapping[str, int] = field(default_factory=dict)
    scale_end: str = r"(?![^\W\d_])"
    ordinal_suffixes: str = ""
    decades: str = ""
    cardinals: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    decade_words: frozenset[str] = frozenset()
    connectors: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    article: str = ""
    percents: str = r"[%٪]"
    range_words: str = ""
    twenties: bool = False
    reversed_groups: bool = False
    ideographic: bool = False
    dual_counts: bool = False
