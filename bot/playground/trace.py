"""Every exchange between the workspace and the bot, kept so that the page can show it beside the message."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

_SECRET_HEADERS = {"authorization", "x-slack-signature", "cookie"}
_SECRET_FIELDS = {"token", "client_secret"}


@dataclass(slots=True)
class Exchange:
    """A request and its answer. `direction`: to_bot, web_api or response_url; bodies as JSON values where
    they are.
    """

    id: int
    at: str
    direction: str
    title: str
    request_body: Any
    request_headers: dict[str, str] = field(default_factory=dict)
    status: int | None = None
    answer_body: Any = None
    answer_headers: dict[str, str] = field(default_factory=dict)
    took_ms: float = 0.0
    error: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "at": self.at,
            "direction": self.direction,
            "title": self.title,
            "took_ms": round(self.took_ms, 1),
            "request": {"headers": masked_headers(self.request_headers), "body": masked(self.request_body)},
            "answer": {
                "status": self.status,
                "headers": masked_headers(self.answer_headers),
                "body": masked(self.answer_body),
            },
            "error": self.error,
        }


class Exchanges:
    """The last exchanges; a playground that is open for days does not grow with them."""

    def __init__(self, keep: int = 2000) -> None:
        self._keep = keep
        self._kept: dict[int, Exchange] = {}
        self._count = 0

    def begin(self, at: str, direction: str, title: str, body: Any, headers: dict[str, str]) -> Exchange:
        """A request that was just made; its answer is filled in later. Numbers count from 1."""
        self._count += 1
        begun = Exchange(self._count, at, direction, title, body, headers)
        self._kept[begun.id] = begun
        self._kept.pop(begun.id - self._keep, None)
        return begun

    def those(self, numbers: Iterable[int]) -> list[Exchange]:
        """Those of the numbers that are still kept."""
        return [self._kept[each] for each in numbers if each in self._kept]


def masked_headers(headers: dict[str, str]) -> dict[str, str]:
    return {name: "…" if name.lower() in _SECRET_HEADERS else value for name, value in headers.items()}


def masked(body: Any) -> Any:
    """The body with its tokens hidden, at any depth."""
    if isinstance(body, dict):
        return {name: "…" if name in _SECRET_FIELDS else masked(value) for name, value in body.items()}
    if isinstance(body, list):
        return [masked(each) for each in body]
    return body


def readable(body: bytes, content_type: str) -> Any:
    """A request's or answer's body as a JSON value if it is JSON or a form, else as text; None if empty."""
    text = body.decode("utf-8", "replace")
    if not text:
        return None
    if content_type.startswith("application/x-www-form-urlencoded"):
        form = {name: values[0] for name, values in parse_qs(text, keep_blank_values=True).items()}
        return {name: _json_or_text(value) if value[:1] in "{[" else value for name, value in form.items()}
    return _json_or_text(text)


def _json_or_text(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
