"""Errors in document symbols and addresses, which the corpus has none of.

A clause with a symbol made of chance is put at the end of both sides; then the translation's is
made wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from fidelity_bench.scene import Edit, Scene
from fidelity_bench.texts import Pair

Mutation = Callable[[str, Random], str]
_END = re.compile(r"\s*[.;:,。；：，،؛]*\s*$")
_SYMBOLS = (
    "A/{session}/{number}",
    "S/{year}/{number}",
    "S/{year}/{number}/Add.{few}",
    "A/{session}/{number}/Rev.{few}",
    "A/C.{few}/{session}/L.{number}",
    "A/RES/{session}/{number}",
    "A/HRC/{session}/{number}",
    "E/CN.{few}/{year}/{number}/Corr.{few}",
    "S/PRST/{year}/{number}",
    "A/{session}/{number}-S/{year}/{number}",
)
_ADDRESSES = (
    "www.un.org/en/documents/{year}/{number}.html",
    "http://unstats.un.org/unsd/report{session}/page{number}.pdf",
    "https://undocs.org/files/{year}/annex{few}",
)
_SUFFIX = re.compile(r"/(?:Add|Rev|Corr)\.\d+$|-S/\d+/\d+$")
_LOOKALIKES = dict(zip("ACEHPOSTKBM", "АСЕНРОЅТКВМ", strict=True))
_LETTERS = "ACDEGLNPRSTW"


def symbol(chance: Random) -> str:
    return _made(chance.choice(_SYMBOLS), chance)


def suffixed_symbol(chance: Random) -> str:
    return _made(
        chance.choice([form for form in _SYMBOLS if _SUFFIX.search(form_of(form))]), chance
    )


def address(chance: Random) -> str:
    return _made(chance.choice(_ADDRESSES), chance)


def form_of(form: str) -> str:
    """A form with the same figure in every place."""
    return re.sub(r"\{\w+\}", "1", form)


def _made(form: str, chance: Random) -> str:
    fields = {
        "session": lambda: chance.randint(40, 79),
        "year": lambda: chance.randint(1994, 2023),
        "number": lambda: chance.randint(1, 999),
        "few": lambda: chance.randint(1, 6),
    }
    return re.sub(r"\{(\w+)\}", lambda found: str(fields[found[1]]()), form)


def with_clause(pair: Pair, code: str) -> Pair:
    """Puts a code in brackets before the sign that ends each side."""
    return replace(
        pair,
        source=_inserted(pair.source, f" ({code})"),
        target=_inserted(pair.target, f"（{code}）" if pair.language == "zh" else f" ({code})"),
    )


def _inserted(text: str, clause: str) -> str:
    end = _END.search(text)
    at = end.start() if end else len(text)
    return text[:at] + clause + text[at:]


def wrong(scene: Scene, code: str, mutation: Mutation, chance: Random) -> Edit:
    """Makes the translation's code wrong."""
    start = scene.text.rindex(code)
    return Edit(start, start + len(code), mutation(code, chance))


def other_digit(code: str, chance: Random) -> str:
    """Puts another digit in the place of one; of the first of a number, none that is 0."""
    found = chance.choice(list(re.finditer(r"\d", code)))
    first = not code[found.start() - 1].isdigit()
    digits = [digit for digit in "0123456789"[first:] if digit != found[0]]
    return code[: found.start()] + chance.choice(digits) + code[found.end() :]


def other_letter(code: str, chance: Random) -> str:
    """Puts another capital letter in the place of one."""
    found = chance.choice(list(re.finditer("[A-Z]", code)))
    letters = [letter for letter in _LETTERS if letter != found[0]]
    return code[: found.start()] + chance.choice(letters) + code[found.end() :]


def without_suffix(code: str, _: Random) -> str:
    """Leaves the last part out: /Add.1, or the second symbol of two."""
    return _SUFFIX.sub("", code)


def homoglyph(code: str, chance: Random) -> str:
    """Puts a Cyrillic letter in the place of a Latin one that looks the same."""
    found = chance.choice(list(re.finditer(f"[{''.join(_LOOKALIKES)}]", code)))
    return code[: found.start()] + _LOOKALIKES[found[0]] + code[found.end() :]


def nothing(_code: str, _chance: Random) -> str:
    return ""


def other_address(code: str, chance: Random) -> str:
    """Changes a digit or a letter of an address, after its host."""
    if chance.random() < 0.5:
        return other_digit(code, chance)
    path = code.index("/", code.index(".org"))
    found = chance.choice(list(re.finditer("[a-z]", code[path:])))
    at = path + found.start()
    letters = [letter for letter in "abcdefghijklmnopqrstuvwxyz" if letter != found[0]]
    return code[:at] + chance.choice(letters) + code[at + 1 :]
