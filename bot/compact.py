"""JSON for machines: without white space, written by pydantic's Rust in less than half of `json`'s time."""

from __future__ import annotations

from typing import Any

from pydantic_core import to_json


def compact(value: Any) -> str:
    """The JSON of a value, days and times in ISO 8601. Raises ValueError for what it cannot write."""
    return to_json(value).decode()
