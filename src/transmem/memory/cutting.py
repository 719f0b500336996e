"""Many texts → numbers for their tokens, as arrays.

Most of what stands between two spaces stands there in many texts. So the tokens of each such piece
are numbered once; a text is then its pieces, and numpy lays the tokens of all of them out. All that
is done for each word of a text, or each new piece, is done by functions of C.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import compress, count, islice
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from transmem.memory.arrays import stretches
from transmem.memory.tokens import cut_pieces, pieces

_BORDER = "\0"
"""What stands between pieces that are cut at once, and in none of them."""

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
        """Cuts the pieces that are new; those that are no word need it, all of them at once."""
        new = list(islice(self._pieces, len(self._starts), None))
        is_whole = np.array(list(map(_is_whole, new)), dtype=bool)
        whole = ["".join(piece) for piece in compress(new, is_whole)]
        others = list(compress(new, ~is_whole))
        tokens = self._numbers(cut_pieces(f" {_BORDER} ".join(others)))
        borders = np.flatnonzero(tokens == 0)
        starts, ends = np.empty((2, len(new)), dtype=np.int64)
        starts[is_whole] = np.arange(len(whole))
        ends[is_whole] = starts[is_whole] + 1
        if others:
            starts[~is_whole] = np.append(0, borders + 1) + len(whole)
            ends[~is_whole] = np.append(borders, len(tokens)) + len(whole)
        before = len(self._tokens)
        self._starts = np.concatenate((self._starts, starts + before))
        self._ends = np.concatenate((self._ends, ends + before))
        self._tokens = np.concatenate((self._tokens, self._numbers(whole), tokens))

    def _numbers(self, surfaces: list[str]) -> NDArray[np.uint32]:
        return np.fromiter(
            map(self._surfaces.__getitem__, surfaces), dtype=np.uint32, count=len(surfaces)
        )


def _is_whole(piece: str | tuple[str]) -> bool:
    """Whether a piece is one token: a word, or a surface by itself, which is in a tuple."""
    return type(piece) is tuple or (piece.isascii() and piece.isalpha())  # type: ignore[union-attr]


def _numbering() -> defaultdict[Any, int]:
    """Numbers keys in the order in which they come."""
    return defaultdict(count().__next__)
