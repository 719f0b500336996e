"""What bilingual PDF editions say: source and translation, sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transmem import languages
from transmem.editions import pdf_data

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transmem.editions.content import Content, Part


def paired(content: Content) -> pdf_data.Data:
    """Gives what ``pairs.typ`` tells of."""
    source, target = content.source, content.target
    names = " / ".join(languages.native_name(side.language) for side in (source, target))
    return {
        **pdf_data.metadata(content, title=f"{content.title} ({names})"),
        "language": source.language,
        "target": target.language,
        "body": _blocks(source.body, target.body),
        "notes": _blocks(source.notes, target.notes),
    }


def _blocks(source: Iterable[Part], target: Iterable[Part]) -> list[pdf_data.Data]:
    """Pairs what stands in the same place; a translation may have its notes in another order."""
    source = tuple(source)
    partners = {part.place: part for part in target}
    return [
        {
            "kind": part.kind.value,
            "level": level,
            "sides": [
                {"number": side.number, "sentences": pdf_data.sentences(side)}
                for side in (part, partners[part.place])
            ],
        }
        for part, level in zip(source, pdf_data.levels(source), strict=True)
    ]
