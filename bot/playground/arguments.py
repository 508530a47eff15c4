"""The arguments of a Web API call, whether they came as JSON or as a form."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs

from bot.playground.refusals import MethodRefused


class Arguments:
    """Named values; in a form, lists and objects are JSON inside a string."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = {name: value for name, value in values.items() if value is not None}

    def text(self, name: str) -> str | None:
        value = self.values.get(name)
        return None if value is None else str(value)

    def needed(self, name: str, error: str = "invalid_arguments") -> str:
        """A text that has to be there. Raises `error` when it is missing or empty."""
        value = self.text(name)
        if not value:
            messages = [f"missing required field: {name}"] if error == "invalid_arguments" else []
            raise MethodRefused(error, messages)
        return value

    def flag(self, name: str, otherwise: bool = False) -> bool:
        value = self.values.get(name, otherwise)
        return value if isinstance(value, bool) else str(value).lower() in ("1", "true")

    def whole(self, name: str, otherwise: int) -> int:
        try:
            return int(self.values.get(name, otherwise))
        except (TypeError, ValueError):
            raise MethodRefused("invalid_arguments", [f"must be an integer: {name}"]) from None

    def value(self, name: str, error: str = "invalid_arguments") -> Any:
        """A list or object, or None. Raises `error` on text that is not JSON."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise MethodRefused(error) from None


def read_arguments(query: str, body: bytes, content_type: str) -> Arguments:
    """Slack takes a form or JSON, and query parameters besides. Raises invalid_json or invalid_form_data."""
    values: dict[str, Any] = {name: all_of[0] for name, all_of in parse_qs(query).items()}
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json" and body:
        try:
            given = json.loads(body)
        except ValueError:
            raise MethodRefused("invalid_json") from None
        if not isinstance(given, dict):
            raise MethodRefused("json_not_object")
        values |= given
    elif body:
        try:
            form = parse_qs(body.decode("utf-8"), keep_blank_values=True, strict_parsing=True)
        except ValueError:
            raise MethodRefused("invalid_form_data") from None
        values |= {name: all_of[0] for name, all_of in form.items()}
    return Arguments(values)
