"""What stands around every request: a time limit, safe headers, and an answer whatever happens."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from transmem.serving.answers import HEADERS, fault, refusal


class Guard:
    """Stands around an application."""

    def __init__(
        self, app: ASGIApp, *, patience: float, report: Callable[[BaseException], None]
    ) -> None:
        """Takes an application.

        Args:
            app: The application.
            patience: Seconds that a request may take, from its headers to the end of its answer.
            report: Is told of faults; the client hears only that there was one.
        """
        self._app = app
        self._patience = patience
        self._report = report

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        exchange = _Exchange(receive, send)
        answer = None
        try:
            async with asyncio.timeout(self._patience):
                await self._app(scope, exchange.receive, exchange.send)
        except TimeoutError:
            if exchange.is_waiting:
                answer = refusal(408, "the request did not come to its end in time")
            else:
                answer = refusal(503, "this took too long", {"retry-after": "1"})
        except Exception as error:  # noqa: BLE001 - whatever it is, the client gets an answer
            self._report(error)
            answer = fault()
        if answer and not exchange.is_answered:
            await answer(scope, exchange.receive, exchange.send)


class _Exchange:
    """What comes in and goes out."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive = receive
        self._send = send
        self.is_waiting = False  # for the client
        self.is_answered = False

    async def receive(self) -> Message:
        self.is_waiting = True
        message = await self._receive()
        self.is_waiting = False
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.is_answered = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await self._send(message)
