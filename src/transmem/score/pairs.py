"""What is compared: the translations of a catalog, each with its reference."""

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
    """What is compared: a unit's translation and its reference, each on one line."""

    unit: Unit
    hypothesis: str
    reference: str


def references(catalog: Catalog, *, language: str) -> dict[tuple[str | None, str], str]:
    """Takes the reference translations out of a catalog: the finished ones, not the fuzzy.

    Args:
        catalog: The reference.
        language: The language of the catalog that is to be scored.

    Raises:
        ReferenceMismatchError: The reference is in another language.
        LanguageError: One of the languages is not a tag.
    """
    if catalog.language and languages.base(catalog.language) != languages.base(language):
        raise ReferenceMismatchError(
            f"the reference is in {catalog.language}, the catalog in {language}", path=catalog.path
        )
    return translations(catalog)


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
    units: Sequence[Unit],
    reference: Mapping[tuple[str | None, str], str] | Sequence[str],
    *,
    name: str,
) -> list[Pair]:
    """Pairs what has a reference.

    Raises:
        ReferenceMismatchError: It has another number of lines, or no segment in common.
    """
    if isinstance(reference, Mapping):
        answers = [reference.get(unit.key, "") for unit in units]
    elif len(reference) == len(units):
        answers = list(reference)
    else:
        raise ReferenceMismatchError(
            f"the reference has {len(reference)} lines and the catalog {len(units)} segments; "
            "write one line for each segment, in the catalog's order",
            path=name or None,
        )
    pairs = [
        Pair(unit=unit, hypothesis=_line(unit) if unit.translated else "", reference=text)
        for unit, answer in zip(units, answers, strict=True)
        if (text := _on_one_line(answer))
    ]
    if not pairs:
        raise ReferenceMismatchError(
            "the reference has no translation of any of the catalog's segments; "
            "is it of the same document?",
            path=name or None,
        )
    return pairs


def _line(unit: Unit) -> str:
    """Gives a unit's translation, of a plural all its forms, on one line."""
    return _on_one_line(unit.msgstr or " ".join(unit.plurals))


def _on_one_line(text: str) -> str:
    return " ".join(text.splitlines()).strip()
