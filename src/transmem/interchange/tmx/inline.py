"""What stands in a segment: text, and the inline elements of TMX 1.4b.

The text of a segment is all its characters, those of native codes and of subflows included. The
markup is what stands between ``<seg>`` and ``</seg>``. An element that TMX does not have, or not
there, can only be text that someone forgot to escape, as ``<b>``: its tags are text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.parsers import expat

from transmem.errors import InterchangeError
from transmem.interchange import escaping
from transmem.interchange.markup import CODES, refuse_depth

_CODES = dict.fromkeys(("bpt", "ept", "it", "ph", "ut"), frozenset({"sub"}))
_FLOWS = dict.fromkeys(("", "hi", "sub"), frozenset(_CODES) | {"hi"})
_INSIDE = _CODES | _FLOWS
_ATTRIBUTES = {
    "bpt": ("i", "x", "type"),
    "ept": ("i",),
    "it": ("pos", "x", "type"),
    "ph": ("x", "assoc", "type"),
    "ut": ("x",),
    "hi": ("x", "type"),
    "sub": ("datatype", "type"),
}


class _Tag(str):
    """A piece of a segment that is markup and no text."""

    __slots__ = ()


class Segment:
    """A segment that is being read.

    Attributes:
        append: Takes a piece of text.
        open: Of each inline element that is open: what it is to those in it, its tag, and what
            will close it.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.open: list[tuple[str, str, str]] = []
        self._started = 0
        self._tagged = False
        self.append = self._pieces.append

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Opens an element.

        Raises:
            InterchangeError: There are too many, or too many in one another.
        """
        refuse_depth(len(self.open))
        self._started += 1
        if self._started > CODES:
            raise InterchangeError(f"a segment has more than {CODES:,} inline elements")
        parent = self.open[-1][0] if self.open else ""
        if name in _INSIDE[parent]:
            self._tagged = True
            name, kept = _understood(name, attributes)
            self._open(name, _Tag(_tag(name, kept)), _Tag(f"</{name}>"))
        else:
            self._open(parent, _tag(name, attributes.items()), f"</{name}>")

    def _open(self, inside: str, tag: str, end: str) -> None:
        self.open.append((inside, tag, end))
        self._pieces.append(tag)

    def end(self) -> None:
        """Closes the element that was opened last."""
        _, tag, end = self.open.pop()
        if self._pieces[-1] is tag:
            self._pieces[-1] = type(tag)(f"{tag[:-1]}/>")
        else:
            self._pieces.append(end)

    def take(self) -> tuple[str, str | None]:
        """Gives the text and, if it has inline elements, the markup; what comes next is new."""
        pieces = self._pieces
        self._started = 0
        if not self._tagged:
            text = pieces[0] if len(pieces) == 1 else "".join(pieces)
            pieces.clear()
            return text, None
        text = "".join(piece for piece in pieces if not isinstance(piece, _Tag))
        markup = "".join(
            piece if isinstance(piece, _Tag) else escaping.text(piece) for piece in pieces
        )
        pieces.clear()
        self._tagged = False
        return text, markup


def parse(markup: str) -> tuple[str, str | None] | None:
    """Reads markup again: gives its text and, if it has inline elements, itself; None if broken.

    >>> parse('Press <ph x="1">&lt;key/&gt;</ph>')
    ('Press <key/>', 'Press <ph x="1">&lt;key/&gt;</ph>')
    """
    segment = Segment()
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        if depth:
            segment.start(name, attributes)
        depth += 1

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1
        if depth:
            segment.end()

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = segment.append
    try:
        parser.Parse(f"<seg>{markup}</seg>".encode("utf-8", "surrogatepass"), True)
    except (expat.ExpatError, InterchangeError):
        return None
    return segment.take()


def _understood(name: str, attributes: Mapping[str, str]) -> tuple[str, list[tuple[str, str]]]:
    """Gives an element with what TMX knows of it; a code without its partner is a placeholder."""
    paired = name not in {"bpt", "ept"} or "i" in attributes
    if not paired or (name == "it" and attributes.get("pos") not in {"begin", "end"}):
        name = "ph"
    return name, [(key, attributes[key]) for key in _ATTRIBUTES[name] if key in attributes]


def _tag(name: str, attributes: Iterable[tuple[str, str]]) -> str:
    written = (f" {key}={escaping.attribute(value)}" for key, value in attributes)
    return f"<{name}{''.join(written)}>"
