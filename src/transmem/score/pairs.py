"""What is compared: the translations of a catalog, each with its references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transmem import languages
from transmem.errors import ReferenceMismatchError
from transmem.model import Catalog, Unit

Reference = Mapping[tuple[str | None, str], str] | Sequence[str]
"""By key, as `references` gives it; or one for each active entry, as `lines` does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What is compared: a unit's translation and its references, each on one line.

    Attributes:
        references: One for each reference that was given; None where it has not this segment.
    """

    unit: Unit
    hypothesis: str
    references: tuple[str | None, ...]


def references(catalog: Catalog, *, language: str) -> dict[tuple[str | None, str], str]:
    """Takes the reference translations out of a catalog: the finished ones, not the fuzzy.

    Args:
        catalog: The reference.
        language: The language of the catalog that is to be scored.

    Raises:
        ReferenceMismatchError: The reference is in another language or script.
        LanguageError: One of the languages is not a tag.
    """
    refuse_other_language(catalog, "reference", language=language)
    return translations(catalog)


def refuse_other_language(catalog: Catalog, name: str, *, language: str) -> None:
    """Makes sure that a catalog is in a language, whatever the country, and in its script.

    Args:
        catalog: What is compared with.
        name: What to call it.
        language: What it is compared with.

    Raises:
        ReferenceMismatchError: It is not.
        LanguageError: One of the languages is not a tag.
    """
    theirs = catalog.language
    if theirs and (languages.base(theirs), languages.script(theirs)) != (
        languages.base(language),
        languages.script(language),
    ):
        raise ReferenceMismatchError(
            f"the {name} is in {theirs}, the catalog in {language}", path=catalog.path
        )


def translations(catalog: Catalog) -> dict[tuple[str | None, str], str]:
    """Gives the finished translations of a catalog, each on one line."""
    return {unit.key: _line(unit) for unit in catalog.units if unit.translated}


def lines(text: str) -> list[str]:
    r"""Takes the references out of a text that has one a line.

    >>> lines("Le premier.\nLe second.\n")
    ['Le premier.', 'Le second.']
    """
    text = text.removeprefix("\ufeff").removesuffix("\n")
    return [line.rstrip("\r") for line in text.split("\n")] if text else []


def pair_up(
    units: Sequence[Unit], given: Sequence[Reference], *, names: Sequence[str]
) -> list[Pair]:
    """Pairs what has a reference, or several.

    Args:
        units: The entries to score.
        given: The references.
        names: What to call each.

    Raises:
        ReferenceMismatchError: One has another number of lines, or no segment in common.
    """
    columns = [
        _answers(units, reference, name=name) for reference, name in zip(given, names, strict=True)
    ]
    return [
        Pair(unit=unit, hypothesis=_line(unit) if unit.translated else "", references=row)
        for unit, row in zip(units, zip(*columns, strict=True), strict=True)
        if any(row)
    ]


def _answers(units: Sequence[Unit], reference: Reference, *, name: str) -> list[str | None]:
    """Gives what a reference has for each unit."""
    if isinstance(reference, Mapping):
        found = [reference.get(unit.key, "") for unit in units]
    elif len(reference) == len(units):
        found = list(reference)
    else:
        raise ReferenceMismatchError(
            f"the reference has {len(reference)} lines and the catalog {len(units)} segments; "
            "write one line for each segment, in the catalog's order",
            path=name or None,
        )
    answers = [_on_one_line(text) or None for text in found]
    if not any(answers):
        raise ReferenceMismatchError(
            "the reference has no translation of any of the catalog's segments; "
            "is it of the same document?",
            path=name or None,
        )
    return answers


def _line(unit: Unit) -> str:
    """Gives a unit's translation, of a plural all its forms, on one line."""
    return _on_one_line(unit.msgstr or " ".join(unit.plurals))


def _on_one_line(text: str) -> str:
    return " ".join(text.splitlines()).strip()
