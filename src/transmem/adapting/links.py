"""Whether two numbers that stand together do so in the same way on both sides.

“25–26 February” is «les 25 et 26 février», for it is two days; but “25–28 February” is four.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from transmem.adapting.differences import Text, alike
from transmem.adapting.uncertainty import UncertainError
from transmem.fidelity import Month, Number

_LIST = re.compile(
    r"[,،、/+&]"
    r"|[,، ]*\b(?:and|or|et|ou|y|o|u|e|и|или|und|oder|sowie|ve|veya|və|və ya|و|أو|یا|और|या)"
    r"|和|或|及|以及|与|與|や|と|または",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"[-‐‑–—−~～〜]|\.\.+|…|(?:up )?to|through|until|till|à|jusqu['’]à|aux?|al?|hasta|bis(?: zum?)?"
    r"|до|по|на|إلى|الى|حتى|تا|से|至|到|から",
    re.IGNORECASE,
)
# Before a range whose ends “and” joins; a month may stand between.
_BETWEEN = re.compile(r"\b(?:between|entre|между|zwischen|بين|बीच)\s[^,;.]{0,30}$", re.IGNORECASE)


def demand_same_links(changed: Sequence[Number], source: Text, target: Text) -> None:
    """Demands that what changed is no end of a range that the translation says as a list.

    Args:
        changed: Numbers of the source that became others.
        source: The source as it was.
        target: Its translation.

    Raises:
        UncertainError: It is, or the other way round.
    """
    for first, second, link in _linked(source):
        if first not in changed and second not in changed:
            continue
        for one, other, theirs in _linked(target):
            if any(alike([one], first)) and any(alike([other], second)) and link != theirs:
                raise UncertainError(
                    f"“{first.span.text}” and “{second.span.text}” are a range on one side only"
                )


def _linked(text: Text) -> Iterator[tuple[Number, Number, bool]]:
    """Gives the numbers that stand together, and whether as a range; months may stand between."""
    items = [item for item in text.items if not isinstance(item, Month)]
    months = [item.span for item in text.items if isinstance(item, Month)]
    for first, second in pairwise(items):
        if not isinstance(first, Number) or not isinstance(second, Number):
            continue
        start, end = first.span.end, second.span.start
        between = "".join(
            sign
            for place, sign in enumerate(text.text[start:end], start)
            if not any(span.start <= place < span.end for span in months)
        ).strip(" \u00a0\u202f.日号號年")
        if _RANGE.fullmatch(between):
            yield first, second, True
        elif _LIST.fullmatch(between):
            yield first, second, bool(_BETWEEN.search(text.text[: first.span.start]))
