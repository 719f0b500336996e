"""Addresses: a URL or e-mail address is the same on both sides.

They are compared after percent-decoding; `http` and `https` are one, and the part that names a
page's language (`/en/`, `/fr/`) may change.

>>> from transmem.checks import check
>>> def rules(source, target, language="es"):
...     found = check(source, target, source_language="en", target_language=language)
...     return [f.rule for f in found]
>>> rules("See www.un.org/en/7%20a.", "Véase www.un.org/es/7 a.")
['url-changed']
>>> rules("See www.un.org/en/7%20a.", "Véase www.un.org/es/7%20a.")
[]
>>> rules("See www.un.org/b.", "Véase el sitio.")
['url-lost']
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
