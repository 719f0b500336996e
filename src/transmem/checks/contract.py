"""What a module must have to be a check, ours or that of another distribution."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from transmem.checks.pair import Pair
from transmem.model import Finding, Rule


class Check(Protocol):
    """A module that compares one kind of value."""

    @property
    def NAME(self) -> str:  # noqa: N802 - a module's constant
        """Its name in findings, suppressions and configuration."""

    @property
    def RULES(self) -> tuple[Rule, ...]:  # noqa: N802 - a module's constant
        """What it can find."""

    def find(self, pair: Pair, /) -> Iterable[Finding]:
        """Gives what is wrong with a pair."""
