"""Pairs of a source text and its translation, and where they come from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

SOURCE_LANGUAGE = "en"
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A source text and its translation.

    Attributes:
        line: Where it stands in the corpus, from 1.
    """

    language: str
    line: int
    source: str
    target: str
    source_language: str = SOURCE_LANGUAGE

    @property
    def bears_digit(self) -> bool:
        """Whether a digit of any script stands on either side."""
        return bool(_DIGIT.search(self.source) or _DIGIT.search(self.target))


def languages_of(folder: Path) -> list[str]:
    """Names the languages that a folder has beside the source language, by its files' ends."""
    stem = _stem(folder)
    found = {path.suffix.lstrip(".") for path in folder.glob(f"{stem}.*")}
    return sorted(found - {SOURCE_LANGUAGE})


def read(folder: Path, language: str) -> list[Pair]:
    """Reads the pairs of `<stem>.en` and `<stem>.<language>`; an empty side makes no pair."""
    stem = _stem(folder)
    sources = _lines(folder / f"{stem}.{SOURCE_LANGUAGE}")
    targets = _lines(folder / f"{stem}.{language}")
    return [
        Pair(language=language, line=line, source=source, target=target)
        for line, (source, target) in enumerate(zip(sources, targets, strict=True), start=1)
        if source.strip() and target.strip()
    ]


def _stem(folder: Path) -> str:
    found = sorted(folder.glob(f"*.{SOURCE_LANGUAGE}"))
    if len(found) != 1:
        raise SystemExit(f"{folder} has {len(found)} files *.{SOURCE_LANGUAGE}, not one")
    return found[0].stem


def _lines(path: Path) -> list[str]:
    # Not splitlines(), which would also cut at U+2028 and the like.
    return path.read_text(encoding="utf-8").split("\n")
