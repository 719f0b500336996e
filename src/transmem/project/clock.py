"""The time, as files that are made have it."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from transmem.errors import TransmemError


def now() -> datetime:
    """Gives the time, or that of ``SOURCE_DATE_EPOCH``, which makes runs reproducible.

    Raises:
        TransmemError: The variable is no number of seconds.
    """
    return fixed_time() or datetime.now(UTC)


def fixed_time() -> datetime | None:
    """Gives the time of ``SOURCE_DATE_EPOCH`` (reproducible-builds.org); None if it is not set.

    Raises:
        TransmemError: The variable is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise TransmemError(
            f"SOURCE_DATE_EPOCH is “{epoch}”; it must be a number of seconds since 1970"
        ) from error
