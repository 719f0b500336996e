"""The findings that a project knows of already: recorded once, and hidden until they change."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from transmem.errors import BaselineError
from transmem.fingerprints import fingerprint
from transmem.model import Checked, Finding

VERSION = 1
_FINGERPRINT = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Findings that nothing tells apart, and how many there are.

    Attributes:
        fingerprint: The one name of them all; the rest is for people to read.
        file: Where the first of them was found.
        msgid: The source text.
    """

    language: str
    check: str
    rule: str
    file: str
    msgctxt: str | None
    msgid: str
    message: str
    count: int
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """All that is known; no two of them have one fingerprint."""

    known: tuple[Known, ...] = ()


def record(findings: Iterable[Finding]) -> Baseline:
    """Makes a baseline of findings; their order does not matter."""
    first: dict[str, Known] = {}
    for found in sorted(findings, key=lambda found: (found.file, found.message)):
        name = fingerprint(found)
        if name in first:
            first[name] = replace(first[name], count=first[name].count + 1)
        else:
            first[name] = Known(
                language=found.language,
                check=found.check,
                rule=found.rule,
                file=found.file,
                msgctxt=found.msgctxt,
                msgid=found.msgid,
                message=found.message,
                count=1,
                fingerprint=name,
            )
    return Baseline(known=tuple(sorted(first.values(), key=_order)))


def render(baseline: Baseline) -> str:
    """Writes a baseline as JSON, sorted, so that it changes little from one time to the next."""
    findings = [asdict(known) for known in baseline.known]
    text = json.dumps({"version": VERSION, "findings": findings}, ensure_ascii=False, indent=2)
    # Half of a surrogate pair, which a broken file can hold, has no form in UTF-8.
    return re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", text) + "\n"


def parse(text: str, *, path: str) -> Baseline:
    """Reads what `render` wrote.

    Raises:
        BaselineError: It is no baseline.
    """
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise _error(f"is not JSON: {error.msg}", path, error.lineno) from error
    except (RecursionError, ValueError) as error:
        raise _error(
            "holds what no baseline does: too deep a nest, or too long a number", path
        ) from error
    if not isinstance(value, dict) or not isinstance(value.get("findings"), list):
        raise _error("has no list of “findings”", path)
    if value.get("version") != VERSION:
        raise _error(f"is of version {value.get('version')!r}, not {VERSION}", path)
    known = [_known(one, number, path) for number, one in enumerate(value["findings"], 1)]
    if len({one.fingerprint for one in known}) < len(known):
        raise _error("has two findings with one fingerprint", path)
    return Baseline(known=tuple(known))


def hide(baseline: Baseline, parts: Sequence[Checked]) -> tuple[list[Checked], Baseline]:
    """Takes known findings away from what was found.

    Returns:
        What is left, part by part, and what of the baseline was found no more.
    """
    counts = Counter({known.fingerprint: known.count for known in baseline.known})
    left = [_without(part, counts) for part in parts] if counts else list(parts)
    gone = (replace(known, count=counts[known.fingerprint]) for known in baseline.known)
    return left, Baseline(known=tuple(known for known in gone if known.count))


def _without(part: Checked, counts: Counter[str]) -> Checked:
    """Takes away what is known, and from the counts what was taken away."""
    new: list[Finding] = []
    for found in part.findings:
        name = fingerprint(found)
        if counts[name]:
            counts[name] -= 1
        else:
            new.append(found)
    hidden = len(part.findings) - len(new)
    return replace(part, findings=tuple(new), baselined=part.baselined + hidden)


def _known(one: object, number: int, path: str) -> Known:
    given: Mapping[str, object] = one if isinstance(one, dict) else {}
    count, name = given.get("count"), given.get("fingerprint")
    if type(count) is not int or count < 1:
        raise _error(f"finding {number} has no “count” of 1 or more", path)
    if not isinstance(name, str) or not _FINGERPRINT.fullmatch(name):
        raise _error(f"finding {number} has no “fingerprint” of 32 hexadecimal digits", path)
    context = given.get("msgctxt")
    if context is not None and not isinstance(context, str):
        raise _error(f"finding {number} has a “msgctxt” that is neither text nor null", path)
    texts: dict[str, str] = {}
    for field in ("language", "check", "rule", "file", "msgid", "message"):
        text = given.get(field)
        if not isinstance(text, str):
            raise _error(f"finding {number} has no “{field}” that is a text", path)
        texts[field] = text
    return Known(**texts, msgctxt=context, count=count, fingerprint=name)


def _order(known: Known) -> tuple[object, ...]:
    place = (known.language, known.check, known.rule, known.msgctxt or "", known.msgid)
    return (*place, known.msgctxt is not None, known.fingerprint)


def _error(what: str, path: str, line: int | None = None) -> BaselineError:
    mend = "restore it, or record it anew with: transmem check --write-baseline"
    return BaselineError(f"is no baseline: it {what}; {mend} {path}", path=path, line=line)
