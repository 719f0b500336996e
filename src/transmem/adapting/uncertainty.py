"""What ends an adaptation."""

from __future__ import annotations


class UncertainError(Exception):
    """It is not certain how the translation has to read; the message says why, for a translator."""
