"""The three checkers that are compared: transmem, pofilter's `numbers`, a multiset of digits.

Each says of every pair whether it flags it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import polib

import transmem
from fidelity_bench.texts import Pair

Checker = Callable[[Sequence[Pair]], list[bool]]
_RUN = re.compile(r"\d+")


def errors(pair: Pair) -> list[transmem.Finding]:
    """Our findings of the level error."""
    found = transmem.check(
        pair.source,
        pair.target,
        source_language=pair.source_language,
        target_language=pair.language,
    )
    return [finding for finding in found if finding.severity == "error"]


def ours(pairs: Sequence[Pair]) -> list[bool]:
    return [bool(errors(pair)) for pair in pairs]


def digits(pairs: Sequence[Pair]) -> list[bool]:
    """Flags a pair whose sides do not have the same runs of digits."""
    return [_runs(pair.source) != _runs(pair.target) for pair in pairs]


def _runs(text: str) -> Counter[str]:
    return Counter(
        run if run.isascii() else "".join(str(unicodedata.decimal(sign)) for sign in run)
        for run in _RUN.findall(text)
    )


class Pofilter:
    """The Translate Toolkit's `pofilter -t numbers`, run as a program."""

    def __init__(self, program: str) -> None:
        self._program = program

    @classmethod
    def found(cls, program: str) -> Pofilter | None:
        """Gives the program if it is there."""
        path = shutil.which(program)
        return cls(path) if path else None

    def __call__(self, pairs: Sequence[Pair]) -> list[bool]:
        """Flags pairs of one language."""
        if not pairs:
            return []
        with tempfile.TemporaryDirectory() as folder:
            catalog = Path(folder, "pairs.po")
            write(catalog, pairs)
            flagged = self.run(catalog, pairs[0].language)
        return [str(index) in flagged for index in range(len(pairs))]

    def run(self, catalog: Path, language: str) -> set[str]:
        """Filters a catalog; gives the contexts of the entries that failed."""
        out = catalog.with_suffix(".out.po")
        out.unlink(missing_ok=True)
        command = [self._program, "--test=numbers", "--progress=none", "--nonotes"]
        command += [f"--language={language}", str(catalog), str(out)]
        subprocess.run(command, check=True, capture_output=True)
        return {entry.msgctxt for entry in polib.pofile(str(out))} if out.exists() else set()


def write(path: Path, pairs: Sequence[Pair]) -> None:
    """Writes a catalog; an entry's context is the place of its pair."""
    catalog = polib.POFile(wrapwidth=0)
    catalog.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    for index, pair in enumerate(pairs):
        catalog.append(polib.POEntry(msgctxt=str(index), msgid=pair.source, msgstr=pair.target))
    catalog.save(str(path))
