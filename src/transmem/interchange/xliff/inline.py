"""The inline elements of XLIFF 1.2 and 2.x, as TMX writes them.

A pair of codes becomes ``bpt`` and ``ept``, a code alone ``ph``, one without its partner ``it``;
its text is that of the native code, if the file has it. Codes are numbered through a unit, so that
those of a translation have the numbers of the source. Remarks (``mrk``) leave no trace.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from functools import partial

from transmem.interchange.tmx.inline import Segment

_CODES = {
    "bpt": "bpt",
    "ept": "ept",
    "it": "it",
    "ph": "ph",
    "bx": "bpt",
    "ex": "ept",
    "x": "ph",
    "sc": "bpt",
    "ec": "ept",
}
_POSITIONS = {"open": "begin", "close": "end"}
_CODE_POINT = re.compile("[0-9A-Fa-f]{1,6}")

Attributes = Mapping[str, str]


class Codes:
    """What is known of the codes of a unit.

    Attributes:
        native: The text of native codes, by the names that XLIFF 2 has for them.
    """

    def __init__(self) -> None:
        self.native: dict[str, str] = {}
        self._numbers: dict[str, str] = {}

    def number(self, identity: str) -> str:
        """Gives the number of a code, by its name in the unit."""
        return self._numbers.setdefault(identity, str(len(self._numbers) + 1))


class Content:
    """What stands in a source or a target.

    Attributes:
        whole: All of it.
        parts: The segments that XLIFF 1.2 has marked in it, by their names.
    """

    def __init__(self, codes: Codes) -> None:
        self.whole = Segment()
        self.parts: dict[str, Segment] = {}
        self._codes = codes
        self._into = [self.whole]
        self._closers: list[Callable[[], object]] = []

    @property
    def depth(self) -> int:
        """How many inline elements are open."""
        return len(self._closers)

    def text(self, text: str) -> None:
        """Takes a piece of text."""
        for segment in self._into:
            segment.append(text)

    def start(self, name: str, attributes: Attributes) -> None:
        """Opens an inline element."""
        self._closers.append(self._open(name, attributes))

    def end(self) -> None:
        """Closes the inline element that was opened last."""
        self._closers.pop()()

    def _open(self, name: str, attributes: Attributes) -> Callable[[], object]:
        """Writes what an element begins with; gives what writes its end."""
        match name:
            case "mrk":
                return self._mark(attributes)
            case "" | "sm" | "em":
                return _nothing
            case "cp" if character := _character(attributes.get("hex", "")):
                self.text(character)
                return _nothing
            case "g" | "pc":
                self._code("bpt", attributes, native="dataRefStart")
                self._finish()
                return partial(self._close_pair, attributes)
        if name in _CODES:
            self._code(_CODES[name], attributes)
        else:  # `sub`, and what XLIFF does not have
            self._start(name, attributes)
        return self._finish

    def _mark(self, attributes: Attributes) -> Callable[[], object]:
        if attributes.get("mtype") != "seg" or len(self._into) > 1:
            return _nothing
        self._into.append(self.parts.setdefault(attributes.get("mid", ""), Segment()))
        return self._into.pop

    def _code(self, name: str, attributes: Attributes, *, native: str = "dataRef") -> None:
        """Opens a code of TMX, with its native text."""
        get = attributes.get
        identity = get("rid") or get("startRef") or get("id") or ""
        position = _POSITIONS.get(get("pos", ""), "")
        if get("isolated") == "yes":
            name, position = "it", "begin" if name == "bpt" else "end"
        number = self._codes.number(identity) if identity else ""
        kind = get("ctype") or get("type") or ""
        # Which of these the code may have TMX knows.
        written = {"i": number, "x": number, "pos": position, "type": kind}
        self._start(name, {key: value for key, value in written.items() if value})
        if data := self._codes.native.get(get(native, "")):
            self.text(data)

    def _close_pair(self, attributes: Attributes) -> None:
        self._code("ept", attributes, native="dataRefEnd")
        self._finish()

    def _start(self, name: str, attributes: Attributes) -> None:
        for segment in self._into:
            segment.start(name, attributes)

    def _finish(self) -> None:
        for segment in self._into:
            segment.end()


def _nothing() -> None:
    """Ends what left no trace."""


def _character(code_point: str) -> str:
    """Gives a character that XML cannot hold; empty if no text can."""
    value = int(code_point, 16) if _CODE_POINT.fullmatch(code_point) else 0
    surrogate = 0xD800 <= value < 0xE000
    return chr(value) if 0 < value <= sys.maxunicode and not surrogate else ""
