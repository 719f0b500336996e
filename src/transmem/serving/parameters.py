"""What can be asked: each parameter with its kind, which reads it and which the page shows.

A request brings parameters in its URL, as texts, or in a JSON object, as values.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from transmem import languages
from transmem.errors import LanguageError

LONGEST = 10_000
"""Characters of a text that may be sought."""
LEAST = Fraction(1, 2)
"""The least score that may be asked for: what is less like the text than this helps nobody, and
there is much of it."""
MOST = 100
"""Matches that may be asked for."""
_BODY = 256 * 1024  # bytes of a request; three texts, each sign of them escaped, are 180,000
_FIELDS = 32  # of a URL
_LONGEST_TAG = 35  # what RFC 5646, section 4.4.1, asks programs to have room for


class Kind(Protocol):
    """What a parameter can be."""

    @property
    def schema(self) -> Mapping[str, object]:
        """Says it as JSON Schema."""
        ...

    def value_of(self, text: str) -> object:
        """Makes of a text in a URL what JSON would say; what it cannot make is left as it is."""
        ...

    def read(self, value: object) -> object:
        """Takes a value.

        Raises:
            ValueError: It is not of this kind. The message goes on from the parameter's name.
            HTTPException: It is, but there is too much of it.
        """
        ...


@dataclass(frozen=True, slots=True)
class Text:
    """A text, of `LONGEST` characters at the most."""

    @property
    def schema(self) -> Mapping[str, object]:
        """Says it as JSON Schema."""
        return {"type": "string", "maxLength": LONGEST}

    def value_of(self, text: str) -> object:
        """Leaves it as it is."""
        return text

    def read(self, value: object) -> str:
        """Takes a text."""
        if not isinstance(value, str):
            raise ValueError("must be a text")  # noqa: TRY004 - of the request, not of the program
        if len(value) > LONGEST:
            raise HTTPException(413, f"the text is longer than {LONGEST} characters")
        if "\0" in value or any("\ud800" <= sign <= "\udfff" for sign in value):
            raise ValueError("has a sign that no text has: a NUL, or half of a pair")
        return value


@dataclass(frozen=True, slots=True)
class Tag:
    """A language."""

    @property
    def schema(self) -> Mapping[str, object]:
        """Says it as JSON Schema."""
        return {"type": "string", "maxLength": _LONGEST_TAG}

    def value_of(self, text: str) -> object:
        """Leaves it as it is."""
        return text

    def read(self, value: object) -> str:
        """Takes a tag, and gives it in canonical form."""
        if not isinstance(value, str) or len(value) > _LONGEST_TAG:
            raise ValueError("must be a language tag, like fr, pt-BR or zh-Hans")
        try:
            return languages.canonical(value)
        except LanguageError:
            raise ValueError("must be a language tag, like fr, pt-BR or zh-Hans") from None


@dataclass(frozen=True, slots=True)
class Score:
    """A score, from `LEAST` to 1."""

    @property
    def schema(self) -> Mapping[str, object]:
        """Says it as JSON Schema."""
        return {"type": "number", "minimum": float(LEAST), "maximum": 1}

    def value_of(self, text: str) -> object:
        """Makes a number of it."""
        try:
            return float(text)
        except ValueError:
            return text

    def read(self, value: object) -> Fraction:
        """Takes a number."""
        if (
            not isinstance(value, int | float)
            or isinstance(value, bool)
            or not LEAST <= value <= 1
            or math.isnan(value)
        ):
            raise ValueError(f"must be a number from {float(LEAST)} to 1")
        return Fraction(value).limit_denominator(10_000)


@dataclass(frozen=True, slots=True)
class Count:
    """A number of matches, from 1 to `MOST`."""

    @property
    def schema(self) -> Mapping[str, object]:
        """Says it as JSON Schema."""
        return {"type": "integer", "minimum": 1, "maximum": MOST}

    def value_of(self, text: str) -> object:
        """Makes a number of it."""
        is_short = text.isascii() and text.isdigit() and len(text) <= len(str(MOST))
        return int(text) if is_short else text

    def read(self, value: object) -> int:
        """Takes a whole number."""
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MOST:
            raise ValueError(f"must be a whole number from 1 to {MOST}")
        return value


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some values."""

    values: tuple[str | bool, ...]

    @property
    def schema(self) -> Mapping[str, object]:
        """Says it as JSON Schema."""
        return {"enum": list(self.values)}

    def value_of(self, text: str) -> object:
        """Finds the value that is written so."""
        return next((value for value in self.values if json.dumps(value).strip('"') == text), text)

    def read(self, value: object) -> str | bool:
        """Takes one of the values."""
        for known in self.values:
            if type(value) is type(known) and value == known:
                return known
        raise ValueError(f"must be {' or '.join(json.dumps(known) for known in self.values)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """Something that can be asked for.

    Attributes:
        about: What it is, in a sentence.
        default: What stands for it if it is not given; None if it has none.
    """

    name: str
    kind: Kind
    about: str
    required: bool = False
    default: object = None


async def asked(request: Request, parameters: Sequence[Parameter]) -> dict[str, Any]:
    """Reads what a request asks for.

    Returns:
        A value for each parameter.

    Raises:
        HTTPException: It asks for what there is not, or not as it should (400), too much (413), or
            in a format that is not understood (415).
    """
    by_name = {one.name: one for one in parameters}
    if request.method == "POST":
        given = _object(await _body(request))
    else:
        given = {
            name: by_name[name].kind.value_of(text) if name in by_name else text
            for name, text in _fields(request.scope["query_string"])
        }
    for name in given:
        if name not in by_name:
            known = ", ".join(by_name)
            raise HTTPException(400, f"there is no parameter of this name; there are {known}")
    return {one.name: _value(one, given) for one in parameters}


def _value(parameter: Parameter, given: Mapping[str, object]) -> object:
    value = given.get(parameter.name)
    if value is None:
        if parameter.required:
            raise HTTPException(400, f"{parameter.name} is needed: {parameter.about}")
        return parameter.default
    try:
        return parameter.kind.read(value)
    except ValueError as error:
        raise HTTPException(400, f"{parameter.name} {error}") from error


def _fields(query: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            query.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS
        )
    except ValueError:
        raise HTTPException(400, "the URL is not UTF-8, or has too many parameters") from None


async def _body(request: Request) -> bytes:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise HTTPException(415, "the request must be JSON: Content-Type: application/json")
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > _BODY:
            raise HTTPException(413, f"the request has more than {_BODY} bytes")
        parts.append(part)
    return b"".join(parts)


def _object(body: bytes) -> dict[str, object]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise HTTPException(400, "the request is not JSON") from None
    if not isinstance(found, dict):
        raise HTTPException(400, "the request must be a JSON object")
    return found
