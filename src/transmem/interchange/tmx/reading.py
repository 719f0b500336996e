"""TMX of any version to translation units.

The handlers here are called for every tag of files of millions of units: what is common is done
first and in few steps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO
from xml.parsers import expat

from transmem import languages
from transmem.errors import InterchangeError
from transmem.interchange import markup
from transmem.interchange.contract import Given
from transmem.interchange.tmx.building import Builder
from transmem.interchange.tmx.inline import Segment
from transmem.model import TranslationUnit


def read(stream: BinaryIO, given: Given) -> Iterator[TranslationUnit]:
    """Reads TMX.

    The source language that is given counts where the file lets any language be the source
    (``*all*``). Each variant says its own language.

    Raises:
        InterchangeError: It is not TMX, is broken, or is beyond the limits of `markup`.
        LanguageError: The source language is no language tag.
    """
    source = languages.canonical(given.source_language) if given.source_language else ""
    builder = Builder(given.name, source, given.on_skip)
    for _ in markup.parse(stream, _Elements(builder), name=given.name):
        yield from builder.done
        builder.done.clear()


class _Elements:
    """Takes the elements of a TMX file.

    The place is the innermost element that is open, if it means something here. Elements that
    mean nothing are counted, until that around them goes on.
    """

    _parser: expat.XMLParserType

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._place = ""
        self._around = ""
        self._ignored = 0
        self._owner = ""
        self._type = ""
        self._segment = Segment()
        self._take_text = self._segment.append
        self._text: str | None = None
        self._markup: str | None = None

    @property
    def held(self) -> tuple[int, int] | None:
        """Number and line of the unit that is open; None if none is."""
        place = self._around or self._place
        return None if place in {"", "tmx", "body"} else (self._builder.number, self._builder.line)

    def attach(self, parser: expat.XMLParserType) -> None:
        """Sets the parser's handlers for elements and text."""
        self._parser = parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        place = self._place
        if place == "seg":
            self._segment.start(name, attributes)
        elif name == "seg" and place == "tuv" and self._text is None:
            self._place = name
            self._parser.CharacterDataHandler = self._take_text
        elif name == "tuv" and place == "tu":
            self._place = name
            self._builder.open_variant(attributes)
        elif name == "tu" and place in {"body", "tmx"}:
            self._place = name
            self._builder.open_unit(attributes, self._parser.CurrentLineNumber)
        elif name in {"prop", "note"} and place in {"tu", "tuv"}:
            self._place = name
            self._owner = place
            self._type = attributes.get("type", "")
            self._parser.CharacterDataHandler = self._take_text
        elif not place or (name == "body" and place == "tmx"):
            self._enter(name)
        else:
            self._ignore(name, attributes)

    def _end(self, name: str) -> None:
        place = self._place
        if place == "seg":
            if self._segment.open:
                self._segment.end()
            else:
                self._text, self._markup = self._segment.take()
                self._parser.CharacterDataHandler = None
                self._place = "tuv"
        elif place == "tuv":
            self._builder.close_variant(self._text, self._markup)
            self._text = self._markup = None
            self._place = "tu"
        elif place == "tu":
            self._builder.close_unit()
            self._place = "body"
        elif place in {"prop", "note"}:
            text, _ = self._segment.take()
            self._parser.CharacterDataHandler = None
            self._place = owner = self._owner
            if place == "prop":
                self._builder.property(owner, self._type, text)
            else:
                self._builder.note(owner, text)
        elif place == "ignored":
            self._ignored -= 1
            if not self._ignored:
                self._place, self._around = self._around, ""
        else:
            self._place = "tmx" if name == "body" else ""

    def _enter(self, name: str) -> None:
        if not self._place and name != "tmx":
            raise InterchangeError(f"is no TMX file: it begins with <{name:.40}>")
        self._place = name

    def _ignore(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "header" and self._place == "tmx":
            self._builder.header(attributes)
        elif name in {"tu", "tuv", "seg"}:
            self._builder.stray(name, self._parser.CurrentLineNumber)
        if not self._ignored:
            self._around, self._place = self._place, "ignored"
        self._ignored += 1
        markup.refuse_depth(self._ignored)
