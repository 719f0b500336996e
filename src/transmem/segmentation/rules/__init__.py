"""The rules of a language, read from the TOML file beside this module."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_LISTS = (
    "name",
    "number",
    "number-after",
    "end",
    "end-capital",
    "starters",
    "openers",
    "continues",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Abbreviations by what may follow them; README.md in this folder explains the lists.

    Attributes:
        known: Whether the language has a file of its own.
    """

    known: bool
    name: frozenset[str]
    number: frozenset[str]
    number_after: frozenset[str]
    end: frozenset[str]
    end_capital: frozenset[str]
    starters: frozenset[str]
    openers: frozenset[str]
    continues: frozenset[str]

    def list_of(self, abbreviation: str) -> str | None:
        """Names the list that an abbreviation stands in, None if it is in none.

        A language's own lists are looked at in the order of what they forbid.
        """
        forms = {abbreviation, abbreviation[:1].lower() + abbreviation[1:], abbreviation.lower()}
        lists = (
            ("number_after", self.number_after),
            ("end_capital", self.end_capital),
            ("end", self.end),
            ("number", self.number),
            ("name", self.name),
        )
        return next((which for which, words in lists if not words.isdisjoint(forms)), None)


@cache
def rules_for(language: str) -> Rules:
    """Reads the rules of a language (a bare subtag) and those that every language shares."""
    lists: dict[str, set[str]] = {name: set() for name in _LISTS}
    for name in ("latin", language):
        resource = files(__name__).joinpath(f"{name}.toml")
        if resource.is_file():
            for key, words in tomllib.loads(resource.read_text(encoding="utf-8")).items():
                lists[key].update(words)
    known = files(__name__).joinpath(f"{language}.toml").is_file()
    words = {name.replace("-", "_"): frozenset(found) for name, found in lists.items()}
    return Rules(known=known, **words)
