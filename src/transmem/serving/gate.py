"""Who may ask, and how often: the first thing that happens to a request."""

from __future__ import annotations

import base64
import binascii
import hmac
import math
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from transmem.serving.answers import refusal
from transmem.serving.rates import Rates

HEALTH = "/healthz"
"""May be asked without a token: it says nothing of what the memory holds."""
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names by which this machine knows itself."""
_CHALLENGE = 'Bearer realm="transmem", Basic realm="transmem"'


class Gate:
    """Lets requests through, or says why not."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        token: str | None,
        hosts: frozenset[str] | None,
        rates: Rates | None,
    ) -> None:
        """Stands before an application.

        Args:
            app: The application.
            token: What a client must know; None if there is nothing to know.
            hosts: The names by which the service may be called; None for any. Without a token it
                must be one of this machine's own: else a page of another site could give its name
                our address, and have a browser read the memory to it (DNS rebinding).
            rates: How often a client may ask; None for any number of times.
        """
        self._app = app
        self._token = None if token is None else token.encode()
        self._hosts = hosts
        self._rates = rates

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or passes it on."""
        answer = self._refusal(scope) or self._app
        await answer(scope, receive, send)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if self._hosts is not None and _host(headers.get("host", "")) not in self._hosts:
            return refusal(421, "this service answers to its own address only: http://127.0.0.1")
        wait = self._rates.wait((scope["client"] or ("",))[0]) if self._rates else 0
        if wait:
            after = {"retry-after": str(math.ceil(wait))}
            return refusal(429, "too many requests; ask again later", after)
        if self._token is not None and scope["path"] != HEALTH:
            given = _token(headers.get("authorization", ""))
            # In constant time: how long it takes must not tell how much of it is right.
            if not hmac.compare_digest(given, self._token):
                needed = "a token is needed: Authorization: Bearer TOKEN"
                return refusal(401, needed, {"www-authenticate": _CHALLENGE})
        return None


def _host(given: str) -> str:
    """Gives the host of a header, without its port."""
    try:
        return urlsplit(f"//{given}").hostname or ""
    except ValueError:
        return ""


def _token(authorization: str) -> bytes:
    """Gives the token of a header: a bearer's, or the password of those who can only say that."""
    scheme, _, given = authorization.partition(" ")
    if scheme.lower() == "bearer":
        return given.strip().encode()
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(given.strip(), validate=True).partition(b":")[2]
        except (binascii.Error, ValueError):
            return b""
    return b""
