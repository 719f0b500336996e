"""A unit of XLIFF while it is read: its texts, and which of them go together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from transmem.interchange.tmx.inline import Segment
from transmem.interchange.xliff.inline import Codes, Content

_FINISHED = frozenset({"", "translated", "signed-off", "reviewed", "final"})


@dataclass(slots=True, kw_only=True)
class Unit:
    """A unit that is open.

    Attributes:
        line: Where it begins.
        key: Its name among the resources of a program, if it has one.
        notes: What people say of it.
        codes: What is known of its inline codes.
        contents: What stands in ``source``, ``seg-source`` and ``target``, of the segment that is
            open if it has several.
        state: How far the translation is, as the file says it.
        target_tag: The language that the target itself is said to be in.
    """

    line: int = 0
    key: str | None = None
    notes: list[str] = field(default_factory=list)
    codes: Codes = field(default_factory=Codes)
    contents: dict[str, Content] = field(default_factory=dict)
    state: str = ""
    target_tag: str | None = None

    @property
    def finished(self) -> bool:
        """Whether what is in the target is a translation."""
        return self.state in _FINISHED

    def take(self, name: str, content: Content, identity: str) -> None:
        """Takes what stood in an element."""
        if name == "note":
            self.notes.append(content.whole.take()[0])
        elif name == "data":
            self.codes.native[identity] = content.whole.take()[0]
        else:
            self.contents[name] = content

    def pairs(self) -> Iterator[tuple[Segment, Segment | None]]:
        """Gives sources with their translations: segment by segment, if both are marked so."""
        marked, target = self.contents.get("seg-source"), self.contents.get("target")
        if marked and marked.parts and (target is None or target.parts):
            for name, part in marked.parts.items():
                yield part, target.parts.get(name) if target else None
        elif source := self.contents.get("source"):
            yield source.whole, target.whole if target else None
