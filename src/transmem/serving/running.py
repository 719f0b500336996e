"""The service in a process: it listens, and stops when it is told to."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from transmem.errors import ServingError
from transmem.memory import open_memory
from transmem.serving.application import application
from transmem.serving.engines import Engines
from transmem.serving.gate import LOCAL
from transmem.serving.rates import Rates

_HEAD = 10.0  # seconds in which a client must have said what it wants
_IDLE = 5  # seconds after an answer in which it may ask again on the same connection
_STOP = 10  # seconds that answers which have begun may take when the service stops
_CONNECTIONS = 256
_LINES = 256 * 1024  # bytes of a request before its body; 10,000 ideographs in a URL are 90,000


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where to listen.

    Attributes:
        host: A name or a number; every address of this machine if it is empty.
        port: 0 for any that is free.
    """

    host: str
    port: int


def serve(
    location: str,
    address: Address,
    *,
    source_language: str,
    token: str | None,
    rate: float,
    say: Callable[[str], None],
    report: Callable[[BaseException], None],
) -> None:
    """Answers requests until the process is told to stop, by Ctrl-C or SIGTERM.

    Args:
        location: The memory, as `transmem.memory.connect` takes it.
        address: Where to listen. Without a token it must be reached from this machine only.
        source_language: Of texts, where a request does not say it.
        token: What a client must know; None if there is nothing to know.
        rate: Requests a second that a client may make; 0 for any number.
        say: Tells people what happens.
        report: Is told what went wrong while a request was answered.

    Raises:
        ServingError: It cannot listen there, or may not.
        StoreError: The memory cannot be opened.
    """
    with open_memory(location) as memory:
        name = memory.name
    family, found = _resolved(address)
    if token is None:
        _refuse_others(address, found[0])
    with _listening(address, family, found) as listener, Engines(location) as engines:
        app = application(
            engines,
            source_language=source_language,
            token=token,
            hosts=LOCAL | {address.host.lower()} if token is None else None,
            rates=Rates(rate) if rate else None,
            report=report,
        )
        server = uvicorn.Server(_configured(app))
        with _stopping(server):
            say(f"{name} is served at {_url(listener)} until Ctrl-C")
            server.run(sockets=[listener])
    say("stopped")


def _configured(app: Any) -> uvicorn.Config:  # noqa: ANN401 - uvicorn's own type is private
    return uvicorn.Config(
        app,
        loop="asyncio",
        http=_Protocol,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",  # requests hold texts and tokens; what fails is reported by us
        access_log=False,
        proxy_headers=False,  # anybody can write them
        server_header=False,
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=_IDLE,
        timeout_graceful_shutdown=_STOP,
        h11_max_incomplete_event_size=_LINES,
    )


def _resolved(address: Address) -> tuple[socket.AddressFamily, tuple[str, int]]:
    """Gives the first address that a host has; numbers need nobody to look them up."""
    try:
        known = socket.getaddrinfo(
            address.host or None, address.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ServingError(f"cannot listen on “{address.host}”: {reason}") from error
    family, _, _, _, found = known[0]
    return family, (str(found[0]), int(found[1]))


def _refuse_others(address: Address, number: str) -> None:
    """Makes sure that only this machine reaches an address."""
    if not ip_address(number).is_loopback:
        raise ServingError(
            f"{address.host or number} can be reached from other machines, and then a token is "
            "needed: set TRANSMEM_TOKEN, or use --token-file"
        )


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _listening(
    address: Address, family: socket.AddressFamily, found: tuple[str, int]
) -> socket.socket:
    # It must say that it is TCP: only then does asyncio send each part of an answer at once, and
    # not the second after the client has thanked for the first, 40 ms later.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(found)
        listener.listen()
    except OSError as error:
        listener.close()
        where = f"{address.host or found[0]}, port {address.port}"
        raise ServingError(f"cannot listen on {where}: {error.strerror or error}") from error
    return listener


@contextmanager
def _stopping(server: uvicorn.Server) -> Iterator[None]:
    """Has signals stop a server, and the process then end as others do: with 0.

    uvicorn raises the signals that it got again when it has stopped; then they find this here.
    """

    def stop(*_signal: object) -> None:
        server.should_exit = True

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Protocol(H11Protocol):
    """HTTP/1.1 with clients that do not dawdle: uvicorn itself waits for a request for ever."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._since = self.loop.time()
        self._timer = self.loop.call_later(_HEAD, self._look)

    def on_response_complete(self) -> None:
        self._since = self.loop.time()
        super().on_response_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._timer.cancel()
        super().connection_lost(exc)

    def _look(self) -> None:
        """Ends a connection that is closed but for what nobody reads, or that says nothing."""
        is_over = self.transport.is_closing()
        is_silent = self.conn.their_state is h11.IDLE and self.loop.time() - self._since >= _HEAD
        if is_over or is_silent:
            self.transport.abort()
        else:
            self._timer = self.loop.call_later(_HEAD / 2, self._look)
