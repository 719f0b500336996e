"""Many texts → numbers for their tokens, as arrays.

Most of what stands between two spaces stands there in many texts. So the tokens of each such piece
are numbered once; a text is then its pieces, and numpy lays the tokens of all of them out.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from transmem.memory.arrays import stretches
from transmem.memory.tokens import cut_piece, pieces

MOST_PIECES = 50_000  # that are remembered


class Cut(NamedTuple):
    """Texts as numbers.

    Attributes:
        tokens: The numbers of the tokens of all texts, one text after the other.
        lengths: How many tokens each text has.
    """

    tokens: NDArray[np.uint32]
    lengths: NDArray[np.int64]


class Cutter:
    """Cuts texts, some thousands at a time."""

    def __init__(self, number: Callable[[str], int]) -> None:
        """Takes a function that gives a surface its number."""
        self._number = number
        self._forget()

    def _forget(self) -> None:
        self._pieces = _Pieces(self._number)

    def cut(self, texts: Iterable[str]) -> Cut:
        """Gives the numbers of the tokens of texts."""
        if len(self._pieces) > MOST_PIECES:
            self._forget()
        flat, counts = array("I"), array("I")
        number = self._pieces.__getitem__
        for text in texts:
            some = pieces(text)
            flat.extend(map(number, some))
            counts.append(len(some))
        return self._pieces.tokens(_array(flat), _array(counts))


class _Pieces(dict[str | tuple[str], int]):
    """Numbers pieces in the order in which they come; a surface by itself is in a tuple."""

    def __init__(self, number: Callable[[str], int]) -> None:
        super().__init__()
        self._number = number
        self._tokens = array("I")
        self._ends = array("I", [0])

    def __missing__(self, piece: str | tuple[str]) -> int:
        surfaces = piece if isinstance(piece, tuple) else cut_piece(piece)
        self._tokens.extend(map(self._number, surfaces))
        self._ends.append(len(self._tokens))
        found = self[piece] = len(self)
        return found

    def tokens(self, flat: NDArray[np.int64], counts: NDArray[np.int64]) -> Cut:
        """Gives the tokens of texts, by the numbers of their pieces and how many each has."""
        ends = _array(self._ends)
        starts, sizes = ends[:-1][flat], np.diff(ends)[flat]
        tokens = _array(self._tokens)[stretches(starts, sizes)]
        sums = np.concatenate(([0], np.cumsum(sizes)))
        last = np.cumsum(counts)
        return Cut(tokens.astype(np.uint32), sums[last] - sums[last - counts])


def _array(values: array[int]) -> NDArray[np.int64]:
    # A copy: what numpy looks at cannot grow.
    return np.array(values, dtype=np.int64)
