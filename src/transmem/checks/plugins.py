"""Checks that other distributions bring, as entry points in the group ``transmem.checks``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType

from transmem.checks.contract import Check
from transmem.checks.pair import Pair
from transmem.errors import PluginError
from transmem.model import Finding, Rule

GROUP = "transmem.checks"
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugin:
    """A check of another distribution; whatever it does wrong is said in its name.

    Attributes:
        origin: What to call it in errors.
    """

    NAME: str
    RULES: tuple[Rule, ...]
    module: ModuleType
    origin: str

    def find(self, pair: Pair, /) -> Iterator[Finding]:
        """Gives what is wrong with a pair.

        Raises:
            PluginError: The check fails, or finds what it did not announce.
        """
        for one in self._found(pair):
            if not isinstance(one, Finding):
                raise _error(self.origin, f"finds {one!r:.60}, which is no Finding")
            if not any((one.check, one.rule) == (rule.check, rule.name) for rule in self.RULES):
                raise _error(self.origin, f"finds {one.check}/{one.rule}, not in its RULES")
            yield one

    def _found(self, pair: Pair) -> Iterator[object]:
        try:
            yield from self.module.find(pair)
        except Exception as error:
            raise _error(self.origin, f"failed: {type(error).__name__}: {error}") from error


def load(own: Sequence[Check], *, reserved: Sequence[Rule]) -> tuple[Plugin, ...]:
    """Loads the checks of other distributions, in the order of their names.

    Args:
        own: The checks that are there already.
        reserved: Rules that are taken, besides theirs.

    Raises:
        PluginError: One cannot be loaded, is no check, or has a name that is taken.
    """
    rules = [*reserved, *(rule for check in own for rule in check.RULES)]
    taken = {name: "transmem" for rule in rules for name in (rule.check, rule.name)}
    loaded: list[Plugin] = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        plugin = _plugin(point)
        names = dict.fromkeys([plugin.NAME, *(rule.name for rule in plugin.RULES)])
        for name in names:
            if name in taken:
                raise _error(plugin.origin, f"brings “{name}”, a name that {taken[name]} has")
        taken |= dict.fromkeys(names, plugin.origin)
        loaded.append(plugin)
    return tuple(loaded)


def _plugin(point: EntryPoint) -> Plugin:
    origin = f"the check “{point.name}” ({point.value}"
    origin += f", of {point.dist.name} {point.dist.version})" if point.dist else ")"
    try:
        module = point.load()
        name, rules, find = module.NAME, tuple(module.RULES), module.find
    except Exception as error:
        reason = f"cannot be loaded: {type(error).__name__}: {error}"
        raise _error(origin, reason) from error
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise _error(origin, f"has the NAME {name!r}; it must be like “measures”")
    for rule in rules:
        if not isinstance(rule, Rule) or rule.check != name or not _NAME.fullmatch(rule.name):
            raise _error(origin, f"has {rule!r:.60} in its RULES; each must be a Rule of “{name}”")
    if not rules or not callable(find):
        raise _error(origin, "must have RULES and a function find(pair)")
    return Plugin(NAME=name, RULES=rules, module=module, origin=origin)


def _error(origin: str, what: str) -> PluginError:
    return PluginError(f"{origin} {what}; update or uninstall it")
