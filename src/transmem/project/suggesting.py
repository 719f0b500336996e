"""A memory's translations into the catalogs of a project, and what the memory is worth for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from transmem import catalogs, leverage
from transmem.memory import THRESHOLD, Memory, Wanted
from transmem.memory.scoring import score
from transmem.memory.tokens import cut
from transmem.model import Catalog, Leverage, Match, Suggested
from transmem.offering import offers
from transmem.project.choosing import choose_catalogs, choose_documents, source_language
from transmem.project.configuration import find
from transmem.project.reading import parse_catalog, read_bytes
from transmem.project.remembering import project_language
from transmem.project.syncing import read_sources
from transmem.project.writing import digest
from transmem.suggest import count_open, suggest

_ALMOST = 99


@dataclass(slots=True, kw_only=True)
class Plan:
    """What suggestions will be written.

    Attributes:
        suggested: What became of each catalog.
        files: The contents of those that get something.
        read: What they were when they were read, as digests.
    """

    suggested: list[Suggested] = field(default_factory=list)
    files: dict[Path, bytes] = field(default_factory=dict)
    read: dict[Path, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How a memory is asked.

    Attributes:
        threshold: The least score of a match.
        accept_context: Whether the same text between the same neighbours counts as translated.
    """

    threshold: Fraction = THRESHOLD
    accept_context: bool = False


def plan(
    memory: Memory,
    paths: Sequence[Path],
    *,
    tags: Sequence[str],
    start: Path,
    terms: Terms,
    steps: Callable[[int], Callable[[], None]] = lambda _count: lambda: None,
) -> Plan:
    """Fills the entries of catalogs that have no translation; writes nothing.

    Args:
        memory: Where to search.
        paths: PO files, and folders that hold some; if none, the project's are meant.
        tags: The languages that are meant; if none, all are.
        start: Where to look for a project.
        terms: How the memory is asked.
        steps: Is told how many entries there are, and gives what is called after each.

    Raises:
        TransmemError: A catalog or the memory cannot be read.
    """
    made = Plan()
    chosen = choose_catalogs(paths, tags=tags, start=start)
    entries = sum(map(count_open, chosen))
    step = steps(entries)
    asked = _Asked(
        memory,
        threshold=terms.threshold,
        queries=entries,
        default=project_language(start),
        step=step,
    )
    for catalog in chosen:
        _suggest(catalog, asked, terms, made)
    return made


def analyse(
    memory: Memory,
    paths: Sequence[Path],
    *,
    tags: Sequence[str],
    start: Path,
    steps: Callable[[int], Callable[[], None]] = lambda _count: lambda: None,
) -> list[Leverage]:
    """Counts what a memory is worth, for the documents of a project or for catalogs.

    Args:
        memory: Where to search.
        paths: PO files, and folders that hold some; if none, the project's documents are meant,
            in which a text may stand several times.
        tags: The languages that are meant; if none, all are.
        start: Where to look for a project.
        steps: Is told how many segments there are, and gives what is called after each.

    Raises:
        TransmemError: A document, a catalog or the memory cannot be read.
    """
    chosen = choose_catalogs(paths, tags=tags, start=start)
    works = list(_works(chosen, paths, start))
    segments = sum(len(work.segments) for _, work in works)
    step = steps(segments)
    threshold = Fraction(leverage.LEAST, 100)
    default = project_language(start)
    asked = _Asked(memory, threshold=threshold, queries=segments, default=default, step=step)
    jobs: dict[tuple[str, str], list[tuple[Catalog, leverage.Work]]] = {}
    for catalog, work in works:
        pair = catalog.language, source_language(catalog, default=default)
        jobs.setdefault(pair, []).append((catalog, work))
    found = []
    for (language, _), job in jobs.items():
        best = asked.best_for(job[0][0])
        found += leverage.analyse([work for _, work in job], best, language=language)
    return found


class _Asked:
    """A memory that is asked many times."""

    def __init__(
        self,
        memory: Memory,
        *,
        threshold: Fraction,
        queries: int,
        default: str,
        step: Callable[[], None],
    ) -> None:
        """Takes a memory.

        Args:
            memory: Where to search.
            threshold: The least score of a match.
            queries: How many there will be.
            default: The source language of catalogs that do not say theirs.
            step: Is called after each.
        """
        self._memory = memory
        self._default = default
        self._threshold = threshold
        self._queries = queries
        self._prepared: set[str] = set()
        self._step = step

    def matches_for(
        self, catalog: Catalog
    ) -> Callable[[str, str | None, str | None], Sequence[Match]]:
        """Gives what finds the best match of a text for a catalog, if there is one."""
        language = source_language(catalog, default=self._default)
        if language not in self._prepared:
            self._memory.prepare(language, self._queries)
            self._prepared.add(language)
        wanted = Wanted(
            source_language=language,
            language=catalog.language,
            threshold=self._threshold,
            limit=1,
        )

        def matches(text: str, previous: str | None, following: str | None) -> Sequence[Match]:
            self._step()
            return offers(self._memory, text, wanted, previous=previous, following=following)

        return matches

    def best_for(self, catalog: Catalog) -> leverage.Find:
        """Gives the same, with the match itself or None."""
        matches = self.matches_for(catalog)

        def best(text: str, previous: str | None, following: str | None) -> Match | None:
            return next(iter(matches(text, previous, following)), None)

        return best


def _suggest(chosen: Catalog, asked: _Asked, terms: Terms, made: Plan) -> None:
    path = Path(chosen.path)
    data = read_bytes(path, name=chosen.path)
    before = parse_catalog(data, path, name=chosen.path, language=chosen.language)
    after, suggested = suggest(
        before, asked.matches_for(before), accept_context=terms.accept_context
    )
    made.suggested.append(suggested)
    if suggested.suggestions:
        made.files[path] = catalogs.render(after, previous=before).encode()
        made.read[path] = digest(data)


def _works(
    chosen: Sequence[Catalog], paths: Sequence[Path], start: Path
) -> Iterator[tuple[Catalog, leverage.Work]]:
    """Gives the work that there is for each catalog."""
    if paths:
        yield from ((catalog, leverage.of_catalog(catalog, _percent)) for catalog in chosen)
        return
    project = find(start)
    documents = read_sources(project, choose_documents(project, ()))
    by_file = {Path(catalog.path).absolute(): catalog for catalog in chosen}
    for name, document in documents.items():
        for tag in project.languages:
            catalog = by_file.get(project.catalog(name, tag).absolute())
            if catalog is not None:
                yield catalog, leverage.of_document(document, catalog, _percent)


def _percent(one: str, other: str) -> int:
    """Tells how alike two texts are, as matches are scored: 100 for the same text only."""
    return 100 if one == other else min(_ALMOST, int(100 * score(cut(one), cut(other))))
