"""What all JSON reports share: the version of the contract, and how JSON is written."""

from __future__ import annotations

import json
from collections.abc import Mapping

VERSION = 1


def dump(value: Mapping[str, object]) -> str:
    r"""Writes a report, with every script readable as itself.

    >>> print(dump({"name": "français"}))
    {
      "version": 1,
      "name": "français"
    }
    """
    return json.dumps({"version": VERSION, **value}, ensure_ascii=False, indent=2)
