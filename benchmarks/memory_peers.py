"""What other programs take for the same: PostgreSQL's pg_trgm, the Translate Toolkit's matcher."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from memory_timing import Times, timed

FEW = 50  # queries: each takes a good part of a second
TOOLKIT = """
import json, sys, time
from translate.search.match import matcher
from translate.storage import base

class Unit(base.TranslationUnit):
    def __init__(self, text):
        super().__init__(text)
        self.source, self.target = text, text

class Store(base.TranslationStore):
    UnitClass = Unit

texts, queries = json.load(open(sys.argv[1]))
store = Store()
store.units = [Unit(text) for text in texts]
start = time.perf_counter()
memory = matcher(store, max_candidates=10, min_similarity=75, max_length=1000)
built = time.perf_counter() - start
taken, found = [], 0
for query in queries:
    start = time.perf_counter()
    found += len(memory.matches(query))
    taken.append(1000 * (time.perf_counter() - start))
print(json.dumps([built, taken, found]))
"""


def toolkit(python: str, texts: Sequence[str], queries: Sequence[str]) -> None:
    """The matcher of the Translate Toolkit, as its tmserver asks it."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data.json"
        data.write_text(json.dumps([list(texts), list(queries[:FEW])]), encoding="utf-8")
        run = subprocess.run(
            [python, "-c", TOOLKIT, str(data)], capture_output=True, text=True, check=True
        )
    built, taken, found = json.loads(run.stdout)
    ranked = sorted(taken)
    times = Times(
        ranked[len(ranked) // 2],
        sum(taken) / len(taken),
        ranked[int(0.95 * len(ranked))],
        ranked[-1],
    )
    print(
        f"{'Translate Toolkit, its matcher':34} {times}  {found:>7} found (built in {built:.0f} s)"
    )


def trigrams(address: str, texts: Sequence[str], queries: Sequence[str]) -> None:
    """PostgreSQL's pg_trgm with a GIN index, asked as Tolgee does, and as Weblate did up to 5.x."""
    import psycopg  # noqa: PLC0415 - only needed here

    with psycopg.connect(address, autocommit=True) as database:
        database.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        database.execute("DROP TABLE IF EXISTS plain")
        database.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, text TEXT)")
        with database.cursor().copy("COPY plain FROM STDIN") as copy:
            for row in enumerate(texts):
                copy.write_row(row)
        database.execute("CREATE INDEX plain_text ON plain USING gin (text gin_trgm_ops)")
        database.execute("ANALYZE plain")

        def ask(query: str, threshold: float, limit: int) -> list[tuple[object, ...]]:
            database.execute(
                "SELECT set_config('pg_trgm.similarity_threshold', %s, false)", (str(threshold),)
            )
            return database.execute(
                "SELECT id, similarity(text, %(q)s) AS s FROM plain WHERE text %% %(q)s "
                "ORDER BY s DESC LIMIT %(n)s",
                {"q": query, "n": limit},
            ).fetchall()

        def as_weblate(query: str) -> list[tuple[object, ...]]:
            # From a high threshold down, until something is found.
            for threshold in (0.98, 0.95, 0.9, 0.85, 0.8, 0.75):
                if found := ask(query, threshold, 50):
                    return found
            return []

        for name, search in (
            ("pg_trgm, % at 0.5 (Tolgee)", lambda query: ask(query, 0.5, 10)),
            ("pg_trgm, thresholds in turn (Weblate)", as_weblate),
        ):
            times, found = timed(queries[:FEW], search)
            print(f"{name:34} {times}  {sum(map(len, found)):>7} found")
