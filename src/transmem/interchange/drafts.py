"""Frozen values by the million.

A frozen dataclass sets each field through `object.__setattr__`; for the values of a unit this
takes about as long as expat takes for its tags (`benchmarks/interchange.py` prints both). A draft
is the same value before it is frozen: the same slots in a class of its own, filled at the speed of
any other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, make_dataclass
from typing import Any, TypeVar

T = TypeVar("T")


def drafts(kind: type[T]) -> Callable[..., T]:
    """Gives what makes drafts of a frozen dataclass with slots, from all its fields in order.

    A draft becomes the value when its class is set, which must be the next thing done to it.

    >>> from transmem.model import Skipped
    >>> made = drafts(Skipped)(7, "no language")
    >>> made.__class__ = Skipped
    >>> made
    Skipped(line=7, reason='no language')
    """
    made: Any = make_dataclass(
        f"{kind.__name__}Draft",
        [(field.name, field.type) for field in fields(kind)],  # type: ignore[arg-type]
        slots=True,
    )
    return made  # type: ignore[no-any-return]
