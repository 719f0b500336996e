"""Adds documents and languages to a configuration, or makes one."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tomlkit

from transmem import languages
from transmem.project.configuration import (
    OWN_FILE,
    Source,
    find_source,
    project_of,
    settings_of,
)
from transmem.project.layout import Project, from_root, normal


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """A configuration that was made or added to, not yet written.

    Attributes:
        content: The bytes of the whole file.
        before: Those that it had; None if it is new.
    """

    project: Project
    file: Path
    content: bytes = field(repr=False)
    before: bytes | None = field(repr=False)


def configure(
    start: Path, *, documents: Sequence[Path], tags: Sequence[str], source_language: str | None
) -> Setup:
    """Adds documents and languages to the configuration, or makes one; writes nothing.

    The layout of the file, its comments and its order stay as they are; what it says already
    is not said twice.

    Raises:
        ConfigurationError: The configuration is wrong, or would be.
        LanguageError: A language is none.
    """
    for tag in [*tags, *([source_language] if source_language else [])]:
        languages.canonical(tag)
    found = find_source(start)
    source = found or Source(file=start / OWN_FILE, text="", section=())
    root = source.file.parent.absolute()
    known = settings_of(source)
    tree = tomlkit.parse(source.text)
    table = _section(tree, source.section)
    if source_language or not found:
        wanted = source_language or known.source_language
        if table.get("source-language") != wanted:
            table["source-language"] = wanted
    if not found:
        # Written down, so that the catalogs of every checkout are the same.
        table["name"] = root.name
    names = {from_root(document, root): from_root(document, root) for document in documents}
    _add_missing(table, "documents", names, set(map(normal, known.documents)))
    known_tags = {languages.canonical(tag) for tag in known.languages}
    named = {languages.canonical(tag): tag for tag in tags}
    _add_missing(table, "languages", named, known_tags)
    text = tomlkit.dumps(tree)
    after = Source(file=source.file, text=text, section=source.section)
    return Setup(
        project=project_of(after),
        file=source.file,
        content=text.encode(),
        before=source.text.encode() if found else None,
    )


def _section(tree: MutableMapping[str, Any], path: Sequence[str]) -> MutableMapping[str, Any]:
    for part in path:
        tree = tree[part]
    return tree


def _add_missing(
    table: MutableMapping[str, Any], key: str, wanted: Mapping[str, str], known: set[str]
) -> None:
    """Adds texts to a list, but for those of which a text with the same meaning is known."""
    missing = [wanted[meaning] for meaning in wanted if meaning not in known]
    if key not in table:
        table[key] = missing
    else:
        table[key].extend(missing)
