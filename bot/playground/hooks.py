"""The addresses behind response_url: hooks.slack.com, on this machine."""

from __future__ import annotations

import json
import time
from typing import Any

from bot.playground.desk import Desk
from bot.playground.refusals import MethodRefused
from bot.playground.response_posts import respond

_STATUS = {"invalid_url": 404, "expired_url": 404, "used_url": 404, "no_text": 400}


class Hooks:
    """Takes what the bot posts to a response_url. Safe to call from any thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def take(self, path: str, body: bytes) -> tuple[int, str]:
        """HTTP status and text: "ok", or Slack's word for what was wrong."""
        state = self._desk.state
        started = time.perf_counter()
        with state.changing():
            exchange = state.new_exchange("response_url", "response_url", None, {})
            self._desk.exchange = exchange.id
            try:
                given = _object(body)
                exchange.request_body = given
                respond(self._desk, self._desk.response_urls.use(path), given)
                status, said = 200, "ok"
            except MethodRefused as refused:
                exchange.error = refused.code
                status, said = _STATUS.get(refused.code, 400), json.dumps(refused.as_json())
            self._desk.exchange = 0
            exchange.status, exchange.answer_body = status, said
            exchange.took_ms = (time.perf_counter() - started) * 1000
        return status, said


def _object(body: bytes) -> dict[str, Any]:
    try:
        given = json.loads(body)
    except ValueError:
        raise MethodRefused("invalid_payload") from None
    if not isinstance(given, dict):
        raise MethodRefused("invalid_payload")
    return given
