"""Lines put together again: words, symbols and addresses that the line's end has cut are whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from transmem.addresses import trim_address
from transmem.documents.lines import Line, evened
from transmem.model import Repair
from transmem.vocabulary import Vocabulary

_HYPHENS = "-‐\xad"
_ADDRESS_TAIL = re.compile(r"(?:https?://|ftp://|www\.)\S*$", re.IGNORECASE)
_SCHEME = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_ADDRESS_SIGN = re.compile(r"[/%_#=&?~]|\w-\w|\w\.\w{2,}")
_CODE_TAIL = re.compile(r"(?:\S*\d\S*|\b[A-Z]{1,4}(?:/\S*)?)[-‐\xad/]$")
_OPEN_TAIL = re.compile(r"\w/$|\d[–—]$")
_CODE_HEAD = re.compile(r"[A-Z]{1,5}/|\d+[-/]?|[A-Z]\b")
# No word or address in print is longer; what joins on to it is looked for no further back.
_LONGEST = 2000
_WIDE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_TWO_WORDS = re.compile(r"(?<![\w'’-])([^\W\d_]+) (?=([^\W\d_]+)(?!['’\w]))")


@dataclass(slots=True)
class Passage:
    """A stretch of text that knows the line of each of its characters."""

    text: str = ""
    lines: list[int] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)

    def add(self, text: str, line: int) -> None:
        """Puts text of one line at the end."""
        self.text += text
        self.lines += [line] * len(text)

    def put(self, start: int, end: int, text: str) -> None:
        """Puts other text in the place of a stretch."""
        line = self.lines[start] if start < len(self.lines) else self.lines[-1]
        self.text = self.text[:start] + text + self.text[end:]
        self.lines[start:end] = [line] * len(text)

    def repair(self, kind: str, line: int, before: str, after: str, why: str) -> None:
        """Notes what was done to the text."""
        self.repairs.append(Repair(kind=kind, line=line, before=before, after=after, why=why))


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a text as a whole tells of its words and addresses.

    Attributes:
        addresses: The link dumps, as `plain_address` gives them.
    """

    vocabulary: Vocabulary
    addresses: frozenset[str]


def plain_address(address: str) -> str:
    """Gives an address without what printing and copying change: scheme, case, spaces, ``#``."""
    from urllib.parse import unquote  # noqa: PLC0415 - keeps the start quick

    bare = re.sub(r"^\w+:(?://)?|\s+", "", unquote(unquote(address)))
    return bare.replace("#", "").replace(" ", "").casefold()


def put_together(lines: Sequence[Line], evidence: Evidence) -> Passage:
    """Joins the lines of one block and mends its words.

    Every decision is in the passage's repairs, the ones that could not be made as well.
    """
    passage = Passage()
    for line in lines:
        text = evened(line.text)
        if passage.text:
            _join(passage, text, line.number, evidence)
        passage.add(text, line.number)
    _mend_soft_hyphens(passage, evidence)
    _mend_words(passage, evidence)
    return passage


def _join(passage: Passage, text: str, line: int, evidence: Evidence) -> None:
    """Puts between two lines what belongs there: a space, or nothing."""
    before = passage.text
    last = before[max(before.rfind(" ") + 1, len(before) - _LONGEST) :]
    first = text.split(" ", 1)[0]
    address = _ADDRESS_TAIL.search(last)
    if address and _is_cut_address(address[0], first, evidence):
        why = "an address that the end of the line has cut"
        before, kept = f"{last}\n{first}", _without_hyphenation(last, first, evidence)
        passage.put(len(passage.text) - len(last), len(passage.text), kept)
        passage.repair("rejoined-address", line, before, kept + first, why)
    elif _WIDE.match(before[-1]) or _WIDE.match(text[0]):
        pass
    elif last[-1] in _HYPHENS and len(last) > 1:
        _join_hyphen(passage, last, first, line, evidence)
    elif _OPEN_TAIL.search(last) and (last[-1] == "/" or first[0].isdigit()):
        why = "a reference or range that the end of the line has cut"
        passage.repair("rejoined-symbol", line, f"{last}\n{first}", last + first, why)
    else:
        passage.add(" ", line)


def _is_cut_address(tail: str, first: str, evidence: Evidence) -> bool:
    if _SCHEME.match(first):
        return False
    if evidence.addresses:
        whole = plain_address(trim_address(tail + first))
        alone = plain_address(tail)
        if any(whole in address for address in evidence.addresses):
            return True
        if any(address.endswith(alone) for address in evidence.addresses):
            return False
    if tail[-1] in ".,;:)" and not _ADDRESS_SIGN.search(first):
        return False
    if tail[-1] in "-_%=&?#~‐" or re.search(r"%[0-9A-Fa-f]?$", tail):
        return True
    if tail[-1] == "/":
        return not first[:1].isupper() or bool(_ADDRESS_SIGN.search(first))
    return bool(_ADDRESS_SIGN.search(trim_address(first)))


def _without_hyphenation(last: str, first: str, evidence: Evidence) -> str:
    """The first part of an address, less a hyphen that the typesetter put at the line's end."""
    left, right = _LAST_WORD.search(last[:-1]), _FIRST_WORD.match(first)
    if last[-1] not in _HYPHENS or not left or not right:
        return last
    whole = plain_address(trim_address(last + first))
    if any(whole in address for address in evidence.addresses):
        return last
    added = evidence.vocabulary.is_hyphenated(left[0], right[0]) is False
    return last[:-1] if added else last


def _join_hyphen(passage: Passage, last: str, first: str, line: int, evidence: Evidence) -> None:
    left, right = _LAST_WORD.search(last[:-1]), _FIRST_WORD.match(first)
    hyphen = last[-1]
    if _CODE_TAIL.fullmatch(last) or not left or not right or not right[0].islower():
        if hyphen == "\xad":
            passage.put(len(passage.text) - 1, len(passage.text), "-")
            why = "a hyphen of a symbol, printed as a soft hyphen"
            passage.repair("hyphen", line, f"{last}\n{first}", last[:-1] + "-" + first, why)
        elif not _CODE_HEAD.match(first) and not first[0].isalpha():
            passage.add(" ", line)
        return
    verdict = evidence.vocabulary.is_hyphenated(left[0], right[0])
    if verdict is None and hyphen == "\xad":
        verdict = False
    stem = left[0] + "-" if hyphen == "\xad" else left[0] + hyphen
    if verdict is False:
        passage.put(len(passage.text) - 1, len(passage.text), "")
        why = "a word that was hyphenated at the end of the line"
        passage.repair("unhyphenated", line, f"{last}\n{first}", last[:-1] + first, why)
    elif verdict is None:
        why = "a hyphen at the end of a line; whether it belongs to the word is not known"
        passage.repair("undecided-hyphen", line, stem + right[0], stem + right[0], why)
    elif hyphen == "\xad":
        passage.put(len(passage.text) - 1, len(passage.text), "-")
        passage.repair(
            "hyphen", line, last + first, last[:-1] + "-" + first, "printed as a soft hyphen"
        )


def _mend_soft_hyphens(passage: Passage, evidence: Evidence) -> None:
    # Within a line a soft hyphen is either invisible, or how this PDF wrote every hyphen.
    start = 0
    while (at := passage.text.find("\xad", start)) >= 0:
        left = _LAST_WORD.search(passage.text[max(0, at - 40) : at])
        right = _FIRST_WORD.match(passage.text[at + 1 : at + 40])
        word = left and right and evidence.vocabulary.is_hyphenated(left[0], right[0]) is not True
        after = "" if word else "-"
        why = "a soft hyphen"
        before = passage.text[max(0, at - 10) : at + 10]
        passage.repair("hyphen", passage.lines[at], before, before.replace("\xad", after, 1), why)
        passage.put(at, at + 1, after)
        start = at + len(after)


def _mend_words(passage: Passage, evidence: Evidence) -> None:
    cuts = _cuts(passage, evidence.vocabulary)
    pieces: list[str] = []
    lines: list[int] = []
    start = 0
    for space, left, right in cuts:
        why = f"“{left + right}” is a word, the pieces are not or hardly"
        passage.repair("mended-word", passage.lines[space], f"{left} {right}", left + right, why)
        pieces.append(passage.text[start:space])
        lines += passage.lines[start:space]
        start = space + 1
    passage.text = "".join(pieces) + passage.text[start:]
    passage.lines = lines + passage.lines[start:]


def _cuts(passage: Passage, vocabulary: Vocabulary) -> list[tuple[int, str, str]]:
    """Spaces that stand within a word, with its halves; of two that share a piece, the likelier."""
    cuts: list[tuple[int, str, str]] = []
    for found in _TWO_WORDS.finditer(passage.text):
        left, right, space = found[1], found[2], found.end(1)
        if not right.islower() or (len(left) > 1 and left.isupper()):
            continue
        verdict = vocabulary.is_cut(left, right)
        if verdict is None:
            why = "either two words or one that a space has cut; both are known"
            both = f"{left} {right}"
            passage.repair("undecided-word", passage.lines[space], both, both, why)
        elif verdict and cuts and cuts[-1][0] + 1 + len(left) == space:
            if vocabulary.surprise(left, right) > vocabulary.surprise(*cuts[-1][1:]):
                cuts[-1] = (space, left, right)
        elif verdict:
            cuts.append((space, left, right))
    return cuts
