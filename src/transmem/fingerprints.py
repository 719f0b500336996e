"""Short names of texts and findings, which stay the same when lines and files move."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from transmem.model import Finding

_BYTES = 16


def digest(parts: Iterable[str | None], *, size: int = _BYTES) -> str:
    """Names a row of texts by so many bytes, in hexadecimal digits.

    No two rows run into one another, and what is not there is not what is empty.

    >>> digest(["ab", "c"], size=4) == digest(["a", "bc"], size=4)
    False
    """
    # JSON in ASCII tells rows apart, and can write halves of surrogate pairs too.
    written = json.dumps(list(parts)).encode("ascii")
    return hashlib.blake2b(written, digest_size=size).hexdigest()


def fingerprint(finding: Finding) -> str:
    """Names a finding by all that it is about, and not by where it stands or how bad it is.

    Whoever edits the source, the translation or the context makes another finding of it;
    who moves the entry, or gives the rule another severity, does not.
    """
    return digest(
        (
            finding.language,
            finding.check,
            finding.rule,
            finding.msgctxt,
            finding.msgid,
            finding.msgstr,
            finding.source.text if finding.source else None,
            finding.target.text if finding.target else None,
        )
    )
