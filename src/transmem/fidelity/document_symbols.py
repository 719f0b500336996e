"""United Nations document symbols and resolutions, read by their grammar.

A symbol is an organ or a body's own series, then bodies under it, a session or a year, a kind of
document, a number and suffixes, joined by slashes; two symbols of one document are joined by a
hyphen (Dag Hammarskjöld Library, "What do the different components of UN document symbols mean?",
research.un.org).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a part of a symbol says, in the words of a message."""

    SERIES = "series"
    BODY = "body"
    SESSION = "session"
    YEAR = "year"
    KIND = "kind"
    NUMBER = "number"
    SUFFIX = "suffix"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a symbol.

    Attributes:
        lead: What joins it to the part before: a slash, nothing before an asterisk.
    """

    role: Role
    text: str
    lead: str = "/"

    def __str__(self) -> str:
        return self.lead + self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSymbol:
    """A symbol of one organ or series.

    Attributes:
        parts: All that it says, in its order; kinds may stand before or after the session.
    """

    parts: tuple[Part, ...]

    @property
    def series(self) -> str:
        """The organ or the body's own series: ``A``, ``CRC/C``."""
        return self.parts[0].text

    @property
    def bodies(self) -> tuple[str, ...]:
        """Committees and the like: ``C.3``, ``Sub.2``."""
        return self._all(Role.BODY)

    @property
    def session(self) -> str:
        """The session: ``67``, ``S-29``, ``ES-10``; or the year: ``2013``."""
        return "".join(self._all(Role.SESSION) or self._all(Role.YEAR))

    @property
    def kind(self) -> str:
        """The kind of document, without its number: ``RES``, ``L.``."""
        return "/".join(kind.rstrip("0123456789") for kind in self._all(Role.KIND))

    @property
    def number(self) -> str:
        """The document's own number: ``753``; of ``L.4`` it is ``4``."""
        numbers = self._all(Role.NUMBER) or self._all(Role.KIND)[-1:]
        return "".join(number[len(number.rstrip("0123456789-")) :] for number in numbers[-1:])

    @property
    def suffixes(self) -> tuple[Part, ...]:
        """What a later text adds: ``Add.1``, ``Rev.2``, ``*``, ``bis``."""
        return tuple(part for part in self.parts if part.role == Role.SUFFIX)

    def __str__(self) -> str:
        return "".join(map(str, self.parts)).removeprefix("/")

    def _all(self, role: Role) -> tuple[str, ...]:
        return tuple(part.text for part in self.parts if part.role == role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """A resolution as it was numbered before 1976, or one of the Security Council.

    Attributes:
        letter: Of a resolution in parts, ``A``; empty if it has none.
        session: The session in Roman figures, or the year: ``III``, ``S-VI``, ``1993``.
        suffix: ``bis`` and the like; empty as a rule.
    """

    number: int
    letter: str = ""
    session: str
    suffix: str = ""

    def __str__(self) -> str:
        words = [str(self.number), self.letter, f"({self.session})", self.suffix]
        return " ".join(word for word in words if word)


# Series that a treaty body or a programme has of its own, the longest first.
SERIES = (
    "CCPR/C CEDAW/C CERD/C CRPD/C CAT/C CED/C CMW/C CRC/C CCPR CEDAW CERD CRPD CAT CED CMW CRC "
    "CTOC/COP CAC/COSP NPT/CONF BWC/CONF CCW/CONF "
    "UNEP FCCC SPLOS HABITAT UNCTAD UNIDO UNITAR CBD CCD CCW CTOC CAC ECE ESCAP ESCWA ECLAC "
    "HRI HSP HS IDB ISBA JIU LOS NPT PBC TRADE TRANS UNW CD DP TD ID LC GC ST A E S T"
).split()
KINDS = "CRP DEC INF L MIN MISC NGO PET PRST PV Q R RES SR TP WP".split()
SUFFIXES = "Add Amend Corr Rev Summary".split()

_NUMBER = r"\d+(?:-\d+)?"
_SERIES = re.compile(rf"(?:{'|'.join(SERIES)})(?:\.\d+)?(?=/)", re.IGNORECASE)
_JOINED = re.compile(rf"-(?=(?:{'|'.join(SERIES)})/)", re.IGNORECASE)
_ROLES = (
    (
        Role.SUFFIX,
        re.compile(rf"(?:{'|'.join(SUFFIXES)})(?:\.{_NUMBER})?", re.IGNORECASE),
    ),
    (Role.KIND, re.compile(rf"(?:{'|'.join(KINDS)})(?:\.(?:{_NUMBER})?)?", re.IGNORECASE)),
    (Role.SESSION, re.compile(r"(?:S|ES|EX|SS)-(?:\d+|[IVXL]+)", re.IGNORECASE)),
    (Role.YEAR, re.compile(r"(?:19[4-9]|20\d)\d")),
    (Role.NUMBER, re.compile(rf"{_NUMBER}[A-Z]?", re.IGNORECASE)),
    (
        Role.BODY,
        re.compile(r"[A-Z]{1,9}(?:\.(?:\d+|[IVXL]+))?(?:\(\w{1,8}\))?", re.IGNORECASE),
    ),
)
_AFTER = re.compile(r"(?P<bis>[ ]?(?:bis|ter|quater))?(?P<star>\*)?$")
_RESOLUTION = re.compile(
    r"(?<![\w/.,-])(?P<number>\d{1,4})(?: (?P<letter>[A-Z]))? ?"
    r"\((?P<session>(?:S-|ES-)?[IVXL]+|(?:19[4-9]|20\d)\d)\)(?: (?P<suffix>bis|ter|quater)\b)?"
)


def parse(text: str) -> tuple[DocumentSymbol, ...] | None:
    """Reads a symbol, or the symbols that a hyphen joins; in small letters as well.

    Returns:
        None if it is no symbol of the United Nations.

    >>> [str(symbol) for symbol in parse("A/67/753-S/2013/106") or ()]
    ['A/67/753', 'S/2013/106']
    >>> (symbol,) = parse("A/C.3/71/L.4/Rev.1") or ()
    >>> symbol.bodies, symbol.session, symbol.kind, symbol.number, str(symbol.suffixes[0])
    (('C.3',), '71', 'L.', '4', '/Rev.1')
    >>> parse("CM/Del/Concl(92)471bis"), parse("8/43-C"), parse("40984/07")
    (None, None, None)
    """
    symbols = []
    for one in _JOINED.split(text):
        symbol = _parse(one)
        if symbol is None:
            return None
        symbols.append(symbol)
    return tuple(symbols)


def _parse(text: str) -> DocumentSymbol | None:
    series = _SERIES.match(text)
    after = _AFTER.search(text)
    if series is None or after is None or not any(character.isdigit() for character in text):
        return None
    parts = [Part(role=Role.SERIES, text=series[0])]
    for component in text[series.end() + 1 : after.start()].split("/"):
        role = next((role for role, form in _ROLES if form.fullmatch(component)), None)
        if role is None:
            return None
        parts.append(Part(role=role, text=component))
    parts = _sessions(parts)
    for part in after.groups():
        if part:
            parts.append(Part(role=Role.SUFFIX, text=part.strip(), lead=" " * part.count(" ")))
    return DocumentSymbol(parts=tuple(parts))


def _sessions(parts: list[Part]) -> list[Part]:
    """Tells sessions and years, after which something follows, from numbers, which end a symbol."""
    told = list(parts)
    roles = [part.role for part in parts]
    at = next((at for at, role in enumerate(roles) if role in {Role.NUMBER, Role.YEAR}), None)
    if at is None:
        return told
    last = all(role == Role.SUFFIX for role in roles[at + 1 :])
    if last or (roles[at] == Role.NUMBER and Role.SESSION in roles):
        told[at] = Part(role=Role.NUMBER, text=parts[at].text)
    elif roles[at] == Role.NUMBER:
        told[at] = Part(role=Role.SESSION, text=parts[at].text)
    for later in range(at + 1, len(parts)):
        if roles[later] == Role.YEAR and roles[at] == Role.YEAR:
            told[later] = Part(role=Role.NUMBER, text=parts[later].text)
    return told


def resolutions(text: str) -> Iterator[tuple[int, int, Resolution]]:
    """Finds resolutions with their session or year in brackets, and where they stand.

    >>> [str(found) for _, _, found in resolutions("217 A (III), 3201 (S-VI) and 822 (1993)")]
    ['217 A (III)', '3201 (S-VI)', '822 (1993)']
    """
    for found in _RESOLUTION.finditer(text):
        yield (
            *found.span(),
            Resolution(
                number=int(found["number"]),
                letter=found["letter"] or "",
                session=found["session"],
                suffix=found["suffix"] or "",
            ),
        )


def parse_resolution(text: str) -> Resolution | None:
    """Reads a text that is a resolution's number, and nothing else.

    >>> parse_resolution("377 (V)")
    Resolution(number=377, letter='', session='V', suffix='')
    """
    found = next(resolutions(text), None)
    return found[2] if found and found[:2] == (0, len(text)) else None
