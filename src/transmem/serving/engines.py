"""The memory as a service asks it: from several threads, each with an engine of its own.

What a `Memory` keeps (a connection, counters, words that are near) is not made for two threads at
once. So each thread has a memory to itself, and a question is answered by the first that is free.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

from transmem.errors import StoreError
from transmem.memory import Memory, Wanted, connect, is_on_a_server
from transmem.model import Match
from transmem.offering import offers
from transmem.serving.patience import LateError, Patient

_Answer = TypeVar("_Answer")
Question = Callable[["Engine"], _Answer]

THREADS = 2
"""A slow question must not keep the quick ones waiting. More threads answer no more questions:
Python runs one at a time (benchmarks/serving.py)."""
SPARE = 0.5
"""Seconds that may be spent on what lies below the threshold, and could be adapted: in a large
memory it would take many."""
PATIENCE = 5.0
"""Seconds that a question may take; Weblate waits for no longer (its `request_timeout`)."""


class Engines:
    """Answers questions about a memory. It is a context manager that closes what it opened."""

    def __init__(
        self, location: str, *, threads: int = THREADS, patience: float = PATIENCE
    ) -> None:
        """Opens nothing yet.

        Args:
            location: As `transmem.memory.connect` takes it.
            threads: How many questions are answered at once.
            patience: Seconds that a question may take, its time in the queue included.
        """
        self._location = location
        self._patience = patience
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="memory")
        self._own = threading.local()
        self._opened: list[Engine] = []
        self._kept: dict[object, tuple[object, Any]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._threads.shutdown(cancel_futures=True)
        for engine in self._opened:
            engine.close()

    async def ask(self, question: Question[_Answer]) -> _Answer:
        """Answers a question.

        Raises:
            LateError: It takes too long.
            StoreError: The memory cannot be read.
        """
        until = time.monotonic() + self._patience
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._answer, question, until)

    async def ask_once(self, question: Question[_Answer]) -> _Answer:
        """Answers a question that takes long, and remembers the answer until something is added.

        Args:
            question: The same object each time.
        """

        def kept(engine: Engine) -> _Answer:
            state = engine.state()
            known = self._kept.get(question)
            if known is None or known[0] != state:
                known = self._kept[question] = state, question(engine)
            answer: _Answer = known[1]
            return answer

        return await self.ask(kept)

    def _answer(self, question: Question[_Answer], until: float) -> _Answer:
        engine = self._engine()
        try:
            return engine.answer(question, until)
        except StoreError:
            self._discard(engine)
            if engine.is_new:
                raise
        # The connection may have been lost long ago; what is wrong now says the second try.
        engine = self._engine()
        try:
            return engine.answer(question, until)
        except StoreError:
            self._discard(engine)
            raise

    def _engine(self) -> Engine:
        engine: Engine | None = getattr(self._own, "engine", None)
        if engine is not None and engine.is_replaced():
            self._discard(engine)
            engine = None
        if engine is None:
            engine = self._own.engine = Engine(self._location)
            self._opened.append(engine)
        return engine

    def _discard(self, engine: Engine) -> None:
        self._own.engine = None
        self._opened.remove(engine)
        engine.close()


class Engine:
    """A connection to the memory, and what was prepared to search it.

    Attributes:
        memory: The memory; what was prepared is forgotten when something was added.
        is_new: Whether no question was answered yet.
    """

    def __init__(self, location: str) -> None:
        """Opens a memory, as `transmem.memory.connect` does."""
        self._path = None if is_on_a_server(location) else Path(location)
        self._file = self._look()
        self._connection = Patient(connect(location))
        self._state: object = None
        self.memory = Memory(self._connection)
        self.is_new = True

    def _look(self) -> tuple[int, int] | None:
        """Tells the file from another that takes its place."""
        if self._path is None:
            return None
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def is_replaced(self) -> bool:
        """Whether another file is where the memory was, or none."""
        return self._path is not None and self._look() != self._file

    def state(self) -> object:
        """Gives what changes whenever something is added, or another file is there."""
        return self._file, self.memory.last_addition()

    def answer(self, question: Question[_Answer], until: float) -> _Answer:
        """Answers a question."""
        self._connection.until = until
        state = self.state()
        if state != self._state:
            self.memory, self._state = Memory(self._connection), state
        answer = question(self)
        self.is_new = False
        return answer

    def offers(
        self,
        text: str,
        wanted: Wanted,
        *,
        previous: str | None = None,
        following: str | None = None,
    ) -> tuple[Match, ...]:
        """Finds translations of what is like a text, adapted where they differ in values only.

        See `transmem.offering.offers`; what lies below the threshold is looked for only as long as
        there is time to spare.
        """
        brief = _Brief(self.memory, self._connection, wanted.threshold)
        return offers(brief, text, wanted, previous=previous, following=following)

    def close(self) -> None:
        """Ends the connection."""
        self._connection.close()


class _Brief:
    """A memory that soon gives up to search below a threshold."""

    def __init__(self, memory: Memory, connection: Patient, threshold: Fraction) -> None:
        self._memory = memory
        self._connection = connection
        self._threshold = threshold

    def search(
        self, text: str, wanted: Wanted, *, previous: str | None, following: str | None
    ) -> Sequence[Match]:
        search = partial(self._memory.search, text, wanted, previous=previous, following=following)
        if wanted.threshold >= self._threshold:
            return search()
        try:
            with self._connection.within(SPARE):
                return search()
        except LateError:
            self._connection.look_at_the_clock()  # the time may be over for all of it
            return ()
