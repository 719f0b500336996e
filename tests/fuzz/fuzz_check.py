"""Feeds `transmem.check` with whatever texts there could be, and judges what comes back.

What must hold is in `judge`: no exception, findings that stand where they say, values that do
not overlap, no finding where a text is compared with itself, and no input that takes long.

It is a program, not a test: pytest does not collect it. With an environment in which transmem is
installed (Python 3.11 to 3.13; what follows `--` is for libFuzzer):

    pip install atheris
    python tests/fuzz/fuzz_check.py -- -max_total_time=600              # stops at a failure
    python tests/fuzz/fuzz_check.py --log bad.jsonl -- -max_total_time=600 corpus/
    python tests/fuzz/fuzz_check.py --replay bad.jsonl                  # what still fails?

With `--log` each new failure is made as small as it gets and written down, and the run goes on.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
import traceback
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")

TAGS = "en ar es fr ru zh de az tr hi fa ja nl th tlh".split()
# Digits, separators, signs and marks, some of them invisible; months and codes of any language.
GENERIC = [
    *(chr(zero + digit) for zero in (0x30, 0x660, 0x6F0, 0x966, 0xE50, 0xFF10) for digit in (0, 1)),
    *"0123456789٣۳३๓３²₂Ⅻⅷↁ①⑳㊿𝟙𝟗𐄇〇零一二三十百千万萬亿億两兩廿卅半½⅓¾⅐↉⁄",
    *".,;:!?'\"’٫٬،؛。、，．／％·_/\\|-–—‑‒−‐+±×()[]{}（）«»<>@#&*~～〜^=%٪‰$€£¥₽₺₼₹°′″№§º",
    *"\u00a0\u202f\u2009\u3000\t\n\r\v\x85\u2028\0\x1f\ufeff\xad\u061c\u200b\u200c\u200d\u200e",
    *"\u200f\u202a\u202b\u202c\u202e\u2066\u2069\u0301\u0308\u0327\u0307\u064b\u093c\u094d\u20e3",
    *"aAeEhHIiİıXxVvLCХІСАВЗß\u0130ſK年月日号時分第割جرو",
    *"st nd th er e º XIV IX IIII MMXX XXe 1990s 90年代 2014/15 2014-2015 1992-02-26".split(),
    *"26.02.1992 12,36,804 1,275 1.275,5 000 00 10:30 3p.m. 15h30 U-235 COVID-19 T-72 1/2".split(),
    *"A/67/753-S/2013/106 IT-94-1-T 471bis [^1] [^٢] [^ www. http:// www.un.org/en/1 a@b.c".split(),
    *"平成4年 昭和元年 令和 分之 分の 百分之 %20 %D9 B.C. AD".split(),
    *("9" * 401, "9" * 330, "1" * 30, "1 000 000", "84 million", " ", "  ", " and ", " to ", " a "),
]
LONG = 0.5  # seconds for one text of a few thousand characters
TRIES = 1500


class Case(NamedTuple):
    """What `check` is given."""

    source: str
    target: str
    source_language: str
    target_language: str


class Failure(NamedTuple):
    """What went wrong: two failures with one `kind` are one."""

    kind: str
    detail: str


def judge(case: Case) -> Failure | None:
    """Says what is wrong with the answer, if anything is."""
    from transmem import check

    source, target, ours, theirs = case
    start = time.process_time()
    try:
        for finding in check(source, target, source_language=ours, target_language=theirs):
            for text, span in ((source, finding.source), (target, finding.target)):
                if span and text[span.start : span.end] != span.text:
                    return Failure(f"misplaced {finding.rule}", repr(finding))
        # Each language's text with itself; the same text in both languages is no translation.
        for text, language in ((source, ours), (target, theirs)):
            found = check(text, text, source_language=language, target_language=language)
            if found:
                rules = ",".join(sorted({finding.rule for finding in found}))
                return Failure(f"not silent {language} {rules}", found[0].message)
            if failure := _overlap(text, language, theirs if text is source else ours):
                return failure
    except Exception as error:  # noqa: BLE001 - whatever it is, we are looking for it
        frames = traceback.extract_tb(error.__traceback__)
        last = next(frame for frame in reversed(frames) if "transmem" in frame.filename)
        place = f"{Path(last.filename).name}:{last.name}"
        return Failure(f"{type(error).__name__} {place}", traceback.format_exc())
    taken = time.process_time() - start
    return Failure("slow", f"{taken:.1f} s") if taken > LONG else None


def _overlap(text: str, language: str, context: str) -> Failure | None:
    from transmem.fidelity import extract

    values = extract(text, language=language, context=context)
    for value in values:
        if text[value.span.start : value.span.end] != value.span.text:
            return Failure(f"misplaced {type(value).__name__}", repr(value))
    for one, two in pairwise(values):
        if one.span.end > two.span.start:
            names = f"{type(one).__name__} {type(two).__name__}"
            return Failure(f"overlap {names}", f"{one.span} and {two.span} in {language}")
    return None


def small(case: Case, kind: str) -> Case:
    """Cuts away all that the failure does not need."""
    tries = iter(range(TRIES))

    def fails(shorter: Case) -> bool:
        failure = judge(shorter)
        return failure is not None and failure.kind == kind

    for side in ("source", "target"):
        text = getattr(case, side)
        size = len(text)
        while size and next(tries, None) is not None:
            for at in range(0, len(text), size):
                shorter = case._replace(**{side: text[:at] + text[at + size :]})
                if next(tries, None) is not None and fails(shorter):
                    case, text = shorter, getattr(shorter, side)
                    break
            else:
                size //= 2
    return case


class Bytes:
    """The fuzzer's bytes, taken one after the other; zeros when they are used up."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def below(self, limit: int) -> int:
        size = 1 if limit <= 256 else 2 if limit <= 65536 else 3
        taken = self.data[self.at : self.at + size]
        self.at += size
        return int.from_bytes(taken, "big") % limit

    def one(self, choices: Sequence[T]) -> T:
        return choices[self.below(len(choices))]


class Grammar:
    """Texts of pieces that look like numbers: made from the languages' own data."""

    def __init__(self) -> None:
        self.random = random.Random(0)  # noqa: S311 - the same pieces in every run
        modules = [module for name, module in sys.modules.items() if name.startswith("transmem.")]
        patterns = {
            value.pattern: None
            for module in sorted(modules, key=lambda module: module.__name__)
            for value in vars(module).values()
            if isinstance(value, re.Pattern)
        }
        self.generic = GENERIC + [self.sample(pattern) for pattern in patterns for _ in range(8)]
        self.pieces = {tag: list(self._pieces(tag)) or [GENERIC] for tag in TAGS}

    def _pieces(self, tag: str) -> Iterator[list[str]]:
        """Gives the words of a language, each list of one kind."""
        name = f"transmem.fidelity.writing.{tag}"
        if not find_spec(name):
            return
        notation = import_module(name).NOTATION
        for field in fields(notation):
            value = getattr(notation, field.name)
            if isinstance(value, bool | int) or not value:
                continue
            # Units are patterns by name, scales are patterns with their value.
            strings = [value] if isinstance(value, str) else list(value)
            if isinstance(value, Mapping) and isinstance(next(iter(value.values())), str):
                strings = list(value.values())
            yield list(dict.fromkeys(self.sample(string) for string in strings for _ in range(4)))

    def sample(self, pattern: str) -> str:
        """Makes a text that a pattern would match, more or less."""
        try:
            parsed = re._parser.parse(  # type: ignore[attr-defined]  # noqa: SLF001
                pattern, re.VERBOSE * pattern.startswith("(?x")
            )
        except re.error:
            return pattern
        return "".join(self._sampled(parsed))

    def _sampled(self, parsed: Iterable[tuple[Any, Any]]) -> Iterator[str]:
        for operator, argument in parsed:
            match str(operator):
                case "LITERAL":
                    yield chr(argument)
                case "ANY" | "NOT_LITERAL":
                    yield self.random.choice(GENERIC)
                case "IN":
                    yield self._character(argument)
                case "BRANCH":
                    yield from self._sampled(self.random.choice(argument[1]))
                case "SUBPATTERN" | "ATOMIC_GROUP":
                    inner = argument[-1] if str(operator) == "SUBPATTERN" else argument
                    yield from self._sampled(inner)
                case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                    least, most, inner = argument
                    for _ in range(self.random.randint(least, min(int(most), least + 3))):
                        yield from self._sampled(inner)
                case "ASSERT":
                    yield from self._sampled(argument[1])

    def _character(self, choices: list[tuple[Any, Any]]) -> str:
        operator, argument = self.random.choice(choices)
        match str(operator), str(argument):
            case "LITERAL", _:
                return chr(argument)
            case "RANGE", _:
                return chr(self.random.randint(*argument))
            case "CATEGORY", "CATEGORY_DIGIT":
                return self.random.choice("0123456789")
            case "CATEGORY", "CATEGORY_SPACE":
                return self.random.choice("  \u00a0")
            case _:
                return self.random.choice(GENERIC)

    def case(self, data: bytes) -> Case:
        """Makes a case of the fuzzer's bytes."""
        given = Bytes(data)
        ours, theirs = given.one(TAGS), given.one(TAGS)
        mode = given.below(4)
        if mode == 0:
            rest = data[given.at :].decode("utf-8", "replace")
            middle = given.below(len(rest) + 1)
            return Case(rest[:middle], rest[middle:], ours, theirs)
        source = self._line(given, ours, theirs)
        if mode == 1:
            return Case("".join(source), "".join(self._line(given, theirs, ours)), ours, theirs)
        # The same with one piece changed, or moved to the end.
        target = source.copy()
        if target:
            at = given.below(len(target))
            moved = target.pop(at)
            target.insert(
                *((len(target), moved) if mode == 3 else (at, self._piece(given, theirs)))
            )
        return Case("".join(source), "".join(target), ours, theirs)

    def _line(self, given: Bytes, language: str, other: str) -> list[str]:
        pieces: list[str] = []
        for _ in range(given.below(64)):
            if given.at >= len(given.data):
                break
            piece = self._piece(given, other if given.below(8) == 0 else language)
            pieces += [piece] * (given.below(4) + 2 if given.below(16) == 0 else 1)
        return pieces

    def _piece(self, given: Bytes, language: str) -> str:
        kind = given.below(16)
        if kind < 5:
            return given.one(given.one(self.pieces[language])) + " " * (kind < 3)
        if kind < 10:
            return given.one(self.generic)
        if kind < 13:
            return str(given.below(10 ** (3 * (kind - 9)) - 1))[: given.below(9) + 1]
        if kind == 13:
            return " "
        if kind == 14:
            return chr(given.below(0x2FFF))
        code = given.below(0x110000)
        return chr(code) if not 0xD800 <= code < 0xE000 else "?"


class Log:
    """What failed so far, each kind of failure in its smallest form."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.seen: Counter[str] = Counter()
        self.shapes: set[tuple[str, str]] = set()

    def __call__(self, case: Case, failure: Failure) -> None:
        if self.path is None:
            raise AssertionError(f"{failure.kind}: {small(case, failure.kind)}\n{failure.detail}")
        self.seen[failure.kind] += 1
        # Often the same: after a while only one of a thousand is worth the time.
        if self.seen[failure.kind] > 10 and self.seen[failure.kind] % 1000:
            return
        least = small(case, failure.kind)
        shape = "".join(map(_class, f"{least.source}|{least.target}"))
        if (failure.kind, shape) not in self.shapes:
            self.shapes.add((failure.kind, shape))
            failure = judge(least) or failure
            line = {"kind": failure.kind, **least._asdict(), "detail": failure.detail}
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=True) + "\n")


def _class(character: str) -> str:
    """Makes one shape of texts that differ in their figures and letters only."""
    category = unicodedata.category(character)
    return category[0] if category[0] in "LN" else character


def replay(path: Path) -> int:
    """Tries what a log has again; says what still fails."""
    failed = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        known = json.loads(line)
        case = Case(**{name: known[name] for name in Case._fields})
        if failure := judge(case):
            failed += 1
            sys.stdout.write(f"{failure.kind}\n  {case!r}\n  {failure.detail.rstrip()}\n")
    return min(failed, 1)


def fuzz(log: Log, options: list[str]) -> None:
    """Runs until libFuzzer's options say that it is enough."""
    import atheris

    with atheris.instrument_imports(include=["transmem"]):
        for module in ("transmem.checks", "transmem.fidelity.writing"):
            import_module(module)
        grammar = Grammar()

    def one(data: bytes) -> None:
        case = grammar.case(data)
        if failure := judge(case):
            log(case, failure)

    target: Callable[[bytes], None] = one
    atheris.Setup([sys.argv[0], *options], target)
    atheris.Fuzz()


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--log", type=Path, help="write failures here and go on")
    parser.add_argument("--replay", type=Path, help="try the failures of a log again")
    parser.add_argument("options", nargs="*", help="options and corpus folders of libFuzzer")
    given = parser.parse_args()
    if given.replay:
        sys.exit(replay(given.replay))
    fuzz(Log(given.log), given.options)


if __name__ == "__main__":
    main()
