"""What comes from Slack, requests and answers alike, made fit to be kept before anybody reaches into it.

JSON can say what no database takes: NUL, and half a character (a lone surrogate). In one name or one reason
it would have the whole transaction refused, whoever else's work is in that.
"""

from __future__ import annotations

import re
from typing import Any

_UNFIT = re.compile("[\0\ud800-\udfff]")
_LONGEST_ID = 255
"""Characters: Slack's are far shorter, and three of them have to fit into a key of PostgreSQL's."""


def is_id(value: Any, longest: int = _LONGEST_ID) -> bool:
    """Whether it can be one of Slack's ids, time stamps or addresses: visible ASCII, and not long."""
    return isinstance(value, str) and value.isascii() and value.isprintable() and len(value) <= longest


def fit(part: Any) -> Any:
    """A part of some JSON with texts that can be kept: without NUL, half a character as U+FFFD.

    Raises RecursionError for what could just be read.
    """
    if isinstance(part, str):
        return _UNFIT.sub(_instead, part)
    if isinstance(part, dict):
        return {fit(name): fit(value) for name, value in part.items()}
    if isinstance(part, list):
        return [fit(each) for each in part]
    return part


def _instead(unfit: re.Match[str]) -> str:
    return "" if unfit[0] == "\0" else "\ufffd"
