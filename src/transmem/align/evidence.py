"""What a segment and its translation have in common, whatever the languages are.

Values first: figures, months, symbols, addresses and marks, as `fidelity` reads them, by value.
Then what costs nothing to see: signs that every language writes, words that begin alike in Latin
letters (cognates: Simard, Foster, Isabelle 1992), and where blocks begin. Each is a *cue*: a key
that both sides may have, and the kind of evidence that it is, which says how much it proves.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from transmem import languages
from transmem.fidelity import Address, Code, Mark, Month, Number, Symbol, Value, extract
from transmem.model import Block, BlockKind, Document


class Kind(Enum):
    """Kinds of evidence."""

    VALUE = auto()  # what must be kept: figures, symbols, addresses, marks
    WORD = auto()  # a number or a month that stands there in letters alone
    SIGN = auto()  # a question mark, a quotation
    COGNATE = auto()
    TERM = auto()  # two words that the document itself has shown to go together
    PLACE = auto()  # the beginning of a block, a footnote's number


Key = tuple[str, object]
Cues = Mapping[Key, Kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A segment as alignment sees it.

    Attributes:
        own: Its characters without white space, those apart that are quoted.
        quoted: In a script other than Latin, its Latin letters, figures and signs: they take as
            much room in a translation.
        cues: What it may share with its translation.
        words: Its words, in small letters.
        block: The number of its block in the document.
        pairs: The numbers of the pairs that are known beforehand and have its text.
    """

    text: str
    own: int
    quoted: int
    cues: Cues
    words: frozenset[str]
    block: int
    pairs: frozenset[int] = frozenset()


# Signs of one meaning; each language has its own shapes of them.
_SIGNS = {
    sign: name[0] for name in ("?؟？", "!！", ":：", ";؛；", "(（", '"“”„«「《') for sign in name
}
_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(r"[\u3400-\u9fff\u3040-\u30ff]")
_COGNATE = 4  # letters
_LATIN = "\u024f"  # the last letter of the Latin blocks, Latin Extended-B


def items(document: Document, *, other: Document) -> tuple[Item, ...]:
    """Gives the segments of a document, in its order, with their cues.

    Args:
        document: The source, or its translation.
        other: The other one: months may be quoted in its language, and where blocks begin says
            something only if it has blocks.

    Raises:
        LanguageError: A tag is not one.
    """
    return tuple(
        _item(block, number, place, document.language, other)
        for number, block in enumerate(document.blocks)
        for place in range(len(block.segments))
    )


def _item(block: Block, number: int, place: int, language: str, other: Document) -> Item:
    text = block.segments[place].text
    words = frozenset(_words(text))
    cues: dict[Key, Kind] = dict(_places(block, place)) if len(other.blocks) > 1 else {}
    cues |= {("cognate", start): Kind.COGNATE for start in _cognates(words)}
    cues |= {("sign", sign): Kind.SIGN for sign in _signs(text)}
    for value in extract(text, language=language, context=other.language, figures=True):
        cues |= _cue(value)
    own, quoted = _length(text, language)
    return Item(text=text, own=own, quoted=quoted, cues=cues, words=words, block=number)


def _length(text: str, language: str) -> tuple[int, int]:
    """Counts characters, those apart that do not make a text longer or shorter.

    How much longer a text becomes depends on the script, but names in Latin letters, figures and
    signs stay as they are: a footnote in Chinese may be as long as in English, while the body is
    a third of it.
    """
    signs = "".join(text.split())
    if languages.script(language) == "Latn":
        return len(signs), 0
    quoted = sum(sign <= _LATIN or unicodedata.category(sign)[0] in "NPS" for sign in signs)
    return len(signs) - quoted, quoted


def _cue(value: Value) -> dict[Key, Kind]:
    match value:
        case Number(doubtful=True):
            return {}
        case Number():
            kind = Kind.WORD if value.words else Kind.VALUE
            return {("number", value.value): kind}
        case Month():
            kind = Kind.WORD if value.bare else Kind.VALUE
            return {("month", month): kind for month in value.months}
        case Symbol():
            return {("symbol", value.skeleton): Kind.VALUE}
        case Code():
            return {("symbol", value.skeleton.replace("-", "")): Kind.VALUE}
        case Address():
            return {("address", value.key): Kind.VALUE}
        case Mark():
            return {("mark", value.label): Kind.VALUE}


def _places(block: Block, place: int) -> Iterator[tuple[Key, Kind]]:
    if block.kind is BlockKind.FOOTNOTE:
        yield ("footnote", ""), Kind.PLACE
        if place == 0:
            yield ("note", block.number), Kind.PLACE
    elif place == 0:
        yield ("block", ""), Kind.PLACE


def _signs(text: str) -> set[str]:
    """Finds signs that stand anywhere, and that which ends the text."""
    found = {_SIGNS[sign] for sign in text if sign in _SIGNS}
    last = text.rstrip()[-1:]
    return found | ({f"{_SIGNS[last]} at the end"} if last in _SIGNS else set())


def _words(text: str) -> Iterator[str]:
    """Finds words; where no spaces part them, every two characters stand for one."""
    for found in _WORD.findall(text.casefold()):
        if _UNSPACED.search(found):
            yield from (found[at : at + 2] for at in range(len(found) - 1))
        else:
            yield found


def _cognates(words: frozenset[str]) -> Iterator[str]:
    for word in words:
        plain = unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode()
        if len(plain) >= _COGNATE and len(plain) * 2 > len(word):
            yield plain[:_COGNATE]


def with_known(
    sources: Sequence[Item], targets: Sequence[Item], pairs: Sequence[tuple[str, str]]
) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Gives the segments with the numbers of the known pairs that have their texts."""
    return (
        _with_pairs(sources, [source for source, _ in pairs]),
        _with_pairs(targets, [target for _, target in pairs]),
    )


def _with_pairs(items: Sequence[Item], texts: Sequence[str]) -> tuple[Item, ...]:
    numbers: dict[str, set[int]] = {}
    for number, text in enumerate(texts):
        numbers.setdefault(_plain(text), set()).add(number)
    return tuple(
        replace(item, pairs=frozenset(numbers.get(_plain(item.text), ()))) for item in items
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
