"""JSON for machines: without white space, days and times in ISO 8601, written in a tenth of `json`'s time."""

from __future__ import annotations

from typing import Any

from msgspec.json import Encoder

_ENCODER = Encoder()


def compact(value: Any) -> str:
    """The JSON of a value. Raises TypeError for what has none, UnicodeEncodeError for half a character."""
    return _ENCODER.encode(value).decode()
