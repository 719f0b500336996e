"""XML as a stream of elements, from anyone: nothing is fetched, and nothing grows.

The limits here keep the memory flat whatever a file holds, and are wider than what any program
makes in earnest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Protocol
from xml.parsers import expat

from transmem.errors import InterchangeError
from transmem.interchange.transcoding import to_utf8

DEPTH = 200
"""Elements in elements: libxml2, and so many a program, reads no more than 256."""
UNIT = 4 << 20
"""Bytes of a unit with all that is in it, in UTF-8."""
CODES = 10_000
"""Inline elements of a segment."""
TOKEN = 1 << 18
"""Bytes of one tag or comment, in UTF-8."""
NAMES = 10_000
"""Different names of elements and attributes in a file."""
DECLARED = 200
"""Attributes that a DTD inside the file declares; that of TMX declares 68."""


class Elements(Protocol):
    """What takes the elements of a file, and makes something of them.

    Its handlers may raise an InterchangeError without saying where.
    """

    @property
    def held(self) -> tuple[int, int] | None:
        """Number and line of what is being put together; None if nothing is."""
        ...

    def attach(self, parser: expat.XMLParserType) -> None:
        """Sets the parser's handlers for elements and text."""
        ...


def parse(stream: BinaryIO, elements: Elements, *, name: str) -> Iterator[None]:
    """Reads a file, and stops after each piece of it, so that what was made can be taken.

    Args:
        stream: The file; read once, from where it stands to its end.
        elements: What takes the elements.
        name: The file, as messages name it.

    Raises:
        InterchangeError: It is not well-formed XML, is cut short, declares entities, or is
            beyond the limits of this module.
    """
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    declarations = _Declarations(parser)
    elements.attach(parser)
    fed = since = 0
    held: tuple[int, int] | None = None
    for data in filter(None, to_utf8(stream, name=name)):
        _feed(parser, data, fed, name)
        fed += len(data)
        before, held = held, declarations.held or elements.held
        since = since + len(data) if held and held == before else 0
        _refuse_growth(parser, fed - parser.CurrentByteIndex, since, held[1] if held else 0, name)
        yield
    _feed(parser, b"", fed, name)
    yield


def _feed(parser: expat.XMLParserType, data: bytes, fed: int, name: str) -> None:
    """Gives the parser a piece of the file; an empty one is its end."""
    try:
        parser.Parse(data, not data)
    except InterchangeError as error:
        line = error.line or parser.CurrentLineNumber
        raise InterchangeError(error.message, path=name, line=line) from None
    except expat.ExpatError as error:
        raise InterchangeError(
            _explained(error, data[max(parser.ErrorByteIndex - fed, 0) :]),
            path=name,
            line=error.lineno,
        ) from error


def _explained(error: expat.ExpatError, rest: bytes) -> str:
    """Says what is wrong, and how to mend it, of what expat has found."""
    codes = expat.errors.codes
    if error.code == codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY]:
        return "names an entity that XML does not have; write the character itself"
    cut = (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    )
    if error.code in {codes[text] for text in cut}:
        return "ends too early: the rest of the file is missing"
    if error.code == codes[expat.errors.XML_ERROR_INVALID_TOKEN]:
        try:
            rest.decode("utf-8")
        except UnicodeDecodeError as undecodable:
            if undecodable.start == 0:
                return (
                    f"byte 0x{rest[0]:02X} is not UTF-8; save the file as UTF-8, or write what it "
                    'is in into its first line, as in <?xml version="1.0" encoding="windows-1252"?>'
                )
    # The first line has our own declaration in it.
    column = f" (column {error.offset + 1})" if error.lineno > 1 else ""
    return f"is not well-formed XML: {expat.ErrorString(error.code)}{column}"


def _refuse_growth(
    parser: expat.XMLParserType, unread: int, since: int, held: int, name: str
) -> None:
    line = parser.CurrentLineNumber
    if unread > TOKEN:
        reason = f"a tag or comment begins here that is longer than {TOKEN >> 10} KiB"
    elif since > UNIT:
        reason = f"a unit begins here that is longer than {UNIT >> 20} MiB"
        line = held
    elif len(parser.intern) > NAMES:
        reason = f"has more than {NAMES:,} names of elements and attributes"
    else:
        return
    raise InterchangeError(f"{reason}; no program writes such files", path=name, line=line)


class _Declarations:
    """Refuses what a document type declaration could do to us."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.held: tuple[int, int] | None = None
        self._parser = parser
        self._attributes = 0
        parser.StartDoctypeDeclHandler = self._open
        parser.EndDoctypeDeclHandler = self._close
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._entity
        parser.AttlistDeclHandler = self._attribute

    def _open(self, *_: object) -> None:
        self.held = (0, self._parser.CurrentLineNumber)

    def _close(self) -> None:
        self.held = None

    def _entity(self, entity: str, *_: object) -> None:
        raise InterchangeError(
            f"declares an entity, “{entity:.40}”; such files are not read, for entities can fill "
            "the memory, or fetch other files. Write what it stands for"
        )

    def _attribute(self, *_: object) -> None:
        self._attributes += 1
        if self._attributes > DECLARED:
            raise InterchangeError(
                f"holds a DTD of more than {DECLARED} attributes; take the DTD out"
            )


def refuse_depth(depth: int) -> None:
    """Refuses elements that stand too deep in one another.

    Raises:
        InterchangeError: They do.
    """
    if depth > DEPTH:
        raise InterchangeError(f"has more than {DEPTH} elements in one another")
