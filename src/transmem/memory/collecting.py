"""Python's collector of cycles, out of the way of large jobs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Stops the collector: it would go through all that a large job holds, again and again.

    What a job makes has no cycles, so that nothing waits to be collected.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
