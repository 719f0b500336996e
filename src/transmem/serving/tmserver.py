"""The API of the Translate Toolkit's tmserver, which Weblate and Virtaal speak, as far as it reads.

``GET /tmserver/SOURCE/TARGET/unit/TEXT`` gives a list of ``source``, ``target``, ``context`` and
``quality``, the best first. As amaGama, the toolkit's larger sister, it also takes
``unit/?source=TEXT`` and the parameters ``min_similarity`` and ``max_candidates``, and says at
``languages/`` what there is. `docs/serving.md` says where it differs, and why.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from urllib.parse import parse_qs

from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from transmem import languages
from transmem.memory import THRESHOLD, Wanted
from transmem.model import Match
from transmem.serving.answers import as_json
from transmem.serving.engines import Engine, Engines
from transmem.serving.parameters import LEAST, LONGEST, MOST, Tag

PREFIX = "/tmserver"
CANDIDATES = 5
"""Matches that are given if a request does not say how many."""
_PERCENT = int(100 * THRESHOLD)
_LEAST = int(100 * LEAST)


class _Anything(Convertor[str]):
    """The rest of a path, whatever it is: Starlette's own stops at the end of a line."""

    regex = "(?s:.*)"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("anything", _Anything())


@dataclass(frozen=True, slots=True, kw_only=True)
class TMServer:
    """Answers requests."""

    engines: Engines

    def routes(self) -> list[Route]:
        """Gives what is answered."""
        pair = PREFIX + "/{source}/{target}/unit/"
        return [
            Route(f"{PREFIX}/languages/", self.languages),
            Route(pair, self.unit),
            Route(pair + "{text:anything}", self.unit),
        ]

    async def unit(self, request: Request) -> Response:
        """Finds translations of what is like a text."""
        query = parse_qs(request.scope["query_string"].decode("ascii"))
        text = request.path_params.get("text") or query.get("source", [""])[0]
        if not text:
            raise HTTPException(404)
        if len(text) > LONGEST:
            raise HTTPException(413, f"the text is longer than {LONGEST} characters")
        try:
            source, target = (
                Tag().read(request.path_params[side]) for side in ("source", "target")
            )
        except ValueError:
            return as_json("[]")  # nothing is in a language that is none
        similarity = _whole(query.get("min_similarity"), default=_PERCENT, least=_LEAST, most=100)
        wanted = Wanted(
            source_language=source,
            language=target,
            threshold=Fraction(similarity, 100),
            limit=_whole(query.get("max_candidates"), default=CANDIDATES, least=1, most=MOST),
        )
        found = await self.engines.ask(lambda engine: engine.offers(text, wanted))
        return as_json(json.dumps([_candidate(match) for match in found], ensure_ascii=False))

    async def languages(self, _request: Request) -> Response:
        """Says from which languages into which there is something."""
        return as_json(await self.engines.ask_once(_languages))


def _whole(given: list[str] | None, *, default: int, least: int, most: int) -> int:
    """Gives the number that a parameter names, within bounds, or what stands for it."""
    text = given[0] if given else ""
    if not (text.isascii() and text.isdigit()):
        return default
    return min(most, max(least, int(text[:9])))


def _candidate(match: Match) -> dict[str, object]:
    return {
        "source": match.source,
        "target": match.target,
        "context": match.key or "",
        "quality": round(100 * match.score),
    }


def _languages(engine: Engine) -> str:
    sources, targets = engine.memory.spoken()
    said = {"sourceLanguages": codes(sources), "targetLanguages": codes(targets)}
    return json.dumps(said)


def codes(tags: Iterable[str]) -> list[str]:
    """Gives the codes under which clients look for languages, and those that serve as well.

    Weblate looks for its own code in small letters, then for the code without its country.

    >>> codes(["pt-BR", "zh-TW", "sr-Latn", "de"])
    ['de', 'pt', 'pt_br', 'sr_latn', 'zh_hant', 'zh_tw']
    """
    found: set[str] = set()
    for tag in tags:
        base, script = languages.base(tag), languages.script(tag)
        wider = base if languages.script(base) == script else f"{base}-{script}"
        found |= {one.replace("-", "_").lower() for one in (tag, wider)}
    return sorted(found)
