"""Whether a reference can be one of these segments at all: a score is a number of anything.

Nobody sees from a score that the lines of the reference are those of another text, or that it is
in another language: a low score may have better reasons.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from transmem import languages
from transmem.score.pairs import Pair

if TYPE_CHECKING:
    from sacrebleu import CHRF

# `benchmarks/references.py` measures both limits: on a machine's translation of 10 segments and
# more, no reference that is one was doubted, and all in another order.
_NEARER = 0.9
_FEWEST = 5
_SAMPLE = 500
_COMMONEST = 30
_SHARED = 0.4
_FEWEST_LETTERS = 1000
_WORD = re.compile(r"[^\W\d_]+")


def doubts_of_references(
    pairs: Sequence[Pair], names: Sequence[str], chrf: CHRF, *, language: str
) -> Iterator[str]:
    """Gives what speaks against each of the references.

    Args:
        pairs: The translations with their references.
        names: What each reference is called.
        chrf: How near two texts are.
        language: That of the translations.
    """
    for number, name in enumerate(names):
        texts = [
            (pair.hypothesis, reference)
            for pair in pairs
            if pair.hypothesis and (reference := pair.references[number])
        ]
        if len(texts) < _FEWEST:
            continue
        place = f"{name}: " if name else ""
        for said in (_of_another_text(texts, chrf), _in_another_language(texts, language)):
            if said:
                yield place + said


def doubts_of_baseline(pairs: Sequence[Pair], before: Sequence[str], *, name: str) -> Iterator[str]:
    """Gives what speaks against comparing translations with earlier or other ones.

    Args:
        pairs: The translations with their references.
        before: The other of each; empty if there is none.
        name: What the others are called.
    """
    columns = zip(*(pair.references for pair in pairs), strict=True)
    if any(list(column) == list(before) for column in columns):
        yield f"{name}: is the same as the reference, and nothing can be better"
    missing = sum(
        1 for pair, other in zip(pairs, before, strict=True) if pair.hypothesis and not other
    )
    if missing:
        yield (
            f"{name}: untranslated there, and counted as empty: {missing} of {len(pairs)} "
            "segments; a difference may be due to that"
        )


def _of_another_text(texts: Sequence[tuple[str, str]], chrf: CHRF) -> str:
    sample = texts[:: max(1, len(texts) // _SAMPLE)]
    nearer = sum(
        chrf.sentence_score(translation, [own]).score
        >= chrf.sentence_score(translation, [next_]).score
        for (translation, own), (_, next_) in zip(sample, [*sample[1:], sample[0]], strict=True)
    )
    if nearer >= _NEARER * len(sample):
        return ""
    return (
        f"only {nearer} of {len(sample)} translations are nearer to their own reference than to "
        "the next one; is it of the same document, in the same order?"
    )


def _in_another_language(texts: Sequence[tuple[str, str]], language: str) -> str:
    ours, theirs = (_words(column, language) for column in zip(*texts, strict=True))
    # Of their letters fewer are enough: a text in Chinese has not as many.
    if _letters(ours) < _FEWEST_LETTERS or 3 * _letters(theirs) < _FEWEST_LETTERS:
        return ""
    if min(_shared(ours, theirs), _shared(theirs, ours)) >= _SHARED:
        return ""
    name = languages.english_name(language)
    return f"it hardly has the commonest words of the translations; are both in {name}?"


def _words(texts: Sequence[str], language: str) -> Counter[str]:
    found = (word for text in texts for word in _WORD.findall(text.casefold()))
    if languages.spaced(language):
        return Counter(found)
    return Counter(sign for word in found for sign in word)


def _shared(known: Counter[str], other: Counter[str]) -> float:
    """How much of a text the commonest words of one are, for what they are of the one."""
    common = [word for word, _ in known.most_common(_COMMONEST)]
    here, there = (
        sum(counted[word] for word in common) / counted.total() for counted in (known, other)
    )
    return there / here


def _letters(counted: Counter[str]) -> int:
    return sum(len(word) * times for word, times in counted.items())
