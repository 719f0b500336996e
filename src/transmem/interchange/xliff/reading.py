"""XLIFF 1.0 to 1.2 and 2.x to translation units.

A target counts as a translation if it is not marked as unfinished: in XLIFF 1 its state must be
``translated``, ``signed-off`` or ``final``, in XLIFF 2 that of its segment ``translated``,
``reviewed`` or ``final``, or there must be none. What needs review is no translation, as little
as a fuzzy entry of a catalog is. Proposals (``alt-trans``, ``matches``) are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO
from xml.parsers import expat

from transmem import languages
from transmem.errors import InterchangeError, LanguageError
from transmem.interchange import markup
from transmem.interchange.contract import Given
from transmem.interchange.neighbours import Entry, with_neighbours
from transmem.interchange.tmx.inline import Segment
from transmem.interchange.xliff.inline import Content
from transmem.interchange.xliff.unit import Unit
from transmem.model import Skipped, TranslationUnit, Variant

# What stands in what, as far as it matters here.
_INSIDE = {
    "1": {
        "file": {"xliff"},
        "body": {"file"},
        "group": {"body", "group"},
        "trans-unit": {"body", "group"},
        "source": {"trans-unit"},
        "seg-source": {"trans-unit"},
        "target": {"trans-unit"},
        "note": {"trans-unit"},
    },
    "2": {
        "file": {"xliff"},
        "group": {"file", "group"},
        "unit": {"file", "group"},
        "notes": {"unit"},
        "note": {"notes"},
        "originalData": {"unit"},
        "data": {"originalData"},
        "segment": {"unit"},
        "source": {"segment"},
        "target": {"segment"},
    },
}
_TEXTS = frozenset({"source", "seg-source", "target", "note", "data"})
_UNITS = frozenset({"trans-unit", "unit"})


def read(stream: BinaryIO, given: Given) -> Iterator[TranslationUnit]:
    """Reads the translations of an XLIFF file, with their neighbours in the order of the file.

    Raises:
        InterchangeError: It is not XLIFF, is broken, does not say its languages, or is beyond the
            limits of `markup`.
    """
    elements = _Elements(given)

    def entries() -> Iterator[Entry]:
        for _ in markup.parse(stream, elements, name=given.name):
            yield from elements.done
            elements.done.clear()

    yield from with_neighbours(entries())


class _Elements:
    """Takes the elements of an XLIFF file.

    Attributes:
        done: The entries that are whole and were not taken yet.
    """

    _parser: expat.XMLParserType

    def __init__(self, given: Given) -> None:
        self.done: list[Entry] = []
        self._name = given.name
        self._on_skip = given.on_skip
        self._given = given.source_language, given.target_language
        # The elements that are open: those that mean something here, and how many in them do not.
        self._path: list[str] = []
        self._ignored = 0
        # Of the file:
        self._prefix = ""
        self._namespace = ""
        self._version = ""
        self._tags = self._given
        # The unit that is open, and the text in it:
        self._number = 0
        self._unit = Unit()
        self._content: Content | None = None
        self._identity = ""

    @property
    def held(self) -> tuple[int, int] | None:
        """Number and line of the unit that is open; None if none is."""
        inside = _UNITS.intersection(self._path)
        return (self._number, self._unit.line) if inside else None

    def attach(self, parser: expat.XMLParserType) -> None:
        """Sets the parser's handlers for elements and text."""
        self._parser = parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = self._local(name, attributes) if self._path else self._root(name, attributes)
        if self._content:
            self._content.start(local, attributes)
        elif self._ignored or not self._means_something(local):
            self._ignored += 1
        else:
            self._path.append(local)
            self._open(local, attributes)
        inside = self._content.depth if self._content else self._ignored
        markup.refuse_depth(len(self._path) + inside)

    def _end(self, _: str) -> None:
        if self._content and self._content.depth:
            self._content.end()
        elif self._ignored:
            self._ignored -= 1
        else:
            self._close(self._path.pop())

    def _root(self, name: str, attributes: Mapping[str, str]) -> str:
        prefix, colon, local = name.rpartition(":")
        self._prefix = prefix + colon
        self._namespace = attributes.get("xmlns", "")
        version = " ".join(attributes.get("version", "").split())
        self._version = version[:1]
        if local != "xliff":
            raise InterchangeError(f"is no XLIFF file: it begins with <{name:.40}>")
        if self._version not in _INSIDE:
            raise InterchangeError(
                f"is XLIFF of version “{version:.40}”; versions 1 and 2 are read"
            )
        return local

    def _local(self, name: str, attributes: Mapping[str, str]) -> str:
        """Gives the name of an element of XLIFF; empty if it is of something else."""
        if not name.startswith(self._prefix):
            return ""
        local = name.removeprefix(self._prefix)
        own = self._prefix or attributes.get("xmlns", self._namespace) == self._namespace
        return local if own and ":" not in local else ""

    def _means_something(self, local: str) -> bool:
        return not self._path or self._path[-1] in _INSIDE[self._version].get(local, ())

    def _open(self, local: str, attributes: Mapping[str, str]) -> None:
        get = attributes.get
        if local == "xliff" and self._version == "2":
            self._tags = get("srcLang") or self._given[0], get("trgLang") or self._given[1]
        elif local == "file":
            if self._version == "1":
                source, target = get("source-language"), get("target-language")
                self._tags = source or self._given[0], target or self._given[1]
            self.done.append(("", ()))
        elif local in _UNITS:
            self._number += 1
            key = get("resname") or get("name") or None
            self._unit = Unit(line=self._parser.CurrentLineNumber, key=key)
        elif local == "segment":
            self._unit.contents = {}
            self._unit.state = get("state", "")
        elif local in _TEXTS:
            self._content = Content(self._unit.codes)
            self._identity = get("id", "")
            self._parser.CharacterDataHandler = self._content.text
            if local == "target":
                self._unit.target_tag = get("xml:lang")
                if self._version == "1":
                    self._unit.state = get("state", "")

    def _close(self, local: str) -> None:
        if self._content:
            self._parser.CharacterDataHandler = None
            self._unit.take(local, self._content, self._identity)
            self._content = None
        elif local in {"trans-unit", "segment"}:
            self.done += [self._entry(*pair) for pair in self._unit.pairs()]

    def _entry(self, source: Segment, target: Segment | None) -> Entry:
        """Gives the text of a source, and its translation if it is one."""
        text, source_markup = source.take()
        translation, target_markup = target.take() if target else ("", None)
        if not translation or translation.isspace() or not self._unit.finished:
            return text, ()
        tags = self._languages()
        if not text or text.isspace():
            self._skip("the unit has a translation of nothing")
        elif tags[0] == tags[1]:
            self._skip(f"the unit is translated from {tags[0]} into itself")
        else:
            unit = TranslationUnit(
                variants=(
                    Variant(language=tags[0], text=text, markup=source_markup),
                    Variant(language=tags[1], text=translation, markup=target_markup),
                ),
                source_language=tags[0],
                key=self._unit.key,
                origin=self._name,
                line=self._unit.line,
                notes=tuple(self._unit.notes),
            )
            return text, (unit,)
        return text, ()

    def _languages(self) -> tuple[str, str]:
        source, target = self._tags[0], self._unit.target_tag or self._tags[1]
        if not source or not target:
            which = "translations" if source else "sources"
            raise InterchangeError(f"does not say the language of its {which}; add it to the file")
        try:
            return languages.canonical(source), languages.canonical(target)
        except LanguageError as error:
            raise InterchangeError(str(error)) from error

    def _skip(self, reason: str) -> None:
        self._on_skip(Skipped(line=self._unit.line, reason=reason))
