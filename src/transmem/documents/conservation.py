"""The proof that reading lost nothing: every character is accounted for."""

from __future__ import annotations

import re
from collections import Counter

from transmem.model import BlockKind, Document

_MARK = re.compile(r"\[\^(\d+)\]")


def unaccounted(text: str, document: Document) -> Counter[str]:
    """Compares the characters of a source with those of what was read from it.

    White space apart, the source's characters are those of the segments (a mark counts as its
    number), of the footnotes' numbers, and of what the repairs took out, less what they put in.

    Returns:
        What is missing (counted above zero) or was invented (below zero); empty if all is well.
    """
    balance = _characters(text)
    numbers = {str(block.number) for block in document.blocks if block.kind == BlockKind.FOOTNOTE}
    for block in document.blocks:
        if block.kind == BlockKind.FOOTNOTE:
            balance.subtract(str(block.number))
        for segment in block.segments:
            plain = _MARK.sub(lambda mark: mark[1] if mark[1] in numbers else mark[0], segment.text)
            balance.subtract(_characters(plain))
    for repair in document.repairs:
        balance.subtract(_characters(repair.before))
        balance.update(_characters(repair.after))
    return Counter({character: count for character, count in balance.items() if count})


def _characters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))
