"""Many texts → numbers for their tokens, as arrays.

Most of what stands between two spaces stands there in many texts. So the tokens of each such piece
are numbered once; a text is then its pieces, and numpy lays the tokens of all of them out. All that
is done for each word of a text, or each new piece, is done by functions of C.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import count, islice
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from transmem.memory.arrays import stretches
from transmem.memory.tokens import cut_pieces, pieces

_BORDER = "\0"
"""What new pieces are put between to be cut at once; a surface that no text should have."""

Numbers = NDArray[np.int64]


class Cut(NamedTuple):
    """Texts as numbers.

    Attributes:
        tokens: The numbers of the surfaces of all texts, one text after the other.
        lengths: How many tokens each text has.
    """

    tokens: NDArray[np.uint32]
    lengths: Numbers


class Cutter:
    """Cuts texts, some thousands at a time."""

    def __init__(self, *, most: int) -> None:
        """Begins.

        Args:
            most: Pieces that are remembered from one time to the next.
        """
        self._most = most
        self._surfaces = _numbering()
        self._surfaces[_BORDER]  # is number 0
        self._forget()

    def _forget(self) -> None:
        self._pieces = _numbering()
        self._starts = np.empty(0, dtype=np.int64)
        self._ends = np.empty(0, dtype=np.int64)
        self._tokens = np.empty(0, dtype=np.uint32)

    @property
    def surfaces(self) -> Mapping[str, int]:
        """The numbers of all surfaces, which are those from 0 on, in their order."""
        return self._surfaces

    def cut(self, texts: Iterable[str]) -> Cut:
        """Gives the numbers of the tokens of texts."""
        if len(self._pieces) > self._most:
            self._forget()
        flat, counts = array("I"), array("I")
        number = self._pieces.__getitem__
        for text in texts:
            some = pieces(text)
            flat.extend(map(number, some))
            counts.append(len(some))
        self._learn()
        used, sizes = np.array(flat, dtype=np.int64), np.array(counts, dtype=np.int64)
        starts = self._starts[used]
        lengths = self._ends[used] - starts
        sums = np.concatenate(([0], np.cumsum(lengths)))
        last = np.cumsum(sizes)
        return Cut(self._tokens[stretches(starts, lengths)], sums[last] - sums[last - sizes])

    def _learn(self) -> None:
        """Cuts the pieces that are new, all at once."""
        new = list(islice(self._pieces, len(self._starts), None))
        if not new:
            return
        odd = [at for at, piece in enumerate(new) if type(piece) is tuple or _BORDER in piece]
        plain: list[str] = new.copy()
        for at in odd:
            plain[at] = ""
        tokens = self._numbers(cut_pieces(f" {_BORDER} ".join(plain)))
        borders = np.flatnonzero(tokens == 0)
        starts = np.concatenate(([0], borders + 1))
        ends = np.append(borders, len(tokens))
        more: list[str] = []
        for at in odd:
            piece = new[at]
            starts[at] = len(tokens) + len(more)
            # A surface by itself is in a tuple.
            more += piece if isinstance(piece, tuple) else cut_pieces(piece)
            ends[at] = len(tokens) + len(more)
        before = len(self._tokens)
        self._starts = np.concatenate((self._starts, starts + before))
        self._ends = np.concatenate((self._ends, ends + before))
        self._tokens = np.concatenate((self._tokens, tokens, self._numbers(more)))

    def _numbers(self, surfaces: list[str]) -> NDArray[np.uint32]:
        return np.fromiter(
            map(self._surfaces.__getitem__, surfaces), dtype=np.uint32, count=len(surfaces)
        )


def _numbering() -> defaultdict[Any, int]:
    """Numbers keys in the order in which they come."""
    return defaultdict(count().__next__)
