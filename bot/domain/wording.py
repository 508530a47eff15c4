"""How several things are named in a sentence: one way for refusals, questions and answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal


def listed(texts: Iterable[str], link: Literal["and", "or"] = "and") -> str:
    """ "a, b and c"; nothing of none."""
    *first, last = list(texts) or [""]
    return f"{', '.join(first)} {link} {last}" if first else last
