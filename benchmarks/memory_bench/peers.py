"""What other programs take for the same.

PostgreSQL's pg_trgm, asked as Tolgee and Weblate ask it; the Translate Toolkit's matcher; SYSTRAN's
fuzzy-match. Each has a score of its own and finds what that score lets it, so the number of matches
is printed next to the time.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from memory_bench.timing import Times, timed

# The settings are those that the toolkit's tmserver has unless it is told otherwise. Two candidates
# with one score are compared themselves, which raises TypeError and ends the search: on a large
# memory most searches. So units are given an order, in which none is before another.
TOOLKIT = """
import json, pathlib, sys, time
from translate.__version__ import sver
from translate.search import lshtein, match
from translate.storage import base

if lshtein.distance is not lshtein.native_distance:
    sys.exit("install what makes it fast: RapidFuzz, for versions before it Levenshtein")
base.TranslationUnit.__lt__ = lambda self, other: False

def lines(path):
    with open(path, encoding="utf-8", newline="\\n") as file:
        for line in file:
            yield line.rstrip("\\n")

def units(path):
    for line in lines(path):
        unit = base.TranslationUnit(line)
        unit.target = line
        yield unit

store = base.TranslationStore()
store.units = units(sys.argv[1])
start = time.perf_counter()
memory = match.matcher(store, max_candidates=3, min_similarity=75, max_length=1000)
built = time.perf_counter() - start
taken, found = [], []
for query in lines(sys.argv[2]):
    start = time.perf_counter()
    found.append(len(memory.matches(query)))
    taken.append(1000 * (time.perf_counter() - start))
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
print(json.dumps([sver, built, int(status["VmHWM"].split()[0]) / 1024, taken, found]))
"""
# How its command line asks unless it is told otherwise, but for all matches rather than five; and
# so that it misses the least: whatever shares a token with the query is compared with it.
SYSTRAN = {"default": (), "near-exhaustive": ("--ml", "1", "--mr", "0")}
SCAN = re.compile(r"\w+ (?:\w+ )?Scan on \w+")
STEP = re.compile(r"^STEP\t(.*)\tELAPSE\t([\d.]+)\t", re.MULTILINE)


def held_against(ours: Mapping[str, Times], peer: float, measure: str) -> None:
    """Says how many times ours a peer's median or mean is."""
    shares = {name: peer / getattr(times, measure) for name, times in ours.items()}
    each = (f"{share:,.{0 if share > 10 else 2}f} {name}" for name, share in shares.items())
    if shares:
        print(f"  times our {measure}: {'; '.join(each)}")


def ran(command: Sequence[str], queries: Path | None = None) -> tuple[str, str]:
    """Runs a peer; gives what it prints, and its messages.

    Raises:
        SystemExit: It ended with an error, with its messages.
    """
    given = queries.read_text(encoding="utf-8") if queries else ""
    run = subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=False)
    if run.returncode:
        raise SystemExit(f"{command[0]} ended with {run.returncode}:\n{run.stderr}")
    return run.stdout, run.stderr


def written(path: Path, lines: Sequence[str]) -> Path:
    """Writes lines, without the tabs that would divide them."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(line.replace("\t", " ") + "\n" for line in lines)
    return path


def toolkit(
    python: str, texts: Sequence[str], queries: Sequence[str], ours: Mapping[str, Times]
) -> None:
    """The matcher of the Translate Toolkit, with the settings of its tmserver."""
    with tempfile.TemporaryDirectory() as folder:
        memory = written(Path(folder) / "texts", texts)
        sought = written(Path(folder) / "queries", queries)
        answer, _ = ran([python, "-c", TOOLKIT, str(memory), str(sought)])
    version, built, peak, taken, found = json.loads(answer)
    times = Times.of(taken)
    print(
        f"{f'Translate Toolkit {version}':34} {times}  {sum(found):>7} found, "
        f"for {sum(map(bool, found))} of {len(queries)} (built in {built:.0f} s, {peak:,.0f} MB)"
    )
    held_against(ours, times.median, "median")


def systran(
    binary: str,
    texts: Sequence[str],
    queries: Sequence[str],
    truths: Sequence[frozenset[int]],
    ours: Mapping[str, Times],
) -> None:
    """SYSTRAN's fuzzy-match, on one thread, by its own timer, which counts all queries at once."""
    with tempfile.TemporaryDirectory() as folder:
        memory = written(Path(folder) / "texts", texts)
        sought = written(Path(folder) / "queries", queries)
        ran([binary, "-a", "index", "-c", str(memory)])
        for name, options in SYSTRAN.items():
            asked = ["-a", "match", "-i", f"{memory}.fmi", "-f", "0.75", "-n", "0", "-N", "1"]
            answer, messages = ran([binary, *asked, *options], sought)
            mean = 1000 * float(dict(STEP.findall(messages))["Done"]) / len(queries)
            found = [frozenset(places(line)) for line in answer.split("\n")[: len(queries)]]
            hit = sum(len(truth & some) for truth, some in zip(truths, found, strict=False))
            print(
                f"{f'SYSTRAN fuzzy-match, {name}':34} {'':9} {mean:9.3f} {'':9} {'':9} ms  "
                f"{sum(map(len, found)):>7} found, for {sum(map(bool, found))} of {len(queries)}"
            )
            if truths:
                print(f"  {hit}/{sum(map(len, truths))} of brute force, by our token score")
            held_against(ours, mean, "mean")


def places(line: str) -> Iterator[int]:
    """Reads a line of its matches: a score and the number of a line, from 1 on, in turns."""
    for number in line.split("\t")[1::2]:
        yield int(number) - 1


def trigrams(
    address: str, texts: Sequence[str], queries: Sequence[str], ours: Mapping[str, Times]
) -> None:
    """PostgreSQL's pg_trgm with a GIN index, asked as Tolgee does, and as Weblate did up to 5.x."""
    import psycopg  # noqa: PLC0415 - only needed here

    alike = "FROM plain WHERE text %% %(q)s"
    best = f"SELECT id, similarity(text, %(q)s) AS s {alike} ORDER BY s DESC LIMIT 10"
    any_of_them = f"SELECT id {alike} LIMIT 50"
    # Planned anew for each text, as they are: a plan for any text reads through the whole table.
    with psycopg.connect(address, autocommit=True, prepare_threshold=None) as database:
        fill(database, texts)

        def ask(statement: str, query: str, threshold: float) -> list[tuple[object, ...]]:
            database.execute(
                "SELECT set_config('pg_trgm.similarity_threshold', %s, false)", (str(threshold),)
            )
            return database.execute(statement, {"q": query}).fetchall()

        def as_tolgee(query: str) -> list[tuple[object, ...]]:
            return ask(best, query, 0.5)

        def as_weblate(query: str) -> list[tuple[object, ...]]:
            # Lower and lower, above 0.3, until something is found.
            for hundredths in range(95, 30, -5):
                if found := ask(any_of_them, query, hundredths / 100):
                    return found
            return []

        for query in queries:  # what the index and the table have on disk is read before it counts
            as_tolgee(query)
        for name, statement, search in (
            ("pg_trgm, % at 0.5 (Tolgee)", best, as_tolgee),
            ("pg_trgm, ever lower (Weblate)", any_of_them, as_weblate),
        ):
            times, found = timed(queries, search)
            print(
                f"{name:34} {times}  {sum(map(len, found)):>7} found, "
                f"for {sum(map(bool, found))} of {len(queries)}"
            )
            plan = " ".join(str(row[0]) for row in ask(f"EXPLAIN {statement}", queries[0], 0.5))
            print(f"  by: {', '.join(SCAN.findall(plan))}")
            held_against(ours, times.median, "median")


def fill(database: object, texts: Sequence[str]) -> None:
    """Makes the table that pg_trgm searches, and its index."""
    database.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    database.execute("DROP TABLE IF EXISTS plain")
    database.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, text TEXT)")
    with database.cursor().copy("COPY plain FROM STDIN") as copy:
        for row in enumerate(texts):
            copy.write_row(row)
    database.execute("CREATE INDEX plain_text ON plain USING gin (text gin_trgm_ops)")
    database.execute("VACUUM ANALYZE plain")
