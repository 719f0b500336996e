"""A client that puts a request to an ASGI application as it is, byte by byte, without a network."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from starlette.types import ASGIApp, Message


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:  # noqa: ANN401 - whatever it says
        return json.loads(self.body)


def ask(
    app: ASGIApp,
    target: str = "/",
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: bytes = b"",
    client: str = "127.0.0.1",
) -> Answer:
    """Puts one request; a URL is decoded as uvicorn does it."""
    return asyncio.run(
        answer(app, target, method=method, headers=headers, body=body, client=client)
    )


async def answer(
    app: ASGIApp,
    target: str = "/",
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: bytes | None = b"",
    client: str = "127.0.0.1",
) -> Answer:
    """Puts one request; a body of None never comes to its end."""
    path, _, query = target.partition("?")
    known = {"host": "127.0.0.1:8888"} | dict(headers or {})
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode("ascii"),
        "root_path": "",
        "query_string": query.encode("ascii"),
        "headers": [(name.lower().encode(), value.encode()) for name, value in known.items()],
        "client": (client, 50000),
        "server": ("127.0.0.1", 8888),
    }
    coming: list[Message] = (
        [] if body is None else [{"type": "http.request", "body": body, "more_body": False}]
    )
    sent: list[Message] = []

    async def receive() -> Message:
        if not coming:
            await asyncio.Event().wait()
        return coming.pop()

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return _answer(sent)


def _answer(sent: Sequence[Message]) -> Answer:
    start, *rest = sent
    assert start["type"] == "http.response.start"
    assert all(message["type"] == "http.response.body" for message in rest)
    headers = [(name.decode(), value.decode("latin-1")) for name, value in start["headers"]]
    assert len(dict(headers)) == len(headers), "no header comes twice"
    content = b"".join(message.get("body", b"") for message in rest)
    return Answer(start["status"], dict(headers), content)
