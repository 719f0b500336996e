"""The JSON API: what the command line prints as JSON, over HTTP."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from transmem.memory import LIMIT, THRESHOLD, Sought, Wanted
from transmem.model import Found
from transmem.reports import concordances_json, matches_json, memory_json
from transmem.serving.answers import as_json
from transmem.serving.engines import Engine, Engines
from transmem.serving.parameters import Choice, Count, Parameter, Score, Tag, Text, asked

_SOURCE_LANGUAGE = Parameter(
    name="source_language",
    kind=Tag(),
    about="the language of the source texts; by default that of the service's project",
)
SEARCH = (
    Parameter(name="text", kind=Text(), about="what is to be translated", required=True),
    Parameter(name="language", kind=Tag(), about="the language of the translations", required=True),
    _SOURCE_LANGUAGE,
    Parameter(
        name="threshold", kind=Score(), about="the least score of a match", default=THRESHOLD
    ),
    Parameter(name="limit", kind=Count(), about="the most matches", default=LIMIT),
    Parameter(name="previous", kind=Text(), about="the text before it, for matches in context"),
    Parameter(name="next", kind=Text(), about="the text after it"),
    Parameter(
        name="exactly",
        kind=Choice((True, False)),
        about="whether words that are near count as other words, which is faster",
        default=False,
    ),
)
CONCORDANCE = (
    Parameter(name="text", kind=Text(), about="a word or a phrase", required=True),
    Parameter(name="language", kind=Tag(), about="the language of the translations; or any"),
    _SOURCE_LANGUAGE,
    Parameter(
        name="in",
        kind=Choice(("source", "target")),
        about="where it is sought; rare words take longer in translations, which are read through",
        default="source",
    ),
    Parameter(name="limit", kind=Count(), about="the most texts", default=20),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """Answers requests.

    Attributes:
        engines: What knows the memory.
        source_language: Of texts, where a request does not say it.
    """

    engines: Engines
    source_language: str

    def routes(self) -> list[Route]:
        """Gives what is answered."""
        return [
            Route("/api/v1/search", self.search, methods=["GET", "POST"]),
            Route("/api/v1/concordance", self.concordance, methods=["GET", "POST"]),
            Route("/api/v1/stats", self.stats),
        ]

    async def search(self, request: Request) -> Response:
        """Finds translations of what is like a text."""
        given = await asked(request, SEARCH)
        wanted = Wanted(
            source_language=given["source_language"] or self.source_language,
            language=given["language"],
            threshold=given["threshold"],
            limit=given["limit"],
            exactly=given["exactly"],
        )

        def answer(engine: Engine) -> str:
            matches = engine.offers(
                given["text"], wanted, previous=given["previous"], following=given["next"]
            )
            found = Found(query=given["text"], language=wanted.language, matches=matches)
            return matches_json.render(found)

        return as_json(await self.engines.ask(answer))

    async def concordance(self, request: Request) -> Response:
        """Finds words and phrases."""
        given = await asked(request, CONCORDANCE)
        sought = Sought(
            text=given["text"],
            source_language=given["source_language"] or self.source_language,
            language=given["language"],
            in_translations=given["in"] == "target",
            limit=given["limit"],
        )
        return as_json(
            await self.engines.ask(
                lambda engine: concordances_json.render(engine.memory.concordance(sought))
            )
        )

    async def stats(self, _request: Request) -> Response:
        """Counts what the memory holds."""
        return as_json(await self.engines.ask_once(_stats))


def _stats(engine: Engine) -> str:
    return memory_json.render(engine.memory.stats())
