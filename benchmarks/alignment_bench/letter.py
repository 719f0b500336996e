"""The editions of a project's document, printed in other ways and altered, and their links.

An edition is aligned as `transmem export` writes it, and then printed again: other widths and
pages, two pairs of sentences joined, two sentences cut, one paragraph missing with its notes. The
text that was printed is read again as any document is.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from random import Random

from alignment_bench import gold as marking
from alignment_bench.printing import Passage, printed, some_layout
from alignment_bench.texts import Case, pieces
from transmem import languages
from transmem.documents import read_text
from transmem.model import BlockKind, Document
from transmem.project import Project, find, read_catalog, read_document

LEAST = 0.98
"""The F1 that each language must have."""
_TIMES = 2  # sentences joined with the next, and sentences cut, in a printing
# A full stop with the marks after it, and what makes of it a stop inside a sentence.
_STOP = re.compile(r"[.。](?=(?:\[\^\d+\])*$)")
_SEMICOLONS = {"ar": "؛", "zh": "；"}
_COMMA = re.compile(r"(?<=[^\W\d])[,،，] ?(?=[^\W\d])")
_ENOUGH = 20


def languages_of(folder: Path) -> tuple[str, ...]:
    """Gives the languages of a project."""
    return find(folder).languages


def cases(folder: Path, language: str, *, seed: int) -> Iterator[Case]:
    """Makes the cases of a language: the edition as it is exported, then printings without end.

    Args:
        folder: A project with one document, wholly translated.
        language: Of the edition.
        seed: Of what is altered, and of the layouts.
    """
    project = find(folder)
    (name,) = project.documents
    source = read_document(project.document(name), language=project.source_language)
    passages = _translated(project, name, source, language)
    yield _case(source, passages, _exported(folder, language), language)
    spaced = languages.spaced(language)
    for number in count():
        chance = Random(f"{seed} {language} {number}")  # noqa: S311 - chance, not secrets
        altered = _altered(passages, chance, language)
        layout = some_layout(chance, spaced=spaced)
        text = printed(altered, layout, gap=" " if spaced else "")
        yield _case(source, altered, text, language)


def _translated(project: Project, name: str, source: Document, language: str) -> list[Passage]:
    catalog = read_catalog(project.catalog(name, languages.canonical(language)))
    known = {unit.msgid: unit.msgstr for unit in catalog.units if unit.translated}
    return [
        Passage(
            kind=block.kind,
            number=block.number,
            texts=tuple(known[segment.text] for segment in block.segments),
        )
        for block in source.blocks
    ]


def _exported(folder: Path, language: str) -> str:
    with tempfile.TemporaryDirectory() as out:
        subprocess.run(
            [sys.executable, "-m", "transmem", "export", "-f", "txt", "-l", language, "-o", out],
            cwd=folder,
            check=True,
            capture_output=True,
        )
        (path,) = Path(out).glob("*.txt")
        return path.read_text(encoding="utf-8")


def _case(source: Document, passages: Sequence[Passage], text: str, language: str) -> Case:
    target = read_text(text, path=f"letter.{language}.txt", language=language)
    known = pieces(source)
    texts = [text for passage in passages for text in passage.texts]
    return Case(
        source=source,
        target=target,
        gold=marking.gold(marking.lay(known, known), marking.lay(texts, pieces(target))),
    )


def _altered(passages: Sequence[Passage], chance: Random, language: str) -> list[Passage]:
    """Leaves a paragraph out, so that its texts are empty; joins and cuts sentences of others."""
    body = [n for n, passage in enumerate(passages) if passage.kind is BlockKind.PARAGRAPH]
    missing = chance.choice(body)
    called = set(re.findall(r"\[\^(\d+)\]", "".join(passages[missing].texts)))
    texts = [
        [""] * len(passage.texts)
        if number == missing or str(passage.number) in called
        else [*passage.texts]
        for number, passage in enumerate(passages)
    ]
    places = [(n, place) for n in body if n != missing for place in range(len(texts[n]))]
    for number, place in chance.sample(_that(_joins, places, texts), _TIMES):
        texts[number][place] = _STOP.sub(_SEMICOLONS.get(language, ";"), texts[number][place])
    for number, place in chance.sample(_that(_cuts, places, texts), _TIMES):
        texts[number][place] = _cut(texts[number][place], language)
    return [
        replace(passage, texts=tuple(altered))
        for passage, altered in zip(passages, texts, strict=True)
    ]


Place = tuple[int, int]


def _that(
    can: Callable[[list[str], int], bool], places: Sequence[Place], texts: list[list[str]]
) -> list[Place]:
    return [(number, place) for number, place in places if can(texts[number], place)]


def _joins(texts: list[str], place: int) -> bool:
    """Whether a sentence can be made one with the next."""
    return place + 1 < len(texts) and bool(_STOP.search(texts[place]))


def _cuts(texts: list[str], place: int) -> bool:
    return bool(_commas(texts[place]))


def _commas(text: str) -> list[re.Match[str]]:
    """Finds commas with enough of the sentence on both sides."""
    return [
        comma
        for comma in _COMMA.finditer(text)
        if comma.start() >= _ENOUGH and len(text) - comma.end() >= _ENOUGH
    ]


def _cut(text: str, language: str) -> str:
    """Makes a sentence two, at the comma that is nearest to its middle."""
    comma = min(_commas(text), key=lambda comma: abs(comma.start() - len(text) / 2))
    rest = text[comma.end() :]
    stop = ". " if languages.spaced(language) else "。"
    return text[: comma.start()] + stop + rest[0].upper() + rest[1:]
