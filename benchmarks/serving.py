"""The memory as a service: answers a second on this machine, next to the toolkit's tmserver.

Usage: python benchmarks/serving.py --segments FILE [--size N] [--seconds S] [--tmserver PROGRAM]

FILE has a segment a line, plain or compressed with xz. Half of what is sought is held out, half is
lines of the memory with one to three words edited, as in benchmarks/memory.py. Each measurement
takes S seconds: clients in a process of their own ask one after the other, each on a connection
that it keeps. The toolkit's tmserver (GPL, run as a program; it needs python3-cheroot) gets the
same units from a PO file. All of it is on the loopback address, and ends by itself.
"""

from __future__ import annotations

import argparse
import http.client
import json
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from urllib.parse import quote

from memory import HELD, lines_of, queries_of

from transmem.memory import Memory, Wanted, open_memory
from transmem.model import TranslationUnit, Variant
from transmem.offering import offers

CONNECTIONS = (1, 2, 4, 8)
THREADS = (1, 2, 4)
_FAILED = -1
WANTED = Wanted(source_language="en", language="fr", limit=5)
SERVE = (
    "import transmem.serving.engines as engines\n"
    "engines.Engines.__init__.__kwdefaults__['threads'] = {}\n"
    "from transmem.__main__ import main; main()"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What clients do."""

    port: int
    paths: Sequence[str]
    connections: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What came of it; times in milliseconds."""

    per_second: float
    median: float
    p95: float
    found: int
    failed: int

    def __str__(self) -> str:
        return (
            f"{self.per_second:9.1f}/s {self.median:9.2f} {self.p95:9.2f} ms"
            f" {self.found:8d} matches {self.failed:5d} failed"
        )


def asked(load: Load) -> Measured:
    """Asks for some seconds, or until every path was asked once for each connection."""
    until = time.perf_counter() + load.seconds
    taken: list[float] = []
    found: list[int] = []

    def client(first: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", load.port, timeout=60)
        for number in range(len(load.paths)):
            start = time.perf_counter()
            if start > until:
                break
            try:
                connection.request("GET", load.paths[(first + number) % len(load.paths)])
                response = connection.getresponse()
                body = response.read()
                found.append(len(json.loads(body)) if response.status == 200 else _FAILED)
            except (OSError, http.client.HTTPException):
                connection.close()
                found.append(_FAILED)
            taken.append(1000 * (time.perf_counter() - start))
        connection.close()

    step = len(load.paths) // load.connections
    clients = [
        threading.Thread(target=client, args=(step * number,)) for number in range(load.connections)
    ]
    began = time.perf_counter()
    for one in clients:
        one.start()
    for one in clients:
        one.join()
    ranked = sorted(taken)
    return Measured(
        per_second=len(taken) / (time.perf_counter() - began),
        median=median(ranked),
        p95=ranked[min(len(ranked) - 1, round(0.95 * len(ranked)))],
        found=sum(number for number in found if number > 0),
        failed=found.count(_FAILED),
    )


def measured(load: Load) -> Measured:
    """Does the same in another process, so that the clients do not hold the caller up."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(asked, (load,))


@contextmanager
def ours(memory: Path, threads: int) -> Iterator[int]:
    """Runs the service, and gives its port."""
    command = [sys.executable, "-c", SERVE.format(threads), "memory", "serve"]
    command += ["--memory", str(memory), "--port", "0", "--rate", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr  # noqa: S101 - asked for above
    try:
        said = re.search(r":(\d+)/", process.stderr.readline())
        assert said  # noqa: S101 - the service says it first
        yield int(said[1])
    finally:
        process.terminate()
        process.wait()


@contextmanager
def theirs(program: str, folder: Path, texts: Sequence[str]) -> Iterator[int]:
    """Runs the toolkit's tmserver with the same units, and gives its port."""
    po = folder / "units.po"
    with po.open("w", encoding="utf-8") as file:
        file.write('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
        for text in texts:
            file.write(f"\nmsgid {json.dumps(text, ensure_ascii=False)}\nmsgstr {_target(text)}\n")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [program, "-b", "127.0.0.1", "-p", str(port), "-d", str(folder / "theirs.db")]
    command += ["-f", str(po), "-s", "en", "-t", "fr", "--max-candidates", "5"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for _ in range(6000):
            if process.poll() is not None:
                raise SystemExit(f"{program} ended; try: {program} --help")
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait()


def _target(text: str) -> str:
    return json.dumps(text.upper(), ensure_ascii=False)


def filled(path: Path, texts: Sequence[str]) -> None:
    """Makes a memory."""
    with open_memory(path, create=True) as memory:
        memory.add(
            (
                TranslationUnit(
                    variants=(
                        Variant(language="en", text=text),
                        Variant(language="fr", text=text.upper()),
                    ),
                    source_language="en",
                )
                for text in texts
            ),
            origin="units.po",
        )


def without_http(memory: Memory, queries: Sequence[str], seconds: float) -> Measured:
    """Asks the memory itself, in this process."""
    offers(memory, queries[0], WANTED)
    taken, found = [], 0
    until = time.perf_counter() + seconds
    for query in queries:
        start = time.perf_counter()
        if start > until:
            break
        found += len(offers(memory, query, WANTED))
        taken.append(1000 * (time.perf_counter() - start))
    ranked = sorted(taken)
    p95 = ranked[min(len(ranked) - 1, round(0.95 * len(ranked)))]
    per_second = 1000 * len(taken) / sum(taken)
    return Measured(per_second=per_second, median=median(ranked), p95=p95, found=found, failed=0)


def series(name: str, port: int, paths: Sequence[str], seconds: float) -> None:
    """Prints a line for each number of connections."""
    measured(Load(port=port, paths=paths, connections=1, seconds=1))  # reads what is read once
    for connections in CONNECTIONS:
        load = Load(port=port, paths=paths, connections=connections, seconds=seconds)
        print(f"{name:28} {connections:2d} connections {measured(load)}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--segments", type=Path, required=True, help="a segment a line")
    parser.add_argument("--size", type=int, default=100_000, help="segments; 100,000")
    parser.add_argument("--seconds", type=float, default=5, help="of a measurement; 5")
    parser.add_argument("--tmserver", help="the toolkit's program")
    options = parser.parse_args()
    lines = lines_of(options.segments)
    texts = lines[HELD : HELD + options.size]
    queries = queries_of(lines[:HELD], texts)
    paths = [f"/tmserver/en/fr/unit/{quote(query, '')}" for query in queries]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        filled(folder / "ours.db", texts)
        print(f"{len(texts):,} segments; {len(queries)} queries, in turns held out and edited")
        with open_memory(folder / "ours.db") as memory:
            print(
                f"{'the memory, without HTTP':43} {without_http(memory, queries, options.seconds)}"
            )
        for threads in THREADS:
            with ours(folder / "ours.db", threads) as port:
                series(f"transmem, {threads} threads", port, paths, options.seconds)
        if options.tmserver:
            with theirs(options.tmserver, folder, texts) as port:
                series("tmserver", port, paths, options.seconds)


if __name__ == "__main__":
    main()
