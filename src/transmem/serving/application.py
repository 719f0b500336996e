"""The whole service: a guard around it, a gate before it, and what is answered."""

from __future__ import annotations

import json
from collections.abc import Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from transmem.errors import StoreError
from transmem.reports.contract import dump
from transmem.serving.answers import as_json, fault, refusal
from transmem.serving.api import Api
from transmem.serving.description import description
from transmem.serving.engines import PATIENCE, Engines
from transmem.serving.gate import HEALTH, Gate
from transmem.serving.guard import Guard
from transmem.serving.page import page
from transmem.serving.patience import LateError
from transmem.serving.rates import Rates
from transmem.serving.tmserver import TMServer

_MARGIN = 1.0  # seconds that a request has beside the question that it asks


def application(
    engines: Engines,
    *,
    source_language: str,
    token: str | None,
    hosts: frozenset[str] | None,
    rates: Rates | None,
    report: Callable[[BaseException], None],
    patience: float = PATIENCE + _MARGIN,
) -> ASGIApp:
    """Makes the service.

    Args:
        engines: What knows the memory.
        source_language: Of texts, where a request does not say it.
        token: What a client must know; None if there is nothing to know.
        hosts: The names by which the service may be called; None for any.
        rates: How often a client may ask; None for any number of times.
        report: Is told what went wrong and is nobody's business outside.
        patience: Seconds that a request may take.
    """
    answers = Starlette(
        routes=_routes(engines, source_language),
        exception_handlers={
            HTTPException: _refused,
            LateError: _late,
            StoreError: _Unreadable(report),
            Exception: _failed,
        },
    )
    answers.router.redirect_slashes = False  # it would repeat what the client calls us
    gate = Gate(answers, token=token, hosts=hosts, rates=rates)
    return Guard(gate, patience=patience, report=report)


def _routes(engines: Engines, source_language: str) -> list[Route]:
    described = description()
    contents, shown = json.dumps(described, ensure_ascii=False), page(described)

    async def openapi(_request: Request) -> Response:
        return as_json(contents)

    async def start(_request: Request) -> Response:
        return shown.answer()

    async def health(_request: Request) -> Response:
        await engines.ask(lambda engine: engine.memory.last_addition())
        return as_json(dump({"status": "ok"}))

    return [
        *TMServer(engines=engines).routes(),
        *Api(engines=engines, source_language=source_language).routes(),
        Route("/", start),
        Route("/openapi.json", openapi),
        Route(HEALTH, health),
    ]


async def _refused(request: Request, error: Exception) -> Response:
    """Says why a request cannot be answered, or which methods one may use."""
    assert isinstance(error, HTTPException)  # noqa: S101 - it is registered for these
    headers = dict(error.headers or {})
    if error.status_code == 405:
        headers["Allow"] = ", ".join(sorted({*headers["Allow"].split(", "), "OPTIONS"}))
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=headers)
    return refusal(error.status_code, error.detail, headers)


async def _failed(_request: Request, _error: Exception) -> Response:
    return fault()  # Starlette raises the error again, and the guard reports it


async def _late(_request: Request, _error: Exception) -> Response:
    return refusal(503, "this took too long", {"retry-after": "1"})


class _Unreadable:
    """Says that the memory cannot be read, and to those who run the service why."""

    def __init__(self, report: Callable[[BaseException], None]) -> None:
        self._report = report

    async def __call__(self, _request: Request, error: Exception) -> Response:
        self._report(error)
        return refusal(503, "the memory cannot be read at present", {"retry-after": "10"})
