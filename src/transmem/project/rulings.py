"""What a configuration says of checks and rules: ``[tool.transmem.rules]``.

Whether there are such checks and rules is not asked before something is checked: the other
commands have no need to load them.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transmem import languages
from transmem.errors import ConfigurationError, LanguageError
from transmem.model import Severity
from transmem.project.layout import Project, Ruling, shown

if TYPE_CHECKING:
    from transmem.checks.severities import Severities

_VALUES: Mapping[str, Severity | None] = {one.value: one for one in Severity} | {"off": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A table of the configuration, to name lines of it.

    Attributes:
        file: As messages name it.
        table: The keys that lead to it.
    """

    file: str
    text: str
    table: tuple[str, ...]

    def error(self, message: str, key: str) -> ConfigurationError:
        return ConfigurationError(message, path=self.file, line=self.line(key))

    def line(self, key: str) -> int | None:
        return line_of((*self.table, key), self.text)


def read(
    table: Mapping[str, object], *, file: str, text: str, section: tuple[str, ...]
) -> tuple[Ruling, ...]:
    """Reads the table of the rules.

    Args:
        table: What it holds.
        file: The configuration, as messages name it.
        text: The whole of it.
        section: The keys that lead to the table.

    Raises:
        ConfigurationError: A value is no severity, or a language is none or there twice.
    """
    place = _Place(file=file, text=text, table=section)
    rulings: list[Ruling] = []
    spelled: dict[str, str] = {}
    for key, value in table.items():
        if not isinstance(value, Mapping):
            rulings.append(_ruling(key, value, "", place))
            continue
        try:
            tag = languages.canonical(key)
        except LanguageError as error:
            raise place.error(str(error), key) from error
        if tag in spelled:
            both = f"“{spelled[tag]}” and “{key}” are the same language"
            raise place.error(f"{both}; make one table of the two", key)
        spelled[tag] = key
        inner = _Place(file=file, text=text, table=(*section, key))
        rulings += [_ruling(name, said, tag, inner) for name, said in value.items()]
    return tuple(rulings)


def severities(project: Project | None) -> Severities:
    """Gives the severities that findings have in a project.

    Raises:
        ConfigurationError: The configuration names a check or rule that there is not.
        PluginError: A check of another distribution does not work.
    """
    from transmem.checks import every_rule  # noqa: PLC0415 - most commands check nothing
    from transmem.checks.severities import Severities  # noqa: PLC0415 - as above

    if project is None:
        return Severities()
    known = {name for rule in every_rule() for name in (rule.check, rule.name)}
    settings: dict[str, dict[str, Severity | None]] = {}
    for ruling in project.rules:
        if ruling.name not in known:
            near = difflib.get_close_matches(ruling.name, sorted(known), n=1)
            checks = dict.fromkeys(rule.check for rule in every_rule())
            mend = f"did you mean “{near[0]}”?" if near else f"the checks are {', '.join(checks)}"
            raise ConfigurationError(
                f"“{ruling.name}” is no check and no rule; {mend}",
                path=shown(project.file),
                line=ruling.line,
            )
        settings.setdefault(ruling.language, {})[ruling.name] = ruling.severity
    return Severities(settings=settings)


def line_of(path: Sequence[str], text: str) -> int | None:
    r"""Finds the line of a TOML text where a key is set; None if it is not seen.

    >>> line_of(("rules", "ar", "urls"), '[rules]\nurls = "off"\n[rules.ar]\nurls = "info"\n')
    4
    """
    wanted = tuple(path)
    near: int | None = None
    for number, (keys, line) in enumerate(_keys(text), 1):
        if keys == wanted:
            return number
        # A table in one line: rules = { urls = "off" }
        inside = near is None and keys and keys == wanted[: len(keys)]
        if inside and re.search(rf"(?<![\w-]){re.escape(wanted[-1])}(?![\w-])", line):
            near = number
    return near


def _ruling(name: str, said: object, tag: str, place: _Place) -> Ruling:
    if not isinstance(said, str) or said not in _VALUES:
        message = f"“{name}” must be one of {', '.join(_VALUES)}"
        raise place.error(message, name)
    return Ruling(language=tag, name=name, severity=_VALUES[said], line=place.line(name))


def _keys(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Gives the key that each line sets, with those of its table; that of the table itself too."""
    table: tuple[str, ...] = ()
    for line in text.split("\n"):
        if header := re.match(r"\s*\[([^\[\]]+)\]", line):
            table = _parts(header[1])
            yield table, line
        elif setting := re.match(r"\s*([\w\"'. -]+?)\s*=", line):
            yield (*table, *_parts(setting[1])), line
        else:
            yield (), line


def _parts(key: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in key.split("."))
