"""How many requests a client may make: so many a second, and some at once.

The generic cell rate algorithm (ITU-T I.371, annex A): of each client one number is kept, the time
at which its next request would be due if it kept to the rate.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address

RATE = 100.0
"""Requests a second of a client. Weblate stays away for half an hour after one refusal, so this is
a bound for what is broken or hostile, not a share for each."""
_AT_ONCE = 2.0  # seconds' worth of requests that may come together
_CLIENTS = 10_000  # that are remembered; the others begin anew
_NETWORK = 64  # bits of an IPv6 address that one client has to itself (RFC 6177)


class Rates:
    """Counts the requests of clients."""

    def __init__(self, rate: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Takes the requests a second that a client may make, above 0."""
        self._interval = 1 / rate
        self._tolerance = max(_AT_ONCE, self._interval)
        self._clock = clock
        self._due: OrderedDict[str, float] = OrderedDict()

    def wait(self, address: str) -> float:
        """Counts a request, and gives how many seconds too early it comes; 0 if it may."""
        client, now = _client(address), self._clock()
        due = max(self._due.get(client, now), now)
        early = due + self._interval - self._tolerance - now
        if early > 1e-9:  # sums of floats
            return early
        self._due[client] = due + self._interval
        self._due.move_to_end(client)
        if len(self._due) > _CLIENTS:
            self._due.popitem(last=False)
        return 0.0


def _client(address: str) -> str:
    """Gives what a client is told apart by.

    >>> _client("192.0.2.7"), _client("2001:db8:1:2:3:4:5:6"), _client("testclient")
    ('192.0.2.7', '2001:db8:1:2::', 'testclient')
    """
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address) or found.ipv4_mapped:
        return str(found)
    return str(IPv6Address(int(found) >> _NETWORK << _NETWORK))
