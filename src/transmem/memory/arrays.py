"""What the search does with arrays, and numpy has no function for."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

_Kind = TypeVar("_Kind", bound=np.generic)


def stretches(starts: NDArray[np.integer], lengths: NDArray[np.integer]) -> NDArray[np.integer]:
    """Gives the places in stretches of an array, from each start on, as many as its length."""
    ends = np.cumsum(lengths)
    places = np.repeat(starts - ends + lengths, lengths)
    places += np.arange(len(places), dtype=places.dtype)
    return places


def distinct(values: NDArray[_Kind]) -> NDArray[_Kind]:
    """Gives values sorted, each once; for some thousands this takes half the time of `unique`."""
    values = np.sort(values)
    return values[changes(values)]


def changes(values: NDArray[np.generic]) -> NDArray[np.bool_]:
    """Tells of each value whether it is another than the one before; of the first it is so."""
    found = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=found[1:])
    return found
