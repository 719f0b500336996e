"""The aligners that are compared: transmem's own, and other programs run by a Python of theirs."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from alignment_bench.gold import Link
from alignment_bench.texts import Case
from transmem import align, model

_PROGRAM = Path(__file__).with_name("peers.py")
_MISSING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The links of a case, how sure each is if the aligner says so, and the seconds it took."""

    links: tuple[Link, ...]
    confidences: tuple[float, ...] = ()
    seconds: float


class Aligner(Protocol):
    """Answers cases in their order."""

    name: str

    def __call__(self, cases: Sequence[Case]) -> Iterator[Answer]:
        """Gives an answer for each case."""


class Ours:
    """transmem itself."""

    name = "transmem"

    def __call__(self, cases: Sequence[Case]) -> Iterator[Answer]:
        """Aligns the documents, blocks and all."""
        for case in cases:
            start = time.process_time()
            found = align.align(case.source, case.target).links
            yield Answer(
                links=tuple(_numbers(link) for link in found),
                confidences=tuple(link.confidence for link in found),
                seconds=time.process_time() - start,
            )


def _numbers(link: model.Link) -> Link:
    return Link(
        tuple(range(link.source, link.source + len(link.sources))),
        tuple(range(link.target, link.target + len(link.targets))),
    )


class Peer:
    """A program that `peers.py` knows."""

    def __init__(self, name: str, python: str) -> None:
        self.name = name
        self._command = [python, str(_PROGRAM), name]

    def version(self) -> str | None:
        """Gives its version; none if that Python does not have it."""
        run = subprocess.run(self._command, input="", capture_output=True, text=True, check=False)
        if run.returncode == _MISSING:
            return None
        run.check_returncode()
        return str(json.loads(run.stdout))

    def __call__(self, cases: Sequence[Case]) -> Iterator[Answer]:
        """Sends the pieces to the program; it knows of no blocks."""
        asked = "".join(json.dumps([case.sources, case.targets]) + "\n" for case in cases)
        run = subprocess.run(
            self._command, input=asked, stdout=subprocess.PIPE, text=True, check=True
        )
        for line in run.stdout.splitlines()[1:]:
            links, seconds = json.loads(line)
            yield Answer(
                links=tuple(Link(tuple(ours), tuple(theirs)) for ours, theirs in links),
                seconds=seconds,
            )
