"""A service in a process of its own, as users run it, and a client for it."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

SOON = 20.0
"""Seconds that a process may take, on a machine that is busy."""
MAIN = "from transmem.__main__ import main; main()"


class Serving:
    """A process that serves, and where."""

    def __init__(self, process: subprocess.Popen[str], first: str) -> None:
        self.process = process
        self.first = first
        found = re.search(r"http://(\S+):(\d+)/", first)
        assert found, first
        self.host, self.port = found[1].strip("[]"), int(found[2])

    def get(
        self, path: str, *, method: str = "GET", headers: Mapping[str, str] | None = None
    ) -> tuple[http.client.HTTPResponse, bytes]:
        connection = http.client.HTTPConnection(self.host, self.port, timeout=SOON)
        try:
            connection.request(method, path, headers=dict(headers or {}))
            response = connection.getresponse()
            return response, response.read()
        finally:
            connection.close()

    def raw(self, *parts: bytes) -> bytes:
        """Sends bytes, and gives all that comes until the service hangs up."""
        with socket.create_connection((self.host, self.port), timeout=SOON) as connection:
            with suppress(ConnectionError):  # it may have hung up before all was sent
                for part in parts:
                    connection.sendall(part)
            return all_of(connection)

    def stop(self, number: signal.Signals) -> tuple[int, str]:
        """Gives the exit code and what was written to standard error after the first line."""
        self.process.send_signal(number)
        _, errors = self.process.communicate(timeout=SOON)
        return self.process.returncode, errors


def all_of(connection: socket.socket) -> bytes:
    """Reads until the other side hangs up."""
    parts = []
    with suppress(ConnectionError):
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts)


@contextmanager
def serving(
    memory: Path | str,
    *options: str,
    variables: Mapping[str, str] | None = None,
    code: str = MAIN,
) -> Iterator[Serving]:
    """Runs a service on a port that is free."""
    arguments = ["memory", "serve", "--memory", str(memory), "--port", "0", *options]
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | {"TRANSMEM_DEBUG": "1"} | dict(variables or {}),
    )
    assert process.stderr is not None
    try:
        yield Serving(process, process.stderr.readline())
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()
