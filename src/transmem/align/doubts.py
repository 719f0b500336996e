"""What speaks against two texts being a document and its translation at all."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from transmem import languages, vocabulary
from transmem.model import Alignment, Document

# Beyond a thousand to one it is no doubt; as a natural logarithm.
_REFUSED = -7
# How Unicode's names of letters begin, by script (ISO 15924), where one tells it.
_LETTERS = {
    "Arab": ("ARABIC",),
    "Armn": ("ARMENIAN",),
    "Beng": ("BENGALI",),
    "Cyrl": ("CYRILLIC",),
    "Deva": ("DEVANAGARI",),
    "Geor": ("GEORGIAN",),
    "Grek": ("GREEK",),
    "Hans": ("CJK",),
    "Hant": ("CJK",),
    "Hebr": ("HEBREW",),
    "Jpan": ("CJK", "HIRAGANA", "KATAKANA"),
    "Kore": ("CJK", "HANGUL"),
    "Latn": ("LATIN",),
    "Thai": ("THAI",),
}
_HARDLY = 0.1  # of the letters
_ENOUGH = 30  # words, or letters, that say something
# A third and more of the words of an official text are among the commonest of its language, and
# some may be among those of a related one: the tests hold this to the letter's editions.
_OWN = 0.33
_CLEARLY = 1.25  # times as many as in its own


def of_language(document: Document, *, other: str) -> str:
    """Says why a text cannot be in the language that it is said to be in; empty if it can.

    Args:
        document: The text.
        other: The language of the other side; the two may have been exchanged.
    """
    # Footnotes cite in any language.
    body = replace(document, blocks=tuple(b for b in document.blocks if b.number is None))
    text = " ".join(_texts(body))
    return _of_script(text, document.language) or _of_words(text, document.language, other)


def _texts(document: Document) -> Sequence[str]:
    return [segment.text for block in document.blocks for segment in block.segments]


def _of_script(text: str, language: str) -> str:
    begins = _LETTERS.get(languages.script(language))
    letters = [sign for sign in text if sign.isalpha()]
    if not begins or len(letters) < _ENOUGH:
        return ""
    own = sum(unicodedata.name(sign, "").startswith(begins) for sign in letters) / len(letters)
    if own >= _HARDLY:
        return ""
    return f"hardly any of its letters ({own:.0%}) are those of {_name(language)}"


def _of_words(text: str, language: str, other: str) -> str:
    """Compares a text with the commonest words of languages, of its own first."""
    own = vocabulary.share_of_common(text, language)
    if vocabulary.count(text) < _ENOUGH or (own is not None and own >= _OWN):
        return ""
    # Where nothing is known of its own language, it may still be that of the other side.
    candidates = {languages.base(other)} if own is None else vocabulary.COUNTED
    script = languages.script(language)
    shares = {
        tag: vocabulary.share_of_common(text, tag) or 0.0
        for tag in sorted(candidates - {languages.base(language)})
        if languages.script(tag) == script
    }
    best = max(shares, key=lambda tag: shares[tag], default="")
    if not best or shares[best] < max(_OWN, _CLEARLY * (own or 0.0)):
        return ""
    return f"its words are those of {_name(best)}, not of {_name(language)}"


def _name(language: str) -> str:
    return f"{languages.english_name(language)} ({language})"


def of_pair(source: Document, target: Document, alignment: Alignment) -> str:
    """Says why two texts cannot be a document and its translation; empty if they can."""
    if _texts(source) == _texts(target):
        return f"has the same text as {source.path}"
    linked = any(link.sources and link.targets for link in alignment.links)
    if linked and alignment.evidence >= _REFUSED:
        return ""
    return (
        f"does not look like a translation of {source.path}: "
        "its figures, lengths and paragraphs speak against it"
    )
