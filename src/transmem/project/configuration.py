"""The configuration: ``transmem.toml``, or ``[tool.transmem]`` in ``pyproject.toml``."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from transmem import languages
from transmem.errors import ConfigurationError, LanguageError
from transmem.project import rulings
from transmem.project.failures import while_reading
from transmem.project.layout import Project, catalog_path, domain, from_root, normal, shown

OWN_FILE = "transmem.toml"
SHARED_FILE = "pyproject.toml"

# What each key holds, in words and as a type; lists hold texts.
_KEYS: Mapping[str, tuple[str, type]] = {
    "source-language": ("a text, like “en”", str),
    "documents": ('a list of texts, like ["source/letter.txt"]', list),
    "languages": ('a list of texts, like ["ar", "fr"]', list),
    "locales": ("a text, like “locales”", str),
    "editions": ("a text, like “editions”", str),
    "name": ("a text", str),
    "memory": ("a text, like “../memory.db”", str),
    "baseline": ("a text, like “baseline.json”", str),
    "templates": ("a text, like “templates”", str),
    "rules": ('a table, like {urls = "off"}', dict),
}
_NONE = "there is no transmem.toml, and no [tool.transmem] in a pyproject.toml, in {} or above"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The text of a configuration and where it came from.

    Attributes:
        section: The keys of its table, as TOML writes the way to it.
    """

    file: Path
    text: str
    section: tuple[str, ...]

    def error(self, message: str, *, key: str = "", line: int | None = None) -> ConfigurationError:
        """Makes an error that names the file, and the line of the key if there is one."""
        pattern = rf"(?m)^\s*[\"']?{re.escape(key)}[\"']?\s*="
        if key and (found := re.search(pattern, self.text)):
            line = self.text.count("\n", 0, found.end()) + 1
        return ConfigurationError(message, path=shown(self.file), line=line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a configuration says."""

    source_language: str = "en"
    documents: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    locales: str = "locales"
    editions: str = "editions"
    name: str = ""
    memory: str = ".transmem/memory.db"
    baseline: str = ""
    templates: str = ""
    rules: Mapping[str, object] = field(default_factory=dict)


def find(start: Path) -> Project:
    """Finds the project that a folder belongs to.

    Raises:
        ConfigurationError: There is none, or its configuration is wrong.
    """
    project = find_if_any(start)
    if project is None:
        raise ConfigurationError(
            _NONE.format(start.absolute()) + "; make one with: transmem init DOCUMENT -l LANG"
        )
    return project


def find_if_any(start: Path) -> Project | None:
    """Finds the project that a folder belongs to; None if it belongs to none.

    Raises:
        ConfigurationError: The configuration is wrong.
    """
    source = find_source(start)
    return project_of(source) if source else None


def stand_in(
    root: Path,
    *,
    documents: Sequence[Path],
    tags: Sequence[str],
    source_language: str = "en",
) -> Project:
    """Gives a project for documents that no configuration names: all else is as by default.

    Raises:
        ConfigurationError: A language is given twice, or two documents have one name.
        LanguageError: A language is none.
    """
    for tag in tags:
        languages.canonical(tag)
    names = tuple(from_root(document, root) for document in documents)
    settings = Settings(documents=names, languages=tuple(tags), source_language=source_language)
    return _made(settings, root, Source(file=root / OWN_FILE, text="", section=()))


# Finding and reading


def find_source(start: Path) -> Source | None:
    """Finds the configuration of the project that a folder belongs to.

    Raises:
        ConfigurationError: It is not TOML.
    """
    for folder in [start.absolute(), *start.absolute().parents]:
        if (own := folder / OWN_FILE).is_file():
            return Source(file=own, text=_text(own), section=())
        if (shared := folder / SHARED_FILE).is_file() and "transmem" in (text := _text(shared)):
            source = Source(file=shared, text=text, section=("tool", "transmem"))
            if "transmem" in _tree(source).get("tool", {}):
                return source
    return None


def _text(file: Path) -> str:
    with while_reading(file):
        data = file.read_bytes()
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise ConfigurationError(
            "is not UTF-8; save it as UTF-8",
            path=shown(file),
            line=data.count(b"\n", 0, error.start) + 1,
        ) from error


def _tree(source: Source) -> Mapping[str, Any]:
    try:
        return tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r" \(at line (\d+), column \d+\)", str(error))
        reason = re.sub(r" \(at .*\)$", "", str(error))
        line = int(found[1]) if found else source.text.count("\n") + 1
        raise source.error(f"is not TOML: {reason}; correct this line", line=line) from error


def settings_of(source: Source) -> Settings:
    """Reads a configuration.

    Raises:
        ConfigurationError: It is not TOML, or a setting is unknown or of another type.
    """
    table: object = _tree(source)
    for part in source.section:
        table = table[part] if isinstance(table, Mapping) else None
    if not isinstance(table, Mapping):
        raise source.error("tool.transmem is not a table; write [tool.transmem]", key="transmem")
    for key, value in table.items():
        _demand(key, value, source)
    given: dict[str, Any] = {
        key.replace("-", "_"): tuple(value) if isinstance(value, list) else value
        for key, value in table.items()
    }
    return Settings(**given)


def _demand(key: str, value: object, source: Source) -> None:
    if key not in _KEYS:
        near = difflib.get_close_matches(key, _KEYS, n=1)
        mend = f"did you mean “{near[0]}”?" if near else f"there are {', '.join(_KEYS)}"
        raise source.error(f"“{key}” is no setting of transmem; {mend}", key=key)
    words, kind = _KEYS[key]
    texts = value if isinstance(value, list) else [] if kind is dict else [value]
    if not isinstance(value, kind) or not all(isinstance(text, str) and text for text in texts):
        raise source.error(f"“{key}” must be {words}", key=key)


# Making a project of it


def project_of(source: Source) -> Project:
    """Gives the project that a configuration describes.

    Raises:
        ConfigurationError: It is malformed, or contradicts itself.
    """
    return _made(settings_of(source), source.file.parent.absolute(), source)


def _made(settings: Settings, root: Path, source: Source) -> Project:
    source_language = _canonical(settings.source_language, "source-language", source)
    documents = tuple(normal(name) for name in settings.documents)
    _refuse_same_domain(documents, source)
    folders = _folders(settings, source_language, source)
    locales = root / settings.locales
    on_disk = _on_disk(locales, [domain(name) for name in documents])
    return Project(
        root=root,
        file=source.file,
        name=settings.name or root.name,
        source_language=source_language,
        documents=documents,
        # As the user has them on disk; a folder that is not yet there is spelled as configured.
        folders=folders | {tag: on_disk[tag] for tag in on_disk if tag != source_language},
        locales=locales,
        editions=root / settings.editions,
        rules=rulings.read(
            settings.rules,
            file=shown(source.file),
            text=source.text,
            section=(*source.section, "rules"),
        ),
        memory=settings.memory if "://" in settings.memory else shown(root / settings.memory),
        baseline=root / settings.baseline if settings.baseline else None,
        templates=root / settings.templates if settings.templates else None,
    )


def _folders(settings: Settings, source_language: str, source: Source) -> dict[str, str]:
    """Gives the languages by canonical tag, as the configuration spells them."""
    folders: dict[str, str] = {}
    for spelled in map(str.strip, settings.languages):
        tag = _canonical(spelled, "languages", source)
        if tag == source_language:
            raise source.error(f"“{spelled}” is the language of the source", key="languages")
        if tag in folders:
            message = f"“{folders[tag]}” and “{spelled}” are the same language; delete one"
            raise source.error(message, key="languages")
        folders[tag] = spelled
    return folders


def _canonical(spelled: str, key: str, source: Source) -> str:
    try:
        return languages.canonical(spelled)
    except LanguageError as error:
        raise source.error(str(error), key=key) from error


def _refuse_same_domain(documents: Sequence[str], source: Source) -> None:
    first: dict[str, str] = {}
    for document in documents:
        name = domain(document).casefold()
        if name in first:
            raise source.error(
                f"{first[name]} and {document} would have the same catalogs ({name}.po); "
                "rename one of the two documents",
                key="documents",
            )
        first[name] = document


def _on_disk(locales: Path, domains: Sequence[str]) -> dict[str, str]:
    """Finds the languages that have catalogs, by canonical tag, and how their folders are named."""
    found: dict[str, str] = {}
    for folder in sorted(locales.iterdir()) if locales.is_dir() else []:
        if not any(catalog_path(locales, folder.name, name).exists() for name in domains):
            continue
        try:
            tag = languages.canonical(folder.name)
        except LanguageError:
            continue
        if tag in found:
            raise ConfigurationError(
                f"{found[tag]} and {folder.name} are the same language; move the catalogs "
                "into one folder",
                path=shown(locales),
            )
        found[tag] = folder.name
    return found
