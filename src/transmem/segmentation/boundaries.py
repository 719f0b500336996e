"""Which proposed sentence boundaries stand, and which were missed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transmem.segmentation.masking import Masked
from transmem.segmentation.rules import Rules

_CLOSERS = "\"'”’»）」』)\\]】》"
_OPENERS = "\"'“‘«„（「『(\\[《¿¡—–-"
# A run of stops is looked at once, from its first (a line may be a million dots).
_CANDIDATE = re.compile(
    rf"(?<![.…?!؟۔])(?P<stop>[.…?!؟۔]++)(?P<closers>[ ]?[{_CLOSERS}]+|)(?P<gap>\s+)"
)
_CJK_CANDIDATE = re.compile(rf"(?P<stop>[。！？…]++)(?P<closers>[{_CLOSERS}]*)(?P<gap>\s*)")
_WORD_BEFORE = re.compile(r"(?<![^\W_])[^\W_]++(?:[.'’-][^\W_]++)*+$|[№§°º]$")
_LABEL = re.compile(
    r"\s*(?:[•‣⁃]\s*)?(?:\(?(?:\d{1,3}|[ivxlcIVXLC]{1,6}|[^\W\d_])(?:\.\)|[.)．、])\s*){1,2}"
    r"|\s*[第（]?[一二三四五六七八九十]{1,3}[节章条）]?[．、]\s*"
)
_REFERENCE = re.compile(r"[(\[«“\"]?(?:\d|[IVXLC]+\b|[A-Z][\w.]*/|№|§|[^\W\d_]\b(?![.’']))")
_WORD = re.compile(r"[^\W_]")
_ABBREVIATED = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)\.")
# An item of a list within the line: `(b) The …`.
_LISTED = re.compile(r"\((?:[a-z]|[ivx]{1,5}|\d{1,2})\) ?[^\W\d_a-z]")
# One more item of a list on one line, as sentencex proposes it: `1) The … 2) The …`, `• … • …`.
_ITEM = re.compile(r"\s*(?P<label>\d{1,2}|[a-z])\.?\)\s")
_BULLET = re.compile(r"\s*[•‣⁃]")
# A source in brackets after a quotation, with the sentence's own stop behind it.
_CITATION = re.compile(r"\([^()]{1,80}\)[.,;:]")
# Stops that stand by themselves: `. . .`, or what a closing quotation mark was taken off.
_STOPS = re.compile(r"[.!?…]+(?:\s|$)")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_PAIRS = ("“”", "「」", "『』", "《》", "（）", "()", "«»", "„“", "[]")
_ELIDED = re.compile(r"(?:[ldnsmtcj]|qu)['’]", re.IGNORECASE)  # `l’art. 3`
_DEGREES = re.compile(r"°\s?[CFKС]$")
_NUMBER_BEFORE = re.compile(r"(?:\d|\b[IVXLCХ]+)[)\s]*$")
# Looking back further than an abbreviation or a sentence reaches would make the work quadratic.
_REACH = 40
_SENTENCE = 2000
_QUOTATION = 400
# A time or date that opens a sentence stands within so many characters of its beginning.
_OPENING = 40
_BARE_DATE = 2


def judge(masked: Masked, proposed: set[int], rules: Rules) -> Iterator[int]:
    """Gives the boundaries, ascending: sentencex's, less the wrong ones, plus the missed.

    Args:
        masked: The text as sentencex saw it.
        proposed: The boundaries that it gave.
        rules: The language's abbreviations and sentence starters.
    """
    text = masked.text
    places = {
        found.end(): _Place(masked, found, rules)
        for pattern in (_CANDIDATE, _CJK_CANDIDATE)
        for found in pattern.finditer(text)
    }
    start = 0
    first = _first_word(text, start)
    for end in sorted(proposed | places.keys()):
        verdict = places[end].verdict(start) if end in places else _stray(text, start, end)
        if verdict is False or (verdict is None and end not in proposed):
            continue
        if first >= end or _LABEL.fullmatch(text, start, end):
            continue
        yield end
        start = end
        first = _first_word(text, start)


def _first_word(text: str, start: int) -> int:
    found = _WORD.search(text, start)
    return found.start() if found else len(text)


def _stray(text: str, start: int, end: int) -> bool | None:
    # sentencex also cuts where no space follows, as in `c.-à-d.`, `U.S.` and `и др., стр. 5`, and
    # at runs of spaces with no stop before them.
    if end >= len(text) or "\n" in text[max(0, end - _REACH) : end]:
        return None
    if _is_next_item(text, start, end):
        return True
    before = text[max(0, end - _REACH) : end]
    glued = before[-1] == "." and not (text[end].isupper() and before[-2:-1].islower())
    return False if glued or before.rstrip()[-1:].isalnum() else None


def _is_next_item(text: str, start: int, end: int) -> bool:
    """Whether an item of a list begins here, after the one that the sentence began with."""
    if _BULLET.match(text, end):
        return bool(_BULLET.match(text, start))
    item, previous = _ITEM.match(text, end), _ITEM.match(text, start)
    if not item or not previous:
        return False
    if item["label"].isdigit() and previous["label"].isdigit():
        return int(item["label"]) == int(previous["label"]) + 1
    return (
        len(item["label"]) == len(previous["label"])
        and ord(item["label"]) == ord(previous["label"]) + 1
    )


class _Place:
    """A stop in the text with what stands before and after it."""

    def __init__(self, masked: Masked, found: re.Match[str], rules: Rules) -> None:
        self.masked = masked
        self.rules = rules
        self.found = found
        self.tail = masked.text[found.end() : found.end() + _REACH]
        self.after = self.tail.lstrip(_OPENERS + " ")
        self.marked = any(
            found.start() < start < found.end() for start in masked.mark_starts(found)
        )

    def verdict(self, start: int) -> bool | None:
        """True: a boundary; False: none; None: as sentencex says.

        Args:
            start: Where the sentence that may end here began.
        """
        following, stop = self.after[:1], self.found["stop"]
        if not following:
            return None
        if following in ",;:)" or _STOPS.match(self.after):
            return False
        if self.found["closers"] and _CITATION.match(self.masked.text, self.found.end()):
            return False
        if following.islower() and not _LISTED.match(self.tail):
            return False if self.rules.known else None
        caseless = following.isalpha() and not following.isupper()
        if stop == "." and (verdict := self._after_abbreviation(start)) is not None:
            return verdict
        if caseless and (
            (stop[0] in ".…" and len(stop.strip("…")) != 1) or self._is_quoted_question()
        ):
            return stop == "……" and bool(self.found["closers"])
        if stop[0] in "。！？":
            return None if self._inside_quotation(start) else True
        if self.marked or self.found["closers"] or stop in "؟۔" or _LISTED.match(self.tail):
            return True
        return self._after_plain_word(start)

    def _is_quoted_question(self) -> bool:
        # “…？”他问: in a script without capitals, nothing tells that the sentence ended.
        return self.found["stop"][0] in "?!؟！？" and bool(self.found["closers"].strip())

    def _inside_quotation(self, start: int) -> bool:
        """Whether a quotation or bracket of this sentence is open here, and does close soon."""
        end = self.found.end()
        sentence = self.masked.text[max(start, end - _SENTENCE) : end]
        rest = self.masked.text[end : end + _QUOTATION]
        if sentence.count('"') % 2 and '"' in rest:
            return True
        return any(
            sentence.count(pair[0]) > sentence.count(pair[1]) and pair[1] in rest for pair in _PAIRS
        )

    def _after_plain_word(self, start: int) -> bool | None:
        # An ordinary word, a full stop, a capital: sentencex misses it before a number (“… in
        # May. 1,275 persons …”) and wherever a quotation mark far behind was never closed.
        if not self.rules.known or self.found["stop"] not in ".?!":
            return None
        word = _WORD_BEFORE.search(self._before())
        if not word or len(word[0]) < 3 or "." in word[0] or self._inside_quotation(start):
            return None
        return not self.after[:1].islower() or None

    def _before(self) -> str:
        end = self.found.start()
        before = self.masked.original[max(0, end - _REACH) : end].replace("\xa0", " ")
        return _IDEOGRAPH.sub(" ", before)

    def _after_code(self) -> bool:
        """Whether the stop follows a code, whose last letter is no initial: `8/43-C.`."""
        last = self.found.start() - 1
        return last >= 0 and self.masked.text[last] != self.masked.original[last]

    def _after_abbreviation(self, start: int) -> bool | None:
        before = self._before()
        if _DEGREES.search(before):
            return None
        which = self._list(before)
        if which is None:
            return None if self._after_code() else self._after_initial(before)
        if which != "name" and (self.marked or self.found["closers"].strip()):
            return None
        match which:
            case "name":
                return False
            case "number":
                return self._starts_sentence() and not self._refers()
            case "number_after":
                return self._after_unit(before, start)
            case "end_capital":
                return self._after_time(start)
            case _:
                return self._starts_sentence() or None

    def _list(self, before: str) -> str | None:
        # `т. д.`, `EE. UU.`, `op. cit.`: the longest run of abbreviated words wins.
        words: list[str] = []
        rest = before
        while (found := _WORD_BEFORE.search(rest)) and len(words) < 3:
            words.insert(0, found[0])
            rest = rest[: found.start()].rstrip(" ")
            if not rest.endswith("."):
                break
            rest = rest[:-1]
        if words and (elided := _ELIDED.match(words[0])):
            words[0] = words[0][elided.end() :]
        runs = (".".join(words[first:]) for first in range(len(words)))
        return next((which for run in runs if (which := self.rules.list_of(run))), None)

    def _after_time(self, start: int) -> bool:
        # `At 5 a.m. Mr. Smith arrived`: a time that opens the sentence does not end it.
        if self.after[:1].isdigit() or self._next_word() in self.rules.continues:
            return False
        end = self.found.start()
        words = self.masked.text[start:end].split() if end - start < _OPENING else []
        opens = bool(words) and words[0].lower() in self.rules.openers
        return not opens or self._starts_sentence()

    def _after_unit(self, before: str, start: int) -> bool | None:
        # «В 1995 г. Совет продлил…»: a date that opens its clause does not end the sentence.
        word = _WORD_BEFORE.search(before)
        if not word or not _NUMBER_BEFORE.search(before[: word.start()]):
            return False
        if self.after[:1].isdigit() or self._next_word() in self.rules.continues:
            return False
        end = self.found.start()
        sentence = self.masked.text[max(start, end - _SENTENCE) : end]
        clause = re.split(r"[,;:(—]", sentence)[-1].split()
        if len(clause) <= _BARE_DATE and len(clause) < len(sentence.split()):
            return None  # «Женева, 1998 г. С. 15»: a date by itself is part of a citation
        opens = len(clause) <= 5 and clause[0].lower() in self.rules.openers
        return not opens or self._starts_sentence()

    def _after_initial(self, before: str) -> bool | None:
        word = _WORD_BEFORE.search(before)
        letter = re.split(r"[’'-]", word[0])[-1] if word else ""
        if len(letter) != 1 or not letter.isalpha() or letter.islower():
            return None
        return self._starts_sentence()

    def _refers(self) -> bool:
        """Whether what follows is a number, a letter, a symbol or one more abbreviation."""
        if _REFERENCE.match(self.after):
            return True
        found = _ABBREVIATED.match(self.after)
        return bool(found and self.rules.list_of(found[1]))

    def _next_word(self) -> str:
        found = re.match(r"[^\W\d_]+", self.after)
        return found[0] if found else ""

    def _starts_sentence(self) -> bool:
        found = re.match(r"[^\W\d_]+", self.after)
        return bool(
            found and found[0] in self.rules.starters and self.after[found.end() :][:1] != "."
        )
