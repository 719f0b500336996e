"""What every answer has in common."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import Response

from transmem.reports.contract import VERSION

HEADERS = {
    # What a memory holds is nobody else's business: not of caches, nor of other sites' pages.
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
"""Of every answer that does not say something else."""


def as_json(text: str) -> Response:
    """Gives JSON that is written already."""
    return Response(text, media_type="application/json")


def refusal(status: int, why: str, headers: Mapping[str, str] | None = None) -> Response:
    """Gives an answer that says why there is no other."""
    said = {"version": VERSION, "error": why or HTTPStatus(status).phrase}
    return Response(
        json.dumps(said, ensure_ascii=False),
        status_code=status,
        headers=dict(headers or {}),
        media_type="application/json",
    )


def fault() -> Response:
    """Gives the answer to what should not happen: that it did, and nothing about it."""
    return refusal(500, "this is a fault of the service; it was written down")
