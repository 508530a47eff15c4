"""JSON for machines: without white space, written by orjson in a tenth of `json`'s time."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import orjson

_HOW = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_UTC_Z


def compact(value: Any) -> str:
    """The JSON of a value, days and times in ISO 8601, a dataclass without the fields that are None.

    Raises TypeError for what it cannot write.
    """
    return orjson.dumps(value, _as_json, _HOW).decode()


def _as_json(value: Any) -> Any:
    """What orjson leaves to us."""
    if isinstance(value, Decimal):
        return str(value)
    names = getattr(value, "__slots__", None)
    if names is None:
        raise TypeError(f"{type(value).__name__} has no JSON")
    return {name: held for name in names if (held := getattr(value, name)) is not None}
