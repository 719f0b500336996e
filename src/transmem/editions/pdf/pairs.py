"""What bilingual PDF editions say: source and translation, sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transmem.editions import pairs
from transmem.editions.pdf.data import Data, levels, metadata, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transmem.editions.content import Content, Part


def paired(content: Content) -> Data:
    """Gives what ``pairs.typ`` tells of."""
    values = pairs.values(content)
    return {
        **metadata(content, title=values["title"]),
        "language": content.source.language,
        "target": content.target.language,
        "body": _blocks(values["body"]),
        "notes": _blocks(values["notes"]),
    }


def _blocks(parts: Sequence[tuple[Part, Part]]) -> list[Data]:
    return [
        {
            "kind": sides[0].kind.value,
            "level": level,
            "sides": [{"number": side.number, "sentences": sentences(side)} for side in sides],
        }
        for sides, level in zip(parts, levels(own for own, _ in parts), strict=True)
    ]
