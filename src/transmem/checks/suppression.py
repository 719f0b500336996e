"""Suppressions: the comments by which a translator lets findings stand.

    # transmem: ignore numbers -- the Arabic dual says two
    # transmem: ignore number-lost, urls @1f3a9c02 -- the page has moved

The first is as a translator writes it, the second as the program leaves it: bound to the text of
the entry by a digest. [suppressing.md](../suppressing.md) tells how to write them. These rules see
to it that a comment hides what somebody has judged, and nothing else; no comment hides them.

>>> from transmem.checks import check_catalog
>>> from transmem.model import Catalog, Unit
>>> def rules(note, target="تكلم عضوان."):
...     unit = Unit(msgid="2 members spoke.", msgstr=target, notes=(note,))
...     catalog = Catalog(path="ar.po", language="ar", units=(unit,))
...     return [one.rule for one in check_catalog(catalog, source_language="en").findings]
>>> rules("Looked up in the record.")
['number-unsaid']

## suppression-unbound

A comment hides findings, and would hide them also if the text were changed. `transmem check
--bind` writes a digest of the text into it, as `sync` and `build` do.

>>> rules("transmem: ignore numbers -- the Arabic dual says two")
['suppression-unbound']
>>> rules("transmem: ignore numbers @0108157c -- the Arabic dual says two")
[]

## suppression-outdated

The digest is that of another text: the source or the translation was edited after somebody had
judged it. What was hidden comes back. Look again, then delete the digest or the comment.

>>> rules("transmem: ignore numbers @0108157c -- the Arabic dual says two", "تكلم عضوان اليوم.")
['number-unsaid', 'suppression-outdated']
>>> rules("transmem: ignore numbers @0108157c -- the Arabic dual says two")
[]

## suppression-stale

A comment hides nothing any more, since the text is right or a rule was turned off. Delete it, or
the name in it that hides nothing.

>>> rules("transmem: ignore numbers -- the Arabic dual says two", "تكلم 2 من الأعضاء.")
['suppression-stale']
>>> rules("transmem: ignore numbers @0108157c -- the Arabic dual says two")
[]

## suppression-malformed

A comment gives no reason, or names what is no check and no rule. Until it is mended, it hides
nothing.

>>> rules("transmem: ignore numbers")
['number-unsaid', 'suppression-malformed']
>>> rules("transmem: ignore figures -- the Arabic dual says two")
['number-unsaid', 'suppression-malformed']
>>> rules("transmem: ignore numbers @0108157c -- the Arabic dual says two")
[]
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transmem import fingerprints
from transmem.checks.pair import finding
from transmem.model import Finding, Rule, Severity, Unit

NAME = "suppressions"
UNBOUND = Rule(
    check=NAME,
    name="suppression-unbound",
    severity=Severity.INFO,
    title="a comment hides findings, and is not bound to the text that it was written for",
)
OUTDATED = Rule(
    check=NAME,
    name="suppression-outdated",
    severity=Severity.WARNING,
    title="a comment was written for another text, and hides nothing until it is looked at again",
)
STALE = Rule(
    check=NAME,
    name="suppression-stale",
    severity=Severity.WARNING,
    title="a comment hides nothing any more",
)
MALFORMED = Rule(
    check=NAME,
    name="suppression-malformed",
    severity=Severity.WARNING,
    title="a comment cannot be understood, and hides nothing",
)
RULES = (UNBOUND, OUTDATED, STALE, MALFORMED)

_EXAMPLE = "transmem: ignore numbers -- the reason"
_COMMENT = re.compile(r"\s*transmem\s*:(?P<order>.*)", re.IGNORECASE | re.DOTALL)
# Editors turn two hyphens into a dash.
_REASON = re.compile(r"\s(?:--|[–—])(?=\s|$)")
_BETWEEN = re.compile(r"[\s,،、，]+")
_DIGEST = re.compile(r"@[0-9a-f]{8}")
_DIGEST_BYTES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """A comment that can be understood, whether or not there is what it names.

    Attributes:
        names: Checks and rules, as they were written but for capitals.
        digest: Of the text that it was written for; empty if nobody has bound it yet.
    """

    names: tuple[str, ...]
    reason: str
    digest: str = ""

    def covers(self, found: Finding) -> bool:
        """Whether it names the rule of a finding, or its check."""
        return found.rule in self.names or found.check in self.names

    def __str__(self) -> str:
        return f"ignore {', '.join(self.names)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A comment that wants to suppress something and does not say it well.

    Attributes:
        why: What is wrong with it, and how to mend it.
    """

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """What is left to say of an entry.

    Attributes:
        findings: Those that nothing hides, then those about the suppressions themselves.
        hidden: How many are hidden.
    """

    findings: tuple[Finding, ...]
    hidden: int = 0


def read(note: str) -> Suppression | Mistake | None:
    """Reads a translator's comment; None if it is one for people only.

    >>> read("transmem: ignore number-lost, urls @1f3a9c02 -- the page has moved")
    Suppression(names=('number-lost', 'urls'), reason='the page has moved', digest='1f3a9c02')
    >>> read("transmem: ignore urls")
    Mistake(why='it gives no reason; write: transmem: ignore urls -- the reason')
    >>> read("Looked up in the record.")
    """
    comment = _COMMENT.fullmatch(note)
    if not comment:
        return None
    order, reason = _parted(comment["order"])
    verb, *words = [word for word in _BETWEEN.split(order.casefold()) if word] or [""]
    if verb != "ignore":
        return Mistake(why=f"it says “{verb}” where “ignore” should be; write: {_EXAMPLE}")
    names = tuple(dict.fromkeys(word for word in words if not word.startswith("@")))
    digests = [word for word in words if word.startswith("@")]
    if not names:
        return Mistake(why=f"it does not say what to ignore; write: {_EXAMPLE}")
    if len(digests) > 1 or not all(map(_DIGEST.fullmatch, digests)):
        return Mistake(why=f"“{' '.join(digests)}” was not written by transmem; delete it")
    if not reason:
        written = ", ".join(names)
        return Mistake(why=f"it gives no reason; write: transmem: ignore {written} -- the reason")
    return Suppression(names=names, reason=reason, digest="".join(digests).removeprefix("@"))


def bind(unit: Unit) -> Unit:
    """Binds the suppressions of an entry to its text, those that are not bound yet."""
    if not unit.notes or unit.obsolete or not unit.has_translation:
        return unit
    notes = tuple(_bound(note, unit) for note in unit.notes)
    return unit if notes == unit.notes else replace(unit, notes=notes)


def suppress(
    unit: Unit, found: Sequence[Finding], *, off: Sequence[Finding] = (), rules: Sequence[Rule]
) -> Suppressed:
    """Takes away what the comments of an entry hide, and says what is wrong with them.

    Args:
        unit: The entry.
        found: What the checks found in it.
        off: What they found and nobody wants to hear of; to hide that is not in vain.
        rules: All that the checks can find, which is what a comment may name.
    """
    comments = [read(note) for note in unit.notes]
    mistakes = [comment for comment in comments if isinstance(comment, Mistake)]
    understood: list[Suppression] = []
    for comment in comments:
        if isinstance(comment, Suppression):
            why = _unknown(comment.names, rules)
            mistakes += [Mistake(why=why)] if why else []
            understood += [] if why else [comment]
    present = _digest(unit)
    valid = [one for one in understood if one.digest in {"", present}]
    left = [one for one in found if not any(other.covers(one) for other in valid)]
    said = [
        finding(MALFORMED, f"this comment hides nothing: {mistake.why}") for mistake in mistakes
    ]
    for one in understood:
        said += _remarks(one, found, off, left, valid=one in valid)
    return Suppressed(findings=(*left, *said), hidden=len(found) - len(left))


def _remarks(
    one: Suppression,
    found: Sequence[Finding],
    off: Sequence[Finding],
    left: Sequence[Finding],
    *,
    valid: bool,
) -> Iterator[Finding]:
    # An outdated comment that another one makes superfluous hides nothing either.
    about = {
        name for each in [*(found if valid else left), *off] for name in (each.rule, each.check)
    }
    idle = [name for name in one.names if name not in about]
    if len(idle) == len(one.names):
        yield finding(STALE, f"“{one}” hides nothing any more; delete the comment")
    elif not valid:
        yield finding(
            OUTDATED,
            f"the text has changed since “{one}” was written, so it hides nothing; look again, "
            f"then delete “@{one.digest}” from it, or the comment",
        )
    else:
        if idle:
            names = ", ".join(idle)
            yield finding(STALE, f"“{one}” hides nothing by “{names}” any more; delete that")
        if not one.digest:
            yield finding(UNBOUND, f"“{one}” is not bound to this text; run transmem check --bind")


def _parted(order: str) -> tuple[str, str]:
    """Parts what shall be done from the reason."""
    dash = _REASON.search(order)
    return (order[: dash.start()], order[dash.end() :].strip()) if dash else (order, "")


def _bound(note: str, unit: Unit) -> str:
    suppression = read(note)
    if not isinstance(suppression, Suppression) or suppression.digest:
        return note
    dash = _REASON.search(note)
    place = dash.start() if dash else len(note)
    return f"{note[:place].rstrip()} @{_digest(unit)}{note[place:]}"


def _digest(unit: Unit) -> str:
    """Names the text of an entry; the plural forms of one are no row with those of another."""
    parts = (unit.msgctxt, unit.msgid, unit.plural, unit.msgstr, *unit.plurals)
    return fingerprints.digest(parts, size=_DIGEST_BYTES)


def _unknown(names: Sequence[str], rules: Sequence[Rule]) -> str:
    """Says which of the names is none of a check or a rule; nothing if all are."""
    known = {name for rule in rules for name in (rule.check, rule.name)}
    own = {NAME, *(rule.name for rule in RULES)}
    for name in names:
        if name in own:
            return f"“{name}” cannot be ignored; mend the comment that it is about"
        if name not in known - own:
            near = difflib.get_close_matches(name, sorted(known - own), n=1)
            checks = dict.fromkeys(rule.check for rule in rules if rule.check not in own)
            mend = f"did you mean “{near[0]}”?" if near else f"the checks are {', '.join(checks)}"
            return f"“{name}” is no check and no rule; {mend}"
    return ""
