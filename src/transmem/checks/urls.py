"""Addresses: a URL or an e-mail address is the same on both sides.

They are compared after percent-decoding; `http` and `https` are one, so are capitals and small
letters in the host, and the part that names a page's language (`/en/`, `/fr/`, `lang=en`) may be
another one, but not be missing.

>>> from transmem.checks import check
>>> def rules(source, target, language):
...     found = check(source, target, source_language="en", target_language=language)
...     return [one.rule for one in found]

## url-changed

An address became another one, if only by a letter, a slash at its end, or a space that cuts it.
Nobody sees that a link is dead before clicking it.

>>> rules("See www.example.org/en/7%20a.", "Véase www.example.org/es/7 a.", "es")
['url-changed']
>>> rules("See www.example.org/en/7%20a.", "Véase www.example.org/es/7%20a.", "es")
[]
>>> rules("See www.example.org/a.", "请看 www.example.org/b。", "zh")
['url-changed']
>>> rules("See http://example.org/a.", "См. https://example.org/a.", "ru")
[]
>>> rules("Write to info@example.org.", "Schreiben Sie an info@example.com.", "de")
['url-changed']
>>> rules("See www.example.org/a?x=1.", "www.example.org/a?x=2 adresine bakın.", "tr")
['url-changed']

## url-lost

An address is not in the translation, and nothing like it is.

>>> rules("Write to info@example.org.", "Schreiben Sie uns.", "de")
['url-lost']
>>> rules("Write to info@example.org.", "Schreiben Sie an info@example.org.", "de")
[]
>>> rules("See www.example.org/a.", "सार्वजनिक पृष्ठ देखें।", "hi")
['url-lost']

## url-added

The translation has an address that the source has not: of a page in its own language, say.

>>> rules("See the page.", "راجع www.example.org/a", "ar")
['url-added']
>>> rules("See the page www.example.org/a.", "راجع www.example.org/a", "ar")
[]
>>> rules("See the page.", "Voir www.example.org/fr/a.", "fr")
['url-added']
"""

from __future__ import annotations

from collections.abc import Iterator

from transmem.checks.matching import changed, match
from transmem.checks.pair import Pair, finding
from transmem.model import Finding, Rule, Severity

NAME = "urls"
CHANGED = Rule(
    check=NAME, name="url-changed", severity=Severity.ERROR, title="an address became another one"
)
LOST = Rule(
    check=NAME,
    name="url-lost",
    severity=Severity.ERROR,
    title="an address is not in the translation",
)
ADDED = Rule(
    check=NAME, name="url-added", severity=Severity.ERROR, title="an address is not in the source"
)
RULES = (CHANGED, LOST, ADDED)


def find(pair: Pair) -> Iterator[Finding]:
    """Compares the addresses of a pair."""
    _, lost, added = match(
        pair.source_values.addresses,
        pair.target_values.addresses,
        lambda address: (address.key,),
        lambda address: (address.key,),
    )
    became, lost, added = changed(lost, added, at_least=0.3)
    for source, target in became:
        yield finding(
            CHANGED,
            f"{source.span.text} became {target.span.text}",
            source=source.span,
            target=target.span,
            suggestion=source.span.text,
        )
    for source in lost:
        yield finding(LOST, f"{source.span.text} is lost", source=source.span)
    for target in added:
        message = f"{target.span.text} is not in the source"
        yield finding(ADDED, message, target=target.span)
