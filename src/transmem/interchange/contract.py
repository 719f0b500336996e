"""What a module must have to read a kind of file, and what it is told of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from transmem.model import Skipped, TranslationUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is known of a file before it is read.

    Attributes:
        name: The file, as messages name it.
        source_language: Tag of the language that was translated, where the file does not say it.
        target_language: Tag of the language of the translations, where the file does not say it.
        on_skip: Is told what cannot be used, and is left out.
    """

    name: str
    source_language: str | None
    target_language: str | None
    on_skip: Callable[[Skipped], None]


class Reader(Protocol):
    """A module that reads a kind of file."""

    @property
    def ENDINGS(self) -> tuple[str, ...]:  # noqa: N802 - a constant of a module
        """How the names of such files end, in small letters."""
        ...

    def read(self, stream: BinaryIO, given: Given) -> Iterator[TranslationUnit]:
        """Reads the units of a file, once, from where the stream stands to its end."""
        ...
